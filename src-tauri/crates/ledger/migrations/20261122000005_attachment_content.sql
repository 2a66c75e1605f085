-- A file as it was attached, at most 10 MB.
CREATE TABLE attachment_content (
    attachment TEXT NOT NULL PRIMARY KEY REFERENCES attachment (id) ON DELETE CASCADE,
    bytes      BLOB NOT NULL CHECK (length(bytes) BETWEEN 1 AND 10485760)
) STRICT;
