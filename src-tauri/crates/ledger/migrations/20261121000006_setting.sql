-- Preferences, the setup draft (holds no secret), the name of the fingerprint key.
CREATE TABLE setting (
    name  TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT;
