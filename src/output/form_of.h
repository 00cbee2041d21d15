#pragma once
#include <algorithm>
#include <string_view>

#include "extract/extraction.h"

namespace ziping::output {

/// How a table was understood, or nullptr.
inline const extract::TableForm* form_of(const extract::Extraction& extraction, std::string_view table) {
  const auto form = std::find_if(extraction.forms.begin(), extraction.forms.end(),
                                 [&](const extract::TableForm& candidate) { return candidate.table == table; });
  return form == extraction.forms.end() ? nullptr : &*form;
}

}  // namespace ziping::output
