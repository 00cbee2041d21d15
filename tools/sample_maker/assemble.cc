#include "assemble.h"

#include <fmt/format.h>

#include <algorithm>
#include <stdexcept>

#include "writer.h"

namespace samples {
namespace {

Section& section_for(Document* document, bool landscape) {
  document->sections.emplace_back();
  document->sections.back().landscape = landscape;
  return document->sections.back();
}

/// Title, unit line, table, notes and sign-off of a form, as a section of its own.
void add_form(const Writer& w, PrintedForm form, int attachment, bool signed_off, Document* document) {
  Section& section = section_for(document, form.landscape);
  const Table& table = form.blocks.front().table;
  add_title(w, table.title, attachment, &section.blocks);
  if (table.title.find("年") == std::string::npos && w.random->chance(0.4)) add_year_line(w, &section.blocks);
  if (!table.unit.empty() && w.random->chance(0.35)) add_unit_line(w, &section.blocks);
  // Most offices squeeze a form onto one page; the others let it run on.
  if (!form.landscape) form.blocks.front().table.fit_page = w.random->chance(0.65);
  for (Block& block : form.blocks) section.blocks.push_back(std::move(block));
  if (signed_off) add_sign_off(w, &section.blocks);
}

constexpr int kBriefForms = 3;

void add_report(const Writer& w, bool brief, Document* document) {
  // Tables first: the chapters quote what the tables print. Which table a shared error falls into varies.
  PrintedForm a;
  PrintedForm b;
  if (w.random->chance(0.5)) {
    a = form_a(w);
    b = form_b(w);
  } else {
    b = form_b(w);
    a = form_a(w);
  }
  PrintedForm c = form_c(w);
  PrintedForm j = form_j(w);
  std::vector<PrintedForm> projects;
  const std::size_t forms =
      brief ? std::min<std::size_t>(kBriefForms, w.report.projects.size()) : w.report.projects.size();
  const bool one_kind = w.random->chance(0.5);
  const char first_kind = w.random->chance(0.5) ? 'E' : 'D';
  const bool left_out = !brief && forms > 3 && w.plan->take("project-coverage");
  for (std::size_t i = 0; i < forms; ++i) {
    if (left_out && i + 1 == forms) {
      w.ledger->words("project-coverage", false, {}, "", "", w.report.projects[i].name);
      continue;
    }
    const char kind = one_kind ? first_kind : (w.random->chance(0.5) ? 'E' : 'D');
    projects.push_back(project_form(w, w.report.projects[i], kind));
  }

  document->sections.push_back(cover(w, false));
  section_for(document, false).blocks = department_chapters(w, a.total_score);
  // An error in one of the two tables of scores shows in the other's total, too.
  if (!(a.total_score == b.total_score)) {
    w.ledger->equal("total-in-prose", a.total_score, b.total_score, "共性指标表");
  }
  // The chapters may have planted a gap in their headings.
  const bool gap = w.plan->take("attachment-gap");
  if (gap) w.ledger->words("attachment-gap", false, {}, "", "", "附件编号");
  add_form(w, std::move(b), 1, false, document);
  add_form(w, std::move(c), 2, true, document);
  add_form(w, std::move(a), gap && brief ? 4 : 3, true, document);
  const std::size_t of_department = document->sections.size();
  if (!brief) {
    document->sections.push_back(cover(w, true));
    section_for(document, false).blocks = project_chapters(w, j.total_score);
    add_form(w, std::move(j), gap ? 6 : 5, false, document);
  }
  for (PrintedForm& form : projects) add_form(w, std::move(form), 0, w.random->chance(0.3), document);
  if (brief) return;
  for (std::size_t i = of_department; i < document->sections.size(); ++i) document->sections[i].report = 1;
}

void add_single(const Writer& w, char kind, Document* document) {
  switch (kind) {
    case 'A':
      add_form(w, form_a(w), 0, true, document);
      return;
    case 'B':
      add_form(w, form_b(w), 0, false, document);
      return;
    case 'C':
      add_form(w, form_c(w), 0, true, document);
      return;
    case 'J':
      add_form(w, form_j(w), 0, false, document);
      return;
    case 'M':
      document->sections.push_back(cover(w, false));
      section_for(document, false).blocks = narrative_chapters(w);
      return;
    case 'U':
      add_form(w, form_u(w), 0, false, document);
      return;
    case 'L': {
      // Targets state nothing that could be checked.
      Plan none;
      Ledger silent;
      Writer quiet = w;
      quiet.plan = &none;
      quiet.ledger = &silent;
      add_form(quiet, project_form(quiet, w.report.projects.front(), 'L'), 0, false, document);
      return;
    }
    default:
      add_form(w, project_form(w, w.report.projects.front(), kind), 0, w.random->chance(0.6), document);
  }
}

/// Every planned error must show in the ledger, and nothing else may.
void verify(const Document& document) {
  for (const std::string& check : document.planted) {
    const bool shows = std::any_of(document.findings.begin(), document.findings.end(), [&](const Finding& f) {
      return f.fails && (f.check == check || check == "execution-score");
    });
    if (!shows) throw std::logic_error(fmt::format("{}: planted {} does not fail", document.name, check));
  }
  if (!document.planted.empty()) return;
  for (const Finding& f : document.findings) {
    if (f.fails) throw std::logic_error(fmt::format("{}: {} fails unplanted ({})", document.name, f.check, f.note));
  }
}

bool over_limit(const std::string& kind, Plan* plan) {
  return (kind == "report" || kind == "C") && plan->take("three-public-limit");
}

/// What is still said of additions in passing; the words are as long, so that the figures behind them stay in place.
void leave_unexplained(Document* document) {
  for (Section& section : document->sections) {
    for (Block& block : section.blocks) {
      std::string& text = block.paragraph.text;
      static const std::string said = "追加";
      for (auto at = text.find(said); at != std::string::npos; at = text.find(said)) {
        text.replace(at, said.size(), "安排");
      }
    }
  }
}

/// Errors that everything printed shares.
void twist(const std::string& kind, bool before, Plan* plan, Ledger* ledger, Random* random, ReportData* data) {
  if (kind == "report" && data->projects.size() > 2 && plan->take("copied-indicators")) {
    const std::size_t from = random->chance(0.5) ? 0 : 1;
    const std::size_t to = from + 1;
    Project& copy = data->projects[to];
    std::vector<Indicator> rows = data->projects[from].indicators;
    for (Indicator& i : rows) {
      if (i.level2 != "成本指标" || !i.target) continue;
      i.target = copy.budget;
      i.actual = copy.executed;
    }
    copy.indicators = std::move(rows);
    weigh(random, 10, 50, 30, 10, &copy);
    ledger->words("copied-indicators", false, {}, "", "", data->projects[from].name + "、" + copy.name);
  }
  if (kind == "report" && plan->wants("default-full-score")) {
    static const std::string by_default = "没有楼堂馆所项目的部门按满分计算。";
    for (RuleRow& row : data->rules) {
      const auto at = row.rule.find(by_default);
      if (at == std::string::npos || !plan->take("default-full-score")) continue;
      row.rule.erase(at, by_default.size());
      data->no_buildings = true;
      ledger->words("default-full-score", false, {row.weight.text()}, row.score.text(), "", row.name);
    }
  }
  if (kind == "report" && data->budget_total != data->initial_total && plan->take("budget-adjustment")) {
    data->unexplained = true;
    ledger->words("budget-adjustment", false, {data->budget_total.text(), data->initial_total.text()},
                  data->budget_total.text(), data->initial_total.text(), "年度资金总额");
  }
  // Last year's accounts as nobody reported them then; their sums do not tell.
  if (kind == "report" && data->office.last && plan->take("last-year-column")) {
    const Num right = *data->office.last;
    data->office.last = right - Num{right.units * random->between(15, 60) / 100 + 1, right.scale};
    ledger->words("last-year-column", false, {data->office.last->text(), right.text()}, data->office.last->text(),
                  right.text(), "办公经费");
  }
  const Num left = data->budget_total - data->final_total;
  if (kind == "report" && before && left > Num{} && data->initial_total > left + left) {
    const bool wrong = plan->take("carry-over");
    data->carried = wrong ? left + Num{random->between(12, 90), 1}.at_scale(left.scale) : left;
    ledger->words("carry-over", !wrong, {data->carried->text(), left.text()}, data->carried->text(), left.text(),
                  "上年结转");
  }
  // The whole report signed before its year was over.
  if ((kind == "report" || kind == "M") && plan->wants("date-order") && random->chance(0.3)) {
    plan->take("date-order");
    data->date.year = data->year;
    data->date.month = random->pick_int(2, 10);
    ledger->words("date-order", false, {data->date_iso()}, data->date_iso(), std::to_string(data->year), "日期");
  }
}

/// What a report is made from: everything that is drawn before the first page.
struct Draft {
  Document document;
  Random random;
  Plan plan;
  Random more;
  ReportData data;
  bool report = false;
};

Draft begin(const Order& order) {
  Random random(order.seed * 1000003 + std::hash<char>{}(order.kind.front()));
  Document document;
  document.seed = order.seed;
  document.kind = order.kind;
  if (order.kind == "mixed") {
    document.kind = random.pick({"report", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "U"});
  }
  document.name = fmt::format("{}_{:04}", document.kind, order.seed);
  Random style_random = random.fork(1);
  document.style = make_style(&style_random);
  const bool report = document.kind == "report";
  if (std::string("DEF").find(document.kind) != std::string::npos && style_random.chance(0.15)) {
    NumberStyle& numbers = document.style.numbers;
    numbers.money_unit = "元";
    numbers.decimals = 2;
    numbers.thousands = style_random.chance(0.5);
  }
  // A brief report prints three forms at the most; with more projects than forms it would rightly be found wanting.
  const int projects = order.projects > 0      ? order.projects
                       : report && order.brief ? random.pick_int(2, kBriefForms)
                       : report                ? random.pick_int(5, 12)
                                               : random.pick_int(3, 8);
  Random data_random = random.fork(2);
  Random errors = random.fork(4);
  Plan plan = order.plant.empty() ? make_plan(document.kind, order.errors, order.plain, &errors) : Plan(order.plant);
  Random more = random.fork(5);
  ReportData data = make_report_data(&data_random, document.style.numbers, projects, over_limit(document.kind, &plan));
  document.entity = data.full_name;
  document.year = data.year;
  if (report && style_random.chance(0.25)) document.style.running_head = data.full_name;
  return {std::move(document), random, std::move(plan), more, std::move(data), report};
}

/// The data of the year before, as this year's report looks back on them.
ReportData a_year_before(ReportData data) {
  --data.year;
  --data.date.year;
  for (ExpenseLine* line : {&data.abroad, &data.car_buy, &data.car_run, &data.cars, &data.reception, &data.three_public,
                            &data.office, &data.utilities, &data.meetings, &data.running}) {
    line->final_ = line->last;
    line->budget = line->last;
  }
  const Num left = data.budget_total - data.final_total;
  data.final_project = Num{0, data.final_project.scale};
  std::erase_if(data.projects, [](const Project& project) { return !project.last_final; });
  for (Project& project : data.projects) {
    project.executed = *project.last_final;
    project.initial = project.last_final;
    data.final_project = data.final_project + project.executed;
  }
  data.fund_income = data.other_income = Num{};
  data.final_total = data.final_basic + data.final_project;
  data.budget_total = data.final_total + left;
  data.initial_total = data.final_total;
  data.exec_score = ratio(data.exec_weight * data.final_total, data.budget_total, 2).reduced();
  for (Indicator& i : data.indicators) {
    if (i.level2 != "成本指标") continue;
    i.target = data.budget_total;
    i.actual = data.final_total;
  }
  return data;
}

}  // namespace

Document invent_year_before(const Order& order) {
  Draft draft = begin(order);
  Document& document = draft.document;
  draft.data = a_year_before(std::move(draft.data));
  document.kind = "C";
  document.name += ".before";
  document.year = draft.data.year;
  document.style.running_head.clear();
  Random words = draft.random.fork(6);
  Plan none;
  Ledger ledger;
  const Writer writer{draft.data, FactMaker(document.style.numbers, draft.data.year),
                      &none,      &ledger,
                      &words,     document.style,
                      false,      &draft.more,
                      order.plain};
  // The form itself does not name its department.
  document.sections.push_back(cover(writer, false));
  add_single(writer, 'C', &document);
  add_single(writer, 'A', &document);
  document.findings = ledger.findings();
  verify(document);
  return std::move(document);
}

Document invent(const Order& order) {
  Draft draft = begin(order);
  Document& document = draft.document;
  Random words = draft.random.fork(3);
  Ledger ledger;
  twist(document.kind, order.before, &draft.plan, &ledger, &draft.more, &draft.data);
  const Writer writer{draft.data,   FactMaker(document.style.numbers, draft.data.year),
                      &draft.plan,  &ledger,
                      &words,       document.style,
                      draft.report, &draft.more,
                      order.plain};
  if (draft.report) {
    add_report(writer, order.brief, &document);
  } else {
    add_single(writer, document.kind.front(), &document);
  }
  if (draft.data.unexplained) leave_unexplained(&document);
  document.findings = ledger.findings();
  document.planted = draft.plan.taken();
  verify(document);
  return std::move(document);
}

}  // namespace samples
