-- Full text over everything that was read, table cells too, for words of any length; and the views again, with what
-- their columns are said inside them (so that the database itself says it), in an order that does not depend on how a
-- query is planned.

DROP TABLE page_search;

-- Every paragraph and every cell with text, in reading order.
CREATE TABLE passage (
  passage_id  INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,
  ordinal     INTEGER NOT NULL,
  -- A paragraph's kind, or 'cell'.
  kind        TEXT NOT NULL,
  page        INTEGER NOT NULL,
  table_name  TEXT,
  row         INTEGER,
  col         INTEGER,
  text        TEXT NOT NULL,
  -- Of a cell its print, of a paragraph its first line.
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  UNIQUE (document_id, ordinal)
) STRICT;

-- Where the lines of a paragraph of more than one begin (in characters of its text, from 0), and where they stand.
CREATE TABLE passage_line (
  passage_id INTEGER NOT NULL REFERENCES passage ON DELETE CASCADE,
  start      INTEGER NOT NULL,
  page       INTEGER NOT NULL,
  x0 REAL NOT NULL, y0 REAL NOT NULL, x1 REAL NOT NULL, y1 REAL NOT NULL,
  PRIMARY KEY (passage_id, start)
) STRICT, WITHOUT ROWID;

-- The full text's own view of the passages: two characters behind each text, so that words of one and of two
-- characters begin a group of three wherever they stand.
CREATE VIEW passage_padded AS SELECT passage_id, text || char(10, 10) AS text FROM passage;

-- Full text; rowid = passage_id. Three or more characters in a row are found by
--   passage_search MATCH '"..."'
-- shorter words by all groups of three characters that begin with them (passage_terms lists the groups):
--   passage_search MATCH (SELECT coalesce(group_concat('"' || replace(term, '"', '""') || '"', ' OR '), '""')
--                         FROM passage_terms WHERE term >= :word AND term < :word || char(1114111))
-- Small and capital letters are one; in passage_terms they are small.
CREATE VIRTUAL TABLE passage_search USING fts5 (
  text, content = "passage_padded", content_rowid = "passage_id", tokenize = 'trigram'
);
CREATE VIRTUAL TABLE passage_terms USING fts5vocab (passage_search, 'row');

INSERT INTO passage (document_id, ordinal, kind, page, table_name, row, col, text, x0, y0, x1, y1)
SELECT document_id,
       row_number() OVER (PARTITION BY document_id ORDER BY before_table, table_name IS NOT NULL, ordinal, row, col) - 1,
       kind, page, table_name, row, col, text, x0, y0, x1, y1
FROM (
  SELECT p.document_id, p.before_table, p.ordinal, p.kind, p.page, NULL AS table_name, NULL AS row, NULL AS col, p.text,
         coalesce(l.x0, 0) AS x0, coalesce(l.y0, 0) AS y0, coalesce(l.x1, g.width, 0) AS x1,
         coalesce(l.y1, g.height, 0) AS y1
  FROM paragraph p
       LEFT JOIN page g ON g.document_id = p.document_id AND g.number = p.page
       LEFT JOIN line l ON l.page_id = g.page_id AND l.ordinal = (
         SELECT min(m.ordinal) FROM line m
         WHERE m.page_id = g.page_id AND m.text <> '' AND substr(p.text, 1, length(m.text)) = m.text)
  WHERE p.text <> ''
  UNION ALL
  SELECT t.document_id, t.ordinal, 0, 'cell', c.page, t.name, c.row, c.col, c.text, coalesce(c.ink_x0, c.x0),
         coalesce(c.ink_y0, c.y0), coalesce(c.ink_x1, c.x1), coalesce(c.ink_y1, c.y1)
  FROM cell c JOIN form_table t USING (table_id)
  WHERE c.text <> ''
);
INSERT INTO passage_search (passage_search) VALUES ('rebuild');

DROP VIEW v_document;
DROP VIEW v_page;
DROP VIEW v_table;
DROP VIEW v_table_cell;
DROP VIEW v_fact;
DROP VIEW v_finding;
DROP VIEW v_diagnostic;

CREATE VIEW v_document AS
-- A row a document (a file content), by document_id.
SELECT d.document_id,
       -- the first of the names it was met under
       (SELECT min(p.file) FROM document_path p WHERE p.document_id = d.document_id) AS file,
       d.sha256,
       -- ok, partial, failed, skipped; running until it was read once
       d.status,
       -- the reporting unit and the year reported on, as the document says
       d.entity, d.year, d.page_count,
       (SELECT count(*) FROM page WHERE page.document_id = d.document_id) AS pages_read,
       (SELECT count(*) FROM form_table t WHERE t.document_id = d.document_id) AS tables,
       (SELECT count(*) FROM fact f WHERE f.document_id = d.document_id) AS facts,
       -- failed checks of these severities
       (SELECT count(*) FROM finding c WHERE c.document_id = d.document_id AND c.verdict = 'fail'
               AND c.severity = 'error') AS errors,
       (SELECT count(*) FROM finding c WHERE c.document_id = d.document_id AND c.verdict = 'fail'
               AND c.severity = 'warning') AS warnings
FROM document d
ORDER BY d.document_id;

CREATE VIEW v_page AS
-- A row a page of a document, by document_id and page.
SELECT p.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = p.document_id) AS file,
       -- from 1
       p.number AS page,
       -- ok, partial, failed, skipped; ok means that no error was recorded
       p.status,
       -- text_layer, ocr, blank
       p.source,
       -- points, as displayed upright
       p.width, p.height,
       -- clockwise turn needed to read it, and degrees of skew taken out after it
       p.rotation, p.skew, p.confidence, p.cpu_seconds,
       -- outside tables, a paragraph a line
       p.text
FROM page p
ORDER BY p.document_id, p.number;

CREATE VIEW v_table AS
-- A row a table, joined over pages, by document_id and place.
SELECT t.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = t.document_id) AS file,
       -- t1, t2, ... within the document
       t.name AS "table",
       -- kind of form, other where none was recognised; the project it is about
       t.form, t.subject, t.title,
       -- unit of its bare figures
       t.unit, t.row_count AS rows, t.col_count AS cols,
       (SELECT min(page) FROM table_part p WHERE p.table_id = t.table_id) AS first_page,
       (SELECT max(page) FROM table_part p WHERE p.table_id = t.table_id) AS last_page, t.confidence
FROM form_table t
ORDER BY t.document_id, t.ordinal;

CREATE VIEW v_table_cell AS
-- A row a cell of a table, by document_id, table, row and col; merged cells once, where they begin.
SELECT t.document_id, t.name AS "table",
       -- from 0
       c.row, c.col, c.row_span, c.col_span, c.text,
       -- what its column holds in a recognised form: level1, weight, target, actual, score ...
       k.role AS column_role, c.page,
       -- the ruled cell, in points of the page as displayed upright, from the upper left corner
       c.x0, c.y0, c.x1, c.y1, c.confidence,
       -- 1 where independent readers agreed or the text layer is trusted
       c.sure,
       (SELECT min(n.file) FROM document_path n WHERE n.document_id = t.document_id) AS file
FROM form_table t JOIN cell c USING (table_id) LEFT JOIN table_column k ON k.table_id = c.table_id AND k.col = c.col
ORDER BY t.document_id, t.ordinal, c.row, c.col;

CREATE VIEW v_fact AS
-- A row a reported figure (or, for text concepts, a reported text), by document_id and place.
SELECT f.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = f.document_id) AS file, d.entity,
       -- f1, f2, ... within the document
       f.name AS fact,
       -- what is reported; the project (NULL: the department as a whole); the row; levels above as a JSON array
       f.concept, f.subject, f.item, f.path,
       -- the year it is about, where it says so
       f.period,
       -- exact; value_order is the nearest REAL, to sort and to reckon roughly
       coalesce(f.value, f.value_text) AS value, f.value_order, f.unit,
       -- money in yuan, rates in percent
       f.base_value, f.base_order,
       -- of a target: =, >=, <=, >, <, between (value and upper)
       f.comparator, f.upper,
       -- as printed
       f.text, f.page, f.x0, f.y0, f.x1, f.y1, f.table_name AS "table", f.row, f.col, f.confidence,
       -- 1 where independent readers agreed or the text layer is trusted
       f.sure,
       -- the year of the report; digits behind the point as printed; values of other readings as a JSON array
       d.year, f.decimals, f.alternatives
FROM fact f JOIN document d USING (document_id)
ORDER BY f.document_id, f.fact_id;

CREATE VIEW v_finding AS
-- A row an outcome of a check, by document_id and its number.
SELECT c.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = c.document_id) AS file,
       c.name AS finding, c.check_name AS "check",
       -- pass, fail, uncheckable; error, warning, notice
       c.verdict, c.severity, c.message_zh, c.message_en,
       -- what the report states, what follows from the operands, and the difference that rounding explains
       c.stated, c.computed, c.tolerance,
       -- 1 where it holds only within the tolerance
       c.rounding,
       -- report, reading, unknown; NULL where nothing is wrong
       c.cause, c.suggestion, c.rule,
       -- of its first figure
       (SELECT min(f.page) FROM finding_fact x JOIN fact f ON f.document_id = c.document_id AND f.name = x.fact
         WHERE x.finding_id = c.finding_id AND x.ordinal = 0) AS page,
       d.entity, d.year,
       -- the finding this one follows from, empty for a root
       c.root
FROM finding c JOIN document d USING (document_id)
ORDER BY c.document_id, c.finding_id;

CREATE VIEW v_finding_fact AS
-- Which facts entered which finding, the blamed one first: joins v_finding and v_fact.
SELECT c.document_id, c.name AS finding, x.ordinal, x.fact
FROM finding c JOIN finding_fact x USING (finding_id)
ORDER BY c.document_id, c.finding_id, x.ordinal;

CREATE VIEW v_diagnostic AS
-- What was noticed on the way, of a page or (page NULL) of the document.
SELECT g.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = g.document_id) AS file, g.page,
       -- a stable name, and words
       g.code, g.message, g.stage
FROM diagnostic g
ORDER BY g.document_id, g.ordinal;

CREATE VIEW v_text AS
-- A row a paragraph or cell with text, by document_id and reading order. Search it by
--   passage_id IN (SELECT rowid FROM passage_search WHERE passage_search MATCH '"..."')
SELECT p.passage_id, p.document_id,
       (SELECT min(n.file) FROM document_path n WHERE n.document_id = p.document_id) AS file, d.entity, d.year, p.page,
       -- title, heading, body, table_title, note, page_number, running_head, cell
       p.kind, p.table_name AS "table", p.row, p.col, p.text,
       -- of a cell its print, of a paragraph its first line
       p.x0, p.y0, p.x1, p.y1
FROM passage p JOIN document d USING (document_id)
ORDER BY p.document_id, p.ordinal;
