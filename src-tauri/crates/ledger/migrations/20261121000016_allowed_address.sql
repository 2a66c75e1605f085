-- An address allowed at Converge for one terminal, as typed. override_reason is the sentence
-- with which a person went against the rule that counters have no allow-list.
CREATE TABLE allowed_address (
    id              TEXT NOT NULL PRIMARY KEY,
    terminal        TEXT NOT NULL REFERENCES terminal (id) ON DELETE CASCADE,
    address         TEXT NOT NULL CHECK (length(address) > 0),
    note            TEXT NOT NULL,
    asked_on        TEXT CHECK (length(asked_on) = 10),
    confirmed_on    TEXT CHECK (length(confirmed_on) = 10),
    confirmed_by    TEXT NOT NULL,
    override_reason TEXT CHECK (length(override_reason) > 0),
    created_at      INTEGER NOT NULL,
    UNIQUE (terminal, address)
) STRICT;
