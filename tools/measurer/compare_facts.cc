#include "compare_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "compare_text.h"
#include "json_access.h"

namespace ziping::measure {
namespace {

std::u32string folded_of(const json& object, const char* key) {
  return folded(text_of(object, key));
}

bool is_number(const std::string& value) {
  return !value.empty() && value.find_first_not_of("-.0123456789") == std::string::npos;
}

bool same_value(const json& a, const json& b) {
  const std::string left = text_of(a, "value");
  const std::string right = text_of(b, "value");
  if (is_number(left) && is_number(right)) {
    if (plain(left) == plain(right)) return true;
    const std::string left_base = text_of(a, "base_value");
    return !left_base.empty() && plain(left_base) == plain(text_of(b, "base_value"));
  }
  return folded(left) == folded(right);
}

bool same_name(const json& a, const json& b) {
  return folded_of(a, "item") == folded_of(b, "item") && folded_of(a, "subject") == folded_of(b, "subject");
}

std::string describe(const json& fact) {
  std::string text = text_of(fact, "concept");
  if (!text_of(fact, "item").empty()) text += " [" + text_of(fact, "item") + "]";
  if (!text_of(fact, "subject").empty()) text += " {" + text_of(fact, "subject") + "}";
  return text + " = " + text_of(fact, "value") + " " + text_of(fact, "unit");
}

// A place holds the same concept: the read fact nearest to a truth fact that was not found.
const json* fact_at(const json& facts, const json& wanted) {
  for (const json& fact : facts) {
    if (fact.at("page") == wanted.at("page") && fact.at("concept") == wanted.at("concept") && overlap(fact, wanted)) {
      return &fact;
    }
  }
  return nullptr;
}

}  // namespace

void compare_facts(const json& truth, const json& read, const std::string& pdf, Tally* tally) {
  const json& wanted = list_of(truth, "facts");
  const json& facts = list_of(read, "facts");
  std::multimap<std::string, std::size_t> by_concept;
  for (std::size_t i = 0; i < facts.size(); ++i) by_concept.emplace(text_of(facts[i], "concept"), i);
  std::set<std::size_t> used;
  for (const json& fact : wanted) {
    const auto [begin, end] = by_concept.equal_range(text_of(fact, "concept"));
    const auto match = std::find_if(begin, end, [&](const auto& entry) {
      const json& candidate = facts[entry.second];
      return used.count(entry.second) == 0 && candidate.at("page") == fact.at("page") && same_value(fact, candidate) &&
             same_name(fact, candidate);
    });
    tally->facts_found.add(match != end);
    if (match != end) {
      used.insert(match->second);
      continue;
    }
    const json* there = fact_at(facts, fact);
    tally->failures.push_back({"fact missed", pdf, fact.at("page").get<int>(), box_of(fact), describe(fact),
                               there != nullptr ? describe(*there) : "", 0, false});
  }
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (text_of(facts[i], "concept") == "other") continue;
    tally->facts_wrong.add(used.count(i) == 0);
    if (used.count(i) != 0) continue;
    tally->failures.push_back({"fact wrong", pdf, facts[i].at("page").get<int>(), box_of(facts[i]), "",
                               describe(facts[i]), facts[i].value("confidence", 0.0), false});
  }
}

}  // namespace ziping::measure
