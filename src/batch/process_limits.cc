#include "batch/process_limits.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "batch/sanitizers.h"

namespace ziping::batch {
namespace {

void set_limit(__rlimit_resource resource, rlim_t value) {
  rlimit limit{};
  if (::getrlimit(resource, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? value : std::min(value, limit.rlim_max);
  ::setrlimit(resource, &limit);
}

}  // namespace

void limit_process(const Limits& limits) {
  if (!kSanitized) {
    set_limit(RLIMIT_AS, limits.worker_address_space);
    // A sanitizer writes its report.
    set_limit(RLIMIT_FSIZE, 0);
  }
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_NOFILE, 64);
}

void die_before_others() {
  const int descriptor = ::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC);
  if (descriptor < 0) return;
  constexpr std::string_view kFirst = "1000";
  // Where the kernel does not take it, the worker is as likely as any other.
  (void)!::write(descriptor, kFirst.data(), kFirst.size());
  ::close(descriptor);
}

void limit_cpu(int seconds) {
  // Only the soft limit: the hard one would end the process with SIGKILL, as the kernel out of memory does.
  set_limit(RLIMIT_CPU, static_cast<rlim_t>(std::ceil(cpu_seconds())) + static_cast<rlim_t>(seconds));
}

double cpu_seconds() {
  rusage usage{};
  if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) / 1e6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

}  // namespace ziping::batch
