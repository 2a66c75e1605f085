-- Tags of people on payments; letters of either case are the same.
CREATE TABLE tag (
    account TEXT NOT NULL REFERENCES account (id),
    txn     TEXT NOT NULL CHECK (length(txn) BETWEEN 1 AND 64),
    tag     TEXT NOT NULL COLLATE NOCASE CHECK (length(tag) BETWEEN 1 AND 30),
    PRIMARY KEY (account, txn, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX tag_name ON tag (account, tag);
