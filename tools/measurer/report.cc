#include "report.h"

#include <fmt/format.h>

#include <functional>
#include <vector>

namespace ziping::measure {
namespace {

struct Row {
  const char* name;
  const char* key;
  std::function<std::string(const Tally&)> text;
  std::function<double(const Tally&)> value;
};

std::string percent(const Share& share, int decimals = 2) {
  return share.all > 0 ? fmt::format("{:.{}f} %", 100 * share.value(), decimals) : "-";
}

double errors(const Share& share) {
  return share.all > 0 ? share.good / share.all : 0;
}

std::string counted(const Share& share) {
  return share.all > 0 ? fmt::format("{:.2f} % of {:.0f}", 100 * share.value(), share.all) : "-";
}

double per(double amount, double count) {
  return count > 0 ? amount / count : 0;
}

Row share_row(const char* name, const char* key, Share Tally::*member, bool count = false) {
  return {name, key, [member, count](const Tally& t) { return count ? counted(t.*member) : percent(t.*member); },
          [member](const Tally& t) { return (t.*member).value(); }};
}

Row error_row(const char* name, const char* key, Share Tally::*member) {
  return {name, key,
          [member](const Tally& t) {
            return percent({errors(t.*member), 1}, 3);
          },
          [member](const Tally& t) { return errors(t.*member); }};
}

Row number_row(const char* name, const char* key, const char* format, std::function<double(const Tally&)> value) {
  return {name, key, [format, value](const Tally& t) { return fmt::format(fmt::runtime(format), value(t)); }, value};
}

const std::vector<Row>& rows() {
  static const std::vector<Row> kRows = {
      number_row("documents", "documents", "{:.0f}", [](const Tally& t) { return t.documents; }),
      number_row("pages", "pages", "{:.0f}", [](const Tally& t) { return t.pages; }),
      share_row("tables found", "tables_found", &Tally::tables_found, true),
      number_row("GriTS topology", "grits_topology", "{:.4f}", [](const Tally& t) { return t.grits_topology.value(); }),
      number_row("GriTS content", "grits_content", "{:.4f}", [](const Tally& t) { return t.grits_content.value(); }),
      share_row("numeric cells exact", "number_cells_exact", &Tally::number_cells, true),
      share_row("text cells exact", "text_cells_exact", &Tally::text_cells, true),
      share_row("blank cells blank", "blank_cells_blank", &Tally::blank_cells, true),
      error_row("text cells: character errors", "text_cell_error_rate", &Tally::text_cell_errors),
      error_row("body text: character errors", "body_error_rate", &Tally::body_errors),
      share_row("facts found", "facts_found", &Tally::facts_found, true),
      error_row("wrong facts", "facts_wrong", &Tally::facts_wrong),
      share_row("found facts: level names right", "fact_paths", &Tally::fact_paths, true),
      share_row("found facts: year right", "fact_periods", &Tally::fact_periods, true),
      share_row("found facts: sign right", "fact_signs", &Tally::fact_signs, true),
      share_row("found facts: report right", "fact_reports", &Tally::fact_reports, true),
      share_row("errors of the report found", "findings_found", &Tally::findings_found, true),
      share_row("passes confirmed", "passes_confirmed", &Tally::passes_confirmed, true),
      number_row("unexpected findings a document", "unexpected_findings", "{:.2f}",
                 [](const Tally& t) { return errors(t.unexpected); }),
      share_row("misreadings called misreadings", "misreadings_named", &Tally::misreadings_named, true),
      share_row("report's errors not called so", "report_blamed", &Tally::report_blamed, true),
      share_row("figures marked sure", "sure", &Tally::sure),
      share_row("of these right", "sure_right", &Tally::sure_right, true),
      number_row("pages a second (wall)", "pages_per_second", "{:.2f}",
                 [](const Tally& t) { return per(t.pages, t.wall_seconds); }),
      number_row("CPU seconds a page", "cpu_seconds_per_page", "{:.3f}",
                 [](const Tally& t) { return per(t.cpu_seconds, t.pages); }),
      number_row("peak memory of a process, MB", "peak_megabytes", "{:.0f}",
                 [](const Tally& t) { return t.peak_megabytes; }),
  };
  return kRows;
}

}  // namespace

std::string table_text(const std::map<std::string, Tally>& groups) {
  std::string text = fmt::format("{:32}", "");
  for (const auto& [name, tally] : groups) text += fmt::format("{:>20}", name);
  text += '\n';
  for (const Row& row : rows()) {
    text += fmt::format("{:32}", row.name);
    for (const auto& [name, tally] : groups) text += fmt::format("{:>20}", row.text(tally));
    text += '\n';
  }
  return text;
}

std::string reliability_text(const std::map<std::string, Tally>& groups) {
  Tally all;
  for (const auto& [name, tally] : groups) all.add(tally);
  std::string text = "confidence of number cells     cells     right\n";
  for (std::size_t i = 0; i < all.reliability.size(); ++i) {
    const Share& bucket = all.reliability.at(i);
    if (bucket.all <= 0) continue;
    text += fmt::format("{:.1f} to {:.1f}               {:>10.0f} {:>9}\n", static_cast<double>(i) / 10,
                        static_cast<double>(i + 1) / 10, bucket.all, percent(bucket));
  }
  return text;
}

std::string checks_text(const std::map<std::string, Tally>& groups) {
  Tally all;
  for (const auto& [name, tally] : groups) all.add(tally);
  for (const auto& [check, count] : all.unexpected_by_check) all.found_by_check[check];
  std::string text = "errors of the report, by check      found   planted unexpected\n";
  for (const auto& [check, share] : all.found_by_check) {
    const auto unexpected = all.unexpected_by_check.find(check);
    text += fmt::format("{:30} {:>10.0f} {:>9.0f} {:>10}\n", check, share.good, share.all,
                        unexpected == all.unexpected_by_check.end() ? 0 : unexpected->second);
  }
  return text;
}

nlohmann::json to_json(const std::map<std::string, Tally>& groups) {
  nlohmann::json result = nlohmann::json::object();
  for (const auto& [name, tally] : groups) {
    nlohmann::json& group = result[name];
    for (const Row& row : rows()) group[row.key] = row.value(tally);
    for (const auto& [check, share] : tally.found_by_check) group["found_by_check"][check] = {share.good, share.all};
    for (const auto& [check, count] : tally.unexpected_by_check) group["unexpected_by_check"][check] = count;
    for (const Share& bucket : tally.reliability) group["reliability"].push_back({bucket.good, bucket.all});
  }
  return result;
}

}  // namespace ziping::measure
