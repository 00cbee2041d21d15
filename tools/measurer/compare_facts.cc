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

// Level names as one text; an empty one where there are none.
std::u32string path_of(const json& fact) {
  std::u32string path;
  for (const json& level : list_of(fact, "path")) path += folded(level.get<std::string>()) + U"/";
  return path;
}

std::string shown_path(const json& fact) {
  std::string text;
  for (const json& level : list_of(fact, "path")) text += level.get<std::string>() + " / ";
  return text;
}

// Whether a document prints the year at all: a form that stands alone may leave it to the reader.
bool prints(const json& truth, const std::string& year) {
  if (year.empty()) return true;
  for (const json& page : list_of(truth, "pages")) {
    if (text_of(page, "text").find(year) != std::string::npos) return true;
  }
  for (const json& table : list_of(truth, "tables")) {
    if (text_of(table, "title").find(year) != std::string::npos) return true;
    for (const json& cell : list_of(table, "cells")) {
      if (text_of(cell, "text").find(year) != std::string::npos) return true;
    }
  }
  return false;
}

// What a found fact says beside its value. The truth knows no levels of figures that no form takes.
void compare_details(const json& wanted, const json& found, bool year_printed, const std::string& pdf, Tally* tally) {
  const auto compare = [&](Share* share, const char* kind, bool right, const std::string& says,
                           const std::string& read) {
    share->add(right);
    if (right) return;
    tally->failures.push_back({kind, pdf, wanted.at("page").get<int>(), box_of(wanted), describe(wanted) + ": " + says,
                               read, found.value("confidence", 0.0), false});
  };
  if (text_of(wanted, "concept") != "other") {
    compare(&tally->fact_paths, "fact's levels", path_of(wanted) == path_of(found), shown_path(wanted),
            shown_path(found));
  }
  const auto detail = [&](Share* share, const char* kind, const char* key) {
    compare(share, kind, text_of(wanted, key) == text_of(found, key), text_of(wanted, key), text_of(found, key));
  };
  if (year_printed) detail(&tally->fact_periods, "fact's year", "period");
  detail(&tally->fact_signs, "fact's sign", "comparator");
  if (wanted.contains("report") && found.contains("report")) detail(&tally->fact_reports, "fact's report", "report");
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
  std::map<std::string, bool> printed;  // by year
  for (const json& fact : wanted) {
    const auto [begin, end] = by_concept.equal_range(text_of(fact, "concept"));
    const auto same = [&](const auto& entry) {
      const json& candidate = facts[entry.second];
      return used.count(entry.second) == 0 && candidate.at("page") == fact.at("page") && same_value(fact, candidate) &&
             same_name(fact, candidate);
    };
    // Of several that say the same, the one that stands there.
    auto match =
        std::find_if(begin, end, [&](const auto& entry) { return overlap(facts[entry.second], fact) && same(entry); });
    if (match == end) match = std::find_if(begin, end, same);
    tally->facts_found.add(match != end);
    if (match != end) {
      used.insert(match->second);
      const std::string year = text_of(fact, "period");
      if (printed.count(year) == 0) printed[year] = prints(truth, year);
      compare_details(fact, facts[match->second], printed[year], pdf, tally);
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
