// A document's own pages: what was found, its tables as printed, its pages with the places marked.
#include <fmt/format.h>

#include <algorithm>

#include "output/form_of.h"
#include "output/html_parts.h"
#include "store/names.h"

namespace ziping::output {
namespace {

std::string name_of(const HtmlWords& words, const layout::Table& table, const extract::TableForm* form) {
  if (form != nullptr && form->subject && !form->subject->empty()) return *form->subject;
  return !table.title.empty() ? table.title : words.name("form", form != nullptr ? form->form : "other");
}

std::string span_of(const std::vector<int>& pages) {
  if (pages.empty()) return "–";
  return pages.size() == 1 ? std::to_string(pages[0]) : fmt::format("{}–{}", pages.front(), pages.back());
}

void put_heading(HtmlWriter& page, const std::string& title, const std::string& below) {
  page.open("div", {{"class", "page-head"}}).open("div").element("h1", {}, title);
  page.element("p", {{"class", "muted file"}}, below).close(2);
}

void open_section(HtmlWriter& page, const char* id, const std::string& title) {
  const std::string heading = std::string(id) + "-title";
  page.open("section", {{"id", id}, {"aria-labelledby", heading}}).element("h2", {{"id", heading}}, title);
}

void put_counts(HtmlWriter& page, const HtmlWords& words, const store::DocumentRecord& record) {
  int unsure = 0, errors = 0, warnings = 0, passed = 0;
  for (const extract::Fact& fact : record.extraction.facts) unsure += fact.sure ? 0 : 1;
  for (const check::Finding& finding : record.findings) {
    passed += finding.verdict == check::Verdict::Pass ? 1 : 0;
    if (finding.verdict != check::Verdict::Fail) continue;
    errors += finding.severity == check::Severity::Error ? 1 : 0;
    warnings += finding.severity == check::Severity::Warning ? 1 : 0;
  }
  page.open("dl", {{"class", "counts"}});
  const auto figure = [&](const char* name, int value, const char* kind) {
    page.open("div", {{"class", value > 0 ? kind : "none"}}).element("dt", {}, words.ui(std::string("count.") + name));
    page.element("dd", {}, std::to_string(value)).close();
  };
  figure("unsure", unsure, "is-open");
  figure("errors", errors, "is-error");
  figure("warnings", warnings, "is-warning");
  figure("passed", passed, "held");
  figure("facts", static_cast<int>(record.extraction.facts.size()), "all");
  page.close();
}

void put_findings(HtmlWriter& page, const HtmlWords& words, const store::DocumentRecord& record) {
  open_section(page, "findings", words.ui("findings"));
  const std::vector<Root> roots = roots_of(record.findings);
  const Facts facts = facts_by_id(record.extraction);
  if (roots.empty()) {
    page.element("p", {{"class", "empty"}}, words.ui("findings.none", {{"n", std::to_string(record.findings.size())}}));
  } else {
    page.open("ol", {{"class", "findings"}});
    for (const Root& root : roots) {
      page.open("li");
      put_finding(page, words, *root.finding, facts);
      if (!root.followers.empty()) {
        page.open("details", {{"class", "followers"}});
        page.element("summary", {}, words.ui("followers", {{"n", std::to_string(root.followers.size())}}));
        for (const check::Finding* follower : root.followers) put_finding(page, words, *follower, facts);
        page.close();
      }
      page.close();
    }
    page.close();
  }
  page.close();
}

void put_thumbnails(HtmlWriter& page, const HtmlWords& words, const store::DocumentRecord& record,
                    const std::map<int, std::string>& pictures) {
  std::map<int, int> unsure;
  for (const extract::Fact& fact : record.extraction.facts) unsure[fact.page] += fact.sure ? 0 : 1;
  open_section(page, "pages", words.ui("pages"));
  page.open("ol", {{"class", "thumbnails"}});
  for (const layout::PageReading& reading : record.reading.pages) {
    const std::string number = std::to_string(reading.number);
    const std::string waiting = std::to_string(unsure[reading.number]);
    page.open("li").open("a", {{"href", page_file(reading.number)}});
    page.element("span", {{"class", "unseen"}}, words.ui("page.label-unsure", {{"n", number}, {"unsure", waiting}}));
    if (const auto picture = pictures.find(reading.number); picture != pictures.end()) {
      const double height = reading.width > 0 ? 120 * reading.height / reading.width : 170;
      page.empty("img", {{"loading", "lazy"},
                         {"alt", ""},
                         {"width", "120"},
                         {"height", fmt::format("{:.0f}", height)},
                         {"src", picture->second}});
    }
    page.element("span", {{"class", "number"}, {"aria-hidden", "true"}}, number);
    if (waiting != "0") page.element("span", {{"class", "badge"}, {"aria-hidden", "true"}}, waiting);
    page.close(2);
  }
  page.close(2);
}

void put_forms(HtmlWriter& page, const HtmlWords& words, const store::DocumentRecord& record) {
  open_section(page, "forms", words.ui("forms"));
  page.open("ol", {{"class", "forms"}});
  for (const layout::Table& table : record.reading.tables) {
    const extract::TableForm* form = form_of(record.extraction, table.id);
    page.open("li").element("a", {{"href", table_file(table.id)}}, name_of(words, table, form));
    page.element("small", {},
                 fmt::format("{} · {} · {} × {}", words.name("form", form != nullptr ? form->form : "other"),
                             words.ui("pages-of", {{"pages", span_of(table.pages)}}), table.rows, table.cols));
    page.close();
  }
  page.close(2);
}

}  // namespace

std::string document_page(const HtmlWords& words, const store::DocumentRecord& record,
                          const std::map<int, std::string>& pictures) {
  const std::string title = title_of(record.row);
  HtmlWriter page = begin_page(words, "../", {{words.ui("documents"), "../index.html"}, {title, ""}});
  const std::string year = record.row.year ? words.ui("year-n", {{"n", std::to_string(*record.row.year)}}) + " · " : "";
  const std::size_t slash = record.row.file.rfind('/');
  put_heading(page, title,
              year + (slash == std::string::npos ? record.row.file : record.row.file.substr(slash + 1)) + " · " +
                  record.row.sha256.substr(0, 12) + " · " + words.name("status", record.row.status));
  put_counts(page, words, record);
  page.open("div", {{"class", "columns"}}).open("div");
  put_findings(page, words, record);
  open_section(page, "figures", words.ui("figures"));
  std::vector<const extract::Fact*> facts;
  for (const extract::Fact& fact : record.extraction.facts) facts.push_back(&fact);
  std::stable_sort(facts.begin(), facts.end(),
                   [](const extract::Fact* a, const extract::Fact* b) { return a->sure < b->sure; });
  put_figures(page, words, facts, settled_of(record));
  page.close(2).open("div", {{"class", "side"}});
  put_thumbnails(page, words, record, pictures);
  put_forms(page, words, record);
  return page.finish();
}

std::string table_page(const HtmlWords& words, const store::DocumentRecord& record, const layout::Table& table) {
  const extract::TableForm* form = form_of(record.extraction, table.id);
  const std::string name = name_of(words, table, form);
  HtmlWriter page = begin_page(
      words, "../", {{words.ui("documents"), "../index.html"}, {title_of(record.row), "index.html"}, {name, ""}});
  put_heading(page, name,
              words.name("form", form != nullptr ? form->form : "other") + " · " +
                  words.ui("pages-of", {{"pages", span_of(table.pages)}}));
  std::map<std::pair<int, int>, const extract::Fact*> places;
  for (const extract::Fact& fact : record.extraction.facts) {
    if (fact.table == table.id && fact.row && fact.col) places.emplace(std::pair(*fact.row, *fact.col), &fact);
  }
  page.open("div", {{"class", "scroll"}, {"tabindex", "0"}, {"role", "region"}, {"aria-label", name}});
  page.open("table", {{"class", "printed"}}).element("caption", {{"class", "unseen"}}, name).open("tbody");
  int row = -1;
  for (const layout::Cell& cell : table.cells) {
    // Rows that hold nothing but the lower parts of merged cells are there too.
    for (; row < cell.row; ++row) {
      if (row >= 0) page.close();
      page.open("tr");
    }
    const auto fact = places.find({cell.row, cell.col});
    const bool figure = !cell.text.empty() && cell.text.find_first_not_of("0123456789.,+-%") == std::string::npos;
    page.open("td", {{"rowspan", std::to_string(cell.row_span)},
                     {"colspan", std::to_string(cell.col_span)},
                     {"class", fmt::format("{}{}", cell.sure ? "sure" : "open", figure ? " num" : "")}});
    if (fact != places.end() && !cell.text.empty()) {
      page.element("a", {{"href", page_file(fact->second->page) + "#" + fact->second->id}}, cell.text);
    } else {
      page.text(cell.text);
    }
    page.close();
  }
  return page.finish();
}

std::string picture_page(const HtmlWords& words, const store::DocumentRecord& record,
                         const layout::PageReading& reading, const std::string& picture) {
  const std::string name = words.ui("page.label", {{"n", std::to_string(reading.number)}});
  HtmlWriter page = begin_page(
      words, "../", {{words.ui("documents"), "../index.html"}, {title_of(record.row), "index.html"}, {name, ""}});
  page.open("div", {{"class", "page-head"}}).element("h1", {}, name).open("p", {{"class", "actions"}});
  for (const auto& [number, key] :
       {std::pair(reading.number - 1, "key.page-up"), {reading.number + 1, "key.page-down"}}) {
    if (number < 1 || number > static_cast<int>(record.reading.pages.size())) continue;
    page.element("a", {{"class", "button"}, {"href", page_file(number)}}, words.ui(key));
  }
  page.close(2);
  std::vector<const extract::Fact*> facts;
  for (const extract::Fact& fact : record.extraction.facts) {
    if (fact.page == reading.number) facts.push_back(&fact);
  }
  page.open("figure", {{"class", "still"}});
  if (!picture.empty()) page.empty("img", {{"src", picture}, {"alt", name}});
  page.open("svg", {{"viewBox", "0 0 " + attribute(reading.width) + " " + attribute(reading.height)},
                    {"role", "img"},
                    {"aria-label", name}});
  for (const extract::Fact* fact : facts) {
    page.open("rect", {{"id", fact->id},
                       {"class", fact->sure ? "facts sure" : "facts open"},
                       {"x", attribute(fact->box.x0)},
                       {"y", attribute(fact->box.y0)},
                       {"width", attribute(std::max(0.0, fact->box.x1 - fact->box.x0))},
                       {"height", attribute(std::max(0.0, fact->box.y1 - fact->box.y0))}});
    page.element("title", {}, words.name("concept", fact->concept_id) + " " + value_of(*fact)).close();
  }
  page.close(2);
  if (picture.empty()) page.element("p", {{"class", "muted"}}, words.ui("picture.missing"));
  if (!facts.empty()) put_figures(page, words, facts, settled_of(record));
  return page.finish();
}

}  // namespace ziping::output
