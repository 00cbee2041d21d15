// Are searchable copies of scans what they promise? Every cell that ziping read right must be found by pdftotext, over
// its ink, without spaces between Chinese characters; every line of running text must be found; the pages must look as
// before, qpdf must find no fault, and the file must not grow much. Reads the truth beside the PDFs.
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "compare_text.h"
#include "found_words.h"
#include "process.h"

namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using namespace ziping;
using namespace ziping::measure;

// A found box must cover this much of the ink, and be no longer than the ink over this.
constexpr double kCovered = 0.8;
// In points: half a pixel at 72 dpi.
constexpr double kNearly = 0.5;
// Points around a cell's ink in which its words are looked for.
constexpr double kAround = 2;

struct Counts {
  int files = 0, pages = 0;
  int cells = 0, cells_found = 0, cells_placed = 0, gaps = 0;
  int lines = 0, lines_found = 0;
  int identical = 0, clean = 0;
  double most_growth = 0, bytes_before = 0, bytes_after = 0;
};

struct Options {
  std::vector<std::string> paths;
  std::string ziping;
  std::string keep;
  std::string pdf_options;
  bool list = false;
};

std::string bytes_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

Box box_of(const json& box) {
  return {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(), box.at(3).get<double>()};
}

std::string group_of(const json& truth) {
  const json print = truth.value("print", json::object());
  if (print.contains("quality") && print.at("quality").is_string()) return print.at("quality").get<std::string>();
  return print.value("source", "other");
}

/// Cells read right, by place: those whose text the export has in a cell over the same ink.
bool read_right(const json& wanted, const json& read) {
  const Box ink = box_of(wanted.at("ink"));
  for (const json& table : read.at("tables")) {
    for (const json& cell : table.at("cells")) {
      if (cell.at("page") != wanted.at("page")) continue;
      const Box box = box_of(cell.at("bbox"));
      if (ink.centre_x() < box.x0 || ink.centre_x() > box.x1 || ink.centre_y() < box.y0 || ink.centre_y() > box.y1) {
        continue;
      }
      return folded(cell.at("text").get<std::string>()) == folded(wanted.at("text").get<std::string>());
    }
  }
  return false;
}

double area(const Box& box) {
  return box.empty() ? 0 : box.width() * box.height();
}

class Measurer {
 public:
  explicit Measurer(const Options& options) : options_(options), log_(options.keep + "/log.txt") {}

  void measure(const fs::path& pdf) {
    const json truth = json::parse(std::ifstream(fs::path(pdf).replace_extension(".truth.json")));
    const std::string stem = options_.keep + "/" + pdf.stem().string() + "-" + std::to_string(++number_);
    const std::string database = stem + ".db";
    const std::string copy = stem + ".pdf";
    run({options_.ziping, "extract", pdf.string(), "--db", database});
    run({options_.ziping, "export", database, "--format", "json", "-o", stem + ".json"});
    std::vector<std::string> make = {options_.ziping, "pdf", database, "1", "-o", copy};
    std::istringstream more(options_.pdf_options);
    for (std::string option; more >> option;) make.push_back(option);
    if (!run(make)) {
      std::cerr << pdf.string() << ": no copy; see " << log_ << '\n';
      return;
    }
    run({"pdftotext", "-bbox", copy, stem + ".html"});
    const json exported = json::parse(bytes_of(stem + ".json"));
    const auto pages = found_pages(bytes_of(stem + ".html"));
    Counts& counts = groups_[group_of(truth)];
    ++counts.files;
    std::vector<FoundPage> upright;
    for (const json& page : truth.at("document").at("pages")) {
      const auto index = static_cast<std::size_t>(page.at("number").get<int>() - 1);
      upright.push_back(index < pages.size() ? turned(pages[index], page.value("rotation", 0)) : FoundPage());
    }
    compare_cells(truth.at("document"), exported.at("documents").at(0), upright, pdf, counts);
    compare_lines(truth.at("document"), exported.at("documents").at(0), upright, pdf, counts);
    compare_files(pdf, copy, stem, static_cast<int>(upright.size()), counts);
  }

  void print() const {
    fmt::print("{:<16}{:>6}{:>8}{:>10}{:>10}{:>8}{:>8}{:>10}{:>8}{:>12}{:>16}\n", "quality", "pages", "cells", "found",
               "over ink", "gaps", "lines", "found", "clean", "same look", "growth (most)");
    for (const auto& [name, c] : groups_) {
      const auto share = [](int good, int all) {
        return fmt::format("{:.2f} %", all > 0 ? 100.0 * good / all : 100.0);
      };
      fmt::print("{:<16}{:>6}{:>8}{:>10}{:>10}{:>8}{:>8}{:>10}{:>8}{:>12}{:>16}\n", name, c.pages, c.cells,
                 share(c.cells_found, c.cells), share(c.cells_placed, c.cells), c.gaps, c.lines,
                 share(c.lines_found, c.lines), fmt::format("{}/{}", c.clean, c.files),
                 fmt::format("{}/{}", c.identical, c.pages),
                 fmt::format("{:.1f} % ({:.1f})", 100 * (c.bytes_after / c.bytes_before - 1), c.most_growth));
    }
  }

 private:
  bool run(const std::vector<std::string>& arguments) {
    const int code = run_program(arguments, log_).exit_code;
    return code == 0 || code == 3;
  }

  void fault(const fs::path& pdf, int page, const std::string& what, const std::string& wanted,
             const std::string& found) const {
    if (options_.list) fmt::print("{} p{}\t{}\t{}\t{}\n", pdf.filename().string(), page, what, wanted, found);
  }

  void compare_cells(const json& truth, const json& read, const std::vector<FoundPage>& pages, const fs::path& pdf,
                     Counts& counts) {
    for (const json& table : truth.at("tables")) {
      for (const json& cell : table.at("cells")) {
        if (!cell.contains("ink") || cell.at("ink").is_null() || cell.at("text").get<std::string>().empty()) continue;
        if (!read_right(cell, read)) continue;
        const auto index = static_cast<std::size_t>(cell.at("page").get<int>() - 1);
        const Box ink = box_of(cell.at("ink"));
        const FoundText found = text_in(index < pages.size() ? pages[index] : FoundPage(), ink.grown(kAround));
        ++counts.cells;
        const std::string wanted = cell.at("text").get<std::string>();
        const bool right = folded(found.text) == folded(wanted);
        // A dash is flat and its box is not: what counts beside is the length.
        const bool placed = right && area(found.box.intersect(ink)) >= kCovered * area(ink) &&
                            ink.width() >= kCovered * found.box.width() - kNearly;
        counts.cells_found += right ? 1 : 0;
        counts.cells_placed += placed ? 1 : 0;
        counts.gaps += found.gap ? 1 : 0;
        const int page = static_cast<int>(index) + 1;
        if (!right) fault(pdf, page, "cell not found", wanted, found.text);
        if (right && !placed) {
          fault(pdf, page, "beside its ink", wanted,
                fmt::format("ink {:.1f} {:.1f} {:.1f} {:.1f} found {:.1f} {:.1f} {:.1f} {:.1f}", ink.x0, ink.y0, ink.x1,
                            ink.y1, found.box.x0, found.box.y0, found.box.x1, found.box.y1));
        }
        if (found.gap) fault(pdf, page, "gap", wanted, found.text);
      }
    }
  }

  /// Lines of the truth that the export has too. Lines break elsewhere in the copy, so the words of the page are
  /// joined.
  void compare_lines(const json& truth, const json& read, const std::vector<FoundPage>& pages, const fs::path& pdf,
                     Counts& counts) {
    for (const json& page : truth.at("pages")) {
      const auto index = static_cast<std::size_t>(page.at("number").get<int>() - 1);
      std::string exported;
      for (const json& other : read.at("pages")) {
        if (other.at("number") == page.at("number")) exported = other.value("text", "");
      }
      const std::u32string text = folded(exported);
      std::string joined;
      for (const FoundWord& word : pages[index].words) joined += word.text;
      const std::u32string found = folded(joined);
      std::istringstream lines(page.value("text", ""));
      for (std::string line; std::getline(lines, line);) {
        // The export joins lines that the truth joins too; what it read wrongly is not the copy's fault.
        for (const std::u32string& part : parts_of(line)) {
          if (text.find(part) == std::u32string::npos) continue;
          ++counts.lines;
          const bool right = found.find(part) != std::u32string::npos;
          counts.lines_found += right ? 1 : 0;
          if (!right) fault(pdf, static_cast<int>(index) + 1, "text not found", line, "");
        }
      }
    }
  }

  /// Words of running text: what stands between spaces, in pieces of eight characters.
  static std::vector<std::u32string> parts_of(const std::string& line) {
    constexpr std::size_t kPart = 8;
    std::vector<std::u32string> parts;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
      const std::u32string whole = folded(word);
      for (std::size_t at = 0; at < whole.size(); at += kPart) parts.push_back(whole.substr(at, kPart));
    }
    return parts;
  }

  void compare_files(const fs::path& pdf, const std::string& copy, const std::string& stem, int pages, Counts& counts) {
    counts.clean += run_program({"qpdf", "--check", copy}, log_).exit_code == 0 ? 1 : 0;
    const auto before = static_cast<double>(fs::file_size(pdf));
    const auto after = static_cast<double>(fs::file_size(copy));
    counts.bytes_before += before;
    counts.bytes_after += after;
    counts.most_growth = std::max(counts.most_growth, 100 * (after / before - 1));
    for (int page = 1; page <= pages; ++page) {
      ++counts.pages;
      const std::string number = std::to_string(page);
      for (const auto& [file, name] : {std::pair{pdf.string(), stem + "-a"}, std::pair{copy, stem + "-b"}}) {
        run({"pdftoppm", "-r", "100", "-f", number, "-l", number, "-singlefile", file, name});
      }
      const std::string look = bytes_of(stem + "-a.ppm");
      counts.identical += !look.empty() && look == bytes_of(stem + "-b.ppm") ? 1 : 0;
    }
  }

  const Options& options_;
  std::string log_;
  int number_ = 0;
  std::map<std::string, Counts> groups_;
};

int run(Options& options) {
  const bool temporary = options.keep.empty();
  if (temporary) options.keep = (fs::temp_directory_path() / fmt::format("measure-search-{}", getpid())).string();
  fs::create_directories(options.keep);
  std::vector<fs::path> pdfs;
  for (const std::string& path : options.paths) {
    if (!fs::is_directory(path)) pdfs.push_back(fs::absolute(path));
    if (!fs::is_directory(path)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(path)) {
      if (entry.path().extension() == ".pdf") pdfs.push_back(fs::absolute(entry.path()));
    }
  }
  std::sort(pdfs.begin(), pdfs.end());
  Measurer measurer(options);
  for (const fs::path& pdf : pdfs) {
    if (fs::exists(fs::path(pdf).replace_extension(".truth.json"))) measurer.measure(pdf);
  }
  measurer.print();
  if (temporary) fs::remove_all(options.keep);
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  CLI::App program{"Measures searchable copies of PDFs that have a truth beside them."};
  program.add_option("paths", options.paths, "PDFs, or folders of them")->required();
  program.add_option("--ziping", options.ziping, "the program to measure")->required();
  program.add_option("--keep", options.keep, "keep copies, databases and log there");
  program.add_option("--pdf-options", options.pdf_options, "further arguments of `ziping pdf`");
  program.add_flag("--list", options.list, "print what was not found");
  CLI11_PARSE(program, argc, argv);
  try {
    return run(options);
  } catch (const std::exception& error) {
    std::cerr << "measure_search: " << error.what() << '\n';
    return 5;
  }
}
