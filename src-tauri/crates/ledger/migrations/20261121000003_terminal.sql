-- A terminal. It never exists without a kind. What the gateway itself reported of it, once
-- it was asked, stands beside what the clerk chose.
CREATE TABLE terminal (
    id                TEXT NOT NULL PRIMARY KEY,
    account           TEXT NOT NULL REFERENCES account (id),
    name              TEXT NOT NULL CHECK (length(name) > 0),
    kind              INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 4),
    api_user          TEXT REFERENCES api_user (id),
    position          INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    reported_name     TEXT,
    reported_kind     TEXT,
    reported_currency TEXT,
    reported_zone     TEXT,
    reported_status   TEXT,
    UNIQUE (account, name)
) STRICT;
