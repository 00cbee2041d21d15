#include "text/unit_table.h"

#include <algorithm>

#include "text/code_points.h"

namespace ziping::text {

Result<UnitTable> UnitTable::make(const std::vector<UnitData>& units, const std::vector<NumeralSign>& numerals) {
  UnitTable table;
  for (const auto& sign : numerals) {
    if (sign.role != NumeralSign::Role::Power || sign.capital) continue;
    for (const char32_t c : to_code_points(sign.signs)) table.powers_[c] = sign.value;
  }
  for (const auto& data : units) {
    const auto add = [&](const std::string& spelling, bool misread) {
      return table.units_.emplace(spelling, Unit{data.base, data.kind, data.power, misread, false}).second;
    };
    for (const auto* list : {&data.spellings, &data.misreadings}) {
      for (const auto& spelling : *list) {
        if (!spelling.empty() && add(spelling, list == &data.misreadings)) continue;
        Error error{ErrorCode::PatternInvalid, "the unit spelling \"" + spelling + "\" is empty or given twice", {}};
        error.origin = {"text", {}, {}, data.place.file, data.place.line, data.place.column};
        return error;
      }
    }
  }
  return table;
}

const Unit* UnitTable::find(std::string_view spelling) const {
  const auto found = units_.find(spelling);
  return found == units_.end() ? nullptr : &found->second;
}

bool UnitTable::known(std::string_view printed) const {
  std::size_t at = 0;
  while (at < printed.size()) {
    if (find(printed.substr(at)) != nullptr) return true;
    if (!powers_.contains(next_code_point(printed, at))) return false;
  }
  return false;
}

std::optional<Unit> UnitTable::read_simple(std::string_view printed) const {
  if (const Unit* unit = find(printed)) return *unit;
  std::size_t at = 0;
  int power = 0;
  while (at < printed.size()) {
    const auto sign = powers_.find(next_code_point(printed, at));
    if (sign == powers_.end()) return std::nullopt;
    power += sign->second;
    if (const Unit* unit = find(printed.substr(at))) {
      Unit scaled = *unit;
      scaled.power += power;
      return scaled;
    }
  }
  return std::nullopt;
}

std::optional<Unit> UnitTable::read(std::string_view printed) const {
  // "千瓦·时" is a unit of its own although it looks like two.
  if (auto simple = read_simple(printed)) return simple;
  std::vector<std::string_view> parts(1);
  for (std::size_t at = 0; at < printed.size();) {
    const std::size_t begin = at;
    const char32_t c = next_code_point(printed, at);
    if (c == '/' || c == '*' || c == 0xB7 || (c == '.' && parts.size() > 1)) {
      parts.emplace_back();
    } else if (c != '(' && c != ')') {
      const std::string_view part = parts.back();
      parts.back() =
          part.empty() ? printed.substr(begin, at - begin) : std::string_view(part.data(), part.size() + (at - begin));
    }
  }
  auto unit = read_simple(parts.front());
  if (parts.size() < 2 || !unit) return std::nullopt;
  std::string below;
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const auto part = read_simple(parts[i]);
    if (!part) return std::nullopt;
    // "per ten thousand yuan" is another unit than "per yuan", and stays what is printed.
    below += (i > 1 ? "\u00B7" : "") + (part->power == 0 ? part->base : std::string(parts[i]));
  }
  unit->base += parts.size() > 2 ? "/(" + below + ")" : "/" + below;
  unit->kind = "rate";
  unit->compound = true;
  return unit;
}

std::vector<std::string> UnitTable::spellings(std::string_view kind) const {
  std::vector<std::string> all;
  for (const auto& [spelling, unit] : units_) {
    if (kind.empty() || unit.kind == kind) all.push_back(spelling);
  }
  std::sort(all.begin(), all.end(), [](const std::string& a, const std::string& b) {
    return a.size() != b.size() ? a.size() > b.size() : a < b;
  });
  return all;
}

}  // namespace ziping::text
