#pragma once
#include <memory>
#include <string>

#include "base/result.h"
#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// Where a workbook will lie and how much comes into it.
struct WorkbookPlan {
  Language language = Language::English;
  /// How many documents will be added.
  std::size_t documents = 1;
  /// The folder of the workbook, from which its links to the PDFs lead; without one there are no links.
  std::string folder;
};

/// Documents as a workbook: sheets of documents, facts and findings, and sheets d1, d2 ... with the tables of each
/// document as printed, one below the other, merged cells merged (of many documents several share a sheet). Unsure
/// figures and failed findings are coloured; the pages of facts, findings and tables are links into the PDF. Texts
/// are written as texts and figures as numbers, never a formula; a figure of more digits than a spreadsheet keeps (15)
/// stays text. Characters that steer or that no workbook may hold become spaces; a text of more than 32,000 characters
/// is cut and ends in "...". What is added goes to the disk, so that the number of documents does not matter.
class XlsxExport {
 public:
  /// Error output_unwritable where there is no room for temporary files.
  static Result<XlsxExport> begin(WorkbookPlan plan);
  XlsxExport(XlsxExport&&) noexcept;
  XlsxExport& operator=(XlsxExport&&) noexcept;
  ~XlsxExport();

  void add(const store::DocumentRecord& record);
  /// Passes on the workbook's bytes; afterwards nothing can be added.
  Status finish(const Sink& sink);

 private:
  struct State;
  explicit XlsxExport(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::output
