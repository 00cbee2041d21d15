#include <fmt/format.h>

#include <utility>

#include "patterns/label_book.h"

namespace ziping::patterns {
namespace {

template <class T, std::size_t N>
T choice(const TomlRecord& record, std::string_view key, const std::pair<std::string_view, T> (&choices)[N]) {
  const std::string word = record.text(key);
  for (const auto& [name, value] : choices) {
    if (name == word) return value;
  }
  record.fail(key, fmt::format("'{}' is no known {}", word, key));
  return choices[0].second;
}

constexpr std::pair<std::string_view, RowsAre> kRowsAre[] = {
    {"text", RowsAre::Text},        {"sources", RowsAre::Sources},       {"inline", RowsAre::Inline},
    {"single", RowsAre::Single},    {"indicators", RowsAre::Indicators}, {"lines", RowsAre::Lines},
    {"projects", RowsAre::Projects}};
constexpr std::pair<std::string_view, ValueKind> kKinds[] = {
    {"text", ValueKind::Text},   {"amount", ValueKind::Amount}, {"rate", ValueKind::Rate},
    {"score", ValueKind::Score}, {"count", ValueKind::Count},   {"area", ValueKind::Area},
    {"value", ValueKind::Value}, {"person", ValueKind::Person}, {"phone", ValueKind::Phone},
    {"date", ValueKind::Date},   {"grade", ValueKind::Grade}};
constexpr std::pair<std::string_view, RowIs> kRowIs[] = {{"source", RowIs::Source},
                                                         {"total", RowIs::Total},
                                                         {"line", RowIs::Line},
                                                         {"part", RowIs::Part},
                                                         {"group", RowIs::Group}};

template <class T, std::size_t N>
std::string_view name_in(const std::pair<std::string_view, T> (&choices)[N], T sought) {
  for (const auto& [name, value] : choices) {
    if (value == sought) return name;
  }
  return choices[0].first;
}

std::string concept_of(const TomlRecord& record, const ConceptBook& concepts) {
  std::string id = record.text_or("concept", "");
  if (!id.empty() && !concepts.has_concept(id)) record.fail("concept", fmt::format("unknown concept '{}'", id));
  return id;
}

std::vector<PlacedText> some_labels(const TomlRecord& record, std::string_view key) {
  record.texts(key);
  std::vector<PlacedText> labels = record.placed_texts(key);
  if (labels.empty()) record.fail(key, fmt::format("'{}' names no label, so the record can never match", key));
  return labels;
}

}  // namespace

std::string_view to_name(ValueKind kind) {
  return name_in(kKinds, kind);
}

std::string_view to_name(RowIs kind) {
  return name_in(kRowIs, kind);
}

void read_labels(const TomlRecord& record, const ConceptBook& concepts, LabelRecords* records) {
  for (const TomlRecord& each : record.records("section")) {
    records->sections.push_back({each.text("id"), choice(each, "rows", kRowsAre), each.place()});
  }
  for (const TomlRecord& each : record.records("column")) {
    ColumnLabel column;
    column.id = each.text("id");
    column.section = each.text("section");
    column.concept_id = concept_of(each, concepts);
    column.kind = choice(each, "kind", kKinds);
    column.key = each.flag_or("key", false);
    column.prose = each.flag_or("prose", false);
    column.unit = each.text_or("unit", "");
    column.item = each.text_or("item", "");
    if (each.has("period")) column.period = static_cast<int>(each.integer("period"));
    column.heads = some_labels(each, "heads");
    column.place = each.place();
    records->columns.push_back(std::move(column));
  }
  for (const TomlRecord& each : record.records("row")) {
    records->rows.push_back({each.text("item"), each.text("section"), choice(each, "kind", kRowIs),
                             some_labels(each, "labels"), each.place()});
  }
  for (const TomlRecord& each : record.records("pair")) {
    PairLabel pair;
    pair.id = each.text("id");
    pair.concept_id = concept_of(each, concepts);
    pair.use = each.text_or("use", "");
    if (!pair.use.empty() && pair.use != "subject") each.fail("use", "'use' can only be 'subject'");
    pair.item = each.text_or("item", "");
    pair.kind = choice(each, "kind", kKinds);
    pair.unit = each.text_or("unit", "");
    pair.labels = some_labels(each, "labels");
    pair.place = each.place();
    records->pairs.push_back(std::move(pair));
  }
}

}  // namespace ziping::patterns
