#include "cli/signals.h"

#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>

#include "cli/commands.h"
#include "cli/json_line.h"
#include "cli/messages.h"
#include "cli/progress.h"

namespace ziping::cli {
namespace {

Signals signals_of_run = Signals::Shown;

constexpr double kRedrawSeconds = 0.2;
constexpr double kStatusSeconds = 0.5;
constexpr int kBar = 24;

}  // namespace

void add_signals(CLI::App& command, SignalOptions& options) {
  CLI::Option* quiet = command.add_flag("-q,--quiet", options.quiet, "print errors only");
  command.add_flag("--json", options.json, "status lines on stderr: a JSON object a line")->excludes(quiet);
}

Signals run_signals() {
  return signals_of_run;
}

void set_run_signals(Signals signals) {
  signals_of_run = signals;
}

void put_status_line(const std::string& json) {
  fmt::print(stderr, "{}\n", json);
  std::fflush(stderr);
}

Meter::Meter(std::string command, Signals signals, int total, std::string unit)
    : command_(std::move(command)),
      signals_(signals),
      terminal_(::isatty(STDERR_FILENO) == 1),
      total_(total),
      unit_(std::move(unit)),
      begun_(std::chrono::steady_clock::now()) {
  if (signals_ != Signals::Json) return;
  put_status_line(
      JsonLine().text("event", "begin").text("command", command_).number("total", total_).text("unit", unit_).str());
}

Meter::~Meter() {
  clear();
}

void Meter::clear() {
  if (shown_) fmt::print(stderr, "\r\033[K");
  shown_ = false;
}

double Meter::seconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
}

void Meter::next(const std::string& file) {
  ++done_;
  const double now = seconds();
  const double left = done_ > 0 ? now / done_ * (total_ - done_) : 0;
  if (signals_ == Signals::Json) {
    if (drawn_ >= 0 && now - drawn_ < kStatusSeconds) return;
    drawn_ = now;
    JsonLine line;
    line.text("event", "progress").text("command", command_).number("done", done_).number("total", total_);
    line.text("unit", unit_).measure("seconds", now);
    if (done_ > 0) line.measure("left", left);
    put_status_line(line.text("file", file).str());
    return;
  }
  if (signals_ == Signals::Quiet || !terminal_ || (drawn_ >= 0 && now - drawn_ < kRedrawSeconds)) return;
  drawn_ = now;
  std::string line = fmt::format("[{}] {}  ", bar_text(total_ > 0 ? static_cast<double>(done_) / total_ : 1, kBar),
                                 say("progress.steps", {{"done", std::to_string(done_)},
                                                        {"total", std::to_string(total_)},
                                                        {"left", done_ > 0 ? duration_text(left) : "-"}}));
  fmt::print(stderr, "\r\033[K{}{}", line, shortened_name(file, terminal_width() - static_cast<int>(line.size()) - 1));
  std::fflush(stderr);
  shown_ = true;
}

int Meter::end(int code) {
  clear();
  if (signals_ == Signals::Json) {
    put_status_line(JsonLine()
                        .text("event", "end")
                        .text("command", command_)
                        .number("done", done_ + 1)
                        .number("total", total_)
                        .measure("seconds", seconds())
                        .number("exit", code)
                        .str());
  }
  return code;
}

}  // namespace ziping::cli
