-- The seal of each audit entry: a keyed digest (HMAC-SHA256) over all its columns and the seal
-- before it. key names the key in the secret store; late is 1 where an entry was sealed only
-- after the program that wrote it had ended.
CREATE TABLE audit_seal (
    no       INTEGER PRIMARY KEY REFERENCES audit (no),
    key      TEXT NOT NULL CHECK (length(key) > 0),
    late     INTEGER NOT NULL CHECK (late IN (0, 1)),
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    seal     BLOB NOT NULL CHECK (length(seal) = 32)
) STRICT;

CREATE TRIGGER audit_seal_is_not_changed BEFORE UPDATE ON audit_seal
BEGIN
    SELECT RAISE(ABORT, 'seals are not changed');
END;

CREATE TRIGGER audit_seal_is_not_removed BEFORE DELETE ON audit_seal
BEGIN
    SELECT RAISE(ABORT, 'seals are not removed');
END;

CREATE TRIGGER audit_seal_is_not_replaced BEFORE INSERT ON audit_seal
WHEN EXISTS (SELECT 1 FROM audit_seal WHERE no = NEW.no)
BEGIN
    SELECT RAISE(ABORT, 'seals are not replaced');
END;
