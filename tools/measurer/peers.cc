#include "peers.h"

#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "common_text.h"
#include "compare_text.h"
#include "process.h"

namespace ziping::measure {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;

std::string contents(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream text;
  text << in.rdbuf();
  return text.str();
}

bool part_of_number(char32_t code) {
  return (code >= '0' && code <= '9') || code == '.' || code == ',' || code == '%';
}

/// The runs of digits, points, commas and percent signs on a page.
std::set<std::u32string> numbers_in(std::string_view text) {
  std::set<std::u32string> numbers;
  std::u32string run;
  std::string spaced(text);
  for (std::size_t at = 0; at < spaced.size();) {
    const std::size_t end = std::min(spaced.find_first_of(" \n\t\f", at), spaced.size());
    for (const char32_t code : folded(std::string_view(spaced).substr(at, end - at)) + U" ") {
      if (part_of_number(code)) {
        run += code;
      } else if (!run.empty()) {
        numbers.insert(run);
        run.clear();
      }
    }
    at = end + 1;
  }
  return numbers;
}

std::u32string number_of(const std::string& cell) {
  std::u32string number;
  for (const char32_t code : folded(cell)) {
    if (part_of_number(code)) number += code;
  }
  return number;
}

void compare(const json& truth, const std::vector<std::string>& pages, PeerFigures* figures) {
  std::vector<std::set<std::u32string>> numbers;
  for (const std::string& page : pages) numbers.push_back(numbers_in(page));
  for (const json& page : truth.at("pages")) {
    const std::size_t index = page.at("number").get<std::size_t>() - 1;
    const std::u32string body = folded(page.value("text", ""));
    figures->characters.all += static_cast<double>(body.size());
    if (index < pages.size())
      figures->characters.good += static_cast<double>(common_length(body, folded(pages[index])));
    ++figures->pages;
  }
  for (const json& table : truth.at("tables")) {
    for (const json& cell : table.at("cells")) {
      const std::u32string number = number_of(cell.at("text"));
      if (cell.value("kind", "") != "number" || number.empty()) continue;
      const std::size_t index = cell.at("page").get<std::size_t>() - 1;
      figures->numbers.add(index < numbers.size() && numbers[index].contains(number));
    }
  }
}

/// The text of each page as ziping exported it, the cells behind the body.
std::vector<std::string> pages_of(const json& exported) {
  std::vector<std::string> pages;
  for (const json& page : exported.value("pages", json::array())) pages.push_back(page.value("text", ""));
  for (const json& table : exported.value("tables", json::array())) {
    for (const json& cell : table.at("cells")) {
      const std::size_t index = cell.at("page").get<std::size_t>() - 1;
      if (index < pages.size()) pages[index] += "\n" + cell.at("text").get<std::string>();
    }
  }
  return pages;
}

std::vector<std::string> split_pages(const std::string& sidecar) {
  std::vector<std::string> pages(1);
  for (const char c : sidecar) {
    if (c == '\f') {
      pages.emplace_back();
    } else {
      pages.back() += c;
    }
  }
  return pages;
}

std::vector<std::string> with_ocrmypdf(const PeerTask& task, const fs::path& folder, PeerFigures* figures) {
  const fs::path sidecar = folder / "sidecar.txt";
  fs::remove(sidecar);
  const Cost cost = run_program({"ocrmypdf", "-l", "chi_sim", "--jobs", "1", "--output-type", "pdf", "--sidecar",
                                 sidecar.string(), task.pdf, (folder / "out.pdf").string()},
                                (folder / "log.txt").string());
  figures->cpu_seconds += cost.cpu_seconds;
  if (cost.exit_code == 127) figures->note = "not installed";
  return split_pages(contents(sidecar));
}

std::vector<std::string> with_tesseract(const PeerTask& task, const fs::path& folder, PeerFigures* figures) {
  std::vector<std::string> pages;
  const std::size_t count = task.truth->at("pages").size();
  for (std::size_t number = 1; number <= count; ++number) {
    const std::string picture = (folder / "page").string();
    const std::string log = (folder / "log.txt").string();
    const Cost drawing = run_program({"pdftoppm", "-r", "300", "-gray", "-singlefile", "-f", std::to_string(number),
                                      "-l", std::to_string(number), task.pdf, picture},
                                     log);
    const Cost reading = run_program({"tesseract", picture + ".pgm", picture, "-l", "chi_sim"}, log);
    figures->cpu_seconds += drawing.cpu_seconds + reading.cpu_seconds;
    if (reading.exit_code == 127) figures->note = "not installed";
    pages.push_back(contents(picture + ".txt"));
  }
  return pages;
}

}  // namespace

std::vector<PeerFigures> run_peers(const std::vector<PeerTask>& tasks, double cpu_seconds, const std::string& folder) {
  // One thread each: Tesseract's own threads only cost time.
  setenv("OMP_THREAD_LIMIT", "1", 1);
  std::vector<PeerFigures> result(3);
  result[0].program = "ziping";
  result[0].cpu_seconds = cpu_seconds;
  result[1].program = "ocrmypdf";
  result[2].program = "tesseract";
  for (const PeerTask& task : tasks) {
    compare(*task.truth, pages_of(task.exported), &result[0]);
    compare(*task.truth, with_ocrmypdf(task, folder, &result[1]), &result[1]);
    compare(*task.truth, with_tesseract(task, folder, &result[2]), &result[2]);
  }
  return result;
}

std::string peers_text(const std::string& group, const std::vector<PeerFigures>& figures) {
  std::string text = fmt::format("{:<17} {:>12} {:>16} {:>12} {:>14}\n", group, "numbers found", "body characters",
                                 "CPU s a page", "ziping's share");
  const double own = figures.empty() ? 0 : figures.front().cpu_seconds;
  for (const PeerFigures& peer : figures) {
    if (!peer.note.empty()) {
      text += fmt::format("{:<17} {}\n", peer.program, peer.note);
      continue;
    }
    text +=
        fmt::format("{:<17} {:>11.2f} % {:>14.2f} % {:>12.2f} {:>13.0f} %\n", peer.program, 100 * peer.numbers.value(),
                    100 * peer.characters.value(), peer.pages > 0 ? peer.cpu_seconds / peer.pages : 0,
                    peer.cpu_seconds > 0 ? 100 * own / peer.cpu_seconds : 0);
  }
  return text;
}

}  // namespace ziping::measure
