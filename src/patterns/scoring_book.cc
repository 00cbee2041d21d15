#include "patterns/scoring_book.h"

#include <fmt/format.h>

#include <map>
#include <unordered_map>

#include "patterns/printed_formula.h"
#include "patterns/scoring_grammar.h"
#include "patterns/toml_reader.h"

namespace ziping::patterns {
namespace {

NamedExpression read_named(const TomlRecord& record) {
  NamedExpression result;
  result.names = record.texts("names");
  auto parsed = parse_expression(record.text("is"));
  if (parsed) {
    result.expression = std::move(parsed).value();
  } else {
    record.fail("is", fmt::format("column {}: {}", parsed.error().origin.column, parsed.error().message));
  }
  return result;
}

}  // namespace

struct ScoringBook::State {
  std::shared_ptr<const text::Language> language;
  ScoringGrammar grammar;
  std::vector<GradeBand> grades;
  std::vector<WeightPattern> weights;
  std::vector<NamedExpression> indicators;
  std::vector<NamedExpression> operands;
  std::unordered_map<std::string, std::size_t> operand_index;
  std::map<std::string, std::pair<std::string, std::string>, std::less<>> words;

  Status read(const std::filesystem::path& path);
};

Status ScoringBook::State::read(const std::filesystem::path& path) {
  auto file = TomlFile::read(path);
  if (!file) return file.error();
  const TomlRecord root = file->root();
  if (root.integer("schema") != 1) root.fail("schema", "this version reads schema 1");
  grammar.read(root, language.get());
  for (const TomlRecord& record : root.records("operand")) {
    operands.push_back(read_named(record));
    for (const std::string& name : operands.back().names) operand_index.emplace(name, operands.size() - 1);
  }
  if (const auto say = root.find_table("say")) {
    for (const std::string& name : say->keys()) {
      const TomlRecord both = say->table(name);
      words[name] = {both.text("zh"), both.text("en")};
    }
  }
  for (const TomlRecord& record : root.records("indicator")) indicators.push_back(read_named(record));
  for (const TomlRecord& record : root.records("grade")) {
    GradeBand grade{record.texts("words"), {}};
    grade.range.low = record.find_decimal("low");
    grade.range.high = record.find_decimal("high");
    grade.range.low_closed = record.flag_or("low_closed", true);
    grade.range.high_closed = record.flag_or("high_closed", false);
    grades.push_back(std::move(grade));
  }
  for (const TomlRecord& record : root.records("weights")) {
    WeightPattern pattern{record.text("id"), {}};
    for (const std::string& weight : record.texts("weights")) {
      const auto value = Decimal::parse(weight);
      if (!value) record.fail("weights", "this is no decimal");
      pattern.weights.push_back(value.value_or(Decimal()));
    }
    weights.push_back(std::move(pattern));
  }
  return file->status();
}

Result<ScoringBook> ScoringBook::load(const std::vector<std::filesystem::path>& files,
                                      std::shared_ptr<const text::Language> language) {
  ScoringBook book;
  book.state_->language = std::move(language);
  for (const auto& path : files) {
    if (const Status read = book.state_->read(path); !read) return read.error();
  }
  return book;
}

ScoringBook::ScoringBook() : state_(std::make_unique<State>()) {}
ScoringBook::ScoringBook(ScoringBook&&) noexcept = default;
ScoringBook& ScoringBook::operator=(ScoringBook&&) noexcept = default;
ScoringBook::~ScoringBook() = default;

ScoringRule ScoringBook::parse(std::string_view text) const {
  return state_->grammar.parse(text);
}

std::vector<GradeBand> ScoringBook::grades_in(std::string_view text) const {
  std::vector<GradeBand> grades;
  for (const Band& band : state_->grammar.grades(text)) grades.push_back({{band.word}, band.range});
  return grades;
}

std::optional<PrintedFormula> ScoringBook::parse_formula(std::string_view text) const {
  return read_printed_formula(text, [&](std::string_view name) -> const Expression* {
    const auto found = state_->operand_index.find(std::string(name));
    return found == state_->operand_index.end() ? nullptr : &state_->operands[found->second].expression;
  });
}

std::string ScoringBook::phrase(std::string_view name, Tongue tongue) const {
  const auto found = state_->words.find(name);
  if (found == state_->words.end()) return {};
  return tongue == Tongue::Chinese ? found->second.first : found->second.second;
}

std::string ScoringBook::why_not(const ScoringRule& rule, Tongue tongue) const {
  const auto why = why_not_computed(rule);
  return why.empty() ? std::string() : phrase(why, tongue);
}

const std::vector<GradeBand>& ScoringBook::grades() const {
  return state_->grades;
}
const std::vector<WeightPattern>& ScoringBook::weight_patterns() const {
  return state_->weights;
}
const std::vector<NamedExpression>& ScoringBook::indicators() const {
  return state_->indicators;
}
const std::vector<NamedExpression>& ScoringBook::operands() const {
  return state_->operands;
}

}  // namespace ziping::patterns
