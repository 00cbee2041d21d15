#include "output/html_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "store/names.h"

namespace ziping::output {

HtmlWriter begin_page(const HtmlWords& words, const std::string& up, const std::vector<Crumb>& way) {
  HtmlWriter page;
  page.open("html", {{"lang", words.language() == Language::Chinese ? "zh-Hans" : "en"}}).open("head");
  page.empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  // Nothing in a document can make these pages run or fetch anything, even if an escape were forgotten.
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content",
                       "script-src 'none'; object-src 'none'; connect-src 'none'; frame-src 'none'; "
                       "form-action 'none'; base-uri 'none'"}});
  page.empty("meta", {{"name", "referrer"}, {"content", "no-referrer"}});
  page.empty("meta", {{"name", "color-scheme"}, {"content", "light dark"}});
  std::string title;
  for (const Crumb& step : way) title = step.text + (title.empty() ? "" : " · " + title);
  page.element("title", {}, title + " · ziping");
  page.empty("link", {{"rel", "stylesheet"}, {"href", up + "style.css"}}).close();
  page.open("body").open("header", {{"id", "head"}});
  page.element("a", {{"class", "skip"}, {"href", "#main"}}, words.ui("skip"));
  page.open("a", {{"class", "brand"}, {"href", up + "index.html"}}).element("b", {}, "ziping").text(" ");
  page.element("span", {{"lang", "zh-Hans"}}, words.ui("brand")).close();
  page.open("nav", {{"aria-label", words.ui("nav")}}).open("ol");
  for (const Crumb& step : way) {
    page.open("li");
    if (step.link.empty()) {
      page.element("span", {{"aria-current", "page"}}, step.text);
    } else {
      page.element("a", {{"href", step.link}}, step.text);
    }
    page.close();
  }
  page.close(3);
  page.open("main", {{"id", "main"}, {"tabindex", "-1"}}).open("div", {{"class", "page document"}});
  return page;
}

std::string attribute(double value) {
  return std::isfinite(value) ? fmt::format("{:.2f}", value) : "0";
}

std::string page_file(int page) {
  return fmt::format("page-{}.html", page);
}

std::string table_file(std::string_view table) {
  return fmt::format("{}.html", table);
}

std::string title_of(const store::DocumentRow& row) {
  if (row.entity && !row.entity->empty()) return *row.entity;
  const std::size_t slash = row.file.rfind('/');
  return slash == std::string::npos ? row.file : row.file.substr(slash + 1);
}

std::string value_of(const extract::Fact& fact) {
  if (fact.value_text) return *fact.value_text;
  if (!fact.value) return fact.text;
  const std::string_view comparator = store::to_name(fact.comparator);
  std::string text = comparator == "=" || comparator == "between" ? "" : std::string(comparator);
  text += fact.value->to_string();
  if (fact.upper) text += "–" + fact.upper->to_string();
  return text;
}

std::string subject_of(const extract::Fact& fact) {
  std::string text = fact.item.value_or("");
  const auto add = [&](const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : " · ") + more;
  };
  if (fact.subject != fact.item) add(fact.subject.value_or(""));
  if (fact.period) add(std::to_string(*fact.period));
  return text;
}

Facts facts_by_id(const extract::Extraction& extraction) {
  Facts facts;
  for (const extract::Fact& fact : extraction.facts) facts.emplace(fact.id, &fact);
  return facts;
}

std::vector<Root> roots_of(const std::vector<check::Finding>& findings) {
  std::vector<Root> roots;
  std::map<std::string_view, std::size_t> places;
  const auto failed = [](const check::Finding& finding) { return finding.verdict == check::Verdict::Fail; };
  for (const check::Finding& finding : findings) {
    if (!failed(finding) || (!finding.root.empty() && finding.root != finding.id)) continue;
    places.emplace(finding.id, roots.size());
    roots.push_back({&finding, {}});
  }
  for (const check::Finding& finding : findings) {
    if (!failed(finding) || finding.root.empty() || finding.root == finding.id) continue;
    const auto root = places.find(finding.root);
    // One whose root holds by now stands alone.
    if (root == places.end()) {
      roots.push_back({&finding, {}});
    } else {
      roots[root->second].followers.push_back(&finding);
    }
  }
  std::stable_sort(roots.begin(), roots.end(),
                   [](const Root& a, const Root& b) { return a.finding->severity < b.finding->severity; });
  return roots;
}

void put_finding(HtmlWriter& page, const HtmlWords& words, const check::Finding& finding, const Facts& facts) {
  const std::string severity(store::to_name(finding.severity));
  page.open("article", {{"class", "finding " + severity}, {"id", finding.id}}).open("header");
  page.element("span", {{"class", "check"}}, words.name("check", finding.check)).text(" ");
  page.element("span", {{"class", "severity"}}, words.name("severity", severity)).text(" ");
  if (finding.cause != check::Cause::None) {
    page.element("span", {{"class", "cause"}}, words.name("cause", store::to_name(finding.cause)));
  }
  page.close();
  const bool chinese = words.language() == Language::Chinese;
  page.element("p", {{"class", "message"}}, chinese ? finding.message_zh : finding.message_en);
  page.open("dl", {{"class", "amounts"}});
  const auto amount = [&](const char* name, const std::optional<std::string>& value) {
    if (!value) return;
    page.open("div", {{"class", name}}).element("dt", {}, words.ui(name)).element("dd", {}, *value).close();
  };
  amount("stated", finding.stated);
  amount("computed", finding.computed);
  amount("tolerance", finding.tolerance);
  page.close();
  if (finding.suggestion) {
    page.element("p", {{"class", "suggestion"}}, words.ui("suggestion", {{"text", *finding.suggestion}}));
  }
  if (finding.rule) {
    page.open("blockquote", {{"class", "rule"}}).element("span", {{"class", "rule-label"}}, words.ui("rule"));
    page.text(*finding.rule).close();
  }
  page.open("ul", {{"class", "places"}, {"aria-label", words.ui("places")}});
  for (std::size_t i = 0; i < finding.facts.size(); ++i) {
    const auto fact = facts.find(finding.facts[i]);
    if (fact == facts.end()) continue;
    const extract::Fact& figure = *fact->second;
    page.open("li").open("a", {{"href", page_file(figure.page) + "#" + figure.id}});
    page.text(i < finding.operands.size() ? finding.operands[i] : value_of(figure)).text(" ");
    page.element("small", {}, words.ui("page-n", {{"n", std::to_string(figure.page)}})).close(2);
  }
  page.close(2);
}

Facts settled_of(const store::DocumentRecord& record) {
  Facts settled;
  for (const store::Settlement& one : record.settled) settled.emplace(one.other.id, &one.other);
  return settled;
}

namespace {

void put_figure(HtmlWriter& page, const HtmlWords& words, const extract::Fact& fact, const extract::Fact* read) {
  page.open("tr", {{"class", read != nullptr ? "settled"
                             : fact.sure     ? "sure"
                                             : "open"}})
      .open("th", {{"scope", "row"}});
  page.element("a", {{"href", page_file(fact.page) + "#" + fact.id}}, words.name("concept", fact.concept_id));
  page.element("small", {}, subject_of(fact)).close();
  page.open("td", {{"class", "num figure"}});
  const std::string value = value_of(fact);
  if (read != nullptr && value_of(*read) != value) {
    page.element("ins", {}, value).text(" ").element("del", {}, value_of(*read));
  } else {
    page.text(value);
  }
  if (fact.unit) page.element("span", {{"class", "unit"}}, " " + *fact.unit);
  page.close().element("td", {}, words.ui("page-n", {{"n", std::to_string(fact.page)}}));
  if (read != nullptr) {
    page.open("td").element("span", {{"class", "status settled"}}, words.name("state", "settled")).close();
  } else if (fact.sure) {
    page.element("td", {{"class", "muted"}}, fmt::format("{:.1f}%", std::floor(fact.confidence * 1000) / 10));
  } else {
    page.open("td").element("span", {{"class", "status open"}}, words.name("state", "unsure")).close();
  }
  page.close();
}

}  // namespace

void put_figures(HtmlWriter& page, const HtmlWords& words, const std::vector<const extract::Fact*>& facts,
                 const Facts& settled) {
  page.open("table", {{"class", "list figures"}}).element("caption", {{"class", "unseen"}}, words.ui("figures"));
  page.open("thead").open("tr");
  for (const char* column : {"figure", "value", "place", "state"}) {
    page.element("th", {{"scope", "col"}, {"class", std::string_view(column) == "value" ? "num" : "name"}},
                 words.ui(std::string("col.") + column));
  }
  page.close(2).open("tbody");
  for (const extract::Fact* fact : facts) {
    const auto read = settled.find(fact->id);
    put_figure(page, words, *fact, read == settled.end() ? nullptr : read->second);
  }
  page.close(2);
}

}  // namespace ziping::output
