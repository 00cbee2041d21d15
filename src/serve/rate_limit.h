#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>

namespace ziping::serve {

/// So many requests a second for each name, and a few more at once. Thread safe; forgets names that are quiet.
class RateLimit {
 public:
  RateLimit(double per_second, double at_once) : per_second_(per_second), at_once_(at_once) {}

  /// False where the name has had its share.
  bool take(const std::string& name, std::chrono::steady_clock::time_point now = std::chrono::steady_clock::now());

 private:
  struct Bucket {
    double left = 0;
    std::chrono::steady_clock::time_point filled;
  };
  double per_second_;
  double at_once_;
  std::mutex mutex_;
  std::map<std::string, Bucket> buckets_;
};

}  // namespace ziping::serve
