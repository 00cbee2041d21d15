// Compares what ziping reads with the truth beside the PDFs. Usage: measure --help
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "compare_pages.h"
#include "fact_reports.h"
#include "label_report.h"
#include "peers.h"
#include "process.h"
#include "report.h"
#include "sheet.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace ziping::measure;

constexpr const char* kUsage = R"(measure FILE|DIR... [options]      every NAME.pdf with a NAME.truth.json beside it
  --ziping PATH     the program to measure
  --json FILE       the figures as JSON
  --sheet FILE      the failures as HTML: crop, truth, what was read
  --most N          failures of a kind on the sheet (default 40)
  --list            print the failures too
  --keep DIR        keep database, export and log there
  --again           check what --keep kept again, reading nothing
  --extract "ARGS"  further arguments of `ziping extract`
  --peers           read the scans with ocrmypdf and tesseract too, and compare
  --labels [SEED]   instead: how labels with one wrong character are recognised
)";

struct Options {
  std::vector<std::string> paths;
  std::string ziping;
  std::string json_file;
  std::string sheet;
  std::string keep;
  std::vector<std::string> extract;
  std::size_t most = 40;
  bool list = false;
  bool again = false;
  bool peers = false;
};

struct Sample {
  std::string pdf;
  json truth;
};

std::string truth_path(const fs::path& pdf) {
  return fs::path(pdf).replace_extension(".truth.json").string();
}

// The name under which a sample's figures are summed up: how it was printed.
std::string group_of(const json& truth) {
  const json print = truth.value("print", json::object());
  if (print.value("source", "") != "scan") return "born-digital";
  if (print.contains("quality") && print.at("quality").is_string()) return print.at("quality").get<std::string>();
  return fmt::format("{}{}", print.value("dpi", 0), print.value("mode", ""));
}

std::map<std::string, std::vector<Sample>> collect(const std::vector<std::string>& paths) {
  std::vector<fs::path> pdfs;
  for (const std::string& path : paths) {
    if (fs::is_directory(path)) {
      for (const auto& entry : fs::recursive_directory_iterator(path)) {
        if (entry.path().extension() == ".pdf") pdfs.push_back(entry.path());
      }
    } else {
      pdfs.emplace_back(path);
    }
  }
  std::sort(pdfs.begin(), pdfs.end());
  std::map<std::string, std::vector<Sample>> groups;
  for (const fs::path& pdf : pdfs) {
    std::ifstream in(truth_path(pdf));
    if (!in) continue;
    Sample sample{fs::absolute(pdf).string(), json::parse(in)};
    groups[group_of(sample.truth)].push_back(std::move(sample));
  }
  return groups;
}

Tally measure_group(const std::string& name, const std::vector<Sample>& samples, const Options& options) {
  const fs::path folder = fs::path(options.keep) / name;
  fs::create_directories(folder);
  const std::string db = (folder / "reports.db").string();
  if (!options.again) {
    for (const char* suffix : {"", "-wal", "-shm", ".lock"}) fs::remove(db + suffix);
  }
  const std::string log = (folder / "log.txt").string();
  std::vector<std::string> extract = {options.ziping, "extract"};
  for (const Sample& sample : samples) extract.push_back(sample.pdf);
  extract.insert(extract.end(), {"--db", db});
  extract.insert(extract.end(), options.extract.begin(), options.extract.end());
  if (options.again) extract = {options.ziping, "check", db};
  const Cost cost = run_program(extract, log);
  const std::string exported = (folder / "export.json").string();
  const Cost exporting = run_program({options.ziping, "export", db, "--format", "json", "-o", exported}, log);
  std::ifstream in(exported);
  json read = json::parse(in, nullptr, false);
  Tally total;
  if (exporting.exit_code != 0 || read.is_discarded()) {
    std::cerr << fmt::format("{}: no export; see {}\n", name, log);
    return total;
  }
  add_reports(db, &read);
  for (const Sample& sample : samples) {
    const json* found = nullptr;
    for (const json& document : read.at("documents")) {
      const std::string file = document.at("file").get<std::string>();
      if (file == sample.pdf || fs::path(file).filename() == fs::path(sample.pdf).filename()) found = &document;
    }
    if (found == nullptr) std::cerr << sample.pdf << ": not in the export\n";
    static const json nothing = json::object();
    total.add(compare_document(sample.truth.at("document"), found != nullptr ? *found : nothing, sample.pdf));
  }
  total.cpu_seconds = cost.cpu_seconds;
  total.wall_seconds = cost.wall_seconds;
  total.peak_megabytes = cost.peak_megabytes;
  return total;
}

// What other programs read of the same scans, in the same run.
std::string compare_with_peers(const std::string& name, const std::vector<Sample>& samples, const Tally& tally,
                               const Options& options) {
  const fs::path folder = fs::path(options.keep) / name;
  std::ifstream in(folder / "export.json");
  const json read = json::parse(in, nullptr, false);
  std::vector<PeerTask> tasks;
  for (const Sample& sample : samples) {
    PeerTask task{sample.pdf, &sample.truth.at("document"), json::object()};
    for (const json& document : read.is_object() ? read.at("documents") : json::array()) {
      if (document.at("file").get<std::string>() == sample.pdf) task.exported = document;
    }
    tasks.push_back(std::move(task));
  }
  return peers_text(name, run_peers(tasks, tally.cpu_seconds, folder.string()));
}

bool parse(int argc, char** argv, Options* options) {
  for (int i = 1; i < argc; ++i) {
    const std::string argument = argv[i];
    const auto value = [&]() -> std::string { return i + 1 < argc ? argv[++i] : ""; };
    if (argument == "--ziping") {
      options->ziping = value();
    } else if (argument == "--json") {
      options->json_file = value();
    } else if (argument == "--sheet") {
      options->sheet = value();
    } else if (argument == "--keep") {
      options->keep = value();
    } else if (argument == "--most") {
      options->most = static_cast<std::size_t>(std::stoul(value()));
    } else if (argument == "--extract") {
      std::string arguments = value();
      for (std::size_t at = 0; at < arguments.size();) {
        const std::size_t end = std::min(arguments.find(' ', at), arguments.size());
        if (end > at) options->extract.push_back(arguments.substr(at, end - at));
        at = end + 1;
      }
    } else if (argument == "--again") {
      options->again = true;
    } else if (argument == "--peers") {
      options->peers = true;
    } else if (argument == "--list") {
      options->list = true;
    } else if (argument.starts_with("--")) {
      return false;
    } else {
      options->paths.push_back(argument);
    }
  }
  return !options->paths.empty() && !options->ziping.empty() && !(options->again && options->keep.empty());
}

void print_failures(const std::map<std::string, Tally>& groups) {
  for (const auto& [name, tally] : groups) {
    for (const Failure& failure : tally.failures) {
      std::cout << fmt::format("{}\t{}\t{}:{}\t{}\t{}\t{:.3f}{}\n", name, failure.kind,
                               fs::path(failure.pdf).filename().string(), failure.page, failure.truth, failure.read,
                               failure.confidence, failure.sure ? " sure" : "");
    }
  }
}

int run(Options options) {
  const bool temporary = options.keep.empty();
  if (temporary) options.keep = (fs::temp_directory_path() / fmt::format("measure-{}", getpid())).string();
  std::map<std::string, Tally> groups;
  std::map<std::string, std::vector<int>> rotations;
  std::string peers;
  for (const auto& [name, samples] : collect(options.paths)) {
    groups[name] = measure_group(name, samples, options);
    if (options.peers && name != "born-digital")
      peers += '\n' + compare_with_peers(name, samples, groups[name], options);
    for (const Sample& sample : samples) {
      for (const json& page : sample.truth.at("document").at("pages")) {
        rotations[sample.pdf].push_back(page.value("rotation", 0));
      }
    }
  }
  if (groups.empty()) {
    std::cerr << "no PDF with a truth beside it\n";
    return 2;
  }
  std::cout << table_text(groups) << '\n' << reliability_text(groups) << '\n' << checks_text(groups) << peers;
  if (options.list) print_failures(groups);
  if (!options.json_file.empty()) std::ofstream(options.json_file) << to_json(groups).dump(1) << '\n';
  if (!options.sheet.empty() && !write_sheet(options.sheet, groups, rotations, options.most)) {
    std::cerr << options.sheet << ": cannot be written\n";
    return 4;
  }
  if (temporary) fs::remove_all(options.keep);
  return 0;
}

}  // namespace

// No PDF is needed for these figures.
int report_labels(const std::string& seed) {
  const auto report = label_report(ZIPING_SOURCE_DIR, static_cast<unsigned>(std::stoul(seed)));
  if (!report) {
    std::cerr << ziping::describe(report.error()) << '\n';
    return 4;
  }
  std::cout << *report;
  return 0;
}

int main(int argc, char** argv) {
  Options options;
  const std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto labels = std::find(arguments.begin(), arguments.end(), "--labels");
  if (labels != arguments.end()) {
    try {
      return report_labels(labels + 1 != arguments.end() ? labels[1] : "1");
    } catch (const std::exception& error) {
      std::cerr << "measure: " << error.what() << '\n';
      return 1;
    }
  }
  if (!parse(argc, argv, &options)) {
    std::cerr << kUsage;
    return 1;
  }
  try {
    return run(std::move(options));
  } catch (const std::exception& error) {
    std::cerr << "measure: " << error.what() << '\n';
    return 5;
  }
}
