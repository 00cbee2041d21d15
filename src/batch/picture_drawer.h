#pragma once
#include <cstdint>
#include <list>
#include <mutex>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "batch/picture.h"
#include "batch/worker_process.h"

namespace ziping::batch {

/// Draws pages in processes of their own, for the file is not to be trusted: the workers' program with the workers'
/// limits, shut in with the one document, a few kept for the next page. Thread safe; a drawing waits for the ones
/// before it.
class PictureDrawer {
 public:
  PictureDrawer(std::vector<std::string> worker_command, const Limits& limits);
  ~PictureDrawer();
  /// Errors as of opening and reading a page (input_missing, input_changed, page_too_large, page_timeout,
  /// worker_died ...).
  Result<Picture> draw(const PictureRequest& request);

 private:
  struct Hand {
    std::string path;
    WorkerProcess process;
    std::uint32_t ticket = 0;
  };
  Result<Picture> draw_with(Hand& hand, const PictureRequest& request, bool* usable);

  std::vector<std::string> command_;
  Limits limits_;
  std::mutex mutex_;
  /// The last used first.
  std::list<Hand> hands_;
};

}  // namespace ziping::batch
