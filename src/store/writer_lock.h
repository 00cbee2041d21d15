#pragma once
#include <string>

#include "base/result.h"

namespace ziping::store {

/// The right to write a database, held by one process at a time: a lock on "<database>.lock" that the kernel gives
/// back even when the process is killed. The file holds the process id for the message to the second writer.
class WriterLock {
 public:
  WriterLock() = default;
  ~WriterLock();
  WriterLock(const WriterLock&) = delete;
  WriterLock& operator=(const WriterLock&) = delete;

  /// Errors store_locked (at once, never waits) and store_unwritable.
  Status take(const std::string& database);

 private:
  int descriptor_ = -1;
  std::string path_;
};

}  // namespace ziping::store
