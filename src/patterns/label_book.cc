#include "patterns/label_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ziping::patterns {

Result<std::shared_ptr<const LabelBook>> LabelBook::make(LabelRecords records, Marks marks,
                                                         std::shared_ptr<const text::Language> language,
                                                         std::shared_ptr<const text::Confusions> confusions) {
  std::shared_ptr<LabelBook> book(new LabelBook);
  book->records_ = std::move(records);
  book->marks_ = std::move(marks);
  book->head_index_ = std::make_unique<text::LabelIndex>(confusions);
  book->pair_index_ = std::make_unique<text::LabelIndex>(confusions);

  const auto no_section = [&](const std::string& id) { return book->section(id) == nullptr; };
  for (const ColumnLabel& column : book->records_.columns) {
    if (no_section(column.section)) return column.place.error(fmt::format("unknown section '{}'", column.section));
    for (const PlacedText& head : column.heads) {
      const std::string form = language->label_form(head.text);
      if (form.empty()) return head.place.error("a label without characters");
      auto& columns = book->heads_[form];
      for (const ColumnLabel* other : columns) {
        if (other->section != column.section) continue;
        return head.place.error(
            fmt::format("'{}' already stands for column '{}' of section '{}'", head.text, other->id, other->section));
      }
      columns.push_back(&column);
    }
  }
  // Two heads of the same columns are not rivals, so the index knows heads by what they stand for.
  for (const auto& [form, columns] : book->heads_) {
    std::string meaning;
    for (const ColumnLabel* column : columns) meaning += column->section + "." + column->id + " ";
    book->meanings_.emplace(meaning, &columns);
    book->head_index_->add(meaning, form);
  }
  for (const RowLabel& row : book->records_.rows) {
    if (no_section(row.section)) return row.place.error(fmt::format("unknown section '{}'", row.section));
    auto index = book->row_index_.try_emplace(row.section, confusions).first;
    for (const PlacedText& label : row.labels) {
      const std::string form = language->label_form(label.text);
      const auto [found, fresh] = book->rows_[row.section].emplace(form, &row);
      if (!fresh) {
        return label.place.error(fmt::format("'{}' already stands for row '{}'", label.text, found->second->item));
      }
      index->second.add(row.item, form);
      book->row_items_[row.section].emplace(row.item, &row);
      book->row_forms_[&row].push_back(form);
    }
  }
  for (const PairLabel& pair : book->records_.pairs) {
    for (const PlacedText& label : pair.labels) {
      const std::string form = language->label_form(label.text);
      const auto [found, fresh] = book->pairs_.emplace(form, &pair);
      if (!fresh) {
        return label.place.error(fmt::format("'{}' already stands for pair '{}'", label.text, found->second->id));
      }
      book->pair_index_->add(pair.id, form);
      book->pair_ids_.emplace(pair.id, &pair);
    }
  }
  return std::shared_ptr<const LabelBook>(std::move(book));
}

const SectionLabel* LabelBook::section(std::string_view id) const {
  for (const SectionLabel& section : records_.sections) {
    if (section.id == id) return &section;
  }
  return nullptr;
}

namespace {

// The label itself, without its numbering, without year, without bracket: first found, first taken.
template <class Find>
auto first_of(std::string_view label, const LabelParts& parts, const Find& find) -> decltype(find(label)) {
  for (std::string_view candidate : std::array<std::string_view, 3>{label, parts.whole, parts.bare}) {
    if (candidate.empty()) continue;
    if (auto found = find(candidate)) return found;
  }
  return {};
}

}  // namespace

std::optional<HeadMatch> LabelBook::head(std::string_view label, bool near) const {
  if (label.empty() || label.size() > 120) return std::nullopt;
  HeadMatch match;
  match.parts = take_apart(label, marks_);
  const auto exact = [&](std::string_view candidate) -> const std::vector<const ColumnLabel*>* {
    auto found = heads_.find(candidate);
    return found == heads_.end() ? nullptr : &found->second;
  };
  if (const auto* columns = first_of(label, match.parts, exact)) {
    match.columns = *columns;
    return match;
  }
  if (!near) return std::nullopt;
  const auto nearest = [&](std::string_view candidate) -> const std::vector<const ColumnLabel*>* {
    auto found = head_index_->find(candidate);
    return found && !found->ambiguous ? meanings_.at(found->id) : nullptr;
  };
  if (const auto* columns = first_of(label, match.parts, nearest)) {
    match.columns = *columns;
    match.exact = false;
    return match;
  }
  return std::nullopt;
}

std::vector<PossibleHead> LabelBook::possible_heads(std::string_view label, std::string_view section) const {
  std::vector<PossibleHead> possible;
  if (label.empty() || label.size() > 120) return possible;
  for (const text::LabelMatch& match : head_index_->all_near(label)) {
    for (const ColumnLabel* column : *meanings_.at(match.id)) {
      if (column->section != section) continue;
      const auto known = std::find_if(possible.begin(), possible.end(),
                                      [&](const PossibleHead& head) { return head.column == column; });
      if (known == possible.end()) possible.push_back({column, match.distance});
    }
  }
  return possible;
}

const RowLabel* LabelBook::row(std::string_view section, std::string_view label, bool near) const {
  auto labels = rows_.find(section);
  if (labels == rows_.end() || label.empty() || label.size() > 120) return nullptr;
  const LabelParts parts = take_apart(label, marks_);
  const auto exact = [&](std::string_view candidate) -> const RowLabel* {
    auto found = labels->second.find(candidate);
    return found == labels->second.end() ? nullptr : found->second;
  };
  if (const RowLabel* row = first_of(label, parts, exact)) return row;
  if (!near) return nullptr;
  const auto& index = row_index_.find(section)->second;
  const auto& items = row_items_.find(section)->second;
  const auto nearest = [&](std::string_view candidate) -> const RowLabel* {
    auto found = index.find(candidate);
    return found && !found->ambiguous ? items.at(found->id) : nullptr;
  };
  return first_of(label, parts, nearest);
}

const PairLabel* LabelBook::pair(std::string_view label, bool near) const {
  if (label.empty() || label.size() > 120) return nullptr;
  const LabelParts parts = take_apart(label, marks_);
  const auto exact = [&](std::string_view candidate) -> const PairLabel* {
    auto found = pairs_.find(candidate);
    return found == pairs_.end() ? nullptr : found->second;
  };
  if (const PairLabel* pair = first_of(label, parts, exact)) return pair;
  if (!near) return nullptr;
  const auto nearest = [&](std::string_view candidate) -> const PairLabel* {
    auto found = pair_index_->find(candidate);
    return found && !found->ambiguous ? pair_ids_.at(found->id) : nullptr;
  };
  return first_of(label, parts, nearest);
}

std::vector<const RowLabel*> LabelBook::rows_of(std::string_view section) const {
  std::vector<const RowLabel*> rows;
  for (const RowLabel& row : records_.rows) {
    if (row.section == section) rows.push_back(&row);
  }
  return rows;
}

const std::vector<std::string>& LabelBook::forms_of(const RowLabel* row) const {
  return row_forms_.at(row);
}

}  // namespace ziping::patterns
