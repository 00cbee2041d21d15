-- People also decide what kind of form a table is. Such a decision is one of the trail as any other: its concept is 'form',
-- its fact the table's name, its values are kinds of form. The last one on the same print (the page where the table begins,
-- boxes that overlap by most of both) that was not taken back is in force.

CREATE VIEW v_settled_form AS
-- A row a table whose kind a person settled, with the decision in force.
SELECT t.document_id, t.table_id, t.name AS "table", c.new_value AS form, t.form AS read_form, c.decision_id AS decision
FROM form_table t JOIN decision c ON c.decision_id = (
  SELECT max(d.decision_id) FROM table_part p JOIN decision d ON d.page = p.page
    AND 1.6 * max(0, min(p.x1, d.x1) - max(p.x0, d.x0)) * max(0, min(p.y1, d.y1) - max(p.y0, d.y0))
      >= 0.6 * ((p.x1 - p.x0) * (p.y1 - p.y0) + (d.x1 - d.x0) * (d.y1 - d.y0))
  WHERE p.table_id = t.table_id AND p.page = (SELECT min(f.page) FROM table_part f WHERE f.table_id = t.table_id)
    AND d.document_id = t.document_id AND d.concept = 'form' AND d.action IN ('accept', 'change')
    AND NOT EXISTS (SELECT 1 FROM decision u WHERE u.undoes = d.decision_id));

DROP VIEW v_table;
CREATE VIEW v_table AS
-- A row a table, joined over pages, by document_id and place.
SELECT t.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = t.document_id) AS file,
       -- t1, t2, ... within the document
       t.name AS "table",
       -- kind of form as read or as a person settled it, other where none was recognised; the project it is about
       coalesce((SELECT s.form FROM v_settled_form s WHERE s.table_id = t.table_id), t.form) AS form, t.subject, t.title,
       -- unit of its bare figures
       t.unit, t.row_count AS rows, t.col_count AS cols,
       (SELECT min(page) FROM table_part p WHERE p.table_id = t.table_id) AS first_page,
       (SELECT max(page) FROM table_part p WHERE p.table_id = t.table_id) AS last_page, t.confidence,
       -- what was recognised, whatever was settled; the decision that settles it, NULL where none does
       t.form AS read_form, (SELECT s.decision FROM v_settled_form s WHERE s.table_id = t.table_id) AS decision
FROM form_table t
ORDER BY t.document_id, t.ordinal;

DROP VIEW v_decision;
CREATE VIEW v_decision AS
-- A row a decision, in the order they were made; in_force: it settles a figure, or a table's kind, now.
SELECT c.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = c.document_id) AS file,
       c.decision_id AS decision, c.made_at, c.reviewer, c.action, c.blind, c.fact, c.concept, c.item, c.page, c.x0, c.y0,
       c.x1, c.y1, c.old_text, c.old_value, c.new_text, c.new_value, c.unit, c.reason, c.page_sha256, c.undoes,
       EXISTS (SELECT 1 FROM settled_fact s WHERE s.decision_id = c.decision_id)
         OR EXISTS (SELECT 1 FROM v_settled_form f WHERE f.document_id = c.document_id AND f.decision = c.decision_id)
         AS in_force
FROM decision c
ORDER BY c.decision_id;
