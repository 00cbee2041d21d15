#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "layout/reading.h"

namespace ziping::output {

struct Bookmark {
  std::string title;
  int page = 0;
};

/// What a searchable copy is made from. `pages` are readings with boxes of the straightened page, as the store keeps
/// them; those read from pictures (Source::Ocr) get a text layer, all others stay as they are.
struct SearchableSource {
  std::string path;
  /// Of the bytes that were read; a file that has changed since is the error input_changed.
  std::string sha256;
  std::vector<layout::PageReading> pages;
  std::vector<Bookmark> bookmarks;
  std::string title;
  std::optional<std::string> entity;
  std::optional<int> year;
};

/// The PDF with an invisible text layer over the ink of its scanned pages, bookmarks and metadata (XMP), where it has
/// no bookmarks of its own. What a page shows is not touched, its pictures keep their very bytes. The same source gives
/// the same bytes, unless the file is encrypted. A signature of the original does not hold for the copy.
Result<std::string> searchable_pdf(const SearchableSource& source);

/// Titles and headings of a document as stored, in order.
std::vector<Bookmark> bookmarks_of(const layout::DocumentReading& reading);

}  // namespace ziping::output
