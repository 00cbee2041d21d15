#include "pdf/content_reader.h"

#include <fmt/format.h>
#include <poppler/Catalog.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/Stream.h>

#include <cmath>
#include <exception>
#include <utility>

#include "base/limits.h"
#include "pdf/content_walk.h"

namespace ziping::pdf {
namespace {

Error page_error(ErrorCode code, int page, std::string message) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.origin.stage = "pdf";
  error.origin.page = page;
  return error;
}

/// A page or the nodes above it: deeper trees are loops.
constexpr int kMaxTreeDepth = 64;
/// Less than a line of print: no page, but what is left of a broken box.
constexpr double kMinSide = 3;

/// False if the page, or what it inherits from, gives a box of this name that has no extent. Poppler puts Letter in its
/// place without a word. Corners in another order than usual are allowed by ISO 32000 and have an extent.
bool box_has_extent(PDFDoc& document, Ref page, const char* name) {
  Object node = document.getXRef()->fetch(page);
  for (int depth = 0; depth < kMaxTreeDepth && node.isDict(); ++depth) {
    const Object box = node.dictLookup(name);
    if (!box.isNull()) {
      if (!box.isArray() || box.arrayGetLength() != 4) return false;
      double side[4];
      for (int i = 0; i < 4; ++i) {
        const Object number = box.arrayGet(i);
        if (!number.isNum()) return false;
        side[i] = number.getNum();
      }
      const double width = std::abs(side[2] - side[0]);
      const double height = std::abs(side[3] - side[1]);
      return std::isfinite(width) && std::isfinite(height) && width >= kMinSide && height >= kMinSide;
    }
    node = node.dictLookup("Parent");
  }
  return true;
}

}  // namespace

struct ContentReader::State {
  std::string_view bytes;
  std::unique_ptr<PDFDoc> document;

  PDFDoc* open() {
    if (!document) {
      // The document takes ownership of its stream; the stream only looks at the bytes.
      document =
          std::make_unique<PDFDoc>(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
    }
    return document->isOk() ? document.get() : nullptr;
  }
};

ContentReader::ContentReader(std::string_view bytes) : state_(std::make_unique<State>()) {
  state_->bytes = bytes;
}
ContentReader::~ContentReader() = default;

Result<PageSize> ContentReader::page_size(int number) {
  try {
    PDFDoc* document = state_->open();
    Page* page = document == nullptr ? nullptr : document->getPage(number);
    if (page == nullptr || !page->isOk()) {
      return page_error(ErrorCode::PageUnreadable, number, "the page's dictionary is missing or broken");
    }
    PageSize size;
    size.rotate = ((page->getRotate() % 360) + 360) % 360;
    size.width = page->getCropWidth();
    size.height = page->getCropHeight();
    if (!box_has_extent(*document, page->getRef(), "MediaBox") || !(size.width >= kMinSide) ||
        !(size.height >= kMinSide)) {
      return page_error(ErrorCode::PageBoxInvalid, number, "the page's box has no extent");
    }
    if (size.rotate % 180 != 0) std::swap(size.width, size.height);
    if (size.width > limits().max_page_points || size.height > limits().max_page_points) {
      return page_error(ErrorCode::PageTooLarge, number,
                        fmt::format("the page measures {:.0f} x {:.0f} points, more than the {:.0f} allowed",
                                    size.width, size.height, limits().max_page_points));
    }
    return size;
  } catch (const std::exception& failure) {
    return page_error(ErrorCode::PageUnreadable, number, failure.what());
  }
}

Result<PageContent> ContentReader::read(int number) {
  const auto size = page_size(number);
  if (!size) return size.error();
  try {
    PageContent content;
    content.width = size->width;
    content.height = size->height;
    content.rotate = size->rotate;
    ContentWalk walk(&content);
    state_->open()->displayPage(&walk, number, 72, 72, 0, false, true, false);
    return content;
  } catch (const std::exception& failure) {
    return page_error(ErrorCode::PageUnreadable, number, failure.what());
  }
}

}  // namespace ziping::pdf
