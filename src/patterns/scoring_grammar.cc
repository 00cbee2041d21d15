#include "patterns/scoring_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace ziping::patterns {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

bool overlaps(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

constexpr std::array kMakes{"floor-zero",   "most-deducted", "capped",        "default-full",  "reason-below",
                            "choice",       "veto",          "else-nothing",  "note",          "exception",
                            "judgement",    "grade",         "weight",        "tier-shares",   "tier",
                            "rank",         "per-case",      "deduction",     "base",          "band",
                            "share",        "item",          "item-or-less",  "item-each",     "listed",
                            "most-awarded", "by-date",       "bonus",         "part-steps-up", "part-steps-down",
                            "tier-part",    "all-listed",    "judged-range",  "share-where",   "item-less",
                            "unread",       "absolute",      "nothing-beyond"};

}  // namespace

void ScoringGrammar::read(const TomlRecord& root, const text::Language* language) {
  language_ = language;
  if (const auto numerals = root.find_table("numerals")) {
    for (const std::string& word : numerals->keys()) numerals_[word] = numerals->decimal(word);
  }
  for (std::string& separator : root.texts_or_none("separators")) separators_.push_back(std::move(separator));
  if (const auto parts = root.find_table("parts")) {
    for (const std::string& name : parts->keys()) parts_[name] = parts->text(name);
  }
  for (const auto& [key, place] : {std::pair("unread", &unread_),
                                   {"bound", &bound_},
                                   {"whole", &whole_},
                                   {"nothing", &nothing_},
                                   {"units", &units_}}) {
    if (!root.has(key)) continue;
    auto regex = Regex::compile(with_parts(root.text(key)), root.place(key));
    if (!regex) return root.fail(key, regex.error().message);
    *place = std::make_shared<Regex>(std::move(regex).value());
  }
  for (const std::string& expression : root.texts_or_none("numbering")) {
    auto regex = Regex::compile(with_parts(expression), root.place("numbering"));
    if (!regex) return root.fail("numbering", regex.error().message);
    numbering_.push_back(std::make_shared<Regex>(std::move(regex).value()));
  }
  for (const TomlRecord& record : root.records("rewrite")) read_rewrite(record);
  for (const TomlRecord& record : root.records("phrase")) read_phrase(record);
}

/// Parts may stand in parts, to a depth.
std::string ScoringGrammar::with_parts(std::string expression) const {
  constexpr int kDeepest = 5;
  for (int depth = 0; depth < kDeepest && expression.find('{') != std::string::npos; ++depth) {
    for (const auto& [name, part] : parts_) replace_all(expression, "{" + name + "}", part);
  }
  return expression;
}

void ScoringGrammar::read_rewrite(const TomlRecord& record) {
  const std::string expression = with_parts(record.text("regex"));
  auto regex = Regex::compile(expression, record.place("regex"));
  if (!regex) return record.fail("regex", regex.error().message);
  Rewrite rewrite{std::make_shared<Regex>(std::move(regex).value()), Decimal(1), record.text_or("to", ""), {}};
  if (record.has("by")) rewrite.by = record.text("by");
  if (!rewrite.by && !rewrite.regex->has_group("n")) return record.fail("regex", "the numeral's group is n");
  if (const auto times = record.find_decimal("times")) rewrite.times = *times;
  rewrites_.push_back(std::move(rewrite));
}

std::optional<Decimal> ScoringGrammar::numeral(const std::string& word) const {
  if (const auto plain = Decimal::parse(word)) return plain;
  if (const auto known = numerals_.find(word); known != numerals_.end()) return known->second;
  return language_ == nullptr ? std::nullopt : language_->read(word).value;
}

void ScoringGrammar::read_phrase(const TomlRecord& record) {
  Phrase phrase;
  phrase.id = record.text("id");
  phrase.makes = record.text("makes");
  if (std::find(kMakes.begin(), kMakes.end(), phrase.makes) == kMakes.end()) {
    record.fail("makes", fmt::format("there is no clause '{}'", phrase.makes));
  }
  phrase.range = record.text_or("range", "");
  phrase.side = record.text_or("side", "");
  phrase.of = record.text_or("of", "");
  phrase.named = record.flag_or("named", false);
  phrase.low_default = record.flag_or("low_default", false);
  phrase.high_default = record.flag_or("high_default", false);
  phrase.low = record.find_decimal("low");
  phrase.high = record.find_decimal("high");
  const std::string expression = with_parts(record.text("regex"));
  auto regex = Regex::compile(expression, record.place("regex"));
  if (!regex) return record.fail("regex", regex.error().message);
  phrase.regex = std::make_shared<Regex>(std::move(regex).value());
  run_examples(phrase, record);
  phrases_.push_back(std::move(phrase));
}

void ScoringGrammar::run_examples(const Phrase& phrase, const TomlRecord& record) const {
  const auto group_of = [](const RegexMatch& match, std::string_view text, const std::string& name) {
    const auto span = match.groups.find(name);
    if (span == match.groups.end()) return std::string();
    return std::string(text.substr(span->second.begin, span->second.end - span->second.begin));
  };
  std::size_t examples = 0;
  for (const PlacedText& rejected : record.placed_texts("rejects")) {
    if (phrase.regex->find(rejected.text)) record.fail("rejects", "the phrase matches: " + rejected.text);
  }
  for (const TomlRecord& example : record.records("accepts")) {
    ++examples;
    const std::string text = example.text("text");
    const auto match = phrase.regex->find(text);
    if (!match) example.fail("text", "the phrase does not match");
    for (const std::string& group : example.keys()) {
      if (group == "text" || !match) continue;
      const std::string got = group_of(*match, text, group);
      if (got != example.text(group)) example.fail(group, fmt::format("the phrase captures '{}' instead", got));
    }
  }
  if (examples == 0) record.fail("", "a phrase needs an example under 'accepts'");
}

std::vector<ScoringGrammar::Claim> ScoringGrammar::claims(std::string_view text, std::string_view makes) const {
  std::vector<Claim> taken;
  for (const Phrase& phrase : phrases_) {
    if (makes.empty() ? phrase.makes == "absolute" : phrase.makes != makes) continue;
    std::size_t from = 0;
    while (from < text.size()) {
      auto match = phrase.regex->find(text, from);
      if (!match) break;
      // What only has to stand behind it is left to others.
      for (const char* name : {"then", "then2"}) {
        const auto then = match->groups.find(name);
        if (then != match->groups.end()) match->whole.end = std::max(match->whole.begin + 1, then->second.begin);
      }
      const bool free = std::none_of(taken.begin(), taken.end(),
                                     [&](const Claim& other) { return overlaps(other.span, match->whole); });
      if (!free) {
        // Another phrase stands in the way: look again behind it.
        std::size_t next = match->whole.begin + 1;
        for (const Claim& other : taken) {
          if (overlaps(other.span, match->whole)) next = std::max(next, std::min(other.span.end, match->whole.end));
        }
        while (next < text.size() && (static_cast<unsigned char>(text[next]) & 0xC0U) == 0x80U) ++next;
        from = next;
        continue;
      }
      const std::string_view clause = text.substr(match->whole.begin, match->whole.end - match->whole.begin);
      Claim claim{&phrase, match->whole, {}, clause.find('%') != std::string_view::npos, {}, 0};
      claim.begin = begin_of(claim.span, text);
      if (phrase.makes == "band" || phrase.makes == "deduction") claim.unit = unit_of(clause);
      for (const auto& [name, span] : match->groups) {
        claim.groups.emplace(name, text.substr(span.begin, span.end - span.begin));
      }
      from = std::max(match->whole.end, match->whole.begin + 1);
      taken.push_back(std::move(claim));
    }
  }
  std::sort(taken.begin(), taken.end(), [](const Claim& a, const Claim& b) { return a.span.begin < b.span.begin; });
  return taken;
}

std::string ScoringGrammar::unit_of(std::string_view clause) const {
  const auto match = units_ ? units_->find(clause) : std::nullopt;
  if (!match) return {};
  const auto unit = match->groups.find("unit");
  return unit == match->groups.end()
             ? "%"
             : std::string(clause.substr(unit->second.begin, unit->second.end - unit->second.begin));
}

std::optional<Decimal> ScoringGrammar::number(const Claim& claim, std::string_view group) const {
  // The same thing in another branch of the phrase has a figure behind its name.
  for (const char* branch : {"", "2", "3", "4"}) {
    const auto found = claim.groups.find(std::string(group) + branch);
    if (found != claim.groups.end() && !found->second.empty()) return numeral(found->second);
  }
  return std::nullopt;
}

Points ScoringGrammar::points(const Claim& claim, bool less) const {
  if (claim.groups.contains("full")) return {Points::Kind::Full, {}};
  if (claim.groups.contains("none")) return {Points::Kind::None, {}};
  constexpr int kHalf = 50;
  if (claim.groups.contains("half")) return {Points::Kind::Part, Decimal(kHalf)};
  if (const auto minus = less ? number(claim, "minus") : std::nullopt) return {Points::Kind::Deduct, *minus};
  if (const auto part = number(claim, "part")) return {Points::Kind::Part, *part};
  return {Points::Kind::Award, number(claim, "pts").value_or(Decimal())};
}

ValueRange ScoringGrammar::range(const Claim& claim) const {
  ValueRange range;
  range.low = claim.phrase->low ? claim.phrase->low : number(claim, "a");
  range.high = claim.phrase->high ? claim.phrase->high : number(claim, "b");
  bool low_named = claim.groups.contains("a_in") || claim.groups.contains("a_in2");
  bool high_named = claim.groups.contains("b_in") || claim.groups.contains("b_in2");
  // "90-95 (90 included)": the figure in the brackets says which end is meant.
  const auto included = [&](const char* group) {
    const auto found = claim.groups.find(group);
    if (found == claim.groups.end()) return std::optional<Decimal>();
    const auto from = found->second.find_first_of("0123456789");
    const auto to = found->second.find_first_not_of("0123456789.", from);
    return from == std::string::npos ? std::optional<Decimal>() : Decimal::parse(found->second.substr(from, to - from));
  };
  if (const auto end = included("b_in"); end && range.low && *end == *range.low) {
    low_named = true;
    high_named = false;
  }
  range.low_closed = (claim.phrase->low_default && !claim.groups.contains("a_out")) || low_named;
  range.high_closed = (claim.phrase->high_default && !claim.groups.contains("b_out")) || high_named;
  // Where a text says of neither end whether it belongs, the lower one does.
  const bool falling = range.low && range.high && *range.low > *range.high;
  if (falling) {
    std::swap(range.low, range.high);
    std::swap(range.low_closed, range.high_closed);
  }
  const bool open = claim.groups.contains("a_out") || claim.phrase->named;
  if (range.low && range.high && !range.low_closed && !range.high_closed && !open) {
    range.low_closed = true;
  }
  range.around = claim.phrase->range == "around";
  if (claim.phrase->range == "equal") {
    range.high = range.low;
    range.low_closed = range.high_closed = true;
  }
  return range;
}

std::vector<Band> ScoringGrammar::grades(std::string_view text) const {
  ScoringRule rule;
  for (const Claim& claim : claims(text, "grade")) apply(claim, rule);
  return rule.grades;
}

std::string ScoringGrammar::without_separators(std::string_view text) const {
  std::string kept(text);
  for (const std::string& separator : separators_) replace_all(kept, separator, "");
  return kept;
}

/// Brackets that hold nothing but terms ("a part of a step counts as one") stand in the middle of other clauses: their
/// terms are taken, and the clause is whole again.
std::string ScoringGrammar::without_bracketed_terms(std::string text, ScoringRule& rule) const {
  static constexpr std::array kBinding{"floor-zero",   "most-deducted",   "most-awarded",  "capped",
                                       "default-full", "part-steps-down", "part-steps-up", "note"};
  std::size_t from = 0;
  while (true) {
    const auto close = text.find(')', from);
    if (close == std::string::npos) return text;
    const auto open = text.rfind('(', close);
    from = close + 1;
    if (open == std::string::npos || open + 1 == close) continue;
    const std::string inner = text.substr(open + 1, close - open - 1);
    const std::vector<Claim> found = claims(inner);
    std::size_t end = 0;
    std::string rest;
    bool binding = !found.empty();
    for (const Claim& claim : found) {
      rest += without_separators(std::string_view(inner).substr(end, claim.span.begin - end));
      end = claim.span.end;
      binding = binding && std::find(kBinding.begin(), kBinding.end(), claim.phrase->makes) != kBinding.end();
    }
    if (!binding || !(rest + without_separators(std::string_view(inner).substr(end))).empty()) continue;
    for (const Claim& claim : found) {
      rule.clauses.push_back(claim.phrase->id);
      apply(claim, rule);
    }
    text.erase(open, close + 1 - open);
    from = open;
  }
}

std::size_t ScoringGrammar::begin_of(Span span, std::string_view text) const {
  std::size_t begin = span.begin;
  const auto skipped = [&](const std::string& separator) {
    return separator != "(" && begin + separator.size() < span.end && text.substr(begin).starts_with(separator);
  };
  for (auto next = separators_.begin(); next != separators_.end();) {
    next = std::find_if(separators_.begin(), separators_.end(), skipped);
    if (next != separators_.end()) begin += next->size();
  }
  return begin;
}

ScoringRule ScoringGrammar::parse(std::string_view text) const {
  ScoringRule rule;
  rule.text = text;
  const std::string digits = without_bracketed_terms(rewritten(text), rule);
  std::vector<Claim> found = claims(digits);
  const auto makes = [](const char* what) {
    return [what](const Claim& claim) { return claim.phrase->makes == what; };
  };
  // What is merely listed counts where a clause says what each is worth.
  const bool each = std::any_of(found.begin(), found.end(), makes("item-each"));
  if (!each) std::erase_if(found, makes("listed"));
  const std::vector<std::size_t> numbers = numbered(digits);
  std::size_t from = 0;
  for (const Claim& claim : found) {
    const std::size_t listed = rule.list.size();
    rule.rest += without_separators(std::string_view(digits).substr(from, claim.span.begin - from));
    from = claim.span.end;
    rule.clauses.push_back(claim.phrase->id);
    if (claim.phrase->makes == "unread") {
      rule.rest += without_separators(std::string_view(digits).substr(claim.span.begin, from - claim.span.begin));
      rule.unread_clause = true;
    }
    // "All met: 3 points" says again what the points of the list come to.
    if (!each || claim.phrase->makes != "all-listed") apply(claim, rule);
    for (std::size_t i = listed; i < rule.list.size(); ++i) rule.list[i].number = number_at(numbers, claim.begin);
  }
  rule.rest += without_separators(std::string_view(digits).substr(from));
  share_out(found, rule);
  by_number(numbers, found, digits, rule);
  settle(rule, found);
  return rule;
}

void ScoringGrammar::apply(const Claim& claim, ScoringRule& rule) const {
  const auto word = [&] {
    for (const char* name : {"word", "word2"}) {
      if (const auto found = claim.groups.find(name); found != claim.groups.end()) return found->second;
    }
    return std::string();
  };
  const std::string& makes = claim.phrase->makes;
  if (claim.groups.contains("default")) rule.terms.default_full = true;
  if (makes == "band" || makes == "grade") {
    auto& bands = makes == "band" ? rule.bands : rule.grades;
    const bool exact = claim.phrase->named || claim.groups.contains("b_out");
    // What words include by themselves ("80% or more, within 90%") is not said of the end.
    const bool by_words = claim.phrase->low_default || claim.phrase->high_default;
    const bool one = !by_words && (claim.groups.contains("a_in") || claim.groups.contains("b_in"));
    const Band::Ends ends = exact ? Band::Ends::Exact : one ? Band::Ends::One : Band::Ends::Silent;
    bands.push_back({range(claim), points(claim), word(), claim.percent, ends, claim.unit});
    rule.add(RuleFamily::Bands);
  } else if (makes == "tier") {
    rule.bands.push_back({{}, points(claim), word(), false, Band::Ends::Silent, {}});
    rule.add(RuleFamily::Tiers);
  } else if (makes == "tier-shares") {
    rule.tier_shares = {Decimal(100), *number(claim, "a"), *number(claim, "b"), Decimal(0)};
    rule.add(RuleFamily::Tiers);
  } else if (makes == "tier-part") {
    for (const char* end : {"a", "b"}) {
      if (const auto share = number(claim, end)) rule.tier_shares.push_back(*share);
    }
    rule.tiers_from_whole = rule.tiers_from_whole || number(claim, "a") == Decimal(100);
    rule.add(RuleFamily::Tiers);
  } else if (makes == "rank") {
    rule.ranks.push_back({range(claim), points(claim), {}, false, Band::Ends::Silent, {}});
    rule.add(RuleFamily::Rank);
  } else if (makes == "deduction") {
    const Deduction::Side side = claim.phrase->side == "both"    ? Deduction::Side::Both
                                 : claim.phrase->side == "below" ? Deduction::Side::Below
                                                                 : Deduction::Side::Above;
    const Decimal step = number(claim, "step").value_or(Decimal());
    if (step.is_zero()) return;
    const auto part = number(claim, "part");
    const Decimal off = part ? *part : number(claim, "pts").value_or(Decimal());
    const bool late = claim.groups.contains("late");
    rule.deductions.push_back({side, number(claim, "base"), step, off, part.has_value(), late, claim.unit});
    rule.add(RuleFamily::Linear);
  } else if (makes == "base") {
    rule.base = number(claim, "base");
  } else if (makes == "per-case") {
    const auto each = number(claim, "pts");
    rule.terms.mixed_cases = rule.terms.mixed_cases || (rule.terms.per_case && rule.terms.per_case != each);
    rule.terms.per_case = each;
    rule.add(RuleFamily::PerInstance);
  } else if (makes == "share") {
    const Share::Of of = claim.phrase->of == "actual"   ? Share::Of::Actual
                         : claim.phrase->of == "target" ? Share::Of::Target
                         : claim.phrase->of == "rate"   ? Share::Of::Rate
                         : claim.phrase->of == "lack"   ? Share::Of::Lack
                                                        : Share::Of::Named;
    rule.shares.push_back({of, number(claim, "factor"), number(claim, "divisor")});
    rule.add(RuleFamily::ProRata);
  } else if (makes == "share-where") {
    rule.share_ranges.push_back(range(claim));
  } else if (makes == "item" || makes == "item-or-less" || makes == "all-listed") {
    rule.list.push_back({word(), points(claim, false)});
    if (const auto minus = number(claim, "minus")) rule.list.push_back({word(), {Points::Kind::Deduct, *minus}});
    const bool listed = claim.phrase->id.ends_with("-item");
    rule.add(listed ? RuleFamily::Checklist : RuleFamily::YesNo);
  } else if (makes == "item-less") {
    rule.list.push_back({word(), points(claim)});
    rule.add(RuleFamily::YesNo);
  } else if (makes == "judgement" || makes == "judged-range") {
    add_term(claim, rule);
    rule.add(RuleFamily::Judgement);
  } else if (makes == "else-nothing") {
    rule.terms.else_none = rule.terms.else_none || claim.groups.contains("others");
    rule.add(RuleFamily::YesNo);
  } else if (makes != "item-each" && makes != "listed" && makes != "unread") {
    add_term(claim, rule);
    if (makes == "weight") {
      rule.weights.push_back({word(), {Points::Kind::Award, number(claim, "pts").value_or(Decimal())}});
    }
    rule.add(RuleFamily::Terms);
  }
}

void ScoringGrammar::add_term(const Claim& claim, ScoringRule& rule) const {
  const std::string& makes = claim.phrase->makes;
  Terms& terms = rule.terms;
  if (makes == "floor-zero") terms.floor_zero = true;
  if (makes == "most-deducted") terms.most_deducted = number(claim, "pts");
  if (makes == "most-awarded") terms.most_awarded = number(claim, "pts");
  if (makes == "capped") terms.capped = true;
  if (makes == "default-full") terms.default_full = true;
  if (makes == "reason-below") terms.reason_below = number(claim, "a");
  if (makes == "choice") terms.choice = true;
  if (makes == "veto") terms.veto = true;
  if (makes == "judged-range") {
    const Decimal most = number(claim, "pts").value_or(Decimal());
    terms.judged_up_to = std::max(terms.judged_up_to.value_or(most), most);
  }
  if (makes == "by-date") terms.by_date = true;
  if (makes == "bonus") terms.bonus = true;
  if (makes == "nothing-beyond") {
    terms.nothing_beyond = number(claim, "a");
    terms.nothing_from_there = claim.groups.contains("a_in");
  }
  if (makes == "part-steps-up") terms.part_steps = Terms::PartSteps::Up;
  if (makes == "part-steps-down") terms.part_steps = Terms::PartSteps::Down;
}

}  // namespace ziping::patterns
