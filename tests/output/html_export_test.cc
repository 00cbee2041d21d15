#include "output/html_export.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "output/hostile_texts.h"
#include "output/html_writer.h"
#include "store/sample_record.h"

namespace ziping::output {
namespace {

HtmlWords words() {
  return HtmlWords({{"ui.documents", "Documents"}, {"ui.page-n", "p. {n}"}, {"concept.funds.budget", "annual budget"}},
                   Language::English);
}

std::map<std::string, std::string> site_of(const store::DocumentRecord& record,
                                           const std::map<int, std::string>& pictures = {{1, "page-1.jpg"}}) {
  HtmlExport site(words(), "a { color: red }");
  std::map<std::string, std::string> files;
  for (const NamedFile& file : site.add(record, pictures)) files[file.name] = file.bytes;
  for (const NamedFile& file : site.files()) files[file.name] = file.bytes;
  return files;
}

/// The values of an attribute, in order, as they stand escaped.
std::vector<std::string> values_of(const std::string& html, const std::string& attribute) {
  std::vector<std::string> values;
  const std::string start = " " + attribute + "=\"";
  for (std::size_t at = html.find(start); at != std::string::npos; at = html.find(start, at + 1)) {
    const std::size_t from = at + start.size();
    values.push_back(html.substr(from, html.find('"', from) - from));
  }
  return values;
}

TEST(HtmlWriter, EscapesTextsAndAttributes) {
  HtmlWriter page;
  page.open("p", {{"title", "a\"b'<&>"}}).text("<b>&\"'\x1b\xff").close();
  EXPECT_EQ(page.finish(),
            "<!doctype html>\n<p title=\"a&quot;b&#39;&lt;&amp;&gt;\">&lt;b&gt;&amp;&quot;&#39; \xEF\xBF\xBD</p>\n");
}

TEST(HtmlWriter, ClosesWhatIsOpen) {
  HtmlWriter page;
  page.open("div").open("p").text("x");
  EXPECT_EQ(page.finish(), "<!doctype html>\n<div><p>x</p></div>\n");
}

TEST(HtmlExport, EveryLinkLeadsToAFileAndAPlaceOfTheSet) {
  const auto files = site_of(testing::sample_record());
  const std::string folder = HtmlExport::folder_of(testing::sample_record().row) + "/";
  ASSERT_TRUE(files.contains("index.html"));
  ASSERT_TRUE(files.contains("style.css"));
  ASSERT_TRUE(files.contains(folder + "index.html"));
  ASSERT_TRUE(files.contains(folder + "t1.html"));
  ASSERT_TRUE(files.contains(folder + "page-2.html"));
  int links = 0;
  for (const auto& [name, html] : files) {
    if (name == "style.css") continue;
    for (std::string link : values_of(html, "href")) {
      const std::size_t hash = link.find('#');
      const std::string place = hash == std::string::npos ? "" : link.substr(hash + 1);
      link = link.substr(0, hash);
      const bool above = link.starts_with("../");
      std::string target = link.empty() ? name : above ? link.substr(3) : name.substr(0, name.find('/') + 1) + link;
      if (name.find('/') == std::string::npos && !link.empty()) target = link;
      ASSERT_TRUE(files.contains(target)) << name << " -> " << link;
      if (place.empty()) continue;
      EXPECT_NE(files.at(target).find(" id=\"" + place + "\""), std::string::npos) << name << " -> " << link << place;
      ++links;
    }
  }
  EXPECT_GT(links, 4);
}

TEST(HtmlExport, MarksFiguresWhereTheyStand) {
  const auto record = testing::sample_record();
  const auto files = site_of(record);
  const std::string& page = files.at(HtmlExport::folder_of(record.row) + "/page-1.html");
  const extract::Fact& fact = record.extraction.facts[0];
  EXPECT_NE(page.find("viewBox=\"0 0 595.50 842.25\""), std::string::npos);
  EXPECT_NE(page.find("id=\"" + fact.id + "\""), std::string::npos);
  EXPECT_NE(page.find("<img src=\"page-1.jpg\""), std::string::npos);
}

TEST(HtmlExport, MergedCellsStayMerged) {
  auto record = testing::sample_record();
  layout::Table& table = record.reading.tables[0];
  table.cells = {testing::sample_cell(0, 0, "项目"), testing::sample_cell(1, 1, "x")};
  table.cells[0].row_span = 2;
  table.cells[0].col_span = 1;
  const auto files = site_of(record);
  const std::string& html = files.at(HtmlExport::folder_of(record.row) + "/t1.html");
  EXPECT_NE(html.find("<td rowspan=\"2\" colspan=\"1\" class=\"sure\">项目</td>"), std::string::npos) << html;
  const std::size_t first = html.find("<tr>");
  EXPECT_NE(html.find("<tr>", first + 1), std::string::npos);
}

TEST(HtmlExport, NothingADocumentSaysBecomesMarkup) {
  auto record = testing::sample_record();
  std::string all;
  for (const auto& hostile : testing::hostile_texts()) all += hostile.text.substr(0, 200);
  all += "<script>alert(1)</script>\"><img src=x onerror=alert(1)> javascript:alert(1) ]]> --> &lt;";
  record.row.file = all;
  record.row.entity = all;
  record.reading.tables[0].title = all;
  for (layout::Cell& cell : record.reading.tables[0].cells) cell.text = all;
  for (extract::Fact& fact : record.extraction.facts) {
    fact.text = all;
    fact.item = all;
    fact.unit = all;
    fact.concept_id = all;
  }
  for (check::Finding& finding : record.findings) {
    finding.verdict = check::Verdict::Fail;
    finding.message_en = finding.check = all;
    finding.operands.assign(3, all);
    finding.rule = finding.suggestion = finding.stated = all;
  }
  const std::set<std::string> known = {
      "html",    "head",    "meta",    "title",   "link",       "body",   "header", "a",   "b",   "span",
      "nav",     "ol",      "li",      "main",    "div",        "h1",     "h2",     "p",   "dl",  "dt",
      "dd",      "section", "table",   "caption", "thead",      "tbody",  "tr",     "th",  "td",  "small",
      "article", "ul",      "details", "summary", "blockquote", "figure", "img",    "svg", "rect"};
  for (const auto& [name, html] : site_of(record)) {
    if (name == "style.css") continue;
    for (std::size_t at = html.find('<', 1); at != std::string::npos; at = html.find('<', at + 1)) {
      const std::size_t from = at + (html[at + 1] == '/' ? 2 : 1);
      EXPECT_TRUE(known.contains(html.substr(from, html.find_first_of(" >", from) - from)))
          << name << ": " << html.substr(at, 40);
    }
    EXPECT_EQ(html.find('\x1b'), std::string::npos);
    EXPECT_TRUE(values_of(html, "onerror").empty()) << name;
    EXPECT_TRUE(values_of(html, "style").empty()) << name;
  }
}

TEST(HtmlExport, AFindingWhoseRootHoldsStandsAlone) {
  auto record = testing::sample_record();
  ASSERT_FALSE(record.findings.empty());
  check::Finding follower = record.findings[0];
  follower.id = "c99";
  follower.verdict = check::Verdict::Fail;
  follower.root = "c98";
  record.findings = {follower};
  const auto files = site_of(record);
  EXPECT_NE(files.at(HtmlExport::folder_of(record.row) + "/index.html").find("id=\"c99\""), std::string::npos);
}

}  // namespace
}  // namespace ziping::output
