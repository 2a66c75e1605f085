-- Our id of the person in who: a name may change, and people look for what somebody did.
ALTER TABLE audit ADD COLUMN person TEXT;

CREATE INDEX audit_person ON audit (person, no);
