#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <exception>
#include <filesystem>
#include <iostream>

#include "assemble.h"
#include "draw.h"
#include "layout.h"
#include "scan.h"
#include "truth.h"

namespace {

struct Options {
  samples::Order order;
  int count = 1;
  std::string out = ".";
  std::string name;
  std::string print = "born";
  std::string quality = "300grey";
  int dpi = 0;
};

void make(const Options& options, samples::Document document) {
  const samples::PlacedDocument placed = samples::lay_out(document);
  const bool both = options.print == "both";
  if (options.print != "scan") {
    samples::Print print;
    print.skew.assign(placed.pages.size(), 0);
    print.turn.assign(placed.pages.size(), 0);
    const std::string base = options.out + "/" + document.name;
    samples::write_born_digital(placed, base + ".pdf");
    samples::write_truth(document, placed, print, base + ".truth.json");
  }
  if (options.print != "born") {
    samples::Quality quality = *samples::quality_named(options.quality);
    if (options.dpi > 0) quality.dpi = options.dpi;
    if (both) document.name += "." + quality.name;
    const std::string base = options.out + "/" + document.name;
    const samples::Print print = samples::write_scan(document, placed, quality, base + ".pdf");
    samples::write_truth(document, placed, print, base + ".truth.json");
  }
  std::cout << fmt::format("{} {} pages, {} facts, planted: {}\n", document.name, placed.pages.size(),
                           placed.facts.size(), fmt::join(document.planted, " "));
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Invents self-evaluation reports: PDF files and the truth about them."};
  Options options;
  samples::Order& order = options.order;
  app.add_option("--seed", order.seed, "first seed")->capture_default_str();
  app.add_option("--count", options.count, "number of documents, seeds counted up")->capture_default_str();
  app.add_option("--kind", order.kind,
                 "report, one of the forms A B C D E F G H I J K L, a narrative M, a list U, or mixed")
      ->check(CLI::IsMember({"report", "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "U", "mixed"}))
      ->capture_default_str();
  app.add_option("--out", options.out, "folder to write into")->capture_default_str();
  app.add_option("--print", options.print, "born-digital, scan or both")
      ->check(CLI::IsMember({"born", "scan", "both"}))
      ->capture_default_str();
  app.add_option("--quality", options.quality, "of a scan")
      ->check(CLI::IsMember(samples::quality_names()))
      ->capture_default_str();
  app.add_option("--dpi", options.dpi, "other resolution than that of the quality")->check(CLI::Range(72, 600));
  app.add_option("--errors", order.errors, "planted errors; negative: 0 to 5 at random")->capture_default_str();
  app.add_option("--projects", order.projects, "projects of a report; 0: at random")->check(CLI::Range(0, 14));
  app.add_flag("--brief", order.brief, "a report without its project part");
  app.add_option("--plant", order.plant, "checks that planted errors are to fail, instead of random ones")
      ->delimiter(',');
  app.add_flag("--plain", order.plain, "without the sentences and kinds of errors that came later");
  app.add_flag("--before", order.before, "the department's forms of the year before as well");
  app.add_option("--name", options.name, "name of the file, instead of KIND_SEED");
  CLI11_PARSE(app, argc, argv);
  try {
    std::filesystem::create_directories(options.out);
    for (int i = 0; i < options.count; ++i, ++order.seed) {
      samples::Document document = samples::invent(order);
      if (!options.name.empty()) document.name = options.name;
      make(options, std::move(document));
      if (order.before) make(options, samples::invent_year_before(order));
    }
  } catch (const std::exception& error) {
    std::cerr << "make_samples: " << error.what() << "\n";
    return 1;
  }
  return 0;
}
