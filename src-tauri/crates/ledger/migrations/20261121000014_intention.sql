-- What the town intends to do on a terminal; looking up is implied. override_reason is the
-- sentence with which a person went against a rule of the terminal's kind.
CREATE TABLE intention (
    terminal        TEXT NOT NULL REFERENCES terminal (id) ON DELETE CASCADE,
    word            TEXT NOT NULL CHECK (length(word) > 0),
    override_reason TEXT CHECK (length(override_reason) > 0),
    PRIMARY KEY (terminal, word)
) STRICT, WITHOUT ROWID;
