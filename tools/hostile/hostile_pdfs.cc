// Makes PDFs to try a batch with: hostile_pdfs tiny DIR, hostile_pdfs mutants SEEDS DIR, hostile_pdfs families DIR.
#include <fmt/format.h>

#include <CLI/CLI.hpp>

#include "families.h"
#include "mutate.h"
#include "tiny_pdf.h"

int main(int argc, char** argv) {
  CLI::App program{"Makes PDFs to try a batch with."};
  program.require_subcommand(1);
  std::string folder;
  std::string seeds;
  int count = 1000;
  int pages = 10;
  std::uint64_t seed = 1;
  std::uint64_t most = 200'000;
  CLI::App* tiny = program.add_subcommand("tiny", "Small born-digital documents");
  tiny->add_option("folder", folder, "where to")->required();
  tiny->add_option("--count", count, "documents");
  tiny->add_option("--pages", pages, "pages of each");
  CLI::App* mutants = program.add_subcommand("mutants", "Damaged copies");
  mutants->add_option("seeds", seeds, "folder with the PDFs to damage")->required();
  mutants->add_option("folder", folder, "where to")->required();
  mutants->add_option("--count", count, "copies");
  mutants->add_option("--seed", seed, "another seed, other damage");
  mutants->add_option("--most-bytes", most, "leave larger PDFs out");
  CLI::App* families = program.add_subcommand("families", "One document for each way to lie that was thought of");
  families->add_option("folder", folder, "where to")->required();
  CLI11_PARSE(program, argc, argv);
  if (tiny->parsed()) {
    return ziping::hostile::write_tiny_pdfs(folder, count, pages) ? 0 : 2;
  }
  if (families->parsed()) {
    const int documents = ziping::hostile::write_families(folder);
    fmt::print("{} documents, each hostile in its own way\n", documents);
    return documents > 0 ? 0 : 2;
  }
  const int written = ziping::hostile::write_mutants(seeds, folder, count, seed, most);
  fmt::print("{} damaged copies\n", written);
  return written == count ? 0 : 2;
}
