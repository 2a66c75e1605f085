-- What was asked of the gateway beyond reading: durable before the first byte leaves. Instants
-- are UTC milliseconds; kind and state are the numbers of ActKind and IntentState.
CREATE TABLE intent (
    id            TEXT PRIMARY KEY CHECK (length(id) = 36),
    account       TEXT NOT NULL REFERENCES account (id),
    terminal      TEXT NOT NULL REFERENCES terminal (id),
    user_id       TEXT NOT NULL CHECK (length(user_id) > 0),
    kind          INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 8),
    target        TEXT NOT NULL CHECK (length(target) > 0),
    act           TEXT NOT NULL CHECK (json_valid(act)),
    amount        INTEGER,
    currency      TEXT CHECK (currency IS NULL OR length(currency) = 3),
    baseline      TEXT NOT NULL CHECK (json_valid(baseline)),
    digest        TEXT NOT NULL CHECK (length(digest) = 64),
    requested_by  TEXT NOT NULL CHECK (length(requested_by) > 0),
    approved_by   TEXT,
    approval      TEXT,
    reason        TEXT NOT NULL,
    note          TEXT NOT NULL,
    previous      TEXT REFERENCES intent (id),
    armed_at      INTEGER NOT NULL,
    state         INTEGER NOT NULL CHECK (state BETWEEN 1 AND 10),
    dispatched_at INTEGER,
    ended_at      INTEGER,
    told          TEXT CHECK (told IS NULL OR json_valid(told)),
    looks         INTEGER NOT NULL DEFAULT 0,
    next_look     INTEGER,
    CHECK ((amount IS NULL) = (currency IS NULL))
) STRICT;

-- One open act for a target: a second click, window or process stops here.
CREATE UNIQUE INDEX intent_open ON intent (account, target) WHERE state IN (1, 2, 7, 10);
CREATE INDEX intent_state ON intent (state, next_look);
CREATE INDEX intent_target ON intent (account, target, armed_at);
-- An approved request is carried out once.
CREATE UNIQUE INDEX intent_approval ON intent (approval) WHERE approval IS NOT NULL;

-- Every step and every look-up, in order. Only added to.
CREATE TABLE intent_step (
    no       INTEGER PRIMARY KEY AUTOINCREMENT,
    intent   TEXT NOT NULL REFERENCES intent (id),
    at       INTEGER NOT NULL,
    state    INTEGER NOT NULL CHECK (state BETWEEN 1 AND 10),
    what     TEXT NOT NULL CHECK (length(what) > 0),
    evidence TEXT CHECK (evidence IS NULL OR json_valid(evidence))
) STRICT;

CREATE INDEX intent_step_intent ON intent_step (intent, no);

CREATE TRIGGER intent_is_not_removed BEFORE DELETE ON intent
BEGIN
    SELECT RAISE(ABORT, 'intents are not removed');
END;

CREATE TRIGGER intent_is_not_replaced BEFORE INSERT ON intent
WHEN EXISTS (SELECT 1 FROM intent WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'intents are not replaced');
END;

CREATE TRIGGER intent_stays_what_it_is BEFORE UPDATE OF id, account, terminal, user_id, kind, target, act,
    amount, currency, baseline, digest, requested_by, approved_by, approval, reason, note, previous,
    armed_at ON intent
BEGIN
    SELECT RAISE(ABORT, 'what was asked does not change');
END;

-- The steps of IntentState::may_become, once more where a fault in the program cannot pass.
CREATE TRIGGER intent_goes_forward BEFORE UPDATE OF state ON intent
WHEN NEW.state <> OLD.state AND NOT (
    (OLD.state = 1 AND NEW.state IN (2, 6))
    OR (OLD.state = 2 AND NEW.state IN (3, 4, 5, 6, 7))
    OR (OLD.state = 7 AND NEW.state IN (8, 9, 10))
    OR (OLD.state = 10 AND NEW.state IN (8, 9))
)
BEGIN
    SELECT RAISE(ABORT, 'an intent does not go back');
END;

CREATE TRIGGER intent_step_is_not_changed BEFORE UPDATE ON intent_step
BEGIN
    SELECT RAISE(ABORT, 'steps are not changed');
END;

CREATE TRIGGER intent_step_is_not_removed BEFORE DELETE ON intent_step
BEGIN
    SELECT RAISE(ABORT, 'steps are not removed');
END;
