#include "output/html_export.h"

#include "output/html_parts.h"

namespace ziping::output {

std::vector<NamedFile> HtmlExport::add(const store::DocumentRecord& record,
                                       const std::map<int, std::string>& pictures) {
  Line line{record.row, 0, 0, 0};
  for (const extract::Fact& fact : record.extraction.facts) line.unsure += fact.sure ? 0 : 1;
  for (const check::Finding& finding : record.findings) {
    if (finding.verdict != check::Verdict::Fail) continue;
    line.errors += finding.severity == check::Severity::Error ? 1 : 0;
    line.warnings += finding.severity == check::Severity::Warning ? 1 : 0;
  }
  lines_.push_back(line);
  const std::string folder = folder_of(record.row) + "/";
  std::vector<NamedFile> files;
  files.push_back({folder + "index.html", document_page(words_, record, pictures)});
  for (const layout::Table& table : record.reading.tables) {
    files.push_back({folder + table_file(table.id), table_page(words_, record, table)});
  }
  for (const layout::PageReading& page : record.reading.pages) {
    const auto picture = pictures.find(page.number);
    files.push_back({folder + page_file(page.number),
                     picture_page(words_, record, page, picture == pictures.end() ? "" : picture->second)});
  }
  return files;
}

std::vector<NamedFile> HtmlExport::files() const {
  HtmlWriter page = begin_page(words_, "", {{words_.ui("documents"), ""}});
  int unsure = 0;
  for (const Line& line : lines_) unsure += line.unsure;
  page.open("div", {{"class", "page-head"}}).open("div").element("h1", {}, words_.ui("documents"));
  page.element(
      "p", {{"class", "muted"}},
      words_.ui("documents.total-unsure", {{"n", std::to_string(lines_.size())}, {"open", std::to_string(unsure)}}));
  page.close(2);
  page.open("table", {{"class", "list documents"}}).element("caption", {{"class", "unseen"}}, words_.ui("documents"));
  page.open("thead").open("tr");
  for (const char* column : {"document", "year", "pages", "unsure", "findings", "status"}) {
    page.element("th", {{"scope", "col"}}, words_.ui(std::string("col.") + column));
  }
  page.close(2).open("tbody");
  for (const Line& line : lines_) {
    const std::size_t slash = line.row.file.rfind('/');
    page.open("tr").open("th", {{"scope", "row"}});
    page.element("a", {{"href", folder_of(line.row) + "/index.html"}}, title_of(line.row));
    page.element("small", {{"class", "file"}},
                 slash == std::string::npos ? line.row.file : line.row.file.substr(slash + 1));
    page.close();
    page.element("td", {{"data-label", words_.ui("col.year")}}, line.row.year ? std::to_string(*line.row.year) : "–");
    page.element("td", {{"data-label", words_.ui("col.pages")}}, std::to_string(line.row.pages));
    page.element("td", {{"class", "c-open"}, {"data-label", words_.ui("col.unsure")}}, std::to_string(line.unsure));
    page.open("td", {{"class", "c-findings"}}).open("span", {{"class", "tallies"}});
    const auto tally = [&](const char* kind, const char* key, int count) {
      if (count > 0) {
        page.element("span", {{"class", kind}}, words_.ui(key, {{"n", std::to_string(count)}})).text(" ");
      }
    };
    tally("tally error", "errors-n", line.errors);
    tally("tally warning", "warnings-n", line.warnings);
    if (line.errors + line.warnings == 0) page.element("span", {{"class", "muted"}}, words_.ui("no-findings"));
    page.close(2);
    page.element("td", {{"data-label", words_.ui("col.status")}}, words_.name("status", line.row.status)).close();
  }
  return {{"index.html", page.finish()}, {"style.css", style_}};
}

}  // namespace ziping::output
