#include "batch/shard.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <string_view>

#include "base/sha256.h"

namespace ziping::batch {
namespace {

constexpr int kMost = 100000;
constexpr std::string_view kAuto = "auto";

std::optional<int> number_of(std::string_view text) {
  int value = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  if (value < 0 || value > kMost) return std::nullopt;
  return value;
}

Error usage(std::string message) {
  return {ErrorCode::Usage, std::move(message), {}};
}

class FromEnvironment {
 public:
  explicit FromEnvironment(const std::function<std::optional<std::string>(const char*)>& environment)
      : environment_(environment) {}

  Result<Shard> shard(std::optional<int> count) const {
    const std::optional<int> task = variable("SLURM_ARRAY_TASK_ID");
    if (const std::optional<int> index = task ? task : variable("JOB_COMPLETION_INDEX")) {
      // An array may begin anywhere and leave numbers out: --array=5-12, --array=0-14:2.
      const int first = task ? variable("SLURM_ARRAY_TASK_MIN").value_or(0) : 0;
      const int step = task ? std::max(1, variable("SLURM_ARRAY_TASK_STEP").value_or(1)) : 1;
      const std::optional<int> tasks = task ? variable("SLURM_ARRAY_TASK_COUNT") : std::nullopt;
      if (count && tasks && *count != *tasks) {
        // An array that runs one task again does not tell which of how many it was.
        return usage(fmt::format("--shard auto/{}: this array has {} tasks; say which part, as in 3/{}", *count, *tasks,
                                 *count));
      }
      if (!count) count = tasks;
      if (!count) return usage("--shard auto: a Kubernetes job does not say how many tasks it has; say auto/8, say");
      const int number = (*index - first) / step;
      if (*index < first || (*index - first) % step != 0 || number >= *count) {
        return usage(fmt::format("--shard auto: task {} is none of {} tasks from {} in steps of {}", *index, *count,
                                 first, step));
      }
      return Shard{number, *count};
    }
    return usage("--shard auto: neither SLURM_ARRAY_TASK_ID nor JOB_COMPLETION_INDEX is set; say 3/8, say");
  }

 private:
  std::optional<int> variable(const char* name) const {
    const std::optional<std::string> value = environment_(name);
    return value ? number_of(*value) : std::nullopt;
  }

  const std::function<std::optional<std::string>(const char*)>& environment_;
};

}  // namespace

bool Shard::takes(const std::string& file) const {
  if (count <= 1) return true;
  // As many bits as decide evenly among any number of parts.
  constexpr std::size_t kDigits = 15;
  std::uint64_t value = 0;
  const std::string digest = sha256_hex(file).substr(0, kDigits);
  std::from_chars(digest.data(), digest.data() + digest.size(), value, 16);
  return value % static_cast<std::uint64_t>(count) == static_cast<std::uint64_t>(number);
}

Result<Shard> parse_shard(const std::string& text,
                          const std::function<std::optional<std::string>(const char*)>& environment) {
  if (text.empty()) return Shard{};
  const std::size_t slash = text.find('/');
  const std::string_view first = std::string_view(text).substr(0, slash);
  std::optional<int> count;
  if (slash != std::string::npos) {
    count = number_of(std::string_view(text).substr(slash + 1));
    if (!count || *count < 1) return usage(fmt::format("--shard {}: is not of the form 3/8, auto or auto/8", text));
  }
  if (first == kAuto) return FromEnvironment(environment).shard(count);
  const std::optional<int> number = number_of(first);
  if (!number || !count) return usage(fmt::format("--shard {}: is not of the form 3/8, auto or auto/8", text));
  if (*number < 1 || *number > *count) {
    return usage(fmt::format("--shard {}: parts are counted from 1 to {}", text, *count));
  }
  return Shard{*number - 1, *count};
}

}  // namespace ziping::batch
