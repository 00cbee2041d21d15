-- How often a page was begun to be read; number 0 is the opening of the document. Written before the work starts, so
-- that it is known even where the work ended everything. Kept only while it says something.
CREATE TABLE page_attempt (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 0),
  -- Attempts in a row that failed in a way that may pass (a worker that died, a time limit).
  failed      INTEGER NOT NULL DEFAULT 0 CHECK (failed >= 0),
  -- Attempts in a row that never ended: the run did, or the machine.
  unfinished  INTEGER NOT NULL DEFAULT 0 CHECK (unfinished >= 0),
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;
