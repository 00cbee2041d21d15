#include "serve/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ziping::serve {
namespace {

constexpr const char* kProblem = "application/problem+json";

int status_of(ErrorCode code) {
  switch (code) {
    case ErrorCode::InputMissing:
    case ErrorCode::InputChanged:
      return 410;
    case ErrorCode::FileTooLarge:
      return 413;
    case ErrorCode::PageTimeout:
      return 504;
    case ErrorCode::StoreFull:
      return 507;
    case ErrorCode::ValueUnclear:
    case ErrorCode::Usage:
      return 422;
    default:
      break;
  }
  switch (category(code)) {
    case ErrorCategory::Input:
    case ErrorCategory::Limit:
    case ErrorCategory::Reading:
    case ErrorCategory::Pattern:
    case ErrorCategory::Usage:
      return 422;
    case ErrorCategory::Environment:
      return 503;
    case ErrorCategory::Internal:
      break;
  }
  return 500;
}

}  // namespace

Reply problem(int status, const std::string& name, const std::string& title, const std::string& detail) {
  nlohmann::ordered_json body = {{"type", "about:blank#" + name}, {"title", title}, {"status", status}};
  if (!detail.empty()) body["detail"] = detail;
  Reply reply;
  reply.status = status;
  reply.content_type = kProblem;
  reply.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return reply;
}

Reply problem(const Error& error) {
  std::string name(to_string(error.code));
  std::replace(name.begin(), name.end(), '_', '-');
  const int status = status_of(error.code);
  // Faults of ours are no business of the other side.
  const std::string detail = status == 500 ? "see the server's standard error" : error.message;
  std::string title = name;
  std::replace(title.begin(), title.end(), '-', ' ');
  return problem(status, name, status == 500 ? "internal error" : title, detail);
}

void say_problem(const Request& request, Reply* reply) {
  if (reply->content_type != kProblem || request.language != output::Language::Chinese) return;
  auto body = nlohmann::ordered_json::parse(reply->body, nullptr, false);
  if (!body.is_object()) return;
  for (const char* member : {"title", "detail"}) {
    if (body.contains(member)) body[member] = request.said(body[member].get<std::string>());
  }
  reply->body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace ziping::serve
