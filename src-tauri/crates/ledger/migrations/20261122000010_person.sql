-- People who sign in here. The password is kept as argon2id of it, with its salt and cost; the
-- cost stands beside it so that it can rise later. alone_limit and approve_limit are minor units
-- of the currency: up to which a person needs nobody else, and up to which they may approve for
-- others (none: any amount).
CREATE TABLE person (
    id            TEXT NOT NULL PRIMARY KEY,
    name          TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(name) BETWEEN 1 AND 60),
    role          TEXT NOT NULL CHECK (length(role) > 0),
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    salt          BLOB NOT NULL CHECK (length(salt) = 16),
    hash          BLOB NOT NULL CHECK (length(hash) = 32),
    memory_kib    INTEGER NOT NULL CHECK (memory_kib > 0),
    passes        INTEGER NOT NULL CHECK (passes > 0),
    password_at   INTEGER NOT NULL,
    must_change   INTEGER NOT NULL CHECK (must_change IN (0, 1)),
    currency      TEXT NOT NULL CHECK (length(currency) = 3),
    alone_limit   INTEGER NOT NULL CHECK (alone_limit >= 0),
    approve_limit INTEGER CHECK (approve_limit >= 0),
    wrong         INTEGER NOT NULL CHECK (wrong >= 0),
    locked_until  INTEGER,
    signed_in_at  INTEGER,
    created_at    INTEGER NOT NULL
) STRICT;

-- Reasons for which money goes back or is settled: the town's own words.
CREATE TABLE reason (
    id      TEXT NOT NULL PRIMARY KEY,
    words   TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (length(words) BETWEEN 1 AND 60),
    retired INTEGER NOT NULL CHECK (retired IN (0, 1)),
    place   INTEGER NOT NULL
) STRICT;

INSERT INTO reason (id, words, retired, place) VALUES
    ('class_cancelled', 'Class cancelled', 0, 1),
    ('charged_twice', 'Charged twice', 0, 2),
    ('wrong_amount', 'Wrong amount', 0, 3),
    ('wrong_item', 'Wrong class or item', 0, 4),
    ('resident_withdrew', 'Resident withdrew', 0, 5),
    ('other', 'Other (see note)', 0, 6);
