#include <fmt/format.h>
#include <pthread.h>

#include <CLI/CLI.hpp>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <thread>

#include "cli/commands.h"
#include "cli/messages.h"
#include "cli/static_pages.h"
#include "cli/stored_document.h"
#include "patterns/message_book.h"
#include "serve/server.h"
#include "serve/tokens.h"

namespace ziping::cli {
namespace {

struct Arguments {
  serve::ServerOptions server;
  std::vector<std::string> patterns;
  std::string models;
  std::string tessdata;
  std::string new_token;
  std::string pages;
  std::string language;
};

/// Ends the server on Ctrl-C and SIGTERM. The signals are blocked in all threads and waited for in one.
class EndOnSignal {
 public:
  EndOnSignal() {
    sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) sigaddset(&signals_, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals_, &before_);
  }
  ~EndOnSignal() {
    if (thread_.joinable()) {
      ::pthread_kill(thread_.native_handle(), SIGUSR1);
      thread_.join();
    }
    ::pthread_sigmask(SIG_SETMASK, &before_, nullptr);
  }
  EndOnSignal(const EndOnSignal&) = delete;
  EndOnSignal& operator=(const EndOnSignal&) = delete;

  void watch(serve::Server& server) {
    thread_ = std::thread([this, &server] {
      int signal = 0;
      if (::sigwait(&signals_, &signal) == 0 && signal != SIGUSR1) server.stop();
    });
  }

 private:
  sigset_t signals_{};
  sigset_t before_{};
  std::thread thread_;
};

int make_token(const std::string& what) {
  const std::size_t colon = what.find(':');
  const std::string name = what.substr(0, colon);
  const std::string scopes = colon == std::string::npos ? "read" : what.substr(colon + 1);
  const std::string token = serve::fresh_token();
  serve::Tokens tokens;
  if (Status fine = tokens.add(name, scopes, token); !fine) return report(fine.error());
  fmt::print("{}\n{}\n", in_run_language("token (give it to the client, it is not kept): " + token),
             in_run_language("line for the token file: " + serve::token_line(name, scopes, token)));
  return 0;
}

void announce(serve::Server& server, bool desk) {
  if (!server.on_loopback()) {
    fmt::print(stderr, "ziping: {}\n",
               in_run_language("warning: other machines can reach this address, and nothing on the way is encrypted; "
                               "put a proxy with TLS in front of it"));
  }
  if (desk) fmt::print("{}\n", in_run_language("the desk: " + server.desk_address()));
  if (!desk || server.has_tokens()) {
    fmt::print("{}\n", in_run_language("the interface: " + server.address() + "/api/v1/openapi.json"));
  }
  // Whoever has a token file has tokens.
  if (!desk && !server.has_tokens()) {
    fmt::print("{}\n", in_run_language("token until it ends: " + server.fresh_bearer()));
  }
  fmt::print("{}\n", in_run_language("Ctrl-C ends it"));
  std::fflush(stdout);
}

int serve_database(const Arguments& arguments) {
  if (!arguments.new_token.empty()) return make_token(arguments.new_token);
  serve::ServerOptions options = arguments.server;
  if (options.database.empty()) return report({ErrorCode::Usage, "which database? ziping serve DB", {}});
  options.run.engine.tessdata = arguments.tessdata;
  options.run.engine.models = standard_patterns() + "/ocr";
  options.run.engine.onnx_models = arguments.models;
  options.run.worker_command = {program_path(), "--worker"};
  const auto patterns = load_patterns(arguments.patterns);
  if (!patterns) return report(patterns.error());
  const auto messages = patterns::load_messages(standard_patterns() + "/desk/messages.toml");
  if (!messages) return report(messages.error());
  options.chinese = messages->texts("zh");
  options.english = messages->texts("en");
  auto sentences = patterns::load_sentences(standard_patterns() + "/messages/sentences.toml");
  if (!sentences) return report(sentences.error());
  options.sentences = std::make_shared<patterns::SentenceBook>(std::move(*sentences));
  const bool desk = options.desk;
  EndOnSignal end;
  auto server = serve::Server::open(std::move(options), *patterns);
  if (!server) return report(server.error());
  announce(*server, desk);
  end.watch(*server);
  server->listen();
  server->stop();
  return 0;
}

int write_pages(const Arguments& arguments) {
  const auto store = open_to_read(arguments.server.database);
  if (!store) return report(store.error());
  const Status written = write_static_pages(*store, {}, language_of(arguments.language), arguments.pages, {}, "review");
  return written ? 0 : report(written.error());
}

std::string user_name() {
  const char* name = std::getenv("USER");
  return name != nullptr && *name != '\0' ? name : "reviewer";
}

void add_options(CLI::App& command, Arguments& arguments) {
  serve::ServerOptions& server = arguments.server;
  command.add_option("--host", server.host, "address to listen on (default 127.0.0.1: this machine only)");
  command.add_option("--port", server.port, "port to listen on (default: any that is free)")
      ->check(CLI::Range(0, 65535));
  command.add_option("--name", server.names, "a further name by which it may be called, as HOST:PORT");
  command.add_option("--token-file", server.token_file, "who may come in: lines of NAME SCOPES SHA256");
  command.add_option("--uploads", server.uploads, "folder for what is handed in (default: DB.uploads)");
  command.add_option("-j,--jobs", server.run.jobs, "worker processes (default: one a core)")->check(CLI::Range(1, 256));
  command.add_option("--patterns", arguments.patterns, "a folder of your own patterns, on top of the product's");
  command.add_option("--models", arguments.models, "folder with ONNX Runtime and a PP-OCR recogniser");
  command.add_option("--tessdata", arguments.tessdata, "folder with Tesseract's models");
}

}  // namespace

void add_serve(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  CLI::App* command =
      program.add_subcommand("serve", "Serve a database to other systems (HTTP, JSON) and take documents in");
  command->add_option("db", arguments->server.database, "the database (made where it is not there)");
  command->add_option("--new-token", arguments->new_token,
                      "make a token: NAME:read,submit,review; prints it and its line for the token file");
  add_options(*command, *arguments);
  command->callback([arguments, &code] { code = serve_database(*arguments); });
}

void add_review(CLI::App& program, int& code) {
  auto arguments = std::make_shared<Arguments>();
  arguments->server.desk = true;
  arguments->server.reviewer = user_name();
  CLI::App* command = program.add_subcommand("review", "The reviewer's desk: settle figures with the page in view");
  command->add_option("db", arguments->server.database, "the database")->required();
  command->add_option("--reviewer", arguments->server.reviewer, "the name that decisions bear (default: $USER)");
  command->add_option("--static", arguments->pages,
                      "serve nothing; write the documents into this folder as pages that open without a server");
  add_language(*command, arguments->language);
  add_options(*command, *arguments);
  command->callback(
      [arguments, &code] { code = arguments->pages.empty() ? serve_database(*arguments) : write_pages(*arguments); });
}

}  // namespace ziping::cli
