-- The last payments seen through a PIN (JSON, cards masked), where the gateway does not let
-- its terminal be read, and what a person answered to "Is this …?".
CREATE TABLE evidence (
    credential   TEXT NOT NULL PRIMARY KEY REFERENCES credential (id) ON DELETE CASCADE,
    at           INTEGER NOT NULL,
    days         INTEGER NOT NULL CHECK (days >= 0),
    payments     TEXT NOT NULL,
    confirmed    INTEGER CHECK (confirmed IN (0, 1)),
    confirmed_by TEXT,
    confirmed_at INTEGER,
    CHECK ((confirmed IS NULL) = (confirmed_at IS NULL))
) STRICT;
