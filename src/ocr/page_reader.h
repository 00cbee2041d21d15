#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/word.h"
#include "image/page_picture.h"
#include "ocr/reader.h"

namespace ziping::ocr {

/// One reading of a piece of ink by one reader.
struct Voice {
  std::string text;
  std::string reader;
  double confidence = 0;
};

/// The settled text of one line, with all readings. `box` is in points of the straightened page; `edges` as in
/// LineText but in points. `sure`: independent readers agree and the text is well formed.
struct ReadLine {
  std::string text;
  Box box;
  std::vector<double> edges;
  double confidence = 0;
  bool sure = false;
  double em = 0;
  bool vertical = false;
  std::vector<Voice> voices;
};

struct EngineOptions {
  /// Folder of traineddata files; empty: the standard place (TESSDATA_PREFIX or Debian's).
  std::string tessdata;
  /// Folder with our own digit model and other data, the repository's patterns/ocr when run from the build.
  std::string models;
  /// Folder with an ONNX Runtime library and a PP-OCR recogniser; empty: the standard data directories.
  std::string onnx_models;
};

/// Reads pictures with two independent readers. Loaded once a process. Not thread safe.
class PageReader {
 public:
  virtual ~PageReader() = default;
  /// The lines of print inside `region` (points), read as one cell of a table would be: numbers by both readers.
  virtual Result<std::vector<ReadLine>> read_cell(const image::PagePicture& picture, const Box& region) = 0;
  /// The lines of running text inside `region` (points) but outside `excluded` (the tables), top to bottom.
  virtual Result<std::vector<ReadLine>> read_text(const image::PagePicture& picture, const Box& region,
                                                  const std::vector<Box>& excluded) = 0;
  /// True if the page reads better turned by 180 degrees (tried on a few of its lines).
  virtual Result<bool> upside_down(const image::PagePicture& picture) = 0;
  /// Names and versions of the engines and models loaded, for the job key and the export's generator.
  virtual std::string identity() const = 0;
  /// Notices of loading: a model that is missing and what took its place.
  virtual std::vector<Diagnostic> notices() const = 0;
};

/// Loads the engines. Error TessdataMissing where not even one Chinese model is there.
Result<std::unique_ptr<PageReader>> make_page_reader(const EngineOptions& options);

}  // namespace ziping::ocr
