#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "document.h"

namespace samples {

struct Order {
  std::uint64_t seed = 1;
  /// report, A ... L, M (a narrative), U (a list that is no form), mixed.
  std::string kind = "report";
  /// Number of planted errors; negative: 0 to 5 at random.
  int errors = -1;
  /// Number of projects of a report; 0: at random.
  int projects = 0;
  /// Without long chapters and with three project forms.
  bool brief = false;
  /// The errors to plant, where they can be; empty: at random.
  std::vector<std::string> plant{};
  /// The report tells what the year before left, as `invent_year_before` has it.
  bool before = false;
  /// As reports were made before: without further sentences, with the first kinds of errors only.
  bool plain = false;
};

/// Invents a document. The same order gives the same document.
Document invent(const Order& order);

/// The base data and self-evaluation form (C, A) of the same department a year before, without errors: what the
/// last-year columns of `invent(order)` and what it carried over look back on.
Document invent_year_before(const Order& order);

}  // namespace samples
