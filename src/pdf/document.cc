#include "pdf/document.h"

#include <fmt/format.h>
#include <poppler/cpp/poppler-document.h>
#include <poppler/cpp/poppler-global.h>
#include <poppler/cpp/poppler-image.h>
#include <poppler/cpp/poppler-page-renderer.h>
#include <poppler/cpp/poppler-page.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <exception>
#include <optional>
#include <utility>

#include "base/limits.h"
#include "base/sha256.h"
#include "pdf/content_reader.h"
#include "pdf/file_bytes.h"
#include "pdf/layer_trust.h"
#include "pdf/layer_words.h"
#include "pdf/picture_facts.h"

namespace ziping::pdf {
namespace {

Error failed(ErrorCode code, std::string message, std::optional<int> page = std::nullopt) {
  Error error;
  error.code = code;
  error.message = std::move(message);
  error.origin.stage = "pdf";
  error.origin.page = page;
  return error;
}

/// One 300 kB file of the hostile corpus writes 251,900 lines to stderr; what matters about a file is told by results.
void ignore_message(const std::string&, void*) {}

std::string to_utf8(const poppler::ustring& text) {
  const poppler::byte_array bytes = text.to_utf8();
  std::string result(bytes.begin(), bytes.end());
  while (!result.empty() && result.back() == '\0') result.pop_back();
  constexpr std::size_t kLongest = 1000;
  if (result.size() > kLongest) result.resize(kLongest);
  return result;
}

DocumentFacts facts_of(const poppler::document& document) {
  DocumentFacts facts;
  facts.pages = document.pages();
  facts.encrypted = document.is_encrypted();
  facts.title = to_utf8(document.get_title());
  facts.producer = to_utf8(document.get_producer());
  int major = 0;
  int minor = 0;
  document.get_pdf_version(&major, &minor);
  facts.pdf_version = fmt::format("{}.{}", major, minor);
  return facts;
}

/// The resolution that keeps a page of this size within the limits, at most `dpi`.
double affordable_dpi(const PageSize& size, double dpi) {
  dpi = std::min(dpi, limits().max_dpi);
  const double inches = size.width / 72 * (size.height / 72);
  dpi = std::min(dpi, std::sqrt(limits().max_pixels / inches));
  return std::min(dpi, (limits().max_side_pixels - 1) * 72 / std::max(size.width, size.height));
}

Raster copy_pixels(const poppler::image& image, bool colour, double dpi) {
  Raster raster(image.width(), image.height(), colour ? 3 : 1, dpi);
  for (int y = 0; y < image.height(); ++y) {
    std::memcpy(raster.row(y), image.const_data() + std::ptrdiff_t{y} * image.bytes_per_row(), raster.stride());
  }
  return raster;
}

}  // namespace

struct Document::State {
  std::string bytes;
  std::string sha256;
  DocumentFacts facts;
  std::unique_ptr<poppler::document> document;
  std::unique_ptr<ContentReader> reader;
  /// The content of the page last asked for: facts, words and rules come from one walk.
  int content_page = 0;
  std::optional<PageContent> content;
  PictureFacts pictures;
  std::vector<std::string> reasons;

  Status walk(int page);
};

Status Document::State::walk(int page) {
  if (page < 1 || page > facts.pages) {
    return failed(ErrorCode::PageUnreadable, fmt::format("the document has {} pages", facts.pages), page);
  }
  if (content && content_page == page) return Done{};
  content.reset();
  auto read = reader->read(page);
  if (!read) return read.error();
  pictures = picture_facts(read->images, read->width, read->height);
  reasons = mark_and_judge(*read, pictures.coverage);
  content = std::move(*read);
  content_page = page;
  return Done{};
}

Document::Document(std::unique_ptr<State> state) : state_(std::move(state)) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

const DocumentFacts& Document::facts() const {
  return state_->facts;
}
const std::string& Document::sha256() const {
  return state_->sha256;
}

Result<Document> Document::open(const std::string& path) {
  auto bytes = read_regular_file(path);
  if (!bytes) return bytes.error();
  poppler::set_debug_error_function(ignore_message, nullptr);
  auto state = std::make_unique<State>();
  state->bytes = std::move(*bytes);
  state->sha256 = sha256_hex(state->bytes);
  try {
    state->document.reset(
        poppler::document::load_from_raw_data(state->bytes.data(), static_cast<int>(state->bytes.size())));
    if (!state->document) {
      return failed(ErrorCode::PdfOpenFailed, fmt::format("{}: is not a PDF, or too damaged to be opened", path));
    }
    if (state->document->is_locked()) {
      return failed(ErrorCode::PdfEncrypted, fmt::format("{}: is encrypted and needs a password", path));
    }
    state->facts = facts_of(*state->document);
  } catch (const std::exception& failure) {
    return failed(ErrorCode::PdfOpenFailed, fmt::format("{}: {}", path, failure.what()));
  }
  if (state->facts.pages < 1) return failed(ErrorCode::PdfNoPages, fmt::format("{}: has no pages", path));
  if (state->facts.pages > limits().max_pages) {
    return failed(ErrorCode::TooManyPages, fmt::format("{}: has {} pages, more than the {} allowed", path,
                                                       state->facts.pages, limits().max_pages));
  }
  state->reader = std::make_unique<ContentReader>(state->bytes);
  return Document(std::move(state));
}

Result<PageFacts> Document::page_facts(int page) {
  if (auto walked = state_->walk(page); !walked) return walked.error();
  const PageContent& content = *state_->content;
  PageFacts facts;
  facts.number = page;
  facts.width = content.width;
  facts.height = content.height;
  facts.rotate = content.rotate;
  facts.characters = static_cast<int>(content.glyphs.size());
  facts.images = content.images;
  facts.picture_dpi = state_->pictures.dpi;
  facts.picture_coverage = state_->pictures.coverage;
  facts.vector_drawings = content.vector_drawings;
  return facts;
}

Result<TextLayer> Document::text_layer(int page) {
  if (auto walked = state_->walk(page); !walked) return walked.error();
  TextLayer layer;
  layer.reasons = state_->reasons;
  layer.trusted = layer.reasons.empty();
  PageContent content = *state_->content;
  // On a page that is printed as text, what is not drawn is not printed.
  if (layer.trusted) std::erase_if(content.glyphs, [](const Glyph& glyph) { return glyph.invisible; });
  layer.quarter_turns = turns_to_upright(content);
  content = turned(std::move(content), layer.quarter_turns);
  layer.words = cut_at_rules(layer_words(content), content.rules);
  layer.rules = std::move(content.rules);
  return layer;
}

Result<Raster> Document::render(int page, double dpi, bool colour) {
  if (page < 1 || page > state_->facts.pages) {
    return failed(ErrorCode::PageUnreadable, fmt::format("the document has {} pages", state_->facts.pages), page);
  }
  const auto size = state_->reader->page_size(page);
  if (!size) return size.error();
  const double affordable = affordable_dpi(*size, dpi);
  if (affordable < dpi && affordable < limits().min_dpi) {
    return failed(ErrorCode::PageTooLarge,
                  fmt::format("{:.0f} x {:.0f} points can only be drawn at {:.0f} dpi, too few to be read", size->width,
                              size->height, affordable),
                  page);
  }
  try {
    const std::unique_ptr<poppler::page> source(state_->document->create_page(page - 1));
    if (!source) return failed(ErrorCode::PageUnreadable, "the page cannot be loaded", page);
    poppler::page_renderer renderer;
    renderer.set_image_format(colour ? poppler::image::format_rgb24 : poppler::image::format_gray8);
    renderer.set_render_hints(poppler::page_renderer::text_antialiasing);
    const poppler::image image = renderer.render_page(source.get(), affordable, affordable);
    if (!image.is_valid()) return failed(ErrorCode::PageRenderFailed, "the page could not be drawn", page);
    const double width = size->width * affordable / 72;
    const double height = size->height * affordable / 72;
    if (std::abs(image.width() - width) > 2 || std::abs(image.height() - height) > 2) {
      return failed(ErrorCode::PageBlankRender,
                    fmt::format("drawn as {} x {} pixels where {:.0f} x {:.0f} were due", image.width(), image.height(),
                                width, height),
                    page);
    }
    return copy_pixels(image, colour, affordable);
  } catch (const std::exception& failure) {
    return failed(ErrorCode::PageRenderFailed, failure.what(), page);
  }
}

}  // namespace ziping::pdf
