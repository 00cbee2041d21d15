#include "patterns/check_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "patterns/formula_example.h"
#include "patterns/regex.h"

namespace ziping::patterns {
namespace {

constexpr std::array<std::string_view, 14> kPlaceholders{"stated",  "computed", "difference", "tolerance", "item",
                                                         "subject", "missing",  "rule",       "count",     "list",
                                                         "text",    "unit",     "other",      "expected"};

template <class T>
T one_of(const TomlRecord& record, std::string_view key, std::string_view fallback,
         std::initializer_list<std::pair<std::string_view, T>> choices) {
  const std::string word = record.text_or(key, fallback);
  std::string known;
  for (const auto& [name, value] : choices) {
    if (word == name) return value;
    known += fmt::format("{}{}", known.empty() ? "" : ", ", name);
  }
  record.fail(key, fmt::format("'{}' is not one of {}", word, known));
  return choices.begin()->second;
}

CheckSeverity severity_of(const TomlRecord& record, std::string_view fallback) {
  return one_of<CheckSeverity>(
      record, "severity", fallback,
      {{"error", CheckSeverity::Error}, {"warning", CheckSeverity::Warning}, {"notice", CheckSeverity::Notice}});
}

void check_placeholders(const TomlRecord& record, std::string_view key, std::string_view sentence) {
  for (auto open = sentence.find('{'); open != std::string_view::npos; open = sentence.find('{', open + 1)) {
    const auto close = sentence.find('}', open);
    if (close == std::string_view::npos) return record.fail(key, "'{' without '}'");
    const auto name = sentence.substr(open + 1, close - open - 1);
    if (std::find(kPlaceholders.begin(), kPlaceholders.end(), name) == kPlaceholders.end()) {
      return record.fail(key, fmt::format("there is no placeholder '{{{}}}'", name));
    }
  }
}

std::map<std::string, Sentence, std::less<>> read_sentences(const TomlRecord& record) {
  std::map<std::string, Sentence, std::less<>> sentences;
  const auto table = record.find_table("say");
  if (!table) return sentences;
  for (const std::string& name : table->keys()) {
    const TomlRecord both = table->table(name);
    Sentence sentence{both.text("zh"), both.text("en")};
    check_placeholders(both, "zh", sentence.zh);
    check_placeholders(both, "en", sentence.en);
    sentences.emplace(name, std::move(sentence));
  }
  return sentences;
}

/// Says where in the formula an error is; its key's place in the file comes with the record.
template <class T>
T placed(const TomlRecord& record, std::string_view key, Result<T> parsed) {
  if (parsed) return std::move(parsed).value();
  record.fail(key, fmt::format("column {} of the formula: {}", parsed.error().origin.column, parsed.error().message));
  return {};
}

FormulaRecord read_formula(const TomlRecord& record, const std::vector<std::string>& exact_concepts) {
  FormulaRecord result;
  result.check = record.text("check");
  result.each = placed(record, "each", parse_selector(record.text("each")));
  if (record.has("when")) result.when = placed(record, "when", parse_formula(record.text("when")));
  result.rule = placed(record, "rule", parse_formula(record.text("rule")));
  result.exactness = one_of<Exactness>(record, "figures", "printed",
                                       {{"printed", Exactness::Print},
                                        {"exact", Exactness::Exact},
                                        {"whole-exact", Exactness::WholeNumbers},
                                        {"exact-operands", Exactness::ExactOperands}});
  result.truncation = record.flag_or("truncation", false);
  result.quiet = record.flag_or("quiet", false);
  result.once = record.flag_or("once", false);
  result.within = one_of<Within>(record, "within", "report",
                                 {{"report", Within::Report},
                                  {"row", Within::Row},
                                  {"table", Within::Table},
                                  {"subject", Within::Subject},
                                  {"document", Within::Document}});
  if (record.has("severity")) result.severity = severity_of(record, "error");
  result.sentence = record.text_or("sentence", "fail");
  result.place = record.place();
  const auto examples = record.records("example");
  if (examples.empty()) record.fail("", "a formula needs an example");
  for (const TomlRecord& example : examples) run_formula_example(result, exact_concepts, example);
  return result;
}

struct TextRecord {
  std::string check;
  std::string id;
  std::shared_ptr<const Regex> regex;
  std::vector<std::string> words;
};

std::vector<TextMatch> matches_of(const TextRecord& record, std::string_view text) {
  std::vector<TextMatch> found;
  std::size_t from = 0;
  while (from <= text.size()) {
    const auto hit = record.regex->find(text, from);
    if (!hit) break;
    TextMatch match{record.id, hit->whole.begin, hit->whole.end, {}, {}, record.words};
    for (const auto& [name, span] : hit->groups) {
      match.groups.emplace(name, text.substr(span.begin, span.end - span.begin));
      match.places.emplace(name, span.begin);
    }
    from = match.end > match.begin ? match.end : match.end + 1;
    found.push_back(std::move(match));
  }
  return found;
}

TextRecord read_text(const TomlRecord& record) {
  TextRecord result;
  result.check = record.text("check");
  result.id = record.text("id");
  result.words = record.texts_or_none("words");
  auto regex = Regex::compile(record.text("regex"), record.place("regex"));
  if (!regex) {
    record.fail("regex", regex.error().message);
    return result;
  }
  result.regex = std::make_shared<Regex>(std::move(regex).value());
  const auto accepts = record.records("accepts");
  if (accepts.empty()) record.fail("", "a text pattern needs an example under 'accepts'");
  for (const TomlRecord& example : accepts) {
    const auto found = matches_of(result, example.text("text"));
    if (found.empty()) example.fail("text", "the pattern does not match its own example");
    for (const std::string& group : example.keys()) {
      if (group == "text" || found.empty()) continue;
      const auto captured = found.front().groups.find(group);
      const std::string got = captured == found.front().groups.end() ? "" : captured->second;
      if (got != example.text(group)) example.fail(group, fmt::format("the pattern captures '{}' instead", got));
    }
  }
  for (const PlacedText& wrong : record.placed_texts("rejects")) {
    if (!matches_of(result, wrong.text).empty()) record.fail("rejects", "the pattern matches: " + wrong.text);
  }
  return result;
}

}  // namespace

struct CheckBook::State {
  std::vector<CheckRecord> checks;
  std::vector<FormulaRecord> formulas;
  std::vector<TextRecord> texts;
  std::map<std::string, std::vector<std::string>, std::less<>> lists;
  std::map<std::string, Sentence, std::less<>> common;
  std::map<std::string, Sentence, std::less<>> concept_names;

  void read_lists(const TomlRecord& root);
  void read_records(const TomlRecord& root);
  bool find_sentence(const FormulaRecord& formula) const {
    return std::any_of(checks.begin(), checks.end(), [&](const CheckRecord& check) {
      return check.name == formula.check && check.sentences.contains(formula.sentence);
    });
  }
  Status finish();
};

void CheckBook::State::read_lists(const TomlRecord& root) {
  if (root.integer("schema") != 1) root.fail("schema", "this version reads schema 1");
  common.merge(read_sentences(root));
  for (const TomlRecord& record : root.records("name")) {
    concept_names[record.text("concept")] = {record.text("zh"), record.text("en")};
  }
  for (const TomlRecord& record : root.records("list")) {
    auto& words = lists[record.text("id")];
    for (std::string& word : record.texts("words")) words.push_back(std::move(word));
  }
}

void CheckBook::State::read_records(const TomlRecord& root) {
  for (const TomlRecord& record : root.records("check")) {
    CheckRecord check;
    check.name = record.text("name");
    check.number = static_cast<int>(record.integer("number"));
    check.severity = severity_of(record, "error");
    check.sentences = read_sentences(record);
    check.place = record.place();
    if (!check.sentences.contains("fail")) record.fail("", "a check needs say.fail");
    checks.push_back(std::move(check));
  }
  for (const TomlRecord& record : root.records("formula")) {
    formulas.push_back(read_formula(record, lists["exact-concepts"]));
  }
  for (const TomlRecord& record : root.records("text")) texts.push_back(read_text(record));
}

Status CheckBook::State::finish() {
  std::stable_sort(checks.begin(), checks.end(),
                   [](const CheckRecord& a, const CheckRecord& b) { return a.number < b.number; });
  std::set<std::string, std::less<>> names;
  for (const CheckRecord& check : checks) {
    if (!names.insert(check.name).second) return check.place.error(fmt::format("'{}' is there twice", check.name));
  }
  for (const FormulaRecord& formula : formulas) {
    if (!names.contains(formula.check)) return formula.place.error(fmt::format("no check '{}'", formula.check));
    if (!find_sentence(formula)) return formula.place.error(fmt::format("no sentence '{}'", formula.sentence));
  }
  return Done{};
}

Result<CheckBook> CheckBook::load(const std::vector<std::filesystem::path>& files) {
  CheckBook book;
  std::vector<TomlFile> opened;
  for (const auto& path : files) {
    auto file = TomlFile::read(path);
    if (!file) return file.error();
    opened.push_back(std::move(file).value());
  }
  // Lists first: examples of formulas depend on which concepts are exact.
  for (const TomlFile& file : opened) book.state_->read_lists(file.root());
  for (const TomlFile& file : opened) {
    book.state_->read_records(file.root());
    if (const Status read = file.status(); !read) return read.error();
  }
  if (const Status finished = book.state_->finish(); !finished) return finished.error();
  return book;
}

CheckBook::CheckBook() : state_(std::make_unique<State>()) {}
CheckBook::CheckBook(CheckBook&&) noexcept = default;
CheckBook& CheckBook::operator=(CheckBook&&) noexcept = default;
CheckBook::~CheckBook() = default;

const std::vector<CheckRecord>& CheckBook::checks() const {
  return state_->checks;
}
const std::vector<FormulaRecord>& CheckBook::formulas() const {
  return state_->formulas;
}

const CheckRecord* CheckBook::find(std::string_view name) const {
  for (const CheckRecord& check : state_->checks) {
    if (check.name == name) return &check;
  }
  return nullptr;
}

const Sentence& CheckBook::sentence(std::string_view check, std::string_view name) const {
  static const Sentence nothing;
  if (const CheckRecord* record = find(check)) {
    const auto own = record->sentences.find(name);
    if (own != record->sentences.end()) return own->second;
  }
  const auto common = state_->common.find(name);
  return common == state_->common.end() ? nothing : common->second;
}

Sentence CheckBook::name_of(std::string_view concept_id) const {
  const auto found = state_->concept_names.find(concept_id);
  return found == state_->concept_names.end() ? Sentence{std::string(concept_id), std::string(concept_id)}
                                              : found->second;
}

const std::vector<std::string>& CheckBook::words(std::string_view list) const {
  static const std::vector<std::string> nothing;
  const auto found = state_->lists.find(list);
  return found == state_->lists.end() ? nothing : found->second;
}

std::vector<TextMatch> CheckBook::match(std::string_view check, std::string_view text) const {
  std::vector<TextMatch> found;
  for (const TextRecord& record : state_->texts) {
    if (record.check != check) continue;
    auto more = matches_of(record, text);
    std::move(more.begin(), more.end(), std::back_inserter(found));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const TextMatch& a, const TextMatch& b) { return a.begin < b.begin; });
  return found;
}

}  // namespace ziping::patterns
