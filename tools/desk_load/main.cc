// Many clients at once against a running `ziping serve`, reading and handing documents in, for some time; then every
// job that was taken must end well. Prints counts, times and the server's memory; exits 1 where anything failed.
//   desk_load --url http://127.0.0.1:PORT --token TOKEN --pdf SMALL.pdf [--clients 50] [--seconds 60] [--pid SERVER]
// Each document handed in is the PDF with a line of its own behind its end: other bytes, the same pages. Only addresses
// of this machine are accepted.
#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <fstream>
#include <map>
#include <mutex>
#include <nlohmann/json.hpp>
#include <random>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

namespace {

using Clock = std::chrono::steady_clock;
using nlohmann::json;

struct Options {
  std::string url;
  std::string token;
  std::string pdf;
  int clients = 50;
  int seconds = 60;
  /// One request of so many hands a document in.
  int submit_every = 60;
  /// On average, behind two requests: 50 clients stay below the 500 requests a second that the server gives one token.
  int pause_ms = 300;
  std::string pid;
};

/// What all clients together have seen.
class Tally {
 public:
  void answered(const std::string& kind, Clock::duration took) {
    const std::lock_guard guard(mutex_);
    times_[kind].push_back(std::chrono::duration<double, std::milli>(took).count());
  }
  void failed(const std::string& what) {
    const std::lock_guard guard(mutex_);
    ++failures_[what];
  }
  void taken(const std::string& job) {
    const std::lock_guard guard(mutex_);
    jobs_.push_back(job);
  }
  std::vector<std::string> jobs() const { return jobs_; }
  bool clean() const { return failures_.empty(); }

  void print() {
    fmt::print("{:12} {:>8} {:>9} {:>9} {:>9}\n", "request", "count", "p50 ms", "p95 ms", "max ms");
    for (auto& [kind, times] : times_) {
      std::sort(times.begin(), times.end());
      fmt::print("{:12} {:8} {:9.1f} {:9.1f} {:9.1f}\n", kind, times.size(), times[times.size() / 2],
                 times[times.size() * 95 / 100], times.back());
    }
    for (const auto& [what, count] : failures_) fmt::print("FAILED {} times: {}\n", count, what);
  }

 private:
  std::mutex mutex_;
  std::map<std::string, std::vector<double>> times_;
  std::map<std::string, int> failures_;
  std::vector<std::string> jobs_;
};

std::string bytes_of(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

/// Resident memory of the server in MB, 0 where it is not known.
double memory_of(const std::string& pid) {
  std::ifstream status("/proc/" + pid + "/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) return std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return 0;
}

class Client {
 public:
  Client(const Options& options, const std::string& pdf, int number, Tally& tally)
      : options_(options),
        pdf_(pdf),
        number_(number),
        tally_(tally),
        http_(options.url),
        random_(static_cast<unsigned>(number)) {
    http_.set_keep_alive(true);
    http_.set_read_timeout(60);
    http_.set_default_headers({{"Authorization", "Bearer " + options.token}});
  }

  void run(Clock::time_point until) {
    while (Clock::now() < until) {
      if (static_cast<int>(random_() % static_cast<unsigned>(options_.submit_every)) == 0) {
        submit();
      } else {
        read();
      }
      std::this_thread::sleep_for(
          std::chrono::milliseconds(random_() % static_cast<unsigned>(2 * options_.pause_ms) + 1));
    }
  }

 private:
  json get(const std::string& kind, const std::string& path) {
    const auto begun = Clock::now();
    const auto answer = http_.Get(path);
    if (!answer) {
      tally_.failed(kind + ": no answer: " + httplib::to_string(answer.error()));
      return {};
    }
    if (answer->status != 200) {
      tally_.failed(fmt::format("{}: status {}", kind, answer->status));
      return {};
    }
    tally_.answered(kind, Clock::now() - begun);
    return answer->body.starts_with('{') ? json::parse(answer->body, nullptr, false) : json();
  }

  void read() {
    const json list = get("documents", "/api/v1/documents?limit=20");
    if (!list.is_object() || list["items"].empty()) return;
    const json& document = list["items"][random_() % list["items"].size()];
    if (document["status"] == "running") return;
    const std::string at = "/api/v1/documents/" + document["id"].get<std::string>();
    switch (random_() % 6) {
      case 0:
        get("document", at);
        break;
      case 1:
        get("facts", at + "/facts?limit=50");
        break;
      case 2:
        get("findings", at + "/findings?verdict=fail");
        break;
      case 3:
        get("picture", at + "/pages/1/picture?width=700");
        break;
      case 4:
        get("boxes", at + "/pages/1/boxes");
        break;
      default: {
        const json queue = get("queue", at + "/queue?limit=5");
        if (queue.is_object() && !queue["items"].empty()) {
          get("desk", at + "/facts/" + queue["items"][0]["fact"].get<std::string>() + "/desk");
        }
      }
    }
  }

  void submit() {
    const auto begun = Clock::now();
    const std::string own = fmt::format("\n% {} {} {}\n", number_, count_++, begun.time_since_epoch().count());
    const auto answer = http_.Post("/api/v1/documents", pdf_ + own, "application/pdf");
    if (!answer || (answer->status != 202 && answer->status != 200)) {
      tally_.failed(answer ? fmt::format("submit: status {}", answer->status) : "submit: no answer");
      return;
    }
    tally_.answered("submit", Clock::now() - begun);
    tally_.taken(json::parse(answer->body)["job"].get<std::string>());
  }

  const Options& options_;
  const std::string& pdf_;
  int number_;
  int count_ = 0;
  Tally& tally_;
  httplib::Client http_;
  std::mt19937 random_;
};

/// Waits for all jobs, at most two minutes; how many did not end well.
int lost_jobs(const Options& options, const std::vector<std::string>& jobs) {
  httplib::Client http(options.url);
  http.set_default_headers({{"Authorization", "Bearer " + options.token}});
  const auto until = Clock::now() + std::chrono::minutes(2);
  int lost = 0;
  for (const std::string& job : jobs) {
    std::string state;
    while (Clock::now() < until) {
      const auto answer = http.Get("/api/v1/jobs/" + job);
      state = answer && answer->status == 200 ? json::parse(answer->body)["state"].get<std::string>() : "gone";
      if (state != "queued" && state != "running") break;
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
    }
    lost += state == "done" ? 0 : 1;
  }
  return lost;
}

bool parse(int count, char** arguments, Options* options) {
  for (int i = 1; i + 1 < count; i += 2) {
    const std::string name = arguments[i];
    const std::string value = arguments[i + 1];
    if (name == "--url") options->url = value;
    if (name == "--token") options->token = value;
    if (name == "--pdf") options->pdf = value;
    if (name == "--clients") options->clients = std::atoi(value.c_str());
    if (name == "--seconds") options->seconds = std::atoi(value.c_str());
    if (name == "--submit-every") options->submit_every = std::max(1, std::atoi(value.c_str()));
    if (name == "--pause-ms") options->pause_ms = std::max(1, std::atoi(value.c_str()));
    if (name == "--pid") options->pid = value;
  }
  const bool here = options->url.starts_with("http://127.") || options->url.starts_with("http://localhost:");
  return here && !options->token.empty() && !options->pdf.empty();
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  if (!parse(count, arguments, &options)) {
    fmt::print(stderr,
               "usage: desk_load --url http://127.0.0.1:PORT --token TOKEN --pdf FILE [--clients 50] "
               "[--seconds 60] [--submit-every 60] [--pause-ms 300] [--pid SERVER]\n");
    return 1;
  }
  const std::string pdf = bytes_of(options.pdf);
  Tally tally;
  const auto begun = Clock::now();
  const auto until = begun + std::chrono::seconds(options.seconds);
  std::vector<std::thread> threads;
  for (int i = 0; i < options.clients; ++i) {
    threads.emplace_back([&, i] { Client(options, pdf, i, tally).run(until); });
  }
  std::vector<double> memory;
  while (Clock::now() < until) {
    std::this_thread::sleep_for(std::chrono::seconds(5));
    if (!options.pid.empty()) memory.push_back(memory_of(options.pid));
  }
  for (std::thread& thread : threads) thread.join();
  const int lost = lost_jobs(options, tally.jobs());
  tally.print();
  fmt::print("{} clients, {} seconds; {} jobs taken, {} lost\n", options.clients, options.seconds, tally.jobs().size(),
             lost);
  if (!memory.empty()) {
    fmt::print("server's memory in MB, every 5 s:");
    for (const double megabytes : memory) fmt::print(" {:.0f}", megabytes);
    fmt::print("\n");
  }
  return tally.clean() && lost == 0 ? 0 : 1;
}
