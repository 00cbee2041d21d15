// Disturbs a batch at every moment and checks what README promises of it: ziping_faults kills|calls|errors|full|all.
#include <fmt/format.h>
#include <sys/mount.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <cstdlib>
#include <filesystem>
#include <random>

#include "bed.h"
#include "fault_shim.h"
#include "tiny_pdf.h"

namespace ziping::hostile {
namespace {

namespace fs = std::filesystem;

struct Options {
  std::string what;
  std::vector<std::string> inputs;
  int count = 300;
  int every = 5;
  int jobs = 2;
  int documents = 12;
  int pages = 5;
  unsigned int seed = 1;
};

/// Counts trials and prints those that went wrong.
class Tally {
 public:
  explicit Tally(std::string name) : name_(std::move(name)) {}
  void note(const std::string& trial, const std::string& fault) {
    ++trials_;
    if (fault.empty()) return;
    ++bad_;
    fmt::print("{}, {}: {}\n", name_, trial, fault);
  }
  int end() const {
    fmt::print("{}: {} trials, {} bad\n", name_, trials_, bad_);
    return trials_ > 0 && bad_ == 0 ? 0 : 1;
  }

 private:
  std::string name_;
  int trials_ = 0;
  int bad_ = 0;
};

void disarmed() {
  arm(Fault::None, 0, false);
}

int kills(Bed& bed, const Options& options) {
  Tally tally("kill -9 at random");
  std::mt19937 random(options.seed);
  std::uniform_real_distribution<double> moment(0, bed.reference().seconds);
  for (int i = 0; i < options.count; ++i) {
    const std::string database = bed.fresh_database();
    const double when = moment(random);
    const Ended ended = bed.run(database, disarmed, when);
    tally.note(fmt::format("after {:.3f} s", when), bed.judge(database, ended));
  }
  return tally.end();
}

int calls_of(Bed& bed, const Options& options, Fault fault, bool forever, const std::string& name) {
  Tally tally(name);
  for (long at = 1; at <= bed.reference().calls; at += options.every) {
    const std::string database = bed.fresh_database();
    const Ended ended = bed.run(
        database, [&] { arm(fault, at, forever); }, -1);
    const bool expected = fault == Fault::Kill ? ended.killed || ended.code == bed.reference().code
                                               : ended.code == 4 || ended.code == bed.reference().code;
    const std::string trial = fmt::format("call {}", at);
    tally.note(trial, expected ? bed.judge(database, ended) : fmt::format("ended with {}", ended.code));
  }
  return tally.end();
}

int errors(Bed& bed, const Options& options) {
  int bad = 0;
  for (const Fault fault : {Fault::NoSpace, Fault::DeviceError}) {
    for (const bool forever : {false, true}) {
      bad += calls_of(bed, options, fault, forever,
                      fmt::format("{} {}", fault == Fault::NoSpace ? "no space" : "device error",
                                  forever ? "from a call on" : "at a call"));
    }
  }
  return bad == 0 ? 0 : 1;
}

int full_disk(Bed& bed, const std::string& folder) {
  Tally tally("full disk");
  const std::string mount = folder + "/small";
  fs::create_directories(mount);
  for (const int kilobytes : {16, 64, 128, 256, 384, 512, 768}) {
    const std::string size = fmt::format("size={}k", kilobytes);
    if (::mount("tmpfs", mount.c_str(), "tmpfs", 0, size.c_str()) != 0) {
      fmt::print("full disk: skipped, no file system can be mounted here\n");
      return 0;
    }
    const std::string database = bed.fresh_database(mount);
    const Ended ended = bed.run(database, disarmed, -1);
    std::string fault;
    if (ended.code != 4 && ended.code != bed.reference().code) fault = fmt::format("ended with {}", ended.code);
    if (::mount("tmpfs", mount.c_str(), "tmpfs", MS_REMOUNT, "size=256m") != 0) fault = "cannot be enlarged";
    if (fault.empty()) fault = bed.judge(database, ended);
    tally.note(fmt::format("{} kB, exit code {}, {} pages kept", kilobytes, ended.code, ended.acknowledged), fault);
    ::umount2(mount.c_str(), MNT_DETACH);
  }
  return tally.end();
}

int disturb(const Options& options) {
  std::string folder = (fs::temp_directory_path() / "ziping-faults-XXXXXX").string();
  if (::mkdtemp(folder.data()) == nullptr) return 2;
  std::vector<std::string> inputs = options.inputs;
  if (inputs.empty()) {
    if (!write_tiny_pdfs(folder + "/pdf", options.documents, options.pages)) return 2;
    inputs = {folder + "/pdf"};
  }
  const auto patterns = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!patterns) {
    fmt::print("{}\n", patterns.error().message);
    return 2;
  }
  Bed bed(folder, inputs, ZIPING_PROGRAM, *patterns, options.jobs);
  if (!bed.undisturbed()) {
    fmt::print("the undisturbed run ends with {}\n", bed.reference().code);
    return 2;
  }
  fmt::print("undisturbed: exit code {}, {} pages, {} calls that change files, {:.2f} s\n", bed.reference().code,
             bed.reference().acknowledged, bed.reference().calls, bed.reference().seconds);
  const auto asked = [&](const char* name) { return options.what == name || options.what == "all"; };
  int bad = 0;
  if (asked("kills")) bad += kills(bed, options);
  if (asked("calls")) bad += calls_of(bed, options, Fault::Kill, false, "kill -9 at a call");
  if (asked("errors")) bad += errors(bed, options);
  if (asked("full")) bad += full_disk(bed, folder);
  fs::remove_all(folder);
  return bad == 0 ? 0 : 1;
}

}  // namespace
}  // namespace ziping::hostile

int main(int argc, char** argv) {
  ziping::hostile::Options options;
  CLI::App program{
      "Kills a batch at random moments and at calls that change files, lets such calls fail, fills its disk, "
      "and checks after each that nothing is lost and the next run ends with the same bytes."};
  program.add_option("what", options.what, "kills, calls, errors, full or all")
      ->required()
      ->check(CLI::IsMember({"kills", "calls", "errors", "full", "all"}));
  program.add_option("inputs", options.inputs, "PDFs or folders (default: tiny documents)");
  program.add_option("--documents", options.documents, "tiny documents");
  program.add_option("--pages", options.pages, "pages of each");
  program.add_option("--count", options.count, "random kills");
  program.add_option("--every", options.every, "only every so many calls")->check(CLI::PositiveNumber);
  program.add_option("--jobs", options.jobs, "worker processes");
  program.add_option("--seed", options.seed, "of the random moments");
  CLI11_PARSE(program, argc, argv);
  return ziping::hostile::disturb(options);
}
