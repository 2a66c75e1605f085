-- One Converge merchant account of the town. Ids are ours and random; merchant_id is the
-- gateway's account id, text because leading zeros count.
CREATE TABLE account (
    id           TEXT NOT NULL PRIMARY KEY,
    name         TEXT NOT NULL CHECK (length(name) > 0),
    merchant_id  TEXT NOT NULL CHECK (length(merchant_id) BETWEEN 6 AND 15),
    environment  INTEGER NOT NULL CHECK (environment BETWEEN 1 AND 4),
    endpoint     TEXT,
    gateway_zone TEXT NOT NULL,
    display_zone TEXT NOT NULL,
    currency     TEXT NOT NULL CHECK (length(currency) = 3),
    created_at   INTEGER NOT NULL,
    UNIQUE (name)
) STRICT;
