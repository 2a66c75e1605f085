-- One API user's PIN on one terminal. The PIN is not here: secret is the opaque name under
-- which it lies in the operating system's store. ends are its last characters (at most a
-- quarter of it), fingerprint is keyed and serves to find the same PIN used twice.
CREATE TABLE credential (
    id           TEXT NOT NULL PRIMARY KEY,
    api_user     TEXT NOT NULL REFERENCES api_user (id),
    terminal     TEXT NOT NULL REFERENCES terminal (id),
    secret       TEXT NOT NULL UNIQUE,
    length       INTEGER NOT NULL,
    ends         TEXT NOT NULL CHECK (length(ends) <= 4),
    fingerprint  BLOB NOT NULL CHECK (length(fingerprint) = 32),
    set_at       INTEGER NOT NULL,
    checked_at   INTEGER,
    outcome      TEXT,
    gateway_code INTEGER,
    UNIQUE (api_user, terminal)
) STRICT;
