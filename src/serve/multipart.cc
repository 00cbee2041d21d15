#include "serve/multipart.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "serve/percent.h"

namespace ziping::serve {
namespace {

constexpr std::size_t kLongestBoundary = 70;
constexpr std::size_t kLongestLines = 8192;
constexpr std::string_view kLineEnd = "\r\n";
constexpr std::string_view kUtf8 = "utf-8''";

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// Takes the next parameter (`; name=value`, the value quoted or not) off the front.
std::optional<std::pair<std::string, std::string>> next_parameter(std::string_view* rest) {
  const auto semicolon = rest->find(';');
  if (semicolon == std::string_view::npos) return std::nullopt;
  rest->remove_prefix(semicolon + 1);
  const auto equal = rest->find('=');
  if (equal == std::string_view::npos) return std::nullopt;
  std::string name = ascii::lower(std::string(trimmed(rest->substr(0, equal))));
  rest->remove_prefix(equal + 1);
  *rest = trimmed(*rest);
  std::string value;
  if (!rest->starts_with('"')) {
    const auto end = std::min(rest->find(';'), rest->size());
    value = trimmed(rest->substr(0, end));
    rest->remove_prefix(end);
    return std::pair(std::move(name), std::move(value));
  }
  std::size_t at = 1;
  for (; at < rest->size() && (*rest)[at] != '"'; ++at) {
    // Some clients put a backslash before a quote, and leave all others as they are.
    if ((*rest)[at] == '\\' && at + 1 < rest->size() && (*rest)[at + 1] == '"') ++at;
    value += (*rest)[at];
  }
  rest->remove_prefix(std::min(at + 1, rest->size()));
  return std::pair(std::move(name), std::move(value));
}

/// The part its Content-Disposition describes; none where that is not of a form.
std::optional<FormPart> part_of(std::string_view disposition) {
  std::string_view rest = disposition;
  if (ascii::lower(std::string(trimmed(rest.substr(0, rest.find(';'))))) != "form-data") return std::nullopt;
  FormPart part;
  bool named = false;
  bool encoded = false;
  while (auto parameter = next_parameter(&rest)) {
    auto& [name, value] = *parameter;
    if (name == "name") {
      part.name = std::move(value);
      named = true;
    } else if (name == "filename" && !encoded) {
      part.file_name = std::move(value);
    } else if (name == "filename*" && ascii::lower(value.substr(0, kUtf8.size())) == kUtf8) {
      part.file_name = percent_decoded(std::string_view(value).substr(kUtf8.size()));
      encoded = true;
    }
  }
  if (!named) return std::nullopt;
  return part;
}

}  // namespace

std::string multipart_boundary(std::string_view content_type) {
  if (ascii::lower(std::string(trimmed(content_type.substr(0, content_type.find(';'))))) != "multipart/form-data") {
    return {};
  }
  while (auto parameter = next_parameter(&content_type)) {
    const std::string& value = parameter->second;
    if (parameter->first != "boundary") continue;
    const bool plain = std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
    return plain && value.size() <= kLongestBoundary ? value : std::string();
  }
  return {};
}

// The first boundary may stand at the very beginning, as if a line had ended before it.
MultipartReader::MultipartReader(std::string_view boundary, Begin begin, TakeBytes content)
    : boundary_("\r\n--" + std::string(boundary)),
      begin_(std::move(begin)),
      content_(std::move(content)),
      rest_(kLineEnd) {}

bool MultipartReader::take(std::string_view bytes) {
  if (state_ == State::Bad) return false;
  rest_ += bytes;
  while (step()) {
  }
  return state_ != State::Bad;
}

/// One step; false where more bytes are needed, or no more are.
bool MultipartReader::step() {
  switch (state_) {
    case State::Preamble:
      return find_boundary(false);
    case State::Boundary:
      return after_boundary();
    case State::Lines:
      return read_lines();
    case State::Content:
      return find_boundary(true);
    case State::End:
      rest_.clear();
      break;
    case State::Bad:
      break;
  }
  return false;
}

/// What stands before the next boundary goes to `content_` where it is wanted; what may be a boundary's beginning
/// waits.
bool MultipartReader::find_boundary(bool wanted) {
  const std::size_t at = rest_.find(boundary_);
  const bool found = at != std::string::npos;
  const std::size_t sure = found ? at : rest_.size() - std::min(rest_.size(), boundary_.size() - 1);
  if (wanted && sure > 0 && !content_(std::string_view(rest_).substr(0, sure))) {
    state_ = State::Bad;
    return false;
  }
  rest_.erase(0, found ? at + boundary_.size() : sure);
  if (found) state_ = State::Boundary;
  return found;
}

bool MultipartReader::after_boundary() {
  const std::size_t begin = rest_.find_first_not_of(" \t");
  if (begin == std::string::npos || rest_.size() < begin + kLineEnd.size()) {
    if (rest_.size() > kLongestLines) state_ = State::Bad;
    return false;
  }
  const std::string_view sign = std::string_view(rest_).substr(begin, kLineEnd.size());
  state_ = sign == kLineEnd ? State::Lines : sign == "--" && begin == 0 ? State::End : State::Bad;
  rest_.erase(0, begin + kLineEnd.size());
  return state_ != State::Bad;
}

bool MultipartReader::read_lines() {
  const std::size_t end = rest_.find("\r\n\r\n");
  // A part without any line has no name.
  if (std::min(end, rest_.size()) > kLongestLines || rest_.starts_with(kLineEnd)) state_ = State::Bad;
  if (state_ == State::Bad || end == std::string::npos) return false;
  std::optional<FormPart> part;
  std::string_view lines = std::string_view(rest_).substr(0, end);
  while (!lines.empty()) {
    const std::string_view line = lines.substr(0, lines.find(kLineEnd));
    lines.remove_prefix(std::min(lines.size(), line.size() + kLineEnd.size()));
    const auto colon = line.find(':');
    if (colon == std::string_view::npos) continue;
    if (ascii::lower(std::string(trimmed(line.substr(0, colon)))) == "content-disposition") {
      part = part_of(line.substr(colon + 1));
    }
  }
  rest_.erase(0, end + 2 * kLineEnd.size());
  state_ = part && begin_(*part) ? State::Content : State::Bad;
  return state_ != State::Bad;
}

}  // namespace ziping::serve
