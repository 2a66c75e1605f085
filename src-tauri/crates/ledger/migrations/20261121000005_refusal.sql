-- Each time the gateway said that user id and PIN do not belong together: the brake counts
-- them, because repeated failures can block a town's address.
CREATE TABLE refusal (
    no      INTEGER PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    at      INTEGER NOT NULL
) STRICT;

CREATE INDEX refusal_account_at ON refusal (account, at);
