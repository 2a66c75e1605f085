-- Notes of people on payments. txn is the gateway's id; the payment itself is in history.db,
-- which a sync can rebuild.
CREATE TABLE note (
    id      TEXT NOT NULL PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    txn     TEXT NOT NULL CHECK (length(txn) BETWEEN 1 AND 64),
    text    TEXT NOT NULL CHECK (length(text) BETWEEN 1 AND 2000),
    who     TEXT NOT NULL CHECK (length(who) > 0),
    at      INTEGER NOT NULL,
    edited  INTEGER NOT NULL DEFAULT 0 CHECK (edited IN (0, 1))
) STRICT;

CREATE INDEX note_txn ON note (account, txn);
