#pragma once
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/export_json.h"
#include "patterns/sentence_book.h"
#include "serve/principal.h"

namespace ziping::serve {

/// Takes the next bytes of a body; false where the rest is not wanted.
using TakeBytes = std::function<bool(std::string_view)>;
/// Hands a body over piece by piece; false where it ended too early or the reader did not want the rest.
using ReadBody = std::function<bool(const TakeBytes&)>;

/// A request, apart from the library that received it. Header names are lower case. `parts`: what stood at the {names}
/// of the route. The body has not been read yet: who wants it calls `read_body`, once.
struct Request {
  std::string method;
  std::string path;
  std::multimap<std::string, std::string> query;
  std::multimap<std::string, std::string> headers;
  std::map<std::string, std::string> parts;
  std::string remote;
  ReadBody read_body;
  Principal principal;
  output::Language language = output::Language::English;
  /// Null where everything is told in English.
  const patterns::SentenceBook* sentences = nullptr;

  std::optional<std::string> parameter(const std::string& name) const {
    const auto found = query.find(name);
    if (found == query.end()) return std::nullopt;
    return found->second;
  }
  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  const std::string& part(const std::string& name) const {
    static const std::string kNone;
    const auto found = parts.find(name);
    return found == parts.end() ? kNone : found->second;
  }
  /// A sentence composed in English, in the language the client wants.
  std::string said(const std::string& english) const {
    const bool chinese = language == output::Language::Chinese && sentences != nullptr;
    return chinese ? sentences->in_chinese(english) : english;
  }
};

/// Writes events as long as there are any: given a writer that says whether somebody still listens. Called again until
/// it returns false.
using NextEvents = std::function<bool(const TakeBytes& write)>;

struct Reply {
  int status = 200;
  std::string content_type = "application/json";
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  /// Where set, the body is a stream of events instead.
  NextEvents events;
};

}  // namespace ziping::serve
