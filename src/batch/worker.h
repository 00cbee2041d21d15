#pragma once
#include <memory>
#include <string>
#include <vector>

#include "batch/messages.h"
#include "layout/reading.h"

namespace ziping::batch {

/// Where a worker's pages come from: the PDF rooms in the product, something unruly in the tests.
class PageSource {
 public:
  virtual ~PageSource() = default;
  virtual void setup(const WorkerSetup& setup) = 0;
  /// What the source has to read besides the documents: files and folders.
  virtual std::vector<std::string> needs() const { return {}; }
  /// Opens a document in place of the one before.
  virtual Result<OpenedDocument> open(const std::string& path) = 0;
  /// A page of the open document; whatever goes wrong stands in the reading.
  virtual layout::PageReading read(int page) = 0;
  /// A page of the open document as a picture for people.
  virtual Result<Picture> draw(const PictureRequest& request);
};

/// Pages of PDF files, read by read_page.
std::unique_ptr<PageSource> make_pdf_source();

/// A worker process: answers the messages that come in on descriptor `in` through `out`, until `in` ends. The first has
/// to be the setup: its limits are taken for the whole process (address space, CPU time of a page, no core, no file
/// written), the sandbox is entered, and only then threads are started and documents read. Returns the process's exit
/// code: 0, 4 where a sandbox was required and is not whole, 5 where a message makes no sense.
int serve_pages(int in, int out, PageSource& source);

/// serve_pages on stdin and stdout; whatever libraries print to stdout goes to stderr instead.
int worker_main(PageSource& source);

}  // namespace ziping::batch
