#include "text/labels.h"

#include <algorithm>

#include "text/code_points.h"

namespace ziping::text {
namespace {

std::uint64_t pair_key(char32_t a, char32_t b) {
  if (a > b) std::swap(a, b);
  return (static_cast<std::uint64_t>(a) << 32U) | b;
}

/// How far a label of this many characters may be from what it is read as. One wrong character in a word of two or
/// three says too little unless the two look alike.
double distance_limit(std::size_t length) {
  constexpr double kShort = 0.45;
  constexpr double kMiddle = 1.0;
  constexpr double kEach = 0.22;
  constexpr double kMost = 4.0;
  if (length <= 3) return kShort;
  if (length <= 6) return kMiddle;
  return std::min(kEach * static_cast<double>(length), kMost);
}

/// A runner-up this near leaves the choice open.
constexpr double kMargin = 0.35;
/// Between two as near: readers take a character for another one or lose one far more often than they see one that is
/// not printed, so a label shorter than what was read stands behind one as long.
constexpr double kInvented = 0.4;

/// Worn down first by a scanner, and no label differs from another one in them alone.
std::u32string without_brackets(std::string_view label) {
  std::u32string signs = to_code_points(label);
  std::erase_if(signs, [](char32_t c) { return c == U'(' || c == U')'; });
  return signs;
}

std::uint64_t signature(std::u32string_view label) {
  std::uint64_t bits = 0;
  for (const char32_t c : label) bits |= std::uint64_t{1} << ((c * 0x9E3779B1U >> 16U) & 63U);
  return bits;
}

/// True if one label is as long as another and as what was read, and no character speaks for it more than for the
/// other: it would need every misreading the other needs, and more. However cheap those are, it is no rival.
bool explains_less(std::u32string_view read, std::u32string_view one, std::u32string_view other,
                   const Confusions& confusions) {
  constexpr double kTelling = 0.1;
  if (one.size() != read.size() || other.size() != read.size()) return false;
  bool less = false;
  for (std::size_t i = 0; i < read.size(); ++i) {
    const double cost = confusions.cost(read[i], one[i]);
    const double other_cost = confusions.cost(read[i], other[i]);
    if (cost < other_cost) return false;
    less = less || cost >= other_cost + kTelling;
  }
  return less;
}

}  // namespace

void Confusions::add(char32_t a, char32_t b, double cost) {
  const auto [found, fresh] = costs_.emplace(pair_key(a, b), cost);
  if (!fresh) found->second = std::min(found->second, cost);
}

double Confusions::cost(char32_t a, char32_t b) const {
  if (a == b) return 0;
  const auto found = costs_.find(pair_key(a, b));
  return found == costs_.end() ? 1 : found->second;
}

double label_distance(std::u32string_view a, std::u32string_view b, const Confusions& confusions, double limit) {
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.size() > b.size()) std::swap(a, b);
  const auto missing = static_cast<double>(b.size() - a.size());
  if (a.empty() || missing > limit) return missing;
  thread_local std::vector<double> row;
  row.resize(a.size() + 1);
  for (std::size_t i = 0; i <= a.size(); ++i) row[i] = static_cast<double>(i);
  for (std::size_t j = 1; j <= b.size(); ++j) {
    double diagonal = row[0];
    row[0] = static_cast<double>(j);
    double least = row[0];
    for (std::size_t i = 1; i <= a.size(); ++i) {
      const double above = row[i];
      const double replaced = diagonal + confusions.cost(a[i - 1], b[j - 1]);
      row[i] = std::min({replaced, above + 1, row[i - 1] + 1});
      diagonal = above;
      least = std::min(least, row[i]);
    }
    if (least > limit) return least;
  }
  return row[a.size()];
}

LabelIndex::LabelIndex(std::shared_ptr<const Confusions> confusions) : confusions_(std::move(confusions)) {
  if (!confusions_) confusions_ = std::make_shared<const Confusions>();
}

void LabelIndex::add(std::string id, std::string_view label) {
  std::u32string signs = without_brackets(label);
  const std::uint64_t bits = signature(signs);
  const auto [found, fresh] = exact_.emplace(std::string(label), entries_.size());
  if (!fresh && entries_[found->second].id != id && entries_[found->second].rival.empty()) {
    entries_[found->second].rival = id;
  }
  if (fresh) entries_.push_back({std::move(id), std::move(signs), bits, {}});
}

std::optional<LabelMatch> LabelIndex::find(std::string_view label) const {
  LabelMatch match;
  if (const auto found = exact_.find(std::string(label)); found != exact_.end()) {
    const Entry& entry = entries_[found->second];
    match.id = entry.id;
    match.exact = true;
    match.ambiguous = !entry.rival.empty();
    match.runner_up = entry.rival;
    return match;
  }
  const std::u32string signs = without_brackets(label);
  if (signs.empty()) return std::nullopt;
  const std::uint64_t bits = signature(signs);
  const double limit = distance_limit(signs.size());
  const Entry* best = nullptr;
  double best_distance = 0;
  double best_rank = limit + kMargin + kInvented;
  struct Near {
    const Entry* entry;
    double rank;
  };
  thread_local std::vector<Near> near;
  near.clear();
  const auto whole_limit = static_cast<int>(limit + kMargin);
  for (const Entry& entry : entries_) {
    const auto gap = static_cast<int>(entry.label.size()) - static_cast<int>(signs.size());
    if (gap > whole_limit || -gap > whole_limit) continue;
    // Look-alikes cost less than one, so the bits of differing characters bound their number only loosely.
    const int differing = std::max(__builtin_popcountll(bits & ~entry.bits), __builtin_popcountll(entry.bits & ~bits));
    if (differing > static_cast<int>(std::min(entry.label.size(), signs.size()))) continue;
    if (differing * 2 > static_cast<int>(signs.size()) + 1) continue;
    const double most = std::min(limit + kMargin, best_rank + kMargin);
    const double distance = label_distance(signs, entry.label, *confusions_, most);
    if (distance >= most) continue;
    const double rank = gap < 0 ? distance + kInvented : distance;
    near.push_back({&entry, rank});
    if (rank >= best_rank) continue;
    best = &entry;
    best_distance = distance;
    best_rank = rank;
  }
  if (best == nullptr || best_distance > limit) return std::nullopt;
  match.id = best->id;
  match.distance = best_distance;
  double second_rank = best_rank + kMargin;
  for (const Near& other : near) {
    if (other.entry->id == best->id || other.rank >= second_rank) continue;
    if (explains_less(signs, other.entry->label, best->label, *confusions_)) continue;
    second_rank = other.rank;
    match.runner_up = other.entry->id;
  }
  match.ambiguous = !match.runner_up.empty() || !best->rival.empty();
  return match;
}

std::vector<LabelMatch> LabelIndex::all_near(std::string_view label) const {
  constexpr double kOneSign = 1.0;
  std::vector<LabelMatch> found;
  const std::u32string signs = without_brackets(label);
  if (signs.size() < 3) return found;
  const double limit = std::max(distance_limit(signs.size()), kOneSign);
  const auto whole_limit = static_cast<int>(limit);
  for (const Entry& entry : entries_) {
    const auto gap = static_cast<int>(entry.label.size()) - static_cast<int>(signs.size());
    if (gap > whole_limit || -gap > whole_limit) continue;
    const double distance = label_distance(signs, entry.label, *confusions_, limit);
    if (distance > limit) continue;
    const auto known =
        std::find_if(found.begin(), found.end(), [&](const LabelMatch& match) { return match.id == entry.id; });
    if (known == found.end()) {
      found.push_back({entry.id, distance, distance == 0, !entry.rival.empty(), entry.rival});
    } else if (distance < known->distance) {
      known->distance = distance;
      known->exact = distance == 0;
    }
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const LabelMatch& a, const LabelMatch& b) { return a.distance < b.distance; });
  return found;
}

}  // namespace ziping::text
