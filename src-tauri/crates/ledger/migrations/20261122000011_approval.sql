-- Requests that a second person decides. act is what was asked, as JSON; bound is a digest over
-- everything that was asked, so that nothing else can be done under the same approval.
CREATE TABLE approval (
    no             INTEGER PRIMARY KEY AUTOINCREMENT,
    id             TEXT NOT NULL UNIQUE,
    account        TEXT NOT NULL REFERENCES account (id),
    terminal       TEXT NOT NULL,
    act            TEXT NOT NULL CHECK (json_valid(act)),
    target         TEXT NOT NULL CHECK (length(target) > 0),
    summary        TEXT NOT NULL CHECK (length(summary) > 0),
    reason         TEXT NOT NULL REFERENCES reason (id),
    note           TEXT NOT NULL,
    requested_by   TEXT NOT NULL REFERENCES person (id),
    requested_name TEXT NOT NULL,
    requested_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL,
    bound          BLOB NOT NULL CHECK (length(bound) = 32),
    state          TEXT NOT NULL CHECK (state IN ('waiting', 'approved', 'refused', 'withdrawn')),
    decided_by     TEXT REFERENCES person (id),
    decided_name   TEXT,
    decided_at     INTEGER,
    decision_note  TEXT NOT NULL DEFAULT '',
    intent         TEXT,
    problem        TEXT,
    CHECK (decided_by IS NULL OR state = 'withdrawn' OR decided_by <> requested_by),
    CHECK ((state = 'waiting') = (decided_at IS NULL))
) STRICT;

CREATE INDEX approval_target ON approval (account, target);

-- What was asked does not change; only the decision and what came of it are added.
CREATE TRIGGER approval_is_not_reworded BEFORE UPDATE ON approval
WHEN OLD.id <> NEW.id OR OLD.no <> NEW.no OR OLD.account <> NEW.account OR OLD.terminal <> NEW.terminal
    OR OLD.act <> NEW.act OR OLD.target <> NEW.target OR OLD.summary <> NEW.summary
    OR OLD.reason <> NEW.reason OR OLD.note <> NEW.note OR OLD.requested_by <> NEW.requested_by
    OR OLD.requested_at <> NEW.requested_at OR OLD.expires_at <> NEW.expires_at OR OLD.bound <> NEW.bound
    OR (OLD.state <> 'waiting' AND OLD.state <> NEW.state)
BEGIN
    SELECT RAISE(ABORT, 'a request is not reworded');
END;
