-- Samples are drawn from figures as they stand. The decision that settled an item then; NULL where it was as read.
ALTER TABLE sample_item ADD COLUMN decision INTEGER;

DROP VIEW v_sample_item;
CREATE VIEW v_sample_item AS
-- A row a figure that was drawn, in the order of drawing, as it stood then.
SELECT i.sample_id, i.ordinal, f.document, i.file, i.entity, i.year, i.form, f.fact, i.concept, i.subject, i.item,
       i.period, i.text, i.value, i.unit, i.base_value, i.sure, i.page, i.x0, i.y0, i.x1, i.y1, f.stratum, f.size,
       i.hits, i.certain, i.chance, i.chance_of,
       -- by which a person had settled it, NULL where it was as read
       i.decision
FROM sample_item i JOIN sample_frame f USING (sample_id, position);
