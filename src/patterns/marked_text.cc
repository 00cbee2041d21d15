#include "patterns/marked_text.h"

#include <fmt/format.h>

#include <algorithm>

namespace ziping::patterns {
namespace {

// U+E000 and on: private use, three bytes each. Where the print itself has such a character, no quantity begins there.
constexpr std::size_t kSignBytes = 3;

bool contains(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::size_t sign_of(const text::Quantity& quantity, const SignBook& book) {
  for (std::size_t i = 0; i < book.signs.size(); ++i) {
    if (!book.signs[i].ends.empty() && !quantity.literal.ends_with(book.signs[i].ends)) continue;
    if (contains(book.signs[i].kinds, quantity.kind)) return i;
    if (!quantity.unit.empty() && contains(book.signs[i].units, quantity.unit)) return i;
  }
  return std::string::npos;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), is_digit);
}

// Figures that begin with a digit inside [begin, end): each is read on its own, from its first digit to the next one,
// the last one up to `limit`.
void figures_in(std::string_view printed, std::size_t begin, std::size_t end, std::size_t limit,
                const text::Language& language, const text::QuantityContext& context,
                std::vector<text::Quantity>* figures) {
  const auto starts = [&](std::size_t at) {
    if (!is_digit(printed[at])) return false;
    return at == begin || !(is_digit(printed[at - 1]) || printed[at - 1] == '.' || printed[at - 1] == ',');
  };
  std::size_t at = begin;
  while (at < end && !starts(at)) ++at;
  while (at < end) {
    std::size_t next = at + 1;
    while (next < end && !starts(next)) ++next;
    const bool minus = at > begin && printed[at - 1] == '-';
    const std::size_t from = minus ? at - 1 : at;
    const auto found = language.find(printed.substr(from, (next < end ? next : limit) - from), context);
    if (!found.empty() && found.front().begin == 0) {
      figures->push_back(found.front());
      figures->back().begin += from;
      figures->back().end += from;
    }
    at = next;
  }
}

// Amounts without their last word, where no other quantity stands.
void add_said_amounts(std::string_view printed, const text::Language& language, const SignBook& signs,
                      const text::QuantityContext& context, std::vector<text::Quantity>* all) {
  if (!signs.said_amount) return;
  const text::NormalText normal = language.normalise(printed);
  bool added = false;
  for (std::size_t from = 0; from < normal.utf8.size();) {
    const auto match = signs.said_amount->find(normal.utf8, from);
    if (!match) break;
    const auto figure = match->groups.find("n");
    if (figure == match->groups.end() || figure->second.end <= from) break;
    from = figure->second.end;
    const Span span{normal.origin[figure->second.begin], normal.origin[figure->second.end]};
    const bool taken = std::any_of(all->begin(), all->end(), [&](const text::Quantity& other) {
      return other.begin < span.end && span.begin < other.end;
    });
    if (taken) continue;
    const std::string said = normal.utf8.substr(figure->second.begin, figure->second.end - figure->second.begin);
    text::Quantity quantity = language.read(said + signs.said_unit, context);
    if (!quantity.value) continue;
    quantity.begin = span.begin;
    quantity.end = span.end;
    all->push_back(std::move(quantity));
    added = true;
  }
  if (!added) return;
  std::stable_sort(all->begin(), all->end(),
                   [](const text::Quantity& a, const text::Quantity& b) { return a.begin < b.begin; });
}

// Places of numerals in words that count something all the same.
std::vector<std::size_t> said_counts(std::string_view printed, const text::Language& language, const SignBook& signs) {
  std::vector<std::size_t> places;
  if (!signs.said_count) return places;
  const text::NormalText normal = language.normalise(printed);
  for (std::size_t from = 0; from < normal.utf8.size();) {
    const auto match = signs.said_count->find(normal.utf8, from);
    if (!match || match->whole.end <= from) break;
    from = match->whole.end;
    if (const auto n = match->groups.find("n"); n != match->groups.end())
      places.push_back(normal.origin[n->second.begin]);
  }
  return places;
}

bool has_front(std::string_view printed, const text::Quantity& quantity, const SignBook& signs) {
  const std::string_view print = printed.substr(quantity.begin, quantity.end - quantity.begin);
  return signs.shrink_front && signs.shrink_front->match_at(print, 0).has_value();
}

// All quantities of a text with narrow digits; where words around a figure were read with it, the words are taken off
// again.
std::vector<text::Quantity> quantities_in_narrow(std::string_view printed, const text::Language& language,
                                                 const SignBook& signs, const text::QuantityContext& context) {
  std::vector<text::Quantity> all;
  const auto found = language.find(printed, context);
  for (std::size_t i = 0; i < found.size(); ++i) {
    const bool has_words = !is_digit(printed[found[i].begin]) &&
                           (contains(signs.shrink, found[i].kind) || has_front(printed, found[i], signs));
    if (!has_words) {
      all.push_back(found[i]);
      continue;
    }
    // Quantities with words that touch one another may have parted a figure from its unit.
    std::size_t end = found[i].end;
    const std::size_t begin = found[i].begin;
    const auto thousands = [&](std::size_t at) {
      return at + 1 < printed.size() && printed[at] == ',' && is_digit(printed[at + 1]);
    };
    const auto cut = [&](std::size_t at) {
      if (at == 0 || at >= printed.size() || !is_digit(printed[at - 1])) return false;
      return is_digit(printed[at]) || printed[at] == '.' || thousands(at);
    };
    while (i + 1 < found.size() && (found[i + 1].begin == end || (thousands(end) && found[i + 1].begin == end + 1)) &&
           (cut(end) || contains(signs.shrink, found[i + 1].kind))) {
      end = found[++i].end;
    }
    // Such a quantity may end before the unit of its figure: what follows belongs to it up to the next quantity.
    const std::size_t next = i + 1 < found.size() ? found[i + 1].begin : printed.size();
    figures_in(printed, begin, end, next, language, context, &all);
  }
  add_said_amounts(printed, language, signs, context, &all);
  const std::vector<std::size_t> counts = said_counts(printed, language, signs);
  std::erase_if(all, [&](const text::Quantity& quantity) {
    const std::size_t sign = sign_of(quantity, signs);
    if (sign == std::string::npos || !signs.signs[sign].digits) return false;
    const std::string_view words = printed.substr(quantity.begin, quantity.end - quantity.begin);
    const auto& like = signs.signs[sign].like_digits;
    const bool written = std::any_of(
        like.begin(), like.end(), [&](const std::string& word) { return words.find(word) != std::string_view::npos; });
    const bool counted = std::any_of(counts.begin(), counts.end(),
                                     [&](std::size_t at) { return quantity.begin <= at && at < quantity.end; });
    return !written && !counted && !has_digit(words);
  });
  return all;
}

// Digits of full width, U+FF10 to U+FF19.
bool has_wide_digit(std::string_view text) {
  constexpr std::string_view kWidePage("\xEF\xBC");
  for (auto at = text.find(kWidePage); at != std::string_view::npos; at = text.find(kWidePage, at + 1)) {
    if (at + 2 < text.size() && text[at + 2] >= '\x90' && text[at + 2] <= '\x99') return true;
  }
  return false;
}

// Full width is told in the normal form, and placed in the print.
std::vector<text::Quantity> quantities_in(std::string_view printed, const text::Language& language,
                                          const SignBook& signs, const text::QuantityContext& context) {
  if (!has_wide_digit(printed)) return quantities_in_narrow(printed, language, signs, context);
  const text::NormalText normal = language.normalise(printed);
  std::vector<text::Quantity> all = quantities_in_narrow(normal.utf8, language, signs, context);
  for (text::Quantity& quantity : all) {
    quantity.begin = normal.origin[quantity.begin];
    quantity.end = normal.origin[quantity.end];
  }
  return all;
}

}  // namespace

std::string SignBook::utf8(std::size_t sign) {
  const unsigned code = 0xE000U + static_cast<unsigned>(sign);
  return {static_cast<char>(0xE0U | (code >> 12U)), static_cast<char>(0x80U | ((code >> 6U) & 0x3FU)),
          static_cast<char>(0x80U | (code & 0x3FU))};
}

std::string SignBook::expand(std::string_view expression, const SourcePlace& place, std::optional<Error>* error) const {
  std::string expanded;
  int values = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const auto close = expression.find('}', i);
    const bool macro = expression[i] == '{' && i + 1 < expression.size() && expression[i + 1] >= 'a' &&
                       expression[i + 1] <= 'z' && close != std::string_view::npos;
    if (!macro) {
      expanded += expression[i];
      continue;
    }
    std::string_view name = expression.substr(i + 1, close - i - 1);
    const bool bare = name.ends_with('-');
    if (bare) name.remove_suffix(1);
    std::string sign;
    if (name == "any") sign = fmt::format("[{}-{}]", utf8(0), utf8(signs.size() - 1));
    for (std::size_t s = 0; s < signs.size(); ++s) {
      if (signs[s].name == name || (!name.empty() && signs[s].part_of == name)) sign += utf8(s);
    }
    if (sign.size() > kSignBytes && name != "any") sign = "[" + sign + "]";
    if (sign.empty() && !*error) *error = place.error(fmt::format("unknown quantity '{{{}}}' in the expression", name));
    if (!bare && ++values > 1 && !*error) {
      *error = place.error("two quantities in one expression; write all but one as {name-}");
    }
    expanded += bare ? sign : fmt::format("(?P<value>{})", sign);
    i = close;
  }
  return expanded;
}

Status load_signs(const TomlFile& file, SignBook* book) {
  const TomlRecord root = file.root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  book->shrink = root.texts_or_none("shrink");
  if (root.has("shrink_front")) {
    auto regex = Regex::compile(root.text("shrink_front"), root.place("shrink_front"));
    if (!regex) return regex.error();
    book->shrink_front = std::make_shared<const Regex>(std::move(*regex));
  }
  book->stops = root.texts("stops");
  book->said_unit = root.text_or("said_unit", "");
  if (root.has("said_amount")) {
    auto regex = Regex::compile(root.text("said_amount"), root.place("said_amount"));
    if (!regex) return regex.error();
    if (!regex->has_group("n")) root.fail("said_amount", "the expression has no group n");
    book->said_amount = std::make_shared<const Regex>(std::move(*regex));
  }
  if (root.has("said_count")) {
    auto regex = Regex::compile(root.text("said_count"), root.place("said_count"));
    if (!regex) return regex.error();
    if (!regex->has_group("n")) root.fail("said_count", "the expression has no group n");
    book->said_count = std::make_shared<const Regex>(std::move(*regex));
  }
  book->signs.clear();
  for (const TomlRecord& record : root.records("sign")) {
    book->signs.push_back({record.text("name"), record.texts_or_none("kinds"), record.texts_or_none("units"),
                           record.flag_or("digits", false), record.texts_or_none("like_digits"),
                           record.text_or("part_of", ""), record.text_or("ends", "")});
  }
  if (book->signs.empty()) root.fail("", "no [[sign]]");
  return file.status();
}

int MarkedText::quantity_at(std::size_t marked) const {
  const auto found = std::find(sign_at.begin(), sign_at.end(), marked);
  return found == sign_at.end() ? -1 : static_cast<int>(found - sign_at.begin());
}

MarkedText mark(std::string_view printed, const text::Language& language, const SignBook& signs,
                const text::QuantityContext& context) {
  MarkedText marked;
  marked.normal = language.normalise(printed);
  const text::NormalText& normal = marked.normal;
  marked.text.reserve(normal.utf8.size());
  marked.quantities = quantities_in(printed, language, signs, context);
  std::size_t at = 0;
  const auto copy_until = [&](std::size_t printed_end) {
    for (; at < normal.utf8.size() && normal.origin[at] < printed_end; ++at) {
      marked.text += normal.utf8[at];
      marked.origin.push_back(normal.origin[at]);
    }
  };
  for (const text::Quantity& quantity : marked.quantities) {
    copy_until(quantity.begin);
    const std::size_t sign = sign_of(quantity, signs);
    if (sign == std::string::npos) {
      marked.sign_at.push_back(std::string::npos);
      copy_until(quantity.end);
      continue;
    }
    marked.sign_at.push_back(marked.text.size());
    marked.text += SignBook::utf8(sign);
    marked.origin.insert(marked.origin.end(), kSignBytes, static_cast<std::uint32_t>(quantity.begin));
    while (at < normal.utf8.size() && normal.origin[at] < quantity.end) ++at;
  }
  copy_until(printed.size() + 1);
  marked.origin.push_back(static_cast<std::uint32_t>(printed.size()));
  return marked;
}

}  // namespace ziping::patterns
