-- A terminal that is switched off here stays with its history. The reader and where it stands.
ALTER TABLE terminal ADD COLUMN active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1));
ALTER TABLE terminal ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE terminal ADD COLUMN model TEXT NOT NULL DEFAULT '';
ALTER TABLE terminal ADD COLUMN serial TEXT NOT NULL DEFAULT '';
ALTER TABLE terminal ADD COLUMN counter TEXT NOT NULL DEFAULT '';
ALTER TABLE terminal ADD COLUMN drawer TEXT NOT NULL DEFAULT '';
ALTER TABLE terminal ADD COLUMN whereabouts TEXT NOT NULL DEFAULT '';
