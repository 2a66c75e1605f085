-- An API user of an account. Case-sensitive at the gateway, so here too.
CREATE TABLE api_user (
    id         TEXT NOT NULL PRIMARY KEY,
    account    TEXT NOT NULL REFERENCES account (id),
    user_id    TEXT NOT NULL CHECK (length(user_id) BETWEEN 1 AND 15),
    created_at INTEGER NOT NULL,
    UNIQUE (account, user_id)
) STRICT;
