-- Audit samples (ziping sample). A sample is never changed: its frame and items are copies of what the figures were when
-- it was drawn, so that it stands when documents are read again. src/sample/SPECIFICATION.md says how to redraw one.
CREATE TABLE sample (
  sample_id     INTEGER PRIMARY KEY,
  -- UTC, ISO 8601.
  drawn_at      TEXT NOT NULL,
  method        TEXT NOT NULL CHECK (method IN ('simple', 'stratified', 'mus-interval', 'mus-cell', 'risk')),
  -- An unsigned 64-bit number.
  seed          TEXT NOT NULL,
  generator     TEXT NOT NULL,
  specification TEXT NOT NULL,
  -- What was asked for, and the plan: JSON object.
  design        TEXT NOT NULL,
  -- Elements of the frame, and the sum of their sizes (elements, cents or points of risk).
  elements      INTEGER NOT NULL,
  total         INTEGER NOT NULL,
  -- How many draws were made; hits of all items together.
  draws         INTEGER NOT NULL,
  -- SHA-256 over the frame's lines, for each "position,document,fact,stratum,size" and a newline.
  frame_sha256  TEXT NOT NULL
) STRICT;

-- What was drawn from, in order.
CREATE TABLE sample_frame (
  sample_id INTEGER NOT NULL REFERENCES sample ON DELETE CASCADE,
  position  INTEGER NOT NULL,
  document  TEXT NOT NULL,
  fact      TEXT NOT NULL,
  stratum   TEXT NOT NULL,
  -- How likely it was beside the others: 1, its cents, or its points of risk.
  size      INTEGER NOT NULL,
  PRIMARY KEY (sample_id, position)
) STRICT, WITHOUT ROWID;

-- What was drawn, in the order of drawing (from 1), as it stood in the database then.
CREATE TABLE sample_item (
  sample_id  INTEGER NOT NULL REFERENCES sample ON DELETE CASCADE,
  ordinal    INTEGER NOT NULL,
  position   INTEGER NOT NULL,
  hits       INTEGER NOT NULL,
  certain    INTEGER NOT NULL CHECK (certain IN (0, 1)),
  -- How likely it was to be drawn at all: chance / chance_of.
  chance     INTEGER NOT NULL,
  chance_of  INTEGER NOT NULL,
  file       TEXT NOT NULL,
  entity     TEXT,
  year       INTEGER,
  form       TEXT NOT NULL,
  concept    TEXT NOT NULL,
  subject    TEXT,
  item       TEXT,
  period     INTEGER,
  text       TEXT NOT NULL,
  value      TEXT NOT NULL,
  unit       TEXT NOT NULL,
  base_value TEXT NOT NULL,
  money      INTEGER NOT NULL CHECK (money IN (0, 1)),
  sure       INTEGER NOT NULL CHECK (sure IN (0, 1)),
  page       INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  -- Clockwise turn by which the page as displayed is upright.
  rotation   INTEGER NOT NULL,
  PRIMARY KEY (sample_id, ordinal)
) STRICT, WITHOUT ROWID;

-- A filled-in worksheet as it was read back, and what came of it (JSON object).
CREATE TABLE sample_evaluation (
  evaluation_id    INTEGER PRIMARY KEY,
  sample_id        INTEGER NOT NULL REFERENCES sample ON DELETE CASCADE,
  evaluated_at     TEXT NOT NULL,
  worksheet_sha256 TEXT NOT NULL,
  result           TEXT NOT NULL
) STRICT;
CREATE TABLE sample_answer (
  evaluation_id INTEGER NOT NULL REFERENCES sample_evaluation ON DELETE CASCADE,
  ordinal       INTEGER NOT NULL,
  -- The auditor's value in the item's unit; NULL where the item was not examined.
  audited       TEXT,
  remark        TEXT NOT NULL,
  PRIMARY KEY (evaluation_id, ordinal)
) STRICT, WITHOUT ROWID;

CREATE VIEW v_sample AS
SELECT s.sample_id, s.drawn_at, s.method, s.seed, s.elements, s.total, s.draws,
       (SELECT count(*) FROM sample_item i WHERE i.sample_id = s.sample_id) AS items,
       (SELECT count(*) FROM sample_evaluation e WHERE e.sample_id = s.sample_id) AS evaluations, s.design,
       s.frame_sha256
FROM sample s;

CREATE VIEW v_sample_item AS
SELECT i.sample_id, i.ordinal, f.document, i.file, i.entity, i.year, i.form, f.fact, i.concept, i.subject, i.item,
       i.period, i.text, i.value, i.unit, i.base_value, i.sure, i.page, i.x0, i.y0, i.x1, i.y1, f.stratum, f.size,
       i.hits, i.certain, i.chance, i.chance_of
FROM sample_item i JOIN sample_frame f USING (sample_id, position);
