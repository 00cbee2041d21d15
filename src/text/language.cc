#include "text/language.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <atomic>
#include <unordered_map>

#include "text/cell_memo.h"
#include "text/code_points.h"
#include "text/form_set.h"
#include "text/interpret.h"
#include "text/language_data.h"
#include "text/normaliser.h"
#include "text/repair.h"

namespace ziping::text {

namespace {

/// A space that the normal form dropped behind a figure is no part of it.
std::size_t without_space(std::string_view printed, std::size_t begin, std::size_t end) {
  while (end > begin && printed[end - 1] == ' ') --end;
  return end;
}

}  // namespace

struct Language::State {
  /// Tells this language from any other one, living or dead, in the threads' memos.
  std::uint64_t id = 0;
  std::shared_ptr<const Normaliser> normaliser;
  std::unique_ptr<FormSet> forms;
  std::unique_ptr<Interpreter> interpreter;
  Repair repair;
  std::u32string trim;
  /// Words that a figure must not bite into, by their first sign.
  std::unordered_multimap<std::string, std::string> whole_words;
  std::unique_ptr<re2::RE2> label_front;
  std::unique_ptr<re2::RE2> label_end;
  std::unique_ptr<re2::RE2> label_anywhere;

  std::string_view trimmed(std::string_view text) const;
  /// `lead`: set where a guard that is a number in front of something takes the text.
  std::optional<Quantity> read_normal(std::string_view text, const QuantityContext& context, bool prose,
                                      bool* lead = nullptr) const;
  /// Bytes at the end of a figure's text (up to `end`) that are the first sign of a word behind it.
  std::size_t bitten(std::string_view text, std::size_t end) const;
  /// Bytes of the number in front of a text, 0 where there is none.
  std::size_t length_of_number(std::string_view text) const;
  /// `out` is a quantity nothing was put into yet.
  void read_cell(std::string_view text, const QuantityContext& context, Quantity& out) const;
  Quantity read_printed(std::string_view printed, const QuantityContext& context) const;
  Status check_examples(const LanguageData& data) const;
};

Language::Language(std::unique_ptr<const State> state) : state_(std::move(state)) {}
Language::~Language() = default;

Result<std::shared_ptr<const Language>> Language::make(LanguageData data) {
  static std::atomic<std::uint64_t> made{0};
  auto state = std::make_unique<State>();
  state->id = ++made;
  auto normaliser = Normaliser::make(data.foldings);
  if (!normaliser) return normaliser.error();
  state->normaliser = *std::move(normaliser);
  auto interpreter = Interpreter::make(data);
  if (!interpreter) return interpreter.error();
  state->interpreter = std::make_unique<Interpreter>(*std::move(interpreter));
  auto forms = FormSet::make(data, state->interpreter->units());
  if (!forms) return forms.error();
  state->forms = *std::move(forms);
  state->repair = Repair::make(data);
  state->trim = to_code_points(data.foldings.trim) + U" ";
  for (const std::string& word : data.whole_words) {
    std::size_t at = 0;
    next_code_point(word, at);
    state->whole_words.emplace(word.substr(0, at), word);
  }
  for (auto [regex, slot] :
       {std::pair{&data.label_front, &state->label_front}, std::pair{&data.label_end, &state->label_end},
        std::pair{&data.label_anywhere, &state->label_anywhere}}) {
    *slot = std::make_unique<re2::RE2>(*regex, re2::RE2::Quiet);
    if (!(*slot)->ok()) return Error{ErrorCode::PatternInvalid, "label: " + (*slot)->error(), {}};
  }
  if (const Status status = state->check_examples(data); !status) return status.error();
  return std::shared_ptr<const Language>(new Language(std::move(state)));
}

Status Language::State::check_examples(const LanguageData& data) const {
  std::vector<int> found;
  NormalText normal;
  Match match;
  for (std::size_t i = 0; i < data.forms.size(); ++i) {
    const FormData& form = data.forms[i];
    const auto has = [&](const std::string& example) {
      normaliser->normalise(example, normal);
      const std::string_view text = trimmed(normal.utf8);
      forms->candidates(text, found);
      return std::find(found.begin(), found.end(), static_cast<int>(i)) != found.end() &&
             forms->match(i, text, true, match) && interpreter->interpret(form, forms->how(i), match, {}).has_value();
    };
    for (const auto& example : form.accepts) {
      if (!has(example)) return pattern_error(form.place, form.id + " does not accept its example \"" + example + "\"");
    }
    for (const auto& example : form.rejects) {
      if (has(example)) return pattern_error(form.place, form.id + " accepts its counter-example \"" + example + "\"");
    }
  }
  return Done{};
}

std::string_view Language::State::trimmed(std::string_view text) const {
  const auto strip = [&](char32_t c) { return trim.find(c) != std::u32string::npos; };
  while (!text.empty()) {
    std::size_t at = 0;
    if (!strip(next_code_point(text, at))) break;
    text.remove_prefix(at);
  }
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
    std::size_t end = at;
    if (!strip(next_code_point(text, end))) break;
    text = text.substr(0, at);
  }
  return text;
}

std::optional<Quantity> Language::State::read_normal(std::string_view text, const QuantityContext& context, bool prose,
                                                     bool* lead) const {
  thread_local std::vector<int> found;
  thread_local Match match;
  // Most cells are a number with or without a unit, and no other form has them.
  if (!prose && interpreter->split(text, match)) {
    const auto plain = forms->plain(match.has(Group::Unit));
    if (plain && !forms->preceded(*plain, text)) {
      if (auto quantity = interpreter->interpret(forms->form(*plain), forms->how(*plain), match, context))
        return quantity;
    }
  }
  forms->candidates(text, found);
  for (const int index : found) {
    const auto i = static_cast<std::size_t>(index);
    const FormData& form = forms->form(i);
    if (prose ? !form.prose : form.guard && form.kind.empty()) continue;
    if (form.misread && context.typed) continue;
    std::optional<Quantity> quantity;
    if (form.plain && interpreter->split(text, match)) {
      quantity = interpreter->interpret(form, forms->how(i), match, context);
    }
    for (const bool exact : {false, true}) {
      if (quantity) break;
      if (forms->match(i, text, exact, match)) quantity = interpreter->interpret(form, forms->how(i), match, context);
    }
    if (!quantity) continue;
    if (prose && form.guard) {
      if (lead) *lead = form.lead;
      return std::nullopt;
    }
    return quantity;
  }
  return std::nullopt;
}

std::size_t Language::State::bitten(std::string_view text, std::size_t end) const {
  std::size_t at = end;
  do {
    --at;
  } while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80);
  const auto [first, last] = whole_words.equal_range(std::string(text.substr(at, end - at)));
  const bool found =
      std::any_of(first, last, [&](const auto& word) { return text.substr(at).starts_with(word.second); });
  return found ? end - at : 0;
}

std::size_t Language::State::length_of_number(std::string_view text) const {
  re2::StringPiece rest(text.data(), text.size());
  return re2::RE2::Consume(&rest, *label_front) ? text.size() - rest.size() : 0;
}

void Language::State::read_cell(std::string_view text, const QuantityContext& context, Quantity& out) const {
  if (text.empty()) {
    out.kind = "empty";
    return;
  }
  if (auto quantity = read_normal(text, context, false)) {
    out = *std::move(quantity);
    return;
  }
  if (const auto repaired = repair.digits(text)) {
    if (auto quantity = read_normal(*repaired, context, false)) {
      quantity->flagged = true;
      if (quantity->note.empty()) quantity->note = "digit repaired";
      out = *std::move(quantity);
      return;
    }
  }
  out.kind = "qualitative";
  out.literal = std::string(text);
  if (const auto word = repair.word(text)) {
    out.kind = "ocr";
    out.literal = *word;
    out.flagged = true;
    out.note = "word repaired";
  }
}

NormalText Language::normalise(std::string_view printed) const {
  NormalText normal;
  state_->normaliser->normalise(printed, normal);
  return normal;
}

std::string Language::label_form(std::string_view printed) const {
  NormalText normal;
  state_->normaliser->normalise(printed, normal);
  std::string label = std::move(normal.utf8);
  re2::RE2::GlobalReplace(&label, *state_->label_anywhere, "");
  re2::RE2::Replace(&label, *state_->label_front, "");
  re2::RE2::Replace(&label, *state_->label_end, "");
  return label;
}

Quantity Language::read(std::string_view printed, const QuantityContext& context) const {
  if (printed.size() > CellMemo::kLongest) return state_->read_printed(printed, context);
  thread_local CellMemo memo;
  const std::size_t hash = std::hash<std::string_view>{}(printed);
  CellMemo::Place& place = memo.place(hash);
  if (!place.holds(state_->id, printed, context)) {
    // Kept only when it comes again: what is never repeated need not be copied.
    if (!place.comes_again(hash)) return state_->read_printed(printed, context);
    place.quantity = state_->read_printed(printed, context);
    place.owner = state_->id;
    place.text.assign(printed);
    place.context = context;
  }
  return place.quantity;
}

Quantity Language::State::read_printed(std::string_view printed, const QuantityContext& context) const {
  thread_local NormalText normal;
  normaliser->normalise(printed, normal);
  const std::string_view text = trimmed(normal.utf8);
  Quantity quantity;
  read_cell(text, context, quantity);
  const auto offset = static_cast<std::size_t>(text.data() - normal.utf8.data());
  quantity.begin = text.empty() ? 0 : normal.origin[offset];
  quantity.end = text.empty() ? 0 : without_space(printed, quantity.begin, normal.origin[offset + text.size()]);
  // A power word set apart from its figure is as often the rest of a column head: no currency is presumed then.
  if (!quantity.unit.empty() && quantity.unit.back() == '?' &&
      printed.substr(quantity.begin, quantity.end - quantity.begin).find(' ') != std::string_view::npos) {
    quantity.unit.clear();
  }
  return quantity;
}

std::vector<Quantity> Language::find(std::string_view printed, const QuantityContext& context) const {
  const NormalText normal = normalise(printed);
  const std::string_view text = normal.utf8;
  std::vector<Quantity> all;
  for (std::size_t from = 0; from < text.size();) {
    const auto span = state_->forms->next_in_prose(text, from);
    if (!span) break;
    from = span->second;
    std::string_view here = text.substr(span->first, span->second - span->first);
    bool lead = false;
    auto quantity = state_->read_normal(here, context, true, &lead);
    // Years and dates keep their signs: "2023年初预算" is of 2023, whatever word the sign begins.
    const std::size_t bitten =
        quantity && quantity->kind != "year" && quantity->kind != "date" ? state_->bitten(text, span->second) : 0;
    if (bitten > 0) {
      here.remove_suffix(bitten);
      quantity = state_->read_normal(here, context, true);
    }
    if (!quantity) {
      if (lead) from = span->first + std::max<std::size_t>(1, state_->length_of_number(here));
      continue;
    }
    quantity->begin = normal.origin[span->first];
    quantity->end = without_space(printed, quantity->begin, normal.origin[span->first + here.size()]);
    all.push_back(*std::move(quantity));
  }
  return all;
}

}  // namespace ziping::text
