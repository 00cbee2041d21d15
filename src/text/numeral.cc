#include "text/numeral.h"

#include <array>
#include <vector>

#include "text/code_points.h"

namespace ziping::text {
namespace {

constexpr int kTenThousand = 4;
constexpr int kHundredMillion = 8;
constexpr int kMaxDigits = 30;

bool digit(char c) {
  return c >= '0' && c <= '9';
}

/// Arabic digits with one point; separators (comma, space) between groups are skipped. Nullopt on anything else.
std::optional<Decimal> arabic_value(std::string_view text, char point, int& decimals) {
  __int128 coefficient = 0;
  int digits = 0;
  int scale = -1;
  for (const char c : text) {
    if (digit(c)) {
      if (++digits > kMaxDigits) return std::nullopt;
      coefficient = coefficient * 10 + (c - '0');
      if (scale >= 0) ++scale;
    } else if (c == point) {
      if (scale >= 0) return std::nullopt;
      scale = 0;
    } else if (c != ',' && c != ' ' && c != '.') {
      return std::nullopt;
    }
  }
  if (digits == 0) return std::nullopt;
  decimals = scale < 0 ? 0 : scale;
  return Decimal::make(coefficient, decimals);
}

}  // namespace

Result<NumeralReader> NumeralReader::make(const std::vector<NumeralSign>& signs) {
  NumeralReader made;
  for (const auto& sign : signs) {
    for (const char32_t c : to_code_points(sign.signs)) {
      const bool fresh = made.signs_.emplace(c, Sign{sign.role, sign.value, sign.capital}).second;
      if (!fresh) {
        Error error{ErrorCode::PatternInvalid, "the numeral sign " + to_utf8({&c, 1}) + " is given twice", {}};
        error.origin = {"text", {}, {}, sign.place.file, sign.place.line, sign.place.column};
        return error;
      }
    }
  }
  return made;
}

std::optional<Numeral> NumeralReader::read(std::string_view text) const {
  if (text.empty()) return std::nullopt;
  if (!digit(text.front()) && text.front() != '.') return read_chinese(text);
  Numeral numeral;
  const auto value = arabic_value(text, '.', numeral.decimals);
  if (!value) return read_mixed(text);
  numeral.value = numeral.printed = *value;
  numeral.arabic = true;
  return numeral;
}

std::optional<Numeral> NumeralReader::read_european(std::string_view text) {
  Numeral numeral;
  const auto comma = text.rfind(',');
  if (comma == std::string_view::npos) return std::nullopt;
  auto part_begin = comma + 1;
  while (part_begin < text.size() && text[part_begin] == ' ') ++part_begin;
  int none = 0;
  const auto whole = arabic_value(text.substr(0, comma), ',', none);
  const auto part = arabic_value(text.substr(part_begin), ',', none);
  if (!whole || !part) return std::nullopt;
  numeral.decimals = static_cast<int>(text.size() - part_begin);
  const auto shifted = part->shifted(-numeral.decimals);
  const auto value = shifted ? whole->plus(*shifted) : std::nullopt;
  if (!value) return std::nullopt;
  numeral.value = numeral.printed = *value;
  numeral.arabic = true;
  return numeral;
}

/// Terms of Arabic digits with power words behind them, added up: 3.5亿, 12万3千.
std::optional<Numeral> NumeralReader::read_mixed(std::string_view text) const {
  Numeral numeral;
  numeral.arabic = true;
  Decimal total;
  int last_power = kMaxDigits;
  bool first = true;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = at;
    while (end < text.size() && static_cast<unsigned char>(text[end]) < 0x80) ++end;
    int decimals = 0;
    auto term = arabic_value(text.substr(at, end - at), '.', decimals);
    if (!term) return std::nullopt;
    const Decimal printed = *term;
    const std::size_t powers_begin = end;
    int power = 0;
    while (end < text.size() && static_cast<unsigned char>(text[end]) >= 0x80) {
      const auto sign = signs_.find(next_code_point(text, end));
      if (sign == signs_.end() || sign->second.role != NumeralSign::Role::Power) return std::nullopt;
      power += sign->second.value;
    }
    if (power >= last_power) return std::nullopt;
    last_power = power;
    if (first) {
      numeral.decimals = decimals;
      if (end == text.size()) {
        numeral.printed = printed;
        numeral.powers = text.substr(powers_begin);
      }
    }
    term = term->shifted(power);
    const auto sum = term ? total.plus(*term) : std::nullopt;
    if (!sum) return std::nullopt;
    total = *sum;
    first = false;
    at = end;
  }
  numeral.value = total;
  if (numeral.powers.empty()) numeral.printed = total;
  return numeral;
}

std::optional<Numeral> NumeralReader::read_chinese(std::string_view text) const {
  using Role = NumeralSign::Role;
  Numeral numeral;
  __int128 hundred_millions = 0;
  __int128 ten_thousands = 0;
  __int128 section = 0;
  int pending = -1;
  int section_power = kTenThousand;
  int last_power = -1;
  bool zero_before = false;
  bool any_power = false;
  int section_limit = kMaxDigits;
  std::vector<int> digits;
  bool point = false;
  bool half = false;
  int count = 0;
  __int128 fraction = 0;
  int scale = 0;

  for (std::size_t at = 0; at < text.size();) {
    const auto found = signs_.find(next_code_point(text, at));
    if (found == signs_.end() || ++count > kMaxDigits) return std::nullopt;
    const Sign& sign = found->second;
    numeral.capital = numeral.capital || sign.capital;
    if (half) return std::nullopt;
    if (point) {
      if (sign.role == Role::Digit) {
        fraction = fraction * 10 + sign.value;
        ++scale;
        continue;
      }
      // The powers behind a fraction apply to the whole: 三点五亿.
      if (sign.role != Role::Power || scale == 0) return std::nullopt;
      int power = sign.value;
      while (at < text.size()) {
        const auto next = signs_.find(next_code_point(text, at));
        if (next == signs_.end() || next->second.role != Role::Power) return std::nullopt;
        power += next->second.value;
      }
      const __int128 whole = hundred_millions + ten_thousands + section + (pending < 0 ? 0 : pending);
      const auto base = Decimal::make(fraction, scale);
      const auto sum = base ? base->plus(Decimal::make(whole, 0).value_or(Decimal())) : std::nullopt;
      const auto value = sum ? sum->shifted(power) : std::nullopt;
      if (!value) return std::nullopt;
      numeral.value = numeral.printed = *value;
      return numeral;
    }
    switch (sign.role) {
      case Role::Digit:
        digits.push_back(sign.value);
        if (pending > 0 && any_power) return std::nullopt;
        if (sign.value == 0) {
          zero_before = true;
          if (pending > 0 && any_power) return std::nullopt;
          if (pending < 0) pending = any_power ? -1 : 0;
        } else {
          if (pending < 0 || pending == 0) pending = sign.value;
        }
        break;
      case Role::Score:
        // 廿 and 卅: tens in one sign.
        if (pending > 0 || section_power <= 1) return std::nullopt;
        section += sign.value;
        section_power = 1;
        any_power = true;
        last_power = 1;
        zero_before = false;
        pending = -1;
        break;
      case Role::Power: {
        if (digits.size() > 1 && !any_power && !(digits.size() == 2 && digits[0] == 0)) return std::nullopt;
        any_power = true;
        if (sign.value < kTenThousand) {
          if (sign.value >= section_power) return std::nullopt;
          if (pending == 0 && !zero_before) return std::nullopt;
          __int128 power = 1;
          for (int i = 0; i < sign.value; ++i) power *= 10;
          section += (pending > 0 ? pending : 1) * power;
          section_power = sign.value;
        } else {
          if (sign.value > section_limit) return std::nullopt;
          const __int128 part = section + (pending > 0 ? pending : 0);
          if (sign.value == kTenThousand) {
            // A power alone is a rough number ("近万人"), as 百 and 千 are.
            if (part == 0 && count > 1) return std::nullopt;
            ten_thousands += (part == 0 ? 1 : part) * 10000;
            section_limit = kTenThousand - 1;
          } else if (sign.value == kHundredMillion) {
            if (part + ten_thousands == 0) return std::nullopt;
            hundred_millions += (part + ten_thousands) * 100000000;
            ten_thousands = 0;
            section_limit = kTenThousand;
          } else {
            return std::nullopt;
          }
          section = 0;
          section_power = kTenThousand;
        }
        if (sign.value == kTenThousand) section_limit = kHundredMillion;
        last_power = sign.value;
        zero_before = false;
        pending = -1;
        break;
      }
      case Role::Point:
        if (digits.empty() && !any_power) return std::nullopt;
        point = true;
        break;
      case Role::Half:
        half = true;
        break;
    }
  }
  if (point && scale == 0) return std::nullopt;
  __int128 whole = 0;
  if (!any_power && digits.size() > 1) {
    for (const int d : digits) whole = whole * 10 + d;
  } else {
    __int128 last = pending > 0 ? pending : 0;
    // 二百五: a last digit straight behind a power of a hundred or more belongs to the next lower place.
    if (last > 0 && last_power >= 2 && !zero_before && !point && !half) {
      const int shift = last_power == kHundredMillion ? kHundredMillion - 1 : last_power - 1;
      for (int i = 0; i < shift; ++i) last *= 10;
      // With more than one power word before it, both readings are in use.
      numeral.doubtful = count > 3;
    }
    whole = hundred_millions + ten_thousands + section + last;
  }
  auto value = Decimal::make(whole, 0);
  if (!value) return std::nullopt;
  if (point) {
    const auto part = Decimal::make(fraction, scale);
    value = part ? value->plus(*part) : std::nullopt;
    numeral.decimals = scale;
  }
  if (half) {
    // "A half" with or without its one; halves behind a measure word are the form's business.
    if (any_power || digits.size() > 1 || (digits.size() == 1 && digits[0] != 1)) return std::nullopt;
    value = Decimal::make(5, 1);
    numeral.decimals = 1;
  }
  if (!value) return std::nullopt;
  numeral.value = numeral.printed = *value;
  return numeral;
}

}  // namespace ziping::text
