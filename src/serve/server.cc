#include "serve/server.h"

#include <fmt/format.h>
#include <httplib.h>

#include <atomic>
#include <optional>
#include <set>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "serve/document_routes.h"
#include "serve/gate.h"
#include "serve/job_routes.h"
#include "serve/openapi.h"
#include "serve/picture_routes.h"
#include "serve/problem.h"

namespace ziping::serve {
namespace {

bool is_loopback(const std::string& host) {
  return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::string bracketed(const std::string& host) {
  return host.find(':') == std::string::npos ? host : "[" + host + "]";
}

output::Language language_of(const httplib::Request& from) {
  return ascii::lower(from.get_header_value("Accept-Language")).starts_with("zh") ? output::Language::Chinese
                                                                                  : output::Language::English;
}

Request request_of(const httplib::Request& from, const patterns::SentenceBook* sentences) {
  Request request;
  request.language = language_of(from);
  request.sentences = sentences;
  request.method = from.method;
  request.path = from.path;
  request.remote = from.remote_addr;
  for (const auto& [name, value] : from.params) request.query.emplace(name, value);
  for (const auto& [name, value] : from.headers) request.headers.emplace(ascii::lower(name), value);
  return request;
}

/// Makes the library hand over a form's body as it comes: its own reader of forms puts lines of any length through a
/// recursive matcher, which ends the program. The request is the library's own object, which is not const.
void hide_form(const httplib::Request& from) {
  if (from.is_multipart_form_data()) const_cast<httplib::Request&>(from).headers.erase("Content-Type");
}

void give(const Request& request, Reply reply, httplib::Response* to) {
  say_problem(request, &reply);
  add_safety_headers(&reply);
  to->status = reply.status;
  for (const auto& [name, value] : reply.headers) to->set_header(name, value);
  if (!reply.events) {
    if (reply.status != 304) to->set_content(reply.body, reply.content_type);
    return;
  }
  to->set_chunked_content_provider(reply.content_type, [next = reply.events](std::size_t, httplib::DataSink& sink) {
    bool heard = true;
    const bool more = next([&](std::string_view bytes) {
      heard = sink.is_writable() && sink.write(bytes.data(), bytes.size());
      return heard;
    });
    if (heard && !more) sink.done();
    return heard;
  });
}

}  // namespace

struct Server::State {
  State(ServerOptions from, std::shared_ptr<const patterns::PatternSet> patterns, store::Store opened)
      : options(std::move(from)),
        store(std::move(opened)),
        documents(store, patterns),
        drawer(options.run.worker_command, options.run.limits),
        pictures(limits().picture_cache_bytes),
        assets(options.chinese, options.english),
        jobs(documents, patterns, options.run, options.uploads) {
    add_document_routes(router, documents);
    add_fact_routes(router, documents);
    add_finding_routes(router, documents);
    add_picture_routes(router, documents, drawer, pictures, options.database);
    add_desk_routes(router, documents);
    add_decision_routes(router, documents);
    add_job_routes(router, documents, jobs, stopping);
    add_own_routes();
  }

  void add_own_routes() {
    router.add({"GET",
                "/api/v1/me",
                Scope::Read,
                "Who one is here, and what one may do",
                {},
                "Me",
                "",
                200,
                "application/json",
                "",
                [](const Request& request) {
                  const Principal& principal = request.principal;
                  Json scopes = Json::array();
                  for (const Scope scope : {Scope::Read, Scope::Submit, Scope::Review}) {
                    if (principal.may(scope)) scopes.push_back(to_string(scope));
                  }
                  const bool chinese = request.language == output::Language::Chinese;
                  return json_reply({{"reviewer", principal.name},
                                     {"scopes", std::move(scopes)},
                                     {"csrf", principal.session ? Json(principal.csrf) : Json(nullptr)},
                                     {"lang", chinese ? "zh" : "en"}});
                }});
    router.add({"GET",
                "/api/v1/openapi.json",
                Scope::None,
                "This description",
                {},
                "OpenApi",
                "",
                200,
                "application/json",
                "",
                [this](const Request&) {
                  Reply reply;
                  reply.body = openapi_document(router);
                  return reply;
                }});
  }

  Status bind() {
    http.set_keep_alive_max_count(limits().requests_of_connection);
    http.set_keep_alive_timeout(limits().silence_seconds);
    http.set_read_timeout(limits().transfer_seconds);
    http.set_write_timeout(limits().transfer_seconds);
    // A form has lines around its file.
    http.set_payload_max_length(limits().upload_bytes + limits().body_bytes);
    http.set_tcp_nodelay(true);
    http.new_task_queue = [] { return new httplib::ThreadPool(limits().server_threads); };
    int listening = -1;
    http.set_socket_options([&](socket_t socket) {
      int yes = 1;
      ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
      listening = socket;
    });
    port = options.port;
    const bool bound = options.port == 0 ? (port = http.bind_to_any_port(options.host)) > 0
                                         : http.bind_to_port(options.host, options.port);
    if (!bound) {
      return Error{ErrorCode::Usage, fmt::format("{} port {} cannot be listened on", options.host, options.port), {}};
    }
    ::listen(listening, limits().server_backlog);
    http.set_socket_options([](socket_t) {});
    address = fmt::format("http://{}:{}", bracketed(options.host), port);
    return Done{};
  }

  std::set<std::string> hosts() const {
    std::set<std::string> names{ascii::lower(fmt::format("{}:{}", bracketed(options.host), port))};
    if (is_loopback(options.host)) {
      for (const char* name : {"127.0.0.1", "localhost", "[::1]"}) names.insert(fmt::format("{}:{}", name, port));
    }
    for (const std::string& name : options.names) names.insert(ascii::lower(name));
    return names;
  }

  Request asked(const httplib::Request& from) const { return request_of(from, options.sentences.get()); }

  /// Everything goes through the gate. Reading requests are answered before the library's routing (which would put the
  /// path through a recursive matcher); those with a body by a handler that may leave the body on the way.
  void attach() {
    gate.emplace(router, tokens, assets, options.desk, hosts());
    http.set_pre_routing_handler([this](const httplib::Request& from, httplib::Response& to) {
      using Handled = httplib::Server::HandlerResponse;
      if (from.target.size() > limits().target_bytes) {
        give(asked(from), problem(414, "target-too-long", "the path is too long"), &to);
        to.set_header("Connection", "close");
        return Handled::Handled;
      }
      if (from.method == "POST" || from.method == "PUT" || from.method == "PATCH" || from.method == "DELETE") {
        return Handled::Unhandled;
      }
      const Request request = asked(from);
      give(request, gate->answer(request), &to);
      return Handled::Handled;
    });
    const auto with_body = [this](const httplib::Request& from, httplib::Response& to,
                                  const httplib::ContentReader& reader) {
      Request request = asked(from);
      bool read = false;
      bool left = false;
      request.read_body = [&](const TakeBytes& take) {
        if (std::exchange(read, true)) return false;
        bool wanted = true;
        // The rest of what is not wanted any more is passed over: it must not be taken for the next request. Only of
        // a body that does not say how long it is there may be no end.
        const bool ends = from.has_header("Content-Length");
        const bool whole = reader([&](const char* data, std::size_t size) {
          wanted = wanted && take({data, size});
          return wanted || ends;
        });
        left = !whole && !ends;
        return whole && wanted;
      };
      hide_form(from);
      Reply reply = gate->answer(request);
      if (!read) reader([](const char*, std::size_t) { return true; });
      give(request, std::move(reply), &to);
      if (left) to.set_header("Connection", "close");
    };
    http.Post(".*", with_body);
    http.Put(".*", with_body);
    http.Patch(".*", with_body);
    http.Delete(".*", with_body);
    http.set_exception_handler([this](const httplib::Request& from, httplib::Response& to, std::exception_ptr fault) {
      try {
        std::rethrow_exception(fault);
      } catch (const std::exception& what) {
        fmt::print(stderr, "ziping: a fault of ziping: {}\n", what.what());
      } catch (...) {
        fmt::print(stderr, "ziping: a fault of ziping\n");
      }
      give(asked(from), problem(500, "internal", "internal error", "see the server's standard error"), &to);
    });
    // What the library refuses by itself: bad requests, bodies that are too large. It leaves their bodies on the way,
    // where they would be taken for the next request: the connection ends.
    http.set_error_handler([this](const httplib::Request& from, httplib::Response& to) {
      if (!to.body.empty() || to.status < 400) return;
      give(asked(from),
           problem(to.status, "refused", to.status == 413 ? "the body is too large" : "this is no request for us"),
           &to);
      to.set_header("Connection", "close");
    });
  }

  ServerOptions options;
  std::atomic<bool> stopping{false};
  store::Store store;
  Documents documents;
  batch::PictureDrawer drawer;
  PictureCache pictures;
  Tokens tokens;
  Assets assets;
  Router router;
  std::optional<Gate> gate;
  Jobs jobs;
  int port = 0;
  std::string address;
  httplib::Server http;
};

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}
Server::Server(Server&&) noexcept = default;
Server& Server::operator=(Server&&) noexcept = default;
Server::~Server() = default;

Result<Server> Server::open(ServerOptions options, std::shared_ptr<const patterns::PatternSet> patterns) {
  set_limits(options.run.limits);
  auto store = store::Store::open(options.database, {});
  if (!store) return store.error();
  if (options.uploads.empty()) options.uploads = options.database + ".uploads";
  const std::string token_file = options.token_file;
  auto state = std::make_unique<State>(std::move(options), std::move(patterns), std::move(*store));
  if (!token_file.empty()) {
    if (Status loaded = state->tokens.load(token_file); !loaded) return loaded.error();
  }
  if (Status bound = state->bind(); !bound) return bound.error();
  state->attach();
  state->jobs.resume();
  return Server(std::move(state));
}

const std::string& Server::address() const {
  return state_->address;
}

std::string Server::desk_address() {
  if (!state_->options.desk) return {};
  return state_->address + "/session?token=" + state_->tokens.one_time(state_->options.reviewer);
}

std::string Server::fresh_bearer() {
  const std::string token = fresh_token();
  // The scopes are ours, they cannot be wrong.
  (void)state_->tokens.add("terminal", "read,submit,review", token);
  return token;
}

bool Server::has_tokens() const {
  return state_->tokens.any();
}

bool Server::on_loopback() const {
  return is_loopback(state_->options.host);
}

std::string Server::openapi() const {
  return openapi_document(state_->router);
}

void Server::listen() {
  state_->http.listen_after_bind();
}

void Server::stop() {
  state_->stopping = true;
  state_->http.stop();
  state_->jobs.stop();
}

}  // namespace ziping::serve
