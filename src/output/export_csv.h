#pragma once
#include <vector>

#include "output/csv_table.h"
#include "output/export_json.h"
#include "store/store.h"

namespace ziping::output {

/// Documents as a set of CSV files: documents, pages, tables, cells, facts, findings, diagnostics, data_dictionary.
/// Rows of one document are tied together by its SHA-256. Documents come one by one, so that none has to stay in
/// memory.
class CsvExport {
 public:
  explicit CsvExport(Language language);
  void add(const store::DocumentRecord& record);
  /// What was added since this was called last, as the continuations of the files; all of them, the first time with
  /// their heads.
  std::vector<NamedFile> take();
  NamedFile dictionary() const;

 private:
  void add_pages(const store::DocumentRecord& record);
  void add_tables(const store::DocumentRecord& record);
  void add_facts(const store::DocumentRecord& record);
  void add_findings(const store::DocumentRecord& record);
  void add_diagnostics(const std::string& document, const std::vector<Diagnostic>& diagnostics);

  Language language_;
  CsvTable documents_, pages_, tables_, cells_, facts_, findings_, diagnostics_;
};

}  // namespace ziping::output
