#include "serve/job_routes.h"

#include <filesystem>
#include <memory>

#include "base/file_digest.h"
#include "base/limits.h"
#include "serve/incoming.h"
#include "serve/json_parts.h"
#include "serve/problem.h"

namespace ziping::serve {
namespace {

namespace fs = std::filesystem;

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

Json job_json(const JobState& state, const Request& request) {
  return {{"job", state.job},
          {"state", name_of(state.stage)},
          {"document", short_id(state.sha256)},
          {"pages_done", state.pages_done},
          {"pages", state.pages},
          {"status_url", "/api/v1/jobs/" + state.job},
          {"problem", state.problem.empty() ? Json(nullptr) : Json(request.said(state.problem))}};
}

Reply submitted(const Request& request, const JobState& state, bool known) {
  Reply reply = json_reply(job_json(state, request), known ? 200 : 202);
  reply.headers.emplace_back("Location", "/api/v1/jobs/" + state.job);
  return reply;
}

Reply submit(const Request& request, Documents& documents, Jobs& jobs) {
  if (!jobs.has_room()) {
    Reply busy = problem(503, "queue-full", "too many documents wait to be read");
    busy.headers.emplace_back("Retry-After", "10");
    return busy;
  }
  std::error_code failed;
  fs::create_directories(jobs.folder(), failed);
  Incoming incoming(jobs.folder());
  if (auto refusal = receive(request, &incoming)) return *refusal;
  const auto digest = digest_of_file(incoming.path());
  if (!digest) return problem(digest.error());
  const auto known = documents.store().find_by_hash(digest->sha256);
  if (!known) return problem(known.error());
  if (*known && (*known)->status != "running") {
    const auto state = jobs.find(Jobs::job_id(digest->sha256));
    if (state) return submitted(request, *state, true);
  }
  if (const auto same = jobs.find(Jobs::job_id(digest->sha256)); same && !same->ended())
    return submitted(request, *same, false);
  const std::string name = short_id(digest->sha256) + "-" + harmless_name(incoming.name()) + ".pdf";
  const fs::path file = fs::path(jobs.folder()) / name;
  if (!incoming.keep_as(file.string())) return disk_problem(incoming.error());
  return submitted(request, jobs.submit(digest->sha256, file.string()), false);
}

/// The states of one job as server-sent events, until it has ended.
class JobEvents {
 public:
  JobEvents(Jobs& jobs, const Request& request, const std::atomic<bool>& stopping, std::atomic<int>& streams)
      : jobs_(jobs), request_(request), job_(request.part("job")), stopping_(stopping), streams_(streams) {
    request_.read_body = nullptr;
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
    return write(std::string("event: ") + event + "\ndata: " +
                 job_json(*state, request_).dump(-1, ' ', false, Json::error_handler_t::replace) + "\n\n") &&
           !state->ended();
  }

 private:
  Jobs& jobs_;
  Request request_;
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
  auto source = std::make_shared<JobEvents>(jobs, request, stopping, *streams);
  Reply reply;
  reply.content_type = "text/event-stream";
  reply.events = [source, streams](const TakeBytes& write) { return source->next(write); };
  return reply;
}

}  // namespace

void add_job_routes(Router& router, Documents& documents, Jobs& jobs, const std::atomic<bool>& stopping) {
  const auto streams = std::make_shared<std::atomic<int>>(0);
  router.add(
      {"POST",
       "/api/v1/documents",
       Scope::Submit,
       "Hands a PDF in, as the body or as the one file of a form: 202 and a job, or 200 where the same bytes were "
       "read before",
       {{"X-File-Name", "header", "string", "what a body is called, percent-encoded UTF-8"}},
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
                return state ? json_reply(job_json(*state, request)) : no_such("job");
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
