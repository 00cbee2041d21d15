#pragma once
#include <memory>
#include <string>
#include <vector>

#include "batch/run.h"
#include "patterns/pattern_set.h"
#include "patterns/sentence_book.h"
#include "serve/assets.h"

namespace ziping::serve {

struct ServerOptions {
  std::string database;
  /// An address of this machine; loopback unless somebody wants it otherwise. Port 0: any that is free.
  std::string host = "127.0.0.1";
  int port = 0;
  /// Further names by which it may be called ("desk.example:8080"), as behind a proxy.
  std::vector<std::string> names;
  /// The desk's pages, for this reviewer; else the interface alone.
  bool desk = false;
  std::string reviewer;
  std::string token_file;
  /// Where what is handed in is kept; empty: "<database>.uploads".
  std::string uploads;
  Texts chinese;
  Texts english;
  /// In which refusals are told to who wants Chinese; null: in English to everybody.
  std::shared_ptr<const patterns::SentenceBook> sentences;
  /// How documents that are handed in are read; inputs and database are not looked at. Its limits are set for this
  /// process.
  batch::RunOptions run;
};

/// The desk and the interface over one database, whose only writer it is while it lives. Files are never parsed in this
/// process. `listen` serves until `stop`, which any thread may call.
class Server {
 public:
  /// Errors of opening the database, store_locked above all; usage where address or token file cannot be used.
  static Result<Server> open(ServerOptions options, std::shared_ptr<const patterns::PatternSet> patterns);
  Server(Server&&) noexcept;
  Server& operator=(Server&&) noexcept;
  ~Server();

  /// "http://127.0.0.1:40123"
  const std::string& address() const;
  /// With a one-time token that opens a session; empty where there is no desk.
  std::string desk_address();
  /// A bearer token with all scopes that dies with the server; for starting without a token file.
  std::string fresh_bearer();
  bool has_tokens() const;
  bool on_loopback() const;
  /// The interface's description.
  std::string openapi() const;
  void listen();
  void stop();

 private:
  struct State;
  explicit Server(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace ziping::serve
