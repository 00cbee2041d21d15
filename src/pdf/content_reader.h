#pragma once
#include <memory>
#include <string_view>

#include "base/result.h"
#include "pdf/page_content.h"

namespace ziping::pdf {

/// The size of a page as displayed, in points, and its /Rotate.
struct PageSize {
  double width = 0;
  double height = 0;
  int rotate = 0;
};

/// Walks through the content of pages with Poppler's core, which alone tells where pictures lie, how characters are
/// drawn and which lines are ruled; its headers stay in content_reader.cc. The bytes must outlive the reader.
class ContentReader {
 public:
  explicit ContentReader(std::string_view bytes);
  ~ContentReader();
  ContentReader(const ContentReader&) = delete;
  ContentReader& operator=(const ContentReader&) = delete;

  /// Errors: page_unreadable; page_box_invalid where the page's box has no extent (Poppler would draw another one);
  /// page_too_large beyond ISO 32000's largest page.
  Result<PageSize> page_size(int page);
  Result<PageContent> read(int page);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace ziping::pdf
