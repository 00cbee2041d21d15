#pragma once
#include <atomic>
#include <string>

#include "batch/run.h"

namespace ziping::cli {

/// Shows a run as it goes on: one line that is drawn over on a terminal, nothing but a line a document where the
/// output goes elsewhere. Ctrl-C is caught while it lives.
class ProgressLine : public batch::RunObserver {
 public:
  explicit ProgressLine(bool quiet);
  ~ProgressLine() override;
  void progress(const batch::Progress& progress) override;
  void finished(const batch::DocumentSummary& document) override;
  bool interrupted() override;

 private:
  void clear();

  bool quiet_;
  bool terminal_;
  double drawn_ = -1;
  bool shown_ = false;
};

/// "2:05", "1:02:33".
std::string duration_text(double seconds);

/// A bar of `width` characters, `share` of it full.
std::string bar_text(double share, int width);

/// The table at the end of a run: per document its status, pages, tables, facts, findings by severity.
std::string summary_table(const batch::RunSummary& summary);

}  // namespace ziping::cli
