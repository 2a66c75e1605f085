-- INSERT OR REPLACE removes the old row without asking the trigger on DELETE: a number that is
-- taken is refused before that.
CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON audit
WHEN EXISTS (SELECT 1 FROM audit WHERE no = NEW.no)
BEGIN
    SELECT RAISE(ABORT, 'audit entries are not replaced');
END;
