#include "store/samples.h"

#include <fmt/format.h>

#include "store/state.h"

namespace ziping::store {
namespace {

Error unreadable(const Store::State& state, const std::string& what) {
  Origin origin;
  origin.stage = "store";
  return {ErrorCode::StoreDamaged,
          fmt::format("database {}: {} is no number; restore a copy", state.connection.path(), what), origin};
}

/// Columns from `at` on: document, file, entity, year, form, fact, concept, subject, item, period, text, value, unit,
/// base_value, sure, page, box.
bool read_figure(const Query& query, int at, FigureRow* row) {
  row->document = query.text(at);
  row->file = query.text(at + 1);
  row->entity = query.optional_text(at + 2);
  row->year = query.optional_small(at + 3);
  row->form = query.text(at + 4);
  row->fact = query.text(at + 5);
  row->concept_id = query.text(at + 6);
  row->subject = query.optional_text(at + 7);
  row->item = query.optional_text(at + 8);
  row->period = query.optional_small(at + 9);
  row->text = query.text(at + 10);
  const auto value = Decimal::parse(query.text(at + 11));
  row->unit = query.text(at + 12);
  const auto base = Decimal::parse(query.text(at + 13));
  row->sure = query.small(at + 14) != 0;
  row->page = query.small(at + 15);
  row->box = query.box(at + 16);
  if (!value || !base) return false;
  row->value = *value;
  row->base_value = *base;
  return true;
}

Status write_items(Store::State& state, std::int64_t id, const SampleRecord& record) {
  std::int64_t position = 0;
  for (const FrameRow& row : record.frame) {
    Query query = state.query(Sql::AddSampleFrame);
    query.bind(id).bind(position++).bind(row.document).bind(row.fact).bind(row.stratum).bind(row.size);
    if (Status done = query.run(); !done) return done;
  }
  std::int64_t ordinal = 0;
  for (const SampleItem& item : record.items) {
    const FigureRow& figure = item.figure;
    Query query = state.query(Sql::AddSampleItem);
    query.bind(id).bind(++ordinal).bind(item.position).bind(item.hits).bind(item.certain);
    query.bind(item.chance).bind(item.chance_of);
    query.bind(figure.file).bind(figure.entity).bind(figure.year).bind(figure.form).bind(figure.concept_id);
    query.bind(figure.subject).bind(figure.item).bind(figure.period).bind(figure.text);
    query.bind(figure.value.to_string()).bind(figure.unit).bind(figure.base_value.to_string());
    query.bind(item.money)
        .bind(figure.sure)
        .bind(figure.page)
        .bind(figure.box)
        .bind(figure.rotation)
        .bind(figure.decision);
    if (Status done = query.run(); !done) return done;
  }
  return Done{};
}

}  // namespace

Result<std::vector<FigureRow>> Store::figures() const {
  const auto guard = state_->guard();
  std::vector<FigureRow> rows;
  Query query = state_->query(Sql::LoadFigures);
  while (query.step()) {
    FigureRow row;
    if (!read_figure(query, 0, &row)) return unreadable(*state_, "fact " + row.fact + " of " + row.file);
    row.errors = query.small(20);
    row.warnings = query.small(21);
    row.rotation = query.small(22);
    if (!query.is_null(23)) row.decision = query.number(23);
    rows.push_back(std::move(row));
  }
  if (Status status = query.status(); !status) return status.error();
  return rows;
}

Result<std::int64_t> Store::put_sample(const SampleRecord& record) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready.error();
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun.error();
  {
    Query query = state_->query(Sql::AddSample);
    query.bind(record.drawn_at).bind(record.method).bind(record.seed).bind(record.generator);
    query.bind(record.specification).bind(record.design).bind(record.frame.size()).bind(record.total);
    query.bind(record.draws).bind(record.frame_sha256);
    if (Status done = query.run(); !done) return done.error();
  }
  const std::int64_t id = state_->connection.last_id();
  if (Status written = write_items(*state_, id, record); !written) return written.error();
  if (Status committed = transaction.commit(); !committed) return committed.error();
  return id;
}

Result<std::vector<std::int64_t>> Store::samples() const {
  const auto guard = state_->guard();
  std::vector<std::int64_t> ids;
  Query query = state_->query(Sql::ListSamples);
  while (query.step()) ids.push_back(query.number(0));
  if (Status status = query.status(); !status) return status.error();
  return ids;
}

Result<SampleRecord> Store::load_sample(std::int64_t id) const {
  const auto guard = state_->guard();
  SampleRecord record;
  {
    Query query = state_->query(Sql::LoadSample);
    query.bind(id);
    if (!query.step()) {
      if (Status status = query.status(); !status) return status.error();
      return Error{ErrorCode::InputMissing, fmt::format("no sample {} in {}", id, state_->connection.path()), {}};
    }
    record.id = id;
    record.drawn_at = query.text(0);
    record.method = query.text(1);
    record.seed = query.text(2);
    record.generator = query.text(3);
    record.specification = query.text(4);
    record.design = query.text(5);
    record.total = query.number(6);
    record.draws = query.number(7);
    record.frame_sha256 = query.text(8);
  }
  Query frame = state_->query(Sql::LoadSampleFrame);
  frame.bind(id);
  while (frame.step()) record.frame.push_back({frame.text(0), frame.text(1), frame.text(2), frame.number(3)});
  if (Status status = frame.status(); !status) return status.error();
  Query items = state_->query(Sql::LoadSampleItems);
  items.bind(id);
  while (items.step()) {
    SampleItem item;
    if (!read_figure(items, 0, &item.figure)) return unreadable(*state_, fmt::format("an item of sample {}", id));
    item.position = items.number(20);
    item.hits = items.small(21);
    item.certain = items.small(22) != 0;
    item.chance = items.number(23);
    item.chance_of = items.number(24);
    item.money = items.small(25) != 0;
    item.figure.rotation = items.small(26);
    if (!items.is_null(27)) item.figure.decision = items.number(27);
    record.items.push_back(std::move(item));
  }
  if (Status status = items.status(); !status) return status.error();
  return record;
}

Status Store::put_evaluation(const EvaluationRecord& record) {
  const auto guard = state_->guard();
  if (Status ready = state_->start_writing(); !ready) return ready;
  Transaction transaction(state_->connection);
  if (Status begun = transaction.begin(); !begun) return begun;
  {
    Query query = state_->query(Sql::AddEvaluation);
    query.bind(record.sample).bind(record.evaluated_at).bind(record.worksheet_sha256).bind(record.result);
    if (Status done = query.run(); !done) return done;
  }
  const std::int64_t id = state_->connection.last_id();
  std::int64_t ordinal = 0;
  for (const SampleAnswer& answer : record.answers) {
    Query query = state_->query(Sql::AddAnswer);
    query.bind(id).bind(++ordinal);
    query.bind(answer.audited ? std::optional(answer.audited->to_string()) : std::nullopt).bind(answer.remark);
    if (Status done = query.run(); !done) return done;
  }
  return transaction.commit();
}

}  // namespace ziping::store
