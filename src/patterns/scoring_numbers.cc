#include <algorithm>
#include <array>

#include "patterns/scoring_grammar.h"

namespace ziping::patterns {
namespace {

/// Clauses that say what a point of a list is worth, or that it is worth nothing by itself.
constexpr std::array kWorth{"item",         "item-or-less", "item-less",  "item-each", "listed",      "all-listed",
                            "band",         "tier",         "tier-part",  "rank",      "share",       "veto",
                            "else-nothing", "judged-range", "floor-zero", "capped",    "default-full"};

}  // namespace

/// The number, from 1, under which a place of a text stands; 0 in front of the first.
std::size_t ScoringGrammar::number_at(const std::vector<std::size_t>& numbers, std::size_t place) {
  const auto next = std::upper_bound(numbers.begin(), numbers.end(), place);
  return static_cast<std::size_t>(next - numbers.begin());
}

std::vector<std::size_t> ScoringGrammar::numbered(std::string_view text) const {
  std::vector<std::size_t> longest;
  for (const auto& kind : numbering_) {
    std::vector<std::size_t> found;
    std::string_view last;
    std::size_t from = 0;
    while (from < text.size()) {
      const auto match = kind->find(text, from);
      if (!match) break;
      const Span mark = match->groups.at("at");
      from = std::max(mark.end, from + 1);
      const std::string_view sign = text.substr(mark.begin, mark.end - mark.begin);
      // Figures count only where they go on from one to the next, other signs where they rise.
      if (const auto figure = match->groups.find("n"); figure != match->groups.end()) {
        const Span digits = figure->second;
        const auto number = numeral(std::string(text.substr(digits.begin, digits.end - digits.begin)));
        if (number != Decimal(static_cast<long long>(found.size() + 1))) continue;
      } else if (sign <= last) {
        continue;
      }
      // Signs that follow one another only name points of a list.
      if (!found.empty()) {
        const std::size_t behind = found.back() + last.size();
        if (without_separators(text.substr(behind, mark.begin - behind)).empty()) {
          found.clear();
          break;
        }
      }
      found.push_back(mark.begin);
      last = sign;
    }
    if (found.size() > longest.size()) longest = std::move(found);
  }
  return longest.size() < 2 ? std::vector<std::size_t>() : longest;
}

/// What a range of the value gives is worth so much of a list that holds other things, too.
void ScoringGrammar::list_ranges(const std::vector<std::size_t>& numbers, const std::vector<Claim>& claims,
                                 std::string_view text, ScoringRule& rule) const {
  for (const Claim& claim : claims) {
    if (claim.phrase->makes != "band" || claim.groups.contains("none")) continue;
    rule.list.push_back({std::string(text.substr(claim.begin, claim.span.end - claim.begin)), points(claim),
                         number_at(numbers, claim.begin)});
  }
  rule.bands.clear();
  rule.add(RuleFamily::Checklist);
}

void ScoringGrammar::by_number(const std::vector<std::size_t>& numbers, const std::vector<Claim>& claims,
                               std::string_view text, ScoringRule& rule) const {
  // One number in front of the whole text makes no list of it.
  const auto numbered_items = std::count_if(claims.begin(), claims.end(), [](const Claim& claim) {
    return claim.phrase->makes == "item" && claim.phrase->id.ends_with("-item");
  });
  if (numbers.empty() && numbered_items == 1 && rule.list.size() > 1) {
    std::replace(rule.families.begin(), rule.families.end(), RuleFamily::Checklist, RuleFamily::YesNo);
  }
  std::size_t values = 0;
  bool items = false;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::size_t end = i + 1 < numbers.size() ? numbers[i + 1] : std::string::npos;
    bool worth = false;
    bool range = false;
    bool steps = false;
    for (const Claim& claim : claims) {
      if (claim.begin < numbers[i] || claim.begin >= end) continue;
      const std::string& makes = claim.phrase->makes;
      worth = worth || std::find(kWorth.begin(), kWorth.end(), makes) != kWorth.end();
      items = items || makes == "item";
      range = range || (makes == "band" && !claim.groups.contains("none"));
      steps = steps || makes == "deduction";
      // A clause that runs into the next point was misread, and so much in all of one point is not that of the list.
      rule.terms.open_list =
          rule.terms.open_list || claim.span.end > end || (makes == "most-awarded" && end != std::string::npos);
    }
    rule.terms.open_list = rule.terms.open_list || !worth;
    if (range && steps) ++values;
  }
  const bool ranges = std::any_of(rule.bands.begin(), rule.bands.end(), [](const Band& band) {
    return (band.range.low || band.range.high) && band.points.kind != Points::Kind::None;
  });
  rule.terms.several_values = values > 1 || (items && ranges);
  if (rule.terms.several_values) list_ranges(numbers, claims, text, rule);
  rule.terms.open_list = rule.terms.open_list && rule.is(RuleFamily::Checklist);
}

}  // namespace ziping::patterns
