-- Where rows come from: one terminal of one account. The ids are the ledger's, opaque here.
CREATE TABLE source (
    no       INTEGER PRIMARY KEY,
    account  TEXT NOT NULL,
    terminal TEXT NOT NULL,
    rows     INTEGER NOT NULL DEFAULT 0,
    UNIQUE (account, terminal)
) STRICT;

-- One row a transaction. rid is dense and in order of arrival (the full-text index is small
-- only then); t is the instant in UTC seconds, 0 where the gateway's text could not be read;
-- day is the gateway's calendar day. Amounts are minor units, NULL where they could not be
-- read exactly. No column for a full card number, a security code or track data exists.
CREATE TABLE txn (
    rid         INTEGER PRIMARY KEY,
    id          TEXT NOT NULL UNIQUE CHECK (length(id) BETWEEN 1 AND 64),
    t           INTEGER NOT NULL,
    day         INTEGER NOT NULL,
    source      INTEGER NOT NULL REFERENCES source (no),
    status      INTEGER NOT NULL CHECK (status BETWEEN 1 AND 255),
    type        INTEGER NOT NULL CHECK (type BETWEEN 1 AND 255),
    brand       INTEGER NOT NULL CHECK (brand BETWEEN 1 AND 255),
    currency    TEXT NOT NULL CHECK (length(currency) = 3),
    amount      INTEGER,
    refunded    INTEGER,
    last4       TEXT NOT NULL CHECK (length(last4) <= 4),
    customer    TEXT NOT NULL,
    invoice     TEXT NOT NULL,
    description TEXT NOT NULL,
    approval    TEXT NOT NULL,
    user_name   TEXT NOT NULL,
    batch       TEXT NOT NULL,
    settled_raw TEXT NOT NULL,
    first_seen  INTEGER NOT NULL,
    versions    INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX txn_t ON txn (t);
CREATE INDEX txn_source_t ON txn (source, t);

-- Every field of the record as the gateway wrote it (masked), so that history can be read
-- again when understanding improves. Names are numbered to keep the rows small.
CREATE TABLE field_name (
    no   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE txn_fields (
    rid    INTEGER PRIMARY KEY REFERENCES txn (rid),
    fields BLOB NOT NULL
) STRICT;

-- What a row said before it changed.
CREATE TABLE txn_earlier (
    rid         INTEGER NOT NULL REFERENCES txn (rid),
    seq         INTEGER NOT NULL,
    replaced_at INTEGER NOT NULL,
    status      INTEGER NOT NULL,
    type        INTEGER NOT NULL,
    currency    TEXT NOT NULL,
    amount      INTEGER,
    fields      BLOB NOT NULL,
    PRIMARY KEY (rid, seq)
) STRICT;

-- Which days of which terminal are here: 1 complete, 2 incomplete. A day without a row was
-- never fetched. Written in the same transaction as the rows it speaks of.
CREATE TABLE coverage (
    source     INTEGER NOT NULL REFERENCES source (no),
    day        INTEGER NOT NULL,
    state      INTEGER NOT NULL CHECK (state IN (1, 2)),
    fetched_at INTEGER NOT NULL,
    PRIMARY KEY (source, day)
) STRICT, WITHOUT ROWID;

-- A sync and the windows it finished, so that an interrupted one goes on where it stopped.
CREATE TABLE sync_run (
    no          INTEGER PRIMARY KEY,
    account     TEXT NOT NULL,
    scope       TEXT NOT NULL,
    started_at  INTEGER NOT NULL,
    finished_at INTEGER,
    report      TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE sync_done (
    run      INTEGER NOT NULL REFERENCES sync_run (no),
    source   INTEGER NOT NULL,
    from_day INTEGER NOT NULL,
    to_day   INTEGER NOT NULL,
    PRIMARY KEY (run, source, from_day, to_day)
) STRICT, WITHOUT ROWID;

-- Substring search. detail=none and columnsize=0 keep it at a fifth of the usual size; hits
-- are candidates and are verified row by row.
CREATE VIRTUAL TABLE txn_fts USING fts5 (
    id, last4, customer, invoice, description,
    content = 'txn', content_rowid = 'rid',
    tokenize = 'trigram', detail = none, columnsize = 0
);
