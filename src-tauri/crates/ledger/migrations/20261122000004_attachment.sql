-- Files kept with payments; what is in them lies in a table of its own, so that lists stay quick.
CREATE TABLE attachment (
    id      TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    txn     TEXT NOT NULL CHECK (length(txn) BETWEEN 1 AND 64),
    name    TEXT NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    size    INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
    sha256  TEXT NOT NULL CHECK (length(sha256) = 64),
    who     TEXT NOT NULL CHECK (length(who) > 0),
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX attachment_txn ON attachment (account, txn);
