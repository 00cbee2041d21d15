#include <filesystem>
#include <optional>

#include "batch/draw_picture.h"
#include "batch/worker.h"
#include "ocr/engines.h"
#include "pdf/document.h"

namespace ziping::batch {
namespace {

class PdfSource : public PageSource {
 public:
  void setup(const WorkerSetup& setup) override {
    options_ = setup.read;
    reader_.emplace(setup.engine);
  }

  std::vector<std::string> needs() const override {
    if (options_.ocr == OcrMode::Never) return {};
    std::vector<std::string> folders;
    for (const std::string& file : ocr::model_files(reader_->options())) {
      folders.push_back(std::filesystem::path(file).parent_path().string());
    }
    return folders;
  }

  Result<OpenedDocument> open(const std::string& path) override {
    document_.reset();
    drawn_ = {};
    Result<pdf::Document> opened = pdf::Document::open(path);
    if (!opened) return opened.error();
    document_.emplace(std::move(*opened));
    return OpenedDocument{document_->facts().pages, document_->sha256()};
  }

  Result<Picture> draw(const PictureRequest& request) override { return draw_picture(*document_, request, &drawn_); }

  layout::PageReading read(int page) override { return read_page(*document_, page, options_, *reader_); }

 private:
  ReadOptions options_;
  std::optional<LazyReader> reader_;
  std::optional<pdf::Document> document_;
  DrawnPage drawn_;
};

}  // namespace

std::unique_ptr<PageSource> make_pdf_source() {
  return std::make_unique<PdfSource>();
}

}  // namespace ziping::batch
