-- A view of the list: what was typed, which columns in which order, sorted how.
CREATE TABLE saved_view (
    id         TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    name       TEXT NOT NULL COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 60),
    text       TEXT NOT NULL CHECK (length(text) <= 2000),
    columns    TEXT NOT NULL CHECK (json_valid(columns)),
    sort       TEXT CHECK (sort IS NULL OR json_valid(sort)),
    saved_at   INTEGER NOT NULL,
    UNIQUE (account, name)
) STRICT;
