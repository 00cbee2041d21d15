#include "serve/assets.h"

#include <nlohmann/json.hpp>

#include "base/sha256.h"
#include "serve/embedded.h"
#include "serve/problem.h"

namespace ziping::serve {
namespace {

std::string type_of(std::string_view name) {
  const std::string_view ending = name.substr(std::min(name.rfind('.'), name.size()));
  if (ending == ".html") return "text/html; charset=utf-8";
  if (ending == ".css") return "text/css; charset=utf-8";
  if (ending == ".js") return "text/javascript; charset=utf-8";
  if (ending == ".svg") return "image/svg+xml";
  if (ending == ".json") return "application/json";
  return "application/octet-stream";
}

std::string json_of(const Texts& texts) {
  return nlohmann::json(texts).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Assets::Assets(const Texts& chinese, const Texts& english)
    : messages_zh_(json_of(chinese)), messages_en_(json_of(english)) {
  for (const Embedded& embedded : embedded_files()) add(std::string(embedded.name), embedded.text());
  add("messages.zh.json", messages_zh_);
  add("messages.en.json", messages_en_);
}

void Assets::add(const std::string& name, std::string_view bytes) {
  assets_[name] = {bytes, type_of(name), '"' + sha256_hex(bytes).substr(0, 32) + '"'};
}

Reply Assets::reply(const Request& request, const std::string& name) const {
  const auto found = assets_.find(name);
  if (found == assets_.end()) return problem(404, "no-such-file", "there is no such file");
  const Asset& asset = found->second;
  Reply reply;
  reply.headers = {{"ETag", asset.etag}, {"Cache-Control", "no-cache"}};
  if (request.header("if-none-match") == asset.etag) {
    reply.status = 304;
    return reply;
  }
  reply.content_type = asset.type;
  reply.body = asset.bytes;
  return reply;
}

std::string_view asset(std::string_view name) {
  for (const Embedded& embedded : embedded_files()) {
    if (embedded.name == name) return embedded.text();
  }
  return {};
}

}  // namespace ziping::serve
