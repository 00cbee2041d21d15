// A worker whose documents are scripts: each line "open WHAT" or "N WHAT" says what happens when the document is opened
// or page N is read; "pages N" says how many pages there are. Everything else (frames, limits, heartbeat) is the
// product's own, so that a test can see what the scheduler makes of a worker that goes wrong.
#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <fstream>
#include <map>
#include <stdexcept>
#include <string>
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

  void misbehave(const std::string& deed) const {
    if (deed == "segfault") {
      std::signal(SIGSEGV, SIG_DFL);  // a sanitizer would make an exit of it
      ::raise(SIGSEGV);
    }
    if (deed == "abort") std::abort();
    if (deed == "exit") ::_exit(0);
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
    if (deed == "nonsense") write(to_frame({MessageKind::Page, "{\"number\": \"no\"}"}));
    if (deed == "half") {
      const std::string frame = to_frame(page_message({}));
      write(frame.substr(0, frame.size() / 2));
      ::_exit(0);
    }
    if (deed == "mute") {
      ::close(out_);
      ::sleep(1000);
    }
  }

  int out_;
  std::map<std::string, std::string> script_;
};

}  // namespace
}  // namespace ziping::batch

int main() {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  ::setenv("MALLOC_ARENA_MAX", "1", 1);
  const int out = ::dup(STDOUT_FILENO);
  ::dup2(STDERR_FILENO, STDOUT_FILENO);
  ziping::batch::UnrulySource source(out);
  return ziping::batch::serve_pages(STDIN_FILENO, out, source);
}
