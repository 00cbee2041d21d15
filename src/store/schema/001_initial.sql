-- The database of a batch of self-evaluation reports. Everything a person may want to ask it is in the views at the
-- end (v_document, v_page, v_table, v_table_cell, v_fact, v_finding, v_diagnostic); the tables below them may change
-- with a migration, the views keep their columns.
--
-- Boxes (x0, y0, x1, y1) are in PDF points of the page as it is displayed upright, origin top left, y downwards.
-- Figures are TEXT and exact; a column named *_order beside one is its nearest REAL and only there to sort by.
-- Lists of strings are JSON arrays (read them with json_each).

-- One row for each file content that was ever met; two files with the same bytes are one document.
CREATE TABLE document (
  document_id INTEGER PRIMARY KEY,
  sha256      TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  -- 'running' until the first result is stored; afterwards the status of the stored result.
  status      TEXT NOT NULL CHECK (status IN ('running', 'ok', 'partial', 'failed', 'skipped')),
  -- Key of the stored result (empty before there is one) and of the work begun last. Equal keys, equal results.
  job_key     TEXT NOT NULL DEFAULT '',
  work_key    TEXT NOT NULL DEFAULT '',
  -- Key of the stored page readings: as the job key, but without the patterns.
  reading_key TEXT NOT NULL DEFAULT '',
  -- How often its readings were begun to be interpreted without an end: a document that takes the program down is
  -- given up. Reading does not count, it happens in processes of its own.
  attempts    INTEGER NOT NULL DEFAULT 0 CHECK (attempts >= 0),
  -- Pages of the file, and how many of them were asked for.
  page_count  INTEGER NOT NULL DEFAULT 0 CHECK (page_count >= 0),
  pages_asked INTEGER NOT NULL DEFAULT 0 CHECK (pages_asked >= 0),
  entity      TEXT,
  year        INTEGER,
  -- JSON object: program version, digest of the patterns, engines, options.
  generator   TEXT NOT NULL DEFAULT '{}'
) STRICT;

-- The names under which the bytes were met.
CREATE TABLE document_path (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  file        TEXT NOT NULL,
  PRIMARY KEY (document_id, file)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_path_file ON document_path (file);

-- What a worker sent for a page, whole (JSON), with boxes of the straightened page. Written as soon as the page is
-- read: a run that was killed goes on behind these, and changed patterns or checks start from them.
CREATE TABLE page_reading (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 1),
  reading     TEXT NOT NULL,
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE page (
  page_id     INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  number      INTEGER NOT NULL CHECK (number >= 1),
  status      TEXT NOT NULL CHECK (status IN ('ok', 'partial', 'failed', 'skipped')),
  source      TEXT NOT NULL CHECK (source IN ('text_layer', 'ocr', 'blank')),
  width       REAL NOT NULL,
  height      REAL NOT NULL,
  -- Clockwise turn that was needed to read the page, and the degrees of skew taken out after it.
  rotation    INTEGER NOT NULL CHECK (rotation IN (0, 90, 180, 270)),
  skew        REAL NOT NULL,
  dpi         REAL NOT NULL,
  confidence  REAL NOT NULL,
  cpu_seconds REAL NOT NULL,
  -- The text outside tables, one paragraph a line.
  text        TEXT NOT NULL,
  UNIQUE (document_id, number)
) STRICT;

-- Full text over page.text; rowid = page_id. Any three or more characters in a row are found, Chinese ones too.
CREATE VIRTUAL TABLE page_search USING fts5 (text, tokenize = 'trigram');

-- Printed lines outside tables, with their boxes.
CREATE TABLE line (
  page_id    INTEGER NOT NULL REFERENCES page ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  text       TEXT NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (page_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Running text over line and page breaks.
CREATE TABLE paragraph (
  document_id  INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ordinal      INTEGER NOT NULL,
  kind         TEXT NOT NULL CHECK (kind IN ('heading', 'body', 'title', 'table_title', 'page_number', 'running_head',
                                             'note')),
  page         INTEGER NOT NULL,
  -- Number (from 0) of the table that follows next; the number of tables after the last.
  before_table INTEGER NOT NULL,
  text         TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A whole table, joined over pages.
CREATE TABLE form_table (
  table_id    INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  name        TEXT NOT NULL,
  -- Kind of form (an id of the concepts, 'other' where none), the record that recognised it, whose form it is.
  form        TEXT NOT NULL,
  pattern     TEXT NOT NULL,
  subject     TEXT,
  title       TEXT NOT NULL,
  unit        TEXT NOT NULL,
  report      INTEGER NOT NULL,
  row_count   INTEGER NOT NULL CHECK (row_count >= 0),
  col_count   INTEGER NOT NULL CHECK (col_count >= 0),
  confidence  REAL NOT NULL,
  UNIQUE (document_id, name)
) STRICT;

-- The part of a table on one page.
CREATE TABLE table_part (
  table_id INTEGER NOT NULL REFERENCES form_table ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  page     INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  PRIMARY KEY (table_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What the columns and rows of a recognised form are.
CREATE TABLE table_column (
  table_id INTEGER NOT NULL REFERENCES form_table ON DELETE CASCADE,
  col      INTEGER NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (table_id, col)
) STRICT, WITHOUT ROWID;
CREATE TABLE table_row (
  table_id INTEGER NOT NULL REFERENCES form_table ON DELETE CASCADE,
  ordinal  INTEGER NOT NULL,
  row      INTEGER NOT NULL,
  kind     TEXT NOT NULL CHECK (kind IN ('header', 'indicator', 'money', 'total', 'block', 'entity', 'goal', 'note',
                                         'list', 'other')),
  path     TEXT NOT NULL,
  item     TEXT NOT NULL,
  PRIMARY KEY (table_id, ordinal)
) STRICT, WITHOUT ROWID;

-- Ruled cells; ink_* is the box of the print inside (NULL where the cell is blank).
CREATE TABLE cell (
  cell_id    INTEGER PRIMARY KEY,
  table_id   INTEGER NOT NULL REFERENCES form_table ON DELETE CASCADE,
  row        INTEGER NOT NULL,
  col        INTEGER NOT NULL,
  row_span   INTEGER NOT NULL CHECK (row_span >= 1),
  col_span   INTEGER NOT NULL CHECK (col_span >= 1),
  text       TEXT NOT NULL,
  page       INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  ink_x0 REAL, ink_y0 REAL, ink_x1 REAL, ink_y1 REAL,
  confidence REAL NOT NULL,
  -- 1 where independent readers agreed or the text layer was trusted.
  sure       INTEGER NOT NULL CHECK (sure IN (0, 1)),
  UNIQUE (table_id, row, col)
) STRICT;

-- Other readings of the ink of a cell, best first.
CREATE TABLE cell_reading (
  cell_id    INTEGER NOT NULL REFERENCES cell ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  text       TEXT NOT NULL,
  reader     TEXT NOT NULL,
  confidence REAL NOT NULL,
  PRIMARY KEY (cell_id, ordinal)
) STRICT, WITHOUT ROWID;

-- One reported figure (or, for the text concepts, one reported text), never without the place it stands at.
CREATE TABLE fact (
  fact_id     INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  name        TEXT NOT NULL,
  concept     TEXT NOT NULL,
  subject     TEXT,
  item        TEXT,
  path        TEXT NOT NULL,
  period      INTEGER,
  value       TEXT,
  value_order REAL,
  -- The text of a text concept (a date in ISO 8601).
  value_text  TEXT,
  -- Upper end of a range.
  upper       TEXT,
  unit        TEXT,
  base_value  TEXT,
  base_order  REAL,
  comparator  TEXT CHECK (comparator IN ('=', '>=', '<=', '>', '<', 'between')),
  decimals    INTEGER,
  text        TEXT NOT NULL,
  match_begin INTEGER NOT NULL,
  match_end   INTEGER NOT NULL,
  page        INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  table_name  TEXT,
  row         INTEGER,
  col         INTEGER,
  confidence  REAL NOT NULL,
  sure        INTEGER NOT NULL CHECK (sure IN (0, 1)),
  report      INTEGER NOT NULL,
  pattern     TEXT NOT NULL,
  alternatives TEXT NOT NULL,
  UNIQUE (document_id, name)
) STRICT;
CREATE INDEX fact_concept ON fact (concept, item);

-- The outcome of one cross-check.
CREATE TABLE finding (
  finding_id  INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  name        TEXT NOT NULL,
  check_name  TEXT NOT NULL,
  verdict     TEXT NOT NULL CHECK (verdict IN ('pass', 'fail', 'uncheckable')),
  severity    TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'notice')),
  message_zh  TEXT NOT NULL,
  message_en  TEXT NOT NULL,
  operands    TEXT NOT NULL,
  stated      TEXT,
  computed    TEXT,
  tolerance   TEXT,
  -- 1 where it holds only within the tolerance of the printed decimals.
  rounding    INTEGER NOT NULL CHECK (rounding IN (0, 1)),
  -- Whether the report is wrong or our reading of it; NULL where nothing is wrong.
  cause       TEXT CHECK (cause IN ('report', 'reading', 'unknown')),
  suggestion  TEXT,
  rule        TEXT,
  -- Name of the finding this one follows from, empty for a root.
  root        TEXT NOT NULL,
  UNIQUE (document_id, name)
) STRICT;
CREATE TABLE finding_fact (
  finding_id INTEGER NOT NULL REFERENCES finding ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  fact       TEXT NOT NULL,
  PRIMARY KEY (finding_id, ordinal)
) STRICT, WITHOUT ROWID;

-- What was noticed on the way, of a page or (page NULL) of the document.
CREATE TABLE diagnostic (
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  code        TEXT NOT NULL,
  message     TEXT NOT NULL,
  page        INTEGER,
  stage       TEXT NOT NULL,
  PRIMARY KEY (document_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_document AS
SELECT d.document_id, (SELECT min(p.file) FROM document_path p WHERE p.document_id = d.document_id) AS file, d.sha256,
       d.status, d.entity, d.year, d.page_count,
       (SELECT count(*) FROM page WHERE page.document_id = d.document_id) AS pages_read,
       (SELECT count(*) FROM form_table t WHERE t.document_id = d.document_id) AS tables,
       (SELECT count(*) FROM fact f WHERE f.document_id = d.document_id) AS facts,
       (SELECT count(*) FROM finding c WHERE c.document_id = d.document_id AND c.verdict = 'fail'
               AND c.severity = 'error') AS errors,
       (SELECT count(*) FROM finding c WHERE c.document_id = d.document_id AND c.verdict = 'fail'
               AND c.severity = 'warning') AS warnings
FROM document d;

CREATE VIEW v_page AS
SELECT d.document_id, d.file, p.number AS page, p.status, p.source, p.width, p.height, p.rotation, p.skew, p.confidence,
       p.cpu_seconds, p.text
FROM page p JOIN v_document d USING (document_id);

CREATE VIEW v_table AS
SELECT d.document_id, d.file, t.name AS "table", t.form, t.subject, t.title, t.unit, t.row_count AS rows,
       t.col_count AS cols,
       (SELECT min(page) FROM table_part p WHERE p.table_id = t.table_id) AS first_page,
       (SELECT max(page) FROM table_part p WHERE p.table_id = t.table_id) AS last_page, t.confidence
FROM form_table t JOIN v_document d USING (document_id);

CREATE VIEW v_table_cell AS
SELECT t.document_id, t.name AS "table", c.row, c.col, c.row_span, c.col_span, c.text, k.role AS column_role, c.page,
       c.x0, c.y0, c.x1, c.y1, c.confidence, c.sure
FROM cell c JOIN form_table t USING (table_id) LEFT JOIN table_column k ON k.table_id = c.table_id AND k.col = c.col;

CREATE VIEW v_fact AS
SELECT d.document_id, d.file, d.entity, f.name AS fact, f.concept, f.subject, f.item, f.path, f.period,
       coalesce(f.value, f.value_text) AS value, f.value_order, f.unit, f.base_value, f.base_order, f.comparator,
       f.upper, f.text, f.page, f.x0, f.y0, f.x1, f.y1, f.table_name AS "table", f.row, f.col, f.confidence, f.sure
FROM fact f JOIN v_document d USING (document_id);

CREATE VIEW v_finding AS
SELECT d.document_id, d.file, c.name AS finding, c.check_name AS "check", c.verdict, c.severity, c.message_zh,
       c.message_en, c.stated, c.computed, c.tolerance, c.rounding, c.cause, c.suggestion, c.rule,
       (SELECT min(f.page) FROM finding_fact x JOIN fact f ON f.document_id = c.document_id AND f.name = x.fact
         WHERE x.finding_id = c.finding_id AND x.ordinal = 0) AS page
FROM finding c JOIN v_document d USING (document_id);

CREATE VIEW v_diagnostic AS
SELECT d.document_id, d.file, g.page, g.code, g.message, g.stage
FROM diagnostic g JOIN v_document d USING (document_id);
