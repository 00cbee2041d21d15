#pragma once
#include <string>
#include <vector>

namespace ziping::measure {

/// What running a program cost: exit code (128 + signal where it was killed), wall and CPU seconds with all its
/// children, and the largest resident set of any process among them.
struct Cost {
  int exit_code = 0;
  double wall_seconds = 0;
  double cpu_seconds = 0;
  double peak_megabytes = 0;
};

/// Runs a program to its end, its output going to `log` (appended).
Cost run_program(const std::vector<std::string>& arguments, const std::string& log);

}  // namespace ziping::measure
