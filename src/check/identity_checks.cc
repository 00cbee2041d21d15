#include "check/identity_checks.h"

#include <algorithm>
#include <map>
#include <set>

#include "check/contact_checks.h"
#include "check/heading_checks.h"
#include "check/word_lists.h"
#include "text/code_points.h"

namespace ziping::check {
namespace {

using extract::Fact;

std::vector<const Fact*> facts_of(const Material& material, std::string_view concept_id) {
  std::vector<const Fact*> found;
  for (const Fact& fact : material.extraction.facts) {
    if (fact.concept_id == concept_id && (fact.value_text || fact.value)) found.push_back(&fact);
  }
  return found;
}

std::string text_of(const Fact& fact) {
  if (fact.value_text) return *fact.value_text;
  return fact.value ? fact.value->to_string() : fact.text;
}

Draft texts(const char* check, const char* sentence, const Fact& stated, std::string other) {
  Draft result = draft(check, Verdict::Fail, {&stated});
  result.sentence = sentence;
  result.stated_text = text_of(stated);
  result.computed_text = std::move(other);
  return result;
}

/// ISO dates compare as strings.
void dates(const Material& material, Drafts& drafts) {
  const auto year = material.figures.year();
  std::map<int, const Fact*> first;
  for (const Fact* date : facts_of(material, "report.date")) {
    const std::string iso = text_of(*date);
    constexpr std::size_t kIsoDate = 10;
    if (iso.size() != kIsoDate) continue;
    if (year) {
      const std::string end = std::to_string(*year) + "-12-01";
      if (iso < end) {
        drafts.push_back(texts("date-order", "fail", *date, end));
      } else {
        Draft result = draft("date-order", Verdict::Pass, {date});
        result.stated_text = iso;
        drafts.push_back(std::move(result));
      }
    }
    // A form may be filled in before the report is signed; cover and end carry one date.
    if (date->table) continue;
    const auto [known, fresh] = first.emplace(date->report, date);
    if (!fresh && text_of(*known->second) != iso) {
      drafts.push_back(texts("date-order", "differ", *date, text_of(*known->second)));
    }
  }
}

/// "2021年度、2022年度…报告": a title of several years agrees with each of them.
bool names_years_together(const Material& material, const Fact& fact, const std::string& year) {
  constexpr std::size_t kBetween = 3;  // one sign that joins
  const auto found = material.language.find(fact.text);
  for (std::size_t i = 0; i + 1 < found.size(); ++i) {
    const text::Quantity& one = found[i];
    const text::Quantity& other = found[i + 1];
    if (one.kind != "year" || other.kind != "year" || other.begin > one.end + kBetween) continue;
    if (one.value_string() == year || other.value_string() == year) return true;
  }
  return false;
}

void other_year(const Material& material, int stated, std::string where, std::vector<const Fact*> facts,
                Drafts& drafts) {
  Draft result = draft("year-agreement", Verdict::Fail, std::move(facts));
  result.operands = {std::to_string(stated), std::to_string(*material.figures.year())};
  result.stated_text = result.operands.front();
  result.computed_text = result.operands.back();
  result.fill["text"] = std::move(where);
  drafts.push_back(std::move(result));
}

/// The year that the title of a self-evaluation names, or a line below it.
void years_of_titles(const Material& material, Drafts& drafts) {
  for (const extract::TableForm& form : material.extraction.forms) {
    if (form.form == "other" || form.form == "target") continue;
    for (const layout::Table& table : material.document.tables) {
      if (table.id != form.table) continue;
      const std::string title = material.language.normalise(table.title).utf8;
      for (const patterns::TextMatch& match : material.book.match("year-agreement", title)) {
        const auto group = match.groups.find("year");
        if (group == match.groups.end() || match.pattern != "year-of-title") continue;
        if (group->second != std::to_string(*material.figures.year())) {
          other_year(material, std::stoi(group->second), table.title, {}, drafts);
        }
      }
    }
  }
}

/// The years that heads of columns name: budgets and people are this year's, accounts of two years.
void years_of_heads(const Material& material, Drafts& drafts) {
  const int year = *material.figures.year();
  std::set<std::string> said;
  const auto check = [&](const Figure& figure, bool right) {
    if (right || !figure.fact->table || !figure.fact->period) return;
    if (!said.insert(*figure.fact->table + figure.fact->concept_id).second) return;
    other_year(material, *figure.fact->period, figure.item, {figure.fact}, drafts);
  };
  for (const char* concept_id : {"expense.budget", "staff.actual"}) {
    for (const Figure& figure : material.figures.of(concept_id))
      check(figure, figure.fact->period.value_or(year) == year);
  }
  const Figure* before = nullptr;
  for (const Figure& figure : material.figures.of("expense.final")) {
    const int period = figure.fact->period.value_or(year);
    const bool twice = before && before->fact->table == figure.fact->table && before->fact->row == figure.fact->row &&
                       before->fact->period == figure.fact->period;
    check(figure, !twice && (period == year || period == year - 1));
    before = &figure;
  }
}

void years(const Material& material, Drafts& drafts) {
  const auto year = material.figures.year();
  if (!year) return;
  std::set<std::string> said;
  for (const Fact* fact : facts_of(material, "report.year")) {
    const std::string stated = text_of(*fact);
    if (!said.insert(stated).second) continue;
    const bool same = stated == std::to_string(*year) || names_years_together(material, *fact, std::to_string(*year));
    Draft result = texts("year-agreement", "", *fact, std::to_string(*year));
    result.verdict = same ? Verdict::Pass : Verdict::Fail;
    result.fill["text"] = fact->text;
    drafts.push_back(std::move(result));
  }
  years_of_titles(material, drafts);
  years_of_heads(material, drafts);
}

/// Names of the body that differ by a slip; longer and shorter forms of one name agree.
void names(const Material& material, Drafts& drafts) {
  std::vector<std::pair<const Fact*, std::u32string>> seen;
  constexpr double kSlip = 2;
  for (const Fact* fact : facts_of(material, "entity.name")) {
    const auto name = text::to_code_points(material.figures.label(text_of(*fact)));
    for (const auto& [other, known] : seen) {
      const bool inside = known.find(name) != std::u32string::npos || name.find(known) != std::u32string::npos;
      const double far = text::label_distance(name, known, text::Confusions(), kSlip + 1);
      constexpr std::size_t kLongEnough = 5;
      if (inside || far == 0 || far > kSlip || name.size() < kLongEnough) continue;
      Draft result = texts("name-agreement", "fail", *fact, text_of(*other));
      result.facts.push_back(other);
      drafts.push_back(std::move(result));
      break;
    }
    seen.emplace_back(fact, name);
  }
}

/// The department that a form names above its unit, in short: the end of the unit's name but for a slip. Of short names
/// one character more or less makes another office.
void departments(const Material& material, Drafts& drafts) {
  constexpr std::size_t kTelling = 5;
  const text::Confusions none;
  for (const Fact* fact : facts_of(material, "entity.name")) {
    if (!fact->table) continue;
    const auto name = text::to_code_points(material.figures.label(text_of(*fact)));
    for (const layout::Table& table : material.document.tables) {
      if (table.id != *fact->table) continue;
      for (std::size_t i = 0; i + 1 < table.cells.size(); ++i) {
        const std::string label = material.figures.label(table.cells[i].text);
        if (!is_word(material.book, "department-labels", label)) continue;
        const auto other = text::to_code_points(material.figures.label(table.cells[i + 1].text));
        if (other.size() < kTelling || other.size() >= name.size()) continue;
        const auto end = name.substr(name.size() - other.size());
        const double far = text::label_distance(other, end, none, 2);
        if (far == 0 || far > 1) continue;
        Draft result = texts("name-agreement", "fail", *fact, table.cells[i + 1].text);
        result.operands = {text_of(*fact), table.cells[i + 1].text};
        drafts.push_back(std::move(result));
        break;
      }
    }
  }
}

/// The unit by another name where the text tells of its own posts and offices: an old name, or another unit's text. A
/// short form has its characters in their order.
void names_in_text(const Material& material, Drafts& drafts) {
  if (!material.extraction.entity) return;
  const auto entity = text::to_code_points(material.figures.label(*material.extraction.entity));
  std::set<std::string> said;
  for (const layout::Paragraph& paragraph : material.document.paragraphs) {
    const std::string text = material.language.normalise(paragraph.text).utf8;
    for (const patterns::TextMatch& match : material.book.match("name-agreement", text)) {
      const auto group = match.groups.find("name");
      if (group == match.groups.end()) continue;
      const auto name = text::to_code_points(material.figures.label(group->second));
      std::size_t at = 0;
      for (const char32_t c : entity) at += at < name.size() && name[at] == c ? 1 : 0;
      if (at == name.size() || !said.insert(group->second).second) continue;
      Draft result = draft("name-agreement", Verdict::Fail, {});
      result.sentence = "unit";
      result.stated_text = group->second;
      result.computed_text = *material.extraction.entity;
      result.operands = {group->second, *material.extraction.entity};
      drafts.push_back(std::move(result));
    }
  }
}

}  // namespace

void check_identities(const Material& material, Drafts& drafts) {
  dates(material, drafts);
  years(material, drafts);
  check_contacts(material, drafts);
  names(material, drafts);
  departments(material, drafts);
  names_in_text(material, drafts);
  check_numbering(material, drafts);
}

}  // namespace ziping::check
