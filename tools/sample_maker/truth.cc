#include "truth.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <stdexcept>

namespace samples {
namespace {

using Json = nlohmann::ordered_json;

double rounded(double value) {
  return std::round(value * 100) / 100;
}

template <typename T>
Json or_null(const std::optional<T>& value) {
  return value ? Json(*value) : Json(nullptr);
}

class TruthWriter {
 public:
  TruthWriter(const Document& document, const PlacedDocument& placed, const Print& print)
      : document_(document), placed_(placed), print_(print) {}

  Json write() const {
    Json out;
    out["schema"] = "ziping-truth/1";
    out["name"] = document_.name;
    out["seed"] = document_.seed;
    out["kind"] = document_.kind;
    out["print"] = print();
    Json& body = out["document"];
    body["entity"] = document_.entity;
    body["year"] = document_.year;
    body["pages"] = pages();
    body["tables"] = tables();
    body["facts"] = facts();
    body["findings"] = findings();
    return out;
  }

 private:
  Json print() const {
    Json out;
    out["source"] = print_.source;
    out["quality"] = print_.quality;
    if (print_.source == "scan") {
      out["dpi"] = print_.dpi;
      out["mode"] = print_.mode;
      out["jpeg"] = print_.jpeg;
      out["seal"] = print_.seal;
      out["hidden_layer"] = print_.hidden_layer;
    }
    out["skew"] = print_.skew;
    out["turn"] = print_.turn;
    return out;
  }

  Json box(const Box& b, int page) const {
    const auto index = static_cast<std::size_t>(page - 1);
    const PlacedPage& p = placed_.pages[index];
    const Box moved = skewed(b, index < print_.skew.size() ? print_.skew[index] : 0, p.width, p.height);
    return {rounded(moved.x0), rounded(moved.y0), rounded(moved.x1), rounded(moved.y1)};
  }

  Json pages() const {
    Json out = Json::array();
    for (std::size_t i = 0; i < placed_.pages.size(); ++i) {
      const PlacedPage& page = placed_.pages[i];
      out.push_back({{"number", i + 1},
                     {"width", rounded(page.width)},
                     {"height", rounded(page.height)},
                     {"rotation", i < print_.turn.size() ? print_.turn[i] : 0},
                     {"skew", i < print_.skew.size() ? print_.skew[i] : 0.0},
                     {"text", page.text}});
    }
    return out;
  }

  Json tables() const {
    Json out = Json::array();
    for (const PlacedTable& placed : placed_.tables) {
      Json table;
      table["id"] = placed.table.id;
      table["form"] = placed.table.form;
      table["title"] = placed.table.title;
      table["unit"] = placed.table.unit.empty() ? Json(nullptr) : Json(placed.table.unit);
      table["subject"] = or_null(placed.table.subject);
      table["pages"] = placed.pages;
      table["rows"] = placed.table.rows;
      table["cols"] = placed.table.cols;
      Json& cells = table["cells"] = Json::array();
      for (const PlacedCell& c : placed.cells) {
        const char* kind = c.cell.kind == CellKind::Number ? "number"
                           : c.cell.kind == CellKind::Text ? "text"
                                                           : "blank";
        Json cell = {{"row", c.cell.row},           {"col", c.cell.col},   {"row_span", c.cell.row_span},
                     {"col_span", c.cell.col_span}, {"text", c.cell.text}, {"page", c.page},
                     {"bbox", box(c.box, c.page)},  {"kind", kind}};
        if (!c.ink.empty()) cell["ink"] = box(c.ink, c.page);
        cells.push_back(std::move(cell));
      }
      out.push_back(std::move(table));
    }
    return out;
  }

  Json facts() const {
    Json out = Json::array();
    for (const PlacedFact& f : placed_.facts) {
      Json fact;
      fact["id"] = "f" + std::to_string(out.size() + 1);
      fact["concept"] = f.fact.concept_id;
      fact["subject"] = or_null(f.fact.subject);
      fact["item"] = or_null(f.fact.item);
      fact["path"] = f.fact.path;
      fact["period"] = or_null(f.fact.period);
      fact["value"] = or_null(f.fact.value);
      fact["unit"] = or_null(f.fact.unit);
      fact["base_value"] = or_null(f.fact.base_value);
      fact["comparator"] = f.fact.comparator.empty() ? Json(nullptr) : Json(f.fact.comparator);
      fact["decimals"] = or_null(f.fact.decimals);
      fact["text"] = f.text;
      fact["report"] = placed_.pages[static_cast<std::size_t>(f.page - 1)].report;
      fact["page"] = f.page;
      fact["bbox"] = box(f.box, f.page);
      if (!f.ink.empty()) fact["ink"] = box(f.ink, f.page);
      fact["table"] = or_null(f.table);
      fact["row"] = f.table ? Json(f.row) : Json(nullptr);
      fact["col"] = f.table ? Json(f.col) : Json(nullptr);
      out.push_back(std::move(fact));
    }
    return out;
  }

  Json findings() const {
    Json out = Json::array();
    for (const Finding& f : document_.findings) {
      out.push_back({{"check", f.check},
                     {"verdict", f.fails ? "fail" : "pass"},
                     {"planted", f.fails},
                     {"cause", f.fails ? Json("report") : Json(nullptr)},
                     {"operands", f.operands},
                     {"stated", f.stated},
                     {"computed", f.computed},
                     {"note", f.note}});
    }
    return out;
  }

  const Document& document_;
  const PlacedDocument& placed_;
  const Print& print_;
};

}  // namespace

Box skewed(const Box& box, double degrees, double width, double height) {
  if (degrees == 0) return box;
  const double angle = degrees * 3.14159265358979323846 / 180;
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  Box out{1e9, 1e9, -1e9, -1e9};
  for (const double x : {box.x0, box.x1}) {
    for (const double y : {box.y0, box.y1}) {
      const double dx = x - width / 2;
      const double dy = y - height / 2;
      const double u = width / 2 + c * dx - s * dy;
      const double v = height / 2 + s * dx + c * dy;
      out = {std::min(out.x0, u), std::min(out.y0, v), std::max(out.x1, u), std::max(out.y1, v)};
    }
  }
  return out;
}

void write_truth(const Document& document, const PlacedDocument& placed, const Print& print, const std::string& path) {
  std::ofstream file(path);
  file << TruthWriter(document, placed, print).write().dump(1) << "\n";
  if (!file) throw std::runtime_error("cannot write " + path);
}

}  // namespace samples
