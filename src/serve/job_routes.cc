#include "serve/job_routes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <memory>

#include "base/file_digest.h"
#include "base/limits.h"
#include "serve/json_parts.h"
#include "serve/percent.h"
#include "serve/problem.h"
#include "serve/tokens.h"

namespace ziping::serve {
namespace {

namespace fs = std::filesystem;

// Readers of PDF look for the mark so far into the file.
constexpr std::size_t kMarkWithin = 1024;
constexpr std::size_t kLongestName = 120;
constexpr std::chrono::milliseconds kEventSlice{500};
constexpr int kSlicesOfSilence = 20;

const char* name_of(JobStage stage) {
  switch (stage) {
    case JobStage::Queued:
      return "queued";
    case JobStage::Running:
      return "running";
    case JobStage::Done:
      return "done";
    case JobStage::Failed:
      break;
  }
  return "failed";
}

Json job_json(const JobState& state) {
  return {{"job", state.job},
          {"state", name_of(state.stage)},
          {"document", short_id(state.sha256)},
          {"pages_done", state.pages_done},
          {"pages", state.pages},
          {"status_url", "/api/v1/jobs/" + state.job},
          {"problem", state.problem.empty() ? Json(nullptr) : Json(state.problem)}};
}

/// A file being received; gone again unless it is kept.
class Incoming {
 public:
  explicit Incoming(const std::string& folder)
      : path_(fs::path(folder) / (".incoming-" + fresh_token().substr(0, 24))) {
    descriptor_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0) error_ = errno;
  }
  ~Incoming() {
    close();
    if (!kept_) ::unlink(path_.c_str());
  }
  Incoming(const Incoming&) = delete;
  Incoming& operator=(const Incoming&) = delete;

  bool take(std::string_view bytes) {
    if (head_.size() < kMarkWithin) head_ += bytes.substr(0, kMarkWithin - head_.size());
    size_ += bytes.size();
    while (!bytes.empty() && error_ == 0) {
      const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) error_ = count < 0 ? errno : EIO;
      if (count > 0) bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return error_ == 0;
  }
  /// On the disk under its name, for good.
  bool keep_as(const fs::path& name) {
    if (::fsync(descriptor_) != 0 || ::rename(path_.c_str(), name.c_str()) != 0) {
      error_ = errno;
      return false;
    }
    kept_ = true;
    return true;
  }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }
  bool has_mark() const { return head_.find("%PDF-") != std::string::npos; }
  std::size_t size() const { return size_; }
  int error() const { return error_; }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
  std::string head_;
  std::size_t size_ = 0;
  int descriptor_ = -1;
  int error_ = 0;
  bool kept_ = false;
};

Reply disk_problem(int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  return problem(full ? 507 : 503, full ? "disk-full" : "disk-failed", "the document cannot be kept",
                 std::strerror(error));
}

Reply submitted(const JobState& state, bool known) {
  Reply reply = json_reply(job_json(state), known ? 200 : 202);
  reply.headers.emplace_back("Location", "/api/v1/jobs/" + state.job);
  return reply;
}

Reply submit(const Request& request, Documents& documents, Jobs& jobs) {
  const std::string type = request.header("content-type");
  if (!type.starts_with("application/pdf") && !type.starts_with("application/octet-stream")) {
    return problem(415, "media-type", "the body must be application/pdf");
  }
  if (!jobs.has_room()) {
    Reply busy = problem(503, "queue-full", "too many documents wait to be read");
    busy.headers.emplace_back("Retry-After", "10");
    return busy;
  }
  std::error_code failed;
  fs::create_directories(jobs.folder(), failed);
  Incoming incoming(jobs.folder());
  if (incoming.error() != 0) return disk_problem(incoming.error());
  bool too_large = false;
  const bool whole = request.read_body && request.read_body([&](std::string_view bytes) {
    too_large = too_large || incoming.size() + bytes.size() > limits().upload_bytes;
    return !too_large && incoming.take(bytes);
  });
  if (too_large) return problem(413, "body-too-large", "the document is too large");
  if (incoming.error() != 0) return disk_problem(incoming.error());
  if (!whole) return problem(400, "body-incomplete", "the body ended too early");
  if (incoming.size() == 0) return problem(400, "body-empty", "the body is empty");
  if (!incoming.has_mark()) return problem(422, "not-a-pdf", "the body is no PDF");
  const auto digest = digest_of_file(incoming.path());
  if (!digest) return problem(digest.error());
  const auto known = documents.store().find_by_hash(digest->sha256);
  if (!known) return problem(known.error());
  if (*known && (*known)->status != "running") {
    const auto state = jobs.find(Jobs::job_id(digest->sha256));
    if (state) return submitted(*state, true);
  }
  if (const auto same = jobs.find(Jobs::job_id(digest->sha256)); same && !same->ended()) return submitted(*same, false);
  const std::string name =
      short_id(digest->sha256) + "-" + harmless_name(percent_decoded(request.header("x-file-name"))) + ".pdf";
  const fs::path file = fs::path(jobs.folder()) / name;
  if (!incoming.keep_as(file)) return disk_problem(incoming.error());
  return submitted(jobs.submit(digest->sha256, file.string()), false);
}

/// The states of one job as server-sent events, until it has ended.
class JobEvents {
 public:
  JobEvents(Jobs& jobs, std::string job, const std::atomic<bool>& stopping, std::atomic<int>& streams)
      : jobs_(jobs), job_(std::move(job)), stopping_(stopping), streams_(streams) {
    ++streams_;
  }
  ~JobEvents() { --streams_; }
  JobEvents(const JobEvents&) = delete;
  JobEvents& operator=(const JobEvents&) = delete;

  bool next(const TakeBytes& write) {
    if (stopping_) return false;
    const auto state = first_ ? jobs_.find(job_) : jobs_.wait(job_, version_, kEventSlice);
    if (!state) return false;
    if (!first_ && state->version <= version_ && !state->ended()) {
      // A sign of life now and then tells whether anybody still listens.
      if (++silent_ < kSlicesOfSilence) return true;
      silent_ = 0;
      return write(": still here\n\n");
    }
    first_ = false;
    silent_ = 0;
    version_ = state->version;
    const char* event = state->stage == JobStage::Done     ? "done"
                        : state->stage == JobStage::Failed ? "failed"
                                                           : "progress";
    return write(std::string("event: ") + event +
                 "\ndata: " + job_json(*state).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n") &&
           !state->ended();
  }

 private:
  Jobs& jobs_;
  std::string job_;
  const std::atomic<bool>& stopping_;
  std::atomic<int>& streams_;
  std::uint64_t version_ = 0;
  bool first_ = true;
  int silent_ = 0;
};

Reply events(const Request& request, Jobs& jobs, const std::atomic<bool>& stopping,
             const std::shared_ptr<std::atomic<int>>& streams) {
  if (!jobs.find(request.part("job"))) return no_such("job");
  if (*streams >= limits().event_streams) {
    Reply busy = problem(503, "streams-full", "too many streams of events are open");
    busy.headers.emplace_back("Retry-After", "5");
    return busy;
  }
  auto source = std::make_shared<JobEvents>(jobs, request.part("job"), stopping, *streams);
  Reply reply;
  reply.content_type = "text/event-stream";
  reply.events = [source, streams](const TakeBytes& write) { return source->next(write); };
  return reply;
}

}  // namespace

std::string harmless_name(const std::string& name) {
  std::string kept;
  const std::size_t slash = name.find_last_of("/\\");
  for (const char c : slash == std::string::npos ? name : name.substr(slash + 1)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = byte >= 0x80 || (byte > 0x20 && byte != 0x7F && std::strchr("<>:\"|?*%&;`$'", c) == nullptr);
    kept += plain ? c : '_';
  }
  if (kept.size() > 4 && (kept.ends_with(".pdf") || kept.ends_with(".PDF"))) kept.resize(kept.size() - 4);
  while (!kept.empty() && kept.front() == '.') kept.erase(0, 1);
  std::size_t length = std::min(kept.size(), kLongestName);
  while (length > 0 && length < kept.size() && (static_cast<unsigned char>(kept[length]) & 0xC0U) == 0x80U) --length;
  kept.resize(length);
  return kept.empty() ? "document" : kept;
}

void add_job_routes(Router& router, Documents& documents, Jobs& jobs, const std::atomic<bool>& stopping) {
  const auto streams = std::make_shared<std::atomic<int>>(0);
  router.add({"POST",
              "/api/v1/documents",
              Scope::Submit,
              "Hands a PDF in: 202 and a job, or 200 where the same bytes were read before",
              {{"X-File-Name", "header", "string", "what it is called, percent-encoded UTF-8"}},
              "Job",
              "binary",
              202,
              "application/json",
              "application/pdf",
              [&documents, &jobs](const Request& request) { return submit(request, documents, jobs); }});
  router.add({"GET",
              "/api/v1/jobs/{job}",
              Scope::Read,
              "How a document that was handed in fares",
              {},
              "Job",
              "",
              200,
              "application/json",
              "",
              [&jobs](const Request& request) {
                const auto state = jobs.find(request.part("job"));
                return state ? json_reply(job_json(*state)) : no_such("job");
              }});
  router.add(
      {"GET",
       "/api/v1/jobs/{job}/events",
       Scope::Read,
       "The same as server-sent events (progress, done, failed), until it has ended",
       {},
       "",
       "",
       200,
       "text/event-stream",
       "",
       [&jobs, &stopping, streams](const Request& request) { return events(request, jobs, stopping, streams); }});
}

}  // namespace ziping::serve
