// A worker whose documents are scripts: each line "open WHAT" or "N WHAT" says what happens when the document is opened
// or page N is read; "pages N" says how many pages there are. Everything else (frames, limits, heartbeat) is the
// product's own, so that a test can see what the scheduler makes of a worker that goes wrong.
#include <fcntl.h>
#include <fmt/format.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "base/file_digest.h"
#include "batch/worker.h"

namespace ziping::batch {
namespace {

class UnrulySource : public PageSource {
 public:
  explicit UnrulySource(int out) : out_(out) {}

  void setup(const WorkerSetup&) override {}

  Result<OpenedDocument> open(const std::string& path) override {
    const Result<FileDigest> digest = digest_of_file(path);
    if (!digest) return digest.error();
    script_.clear();
    path_ = path;
    OpenedDocument opened{0, digest->sha256};
    std::ifstream in(path);
    for (std::string word, deed; in >> word >> deed;) {
      if (word == "pages") {
        opened.pages = std::stoi(deed);
      } else {
        script_[word] = deed;
      }
    }
    misbehave(script_["open"]);
    if (opened.pages == 0) return Error{ErrorCode::PdfOpenFailed, "is no script", {}};
    return opened;
  }

  layout::PageReading read(int number) override {
    misbehave(script_[std::to_string(number)]);
    layout::PageReading page;
    page.number = number;
    page.width = 595;
    page.height = 842;
    layout::TextLine line;
    line.text = fmt::format("line of page {}", number);
    line.page = number;
    line.box = {72, 72, 272, 84};
    line.em = 12;
    for (std::size_t i = 0; i <= line.text.size(); ++i) line.edges.push_back(72 + 10.0 * static_cast<double>(i));
    page.lines.push_back(line);
    return page;
  }

 private:
  void write(const std::string& bytes) const {
    if (::write(out_, bytes.data(), bytes.size()) < 0) ::_exit(9);
  }

  /// A deed that the sandbox has to refuse ends well if it does, else with a death the test can see.
  static void expect_refused(int result) {
    if (result >= 0 || (errno != EPERM && errno != EACCES)) ::_exit(7);
  }

  bool calm() const { return ::access((path_ + ".calm").c_str(), F_OK) == 0; }

  /// From now on `spoil` makes what goes out of every message.
  void spoil_messages(std::string (*spoil)(Message)) const {
    std::array<int, 2> ends{};
    const int real = ::dup(out_);
    if (real < 0 || ::pipe2(ends.data(), O_CLOEXEC) != 0 || ::dup2(ends[1], out_) < 0) ::_exit(9);
    std::thread([from = ends[0], real, spoil] {
      FrameReader frames;
      std::array<char, 4096> bytes{};
      for (ssize_t count = 0; (count = ::read(from, bytes.data(), bytes.size())) > 0;) {
        frames.feed({bytes.data(), static_cast<std::size_t>(count)});
        for (auto message = frames.next(); message && *message; message = frames.next()) {
          const std::string frame = spoil(**message);
          if (::write(real, frame.data(), frame.size()) < 0) ::_exit(9);
        }
      }
    }).detach();
  }

  static std::string twice(Message message) { return to_frame(message) + to_frame(message); }

  static std::string senseless(Message message) {
    message.body = "{\"number\": \"no\"}";
    return to_frame(message);
  }

  void misbehave(const std::string& deed) const {
    if (deed == "segfault") {
      std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would make an exit of it
      ::raise(SIGSEGV);
    }
    if (deed == "abort") std::abort();
    if (deed == "exit") ::_exit(0);
    // Another file tells it to behave, or not to any more: it may look, but not write.
    if (deed == "until-calm" && !calm()) std::abort();
    if (deed == "once-calm" && calm()) std::abort();
    if (deed == "rude") throw std::runtime_error("first line\n\r\tsecond \x1b[31mred \u202Etxet");
    if (deed == "throw") throw std::runtime_error("thrown on purpose");
    if (deed == "memory") {
      std::vector<std::string> hoard;
      while (true) hoard.emplace_back(std::size_t{64} << 20U, 'x');
    }
    if (deed == "sleep") ::sleep(1000);
    if (deed == "slow") ::usleep(150'000);
    if (deed == "freeze") ::raise(SIGSTOP);
    if (deed == "spin") {
      for (volatile unsigned int i = 0;;) i = i + 1;
    }
    if (deed == "garbage") write(std::string(1000, '\xEE'));
    if (deed == "huge") write(std::string("\xFF\xFF\xFF\x7F\x01\x02\x03\x04P", 9));
    if (deed == "nonsense") spoil_messages(senseless);
    if (deed == "half") {
      const std::string frame = to_frame(page_message({}));
      write(frame.substr(0, frame.size() / 2));
      ::_exit(0);
    }
    if (deed == "twice") spoil_messages(twice);
    if (deed == "read-stranger") expect_refused(::open("/etc/passwd", O_RDONLY));
    if (deed == "write-file") expect_refused(::open("stolen", O_WRONLY | O_CREAT, 0600));
    if (deed == "write-device") expect_refused(::open("/dev/null", O_WRONLY));
    if (deed == "remove-input") expect_refused(::unlink(path_.c_str()));
    if (deed == "socket") expect_refused(::socket(AF_INET, SOCK_STREAM, 0));
    if (deed == "local-socket") expect_refused(::socket(AF_UNIX, SOCK_STREAM, 0));
    if (deed == "exec") {
      char* const arguments[] = {nullptr};  // NOLINT: what execv takes
      expect_refused(::execv("/bin/true", arguments));
    }
    if (deed == "fork") expect_refused(::fork());
    // Not PTRACE_ATTACH: where it is not refused, that stops the parent for good.
    if (deed == "trace") expect_refused(static_cast<int>(::ptrace(PTRACE_SEIZE, ::getppid(), nullptr, nullptr)));
    if (deed == "kill-parent") expect_refused(::kill(::getppid(), 0));
    if (deed == "thread") std::thread([] {}).join();
    if (deed == "mute") {
      ::close(out_);
      ::sleep(1000);
    }
  }

  int out_;
  std::string path_;
  std::map<std::string, std::string> script_;
};

/// Makes of this kernel one that knows no Landlock.
void forget_landlock() {
  const scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ALLOW);
  seccomp_rule_add(filter, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(landlock_create_ruleset), 0);
  if (seccomp_load(filter) != 0) ::_exit(9);
  seccomp_release(filter);
}

}  // namespace
}  // namespace ziping::batch

int main(int argc, char** argv) {
  if (argc > 1 && std::string_view(argv[1]) == "--old-kernel") ziping::batch::forget_landlock();
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setenv("MALLOC_ARENA_MAX", "1", 1);
  const int out = ::dup(STDOUT_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  ziping::batch::UnrulySource source(out);
  return ziping::batch::serve_pages(STDIN_FILENO, out, source);
}
