#include "sample/read_worksheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/separated.h"
#include "base/utf8.h"
#include "sample/read_xlsx.h"
#include "sample/worksheet.h"

namespace ziping::sample {
namespace {

Error refuse(std::string why) {
  return {ErrorCode::Usage, std::move(why), {}};
}

Grid grid_of(std::string_view text) {
  Grid grid;
  int number = 0;
  for (const SeparatedRow& row : read_separated(text, "\t;,").rows) {
    for (std::size_t col = 0; col < row.fields.size(); ++col) {
      if (!row.fields[col].empty()) grid[number][static_cast<int>(col)] = row.fields[col];
    }
    ++number;
  }
  return grid;
}

struct Columns {
  int head = -1;
  int sample = -1;
  int number = -1;
  int audited = -1;
  int remark = -1;
};

Columns columns_of(const Grid& grid) {
  for (const auto& [row, fields] : grid) {
    Columns columns;
    columns.head = row;
    for (const auto& [col, text] : fields) {
      if (text == kSampleColumn) columns.sample = col;
      if (text == kNumberColumn) columns.number = col;
      if (text == kAuditedColumn) columns.audited = col;
      if (text == kRemarkColumn) columns.remark = col;
    }
    if (columns.sample >= 0 && columns.number >= 0 && columns.audited >= 0) return columns;
  }
  return {};
}

std::string field(const std::map<int, std::string>& fields, int col) {
  const auto found = fields.find(col);
  if (col < 0 || found == fields.end()) return {};
  std::string_view text = found->second;
  const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
  while (!text.empty() && blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && blank(text.back())) text.remove_suffix(1);
  return std::string(text);
}

}  // namespace

Result<Grid> read_grid(std::string_view bytes) {
  if (bytes.starts_with("PK")) return read_xlsx(bytes);
  if (bytes.find('\0') != bytes.npos || bytes.find(kAuditedColumn) == bytes.npos) {
    return Error{ErrorCode::InputUnreadable, "is no worksheet of ziping (neither .xlsx nor .csv)", {}};
  }
  return grid_of(bytes);
}

Result<std::int64_t> sample_of(const Grid& grid) {
  const Columns columns = columns_of(grid);
  for (auto row = grid.upper_bound(columns.head); columns.head >= 0 && row != grid.end(); ++row) {
    const std::string key = field(row->second, columns.sample);
    const auto number = Decimal::parse(key.substr(0, key.find('-')));
    if (key.find('-') != key.npos && number && number->is_integer() && *number < Decimal(1'000'000'000)) {
      return static_cast<std::int64_t>(number->coefficient());
    }
  }
  return refuse(
      "the worksheet's own columns (zp:sample, zp:no, zp:audited) "
      "are not in it");
}

std::optional<Decimal> typed_figure(std::string_view text, std::string_view unit) {
  if (!unit.empty() && text.ends_with(unit)) text.remove_suffix(unit.size());
  std::string digits;
  for (std::size_t at = 0; at < text.size();) {
    char32_t code = utf8::next(text, at);
    // The full-width forms of ASCII, the ideographic space, a real minus sign.
    if (code >= 0xFF01 && code <= 0xFF5E) code -= 0xFEE0;
    if (code == 0x2212) code = '-';
    if (code == ',' || code == ' ' || code == 0xA0 || code == 0x3000) continue;
    utf8::append(digits, code);
  }
  if (digits.starts_with('.')) digits.insert(0, "0");
  return Decimal::parse(digits);
}

Result<std::vector<store::SampleAnswer>> answers_of(const Grid& grid, const store::SampleRecord& sample,
                                                    const std::vector<std::string>& agrees) {
  const Columns columns = columns_of(grid);
  if (columns.head < 0)
    return refuse(
        "the worksheet's own columns (zp:sample, zp:no, zp:audited) "
        "are not in it");
  std::vector<store::SampleAnswer> answers(sample.items.size());
  std::vector<bool> seen(sample.items.size());
  for (auto row = grid.upper_bound(columns.head); row != grid.end(); ++row) {
    const std::string key = field(row->second, columns.sample);
    // Headings, and rows somebody added.
    if (key.find('-') == key.npos) continue;
    const std::string place = fmt::format("row {}", row->first + 1);
    if (key != worksheet_key(sample)) return refuse(place + ": belongs to another sample (" + key + ")");
    const auto number = Decimal::parse(field(row->second, columns.number));
    if (!number || !number->is_integer() || *number < Decimal(1) ||
        *number > Decimal(static_cast<long long>(answers.size()))) {
      return refuse(place + ": has no number of an item");
    }
    const auto index = static_cast<std::size_t>(number->coefficient() - 1);
    if (seen[index]) return refuse(fmt::format("{}: item {} a second time", place, index + 1));
    seen[index] = true;
    answers[index].remark = field(row->second, columns.remark);
    const std::string typed = field(row->second, columns.audited);
    if (typed.empty()) continue;
    const store::FigureRow& figure = sample.items[index].figure;
    const bool agreed = std::find(agrees.begin(), agrees.end(), typed) != agrees.end();
    answers[index].audited = agreed ? figure.value : typed_figure(typed, figure.unit);
    if (!answers[index].audited) {
      return refuse(fmt::format("{}: \"{}\" is no figure; give the value in {}", place, typed,
                                figure.unit.empty() ? "its own unit" : figure.unit));
    }
  }
  return answers;
}

}  // namespace ziping::sample
