#pragma once
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "batch/run.h"

namespace ziping::hostile {

/// How a run in a process of its own ended, and how many pages it had told to be kept.
struct Ended {
  bool killed = false;
  int code = 0;
  int acknowledged = 0;
  long calls = 0;
  double seconds = 0;
};

/// A batch that is disturbed again and again, and what must hold afterwards.
class Bed {
 public:
  /// `inputs` are read with --ocr never into databases in `folder`.
  Bed(std::string folder, std::vector<std::string> inputs, std::string worker,
      std::shared_ptr<const patterns::PatternSet> patterns, int jobs);

  /// Reads everything undisturbed; what it leaves is what every other run has to end with. False where that fails.
  bool undisturbed();
  const Ended& reference() const { return reference_; }

  /// Runs the batch in a child process that calls `before` first; killed after so many seconds if not negative.
  Ended run(const std::string& database, const std::function<void()>& before, double kill_after);
  /// Judges what a disturbed run left behind, lets a clean run finish it and compares. Empty where all is well.
  std::string judge(const std::string& database, const Ended& ended);

  std::string fresh_database(const std::string& folder = "");

 private:
  std::string exported(const std::string& database) const;
  std::string faults_of(const std::string& database) const;

  std::string folder_;
  batch::RunOptions options_;
  std::shared_ptr<const patterns::PatternSet> patterns_;
  Ended reference_;
  std::string reference_export_;
  std::vector<std::string> digests_;
  int databases_ = 0;
};

}  // namespace ziping::hostile
