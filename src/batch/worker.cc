#include "batch/worker.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <csignal>
#include <exception>
#include <mutex>
#include <new>
#include <stop_token>
#include <thread>

#include "batch/process_limits.h"

namespace ziping::batch {
namespace {

using namespace std::chrono_literals;

constexpr int kNonsense = 5;

/// The worker's end of the pipe; whole frames, from two threads.
class Speaker {
 public:
  explicit Speaker(int descriptor) : descriptor_(descriptor) {}

  void say(const Message& message) {
    const std::string frame = to_frame(message);
    const std::lock_guard guard(mutex_);
    std::size_t at = 0;
    while (at < frame.size()) {
      const ssize_t count = ::write(descriptor_, frame.data() + at, frame.size() - at);
      if (count < 0 && errno == EINTR) continue;
      // The parent is gone: nobody wants the rest.
      if (count <= 0) ::_exit(0);
      at += static_cast<std::size_t>(count);
    }
  }

 private:
  int descriptor_;
  std::mutex mutex_;
};

/// The messages of the parent, one after the other.
class Listener {
 public:
  explicit Listener(int descriptor) : descriptor_(descriptor) {}

  /// nullopt at the end; an Error where the stream makes no sense.
  Result<std::optional<Message>> next() {
    while (true) {
      Result<std::optional<Message>> message = frames_.next();
      if (!message || message->has_value()) return message;
      std::array<char, 65536> bytes;  // NOLINT: filled by read
      const ssize_t count = ::read(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return std::optional<Message>{};
      frames_.feed({bytes.data(), static_cast<std::size_t>(count)});
    }
  }

 private:
  int descriptor_;
  FrameReader frames_;
};

/// A sign of life every few seconds, so that a frozen process can be told from a slow page.
class Heart {
 public:
  explicit Heart(Speaker& speaker)
      : thread_([&speaker, this](const std::stop_token& stop) {
          std::unique_lock guard(mutex_);
          while (!wake_.wait_for(guard, stop, 5s, [] { return false; }) && !stop.stop_requested()) {
            speaker.say(alive_message());
          }
        }) {}

 private:
  std::mutex mutex_;
  std::condition_variable_any wake_;
  std::jthread thread_;
};

layout::PageReading failed_page(int number, ErrorCode code, std::string message) {
  layout::PageReading page;
  page.number = number;
  page.status = layout::PageStatus::Failed;
  page.source = Source::Blank;
  page.confidence = 0;
  page.diagnostics.push_back({std::string(to_string(code)), std::move(message), number, "batch"});
  return page;
}

/// What the parent asks, and what is answered.
class Server {
 public:
  Server(Speaker& speaker, PageSource& source) : speaker_(speaker), source_(source) {}

  /// False where the message makes no sense: the stream is lost.
  bool answer(const Message& message) {
    ticket_ = message.ticket;
    switch (message.kind) {
      case MessageKind::Open:
        return open(message.body);
      case MessageKind::ReadPage:
        return read(message.body);
      case MessageKind::Draw:
        return draw(message.body);
      default:
        return false;
    }
  }

 private:
  void say(Message message) {
    message.ticket = ticket_;
    speaker_.say(message);
  }

  bool open(const std::string& body) {
    const Result<std::string> path = parse_open(body);
    if (!path) return false;
    const Result<OpenedDocument> opened = open_file(*path);
    say(opened ? opened_message(*opened) : refused_message(opened.error()));
    return true;
  }

  Result<OpenedDocument> open_file(const std::string& path) {
    limit_cpu(limits().page_cpu_seconds);
    path_.clear();
    try {
      Result<OpenedDocument> opened = source_.open(path);
      if (opened) {
        path_ = path;
        sha256_ = opened->sha256;
      }
      return opened;
    } catch (const std::bad_alloc&) {
      return Error{ErrorCode::OutOfMemory, "opening it took more memory than a worker may have", {}};
    } catch (const std::exception& fault) {
      return Error{ErrorCode::Internal, fmt::format("opening it failed: {}", fault.what()), {}};
    }
  }

  bool read(const std::string& body) {
    const Result<PageRequest> request = parse_page_request(body);
    if (!request) return false;
    if (path_ != request->path || sha256_ != request->sha256) {
      const Result<OpenedDocument> opened = open_file(request->path);
      if (!opened) {
        say(page_message(failed_page(request->number, opened.error().code, opened.error().message)));
        return true;
      }
    }
    say(page_message(sha256_ == request->sha256 ? read_page_of(request->number)
                                                : failed_page(request->number, ErrorCode::InputChanged,
                                                              "the file changed while it was being read; run again")));
    return true;
  }

  bool draw(const std::string& body) {
    const Result<PictureRequest> request = parse_picture_request(body);
    if (!request) return false;
    const Result<Picture> picture = draw_page(*request);
    say(picture ? picture_message(*picture) : refused_message(picture.error()));
    return true;
  }

  Result<Picture> draw_page(const PictureRequest& request) {
    if (path_ != request.path || sha256_ != request.sha256) {
      const Result<OpenedDocument> opened = open_file(request.path);
      if (!opened) return opened.error();
      if (opened->sha256 != request.sha256) {
        return Error{ErrorCode::InputChanged, "the file holds other bytes than were read; extract it again", {}};
      }
    }
    limit_cpu(limits().page_cpu_seconds);
    try {
      return source_.draw(request);
    } catch (const std::bad_alloc&) {
      return Error{ErrorCode::OutOfMemory, "the picture took more memory than a worker may have", {}};
    } catch (const std::exception& fault) {
      return Error{ErrorCode::Internal, fmt::format("drawing the page failed: {}", fault.what()), {}};
    }
  }

  layout::PageReading read_page_of(int number) {
    limit_cpu(limits().page_cpu_seconds);
    const double before = cpu_seconds();
    layout::PageReading page;
    try {
      page = source_.read(number);
    } catch (const std::bad_alloc&) {
      page = failed_page(number, ErrorCode::OutOfMemory, "the page took more memory than a worker may have");
    } catch (const std::exception& fault) {
      page = failed_page(number, ErrorCode::Internal, fmt::format("reading the page failed: {}", fault.what()));
    }
    page.number = number;
    page.cpu_seconds = cpu_seconds() - before;
    return page;
  }

  Speaker& speaker_;
  PageSource& source_;
  std::uint32_t ticket_ = 0;
  std::string path_;
  std::string sha256_;
};

/// Takes limits and sandbox for good, before there is a second thread that would escape them.
int prepare(const std::string& body, Speaker& speaker, PageSource& source) {
  Result<WorkerSetup> setup = parse_setup(body);
  if (!setup) return kNonsense;
  set_limits(setup->limits);
  limit_process(setup->limits);
  source.setup(*setup);
  SandboxRules rules{system_folders()};
  for (const std::vector<std::string>& more : {source.needs(), setup->readable}) {
    rules.readable.insert(rules.readable.end(), more.begin(), more.end());
  }
  const SandboxState sandbox = enter_sandbox(rules);
  speaker.say(ready_message(sandbox));
  return setup->require_sandbox && !sandbox.whole() ? exit_code(ErrorCode::SandboxUnavailable) : 0;
}

}  // namespace

Result<Picture> PageSource::draw(const PictureRequest&) {
  return Error{ErrorCode::PageRenderFailed, "this worker draws no pages", {}};
}

int serve_pages(int in, int out, PageSource& source) {
  Speaker speaker(out);
  Listener listener(in);
  const Result<std::optional<Message>> first = listener.next();
  if (!first || (first->has_value() && (*first)->kind != MessageKind::Configure)) return kNonsense;
  if (!first->has_value()) return 0;
  if (const int refused = prepare((*first)->body, speaker, source); refused != 0) return refused;
  const Heart heart(speaker);
  Server server(speaker, source);
  while (true) {
    const Result<std::optional<Message>> message = listener.next();
    if (!message) return kNonsense;
    if (!message->has_value()) return 0;
    if (!server.answer(**message)) return kNonsense;
  }
}

int worker_main(PageSource& source) {
  // A killed parent must not leave workers behind; and an interrupt at the terminal is the parent's to handle.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  die_before_others();
  std::signal(SIGINT, SIG_IGN);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  const int out = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (out < 0 || ::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) return 5;
  return serve_pages(STDIN_FILENO, out, source);
}

}  // namespace ziping::batch
