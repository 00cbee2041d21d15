#pragma once
#include <atomic>
#include <string>

#include "batch/run.h"
#include "cli/signals.h"

namespace ziping::cli {

/// Shows a run as it goes on: one line that is drawn over on a terminal, nothing but a line a document where the
/// output goes elsewhere, or status lines. Ctrl-C is caught while it lives.
class ProgressLine : public batch::RunObserver {
 public:
  ProgressLine(std::string command, Signals signals);
  ~ProgressLine() override;
  void progress(const batch::Progress& progress) override;
  void finished(const batch::DocumentSummary& document) override;
  bool interrupted() override;

 private:
  void clear();

  std::string command_;
  Signals signals_;
  bool terminal_;
  double drawn_ = -1;
  bool shown_ = false;
};

/// "2:05", "1:02:33".
std::string duration_text(double seconds);

/// The end of a file's name that fits into so many columns, on one line.
std::string shortened_name(const std::string& file, int width);

/// A bar of `width` characters, `share` of it full.
std::string bar_text(double share, int width);

/// The table at the end of a run: per document its status, pages, tables, facts, findings by severity.
std::string summary_table(const batch::RunSummary& summary);

}  // namespace ziping::cli
