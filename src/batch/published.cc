#include "batch/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/separated.h"

namespace ziping::batch {
namespace {

Error refuse(std::size_t line, const std::string& why) {
  return {ErrorCode::Usage, fmt::format("published accounts, line {}: {}", line, why), {}};
}

constexpr std::array<const char*, 6> kColumns{"entity", "year", "concept", "item", "value", "unit"};
enum Column { Entity, Year, Concept, Item, Value, Unit };
using Places = std::array<std::size_t, kColumns.size()>;

Result<Places> places_of(const std::vector<std::string>& head) {
  Places places{};
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const auto found = std::find(head.begin(), head.end(), kColumns[i]);
    if (found == head.end()) return refuse(1, fmt::format("no column '{}'", kColumns[i]));
    places[i] = static_cast<std::size_t>(found - head.begin());
  }
  return places;
}

}  // namespace

Result<std::vector<check::PublishedFigure>> published_figures(const std::string& table) {
  const SeparatedText text = read_separated(table, "\t,");
  if (text.open_quote) return refuse(*text.open_quote, "a quote that does not end");
  std::vector<check::PublishedFigure> figures;
  std::optional<Places> places;
  for (const auto& [number, fields] : text.rows) {
    if (fields.size() == 1 && fields.front().empty()) continue;
    if (!places) {
      auto found = places_of(fields);
      if (!found) return found.error();
      places = *found;
      continue;
    }
    const auto field = [&](Column column) {
      return (*places)[column] < fields.size() ? fields[(*places)[column]] : std::string();
    };
    if (field(Value).empty()) continue;
    const auto value = Decimal::parse(field(Value));
    const auto year = Decimal::parse(field(Year));
    if (!value) return refuse(number, "the value is no number: " + field(Value));
    constexpr int kLatest = 9999;
    if (!year || !year->is_integer() || *year < Decimal(1) || *year > Decimal(kLatest)) {
      return refuse(number, "the year is none: " + field(Year));
    }
    figures.push_back(
        {field(Entity), static_cast<int>(year->coefficient()), field(Concept), field(Item), *value, field(Unit)});
  }
  if (!places) return refuse(1, "no line that names the columns");
  return figures;
}

Status check_published(store::Store& store, const patterns::PatternSet& patterns,
                       const std::vector<check::PublishedFigure>& published) {
  const auto rows = store.list();
  if (!rows) return rows.error();
  for (const store::DocumentRow& row : *rows) {
    if (row.pages == 0 || row.status == "running") continue;
    const auto record = store.load(row.id);
    if (!record) return record.error();
    std::vector<check::Finding> findings = record->findings;
    std::erase_if(findings, [](const check::Finding& finding) { return finding.id.starts_with('a'); });
    for (check::Finding& finding : check::check_against_published(record->extraction, published, patterns)) {
      findings.push_back(std::move(finding));
    }
    if (findings == record->findings) continue;
    if (Status put = store.put_findings(row.id, findings); !put) return put;
  }
  return Done{};
}

}  // namespace ziping::batch
