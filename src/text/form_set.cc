#include "text/form_set.h"

#include <re2/re2.h>
#include <re2/set.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "text/code_points.h"

namespace ziping::text {
namespace {

constexpr std::pair<std::string_view, Group> kGroupNames[] = {{"n", Group::Number},
                                                              {"m", Group::Upper},
                                                              {"ne", Group::European},
                                                              {"u", Group::Unit},
                                                              {"v", Group::LowerUnit},
                                                              {"before", Group::Before},
                                                              {"after", Group::After},
                                                              {"sign", Group::Sign},
                                                              {"dir", Group::Direction},
                                                              {"more", Group::More},
                                                              {"inc", Group::Included},
                                                              {"inc2", Group::UpperIncluded},
                                                              {"tenth", Group::Tenth},
                                                              {"hundredth", Group::Hundredth},
                                                              {"y", Group::Year},
                                                              {"mo", Group::Month},
                                                              {"d", Group::Day},
                                                              {"y2", Group::Year2},
                                                              {"mo2", Group::Month2},
                                                              {"d2", Group::Day2},
                                                              {"rel", Group::Relative},
                                                              {"half", Group::Half},
                                                              {"quarter", Group::Quarter},
                                                              {"third", Group::Third},
                                                              {"edge", Group::Edge},
                                                              {"per", Group::Below},
                                                              {"per2", Group::Below2},
                                                              {"andhalf", Group::HalfMore},
                                                              {"quarter2", Group::Quarter2},
                                                              {"century", Group::Century},
                                                              {"decade", Group::Decade}};

constexpr std::pair<std::string_view, How> kHows[] = {{"number", How::Number},
                                                      {"range", How::Range},
                                                      {"plus_minus", How::PlusMinus},
                                                      {"rank", How::Rank},
                                                      {"change", How::Change},
                                                      {"fraction", How::Fraction},
                                                      {"doubling", How::Doubling},
                                                      {"pair", How::Pair},
                                                      {"product", How::Product},
                                                      {"date", How::Date},
                                                      {"unit", How::Unit},
                                                      {"literal", How::Literal},
                                                      {"vague", How::Vague},
                                                      {"look_alikes", How::LookAlikes}};

using Macros = std::map<std::string, std::string>;

constexpr std::int64_t kSetMemory = std::int64_t{512} << 20U;
constexpr int kMaxDepth = 8;

re2::RE2::Options options(bool longest) {
  re2::RE2::Options made;
  made.set_log_errors(false);
  made.set_max_mem(kSetMemory);
  made.set_longest_match(longest);
  return made;
}

bool lower(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

/// {name} becomes the macro's expression as a group. Repetition counts and \p{...} are left alone.
bool expand(std::string_view regex, const Macros& macros, int depth, std::string& out, std::string& unknown) {
  if (depth > kMaxDepth) return false;
  for (std::size_t i = 0; i < regex.size(); ++i) {
    if (regex[i] != '{' || i + 1 >= regex.size() || !lower(regex[i + 1])) {
      out.push_back(regex[i]);
      continue;
    }
    const std::size_t end = regex.find('}', i);
    if (end == std::string_view::npos) return false;
    const std::string name(regex.substr(i + 1, end - i - 1));
    const auto macro = macros.find(name);
    if (macro == macros.end()) {
      unknown = name;
      return false;
    }
    out += "(?:";
    if (!expand(macro->second, macros, depth + 1, out, unknown)) return false;
    out += ")";
    i = end;
  }
  return true;
}

std::optional<Group> group_named(std::string_view name) {
  while (!name.empty() && name.back() == '_') name.remove_suffix(1);
  for (const auto& [known, group] : kGroupNames) {
    if (known == name) return group;
  }
  return std::nullopt;
}

/// Any unit, for the quick match: as few characters as will do, none of them a digit or a separator except the power
/// of m2. A class of all characters that units are made of would be exact and costs more than the alternation.
constexpr std::string_view kLooseUnit = R"((?:%|[^\d\s/*\x{B7}.,()\[\]<>=%~-]+?[23]?))";

Macros all_macros(const LanguageData& data, const UnitTable& units, bool exact) {
  Macros macros;
  const auto words_of = [&](const std::string& kind) {
    const auto spellings = units.spellings(kind);
    return exact ? alternation(spellings) : std::string(kLooseUnit);
  };
  macros["one_unit"] = words_of("");
  for (const auto& unit : data.units) {
    auto& macro = macros["unit_" + unit.kind];
    if (macro.empty()) macro = words_of(unit.kind);
  }
  std::map<std::string, std::vector<std::string>> words;
  for (const auto& meaning : data.meanings) {
    auto& list = words["word_" + meaning.group];
    list.insert(list.end(), meaning.words.begin(), meaning.words.end());
  }
  for (const auto& comparator : data.comparators) {
    auto& list = words[comparator.scope + "_" + comparator.where];
    list.insert(list.end(), comparator.words.begin(), comparator.words.end());
  }
  for (auto& [name, list] : words) macros[name] = alternation(list);
  for (const auto& macro : data.macros) macros[macro.name] = macro.regex;
  return macros;
}

}  // namespace

std::string alternation(std::vector<std::string> words) {
  std::sort(words.begin(), words.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += "|";
    out += re2::RE2::QuoteMeta(word);
  }
  return out;
}

Error pattern_error(const Place& place, std::string message) {
  Error error{ErrorCode::PatternInvalid, std::move(message), {}};
  error.origin = {"text", {}, {}, place.file, place.line, place.column};
  return error;
}

struct FormSet::State {
  /// An expression with its groups, compiled when it is first needed.
  struct Captures {
    std::string expression;
    std::once_flag once;
    std::unique_ptr<re2::RE2> compiled;
    /// RE2's group numbers and what each stands for. A name may be repeated with an underscore behind it, for an
    /// alternative in which the same thing stands elsewhere.
    std::vector<std::pair<int, Group>> groups;
    int group_count = 0;

    void compile() {
      std::call_once(once, [this] {
        compiled = std::make_unique<re2::RE2>(expression, options(false));
        group_count = compiled->NumberOfCapturingGroups();
        for (const auto& [name, index] : compiled->NamedCapturingGroups()) {
          if (const auto group = group_named(name)) groups.emplace_back(index, *group);
        }
      });
    }
  };
  struct Form {
    FormData data;
    How how = How::Literal;
    Captures exact;
    Captures loose;
    /// Of a plain form: what any form before it matches, compiled when it is first needed.
    std::once_flag once;
    std::unique_ptr<re2::RE2> before;
  };

  std::vector<std::unique_ptr<Form>> forms;
  std::unique_ptr<re2::RE2::Set> set;
  std::unique_ptr<re2::RE2> prose;
  std::optional<std::size_t> plain_bare;
  std::optional<std::size_t> plain_with_unit;
};

FormSet::FormSet(std::unique_ptr<State> state) : state_(std::move(state)) {}
FormSet::~FormSet() = default;

Result<std::unique_ptr<FormSet>> FormSet::make(const LanguageData& data, const UnitTable& units) {
  auto state = std::make_unique<State>();
  state->set = std::make_unique<re2::RE2::Set>(options(false), re2::RE2::ANCHOR_BOTH);
  const Macros exact = all_macros(data, units, true);
  const Macros loose = all_macros(data, units, false);
  static const re2::RE2 kGroupName(R"(\(\?P<([^>]*)>)");
  std::set<std::string> ids;
  std::string prose;
  for (const auto& record : data.forms) {
    auto form = std::make_unique<State::Form>();
    const auto wrong = [&](const std::string& message) {
      return pattern_error(record.place, record.id + ": " + message);
    };
    form->data = record;
    const auto* how =
        std::find_if(std::begin(kHows), std::end(kHows), [&](const auto& entry) { return entry.first == record.how; });
    if (how == std::end(kHows)) return wrong("unknown how \"" + record.how + "\"");
    form->how = how->second;
    if (record.id.empty() || !ids.insert(record.id).second) return wrong("the id is empty or given twice");
    std::string unknown;
    std::string bare;
    if (!expand(record.regex, exact, 0, bare, unknown) ||
        !expand(record.prefix, exact, 0, form->exact.expression, unknown)) {
      return wrong(unknown.empty() ? "macros nest too deep or {name} is not closed"
                                   : "there is no macro {" + unknown + "}");
    }
    form->exact.expression += "(?:" + bare + ")";
    expand(record.prefix + "(?:" + record.regex + ")", loose, 0, form->loose.expression, unknown);
    re2::StringPiece rest(form->exact.expression);
    for (std::string name; re2::RE2::FindAndConsume(&rest, kGroupName, &name);) {
      if (!group_named(name)) return wrong("unknown group name \"" + name + "\"");
    }
    std::string message;
    if (state->set->Add(form->exact.expression, &message) < 0) return wrong(message);
    if (record.plain) {
      const re2::RE2 whole(form->exact.expression, options(false));
      if (!state->plain_bare && re2::RE2::FullMatch("1", whole)) state->plain_bare = state->forms.size();
      if (!state->plain_with_unit && re2::RE2::FullMatch("1%", whole)) state->plain_with_unit = state->forms.size();
    }
    if (record.prose) prose += (prose.empty() ? "(?:" : "|(?:") + bare + ")";
    state->forms.push_back(std::move(form));
  }
  if (!state->set->Compile()) return Error{ErrorCode::PatternInvalid, "the forms together take too much memory", {}};
  // Group names repeat between forms, which one expression may not have.
  re2::RE2::GlobalReplace(&prose, kGroupName, "(?:");
  state->prose = std::make_unique<re2::RE2>(prose, options(true));
  if (!state->prose->ok()) return Error{ErrorCode::PatternInvalid, "forms for prose: " + state->prose->error(), {}};
  return std::unique_ptr<FormSet>(new FormSet(std::move(state)));
}

const FormData& FormSet::form(std::size_t index) const {
  return state_->forms[index]->data;
}
How FormSet::how(std::size_t index) const {
  return state_->forms[index]->how;
}
std::size_t FormSet::size() const {
  return state_->forms.size();
}

std::optional<std::size_t> FormSet::plain(bool with_unit) const {
  return with_unit ? state_->plain_with_unit : state_->plain_bare;
}

bool FormSet::preceded(std::size_t plain, std::string_view text) const {
  State::Form& form = *state_->forms[plain];
  std::call_once(form.once, [&] {
    static const re2::RE2 kCapture(R"(\(\?P<[^>]*>)");
    std::string all;
    for (std::size_t i = 0; i < plain; ++i) all += (i > 0 ? "|(?:" : "(?:") + state_->forms[i]->exact.expression + ")";
    re2::RE2::GlobalReplace(&all, kCapture, "(?:");
    form.before = std::make_unique<re2::RE2>(all, options(true));
  });
  return !form.before->ok() || form.before->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(),
                                                  re2::RE2::ANCHOR_BOTH, nullptr, 0);
}

void FormSet::candidates(std::string_view text, std::vector<int>& out) const {
  out.clear();
  state_->set->Match(re2::StringPiece(text.data(), text.size()), &out);
  std::sort(out.begin(), out.end());
}

bool FormSet::match(std::size_t index, std::string_view text, bool exact, Match& out) const {
  State::Form& form = *state_->forms[index];
  State::Captures& captures = exact ? form.exact : form.loose;
  captures.compile();
  constexpr int kMaxSubmatches = 40;
  re2::StringPiece pieces[kMaxSubmatches];
  const int count = std::min(captures.group_count + 1, kMaxSubmatches);
  if (!captures.compiled->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::ANCHOR_BOTH,
                                pieces, count)) {
    return false;
  }
  out.text = text;
  out.groups.fill({});
  for (const auto& [number, group] : captures.groups) {
    const re2::StringPiece& piece = pieces[number];
    if (number < count && !piece.empty()) {
      out.groups[static_cast<std::size_t>(group)] = std::string_view(piece.data(), piece.size());
    }
  }
  out.literal.clear();
  if (!form.data.literal.empty()) captures.compiled->Rewrite(&out.literal, form.data.literal, pieces, count);
  return true;
}

std::optional<std::pair<std::size_t, std::size_t>> FormSet::next_in_prose(std::string_view text,
                                                                          std::size_t from) const {
  re2::StringPiece found;
  if (!state_->prose->Match(re2::StringPiece(text.data(), text.size()), from, text.size(), re2::RE2::UNANCHORED, &found,
                            1) ||
      found.empty()) {
    return std::nullopt;
  }
  const auto begin = static_cast<std::size_t>(found.data() - text.data());
  return std::pair{begin, begin + found.size()};
}

}  // namespace ziping::text
