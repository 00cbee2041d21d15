#include "serve/problem.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace ziping::serve {
namespace {

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
  reply.content_type = "application/problem+json";
  reply.body = body.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
  return reply;
}

Reply problem(const Error& error) {
  std::string name(to_string(error.code));
  std::replace(name.begin(), name.end(), '_', '-');
  const int status = status_of(error.code);
  // Faults of ours are no business of the other side.
  const std::string detail = status == 500 ? "see the server's standard error" : error.message;
  return problem(status, name, status == 500 ? "internal error" : name, detail);
}

}  // namespace ziping::serve
