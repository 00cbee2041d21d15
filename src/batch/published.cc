#include "batch/published.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace ziping::batch {
namespace {

Error refuse(std::size_t line, const std::string& why) {
  return {ErrorCode::Usage, fmt::format("published accounts, line {}: {}", line, why), {}};
}

/// The fields of one line; nullopt where a quote does not end.
std::optional<std::vector<std::string>> fields_of(std::string_view line, char separator) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (quoted && c == '"' && at + 1 < line.size() && line[at + 1] == '"') {
      fields.back() += line[++at];
    } else if (c == '"' && (quoted || fields.back().empty())) {
      quoted = !quoted;
    } else if (c == separator && !quoted) {
      fields.emplace_back();
    } else {
      fields.back() += c;
    }
  }
  if (quoted) return std::nullopt;
  return fields;
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
  std::string_view rest = table;
  if (rest.starts_with("\xEF\xBB\xBF")) rest.remove_prefix(3);
  const char separator = rest.substr(0, rest.find('\n')).find('\t') != std::string_view::npos ? '\t' : ',';
  std::vector<check::PublishedFigure> figures;
  std::optional<Places> places;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) continue;
    const auto fields = fields_of(line, separator);
    if (!fields) return refuse(number, "a quote that does not end");
    if (!places) {
      auto found = places_of(*fields);
      if (!found) return found.error();
      places = *found;
      continue;
    }
    const auto field = [&](Column column) {
      return (*places)[column] < fields->size() ? (*fields)[(*places)[column]] : std::string();
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
