#pragma once
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "extract/figures.h"
#include "patterns/pattern_set.h"

namespace ziping::testing {

/// The product's own patterns, loaded once.
inline const patterns::PatternSet& patterns() {
  static const auto kLoaded = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  EXPECT_TRUE(kLoaded) << kLoaded.error().message;
  return **kLoaded;
}

/// A figure that is the whole of its text, in a box that its name's number sets apart from others.
inline extract::Fact fact(const std::string& id, const std::string& text) {
  extract::Fact fact;
  fact.id = id;
  fact.concept_id = "other";
  fact.text = text;
  fact.match_end = text.size();
  fact.page = 1;
  const double y = 20 * std::stod(id.substr(1));
  fact.box = {50, y, 150, y + 12};
  fact.confidence = 0.5;
  fact.sure = false;
  return fact;
}

}  // namespace ziping::testing
