-- The configuration without secrets, as it was after each change, so that two days can be
-- compared. Rows are only ever added.
CREATE TABLE configuration_snapshot (
    no   INTEGER PRIMARY KEY AUTOINCREMENT,
    at   INTEGER NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body))
) STRICT;

CREATE INDEX configuration_snapshot_at ON configuration_snapshot (at, no);
