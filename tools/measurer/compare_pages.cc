#include "compare_pages.h"

#include <algorithm>
#include <map>
#include <optional>

#include "compare_facts.h"
#include "compare_findings.h"
#include "compare_text.h"
#include "grits.h"
#include "json_access.h"

namespace ziping::measure {
namespace {

using nlohmann::json;

// Confidence from which the product calls a figure sure (README, "What sure means").
constexpr double kSure = 0.99;
// Tables are the same where they share this much of the smaller one's area on a page.
constexpr double kSameTable = 0.5;

using BoxArray = std::array<double, 4>;

BoxArray box_of(const json& cell) {
  BoxArray box{};
  for (std::size_t i = 0; i < 4; ++i) box.at(i) = cell.at("bbox").at(i).get<double>();
  return box;
}

double area(const BoxArray& box) {
  return std::max(0.0, box[2] - box[0]) * std::max(0.0, box[3] - box[1]);
}

double shared_area(const BoxArray& a, const BoxArray& b) {
  return area({std::max(a[0], b[0]), std::max(a[1], b[1]), std::min(a[2], b[2]), std::min(a[3], b[3])});
}

double overlap_of_union(const BoxArray& a, const BoxArray& b) {
  const double both = shared_area(a, b);
  const double all = area(a) + area(b) - both;
  return all > 0 ? both / all : 0;
}

std::map<int, BoxArray> extent(const json& table) {
  std::map<int, BoxArray> pages;
  for (const json& cell : table.at("cells")) {
    const BoxArray box = box_of(cell);
    const auto [at, fresh] = pages.try_emplace(cell.at("page").get<int>(), box);
    if (fresh) continue;
    BoxArray& whole = at->second;
    whole = {std::min(whole[0], box[0]), std::min(whole[1], box[1]), std::max(whole[2], box[2]),
             std::max(whole[3], box[3])};
  }
  return pages;
}

double shared_extent(const json& a, const json& b) {
  const auto p = extent(a);
  const auto q = extent(b);
  double both = 0;
  double smaller = 0;
  for (const auto& [page, box] : p) {
    const auto other = q.find(page);
    if (other == q.end()) continue;
    both += shared_area(box, other->second);
    smaller += std::min(area(box), area(other->second));
  }
  return smaller > 0 ? both / smaller : 0;
}

GridTable grid_of(const json& table) {
  GridTable grid{table.at("rows").get<int>(), table.at("cols").get<int>(), {}};
  for (const json& cell : table.at("cells")) {
    grid.cells.push_back({cell.at("row").get<int>(), cell.at("col").get<int>(), cell.at("row_span").get<int>(),
                          cell.at("col_span").get<int>(), folded(cell.at("text").get<std::string>())});
  }
  return grid;
}

const json* cell_at(const json& cells, const json& wanted) {
  const json* best = nullptr;
  double most = 0.2;
  for (const json& cell : cells) {
    if (cell.at("page") != wanted.at("page")) continue;
    const double overlap = overlap_of_union(box_of(cell), box_of(wanted));
    if (overlap > most) {
      most = overlap;
      best = &cell;
    }
  }
  return best;
}

void compare_cell(const json& wanted, const json* read, const std::string& pdf, Tally* tally) {
  const std::string truth_text = wanted.at("text").get<std::string>();
  const std::string read_text = read != nullptr ? read->at("text").get<std::string>() : "";
  const std::u32string a = folded(truth_text);
  const std::u32string b = folded(read_text);
  const std::string kind = wanted.value("kind", a.empty() ? "blank" : "text");
  const double confidence = read != nullptr ? read->value("confidence", 1.0) : 0;
  const bool sure = confidence >= kSure;
  const bool right = a == b && (read != nullptr || a.empty());
  if (kind == "number") {
    tally->number_cells.add(right);
    tally->sure.add(sure);
    if (sure) tally->sure_right.add(right);
    tally->reliability.at(std::min<std::size_t>(9, static_cast<std::size_t>(confidence * 10))).add(right);
  } else if (kind == "blank") {
    tally->blank_cells.add(b.empty());
  } else {
    tally->text_cells.add(right);
    tally->text_cell_errors.good += static_cast<double>(std::min(edit_distance(a, b), std::max(a.size(), b.size())));
    tally->text_cell_errors.all += static_cast<double>(a.size());
  }
  if (!right) {
    tally->failures.push_back({kind + " cell", pdf, wanted.at("page").get<int>(), box_of(wanted), truth_text,
                               read == nullptr ? "(no cell)" : read_text, confidence, sure});
  }
}

void compare_table(const json& wanted, const json* read, const std::string& pdf, Tally* tally) {
  static const json nothing = {{"rows", 0}, {"cols", 0}, {"cells", json::array()}};
  const json& other = read != nullptr ? *read : nothing;
  tally->tables_found.add(read != nullptr);
  const GridTable a = grid_of(wanted);
  const GridTable b = grid_of(other);
  const double topology = grits_topology(a, b);
  tally->grits_topology.good += topology;
  tally->grits_topology.all += 1;
  tally->grits_content.good += grits_content(a, b);
  tally->grits_content.all += 1;
  if (topology < 1) {
    const auto pages = extent(wanted);
    tally->failures.push_back({"table", pdf, pages.empty() ? 0 : pages.begin()->first,
                               pages.empty() ? BoxArray{} : pages.begin()->second,
                               wanted.value("title", "") + " " + std::to_string(a.rows) + "x" + std::to_string(a.cols),
                               std::to_string(b.rows) + "x" + std::to_string(b.cols), topology, false});
  }
  for (const json& cell : wanted.at("cells")) compare_cell(cell, cell_at(other.at("cells"), cell), pdf, tally);
}

void compare_tables(const json& truth, const json& read, const std::string& pdf, Tally* tally) {
  const json& tables = list_of(read, "tables");
  std::vector<bool> used(tables.size(), false);
  for (const json& wanted : list_of(truth, "tables")) {
    std::optional<std::size_t> best;
    double most = kSameTable;
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const double shared = used[i] ? 0 : shared_extent(wanted, tables[i]);
      if (shared > most) {
        most = shared;
        best = i;
      }
    }
    if (best) used[*best] = true;
    compare_table(wanted, best ? &tables[*best] : nullptr, pdf, tally);
  }
  for (std::size_t i = 0; i < tables.size(); ++i) {
    if (used[i]) continue;
    // A table that is none counts as one read with nothing right in it.
    tally->grits_topology.all += 1;
    tally->grits_content.all += 1;
    const auto pages = extent(tables[i]);
    tally->failures.push_back({"table invented", pdf, pages.empty() ? 0 : pages.begin()->first,
                               pages.empty() ? BoxArray{} : pages.begin()->second, "",
                               std::to_string(tables[i].at("rows").get<int>()) + " rows", 0, false});
  }
}

void compare_text(const json& truth, const json& read, const std::string& pdf, Tally* tally) {
  std::map<int, const json*> pages;
  for (const json& page : list_of(read, "pages")) pages[page.at("number").get<int>()] = &page;
  for (const json& wanted : list_of(truth, "pages")) {
    tally->pages += 1;
    const int number = wanted.at("number").get<int>();
    const auto found = pages.find(number);
    const std::string read_text = found != pages.end() ? found->second->value("text", "") : "";
    const std::string truth_text = wanted.value("text", "");
    const std::u32string a = folded(truth_text);
    const std::u32string b = folded(read_text);
    const std::size_t distance = edit_distance(a, b);
    tally->body_errors.good += static_cast<double>(distance);
    tally->body_errors.all += static_cast<double>(a.size());
    if (distance == 0) continue;
    tally->failures.push_back({"body text",
                               pdf,
                               number,
                               {0, 0, wanted.value("width", 0.0), wanted.value("height", 0.0)},
                               truth_text,
                               read_text,
                               static_cast<double>(distance) / static_cast<double>(std::max<std::size_t>(1, a.size())),
                               false});
  }
}

}  // namespace

Tally compare_document(const json& truth, const json& read, const std::string& pdf) {
  Tally tally;
  tally.documents = 1;
  compare_tables(truth, read, pdf, &tally);
  compare_text(truth, read, pdf, &tally);
  compare_facts(truth, read, pdf, &tally);
  compare_findings(truth, read, pdf, &tally);
  return tally;
}

}  // namespace ziping::measure
