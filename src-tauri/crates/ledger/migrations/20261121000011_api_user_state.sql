-- A user that is switched off here stays with its history. registered_on is the day on which
-- Converge registered it for API use.
ALTER TABLE api_user ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE api_user ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE api_user ADD COLUMN registered_on TEXT CHECK (length(registered_on) = 10);
