#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>

#include "cli/commands.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

std::atomic<bool> interrupt_seen{false};

void on_interrupt(int) {
  interrupt_seen = true;
}

constexpr double kRedrawSeconds = 0.2;
constexpr int kBar = 24;

std::string shortened(const std::string& file, int width) {
  std::string name = output::one_line(std::filesystem::path(file).filename().string());
  if (output::display_width(name) <= width) return name;
  // Cut in front, at a character: the end of a name tells files apart.
  while (!name.empty() && output::display_width(name) > width - 2) {
    std::size_t at = 1;
    while (at < name.size() && (static_cast<unsigned char>(name[at]) & 0xC0U) == 0x80U) ++at;
    name.erase(0, at);
  }
  return ".." + name;
}

}  // namespace

std::string duration_text(double seconds) {
  const long whole = std::lround(std::max(0.0, seconds));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string bar_text(double share, int width) {
  const int full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width));
  return std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(width - full), '.');
}

ProgressLine::ProgressLine(bool quiet) : quiet_(quiet), terminal_(::isatty(STDERR_FILENO) == 1) {
  interrupt_seen = false;
  std::signal(SIGINT, on_interrupt);
  std::signal(SIGTERM, on_interrupt);
}

ProgressLine::~ProgressLine() {
  clear();
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

void ProgressLine::clear() {
  if (shown_) fmt::print(stderr, "\r\033[K");
  shown_ = false;
}

void ProgressLine::progress(const batch::Progress& progress) {
  if (quiet_ || !terminal_ || progress.pages == 0) return;
  if (drawn_ >= 0 && progress.seconds - drawn_ < kRedrawSeconds) return;
  drawn_ = progress.seconds;
  // Pages that an earlier run read took this one no time.
  const double rate = progress.seconds > 0 ? (progress.pages_done - progress.pages_kept) / progress.seconds : 0;
  // Pages of files that are not open yet are guessed from those that are.
  const int opened = std::max(1, std::min(progress.documents, progress.documents_done + 1));
  const double expected = static_cast<double>(progress.pages) * progress.documents / opened;
  const double total = std::max<double>(progress.pages, expected);
  const std::string left = rate > 0 ? duration_text((total - progress.pages_done) / rate) : "-";
  std::string line = fmt::format("[{}] {}/{} pages  {}/{} files  {:.1f} pages/s  {} left  ",
                                 bar_text(progress.pages_done / std::max(1.0, total), kBar), progress.pages_done,
                                 progress.pages, progress.documents_done, progress.documents, rate, left);
  const int room = terminal_width() - static_cast<int>(line.size()) - 1;
  if (room > 8) line += shortened(progress.file, room);
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  shown_ = true;
}

void ProgressLine::finished(const batch::DocumentSummary& document) {
  if (quiet_ && !document.has_error) return;
  clear();
  if (terminal_ && document.note.empty()) return;
  fmt::print(stderr, "{}: {}{}{}\n", output::one_line(document.file), document.status,
             document.status == "unchanged" || document.pages == 0 ? "" : fmt::format(", {} pages", document.pages),
             document.note.empty() ? "" : " (" + output::one_line(document.note) + ")");
}

bool ProgressLine::interrupted() {
  return interrupt_seen;
}

std::string summary_table(const batch::RunSummary& summary) {
  std::string text = fmt::format("{:12}{:>7}{:>8}{:>8}{:>8}{:>9}{:>9}  {}\n", "status", "pages", "tables", "facts",
                                 "errors", "warnings", "notices", "document");
  int pages = 0;
  int unchanged = 0;
  for (const batch::DocumentSummary& document : summary.documents) {
    pages += document.status == "unchanged" ? 0 : document.pages;
    unchanged += document.status == "unchanged" ? 1 : 0;
    if (document.status == "unchanged" || document.status == "failed") {
      text += fmt::format("{:12}{:>7}{:>8}{:>8}{:>8}{:>9}{:>9}  {}\n", document.status, document.pages, "-", "-", "-",
                          "-", "-", output::one_line(document.file));
      continue;
    }
    text += fmt::format("{:12}{:>7}{:>8}{:>8}{:>8}{:>9}{:>9}  {}\n", document.status, document.pages, document.tables,
                        document.facts, document.errors, document.warnings, document.notices,
                        output::one_line(document.file));
  }
  text += fmt::format("{} documents, {} pages read", summary.documents.size(), pages);
  if (unchanged > 0) text += fmt::format(", {} unchanged: nothing to do", unchanged);
  return output::harmless(text) + "\n";
}

}  // namespace ziping::cli
