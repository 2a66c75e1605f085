-- The merchant's address as the gateway reports it, lines parted by line breaks: receipts show it.
ALTER TABLE terminal ADD COLUMN reported_address TEXT;
