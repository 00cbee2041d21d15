#include "tally.h"

#include <algorithm>

namespace ziping::measure {

void Tally::add(const Tally& other) {
  documents += other.documents;
  pages += other.pages;
  grits_topology += other.grits_topology;
  grits_content += other.grits_content;
  tables_found += other.tables_found;
  number_cells += other.number_cells;
  text_cells += other.text_cells;
  blank_cells += other.blank_cells;
  text_cell_errors += other.text_cell_errors;
  body_errors += other.body_errors;
  facts_found += other.facts_found;
  facts_wrong += other.facts_wrong;
  fact_paths += other.fact_paths;
  fact_periods += other.fact_periods;
  fact_signs += other.fact_signs;
  fact_reports += other.fact_reports;
  findings_found += other.findings_found;
  passes_confirmed += other.passes_confirmed;
  unexpected += other.unexpected;
  for (const auto& [check, share] : other.found_by_check) found_by_check[check] += share;
  for (const auto& [check, count] : other.unexpected_by_check) unexpected_by_check[check] += count;
  misreadings_named += other.misreadings_named;
  report_blamed += other.report_blamed;
  sure += other.sure;
  sure_right += other.sure_right;
  for (std::size_t i = 0; i < reliability.size(); ++i) reliability.at(i) += other.reliability.at(i);
  cpu_seconds += other.cpu_seconds;
  wall_seconds += other.wall_seconds;
  peak_megabytes = std::max(peak_megabytes, other.peak_megabytes);
  failures.insert(failures.end(), other.failures.begin(), other.failures.end());
}

}  // namespace ziping::measure
