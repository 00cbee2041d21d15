#include <fmt/format.h>

#include <cstdint>
#include <nlohmann/json.hpp>

#include "output/csv_table.h"
#include "output/html_writer.h"
#include "output/terminal_text.h"
#include "sample/worksheet_columns.h"

namespace ziping::sample {
namespace {

constexpr const char* kStyle =
    R"(body{font:14px/1.4 sans-serif;margin:1.5em}table{border-collapse:collapse}
th,td{border:1px solid #bbb;padding:4px 6px;text-align:left;vertical-align:middle}th{background:#d9e1f2}
tr.unsure td.value{background:#ffeb9c}td.value{text-align:right;white-space:nowrap}img{max-width:46em;display:block}
td:nth-child(7){min-width:18em}input{width:9em;font:inherit}button{font:inherit;margin:1em 0;padding:.4em 1em}
@media print{button{display:none}tr{break-inside:avoid}})";

// Saves the CSV worksheet with what was entered: the rows are kept as JSON, two
// places of each are open.
constexpr const char* kScript =
    R"(document.getElementById('save').addEventListener('click',function(){
var rows=JSON.parse(document.getElementById('rows').textContent);
rows.forEach(function(row,i){if(i<2)return;
row[AUDITED]=document.getElementById('a'+(i-1)).value;row[REMARK]=document.getElementById('r'+(i-1)).value;});
var text='\uFEFF'+rows.map(function(row){return row.map(function(field){
return /[",\r\n]/.test(field)?'"'+field.replace(/"/g,'""')+'"':field;}).join(',');}).join('\r\n')+'\r\n';
var link=document.createElement('a');link.href=URL.createObjectURL(new Blob([text],{type:'text/csv'}));
link.download=document.title+'.csv';link.click();});)";

std::string base64(std::string_view bytes) {
  static constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8U | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0U);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      out += at + i > bytes.size() ? '=' : kDigits[group >> (18 - 6 * i) & 63U];
    }
  }
  return out;
}

/// The columns that the CSV worksheet has: a picture is none.
nlohmann::json row_json(const std::vector<std::string>& texts) {
  nlohmann::json row = nlohmann::json::array();
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (!worksheet_columns()[i].picture) row.push_back(output::one_line(texts[i]));
  }
  return row;
}

/// JSON that ends no script, whatever the texts hold.
std::string for_script(const nlohmann::json& rows) {
  std::string text = rows.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  for (std::size_t at = text.find('<'); at != std::string::npos; at = text.find('<', at))
    text.replace(at, 1, "\\u003c");
  return text;
}

std::string with_places(std::string script, std::size_t audited, std::size_t remark) {
  script.replace(script.find("AUDITED"), 7, std::to_string(audited));
  script.replace(script.find("REMARK"), 6, std::to_string(remark));
  return script;
}

}  // namespace

std::string worksheet_html(const store::SampleRecord& sample, const std::vector<Crop>& crops, const Words& words) {
  const auto& columns = worksheet_columns();
  const auto word = [&](const char* key) {
    const auto found = words.find(key);
    return found == words.end() ? std::string(key) : found->second;
  };
  std::vector<std::string> names;
  std::vector<std::string> headings;
  std::size_t audited = 0;
  std::size_t remark = 0;
  std::size_t place = 0;
  for (const WorksheetColumn& column : columns) {
    names.push_back(column.name);
    headings.push_back(heading_of(column, words));
    if (column.name == kAuditedColumn) audited = place;
    if (column.name == kRemarkColumn) remark = place;
    place += column.picture ? 0 : 1;
  }
  output::HtmlWriter page;
  page.open("html").open("head").empty("meta", {{"charset", "utf-8"}});
  page.element("title", {}, "sample-" + worksheet_key(sample)).own("style", {}, kStyle).close();
  page.open("body").element("h1", {}, word("sample.title")).element("p", {}, word("sample.how"));
  page.open("table").open("thead").open("tr");
  for (std::size_t i = 0; i < columns.size(); ++i) {
    if (columns[i].name != kSampleColumn) page.element("th", {}, headings[i]);
  }
  page.close(2).open("tbody");
  nlohmann::json rows = nlohmann::json::array({row_json(names), row_json(headings)});
  for (std::size_t number = 1; number <= sample.items.size(); ++number) {
    std::vector<std::string> texts = worksheet_row(sample, number);
    page.open("tr", {{"class", sample.items[number - 1].figure.sure ? "sure" : "unsure"}});
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& name = columns[i].name;
      if (name == kSampleColumn) continue;
      page.open("td", {{"class", name == "zp:value" ? "value" : "text"}});
      if (columns[i].open) {
        page.empty("input", {{"id", fmt::format("{}{}", name == kAuditedColumn ? 'a' : 'r', number)},
                             {"aria-label", fmt::format("{} {}", headings[i], number)}});
      } else if (columns[i].picture) {
        const Crop crop = number <= crops.size() ? crops[number - 1] : Crop{};
        if (crop.png.empty()) {
          page.text(crop.problem);
        } else {
          page.empty("img", {{"alt", texts[7]}, {"src", "data:image/png;base64," + base64(crop.png)}});
        }
      } else {
        page.text(texts[i]);
      }
      page.close();
    }
    page.close();
    // The value is a number, all else is text that a spreadsheet must not run.
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (columns[i].name != "zp:value") texts[i] = output::inert(texts[i]);
    }
    rows.push_back(row_json(texts));
  }
  page.close(2).element("button", {{"id", "save"}}, word("sample.save"));
  page.own("script", {{"type", "application/json"}, {"id", "rows"}}, for_script(rows));
  page.own("script", {}, with_places(kScript, audited, remark));
  return page.finish();
}

}  // namespace ziping::sample
