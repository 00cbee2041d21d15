#pragma once
#include <string>
#include <vector>

#include "layout/reading.h"

namespace ziping::output {

/// An entry of a document's outline. `level` 0 is outermost; an entry is never more than one level deeper than the one
/// before it.
struct Bookmark {
  std::string title;
  int page = 0;
  int level = 0;
};

/// Titles, headings and titles of tables in order, nested by how they are numbered: the first way of numbering that is
/// met below a title is the first level below it, the next one the second, and so on, and one that was met before
/// closes what was opened behind it. A table's title lies below the heading it stands under. `numerals` are the
/// characters that number sections beside digits.
std::vector<Bookmark> bookmarks_of(const layout::DocumentReading& reading, const std::string& numerals);

}  // namespace ziping::output
