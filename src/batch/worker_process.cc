#include "batch/worker_process.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <string_view>
#include <thread>
#include <utility>

extern char** environ;

namespace ziping::batch {
namespace {

// A worker whose pipes are closed has nothing left to do; one that stays on is stuck.
constexpr std::chrono::milliseconds kGrace{2000};

Error spawn_error(std::string_view action, int code) {
  Origin origin;
  origin.stage = "batch";
  return {ErrorCode::Internal, fmt::format("cannot start a worker: {}: {}", action, std::strerror(code)), origin};
}

/// Our environment, with Tesseract's own threads off: they make it several times slower, and each core has a worker.
std::vector<std::string> worker_environment() {
  std::vector<std::string> entries;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    if (!std::string_view(*entry).starts_with("OMP_THREAD_LIMIT=")) entries.emplace_back(*entry);
  }
  entries.emplace_back("OMP_THREAD_LIMIT=1");
  return entries;
}

std::vector<char*> pointers_to(std::vector<std::string>& strings) {
  std::vector<char*> pointers;
  for (std::string& text : strings) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  bool open() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    read_end = ends[0];
    write_end = ends[1];
    return true;
  }
  void close() const {
    if (read_end >= 0) ::close(read_end);
    if (write_end >= 0) ::close(write_end);
  }
};

}  // namespace

Result<WorkerProcess> WorkerProcess::start(const std::vector<std::string>& command, bool verbose) {
  Pipe to_worker;
  Pipe from_worker;
  if (!to_worker.open() || !from_worker.open()) {
    const int code = errno;
    to_worker.close();
    from_worker.close();
    return spawn_error("pipe", code);
  }
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, to_worker.read_end, STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, from_worker.write_end, STDOUT_FILENO);
  if (!verbose) posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<std::string> arguments = command;
  std::vector<std::string> environment = worker_environment();
  pid_t pid = -1;
  const int code = posix_spawn(&pid, command.front().c_str(), &actions, nullptr, pointers_to(arguments).data(),
                               pointers_to(environment).data());
  posix_spawn_file_actions_destroy(&actions);
  ::close(to_worker.read_end);
  ::close(from_worker.write_end);
  if (code != 0) {
    ::close(to_worker.write_end);
    ::close(from_worker.read_end);
    return spawn_error(command.front(), code);
  }
  return WorkerProcess(pid, to_worker.write_end, from_worker.read_end);
}

WorkerProcess::WorkerProcess(WorkerProcess&& other) noexcept
    : pid_(std::exchange(other.pid_, -1)),
      in_(std::exchange(other.in_, -1)),
      out_(std::exchange(other.out_, -1)),
      frames_(std::move(other.frames_)),
      last_sign_(other.last_sign_) {}

WorkerProcess& WorkerProcess::operator=(WorkerProcess&& other) noexcept {
  if (this != &other) {
    end(true);
    pid_ = std::exchange(other.pid_, -1);
    in_ = std::exchange(other.in_, -1);
    out_ = std::exchange(other.out_, -1);
    frames_ = std::move(other.frames_);
    last_sign_ = other.last_sign_;
  }
  return *this;
}

WorkerProcess::~WorkerProcess() {
  end(true);
}

void WorkerProcess::close_pipes() {
  if (in_ >= 0) ::close(in_);
  if (out_ >= 0) ::close(out_);
  in_ = out_ = -1;
}

void WorkerProcess::give_way() const {
  constexpr int kBehindOthers = 5;
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(pid_), kBehindOthers);
}

bool WorkerProcess::send(const Message& message) {
  const std::string frame = to_frame(message);
  std::size_t at = 0;
  while (at < frame.size()) {
    const ssize_t count = ::write(in_, frame.data() + at, frame.size() - at);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    at += static_cast<std::size_t>(count);
  }
  return true;
}

bool WorkerProcess::receive() {
  std::array<char, 262144> bytes;  // NOLINT: filled by read
  const ssize_t count = ::read(out_, bytes.data(), bytes.size());
  if (count < 0 && errno == EINTR) return true;
  if (count <= 0) return false;
  last_sign_ = Clock::now();
  frames_.feed({bytes.data(), static_cast<std::size_t>(count)});
  return true;
}

bool WorkerProcess::ends_in(std::chrono::milliseconds time, int* status) const {
  constexpr std::chrono::milliseconds kStep{5};
  const auto until = Clock::now() + time;
  while (::waitpid(pid_, status, WNOHANG) == 0) {
    if (Clock::now() >= until) return false;
    std::this_thread::sleep_for(kStep);
  }
  return true;
}

WorkerProcess::End WorkerProcess::end(bool by_force) {
  End result;
  close_pipes();
  if (pid_ < 0) return result;
  int status = 0;
  if (by_force || !ends_in(kGrace, &status)) {
    ::kill(pid_, SIGKILL);
    while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
    }
  }
  pid_ = -1;
  if (WIFSIGNALED(status)) {
    const int signal = WTERMSIG(status);
    result.cpu_limit = signal == SIGXCPU;
    result.text = fmt::format("signal {} ({})", signal, ::strsignal(signal));
  } else {
    result.text = fmt::format("exit code {}", WEXITSTATUS(status));
  }
  return result;
}

}  // namespace ziping::batch
