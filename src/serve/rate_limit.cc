#include "serve/rate_limit.h"

#include <algorithm>

namespace ziping::serve {
namespace {

constexpr std::size_t kManyNames = 10000;

}  // namespace

bool RateLimit::take(const std::string& name, std::chrono::steady_clock::time_point now) {
  const std::lock_guard guard(mutex_);
  if (buckets_.size() >= kManyNames) {
    std::erase_if(buckets_, [&](const auto& entry) { return now - entry.second.filled > std::chrono::minutes(1); });
    // So many names at once are one flood.
    if (buckets_.size() >= kManyNames) return false;
  }
  auto [entry, fresh] = buckets_.try_emplace(name, Bucket{at_once_, now});
  Bucket& bucket = entry->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.left = std::min(at_once_, bucket.left + seconds * per_second_);
  bucket.filled = now;
  if (bucket.left < 1) return false;
  bucket.left -= 1;
  return true;
}

}  // namespace ziping::serve
