#include "batch/reading_json.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "batch/reading_bounds.h"
#include "batch/reading_json_parts.h"
#include "store/names.h"

namespace ziping::batch {
namespace {

using nlohmann::json;

double finite(double value) {
  return std::isfinite(value) ? value : 0.0;
}

json of_box(const Box& box) {
  return json::array({finite(box.x0), finite(box.y0), finite(box.x1), finite(box.y1)});
}

Box to_box(const json& value) {
  return {value.at(0).get<double>(), value.at(1).get<double>(), value.at(2).get<double>(), value.at(3).get<double>()};
}

template <class T, class Make>
json list_of(const std::vector<T>& items, Make make) {
  json list = json::array();
  for (const T& item : items) list.push_back(make(item));
  return list;
}

template <class T, class Make>
std::vector<T> list_from(const json& value, Make make) {
  std::vector<T> items;
  items.reserve(value.size());
  for (const json& item : value) items.push_back(make(item));
  return items;
}

template <class T>
T named(const json& value) {
  const std::optional<T> found = store::from_name<T>(value.get_ref<const std::string&>());
  if (!found) throw json::other_error::create(501, "unknown name " + value.get<std::string>(), nullptr);
  return *found;
}

json of_reading(const layout::Reading& reading) {
  return {{"text", reading.text}, {"reader", reading.reader}, {"confidence", finite(reading.confidence)}};
}

layout::Reading to_reading(const json& value) {
  return {value.at("text").get<std::string>(), value.at("reader").get<std::string>(),
          value.at("confidence").get<double>()};
}

json of_line(const layout::TextLine& line) {
  return {{"text", line.text},
          {"page", line.page},
          {"box", of_box(line.box)},
          {"edges", list_of(line.edges, finite)},
          {"confidence", finite(line.confidence)},
          {"em", finite(line.em)},
          {"bold", line.bold},
          {"readings", list_of(line.readings, of_reading)}};
}

layout::TextLine to_line(const json& value) {
  layout::TextLine line;
  line.text = value.at("text").get<std::string>();
  line.page = value.at("page").get<int>();
  line.box = to_box(value.at("box"));
  line.edges = value.at("edges").get<std::vector<double>>();
  line.confidence = value.at("confidence").get<double>();
  line.em = value.at("em").get<double>();
  line.bold = value.at("bold").get<bool>();
  line.readings = list_from<layout::Reading>(value.at("readings"), to_reading);
  return line;
}

json of_cell(const layout::Cell& cell) {
  return {{"row", cell.row},
          {"col", cell.col},
          {"row_span", cell.row_span},
          {"col_span", cell.col_span},
          {"page", cell.page},
          {"box", of_box(cell.box)},
          {"ink", of_box(cell.ink)},
          {"text", cell.text},
          {"confidence", finite(cell.confidence)},
          {"sure", cell.sure},
          {"readings", list_of(cell.readings, of_reading)},
          {"lines", list_of(cell.lines, of_line)}};
}

layout::Cell to_cell(const json& value) {
  layout::Cell cell;
  cell.row = value.at("row").get<int>();
  cell.col = value.at("col").get<int>();
  cell.row_span = value.at("row_span").get<int>();
  cell.col_span = value.at("col_span").get<int>();
  cell.page = value.at("page").get<int>();
  cell.box = to_box(value.at("box"));
  cell.ink = to_box(value.at("ink"));
  cell.text = value.at("text").get<std::string>();
  cell.confidence = value.at("confidence").get<double>();
  cell.sure = value.at("sure").get<bool>();
  cell.readings = list_from<layout::Reading>(value.at("readings"), to_reading);
  cell.lines = list_from<layout::TextLine>(value.at("lines"), to_line);
  return cell;
}

json of_table(const layout::Table& table) {
  return {{"id", table.id},
          {"rows", table.rows},
          {"cols", table.cols},
          {"cells", list_of(table.cells, of_cell)},
          {"title", table.title},
          {"unit", table.unit},
          {"pages", table.pages},
          {"boxes", list_of(table.boxes, of_box)},
          {"confidence", finite(table.confidence)},
          {"notes", list_of(table.notes, of_line)}};
}

layout::Table to_table(const json& value) {
  layout::Table table;
  table.id = value.at("id").get<std::string>();
  table.rows = value.at("rows").get<int>();
  table.cols = value.at("cols").get<int>();
  table.cells = list_from<layout::Cell>(value.at("cells"), to_cell);
  table.title = value.at("title").get<std::string>();
  table.unit = value.at("unit").get<std::string>();
  table.pages = value.at("pages").get<std::vector<int>>();
  table.boxes = list_from<Box>(value.at("boxes"), to_box);
  table.confidence = value.at("confidence").get<double>();
  table.notes = list_from<layout::TextLine>(value.at("notes"), to_line);
  return table;
}

json of_diagnostic(const Diagnostic& diagnostic) {
  json value = {{"code", diagnostic.code}, {"message", diagnostic.message}, {"stage", diagnostic.stage}};
  if (diagnostic.page) value["page"] = *diagnostic.page;
  return value;
}

Diagnostic to_diagnostic_value(const json& value) {
  Diagnostic diagnostic{value.at("code").get<std::string>(), value.at("message").get<std::string>(), std::nullopt,
                        value.at("stage").get<std::string>()};
  if (value.contains("page")) diagnostic.page = value.at("page").get<int>();
  return diagnostic;
}

}  // namespace

json page_to_value(const layout::PageReading& page) {
  return {{"number", page.number},
          {"status", store::to_name(page.status)},
          {"source", store::to_name(page.source)},
          {"width", finite(page.width)},
          {"height", finite(page.height)},
          {"rotation", page.rotation},
          {"skew", finite(page.skew)},
          {"dpi", finite(page.dpi)},
          {"confidence", finite(page.confidence)},
          {"lines", list_of(page.lines, of_line)},
          {"tables", list_of(page.tables, of_table)},
          {"diagnostics", list_of(page.diagnostics, of_diagnostic)},
          {"cpu_seconds", finite(page.cpu_seconds)}};
}

layout::PageReading page_from_value(const json& value) {
  layout::PageReading page;
  page.number = value.at("number").get<int>();
  page.status = named<layout::PageStatus>(value.at("status"));
  page.source = named<Source>(value.at("source"));
  page.width = value.at("width").get<double>();
  page.height = value.at("height").get<double>();
  page.rotation = value.at("rotation").get<int>();
  page.skew = value.at("skew").get<double>();
  page.dpi = value.at("dpi").get<double>();
  page.confidence = value.at("confidence").get<double>();
  page.lines = list_from<layout::TextLine>(value.at("lines"), to_line);
  page.tables = list_from<layout::Table>(value.at("tables"), to_table);
  page.diagnostics = list_from<Diagnostic>(value.at("diagnostics"), to_diagnostic_value);
  page.cpu_seconds = value.at("cpu_seconds").get<double>();
  return page;
}

std::string to_json(const layout::PageReading& page) {
  return page_to_value(page).dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<layout::PageReading> reading_from_json(std::string_view text) {
  try {
    layout::PageReading page = page_from_value(json::parse(text));
    if (const std::string reason = out_of_bounds(page); !reason.empty()) {
      Origin origin;
      origin.stage = "batch";
      return Error{ErrorCode::Internal, "a page reading that cannot be one: " + reason, origin};
    }
    return page;
  } catch (const json::exception& fault) {
    Origin origin;
    origin.stage = "batch";
    return Error{ErrorCode::Internal, fmt::format("a page reading that cannot be understood: {}", fault.what()),
                 origin};
  }
}

}  // namespace ziping::batch
