#include "compare_facts.h"

#include <algorithm>
#include <map>
#include <set>

#include "compare_text.h"

namespace ziping::measure {
namespace {

using nlohmann::json;

std::string text_of(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || found->is_null()) return {};
  return found->is_string() ? found->get<std::string>() : found->dump();
}

std::u32string folded_of(const json& object, const char* key) {
  return folded(text_of(object, key));
}

// 43.20 and 43.2 are the same figure; whether the print's decimals were kept is not asked here.
std::string plain(std::string value) {
  if (value.find('.') == std::string::npos) return value;
  while (value.back() == '0') value.pop_back();
  if (value.back() == '.') value.pop_back();
  return value;
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

std::array<double, 4> box_of(const json& object) {
  std::array<double, 4> box{};
  const auto found = object.find("bbox");
  if (found != object.end() && found->is_array() && found->size() == 4) {
    for (std::size_t i = 0; i < 4; ++i) box.at(i) = found->at(i).get<double>();
  }
  return box;
}

std::string describe(const json& fact) {
  std::string text = text_of(fact, "concept");
  if (!text_of(fact, "item").empty()) text += " [" + text_of(fact, "item") + "]";
  if (!text_of(fact, "subject").empty()) text += " {" + text_of(fact, "subject") + "}";
  return text + " = " + text_of(fact, "value") + " " + text_of(fact, "unit");
}

bool overlap(const json& a, const json& b) {
  const auto p = box_of(a);
  const auto q = box_of(b);
  return p[0] < q[2] && q[0] < p[2] && p[1] < q[3] && q[1] < p[3];
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

const json& list_of(const json& document, const char* key) {
  static const json empty = json::array();
  const auto found = document.find(key);
  return found == document.end() ? empty : *found;
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

namespace {

std::set<std::string> operands_of(const json& finding) {
  std::set<std::string> operands;
  for (const json& operand : list_of(finding, "operands")) {
    if (operand.is_string()) operands.insert(plain(operand.get<std::string>()));
  }
  for (const char* key : {"stated", "computed"}) {
    if (!text_of(finding, key).empty()) operands.insert(plain(text_of(finding, key)));
  }
  return operands;
}

// The same check on figures of which at least one is shared (checks over names share none).
bool same_finding(const json& a, const json& b) {
  if (text_of(a, "check") != text_of(b, "check")) return false;
  const auto p = operands_of(a);
  const auto q = operands_of(b);
  if (p.empty() || q.empty()) return true;
  return std::any_of(p.begin(), p.end(), [&](const std::string& operand) { return q.count(operand) != 0; });
}

}  // namespace

void compare_findings(const json& truth, const json& read, const std::string& pdf, Tally* tally) {
  const json& wanted = list_of(truth, "findings");
  const json& findings = list_of(read, "findings");
  const auto met = [](const json& finding, const json& candidates) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const json& candidate) {
      return text_of(candidate, "verdict") == text_of(finding, "verdict") && same_finding(finding, candidate);
    });
  };
  for (const json& finding : wanted) {
    if (text_of(finding, "verdict") == "fail") {
      const bool found = met(finding, findings);
      tally->findings_found.add(found);
      if (!found) {
        tally->failures.push_back({"error not found",
                                   pdf,
                                   0,
                                   {},
                                   text_of(finding, "check") + ": stated " + text_of(finding, "stated") +
                                       ", computed " + text_of(finding, "computed") + " " + text_of(finding, "note"),
                                   "",
                                   0,
                                   false});
      }
    } else {
      tally->passes_confirmed.add(met(finding, findings));
    }
  }
  int unexpected = 0;
  for (const json& finding : findings) {
    if (text_of(finding, "verdict") != "fail" || met(finding, wanted)) continue;
    ++unexpected;
    tally->failures.push_back(
        {"unexpected finding",
         pdf,
         0,
         {},
         "",
         text_of(finding, "check") + " (" + text_of(finding, "cause") + "): " + text_of(finding, "message"),
         0,
         false});
  }
  tally->unexpected.good += unexpected;
  tally->unexpected.all += 1;
}

}  // namespace ziping::measure
