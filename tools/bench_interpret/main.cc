// How fast stored readings are interpreted again after a change of patterns: bench_interpret DATABASE [ROUNDS].
// User CPU time of one core; nothing is written. (`ziping check DATABASE` does the same and stores the result.)
#include <fmt/format.h>
#include <sys/resource.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "batch/interpret.h"
#include "batch/reading_json.h"
#include "check/check.h"
#include "extract/extraction.h"
#include "extract/layout_hints_of.h"

namespace {

using ziping::Result;

double user_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_utime.tv_sec) + static_cast<double>(usage.ru_utime.tv_usec) * 1e-6;
}

struct Spent {
  const char* what;
  double seconds = 0;
};

int fail(const ziping::Error& error) {
  fmt::print(stderr, "bench_interpret: {}\n", ziping::describe(error));
  return 1;
}

template <class Work>
auto timed(Spent* spent, const Work& work) {
  const double begin = user_seconds();
  auto result = work();
  spent->seconds += user_seconds() - begin;
  return result;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: bench_interpret DATABASE [ROUNDS]\n");
    return 1;
  }
  const int rounds = argc > 2 ? std::atoi(argv[2]) : 5;
  auto store = ziping::store::Store::open(argv[1], {.read_only = true, .create = false});
  if (!store) return fail(store.error());
  const auto documents = store->list();
  if (!documents) return fail(documents.error());
  Spent loading{"loading the patterns, once"};
  const auto patterns =
      timed(&loading, [] { return ziping::patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"}); });
  if (!patterns) return fail(patterns.error());

  std::vector<std::vector<std::string>> readings;
  std::size_t pages = 0;
  for (const auto& row : *documents) {
    const auto stored = store->pages(row.id);
    if (!stored) return fail(stored.error());
    auto& texts = readings.emplace_back();
    for (const auto& page : *stored) texts.push_back(page.reading);
    pages += texts.size();
  }
  Spent parse{"readings from their stored form"};
  Spent assemble{"joining of tables and paragraphs"};
  Spent extract{"facts"};
  Spent check{"findings"};
  std::size_t facts = 0;
  for (int round = 0; round < rounds; ++round) {
    for (const auto& texts : readings) {
      std::vector<ziping::layout::PageReading> read;
      for (const std::string& text : texts) {
        auto page = timed(&parse, [&] { return ziping::batch::reading_from_json(text); });
        if (!page) return fail(page.error());
        read.push_back(std::move(*page));
      }
      const auto document = timed(&assemble, [&] {
        return ziping::layout::assemble(std::move(read), ziping::extract::layout_hints_of(**patterns));
      });
      const auto extraction = timed(&extract, [&] { return ziping::extract::extract(document, **patterns); });
      timed(&check, [&] { return ziping::check::run_checks(document, extraction, **patterns); });
      facts += extraction.facts.size();
    }
  }
  const double all = parse.seconds + assemble.seconds + extract.seconds + check.seconds;
  const auto total = static_cast<double>(pages) * rounds;
  fmt::print("{} documents, {} pages, {} facts, {} rounds\n", readings.size(), pages,
             facts / static_cast<std::size_t>(rounds), rounds);
  for (const Spent& spent : {parse, assemble, extract, check}) {
    fmt::print("{:>8.3f} ms a page  {}\n", spent.seconds * 1000 / total, spent.what);
  }
  fmt::print("{:>8.0f} pages a second a core\n{:>8.3f} s  {}\n", total / all, loading.seconds, loading.what);
  return 0;
}
