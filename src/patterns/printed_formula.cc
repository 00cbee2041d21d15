#include "patterns/printed_formula.h"

#include <array>
#include <utility>
#include <vector>

namespace ziping::patterns {
namespace {

using Kind = Expression::Kind;

struct Sign {
  std::string_view utf8;
  char means;
};
// Signs of arithmetic as print has them; written as bytes, for they are no words of the language.
constexpr std::array<Sign, 16> kSigns{{{"(", '('},
                                       {")", ')'},
                                       {"[", '('},
                                       {"]", ')'},
                                       {"{", '('},
                                       {"}", ')'},
                                       {"+", '+'},
                                       {"-", '-'},
                                       {"\xE2\x88\x92", '-'},  // minus sign
                                       {"*", '*'},
                                       {"\xC3\x97", '*'},  // multiplication sign
                                       {"/", '/'},
                                       {"\xC3\xB7", '/'},  // division sign
                                       {"%", '%'},
                                       {"=", '='},
                                       {"\xE3\x80\x82", '.'}}};  // full stop

struct Token {
  char sign = 0;  // 0: a name or number
  std::string text;
};

std::vector<Token> tokens_of(std::string_view text) {
  std::vector<Token> tokens;
  std::string word;
  const auto flush = [&] {
    if (!word.empty()) tokens.push_back({0, std::exchange(word, {})});
  };
  for (std::size_t at = 0; at < text.size();) {
    const Sign* found = nullptr;
    for (const Sign& sign : kSigns) {
      if (text.substr(at).starts_with(sign.utf8)) found = &sign;
    }
    if (found) {
      flush();
      tokens.push_back({found->means, {}});
      at += found->utf8.size();
      continue;
    }
    if (text[at] == ';' || text[at] == ',' || text[at] == ':' || text[at] == '\n') {
      flush();
      tokens.push_back({'.', {}});
    } else if (text[at] != ' ' && text[at] != '"') {
      word += text[at];
    }
    ++at;
  }
  flush();
  tokens.push_back({'.', {}});
  return tokens;
}

class Reader {
 public:
  using Resolve = std::function<const Expression*(std::string_view)>;
  Reader(const std::vector<Token>& tokens, std::size_t at, const Resolve& resolve)
      : tokens_(tokens), at_(at), resolve_(resolve) {}

  /// nullopt where no arithmetic of names follows. What comes after a complete formula is no concern of it.
  std::optional<PrintedFormula> read(std::string name) {
    Expression right = sum();
    if (broken_ || operands_ == 0) return std::nullopt;
    PrintedFormula formula{std::move(name), std::nullopt, unknown_};
    if (unknown_.empty()) formula.expression = percent_ ? std::move(right) : hundredfold(std::move(right));
    return formula;
  }

 private:
  char peek() const { return at_ < tokens_.size() ? tokens_[at_].sign : '.'; }
  bool take(char sign) {
    if (peek() != sign) return false;
    ++at_;
    return true;
  }
  static Expression both(Kind kind, Expression left, Expression right) {
    Expression result;
    result.kind = kind;
    result.parts.push_back(std::move(left));
    result.parts.push_back(std::move(right));
    return result;
  }
  /// Rates are percent numbers; where the text leaves out "x 100%" it is meant all the same.
  static Expression hundredfold(Expression value) {
    Expression hundred;
    hundred.number = Rational(100);
    return value.kind == Kind::Divide ? both(Kind::Multiply, std::move(value), std::move(hundred)) : value;
  }
  Expression sum() {
    Expression left = product();
    while (!broken_) {
      if (take('+')) {
        left = both(Kind::Add, std::move(left), product());
      } else if (take('-')) {
        left = both(Kind::Subtract, std::move(left), product());
      } else {
        break;
      }
    }
    return left;
  }
  Expression product() {
    Expression left = factor();
    while (!broken_) {
      if (take('*')) {
        left = both(Kind::Multiply, std::move(left), factor());
      } else if (take('/')) {
        left = both(Kind::Divide, std::move(left), factor());
      } else {
        break;
      }
    }
    return left;
  }
  Expression factor() {
    Expression result;
    constexpr int kDeepest = 20;
    if (broken_ || ++depth_ > kDeepest) {
      broken_ = true;
      return result;
    }
    if (take('(')) {
      result = sum();
      if (!take(')')) broken_ = true;
    } else if (peek() == 0) {
      result = word(tokens_[at_++].text);
    } else {
      broken_ = true;
    }
    --depth_;
    return result;
  }
  Expression word(const std::string& text) {
    Expression result;
    if (const auto number = Decimal::parse(text)) {
      result.number = Rational(*number);
      percent_ = percent_ || *number == Decimal(100);
      take('%');
      return result;
    }
    ++operands_;
    if (const Expression* known = resolve_(text)) return *known;
    if (unknown_.empty()) unknown_ = text;
    return result;
  }

  const std::vector<Token>& tokens_;
  std::size_t at_;
  const Resolve& resolve_;
  std::string unknown_;
  int operands_ = 0;
  int depth_ = 0;
  bool broken_ = false;
  bool percent_ = false;
};

}  // namespace

std::optional<PrintedFormula> read_printed_formula(
    std::string_view text, const std::function<const Expression*(std::string_view name)>& resolve) {
  const std::vector<Token> tokens = tokens_of(text);
  for (std::size_t i = 1; i + 1 < tokens.size(); ++i) {
    if (tokens[i].sign != '=' || tokens[i - 1].sign != 0) continue;
    if (Decimal::parse(tokens[i + 1].text)) continue;  // "=0": a condition, no formula
    if (auto formula = Reader(tokens, i + 1, resolve).read(tokens[i - 1].text)) return formula;
  }
  return std::nullopt;
}

}  // namespace ziping::patterns
