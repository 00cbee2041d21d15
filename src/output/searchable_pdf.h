#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "layout/reading.h"
#include "output/named_file.h"
#include "output/outline.h"

namespace ziping::output {

/// What a searchable copy is made from. `pages` are readings with boxes of the straightened page, as the store keeps
/// them; those read from pictures (Source::Ocr) get a text layer, all others stay as they are.
struct SearchableSource {
  std::string path;
  /// Of the bytes that were read; a file that has changed since is the error input_changed.
  std::string sha256;
  std::vector<layout::PageReading> pages = {};
  std::vector<Bookmark> bookmarks = {};
  std::string title = {};
  std::optional<std::string> entity = {};
  std::optional<int> year = {};
  /// The copy is to be PDF/A-2b; with an attachment PDF/A-3b.
  bool archival = false;
  /// A JSON file to be attached.
  std::optional<NamedFile> attachment = {};
};

/// The PDF with an invisible text layer over the ink of its scanned pages, an outline where it has none of its own, and
/// metadata (XMP). What a page shows is not touched, its pictures keep their very bytes; unseen text that was there
/// before on pages read from their pictures goes, since the reading did not trust it. The same source gives the same
/// bytes, unless the file is encrypted. A signature of the original does not hold for the copy. Error
/// pdf_open_failed, saying why, where it was to be archival and cannot be without a change of what it shows.
Result<std::string> searchable_pdf(const SearchableSource& source);

}  // namespace ziping::output
