-- Who did what. Rows are only ever added; before and after hold no secret.
CREATE TABLE audit (
    no          INTEGER PRIMARY KEY AUTOINCREMENT,
    at          INTEGER NOT NULL,
    who         TEXT NOT NULL CHECK (length(who) > 0),
    source      TEXT NOT NULL,
    account     TEXT,
    action      TEXT NOT NULL CHECK (length(action) > 0),
    object      TEXT NOT NULL,
    object_id   TEXT,
    object_name TEXT NOT NULL,
    sentence    TEXT NOT NULL CHECK (length(sentence) > 0),
    reason      TEXT,
    before      TEXT,
    after       TEXT,
    result      TEXT NOT NULL
) STRICT;

CREATE INDEX audit_object ON audit (object_id, no);
CREATE INDEX audit_account ON audit (account, no);

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit entries are not changed');
END;

CREATE TRIGGER audit_is_not_removed BEFORE DELETE ON audit
BEGIN
    SELECT RAISE(ABORT, 'audit entries are not removed');
END;
