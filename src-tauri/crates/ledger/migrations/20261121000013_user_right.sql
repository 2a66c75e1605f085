-- A right of an API user that a person ticked. What a call proved is read from the PINs.
CREATE TABLE user_right (
    api_user  TEXT NOT NULL REFERENCES api_user (id) ON DELETE CASCADE,
    word      TEXT NOT NULL CHECK (length(word) > 0),
    ticked_at INTEGER NOT NULL,
    ticked_by TEXT NOT NULL CHECK (length(ticked_by) > 0),
    PRIMARY KEY (api_user, word)
) STRICT, WITHOUT ROWID;
