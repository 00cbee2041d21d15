#include "check/sum_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "check/word_lists.h"
#include "extract/figures.h"

namespace ziping::check {
namespace {

using extract::Fact;

bool is_word_of(const Material& material, std::string_view list, const std::string& label_form) {
  const auto& words = material.book.words(list);
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return material.figures.label(word) == label_form; });
}

/// Sources of one column of one money block. A source whose parts are listed below it (their path ends with its name)
/// counts, its parts do not.
void source_sum(const Material& material, const char* concept_id, Drafts& drafts) {
  for (const Figure& total : material.figures.of(concept_id)) {
    if (!total.fact->table || !is_word_of(material, "whole-funds", total.item)) continue;
    std::vector<const Figure*> sources;
    for (const Figure& figure : material.figures.of(concept_id)) {
      if (&figure == &total || figure.fact->table != total.fact->table || figure.item == total.item) continue;
      sources.push_back(&figure);
    }
    if (sources.empty()) continue;
    const auto is_part = [&](const Figure* figure) {
      return !figure->path.empty() && std::any_of(sources.begin(), sources.end(), [&](const Figure* other) {
        return other->item == figure->path.back() && other != figure;
      });
    };
    Rational sum(0);
    Rational half = total.half;
    std::vector<const Fact*> facts{total.fact};
    for (const Figure* source : sources) {
      if (is_part(source)) continue;
      sum = sum + source->value;
      half = half + source->half;
      facts.push_back(source->fact);
    }
    const Rational off = (sum - total.value).abs();
    Draft result = draft("source-sum", off <= half ? Verdict::Pass : Verdict::Fail, facts);
    result.unit = &total;
    result.stated = total.value;
    result.computed = sum;
    result.tolerance = half;
    result.rounding = result.verdict == Verdict::Pass && off > total.half;
    drafts.push_back(std::move(result));
  }
}

/// A printed number of a cell with the decimals of its column still to come.
struct Number {
  int row = 0;
  Decimal value;
  std::string text;
};

/// The label of a row: its leftmost text that is no number.
std::string row_label(const Material& material, const layout::Table& table, int row) {
  for (const layout::Cell& cell : table.cells) {
    if (cell.row > row || row >= cell.row + cell.row_span) continue;
    const auto quantity = material.language.read(cell.text);
    if (!quantity.value && quantity.kind != "empty") return material.figures.label(cell.text);
  }
  return {};
}

/// Plain tables: a list of rows with a total at its foot or head.
class ColumnSums {
 public:
  ColumnSums(const Material& material, const layout::Table& table) : material_(material), table_(table) {}

  void run(Drafts& drafts) {
    int total_row = -1;
    for (int row = 0; row < table_.rows; ++row) {
      const std::string label = row_label(material_, table_, row);
      if (is_word_of(material_, "of-which-labels", label) || is_word_of(material_, "subtotal-labels", label)) return;
      if (!is_word_of(material_, "total-labels", label)) {
        // A total of some of the rows.
        if (ends_in_word(material_.book, "total-labels", label)) return;
        continue;
      }
      if (total_row >= 0) return;  // several totals: which rows belong to which is not known
      total_row = row;
    }
    // The total of a plain list stands first or last.
    if (total_row < 0) return;
    for (int col = 1; col < table_.cols; ++col) column(col, total_row, drafts);
  }

 private:
  std::vector<Number> numbers(int col, bool* plain) const {
    std::vector<Number> found;
    for (const layout::Cell& cell : table_.cells) {
      if (cell.col != col) continue;
      if (cell.col_span > 1 || cell.row_span > 1) {
        const bool number = material_.language.read(cell.text).value.has_value();
        if (number) *plain = false;
        continue;
      }
      const auto quantity = material_.language.read(cell.text);
      if (quantity.kind == "empty") continue;
      const bool amount =
          quantity.printed_value && quantity.unit != "%" && quantity.comparator == text::Comparator::None;
      if (amount) {
        found.push_back({cell.row, *quantity.printed_value, cell.text});
      } else if (!found.empty()) {
        *plain = false;  // words among the numbers
      }
    }
    return found;
  }

  void column(int col, int total_row, Drafts& drafts) const {
    bool plain = true;
    const auto found = numbers(col, &plain);
    constexpr std::size_t kEnough = 3;
    if (!plain || found.size() < kEnough) return;
    if (found.front().row != total_row && found.back().row != total_row) return;
    int decimals = 0;
    for (const Number& number : found) decimals = std::max(decimals, number.value.scale());
    Rational sum(0);
    const Number* total = nullptr;
    Draft result;
    for (const Number& number : found) {
      if (number.row == total_row) {
        total = &number;
      } else {
        sum = sum + Rational(number.value);
        result.operands.push_back(number.value.to_string());
      }
    }
    const Rational half = Rational::power_of_ten(-decimals) / Rational(2);
    const Rational tolerance = half * Rational(static_cast<long long>(found.size()));
    const Rational off = (sum - Rational(total->value)).abs();
    result.check = "column-sum";
    result.verdict = off <= tolerance ? Verdict::Pass : Verdict::Fail;
    result.rounding = result.verdict == Verdict::Pass && off > half;
    result.stated = Rational(total->value);
    result.computed = sum;
    result.tolerance = tolerance;
    const layout::Cell* label = nullptr;
    for (const layout::Cell& cell : table_.cells) {
      if (cell.row == total_row && !label) label = &cell;
    }
    result.fill["item"] = label ? label->text : "";
    drafts.push_back(std::move(result));
  }

  const Material& material_;
  const layout::Table& table_;
};

void doubled_numbers(const Material& material, Drafts& drafts) {
  for (const layout::Table& table : material.document.tables) {
    for (const layout::Cell& cell : table.cells) {
      const std::string_view once = extract::printed_twice(cell.text, material.language);
      if (once.empty()) continue;
      Draft result = draft("doubled-number", Verdict::Fail, {});
      result.fill["text"] = cell.text;
      result.operands = {std::string(once)};
      for (const Fact& fact : material.extraction.facts) {
        if (fact.table == table.id && fact.row == cell.row && fact.col == cell.col) result.facts.push_back(&fact);
      }
      drafts.push_back(std::move(result));
    }
  }
}

}  // namespace

void check_sums(const Material& material, Drafts& drafts) {
  for (const char* concept_id : {"funds.initial", "funds.budget", "funds.executed"}) {
    source_sum(material, concept_id, drafts);
  }
  std::set<std::string> known;
  for (const extract::TableForm& form : material.extraction.forms) {
    if (form.form != "other") known.insert(form.table);
  }
  for (const layout::Table& table : material.document.tables) {
    if (!known.contains(table.id)) ColumnSums(material, table).run(drafts);
  }
  doubled_numbers(material, drafts);
}

}  // namespace ziping::check
