#include <fmt/format.h>

#include <cstdint>

#include "output/csv_table.h"
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

std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : output::one_line(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// A JSON string that is safe inside <script>.
std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : output::one_line(text)) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (c == '<' || c == '&' || static_cast<unsigned char>(c) < 0x20) {
      out += fmt::format("\\u{:04x}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      out += c;
    }
  }
  return out + "\"";
}

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

std::string row_json(const std::vector<std::string>& texts) {
  std::string json = "[";
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (worksheet_columns()[i].picture) continue;
    json += (json.size() > 1 ? "," : "") + json_text(texts[i]);
  }
  return json + "]";
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
  std::string head;
  std::size_t audited = 0;
  std::size_t remark = 0;
  std::size_t place = 0;
  for (const WorksheetColumn& column : columns) {
    names.push_back(column.name);
    headings.push_back(heading_of(column, words));
    if (column.name != kSampleColumn) head += "<th>" + escaped(headings.back()) + "</th>";
    if (column.name == kAuditedColumn) audited = place;
    if (column.name == kRemarkColumn) remark = place;
    place += column.picture ? 0 : 1;
  }
  std::string json = "[" + row_json(names) + "," + row_json(headings);
  std::string body;
  for (std::size_t number = 1; number <= sample.items.size(); ++number) {
    std::vector<std::string> texts = worksheet_row(sample, number);
    body += sample.items[number - 1].figure.sure ? "<tr>" : "<tr class=\"unsure\">";
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string& name = columns[i].name;
      if (name == kSampleColumn) continue;
      if (columns[i].open) {
        body += fmt::format("<td><input id=\"{}{}\" aria-label=\"{} {}\"></td>", name == kAuditedColumn ? 'a' : 'r',
                            number, escaped(headings[i]), number);
      } else if (columns[i].picture) {
        const Crop crop = number <= crops.size() ? crops[number - 1] : Crop{};
        body += crop.png.empty() ? "<td>" + escaped(crop.problem) + "</td>"
                                 : fmt::format(
                                       "<td><img alt=\"{}\" "
                                       "src=\"data:image/png;base64,{}\"></td>",
                                       escaped(texts[7]), base64(crop.png));
      } else {
        body += (name == "zp:value" ? "<td class=\"value\">" : "<td>") + escaped(texts[i]) + "</td>";
      }
    }
    body += "</tr>\n";
    // The value is a number, all else is text that a spreadsheet must not run.
    for (std::size_t i = 0; i < texts.size(); ++i) {
      if (columns[i].name != "zp:value") texts[i] = output::inert(texts[i]);
    }
    json += ",\n" + row_json(texts);
  }
  std::string script = kScript;
  script.replace(script.find("AUDITED"), 7, std::to_string(audited));
  script.replace(script.find("REMARK"), 6, std::to_string(remark));
  const std::string title = "sample-" + worksheet_key(sample);
  return fmt::format(
      "<!DOCTYPE html>\n<html><head><meta "
      "charset=\"utf-8\"><title>{}</title><style>{}</style></"
      "head><body>\n<h1>{}"
      "</h1>\n<p>{}</p>\n<table><thead><tr>{}</tr></thead><tbody>\n{}</tbody></"
      "table>\n<button id=\"save\">{}</button>\n"
      "<script type=\"application/json\" "
      "id=\"rows\">{}]</script>\n<script>{}</script>\n</body></html>\n",
      title, kStyle, escaped(word("sample.title")), escaped(word("sample.how")), head, body,
      escaped(word("sample.save")), json, script);
}

}  // namespace ziping::sample
