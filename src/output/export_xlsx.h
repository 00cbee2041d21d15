#pragma once
#include <memory>
#include <string>

#include "base/result.h"
#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// Documents as a workbook: a sheet of documents, one of facts, one of findings, and one for each document with its
/// tables as printed, one below the other, merged cells merged. Unsure figures and failed findings are coloured. Texts
/// are written as texts and figures as numbers, never a formula; a figure of more digits than a spreadsheet keeps (15)
/// stays text. Characters that steer or that no workbook may hold become spaces; a text of more than 32,000 characters
/// is cut and ends in "...".
class XlsxExport {
 public:
  /// Error output_unwritable where there is no room for temporary files.
  static Result<XlsxExport> begin(Language language);
  XlsxExport(XlsxExport&&) noexcept;
  XlsxExport& operator=(XlsxExport&&) noexcept;
  ~XlsxExport();

  void add(const store::DocumentRecord& record);
  /// The workbook's bytes; afterwards nothing can be added.
  Result<std::string> finish();

 private:
  struct State;
  explicit XlsxExport(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::output
