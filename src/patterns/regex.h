#pragma once
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "patterns/toml_reader.h"

namespace re2 {
class RE2;
}

namespace ziping::patterns {

/// Bytes [begin, end) of the text searched.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Span&) const = default;
};

/// A match: where it stands and where its named groups do (those that took part).
struct RegexMatch {
  Span whole;
  std::map<std::string, Span, std::less<>> groups;
};

/// A regular expression of a pattern file: RE2 syntax, linear in the text, bounded in memory (8 MiB) and in program
/// size (2000), so that no record can make a document expensive. Immutable, thread safe.
class Regex {
 public:
  static Result<Regex> compile(const std::string& expression, const SourcePlace& place);
  Regex(Regex&&) noexcept;
  Regex& operator=(Regex&&) noexcept;
  ~Regex();

  std::optional<RegexMatch> find(std::string_view text, std::size_t from = 0) const;
  /// Only a match that begins at `from`.
  std::optional<RegexMatch> match_at(std::string_view text, std::size_t from) const;
  bool has_group(std::string_view name) const;
  int program_size() const;

 private:
  explicit Regex(std::unique_ptr<re2::RE2> program);
  std::optional<RegexMatch> search(std::string_view text, std::size_t from, bool anchored) const;
  std::unique_ptr<re2::RE2> program_;
};

}  // namespace ziping::patterns
