#include <map>

#include "cli/manual.h"

namespace ziping::cli {

const char* examples_of(const std::string& command) {
  static const std::map<std::string, const char*> examples = {
      {"extract",
       "  ziping extract archive/2023 --db reports.db\n"
       "  ziping extract report.pdf --db reports.db --pages 1-10 --ocr always"},
      {"show",
       "  ziping show reports.db\n  ziping show reports.db report.pdf "
       "--lang zh"},
      {"stats", "  ziping stats reports.db\n  ziping stats reports.db --json"},
      {"export",
       "  ziping export reports.db --format json -o reports.json\n"
       "  ziping export reports.db --format csv --concept 'funds.*' "
       "--year 2023 -o reports.csv"},
      {"pdf",
       "  ziping pdf scan.pdf -o searchable.pdf\n"
       "  ziping pdf reports.db --all -o searchable"},
      {"check",
       "  ziping check reports.db --patterns own-patterns\n"
       "  ziping check reports.db --published accounts.csv"},
      {"verify", "  ziping verify reports.db"},
      {"patterns check", "  ziping patterns check own-patterns"},
      {"patterns explain", "  ziping patterns explain reports.db report.pdf 3"},
      {"quantity", "  echo 1,234.5 | ziping quantity --format json"},
      {"sample",
       "  ziping sample reports.db --concept 'funds.executed' "
       "--tolerable 5% -o sheet.xlsx -o sheet.html\n"
       "  ziping sample reports.db --method stratified --by "
       "entity,year --size 80 --seed 20240131 -o sheet.xlsx\n"
       "  ziping sample evaluate reports.db sheet.xlsx"},
      {"sample evaluate",
       "  ziping sample evaluate reports.db sheet.xlsx\n"
       "  ziping sample evaluate reports.db sheet.csv --empty wrong --json"},
      {"sample sheet", "  ziping sample sheet reports.db 1 -o again.xlsx"}};
  const auto found = examples.find(command);
  return found == examples.end() ? "" : found->second;
}

}  // namespace ziping::cli
