#include "batch/page_selection.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>

namespace ziping::batch {
namespace {

constexpr int kLast = std::numeric_limits<int>::max();

bool read_number(std::string_view text, int* number) {
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, *number);
  return code == std::errc{} && stop == end && *number >= 1 && *number < 1000000;
}

}  // namespace

Result<PageSelection> PageSelection::parse(const std::string& text) {
  PageSelection selection;
  std::string_view rest = text;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    const std::string_view part = rest.substr(0, comma);
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
    const std::size_t dash = part.find('-');
    std::pair<int, int> range{0, 0};
    bool good = read_number(part.substr(0, dash), &range.first);
    if (dash == std::string_view::npos) {
      range.second = range.first;
    } else if (dash + 1 == part.size()) {
      range.second = kLast;
    } else {
      good = good && read_number(part.substr(dash + 1), &range.second);
    }
    if (!good || range.second < range.first || (comma != std::string_view::npos && rest.empty())) {
      return Error{ErrorCode::Usage, fmt::format("'{}' is no list of pages such as 1-3,7 or 5-", text), {}};
    }
    selection.ranges_.push_back(range);
  }
  std::sort(selection.ranges_.begin(), selection.ranges_.end());
  std::vector<std::pair<int, int>> joined;
  for (const auto& range : selection.ranges_) {
    if (!joined.empty() && range.first - 1 <= joined.back().second) {
      joined.back().second = std::max(joined.back().second, range.second);
    } else {
      joined.push_back(range);
    }
  }
  selection.ranges_ = std::move(joined);
  return selection;
}

std::vector<int> PageSelection::of(int count) const {
  std::vector<int> pages;
  if (ranges_.empty()) {
    for (int page = 1; page <= count; ++page) pages.push_back(page);
  }
  for (const auto& [first, last] : ranges_) {
    for (int page = first; page <= std::min(last, count); ++page) pages.push_back(page);
  }
  return pages;
}

std::string PageSelection::to_string() const {
  std::string text;
  for (const auto& [first, last] : ranges_) {
    if (!text.empty()) text += ',';
    if (last == first) {
      text += fmt::format("{}", first);
    } else if (last == kLast) {
      text += fmt::format("{}-", first);
    } else {
      text += fmt::format("{}-{}", first, last);
    }
  }
  return text;
}

}  // namespace ziping::batch
