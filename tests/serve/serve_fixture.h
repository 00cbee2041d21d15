#pragma once
#include <gtest/gtest.h>
#include <httplib.h>

#include <chrono>
#include <fstream>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <sstream>
#include <string>
#include <thread>

#include "serve/server.h"
#include "serve/tokens.h"
#include "store/sample_record.h"

namespace ziping::testing {

inline std::shared_ptr<const patterns::PatternSet> shared_patterns() {
  static const auto kLoaded = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  EXPECT_TRUE(kLoaded) << kLoaded.error().message;
  return *kLoaded;
}

/// A server on a free port of loopback with a database of its own, the desk and three tokens; a client to talk to it.
class ServeTest : public ::testing::Test {
 protected:
  void SetUp() override { start(); }
  void TearDown() override { stop(); }

  void start() {
    const std::string tokens = folder_ / "tokens";
    std::ofstream(tokens) << serve::token_line("all", "read,submit,review", "all-token") << "\n"
                          << serve::token_line("reader", "read", "read-token") << "\n# a comment\n\n"
                          << serve::token_line("sender", "submit,read", "submit-token") << "\n";
    serve::ServerOptions options;
    options.database = folder_ / "a.db";
    options.desk = true;
    options.reviewer = "chen";
    options.token_file = tokens;
    options.chinese = {{"ui.brand", "自评"}};
    options.english = {{"ui.brand", "ziping"}};
    auto sentences = patterns::load_sentences(ZIPING_SOURCE_DIR "/patterns/messages/sentences.toml");
    ASSERT_TRUE(sentences) << describe(sentences.error());
    options.sentences = std::make_shared<patterns::SentenceBook>(std::move(*sentences));
    options.run.jobs = 1;
    options.run.worker_command = {ZIPING_PROGRAM, "--worker"};
    options.run.read.ocr = batch::OcrMode::Never;
    auto opened = serve::Server::open(options, shared_patterns());
    ASSERT_TRUE(opened) << opened.error().message;
    server_.emplace(std::move(*opened));
    thread_ = std::thread([this] { server_->listen(); });
    client_ = std::make_unique<httplib::Client>(server_->address());
    client_->set_keep_alive(true);
    client_->set_read_timeout(60);
  }
  void stop() {
    client_.reset();
    if (server_) server_->stop();
    if (thread_.joinable()) thread_.join();
    server_.reset();
  }

  static httplib::Headers as(const std::string& token) { return {{"Authorization", "Bearer " + token}}; }
  nlohmann::json get(const std::string& path, int status = 200, const std::string& token = "all-token") {
    const auto answer = client_->Get(path, as(token));
    EXPECT_TRUE(answer) << path;
    if (!answer) return {};
    EXPECT_EQ(answer->status, status) << path << ": " << answer->body;
    return nlohmann::json::parse(answer->body, nullptr, false);
  }
  nlohmann::json post(const std::string& path, const nlohmann::json& body, int status) {
    const auto answer = client_->Post(path, as("all-token"), body.dump(), "application/json");
    EXPECT_TRUE(answer) << path;
    if (!answer) return {};
    EXPECT_EQ(answer->status, status) << path << ": " << answer->body;
    return nlohmann::json::parse(answer->body, nullptr, false);
  }
  /// Hands a sample in and waits until it is read; its id.
  std::string submit(const std::string& sample) {
    const auto answer = client_->Post("/api/v1/documents", as("submit-token"),
                                      bytes_of(std::string(ZIPING_SOURCE_DIR "/samples/") + sample), "application/pdf");
    EXPECT_TRUE(answer);
    if (!answer) return {};
    EXPECT_EQ(answer->status, 202) << answer->body;
    const auto job = nlohmann::json::parse(answer->body);
    // The stream ends with the job.
    const auto events = client_->Get(job["status_url"].get<std::string>() + "/events", as("read-token"));
    EXPECT_TRUE(events);
    if (!events) return {};
    EXPECT_NE(events->body.find("event: done"), std::string::npos) << events->body;
    return job["document"];
  }

  TemporaryFolder folder_;
  std::optional<serve::Server> server_;
  std::thread thread_;
  std::unique_ptr<httplib::Client> client_;
};

}  // namespace ziping::testing
