-- Who checked a PIN last; the merchant that the gateway names for a terminal, and when it
-- last told about the terminal.
ALTER TABLE credential ADD COLUMN checked_by TEXT;
ALTER TABLE terminal ADD COLUMN reported_merchant TEXT;
ALTER TABLE terminal ADD COLUMN reported_at INTEGER;
