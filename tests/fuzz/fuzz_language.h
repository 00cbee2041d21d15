#pragma once
#include <cstdlib>
#include <memory>

#include "patterns/load_language.h"
#include "text/language.h"

namespace ziping::text {

/// The shipped language for fuzz targets; without it there is nothing to fuzz.
inline const Language& fuzz_language() {
  static const std::shared_ptr<const Language> language = [] {
    auto data = patterns::load_language(ZIPING_SOURCE_DIR "/patterns");
    if (!data) std::abort();
    auto made = Language::make(*std::move(data));
    if (!made) std::abort();
    return *made;
  }();
  return *language;
}

}  // namespace ziping::text
