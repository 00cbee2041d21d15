#pragma once
#include <array>
#include <map>
#include <string>
#include <vector>

namespace ziping::measure {

/// A ratio that is summed up over documents.
struct Share {
  double good = 0;
  double all = 0;
  void add(bool right) {
    good += right ? 1 : 0;
    all += 1;
  }
  Share& operator+=(const Share& other) {
    good += other.good;
    all += other.all;
    return *this;
  }
  /// In [0, 1]; 1 where nothing was asked.
  double value() const { return all > 0 ? good / all : 1; }
};

/// One thing read wrong, for the sheet of failures: where it stands in the PDF and what was read.
struct Failure {
  std::string kind;
  std::string pdf;
  int page = 0;
  std::array<double, 4> box{};
  std::string truth;
  std::string read;
  double confidence = 0;
  bool sure = false;
};

/// Figures of one group of documents (one way of printing). Error rates are kept as errors / characters.
struct Tally {
  int documents = 0;
  int pages = 0;
  Share grits_topology;
  Share grits_content;
  Share tables_found;
  Share number_cells;
  Share text_cells;
  Share blank_cells;
  Share text_cell_errors;  // good = wrong characters
  Share body_errors;       // good = wrong characters
  Share facts_found;
  Share facts_wrong;  // good = wrong facts of all that were read
  // Of the facts found, those that also say rightly what they are about.
  Share fact_paths;
  Share fact_periods;
  Share fact_signs;
  Share fact_reports;
  Share findings_found;
  Share passes_confirmed;
  Share unexpected;  // good = unexpected failures, all = documents
  /// Planted errors found, and failures nobody planted, by the name of the check.
  std::map<std::string, Share> found_by_check;
  std::map<std::string, int> unexpected_by_check;
  Share misreadings_named;  // good = failures on misread figures that were called `reading`, all = such failures
  Share report_blamed;      // good = planted errors, every figure read right, not called `reading`, all = such errors
  Share sure;               // good = number cells marked sure
  Share sure_right;         // good = sure number cells that are right
  /// Number cells by confidence, ten buckets: good = right, all = cells in the bucket.
  std::array<Share, 10> reliability;
  double cpu_seconds = 0;
  double wall_seconds = 0;
  double peak_megabytes = 0;
  std::vector<Failure> failures;

  void add(const Tally& other);
};

}  // namespace ziping::measure
