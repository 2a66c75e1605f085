-- The gateway's copy of a plan as it was last seen, beside the town's book and never merged
-- into it by itself. One row a terminal that was asked: a plan may turn up under another one.
-- fields: masked JSON of names and texts; empty where the gateway knows no such plan there.
CREATE TABLE plan_seen (
    plan     TEXT NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
    terminal TEXT NOT NULL REFERENCES terminal (id),
    found    INTEGER NOT NULL CHECK (found IN (0, 1)),
    fields   TEXT NOT NULL CHECK (json_valid(fields)),
    how      INTEGER NOT NULL CHECK (how BETWEEN 1 AND 4),
    at       INTEGER NOT NULL,
    who      TEXT NOT NULL CHECK (length(who) > 0),
    PRIMARY KEY (plan, terminal)
) STRICT, WITHOUT ROWID;
