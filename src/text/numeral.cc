#include "text/numeral.h"

#include "text/code_points.h"

namespace ziping::text {
namespace {

constexpr int kTenThousand = 4;
constexpr int kHundredMillion = 8;
constexpr int kMaxDigits = 30;
constexpr int kMaxFraction = 12;

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

/// Adds up the signs of a Chinese whole number from left to right. Every method says whether the sign may stand there.
/// Sections of four places end at 万 and 亿; digits without any power are a row of figures (二〇二三).
class ChineseSum {
 public:
  bool digit(int value) {
    if (powers_ == 0) {
      row_ = row_ * 10 + value;
      ++row_digits_;
      pending_ = value;
      return true;
    }
    if (pending_ > 0) return false;
    zero_ = zero_ || value == 0;
    pending_ = value;
    return true;
  }

  /// Tens in one sign: 廿.
  bool score(int value) {
    if (pending_ > 0 || section_power_ <= 1) return false;
    section_ += value;
    after_power(1);
    section_power_ = 1;
    return true;
  }

  bool power(int power) {
    // Of a row of figures only 零N may come in front of a power.
    if (powers_ == 0 && row_digits_ > 1 && !(row_digits_ == 2 && row_ < 10)) return false;
    if (power < kTenThousand) {
      if (power >= section_power_) return false;
      __int128 worth = 1;
      for (int i = 0; i < power; ++i) worth *= 10;
      section_ += (pending_ > 0 ? pending_ : 1) * worth;
      section_power_ = power;
    } else {
      // A power alone is a rough number ("近万人"), as 百 and 千 are.
      __int128 part = section_ + pending_;
      if (powers_ == 0 && row_digits_ == 0) part = 1;
      if (power == kTenThousand) {
        if (ten_thousand_ || part == 0) return false;
        ten_thousands_ = part * 10000;
        ten_thousand_ = true;
      } else {
        if (power != kHundredMillion || hundred_million_ || part + ten_thousands_ == 0) return false;
        hundred_millions_ = (part + ten_thousands_) * 100000000;
        hundred_million_ = true;
        ten_thousand_ = false;
        ten_thousands_ = 0;
      }
      section_ = 0;
      section_power_ = kTenThousand;
    }
    after_power(power);
    return true;
  }

  /// 二百五: a last digit straight behind a power of a hundred or more belongs to the next lower place.
  bool ellipsis() const { return powers_ > 0 && pending_ > 0 && last_power_ >= 2 && !zero_; }

  __int128 total() const {
    if (powers_ == 0) return row_;
    __int128 last = pending_;
    for (int i = 1; ellipsis() && i < last_power_; ++i) last *= 10;
    return hundred_millions_ + ten_thousands_ + section_ + last;
  }

  int only_digit() const { return powers_ == 0 && row_digits_ == 1 ? pending_ : -1; }

 private:
  void after_power(int power) {
    ++powers_;
    last_power_ = power;
    pending_ = 0;
    zero_ = false;
  }

  __int128 row_ = 0;
  __int128 hundred_millions_ = 0;
  __int128 ten_thousands_ = 0;
  __int128 section_ = 0;
  int row_digits_ = 0;
  int pending_ = 0;
  int powers_ = 0;
  int last_power_ = 0;
  int section_power_ = kTenThousand;
  bool zero_ = false;
  bool ten_thousand_ = false;
  bool hundred_million_ = false;
};

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
  const auto whole = arabic_value(text.substr(0, comma), '\0', none);
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
  ChineseSum sum;
  Numeral numeral;
  int count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const auto found = signs_.find(next_code_point(text, at));
    if (found == signs_.end() || ++count > kMaxDigits) return std::nullopt;
    const Sign& sign = found->second;
    numeral.capital = numeral.capital || sign.capital;
    bool well_formed = true;
    switch (sign.role) {
      case Role::Digit:
        well_formed = sum.digit(sign.value);
        break;
      case Role::Score:
        well_formed = sum.score(sign.value);
        break;
      case Role::Power:
        well_formed = sum.power(sign.value);
        break;
      case Role::Point:
        return begin == 0 ? std::nullopt : with_fraction(sum.total(), text.substr(at), numeral);
      case Role::Half: {
        // "A half" with or without its one; halves behind a measure word are the form's business.
        if (at != text.size() || !(count == 1 || (count == 2 && sum.only_digit() == 1))) return std::nullopt;
        numeral.value = numeral.printed = Decimal::make(5, 1).value_or(Decimal());
        numeral.decimals = 1;
        return numeral;
      }
    }
    if (!well_formed) return std::nullopt;
  }
  numeral.doubtful = sum.ellipsis() && count > 3;
  const auto value = Decimal::make(sum.total(), 0);
  if (!value) return std::nullopt;
  numeral.value = numeral.printed = *value;
  return numeral;
}

/// Digits behind the point, then powers that apply to the whole: 三点五亿.
std::optional<Numeral> NumeralReader::with_fraction(__int128 whole, std::string_view text, Numeral numeral) const {
  __int128 fraction = 0;
  int scale = 0;
  int power = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto found = signs_.find(next_code_point(text, at));
    if (found == signs_.end() || scale >= kMaxFraction) return std::nullopt;
    if (found->second.role == NumeralSign::Role::Digit && power == 0) {
      fraction = fraction * 10 + found->second.value;
      ++scale;
    } else if (found->second.role == NumeralSign::Role::Power && scale > 0) {
      power += found->second.value;
    } else {
      return std::nullopt;
    }
  }
  if (scale == 0) return std::nullopt;
  const auto part = Decimal::make(fraction, scale);
  const auto base = Decimal::make(whole, 0);
  const auto sum = part && base ? base->plus(*part) : std::nullopt;
  const auto value = sum ? sum->shifted(power) : std::nullopt;
  if (!value) return std::nullopt;
  numeral.value = numeral.printed = *value;
  numeral.decimals = power == 0 ? scale : 0;
  return numeral;
}

}  // namespace ziping::text
