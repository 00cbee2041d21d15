-- What people decide about figures. A decision is a row of its own and final: nothing is overwritten, an undo is a
-- decision too. What follows from the decisions in force stands in settled_fact, beside the fact as it was read.

CREATE TABLE decision (
  decision_id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES document,
  -- UTC, ISO 8601 with milliseconds.
  made_at     TEXT NOT NULL,
  reviewer    TEXT NOT NULL,
  action      TEXT NOT NULL CHECK (action IN ('accept', 'change', 'report_wrong', 'unreadable', 'skip', 'undo')),
  -- 1: asked again without showing what was settled; such a decision changes nothing but the measured agreement.
  blind       INTEGER NOT NULL CHECK (blind IN (0, 1)),
  -- Name, concept and item the figure had then.
  fact        TEXT NOT NULL,
  concept     TEXT NOT NULL,
  item        TEXT,
  -- The place of its print: page, box as displayed, and which of the figures printed in that box it is (from 0).
  page        INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  figure      INTEGER NOT NULL CHECK (figure >= 0),
  figures     INTEGER NOT NULL CHECK (figures > figure),
  -- SHA-256 over the document's hash and the place.
  ink         TEXT NOT NULL CHECK (length(ink) = 64),
  old_text    TEXT NOT NULL,
  old_value   TEXT,
  new_text    TEXT NOT NULL,
  new_value   TEXT,
  unit        TEXT,
  reason      TEXT NOT NULL,
  -- SHA-256 of the page's reading that was in front of the reviewer.
  page_sha256 TEXT NOT NULL CHECK (length(page_sha256) = 64),
  undoes      INTEGER REFERENCES decision,
  -- SHA-256 over this row and the chain of the one before it: a row changed or taken out later is found by verify.
  chain       TEXT NOT NULL CHECK (length(chain) = 64),
  CHECK ((action = 'undo') = (undoes IS NOT NULL))
) STRICT;
CREATE INDEX decision_document ON decision (document_id);
CREATE UNIQUE INDEX decision_undone ON decision (undoes) WHERE undoes IS NOT NULL;
CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision BEGIN SELECT RAISE (ABORT, 'decisions are final'); END;
CREATE TRIGGER decision_stays BEFORE DELETE ON decision BEGIN SELECT RAISE (ABORT, 'decisions stay'); END;

-- The figure as settled by the decision in force; the columns are those of fact.
CREATE TABLE settled_fact (
  fact_id     INTEGER PRIMARY KEY REFERENCES fact ON DELETE CASCADE,
  decision_id INTEGER NOT NULL REFERENCES decision,
  value       TEXT,
  value_order REAL,
  value_text  TEXT,
  upper       TEXT,
  unit        TEXT,
  base_value  TEXT,
  base_order  REAL,
  comparator  TEXT CHECK (comparator IN ('=', '>=', '<=', '>', '<', 'between')),
  decimals    INTEGER,
  text        TEXT NOT NULL,
  match_begin INTEGER NOT NULL,
  match_end   INTEGER NOT NULL,
  confidence  REAL NOT NULL,
  sure        INTEGER NOT NULL CHECK (sure IN (0, 1))
) STRICT;

-- Facts show what was settled; the columns at the end tell what was read and by which decision it is replaced.
DROP VIEW v_fact;
CREATE VIEW v_fact AS
-- A row a reported figure (or, for text concepts, a reported text), by document_id and place.
SELECT f.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = f.document_id) AS file, d.entity,
       -- f1, f2, ... within the document
       f.name AS fact,
       -- what is reported; the project (NULL: the department as a whole); the row; levels above as a JSON array
       f.concept, f.subject, f.item, f.path,
       -- the year it is about, where it says so
       f.period,
       -- exact, as read or as a person settled it; value_order is the nearest REAL, to sort and to reckon roughly
       CASE WHEN s.fact_id IS NULL THEN coalesce(f.value, f.value_text) ELSE coalesce(s.value, s.value_text) END AS value,
       CASE WHEN s.fact_id IS NULL THEN f.value_order ELSE s.value_order END AS value_order,
       CASE WHEN s.fact_id IS NULL THEN f.unit ELSE s.unit END AS unit,
       -- money in yuan, rates in percent
       CASE WHEN s.fact_id IS NULL THEN f.base_value ELSE s.base_value END AS base_value,
       CASE WHEN s.fact_id IS NULL THEN f.base_order ELSE s.base_order END AS base_order,
       -- of a target: =, >=, <=, >, <, between (value and upper)
       CASE WHEN s.fact_id IS NULL THEN f.comparator ELSE s.comparator END AS comparator,
       CASE WHEN s.fact_id IS NULL THEN f.upper ELSE s.upper END AS upper,
       -- as printed
       coalesce(s.text, f.text) AS text, f.page, f.x0, f.y0, f.x1, f.y1, f.table_name AS "table", f.row, f.col,
       coalesce(s.confidence, f.confidence) AS confidence,
       -- 1 where independent readers agreed, the text layer is trusted, or a person settled it
       coalesce(s.sure, f.sure) AS sure,
       -- the year of the report; digits behind the point as printed; values of other readings as a JSON array
       d.year, CASE WHEN s.fact_id IS NULL THEN f.decimals ELSE s.decimals END AS decimals, f.alternatives,
       -- what was read, whatever was settled; the decision that settles it, NULL where none does
       coalesce(f.value, f.value_text) AS read_value, f.text AS read_text, s.decision_id AS decision
FROM fact f JOIN document d USING (document_id) LEFT JOIN settled_fact s USING (fact_id)
ORDER BY f.document_id, f.fact_id;

CREATE VIEW v_decision AS
-- A row a decision, in the order they were made; in_force: it settles a figure now.
SELECT c.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = c.document_id) AS file,
       c.decision_id AS decision, c.made_at, c.reviewer, c.action, c.blind, c.fact, c.concept, c.item, c.page, c.x0, c.y0,
       c.x1, c.y1, c.old_text, c.old_value, c.new_text, c.new_value, c.unit, c.reason, c.page_sha256, c.undoes,
       EXISTS (SELECT 1 FROM settled_fact s WHERE s.decision_id = c.decision_id) AS in_force
FROM decision c
ORDER BY c.decision_id;
