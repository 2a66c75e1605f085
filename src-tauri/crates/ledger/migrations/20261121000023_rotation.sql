-- A rotation under way: the PIN that is not in use beside the one that is. Before the switch
-- that is the new one, after it the old one. Both lie in the secret store until the old one
-- is retired, so that at no point neither is there.
CREATE TABLE rotation (
    id           TEXT NOT NULL PRIMARY KEY,
    credential   TEXT NOT NULL UNIQUE REFERENCES credential (id) ON DELETE CASCADE,
    state        TEXT NOT NULL CHECK (state IN ('stored', 'verified', 'refused', 'switched')),
    secret       TEXT NOT NULL UNIQUE,
    length       INTEGER NOT NULL,
    ends         TEXT NOT NULL CHECK (length(ends) <= 4),
    fingerprint  BLOB NOT NULL CHECK (length(fingerprint) = 32),
    set_at       INTEGER NOT NULL,
    checked_at   INTEGER,
    checked_by   TEXT,
    outcome      TEXT,
    gateway_code INTEGER,
    started_at   INTEGER NOT NULL,
    switched_at  INTEGER,
    remind_on    TEXT CHECK (length(remind_on) = 10),
    CHECK ((state = 'switched') = (switched_at IS NOT NULL))
) STRICT;
