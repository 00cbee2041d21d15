// What it costs to read pages in a worker process instead of in one's own: bench_isolation here|worker PDF...
// Reads all pages of the files in the way named and prints the CPU time of all processes taken together; `perf stat -e
// instructions:u` before it counts instructions, which are steadier. Both load the same models, once.
#include <fmt/format.h>
#include <sys/resource.h>

#include <chrono>
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include "batch/reading_json.h"
#include "batch/worker.h"
#include "batch/worker_pool.h"

namespace ziping::batch {
namespace {

struct Counts {
  int pages = 0;
  std::size_t words = 0;
  int failed = 0;
  void add(const layout::PageReading& page) {
    ++pages;
    words += page.lines.size();
    failed += page.status == layout::PageStatus::Failed ? 1 : 0;
  }
};

double cpu_of(int who) {
  rusage usage{};
  ::getrusage(who, &usage);
  const auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

bool read_here(const WorkerSetup& setup, const std::vector<std::string>& files, Counts* counts) {
  const auto source = make_pdf_source();
  source->setup(setup);
  for (const std::string& file : files) {
    const auto opened = source->open(file);
    if (!opened) return false;
    for (int page = 1; page <= opened->pages; ++page) counts->add(source->read(page));
  }
  return true;
}

/// The answer to one task; nullopt where the worker died.
std::optional<Message> ask(WorkerPool& pool, Task task) {
  if (!pool.give(std::move(task))) return std::nullopt;
  while (pool.busy()) {
    for (const TaskResult& result : pool.wait(std::chrono::seconds(1))) return result.answer;
  }
  return std::nullopt;
}

bool read_by_worker(const WorkerSetup& setup, const std::vector<std::string>& files, Counts* counts) {
  WorkerPool pool({ZIPING_PROGRAM, "--worker"}, setup, 1);
  for (const std::string& file : files) {
    const auto answer = ask(pool, {0, file, "", 0});
    if (!answer) return false;
    const auto opened = parse_opened(answer->body);
    if (!opened) return false;
    for (int number = 1; number <= opened->pages; ++number) {
      const auto read = ask(pool, {0, file, opened->sha256, number});
      const auto page = read ? reading_from_json(read->body) : Result<layout::PageReading>(Error{});
      if (!page) return false;
      counts->add(*page);
    }
  }
  return true;
}

}  // namespace
}  // namespace ziping::batch

int main(int argc, char** argv) {
  using namespace ziping::batch;
  const std::string_view way = argc > 2 ? argv[1] : "";
  if (way != "here" && way != "worker") {
    fmt::print(stderr, "usage: bench_isolation here|worker PDF...\n");
    return 1;
  }
  std::signal(SIGPIPE, SIG_IGN);
  const std::vector<std::string> files(argv + 2, argv + argc);
  WorkerSetup setup;
  setup.readable = files;
  Counts counts;
  if (!(way == "here" ? read_here(setup, files, &counts) : read_by_worker(setup, files, &counts))) {
    fmt::print(stderr, "bench_isolation: a file cannot be read\n");
    return 2;
  }
  fmt::print("{}: {} pages, {} lines, {} failed; {:.2f} s of CPU\n", way, counts.pages, counts.words, counts.failed,
             cpu_of(RUSAGE_SELF) + cpu_of(RUSAGE_CHILDREN));
  return 0;
}
