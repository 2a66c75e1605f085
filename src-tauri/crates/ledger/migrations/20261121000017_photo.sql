-- A photo of a terminal's reader, at most 5 MB.
CREATE TABLE photo (
    terminal TEXT NOT NULL PRIMARY KEY REFERENCES terminal (id) ON DELETE CASCADE,
    media    TEXT NOT NULL CHECK (media IN ('image/jpeg', 'image/png')),
    bytes    BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 5242880),
    set_at   INTEGER NOT NULL
) STRICT;
