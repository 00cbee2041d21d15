#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>

#include "cli/commands.h"
#include "cli/json_line.h"
#include "cli/messages.h"
#include "output/terminal_text.h"

namespace ziping::cli {
namespace {

std::atomic<bool> interrupt_seen{false};

void on_interrupt(int) {
  interrupt_seen = true;
}

constexpr double kRedrawSeconds = 0.2;
constexpr double kStatusSeconds = 0.5;
constexpr int kBar = 24;

}  // namespace

std::string shortened_name(const std::string& file, int width) {
  if (width < 4) return {};
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

std::string duration_text(double seconds) {
  const long whole = std::lround(std::max(0.0, seconds));
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string bar_text(double share, int width) {
  const int full = static_cast<int>(std::lround(std::clamp(share, 0.0, 1.0) * width));
  return std::string(static_cast<std::size_t>(full), '#') + std::string(static_cast<std::size_t>(width - full), '.');
}

ProgressLine::ProgressLine(std::string command, Signals signals)
    : command_(std::move(command)), signals_(signals), terminal_(::isatty(STDERR_FILENO) == 1) {
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
  const bool json = signals_ == Signals::Json;
  if (progress.pages == 0 || (!json && (signals_ == Signals::Quiet || !terminal_))) return;
  if (drawn_ >= 0 && progress.seconds - drawn_ < (json ? kStatusSeconds : kRedrawSeconds)) return;
  drawn_ = progress.seconds;
  // Pages that an earlier run read took this one no time.
  const double rate = progress.seconds > 0 ? (progress.pages_done - progress.pages_kept) / progress.seconds : 0;
  // Pages of files that are not open yet are guessed from those that are.
  const int opened = std::max(1, std::min(progress.documents, progress.documents_done + 1));
  const double expected = static_cast<double>(progress.pages) * progress.documents / opened;
  const double total = std::max<double>(progress.pages, expected);
  if (json) {
    JsonLine line;
    line.text("event", "progress").text("command", command_).number("done", progress.pages_done);
    line.number("total", std::lround(total)).text("unit", "pages").measure("seconds", progress.seconds);
    if (rate > 0) line.measure("left", (total - progress.pages_done) / rate);
    line.number("documents_done", progress.documents_done).number("documents", progress.documents);
    put_status_line(line.text("file", progress.file).str());
    return;
  }
  const std::string left = rate > 0 ? duration_text((total - progress.pages_done) / rate) : "-";
  std::string line = fmt::format("[{}] {}  ", bar_text(progress.pages_done / std::max(1.0, total), kBar),
                                 say("progress.pages", {{"done", std::to_string(progress.pages_done)},
                                                        {"pages", std::to_string(progress.pages)},
                                                        {"files", std::to_string(progress.documents_done)},
                                                        {"all", std::to_string(progress.documents)},
                                                        {"rate", fmt::format("{:.1f}", rate)},
                                                        {"left", left}}));
  const int room = terminal_width() - output::display_width(line) - 1;
  if (room > 8) line += shortened_name(progress.file, room);
  fmt::print(stderr, "\r\033[K{}", line);
  std::fflush(stderr);
  shown_ = true;
}

void ProgressLine::finished(const batch::DocumentSummary& document) {
  if (signals_ == Signals::Json) {
    JsonLine line;
    line.text("event", "document").text("command", command_).text("file", document.file);
    line.text("sha256", document.sha256).text("status", document.status).number("pages", document.pages);
    line.number("pages_not_ok", document.pages_not_ok).number("tables", document.tables);
    line.number("facts", document.facts).number("errors", document.errors).number("warnings", document.warnings);
    line.number("notices", document.notices).text("note", document.note);
    if (document.has_error) line.text("code", to_string(document.error));
    put_status_line(line.str());
    return;
  }
  if (signals_ == Signals::Quiet && !document.has_error) return;
  clear();
  if (terminal_ && document.note.empty()) return;
  fmt::print(stderr, "{}: {}{}{}\n", output::one_line(document.file), say("status." + document.status),
             document.status == "unchanged" || document.pages == 0
                 ? ""
                 : ", " + say("progress.read", {{"pages", std::to_string(document.pages)}}),
             document.note.empty() ? "" : " (" + output::one_line(in_run_language(document.note)) + ")");
}

bool ProgressLine::interrupted() {
  return interrupt_seen;
}

std::string summary_table(const batch::RunSummary& summary) {
  const auto row = [](const std::string& status, const std::vector<std::string>& figures, const std::string& file) {
    constexpr int kWidths[] = {7, 8, 8, 8, 9, 9};
    std::string line = output::padded(status, 12);
    for (std::size_t i = 0; i < figures.size(); ++i) line += output::right_aligned(figures[i], kWidths[i]);
    return line + "  " + output::one_line(file) + "\n";
  };
  std::string text = row(say("summary.status"),
                         {say("summary.pages"), say("summary.tables"), say("summary.facts"), say("summary.errors"),
                          say("summary.warnings"), say("summary.notices")},
                         say("summary.document"));
  int pages = 0;
  int unchanged = 0;
  for (const batch::DocumentSummary& document : summary.documents) {
    pages += document.status == "unchanged" ? 0 : document.pages;
    unchanged += document.status == "unchanged" ? 1 : 0;
    std::vector<std::string> figures = {std::to_string(document.pages), "-", "-", "-", "-", "-"};
    if (document.status != "unchanged" && document.status != "failed") {
      const int counts[] = {document.tables, document.facts, document.errors, document.warnings, document.notices};
      for (std::size_t i = 0; i < 5; ++i) figures[i + 1] = std::to_string(counts[i]);
    }
    text += row(say("status." + document.status), figures, document.file);
  }
  text +=
      say("summary.total", {{"documents", std::to_string(summary.documents.size())}, {"pages", std::to_string(pages)}});
  if (unchanged > 0) text += say("summary.unchanged", {{"n", std::to_string(unchanged)}});
  return output::harmless(text) + "\n";
}

}  // namespace ziping::cli
