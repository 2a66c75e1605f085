-- Where a row comes from: 1 the gateway, 2 a file somebody exported from its web site.
ALTER TABLE txn ADD COLUMN origin INTEGER NOT NULL DEFAULT 1 CHECK (origin IN (1, 2));

-- One row. generation grows with every commit that adds or changes payments, whichever program
-- made it. txn_changed is complete from changes_from on: who knows an older generation reads
-- everything again. search_damaged says that the text index may lack rows.
CREATE TABLE list_state (
    one            INTEGER PRIMARY KEY CHECK (one = 1),
    generation     INTEGER NOT NULL,
    changes_from   INTEGER NOT NULL,
    search_damaged INTEGER NOT NULL CHECK (search_damaged IN (0, 1))
) STRICT;

INSERT INTO list_state (one, generation, changes_from, search_damaged) VALUES (1, 1, 1, 0);

-- Rows that were there before and said something else from this generation on. New rows are
-- not here: their rid is larger than any before.
CREATE TABLE txn_changed (
    generation INTEGER NOT NULL,
    rid        INTEGER NOT NULL,
    PRIMARY KEY (generation, rid)
) STRICT, WITHOUT ROWID;
