-- Names in the secret store that nothing uses, or not yet: a name is noted here before the
-- secret is stored and when it is no longer used, and goes once the store has forgotten it.
-- What is still here at a start is left over from an interruption and is removed then.
CREATE TABLE loose_secret (
    name  TEXT NOT NULL PRIMARY KEY CHECK (length(name) > 0),
    since INTEGER NOT NULL
) STRICT;
