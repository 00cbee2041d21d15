#include "check/column_years.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "check/word_lists.h"

namespace ziping::check {
namespace {

using extract::Fact;

/// The figures of one concept that stand below one head, and by how many years its place is off the report's year.
struct Column {
  int offset = 0;
  std::map<int, int> printed;
  std::vector<const Fact*> facts;

  int year() const {
    const auto most = std::max_element(printed.begin(), printed.end(),
                                       [](const auto& a, const auto& b) { return a.second < b.second; });
    return most->first;
  }
};

using Columns = std::vector<Column>;

bool side_by_side(const Column& one, const Column& other) {
  return std::any_of(one.facts.begin(), one.facts.end(), [&](const Fact* a) {
    return std::any_of(other.facts.begin(), other.facts.end(),
                       [&](const Fact* b) { return a->row == b->row && a->item == b->item; });
  });
}

/// The columns of one concept in a table that stand where their year is known; nothing where the places do not tell:
/// two columns without a thing that both are of, or this year in front of last year.
Columns columns_of(const std::vector<const Fact*>& facts, bool of_two_years) {
  std::map<int, Column> by_place;
  for (const Fact* fact : facts) {
    Column& column = by_place[*fact->col];
    ++column.printed[*fact->period];
    column.facts.push_back(fact);
  }
  const std::size_t wanted = of_two_years ? 2 : 1;
  if (by_place.size() != wanted) return {};
  Columns columns;
  for (auto& [col, column] : by_place) columns.push_back(std::move(column));
  if (of_two_years) {
    const bool known = side_by_side(columns.front(), columns.back());
    if (!known || columns.front().year() == columns.back().year() + 1) return {};
    columns.front().offset = -1;
  }
  return columns;
}

/// The year that most heads of the table fit; the report's where as many fit that.
int year_of(const Columns& columns, std::optional<int> report_year) {
  std::map<int, int> fitting;
  for (const Column& column : columns) ++fitting[column.year() - column.offset];
  int best = report_year.value_or(fitting.rbegin()->first);
  for (const auto& [year, count] : fitting) {
    if (count > fitting[best]) best = year;
  }
  return best;
}

}  // namespace

std::unordered_map<const Fact*, int> years_by_column(const extract::Extraction& extraction,
                                                     const patterns::CheckBook& book) {
  std::map<std::string, std::map<std::string, std::vector<const Fact*>>> tables;
  for (const Fact& fact : extraction.facts) {
    if (!fact.table || !fact.col || !fact.period || !fact.value) continue;
    const bool dated = is_word(book, "columns-of-two-years", fact.concept_id) ||
                       is_word(book, "columns-of-this-year", fact.concept_id);
    if (dated) tables[*fact.table][fact.concept_id].push_back(&fact);
  }
  std::unordered_map<const Fact*, int> years;
  for (const auto& [table, concepts] : tables) {
    Columns all;
    for (const auto& [concept_id, facts] : concepts) {
      for (Column& column : columns_of(facts, is_word(book, "columns-of-two-years", concept_id))) {
        all.push_back(std::move(column));
      }
    }
    if (all.empty()) continue;
    const int year = year_of(all, extraction.year);
    for (const Column& column : all) {
      for (const Fact* fact : column.facts) {
        if (*fact->period != year + column.offset) years.emplace(fact, year + column.offset);
      }
    }
  }
  return years;
}

}  // namespace ziping::check
