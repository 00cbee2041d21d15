// CPU time of all checks on each document of a database: bench_checks reports.db [file name part]
// User time of this thread, so that other work on the machine does not count; the best of five rounds.
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <iostream>

#include "check/check.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace {

using namespace ziping;

double user_milliseconds() {
  rusage usage{};
  getrusage(RUSAGE_THREAD, &usage);
  return 1e3 * static_cast<double>(usage.ru_utime.tv_sec) + 1e-3 * static_cast<double>(usage.ru_utime.tv_usec);
}

/// Of one run of all checks; each round lasts long enough for the clock of the kernel.
double cost_of(const store::DocumentRecord& record, const patterns::PatternSet& patterns, std::size_t* findings) {
  constexpr int kRounds = 5;
  constexpr double kLongEnough = 100;
  double best = 0;
  for (int round = 0; round < kRounds; ++round) {
    int runs = 0;
    const double begin = user_milliseconds();
    double spent = 0;
    while (spent < kLongEnough) {
      *findings = check::run_checks(record.reading, record.extraction, patterns).size();
      ++runs;
      spent = user_milliseconds() - begin;
    }
    const double cost = spent / runs;
    best = round == 0 ? cost : std::min(best, cost);
  }
  return best;
}

int fail(const Error& error) {
  std::cerr << describe(error) << '\n';
  return 4;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "bench_checks DB [part of the file names]\n";
    return 1;
  }
  const std::string part = argc > 2 ? argv[2] : "";
  const auto patterns = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!patterns) return fail(patterns.error());
  auto store = store::Store::open(argv[1], {.read_only = true, .create = false});
  if (!store) return fail(store.error());
  const auto documents = store->list();
  if (!documents) return fail(documents.error());
  std::cout << "   pages    facts findings  ms user  document\n";
  for (const store::DocumentRow& row : *documents) {
    if (row.file.find(part) == std::string::npos) continue;
    const auto record = store->load(row.id);
    if (!record) return fail(record.error());
    std::size_t findings = 0;
    const double cost = cost_of(*record, **patterns, &findings);
    std::cout << fmt::format("{:8} {:8} {:8} {:8.2f}  {}\n", row.pages, record->extraction.facts.size(), findings, cost,
                             row.file);
  }
  return 0;
}
