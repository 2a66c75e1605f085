-- How a task of the checklist stands, where a person said so. subject is our id of a terminal
-- or API user, or empty for the account.
CREATE TABLE task (
    account    TEXT NOT NULL REFERENCES account (id),
    word       TEXT NOT NULL CHECK (length(word) > 0),
    subject    TEXT NOT NULL,
    status     TEXT NOT NULL CHECK (length(status) > 0),
    since      TEXT CHECK (length(since) = 10),
    ticket     TEXT NOT NULL,
    agent      TEXT NOT NULL,
    note       TEXT NOT NULL,
    changed_by TEXT NOT NULL CHECK (length(changed_by) > 0),
    changed_at INTEGER NOT NULL,
    PRIMARY KEY (account, word, subject)
) STRICT, WITHOUT ROWID;
