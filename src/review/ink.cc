#include "review/ink.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/sha256.h"

namespace ziping::review {
namespace {

using Span = std::pair<std::size_t, std::size_t>;
using Place = std::tuple<int, double, double, double, double>;

// A line found again by another version of the program may be cut a little differently.
constexpr double kSameBox = 0.6;

Place place_of(const extract::Fact& fact) {
  return {fact.page, fact.box.x0, fact.box.y0, fact.box.x1, fact.box.y1};
}

}  // namespace

std::vector<store::Ink> inks_of(const std::vector<extract::Fact>& facts) {
  std::map<Place, std::set<Span>> spans;
  for (const extract::Fact& fact : facts) spans[place_of(fact)].insert({fact.match_begin, fact.match_end});
  std::vector<store::Ink> inks;
  inks.reserve(facts.size());
  for (const extract::Fact& fact : facts) {
    const std::set<Span>& here = spans[place_of(fact)];
    const auto at = here.find({fact.match_begin, fact.match_end});
    inks.push_back(
        {fact.page, fact.box, static_cast<int>(std::distance(here.begin(), at)), static_cast<int>(here.size())});
  }
  return inks;
}

bool same_ink(const store::Ink& a, const store::Ink& b) {
  if (a.page != b.page || a.figure != b.figure || a.figures != b.figures) return false;
  if (a.box == b.box) return true;
  const double both = a.box.intersect(b.box).area();
  const double either = a.box.area() + b.box.area() - both;
  return either > 0 && both >= kSameBox * either;
}

std::string ink_sha256(std::string_view document_sha256, const store::Ink& ink) {
  const Box& box = ink.box;
  return sha256_hex(std::string_view(fmt::format("{} {} {} {} {} {} {}/{}", document_sha256, ink.page,
                                                 std::lround(box.x0), std::lround(box.y0), std::lround(box.x1),
                                                 std::lround(box.y1), ink.figure, ink.figures)));
}

}  // namespace ziping::review
