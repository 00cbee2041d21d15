#pragma once
#include "extract/extraction.h"
#include "text/language.h"

namespace ziping::extract {

/// Some programs write characters into a text layer as the radicals of the same shape (U+2F00 and on: a "sun" that is
/// no character of any word). Names and texts of facts and forms get the characters that are meant; the print of a fact
/// stays as read.
void tidy_names(const text::Language& language, Extraction* extraction);

}  // namespace ziping::extract
