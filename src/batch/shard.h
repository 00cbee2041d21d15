#pragma once
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"

namespace ziping::batch {

/// One of `count` parts of a batch that are read by as many independent runs, each into a database of its own;
/// `number` from 0. A file's part follows from its name alone: it stays the same when files come or go, so that a part
/// that is run again later goes on with its own files.
struct Shard {
  int number = 0;
  int count = 1;

  bool takes(const std::string& file) const;
};

/// "3/8" (the third of eight), "auto" (the task of a Slurm job array) or "auto/8" (the same, or the index of a
/// Kubernetes indexed job, which does not say how many there are). Empty: the whole. `environment` yields a variable.
Result<Shard> parse_shard(const std::string& text,
                          const std::function<std::optional<std::string>(const char*)>& environment);

}  // namespace ziping::batch
