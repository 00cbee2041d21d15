#include <fmt/format.h>

#include <array>
#include <utility>

#include "patterns/expression.h"

namespace ziping::patterns {
namespace {

using Kind = Expression::Kind;

constexpr std::array<std::pair<std::string_view, Kind>, 9> kFunctions{{{"sum", Kind::Sum},
                                                                       {"count", Kind::Count},
                                                                       {"min", Kind::Minimum},
                                                                       {"max", Kind::Maximum},
                                                                       {"or_zero", Kind::OrZero},
                                                                       {"first", Kind::First},
                                                                       {"nearest", Kind::Nearest},
                                                                       {"abs", Kind::Absolute},
                                                                       {"whole", Kind::Whole}}};

constexpr std::array<std::pair<std::string_view, Within>, 5> kWithin{{{"row", Within::Row},
                                                                      {"table", Within::Table},
                                                                      {"subject", Within::Subject},
                                                                      {"report", Within::Report},
                                                                      {"document", Within::Document}}};

constexpr std::array<std::pair<std::string_view, Relation>, 6> kRelations{{{"<=", Relation::AtMost},
                                                                           {">=", Relation::AtLeast},
                                                                           {"!=", Relation::Unequal},
                                                                           {"<", Relation::Less},
                                                                           {">", Relation::Greater},
                                                                           {"=", Relation::Equal}}};

bool is_name_start(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_name(char c) {
  return is_name_start(c) || is_digit(c) || c == '.';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string> alternatives(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto bar = text.find('|');
    parts.emplace_back(trimmed(text.substr(0, bar)));
    if (bar == std::string_view::npos) return parts;
    text.remove_prefix(bar + 1);
  }
}

/// Recursive descent over one line. The first error is kept; after it everything returns at once.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  Result<Formula> formula() {
    Formula result;
    result.left = sum();
    result.relation = relation();
    result.right = sum();
    if (!error_ && !at_end()) fail("expected the end of the formula");
    if (error_) return *error_;
    return result;
  }
  Result<Expression> expression_only() {
    Expression result = sum();
    if (!error_ && !at_end()) fail("expected the end of the expression");
    if (error_) return *error_;
    return result;
  }
  Result<Selector> selector_only() {
    Selector result = selector(name());
    if (!error_ && !at_end()) fail("expected the end of the selector");
    if (error_) return *error_;
    return result;
  }

 private:
  void skip_spaces() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n')) ++position_;
  }
  bool at_end() {
    skip_spaces();
    return position_ == text_.size();
  }
  char peek() {
    skip_spaces();
    return position_ < text_.size() ? text_[position_] : '\0';
  }
  bool take(char c) {
    if (peek() != c) return false;
    ++position_;
    return true;
  }
  void expect(char c) {
    if (!error_ && !take(c)) fail(fmt::format("expected '{}'", c));
  }
  void fail(std::string message) {
    if (error_) return;
    Error error{ErrorCode::PatternInvalid, std::move(message), {}};
    error.origin.column = 1;
    for (std::size_t i = 0; i < position_ && i < text_.size(); ++i) {
      if ((static_cast<unsigned char>(text_[i]) & 0xC0U) != 0x80U) ++error.origin.column;
    }
    error_ = std::move(error);
  }

  Relation relation() {
    skip_spaces();
    for (const auto& [sign, relation] : kRelations) {
      if (text_.substr(position_).starts_with(sign)) {
        position_ += sign.size();
        return relation;
      }
    }
    fail("expected one of = != <= >= < >");
    return Relation::Equal;
  }

  std::string name() {
    skip_spaces();
    const auto begin = position_;
    if (position_ < text_.size() && is_name_start(text_[position_])) {
      while (position_ < text_.size() && is_name(text_[position_])) ++position_;
    } else {
      fail("expected a name");
    }
    return std::string(text_.substr(begin, position_ - begin));
  }

  Expression sum() {
    Expression left = product();
    while (!error_) {
      if (take('+')) {
        left = pair(Kind::Add, std::move(left), product());
      } else if (take('-')) {
        left = pair(Kind::Subtract, std::move(left), product());
      } else {
        break;
      }
    }
    return left;
  }
  Expression product() {
    Expression left = factor();
    while (!error_) {
      if (take('*')) {
        left = pair(Kind::Multiply, std::move(left), factor());
      } else if (take('/')) {
        left = pair(Kind::Divide, std::move(left), factor());
      } else {
        break;
      }
    }
    return left;
  }
  static Expression pair(Kind kind, Expression left, Expression right) {
    Expression both;
    both.kind = kind;
    both.parts.push_back(std::move(left));
    both.parts.push_back(std::move(right));
    return both;
  }

  Expression factor() {
    Expression result;
    if (error_) return result;
    if (++depth_ > kMaxDepth) {
      fail("nested too deeply");
      return result;
    }
    const char c = peek();
    if (take('(')) {
      result = sum();
      expect(')');
    } else if (take('-')) {
      result.kind = Kind::Negate;
      result.parts.push_back(factor());
    } else if (is_digit(c)) {
      result = number();
    } else {
      result = named();
    }
    --depth_;
    return result;
  }
  Expression number() {
    Expression result;
    const auto begin = position_;
    while (position_ < text_.size() && (is_digit(text_[position_]) || text_[position_] == '.')) ++position_;
    const auto value = Decimal::parse(text_.substr(begin, position_ - begin));
    if (value) {
      result.number = Rational(*value);
    } else {
      fail("this is no decimal");
    }
    return result;
  }
  Expression named() {
    Expression result;
    const auto begin = position_;
    const std::string word = name();
    if (error_) return result;
    if (word == "this") {
      result.kind = Kind::Self;
      return result;
    }
    if (peek() != '(') {
      result.kind = Kind::Fact;
      result.selector = selector(word);
      return result;
    }
    for (const auto& [function, kind] : kFunctions) {
      if (function != word) continue;
      result.kind = kind;
      arguments(result);
      return result;
    }
    position_ = begin;
    fail(fmt::format("there is no function '{}'", word));
    return result;
  }
  void arguments(Expression& call) {
    expect('(');
    const bool over_facts = call.kind == Kind::Sum || call.kind == Kind::Count;
    if (over_facts) {
      call.selector = selector(name());
    } else {
      do {
        call.parts.push_back(sum());
      } while (!error_ && take(','));
    }
    expect(')');
    const bool single = call.kind == Kind::OrZero || call.kind == Kind::Absolute || call.kind == Kind::Whole;
    if (single && call.parts.size() != 1) fail("this function takes one argument");
    if (call.kind == Kind::Nearest && call.parts.size() < 2) fail("this function takes two arguments or more");
  }

  Selector selector(std::string concept_id) {
    Selector result;
    result.concept_id = std::move(concept_id);
    result.text = result.concept_id;
    if (error_ || peek() != '[') return result;
    const auto begin = position_;
    const auto end = text_.find(']', position_);
    if (end == std::string_view::npos) {
      fail("expected ']'");
      return result;
    }
    std::size_t from = begin + 1;
    while (from <= end && !error_) {
      auto comma = text_.find(',', from);
      if (comma == std::string_view::npos || comma > end) comma = end;
      position_ = from;
      clause(result, trimmed(text_.substr(from, comma - from)));
      from = comma + 1;
    }
    if (error_) return result;
    position_ = end + 1;
    result.text += text_.substr(begin, end + 1 - begin);
    return result;
  }
  void clause(Selector& result, std::string_view text) {
    const auto equal = text.find('=');
    if (text.empty()) return fail("expected an item or key=value");
    if (equal == std::string_view::npos) {
      if (text == "same") {
        result.same_item = true;
      } else if (text == "none") {
        result.no_item = true;
      } else if (text == "named") {
        result.named = true;
      } else {
        result.items = alternatives(text);
      }
      return;
    }
    const std::string_view key = trimmed(text.substr(0, equal));
    const std::string_view value = trimmed(text.substr(equal + 1));
    if (key == "path") {
      result.path = alternatives(value);
    } else if (key == "year") {
      const auto offset = Decimal::parse(value);
      if (!offset || !offset->is_integer() || offset->abs() > Decimal(9)) return fail("year takes a number like -1");
      result.year = static_cast<int>(offset->rounded(0)->coefficient());
    } else if (key == "within") {
      for (const auto& [word, within] : kWithin) {
        if (word == value) result.within = within;
      }
      if (!result.within) fail("within takes row, table, subject, report or document");
    } else {
      fail(fmt::format("there is no key '{}'", key));
    }
  }

  static constexpr int kMaxDepth = 64;
  std::string_view text_;
  std::size_t position_ = 0;
  int depth_ = 0;
  std::optional<Error> error_;
};

}  // namespace

Result<Formula> parse_formula(std::string_view text) {
  return Parser(text).formula();
}
Result<Expression> parse_expression(std::string_view text) {
  return Parser(text).expression_only();
}
Result<Selector> parse_selector(std::string_view text) {
  return Parser(text).selector_only();
}

}  // namespace ziping::patterns
