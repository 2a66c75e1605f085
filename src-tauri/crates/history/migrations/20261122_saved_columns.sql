-- The columns in memory as they last were, 32,768 rows each, so that a start need not read every
-- payment. Only a copy: nothing is here that the payments do not say.
CREATE TABLE saved_columns (
    chunk INTEGER PRIMARY KEY,
    crc   INTEGER NOT NULL,
    data  BLOB NOT NULL
) STRICT;

-- One row. The generation that all of them show; what changed since is in txn_changed.
CREATE TABLE saved_state (
    one        INTEGER PRIMARY KEY CHECK (one = 1),
    generation INTEGER NOT NULL
) STRICT;

INSERT INTO saved_state (one, generation) VALUES (1, 0);
