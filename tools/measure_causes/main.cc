// Whom do failing checks blame? measure_causes reports.db [rounds]
// Takes documents that were read right (born-digital), and in each round
//  - misreads one figure the way scans are misread, keeping the right reading as the other reader's: every check that
//    fails for it ought to be called a misreading, with the right reading as its suggestion;
//  - gives one figure of each of the report's own errors a wrong second reading: their checks must not be called
//    misreadings.
#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <set>

#include "check/check.h"
#include "misread.h"
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace {

using namespace ziping;
using check::Finding;

struct Counts {
  int misreadings = 0;    // figures misread
  int noticed = 0;        // of these: a check fails
  int failures = 0;       // failing checks on them
  int called_so = 0;      // of these: cause reading
  int right_reading = 0;  // of these: with the right reading suggested
  int own_errors = 0;     // failing checks of the report itself
  int blamed_wrongly = 0;
};

bool failed(const Finding& finding) {
  return finding.verdict == check::Verdict::Fail;
}

std::string about(const Finding& finding) {
  std::vector<std::string> facts = finding.facts;
  std::sort(facts.begin(), facts.end());
  return fmt::format("{} {}", finding.check, fmt::join(facts, " "));
}

std::set<std::string> failing(const std::vector<Finding>& findings) {
  std::set<std::string> keys;
  for (const Finding& finding : findings) {
    if (failed(finding)) keys.insert(about(finding));
  }
  return keys;
}

bool names(const Finding& finding, const std::string& fact) {
  return std::find(finding.facts.begin(), finding.facts.end(), fact) != finding.facts.end();
}

class Measurement {
 public:
  Measurement(const store::DocumentRecord& record, const patterns::PatternSet& patterns, bool list)
      : record_(record), patterns_(patterns), list_(list) {
    before_ = check::run_checks(record.reading, record.extraction, patterns);
    for (const Finding& finding : before_) {
      if (finding.facts.size() < 2) continue;
      for (const std::string& id : finding.facts) (failed(finding) ? own_ : checked_).insert(id);
    }
    for (const std::string& id : own_) checked_.erase(id);
  }

  void misreading(std::mt19937& random, Counts& counts) const {
    if (checked_.empty()) return;
    extract::Extraction extraction = record_.extraction;
    auto chosen = checked_.begin();
    std::advance(chosen, static_cast<long>(random() % checked_.size()));
    extract::Fact* fact = find(extraction, *chosen);
    if (!fact || !fact->value) return;
    const Decimal right = *fact->value;
    const auto wrong = causes::misread(right, random);
    if (!wrong) return;
    causes::make_doubtful(*fact, *wrong, right);
    ++counts.misreadings;
    const auto known = failing(before_);
    bool noticed = false;
    for (const Finding& finding : check::run_checks(record_.reading, extraction, patterns_)) {
      if (!failed(finding) || !names(finding, fact->id) || known.contains(about(finding))) continue;
      noticed = true;
      ++counts.failures;
      const bool called = finding.cause == check::Cause::Reading;
      counts.called_so += called ? 1 : 0;
      counts.right_reading += called && finding.suggestion == right.to_string() ? 1 : 0;
      if (list_ && !called) {
        std::cout << fmt::format("not named: {} {} -> {}: {}\n", fact->concept_id, right.to_string(),
                                 wrong->to_string(), finding.message_en);
      }
    }
    counts.noticed += noticed ? 1 : 0;
  }

  void own_errors(std::mt19937& random, Counts& counts) const {
    if (own_.empty()) return;
    extract::Extraction extraction = record_.extraction;
    for (const Finding& finding : before_) {
      if (!failed(finding) || finding.facts.empty()) continue;
      extract::Fact* fact = find(extraction, finding.facts[random() % finding.facts.size()]);
      if (!fact || !fact->value || !fact->sure) continue;
      const Decimal printed = *fact->value;
      if (const auto wrong = causes::misread(printed, random)) causes::make_doubtful(*fact, printed, *wrong);
    }
    for (const Finding& finding : check::run_checks(record_.reading, extraction, patterns_)) {
      if (!failed(finding) || finding.facts.empty()) continue;
      ++counts.own_errors;
      const bool wrongly = finding.cause == check::Cause::Reading;
      counts.blamed_wrongly += wrongly ? 1 : 0;
      if (list_ && wrongly) {
        std::cout << fmt::format("called a misreading: {} (read {})\n", finding.message_en,
                                 finding.suggestion.value_or(""));
      }
    }
  }

 private:
  static extract::Fact* find(extract::Extraction& extraction, const std::string& id) {
    const auto found = std::find_if(extraction.facts.begin(), extraction.facts.end(),
                                    [&](const extract::Fact& fact) { return fact.id == id; });
    return found == extraction.facts.end() ? nullptr : &*found;
  }

  const store::DocumentRecord& record_;
  const patterns::PatternSet& patterns_;
  bool list_;
  std::vector<Finding> before_;
  /// Figures that checks hold against others, and those of the report's own errors.
  std::set<std::string> checked_;
  std::set<std::string> own_;
};

std::string share(int good, int all) {
  return all > 0 ? fmt::format("{:.2f} % of {}", 100.0 * good / all, all) : "-";
}

int fail(const Error& error) {
  std::cerr << describe(error) << '\n';
  return 4;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::cerr << "measure_causes DB [rounds a document, default 20] [--list]\n";
    return 1;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 20;
  const bool list = argc > 3 && std::string(argv[3]) == "--list";
  const auto patterns = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!patterns) return fail(patterns.error());
  auto store = store::Store::open(argv[1], {.read_only = true, .create = false});
  if (!store) return fail(store.error());
  const auto documents = store->list();
  if (!documents) return fail(documents.error());
  Counts counts;
  std::mt19937 random(20);
  for (const store::DocumentRow& row : *documents) {
    const auto record = store->load(row.id);
    if (!record) return fail(record.error());
    const Measurement measurement(*record, **patterns, list);
    for (int round = 0; round < rounds; ++round) measurement.misreading(random, counts);
    for (int round = 0; round < rounds; ++round) measurement.own_errors(random, counts);
  }
  std::cout << fmt::format("documents                            {}\n", documents->size());
  std::cout << fmt::format("misread figures that a check notices {}\n", share(counts.noticed, counts.misreadings));
  std::cout << fmt::format("failures called a misreading         {}\n", share(counts.called_so, counts.failures));
  std::cout << fmt::format("of these with the right reading      {}\n", share(counts.right_reading, counts.called_so));
  std::cout << fmt::format("report's errors called a misreading  {}\n",
                           share(counts.blamed_wrongly, counts.own_errors));
  return 0;
}
