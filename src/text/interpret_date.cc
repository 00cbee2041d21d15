#include <fmt/format.h>

#include <array>

#include "text/interpret.h"

namespace ziping::text {
namespace {

bool leap(int year) {
  return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

int days_in(int year, int month) {
  constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
}

/// A calendar date whose month and day may be open.
struct Day {
  int year = 0;
  int month = 0;
  int day = 0;

  bool possible() const {
    constexpr int kFirst = 1900;
    constexpr int kLast = 2100;
    if (year < kFirst || year > kLast) return false;
    if (month < 0 || month > 12 || (month == 0 && day != 0)) return false;
    return day >= 0 && (day == 0 || day <= days_in(year, month));
  }
  std::string iso() const {
    if (month == 0) return fmt::format("{:04}", year);
    if (day == 0) return fmt::format("{:04}-{:02}", year, month);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
  }
  Day last() const {
    Day end = *this;
    if (end.month == 0) end.month = 12;
    if (end.day == 0) end.day = days_in(end.year, end.month);
    return end;
  }
};

Quantity impossible() {
  Quantity quantity;
  quantity.kind = "date";
  quantity.flagged = true;
  quantity.note = "impossible date";
  return quantity;
}

}  // namespace

/// Ten years: of a century that is named or numbered, or of the nearest one for two digits.
std::optional<Quantity> Interpreter::decade(const Match& match) const {
  constexpr int kLastOfThisCentury = 20;
  const int digits = whole(match[Group::Decade]).value_or(-1);
  int first = digits;
  if (match.has(Group::Century)) {
    const auto named = meaning("century", match[Group::Century]);
    const int century = named ? *named : whole(match[Group::Century]).value_or(-1);
    first = (century - 1) * 100 + digits;
  } else if (digits < 100) {
    first = (digits <= kLastOfThisCentury ? 2000 : 1900) + digits;
  }
  const Day begin{first, 0, 0};
  const Day end{first + 9, 0, 0};
  if (digits < 0 || !begin.possible() || !end.possible()) return impossible();
  Quantity quantity;
  quantity.kind = "date";
  quantity.literal = begin.iso() + "/" + end.iso();
  return quantity;
}

std::optional<Quantity> Interpreter::date(const FormData& form, const Match& match,
                                          const QuantityContext& context) const {
  const int report_year = context.report_year != 0 ? context.report_year : default_year_;
  Day day;
  day.year = report_year;
  const bool own_year = match.has(Group::Year);
  // 0 is no month and no day; a printed 0 must not become "not printed".
  const auto number = [&](Group group) -> int { return whole(match[group]).value_or(-1); };
  if (own_year) day.year = number(Group::Year);
  if (match.has(Group::Relative)) day.year = report_year + meaning("rel", match[Group::Relative]).value_or(0);
  if (match.has(Group::Month)) {
    day.month = number(Group::Month);
    if (day.month < 1) return impossible();
  }
  if (match.has(Group::Day)) {
    day.day = number(Group::Day);
    if (day.day < 1) return impossible();
  }
  if (!day.possible()) return impossible();

  Quantity quantity;
  quantity.comparator = comparator(form, match, Scope::Date);
  if (match.has(Group::Decade)) return decade(match);
  const bool year_only = day.month == 0 && !match.has(Group::Half) && !match.has(Group::Quarter) &&
                         !match.has(Group::Third) && !match.has(Group::Edge) && !match.has(Group::Quarter2);
  quantity.kind = year_only && quantity.comparator == Comparator::None ? "year" : "date";
  if (match.has(Group::Year2) || match.has(Group::Month2) || match.has(Group::Day2)) {
    Day end = day;
    if (match.has(Group::Year2)) end.year = number(Group::Year2);
    if (match.has(Group::Month2)) end.month = number(Group::Month2);
    end.day = match.has(Group::Day2) ? number(Group::Day2) : 0;
    if (match.has(Group::Month2) && end.month < 1) return impossible();
    if (match.has(Group::Day2) && end.day < 1) return impossible();
    if (!end.possible()) return impossible();
    const auto key = [](const Day& d) { return (d.year * 100 + d.month) * 100 + d.day; };
    if (key(end) < key(day)) return impossible();
    quantity.kind = "date";
    quantity.literal = day.iso() + "/" + end.iso();
    return quantity;
  }
  // Some months of the year; with a deadline or an end ("by the end of") only the last day counts.
  const auto months = [&](int first, int last) {
    if (match.has(Group::Edge) && quantity.comparator == Comparator::None) quantity.comparator = Comparator::AtMost;
    quantity.literal = quantity.comparator == Comparator::AtMost
                           ? Day{day.year, last, 0}.last().iso()
                           : Day{day.year, first, 0}.iso() + "/" + Day{day.year, last, 0}.iso();
  };
  if (match.has(Group::Half)) {
    const int half = meaning("half", match[Group::Half]).value_or(1);
    months(half * 6 - 5, half * 6);
  } else if (match.has(Group::Quarter) || match.has(Group::Quarter2)) {
    // Without a first quarter the year's first ones are meant.
    const int last = number(match.has(Group::Quarter2) ? Group::Quarter2 : Group::Quarter);
    const int first = match.has(Group::Quarter) ? number(Group::Quarter) : 1;
    if (first < 1 || last > 4 || first > last) return impossible();
    months(first * 3 - 2, last * 3);
  } else if (match.has(Group::Third) && day.month > 0) {
    // Two thirds in one word have both numbers as digits.
    const int said = meaning("third", match[Group::Third]).value_or(1);
    const int third = said % 10;
    const int first = (said > 10 ? said / 10 : said) * 10 - 9;
    const int last = third == 3 ? days_in(day.year, day.month) : third * 10;
    quantity.literal = Day{day.year, day.month, first}.iso() + "/" + Day{day.year, day.month, last}.iso();
  } else if (match.has(Group::Edge)) {
    if (meaning("edge", match[Group::Edge]).value_or(1) > 0) {
      quantity.literal = day.last().iso();
      // "by the end of": with its own year or month the phrase names a deadline.
      if (quantity.comparator == Comparator::None && (own_year || day.month > 0)) {
        quantity.comparator = Comparator::AtMost;
      }
    } else {
      quantity.literal = day.month > 0 ? day.iso() : Day{day.year, 1, 1}.iso();
      if (day.month > 0) quantity.literal = Day{day.year, day.month, 1}.iso();
    }
  } else {
    quantity.literal = quantity.comparator == Comparator::AtMost ? day.last().iso() : day.iso();
  }
  return quantity;
}

}  // namespace ziping::text
