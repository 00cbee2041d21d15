#include "store/statements.h"

namespace ziping::store {
namespace {

// A document as DocumentRow wants it; rows.cc reads the columns in this order.
#define ZIPING_DOCUMENT_COLUMNS                                                                                    \
  "SELECT d.document_id, d.sha256, (SELECT min(p.file) FROM document_path p WHERE p.document_id = d.document_id) " \
  "AS file, d.job_key, d.status, d.page_count, d.attempts, d.entity, d.year, d.reading_key, d.pages_asked "        \
  "FROM document d "

// A passage as search.cc reads it.
#define ZIPING_PASSAGE_COLUMNS                                                                                     \
  "SELECT p.passage_id, p.document_id, (SELECT min(n.file) FROM document_path n WHERE n.document_id = "            \
  "p.document_id) AS file, p.kind, p.page, p.table_name, p.row, p.col, p.text, p.x0, p.y0, p.x1, p.y1, d.entity, " \
  "d.year FROM passage p JOIN document d USING (document_id) "

// A decision as read_decision in decisions.cc wants it, behind them its document.
#define ZIPING_AS_SETTLED(column) "CASE WHEN s.fact_id IS NULL THEN f." #column " ELSE s." #column " END"
#define ZIPING_DECISION_COLUMNS                                                                                     \
  "SELECT c.decision_id, c.made_at, c.reviewer, c.action, c.blind, c.fact, c.concept, c.item, c.page, c.x0, c.y0, " \
  "c.x1, c.y1, c.figure, c.figures, c.ink, c.old_text, c.old_value, c.new_text, c.new_value, c.unit, c.reason, "    \
  "c.page_sha256, c.undoes, c.chain, c.document_id, (SELECT d.sha256 FROM document d WHERE d.document_id = "        \
  "c.document_id) FROM decision c "

constexpr std::array<std::string_view, kStatements> kTexts = {
    // FindByHash, FindById, FindByHashPrefix, FindByFile, List
    ZIPING_DOCUMENT_COLUMNS "WHERE d.sha256 = ?1",
    ZIPING_DOCUMENT_COLUMNS "WHERE d.document_id = ?1",
    ZIPING_DOCUMENT_COLUMNS "WHERE substr(d.sha256, 1, length(?1)) = ?1 ORDER BY file, d.sha256",
    ZIPING_DOCUMENT_COLUMNS
    "WHERE EXISTS (SELECT 1 FROM document_path q WHERE q.document_id = d.document_id AND (q.file = ?1 OR "
    "substr(q.file, -length(?1) - 1) = '/' || ?1)) ORDER BY file, d.sha256",
    ZIPING_DOCUMENT_COLUMNS "ORDER BY file, d.sha256",
    // Paths, HasPath, AddPath
    "SELECT file FROM document_path WHERE document_id = ?1 ORDER BY file",
    "SELECT 1 FROM document_path WHERE document_id = ?1 AND file = ?2",
    "INSERT OR IGNORE INTO document_path (document_id, file) VALUES (?1, ?2)",
    // InsertDocument, BeginDocument, CountAttempt
    "INSERT OR IGNORE INTO document (sha256, status) VALUES (?1, 'running')",
    // An attempt counts on only for the same work.
    "UPDATE document SET attempts = CASE WHEN work_key = ?2 AND NOT ?4 THEN attempts ELSE 0 END, work_key = ?2, "
    "reading_key = ?3 WHERE document_id = ?1",
    "UPDATE document SET attempts = attempts + 1 WHERE document_id = ?1 RETURNING attempts",
    // BeginPageAttempt, EndPageAttempt, WithdrawPageAttempt, DropPageAttempts (all, or those at other work),
    // DropEndedAttempts, PageAttempts, MayPass
    "INSERT INTO page_attempt (document_id, number, unfinished) VALUES (?1, ?2, 1) ON CONFLICT DO UPDATE SET "
    "unfinished "
    "= unfinished + 1 RETURNING unfinished",
    "UPDATE page_attempt SET failed = CASE WHEN ?3 THEN failed + 1 ELSE 0 END, unfinished = 0 WHERE document_id = ?1 "
    "AND number = ?2",
    "UPDATE page_attempt SET unfinished = max(unfinished - 1, 0) WHERE document_id = ?1 AND number = ?2",
    "DELETE FROM page_attempt WHERE document_id = ?1 AND (?2 OR EXISTS (SELECT 1 FROM document d WHERE d.document_id = "
    "?1 AND d.reading_key <> ?3))",
    "DELETE FROM page_attempt WHERE document_id = ?1 AND failed = 0 AND unfinished = 0",
    "SELECT number, failed FROM page_attempt WHERE document_id = ?1 AND failed > 0",
    "SELECT EXISTS (SELECT 1 FROM page_attempt WHERE document_id = ?1 AND failed > 0 AND failed < ?2) OR EXISTS "
    "(SELECT "
    "1 FROM page WHERE document_id = ?1 AND status = 'skipped')",
    // DropReadings (all, or those of another key), Readings, PutReading
    "DELETE FROM page_reading WHERE document_id = ?1 AND (?2 OR EXISTS (SELECT 1 FROM document d WHERE d.document_id "
    "= ?1 AND d.reading_key <> ?3))",
    "SELECT number, reading FROM page_reading WHERE document_id = ?1 ORDER BY number",
    "INSERT OR REPLACE INTO page_reading (document_id, number, reading) VALUES (?1, ?2, ?3)",
    // FinishDocument
    "UPDATE document SET job_key = ?2, work_key = ?2, reading_key = ?3, status = ?4, page_count = ?5, pages_asked = "
    "?6, entity = ?7, year = ?8, generator = ?9, attempts = 0, years_compared = 0 WHERE document_id = ?1",
    // YearsPending, SetYearsCompared
    "SELECT document_id FROM document WHERE NOT years_compared AND status <> 'running' ORDER BY document_id",
    "UPDATE document SET years_compared = ?2 WHERE document_id = ?1",
    // Drop...
    "INSERT INTO passage_search (passage_search, rowid, text) SELECT 'delete', passage_id, p.text FROM passage_padded "
    "p "
    "JOIN passage USING (passage_id) WHERE document_id = ?1",
    "DELETE FROM passage WHERE document_id = ?1",
    "DELETE FROM page WHERE document_id = ?1",
    "DELETE FROM paragraph WHERE document_id = ?1",
    "DELETE FROM form_table WHERE document_id = ?1",
    "DELETE FROM fact WHERE document_id = ?1",
    "DELETE FROM finding WHERE document_id = ?1",
    "DELETE FROM diagnostic WHERE document_id = ?1",
    // Add...
    "INSERT INTO page (document_id, number, status, source, width, height, rotation, skew, dpi, confidence, "
    "cpu_seconds, text) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO line (page_id, ordinal, text, x0, y0, x1, y1, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO paragraph (document_id, ordinal, kind, page, before_table, text) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO passage (document_id, ordinal, kind, page, table_name, row, col, text, x0, y0, x1, y1) VALUES (?, ?, "
    "?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO passage_line (passage_id, start, page, x0, y0, x1, y1) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO passage_search (rowid, text) SELECT passage_id, p.text FROM passage_padded p JOIN passage USING "
    "(passage_id) WHERE document_id = ?1",
    "INSERT INTO form_table (document_id, ordinal, name, form, pattern, subject, title, unit, report, row_count, "
    "col_count, confidence) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO table_part (table_id, ordinal, page, x0, y0, x1, y1) VALUES (?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO table_column (table_id, col, role) VALUES (?, ?, ?)",
    "INSERT INTO table_row (table_id, ordinal, row, kind, path, item) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO cell (table_id, row, col, row_span, col_span, text, page, confidence, sure, x0, y0, x1, y1, ink_x0, "
    "ink_y0, ink_x1, ink_y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO cell_reading (cell_id, ordinal, text, reader, confidence) VALUES (?, ?, ?, ?, ?)",
    "INSERT INTO fact (document_id, name, concept, subject, item, path, period, value, value_order, value_text, upper, "
    "unit, base_value, base_order, comparator, decimals, text, match_begin, match_end, page, table_name, row, col, "
    "confidence, sure, report, pattern, alternatives, x0, y0, x1, y1) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO finding (document_id, name, check_name, verdict, severity, message_zh, message_en, operands, stated, "
    "computed, tolerance, rounding, cause, suggestion, rule, root) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
    "?, ?)",
    "INSERT INTO finding_fact (finding_id, ordinal, fact) VALUES (?, ?, ?)",
    "INSERT INTO diagnostic (document_id, ordinal, code, message, page, stage) VALUES (?, ?, ?, ?, ?, ?)",
    // Load...
    "SELECT generator FROM document WHERE document_id = ?1",
    "SELECT number, status, source, width, height, rotation, skew, dpi, confidence, cpu_seconds, text, page_id "
    "FROM page WHERE document_id = ?1 ORDER BY number",
    "SELECT text, x0, y0, x1, y1, confidence FROM line WHERE page_id = ?1 ORDER BY ordinal",
    "SELECT kind, page, before_table, text FROM paragraph WHERE document_id = ?1 ORDER BY ordinal",
    "SELECT table_id, name, coalesce((SELECT s.form FROM v_settled_form s WHERE s.table_id = t.table_id), form), "
    "pattern, subject, title, unit, report, row_count, col_count, confidence FROM form_table t WHERE document_id = ?1 "
    "ORDER BY ordinal",
    "SELECT page, x0, y0, x1, y1 FROM table_part WHERE table_id = ?1 ORDER BY ordinal",
    "SELECT role FROM table_column WHERE table_id = ?1 ORDER BY col",
    "SELECT row, kind, path, item FROM table_row WHERE table_id = ?1 ORDER BY ordinal",
    "SELECT cell_id, row, col, row_span, col_span, text, page, confidence, sure, x0, y0, x1, y1, ink_x0, ink_y0, "
    "ink_x1, ink_y1 FROM cell WHERE table_id = ?1 ORDER BY row, col",
    "SELECT text, reader, confidence FROM cell_reading WHERE cell_id = ?1 ORDER BY ordinal",
    "SELECT name, concept, subject, item, path, period, value, value_text, upper, unit, base_value, comparator, "
    "decimals, text, match_begin, match_end, page, table_name, row, col, confidence, sure, report, pattern, "
    "alternatives, x0, y0, x1, y1 FROM fact WHERE document_id = ?1 ORDER BY fact_id",
    "SELECT finding_id, name, check_name, verdict, severity, message_zh, message_en, operands, stated, computed, "
    "tolerance, rounding, cause, suggestion, rule, root FROM finding WHERE document_id = ?1 ORDER BY finding_id",
    "SELECT fact FROM finding_fact WHERE finding_id = ?1 ORDER BY ordinal",
    "SELECT code, message, page, stage FROM diagnostic WHERE document_id = ?1 ORDER BY ordinal",
    // Terms that begin with a word, Search by an expression of the full text, Passages one after the other,
    // PassageLines
    "SELECT term FROM passage_terms WHERE term >= ?1 AND term < ?1 || char(1114111)",
    ZIPING_PASSAGE_COLUMNS
    "WHERE p.passage_id IN (SELECT rowid FROM passage_search WHERE passage_search MATCH ?1) ORDER BY file, d.sha256, "
    "p.ordinal",
    ZIPING_PASSAGE_COLUMNS "ORDER BY file, d.sha256, p.ordinal",
    "SELECT page, x0, y0, x1, y1 FROM passage_line WHERE passage_id = ?1 AND start <= ?2 ORDER BY start DESC LIMIT 1",
    // PageSums: finished documents whose pages are not exactly the pages asked for
    "SELECT d.document_id, d.pages_asked, count(p.page_id) FROM document d LEFT JOIN page p USING (document_id) "
    "WHERE d.status <> 'running' GROUP BY d.document_id HAVING d.pages_asked <> count(p.page_id)",
    // LostReadings: pages read (not failed or skipped) whose reading is gone though no other work has begun
    "SELECT p.document_id, p.number FROM page p JOIN document d USING (document_id) WHERE d.work_key = d.job_key AND "
    "p.status IN ('ok', 'partial') AND NOT EXISTS (SELECT 1 FROM page_reading r WHERE r.document_id = p.document_id "
    "AND r.number = p.number)",
    // OrphanFindingFacts: findings that name a fact which is not there
    "SELECT c.document_id, c.name, x.fact FROM finding_fact x JOIN finding c USING (finding_id) WHERE NOT EXISTS "
    "(SELECT 1 FROM fact f WHERE f.document_id = c.document_id AND f.name = x.fact)",
    // OrphanSearch: entries of the full text without a passage, and the other way round
    "SELECT (SELECT count(*) FROM passage_search_docsize WHERE id NOT IN (SELECT passage_id FROM passage)) + (SELECT "
    "count(*) FROM passage WHERE passage_id NOT IN (SELECT id FROM passage_search_docsize))",
    // StrayCells: facts that name a cell which is not there
    "SELECT f.document_id, f.name FROM fact f WHERE f.table_name IS NOT NULL AND f.row IS NOT NULL AND f.col IS NOT "
    "NULL AND NOT EXISTS (SELECT 1 FROM form_table t JOIN cell c USING (table_id) WHERE t.document_id = f.document_id "
    "AND t.name = f.table_name AND f.row BETWEEN c.row AND c.row + c.row_span - 1 AND f.col BETWEEN c.col AND c.col + "
    "c.col_span - 1)",
    // AddDecision, LastChain, Decisions, AllDecisions
    "INSERT INTO decision (document_id, made_at, reviewer, action, blind, fact, concept, item, page, x0, y0, x1, y1, "
    "figure, figures, ink, old_text, old_value, new_text, new_value, unit, reason, page_sha256, undoes, chain) VALUES "
    "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "SELECT chain FROM decision ORDER BY decision_id DESC LIMIT 1",
    ZIPING_DECISION_COLUMNS "WHERE c.document_id = ?1 ORDER BY c.decision_id",
    ZIPING_DECISION_COLUMNS "ORDER BY c.decision_id",
    // DropSettled, AddSettled, LoadSettled
    "DELETE FROM settled_fact WHERE fact_id IN (SELECT fact_id FROM fact WHERE document_id = ?1)",
    "INSERT INTO settled_fact (fact_id, decision_id, value, value_order, value_text, upper, unit, base_value, "
    "base_order, comparator, decimals, text, match_begin, match_end, confidence, sure) SELECT fact_id, ?3, ?4, ?5, ?6, "
    "?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17 FROM fact WHERE document_id = ?1 AND name = ?2",
    "SELECT f.name, s.decision_id, s.value, s.value_text, s.upper, s.unit, s.base_value, s.comparator, s.decimals, "
    "s.text, s.match_begin, s.match_end, s.confidence, s.sure FROM settled_fact s JOIN fact f USING (fact_id) WHERE "
    "f.document_id = ?1 ORDER BY s.fact_id",
    // CountFacts, CountFindings
    "SELECT count(*), coalesce(sum(NOT coalesce(s.sure, f.sure)), 0), coalesce(sum(s.fact_id IS NULL AND (NOT f.sure "
    "OR f.name IN (SELECT x.fact FROM finding c JOIN finding_fact x USING (finding_id) WHERE c.document_id = ?1 AND "
    "c.verdict = 'fail' AND c.severity <> 'notice' AND (x.ordinal = 0 OR c.cause IN ('reading', 'unknown'))))), 0), "
    "count(s.fact_id), (SELECT count(*) FROM page p WHERE "
    "p.document_id = ?1), (SELECT count(*) FROM form_table t WHERE t.document_id = ?1) FROM fact f LEFT JOIN "
    "settled_fact s USING (fact_id) WHERE f.document_id = ?1",
    "SELECT coalesce(sum(severity = 'error'), 0), coalesce(sum(severity = 'warning'), 0), coalesce(sum(severity = "
    "'notice'), 0) FROM finding WHERE document_id = ?1 AND verdict = 'fail'",
    // SettledUndone: figures settled by a decision that was taken back, or that settles nothing
    "SELECT f.document_id, f.name FROM settled_fact s JOIN fact f USING (fact_id) JOIN decision c USING (decision_id) "
    "WHERE c.blind OR c.action IN ('skip', 'undo') OR EXISTS (SELECT 1 FROM decision u WHERE u.undoes = c.decision_id)",
    // SettledAbroad: figures settled by a decision on another document
    "SELECT f.document_id, f.name FROM settled_fact s JOIN fact f USING (fact_id) JOIN decision c USING (decision_id) "
    "WHERE c.document_id <> f.document_id",
    // NotOk: documents that are ok though a page is not
    "SELECT d.document_id, p.number FROM document d JOIN page p USING (document_id) WHERE d.status = 'ok' AND p.status "
    "<> "
    "'ok'",
    // BadReadings: readings that are no JSON, or of another page
    "SELECT document_id, number FROM page_reading WHERE NOT json_valid(reading) OR json_extract(CASE WHEN "
    "json_valid(reading) THEN reading ELSE '{}' END, '$.number') IS NOT number",
    // BadPages: pages of numbers the document does not have
    "SELECT d.document_id, p.number FROM document d JOIN page p USING (document_id) WHERE p.number > d.page_count",
    // Nameless: documents no file name leads to
    "SELECT document_id FROM document d WHERE NOT EXISTS (SELECT 1 FROM document_path p WHERE p.document_id = "
    "d.document_id)",
    // Attach: another database to take documents from
    "ATTACH ?1 AS source",
    // LoadFigures: numeric facts, as settled where they are, in the order of sample frames (SPECIFICATION.md of the room sample)
    "SELECT d.sha256, (SELECT min(p.file) FROM document_path p WHERE p.document_id = d.document_id), d.entity, d.year, "
    "coalesce(t.form, ''), f.name, f.concept, f.subject, f.item, f.period, coalesce(s.text, f.text), " ZIPING_AS_SETTLED(
        value) ", coalesce(" ZIPING_AS_SETTLED(unit) ", ''), " ZIPING_AS_SETTLED(base_value) ", coalesce(s.sure, "
    "f.sure), f.page, f.x0, f.y0, f.x1, f.y1, sum(coalesce(c.severity = 'error', 0)), "
    "sum(coalesce(c.severity = 'warning', 0)), coalesce(g.rotation, 0), s.decision_id FROM fact f JOIN document d "
    "USING (document_id) LEFT JOIN settled_fact s USING (fact_id) "
    "LEFT JOIN page g ON g.document_id = f.document_id AND g.number = f.page LEFT JOIN form_table t ON t.document_id = "
    "f.document_id AND t.name = f.table_name LEFT JOIN (SELECT g.document_id, x.fact, g.severity FROM finding g JOIN "
    "finding_fact x USING (finding_id) WHERE g.verdict = 'fail') c ON c.document_id = f.document_id AND c.fact = "
    "f.name "
    "WHERE " ZIPING_AS_SETTLED(value) " IS NOT NULL AND " ZIPING_AS_SETTLED(base_value) " IS NOT NULL "
    "GROUP BY f.fact_id ORDER BY d.sha256, f.fact_id",
    // AddSample, AddSampleFrame, AddSampleItem
    "INSERT INTO sample (drawn_at, method, seed, generator, specification, design, elements, total, draws, "
    "frame_sha256) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO sample_frame (sample_id, position, document, fact, stratum, size) VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO sample_item (sample_id, ordinal, position, hits, certain, chance, chance_of, file, entity, year, "
    "form, concept, subject, item, period, text, value, unit, base_value, money, sure, page, x0, y0, x1, y1, rotation, "
    "decision) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    // ListSamples, LoadSample, LoadSampleFrame, LoadSampleItems
    "SELECT sample_id FROM sample ORDER BY sample_id",
    "SELECT drawn_at, method, seed, generator, specification, design, total, draws, frame_sha256 FROM sample WHERE "
    "sample_id = ?1",
    "SELECT document, fact, stratum, size FROM sample_frame WHERE sample_id = ?1 ORDER BY position",
    "SELECT f.document, i.file, i.entity, i.year, i.form, f.fact, i.concept, i.subject, i.item, i.period, i.text, "
    "i.value, i.unit, i.base_value, i.sure, i.page, i.x0, i.y0, i.x1, i.y1, i.position, i.hits, i.certain, i.chance, "
    "i.chance_of, i.money, i.rotation, i.decision FROM sample_item i JOIN sample_frame f USING (sample_id, position) WHERE "
    "i.sample_id = ?1 "
    "ORDER BY i.ordinal",
    // AddEvaluation, AddAnswer
    "INSERT INTO sample_evaluation (sample_id, evaluated_at, worksheet_sha256, result) VALUES (?, ?, ?, ?)",
    "INSERT INTO sample_answer (evaluation_id, ordinal, audited, remark) VALUES (?, ?, ?, ?)",
    // CountDocuments, CountPages, CountAllFacts, CountChecks, CountEntities
    "SELECT status, count(*) FROM document GROUP BY status",
    "SELECT status, source, count(*), sum(cpu_seconds) FROM page GROUP BY status, source",
    "SELECT coalesce(sum(value IS NOT NULL), 0), coalesce(sum(value IS NOT NULL AND sure), 0), coalesce(sum(value IS "
    "NULL), 0), (SELECT count(*) FROM form_table) FROM fact",
    "SELECT check_name, severity, sum(verdict = 'fail'), sum(verdict = 'pass'), sum(verdict = 'uncheckable') FROM "
    "finding GROUP BY check_name, severity ORDER BY 3 DESC, check_name, severity",
    "SELECT coalesce(d.entity, ''), count(*), sum(d.page_count), "
    "coalesce(sum((SELECT count(*) FROM fact f WHERE f.document_id = d.document_id AND f.value IS NOT NULL)), 0), "
    "coalesce(sum((SELECT count(*) FROM fact f WHERE f.document_id = d.document_id AND f.value IS NOT NULL AND "
    "f.sure)), 0), coalesce(sum((SELECT count(*) FROM finding c WHERE c.document_id = d.document_id AND c.verdict = "
    "'fail' AND c.severity = 'error')), 0), coalesce(sum((SELECT count(*) FROM finding c WHERE c.document_id = "
    "d.document_id AND c.verdict = 'fail' AND c.severity = 'warning')), 0) FROM document d GROUP BY "
    "coalesce(d.entity, '') ORDER BY 6 DESC, 1",
};

#undef ZIPING_DECISION_COLUMNS
#undef ZIPING_DOCUMENT_COLUMNS
#undef ZIPING_PASSAGE_COLUMNS

}  // namespace

const std::array<std::string_view, kStatements>& statements() {
  return kTexts;
}

}  // namespace ziping::store
