-- The town's own book of plans. kind: 1 recurring, 2 installment. state: 1 draft, 2 active,
-- 3 ended at the gateway, 4 crossed out here. Amounts are minor units of one payment; dates
-- YYYY-MM-DD; expiry MMYY. No card number and no token has a column here: a new plan takes the
-- card of an earlier payment.
CREATE TABLE plan (
    id            TEXT NOT NULL PRIMARY KEY,
    account       TEXT NOT NULL REFERENCES account (id),
    terminal      TEXT NOT NULL REFERENCES terminal (id),
    kind          INTEGER NOT NULL CHECK (kind IN (1, 2)),
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 4),
    gateway_id    TEXT CHECK (gateway_id IS NULL OR length(gateway_id) BETWEEN 30 AND 50),
    name          TEXT NOT NULL CHECK (length(name) <= 100),
    minor         INTEGER NOT NULL CHECK (minor > 0),
    currency      TEXT NOT NULL CHECK (length(currency) = 3),
    made          INTEGER CHECK (made >= 0),
    total         INTEGER CHECK (total BETWEEN 1 AND 9999),
    start         TEXT CHECK (start IS NULL OR length(start) = 10),
    next          TEXT CHECK (next IS NULL OR length(next) = 10),
    cycle         INTEGER NOT NULL CHECK (cycle BETWEEN 1 AND 11),
    half          INTEGER CHECK (half IN (1, 2)),
    end_of_month  INTEGER NOT NULL DEFAULT 0 CHECK (end_of_month IN (0, 1)),
    skip_next     INTEGER NOT NULL DEFAULT 0 CHECK (skip_next IN (0, 1)),
    first_name    TEXT NOT NULL DEFAULT '',
    last_name     TEXT NOT NULL DEFAULT '',
    company       TEXT NOT NULL DEFAULT '',
    phone         TEXT NOT NULL DEFAULT '',
    email         TEXT NOT NULL DEFAULT '',
    card_of       TEXT CHECK (card_of IS NULL OR length(card_of) BETWEEN 1 AND 64),
    card_brand    TEXT NOT NULL DEFAULT '',
    card_last4    TEXT NOT NULL DEFAULT '' CHECK (length(card_last4) <= 4),
    card_expiry   TEXT NOT NULL DEFAULT '' CHECK (length(card_expiry) IN (0, 4)),
    last_result   INTEGER CHECK (last_result BETWEEN 1 AND 3),
    last_message  TEXT NOT NULL DEFAULT '',
    last_at       INTEGER,
    last_txn      TEXT,
    reason        TEXT NOT NULL DEFAULT '',
    created_at    INTEGER NOT NULL,
    created_by    TEXT NOT NULL CHECK (length(created_by) > 0),
    changed_at    INTEGER NOT NULL,
    CHECK (kind = 2 OR total IS NULL),
    CHECK (state <> 1 OR gateway_id IS NULL)
) STRICT;

CREATE UNIQUE INDEX plan_gateway ON plan (account, gateway_id) WHERE gateway_id IS NOT NULL;
CREATE INDEX plan_account ON plan (account);
