-- What people did with a payment without changing anything: 1 viewed, 2 exported. Once a day
-- for each person; day is days since 1970-01-01, at the first time on that day.
CREATE TABLE payment_event (
    account TEXT NOT NULL REFERENCES account (id),
    txn     TEXT NOT NULL CHECK (length(txn) BETWEEN 1 AND 64),
    kind    INTEGER NOT NULL CHECK (kind IN (1, 2)),
    who     TEXT NOT NULL CHECK (length(who) > 0),
    day     INTEGER NOT NULL,
    at      INTEGER NOT NULL,
    PRIMARY KEY (account, txn, kind, who, day)
) STRICT, WITHOUT ROWID;
