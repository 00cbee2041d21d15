#include "patterns/scoring_grammar.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

namespace ziping::patterns {
namespace {

void replace_all(std::string& text, std::string_view what, std::string_view by) {
  for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

void add_family(ScoringRule& rule, RuleFamily family) {
  if (!rule.is(family)) rule.families.push_back(family);
}

bool overlaps(const Span& a, const Span& b) {
  return a.begin < b.end && b.begin < a.end;
}

constexpr std::array kMakes{"floor-zero", "most-deducted", "capped", "default-full", "reason-below", "choice",
                            "veto",       "else-nothing",  "note",   "exception",    "judgement",    "grade",
                            "weight",     "tier-shares",   "tier",   "rank",         "per-case",     "deduction",
                            "base",       "band",          "share",  "item",         "item-or-less", "item-each",
                            "listed",     "most-awarded"};

}  // namespace

void ScoringGrammar::read(const TomlRecord& root, const text::Language* language) {
  language_ = language;
  if (const auto numerals = root.find_table("numerals")) {
    for (const std::string& word : numerals->keys()) numerals_[word] = numerals->decimal(word);
  }
  for (std::string& separator : root.texts_or_none("separators")) separators_.push_back(std::move(separator));
  // Those that contain others first.
  constexpr std::array kParts{
      std::pair("step", "{STEP}"),   std::pair("off", "{OFF}"),       std::pair("points", "{PTS}"),
      std::pair("whose", "{WHOSE}"), std::pair("number", "{N}"),      std::pair("count", "{COUNT}"),
      std::pair("give", "{GIVE}"),   std::pair("unit", "{U}"),        std::pair("up", "{UP}"),
      std::pair("down", "{DOWN}"),   std::pair("target", "{TARGET}"), std::pair("chinese", "{CHINESE}"),
      std::pair("named", "{NAMED}")};
  Parts parts;
  for (const auto& [key, sign] : kParts) parts.emplace_back(sign, root.text_or(key, ""));
  for (const TomlRecord& record : root.records("rewrite")) read_rewrite(record, parts);
  for (const TomlRecord& record : root.records("phrase")) read_phrase(record, parts);
}

void ScoringGrammar::read_rewrite(const TomlRecord& record, const Parts& parts) {
  std::string expression = record.text("regex");
  for (const auto& [sign, part] : parts) replace_all(expression, sign, part);
  auto regex = Regex::compile(expression, record.place("regex"));
  if (!regex) return record.fail("regex", regex.error().message);
  if (!regex->has_group("n")) return record.fail("regex", "the numeral's group is n");
  Rewrite rewrite{std::make_shared<Regex>(std::move(regex).value()), Decimal(1), record.text_or("to", "")};
  if (const auto times = record.find_decimal("times")) rewrite.times = *times;
  rewrites_.push_back(std::move(rewrite));
}

std::optional<Decimal> ScoringGrammar::numeral(const std::string& word) const {
  if (const auto plain = Decimal::parse(word)) return plain;
  if (const auto known = numerals_.find(word); known != numerals_.end()) return known->second;
  return language_ == nullptr ? std::nullopt : language_->read(word).value;
}

std::string ScoringGrammar::rewritten(std::string_view text) const {
  std::string result(text);
  for (const Rewrite& rewrite : rewrites_) {
    std::size_t from = 0;
    while (const auto match = rewrite.regex->find(result, from)) {
      const auto part = [&](std::string_view name) {
        const auto span = match->groups.find(name);
        if (span == match->groups.end()) return std::string();
        return result.substr(span->second.begin, span->second.end - span->second.begin);
      };
      const auto value = numeral(part("n"));
      const auto product = value ? value->times(rewrite.times) : std::nullopt;
      from = match->whole.end;
      if (!product || match->whole.end == match->whole.begin) {
        if (from >= result.size()) break;
        from += match->whole.end == match->whole.begin ? 1 : 0;
        continue;
      }
      const std::string digits = product->reduced().to_string() + rewrite.to;
      // Only the numeral is replaced: what stands in front of it and what is kept behind it stays.
      const auto n = match->groups.find("n")->second;
      const std::string put = digits + part("keep");
      const std::size_t begin = rewrite.to.empty() ? n.begin : match->whole.begin;
      result.replace(begin, match->whole.end - begin, put);
      from = begin + put.size() - part("keep").size();
    }
  }
  return result;
}

void ScoringGrammar::read_phrase(const TomlRecord& record, const Parts& parts) {
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
  std::string expression = record.text("regex");
  for (const auto& [sign, part] : parts) replace_all(expression, sign, part);
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
    if (!makes.empty() && phrase.makes != makes) continue;
    std::size_t from = 0;
    while (from < text.size()) {
      const auto match = phrase.regex->find(text, from);
      if (!match) break;
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
      Claim claim{&phrase, match->whole, {}};
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
  if (const auto minus = less ? number(claim, "minus") : std::nullopt) return {Points::Kind::Deduct, *minus};
  if (const auto part = number(claim, "part")) return {Points::Kind::Part, *part};
  return {Points::Kind::Award, number(claim, "pts").value_or(Decimal())};
}

ValueRange ScoringGrammar::range(const Claim& claim) const {
  ValueRange range;
  range.low = number(claim, "a");
  range.high = number(claim, "b");
  const bool low_named = claim.groups.contains("a_in") || claim.groups.contains("a_in2");
  const bool high_named = claim.groups.contains("b_in") || claim.groups.contains("b_in2");
  range.low_closed = claim.phrase->low_default || low_named;
  range.high_closed = claim.phrase->high_default || high_named;
  // Where a text says of neither end whether it belongs, the lower one does.
  const bool falling = range.low && range.high && *range.low > *range.high;
  if (falling) {
    std::swap(range.low, range.high);
    std::swap(range.low_closed, range.high_closed);
  }
  if (range.low && range.high && !range.low_closed && !range.high_closed && !claim.phrase->named) {
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

ScoringRule ScoringGrammar::parse(std::string_view text) const {
  ScoringRule rule;
  rule.text = text;
  const std::string digits = rewritten(text);
  std::vector<Claim> found = claims(digits);
  const auto makes = [](const char* what) {
    return [what](const Claim& claim) { return claim.phrase->makes == what; };
  };
  // What is merely listed counts where a clause says what each is worth.
  if (std::none_of(found.begin(), found.end(), makes("item-each"))) std::erase_if(found, makes("listed"));
  std::size_t from = 0;
  for (const Claim& claim : found) {
    rule.rest += without_separators(std::string_view(digits).substr(from, claim.span.begin - from));
    from = claim.span.end;
    rule.clauses.push_back(claim.phrase->id);
    apply(claim, rule);
  }
  rule.rest += without_separators(std::string_view(digits).substr(from));
  share_out(found, rule);
  return rule;
}

void ScoringGrammar::share_out(const std::vector<Claim>& found, ScoringRule& rule) const {
  std::vector<std::string> listed;
  const Claim* each = nullptr;
  for (const Claim& claim : found) {
    if (claim.phrase->makes == "listed") listed.push_back(claim.groups.at("word"));
    if (claim.phrase->makes == "item-each") each = &claim;
  }
  if (each == nullptr) return;
  add_family(rule, RuleFamily::Checklist);
  const bool even = each->groups.contains("even");
  const Points points = even ? Points{Points::Kind::Even, Decimal(static_cast<long long>(listed.size()))}
                             : Points{Points::Kind::Award, number(*each, "pts").value_or(Decimal())};
  for (std::string& word : listed) rule.list.push_back({std::move(word), points});
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
    bands.push_back({range(claim), points(claim), word()});
    add_family(rule, RuleFamily::Bands);
  } else if (makes == "tier") {
    rule.bands.push_back({{}, points(claim), word()});
    add_family(rule, RuleFamily::Tiers);
  } else if (makes == "tier-shares") {
    rule.tier_shares = {Decimal(100), *number(claim, "a"), *number(claim, "b"), Decimal(0)};
    add_family(rule, RuleFamily::Tiers);
  } else if (makes == "rank") {
    rule.ranks.push_back({range(claim), points(claim), {}});
    add_family(rule, RuleFamily::Rank);
  } else if (makes == "deduction") {
    const Deduction::Side side = claim.phrase->side == "both"    ? Deduction::Side::Both
                                 : claim.phrase->side == "below" ? Deduction::Side::Below
                                                                 : Deduction::Side::Above;
    const Decimal step = number(claim, "step").value_or(Decimal());
    if (step.is_zero()) return;
    const auto part = number(claim, "part");
    const Decimal off = part ? *part : number(claim, "pts").value_or(Decimal());
    rule.deductions.push_back({side, number(claim, "base"), step, off, part.has_value()});
    add_family(rule, RuleFamily::Linear);
  } else if (makes == "base") {
    rule.base = number(claim, "base");
  } else if (makes == "per-case") {
    rule.terms.per_case = number(claim, "pts");
    add_family(rule, RuleFamily::PerInstance);
  } else if (makes == "share") {
    const Share::Of of = claim.phrase->of == "actual"   ? Share::Of::Actual
                         : claim.phrase->of == "target" ? Share::Of::Target
                         : claim.phrase->of == "rate"   ? Share::Of::Rate
                                                        : Share::Of::Named;
    rule.shares.push_back({of, number(claim, "factor"), number(claim, "divisor")});
    add_family(rule, RuleFamily::ProRata);
  } else if (makes == "item" || makes == "item-or-less") {
    rule.list.push_back({word(), points(claim, false)});
    if (const auto minus = number(claim, "minus")) rule.list.push_back({word(), {Points::Kind::Deduct, *minus}});
    const bool listed = claim.phrase->id.ends_with("-item");
    add_family(rule, listed ? RuleFamily::Checklist : RuleFamily::YesNo);
  } else if (makes == "judgement") {
    add_family(rule, RuleFamily::Judgement);
  } else if (makes == "else-nothing") {
    add_family(rule, RuleFamily::YesNo);
  } else if (makes != "item-each" && makes != "listed") {
    add_term(claim, rule);
    if (makes == "weight") {
      rule.weights.push_back({word(), {Points::Kind::Award, number(claim, "pts").value_or(Decimal())}});
    }
    add_family(rule, RuleFamily::Terms);
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
}

}  // namespace ziping::patterns
