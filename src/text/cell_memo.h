#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/language.h"

namespace ziping::text {

/// What a thread has read lately: the cells of a report repeat (rates, dashes, units, small numbers). A fixed number of
/// places, each for the last text that fell on it; not shared between threads.
class CellMemo {
 public:
  /// Longer texts are words, which hardly repeat.
  static constexpr std::size_t kLongest = 30;

  struct Place {
    /// Of the last text that was asked for here.
    std::size_t last = 0;
    std::uint64_t owner = 0;
    std::string text;
    QuantityContext context;
    Quantity quantity;

    /// Whether this text was the last one asked for here before.
    bool comes_again(std::size_t hash) { return std::exchange(last, hash) == hash; }

    bool holds(std::uint64_t by, std::string_view wanted, const QuantityContext& in) const {
      return owner == by && text == wanted && context.rate == in.rate && context.report_year == in.report_year &&
             context.typed == in.typed && context.unit == in.unit;
    }
  };

  /// The place a text of this hash falls on, whatever is there now.
  Place& place(std::size_t hash) { return places_[hash % kPlaces]; }

 private:
  static constexpr std::size_t kPlaces = 2048;
  std::vector<Place> places_ = std::vector<Place>(kPlaces);
};

}  // namespace ziping::text
