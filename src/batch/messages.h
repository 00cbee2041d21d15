#pragma once
#include <string>

#include "base/limits.h"
#include "base/result.h"
#include "batch/frame.h"
#include "batch/picture.h"
#include "batch/read_page.h"
#include "batch/sandbox.h"

namespace ziping::batch {

/// What a worker has to know before its first page.
struct WorkerSetup {
  ReadOptions read;
  ocr::EngineOptions engine;
  Limits limits;
  /// The libraries' notes on stderr are wanted (otherwise they go nowhere).
  bool verbose = false;
  /// The inputs of the run: files and folders a worker may read.
  std::vector<std::string> readable;
  /// A worker that cannot be shut in does not read.
  bool require_sandbox = false;
};

/// A page of a file; `sha256` is what the file's bytes had when the work on it began.
struct PageRequest {
  std::string path;
  std::string sha256;
  int number = 0;
};

/// A document as a worker opened it.
struct OpenedDocument {
  int pages = 0;
  std::string sha256;
};

Message setup_message(const WorkerSetup& setup);
Message open_message(const std::string& path);
Message page_request_message(const PageRequest& request);
Message ready_message(const SandboxState& sandbox);
Message alive_message();
Message opened_message(const OpenedDocument& opened);
Message refused_message(const Error& error);
Message picture_request_message(const PictureRequest& request);
Message picture_message(const Picture& picture);
Message page_message(const layout::PageReading& reading);

/// Back from the bodies; error internal where a body is not what the functions above write.
Result<WorkerSetup> parse_setup(const std::string& body);
Result<std::string> parse_open(const std::string& body);
Result<SandboxState> parse_ready(const std::string& body);
Result<PageRequest> parse_page_request(const std::string& body);
Result<OpenedDocument> parse_opened(const std::string& body);
Result<PictureRequest> parse_picture_request(const std::string& body);
Result<Picture> parse_picture(std::string body);
/// The Error that was sent, or the one of not understanding it.
Error parse_refused(const std::string& body);

}  // namespace ziping::batch
