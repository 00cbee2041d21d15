#pragma once
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"

namespace ziping::batch {

/// Which pages of a document are wanted: "1-3,7" or "5-" (to the last). Empty: all.
class PageSelection {
 public:
  PageSelection() = default;
  static Result<PageSelection> parse(const std::string& text);
  /// The wanted pages of a document of `count` pages, ascending.
  std::vector<int> of(int count) const;
  /// Canonical: "1-3,7", empty for all.
  std::string to_string() const;

 private:
  /// First and last, ascending and apart; last 0 means the last page.
  std::vector<std::pair<int, int>> ranges_;
};

}  // namespace ziping::batch
