#include "check/project_checks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "check/project_names.h"
#include "check/targets.h"
#include "text/code_points.h"

namespace ziping::check {
namespace {

using extract::Fact;

/// Names that belong together with one figure each.
struct Named {
  std::vector<std::string> labels;
  std::vector<const Figure*> figures;

  void add(const Figure& figure, std::string label) {
    labels.push_back(std::move(label));
    figures.push_back(&figure);
  }
};

bool in_project_list(const Material& material, const Figure& figure) {
  if (figure.path.empty() || !figure.fact->item) return false;
  return holds_word(material.book, "project-groups", figure.fact->path.back()) &&
         !is_word(material.book, "project-classes", *figure.fact->item);
}

Named listed(const Material& material, std::string_view concept_id) {
  Named result;
  const auto year = material.figures.year();
  for (const Figure& figure : material.figures.of(concept_id)) {
    if (year && figure.period && *figure.period != *year) continue;
    if (in_project_list(material, figure)) result.add(figure, figure.item);
  }
  return result;
}

/// A row of a table of several projects is no form of one.
bool in_form(const Material& material, const Fact& fact) {
  const auto& forms = material.extraction.forms;
  return std::any_of(forms.begin(), forms.end(), [&](const extract::TableForm& form) {
    return fact.table == form.table && form.subject == fact.subject;
  });
}

Named in_forms(const Material& material, std::string_view concept_id) {
  Named result;
  for (const Figure& figure : material.figures.of(concept_id)) {
    if (!figure.fact->subject || !in_form(material, *figure.fact)) continue;
    if (!holds_word(material.book, "whole-funds", figure.fact->item.value_or(""))) continue;
    result.add(figure, material.figures.label(*figure.fact->subject));
  }
  return result;
}

Named in_prose(const Material& material, std::string_view concept_id) {
  Named result;
  for (const Figure& figure : material.figures.of(concept_id)) {
    if (figure.fact->item) result.add(figure, figure.item);
  }
  return result;
}

void compare(const Material& material, const char* check, const Named& stated, const Named& list, Drafts& drafts) {
  const auto& matches = material.names.match(stated.labels, list.labels);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i]) continue;
    const Figure& left = *stated.figures[i];
    const Figure& right = *list.figures[matches[i]->other];
    const bool equal = left.range().meets(right.range());
    Draft result = draft(check, equal ? Verdict::Pass : Verdict::Fail, {left.fact, right.fact});
    result.fill["item"] = left.fact->subject && left.fact->table ? *left.fact->subject : left.fact->item.value_or("");
    result.unit = &left;
    result.stated = left.value;
    result.computed = right.value;
    result.tolerance = left.half + right.half;
    result.rounding = equal && left.value != right.value && (left.value - right.value).abs() > left.half;
    drafts.push_back(std::move(result));
  }
}

/// Every listed project with spending has a form, and every form a line in the list.
void coverage(const Material& material, const Named& list, const Named& forms, Drafts& drafts) {
  constexpr std::size_t kEnough = 2;
  if (list.labels.size() < kEnough || forms.labels.size() < kEnough) return;
  const auto& matches = material.names.match(list.labels, forms.labels);
  std::set<std::size_t> found;
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (matches[i]) found.insert(matches[i]->other);
    if (!matches[i] && list.figures[i]->value.is_zero()) continue;
    drafts.push_back(draft("project-coverage", matches[i] ? Verdict::Pass : Verdict::Fail, {list.figures[i]->fact}));
  }
  for (std::size_t j = 0; j < forms.labels.size(); ++j) {
    if (found.contains(j)) continue;
    Draft result = draft("project-coverage", Verdict::Fail, {forms.figures[j]->fact});
    result.sentence = "unlisted";
    result.fill["item"] = *forms.figures[j]->fact->subject;
    drafts.push_back(std::move(result));
  }
}

/// Names of the same project that differ by a character or two.
void spelling(const Material& material, const Named& list, const Named& forms, Drafts& drafts) {
  const auto& matches = material.names.match(list.labels, forms.labels);
  for (std::size_t i = 0; i < matches.size(); ++i) {
    if (!matches[i]) continue;
    const std::string& a = list.labels[i];
    const std::string& b = forms.labels[matches[i]->other];
    const auto left = text::to_code_points(a);
    const auto right = text::to_code_points(b);
    // What one name has more than the other is no slip (an added "national", a left-out "special"); other characters
    // in its place are.
    constexpr double kSlip = 2;
    constexpr double kMore = 3;
    const double more = std::abs(static_cast<double>(left.size()) - static_cast<double>(right.size()));
    const double far = text::label_distance(left, right, text::Confusions(), kSlip + kMore);
    const double changed = far - more;
    if (more > kMore || changed < 1 || changed > kSlip) continue;
    const Fact* listed_fact = list.figures[i]->fact;
    const Fact* form_fact = forms.figures[matches[i]->other]->fact;
    Draft result = draft("name-agreement", Verdict::Fail, {listed_fact, form_fact});
    result.stated_text = *listed_fact->item;
    result.computed_text = *form_fact->subject;
    drafts.push_back(std::move(result));
  }
}

}  // namespace

void check_projects(const Material& material, Drafts& drafts) {
  const Named final_list = listed(material, "expense.final");
  const Named budget_list = listed(material, "expense.budget");
  const Named executed = in_forms(material, "funds.executed");
  compare(material, "form-vs-annex", executed, final_list, drafts);
  compare(material, "form-vs-annex", in_forms(material, "funds.initial"), budget_list, drafts);
  compare(material, "prose-vs-table", in_prose(material, "project.amount"), final_list, drafts);
  compare(material, "prose-vs-table", in_prose(material, "budget.project_item"), budget_list, drafts);
  coverage(material, final_list, executed, drafts);
  spelling(material, final_list, executed, drafts);
}

}  // namespace ziping::check
