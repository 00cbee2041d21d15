-- 0 until a document has been held against those of the same unit in the years beside it, as it stands now: a run that
-- was killed in between, a merge and a decision leave that to the next run.
ALTER TABLE document ADD COLUMN years_compared INTEGER NOT NULL DEFAULT 0 CHECK (years_compared IN (0, 1));
