#include "patterns/regex.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <vector>

#include "base/limits.h"

namespace ziping::patterns {
Regex::Regex(std::unique_ptr<re2::RE2> program) : program_(std::move(program)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Result<Regex> Regex::compile(const std::string& expression, const SourcePlace& place) {
  re2::RE2::Options options;
  options.set_log_errors(false);
  options.set_max_mem(limits().max_pattern_bytes);
  auto program = std::make_unique<re2::RE2>(expression, options);
  if (!program->ok()) return place.error(fmt::format("regular expression: {}", program->error()));
  if (program->ProgramSize() > limits().max_pattern_program) {
    return place.error(fmt::format("regular expression too large: {} instructions, {} allowed", program->ProgramSize(),
                                   limits().max_pattern_program));
  }
  return Regex(std::move(program));
}

std::optional<RegexMatch> Regex::search(std::string_view text, std::size_t from, bool anchored) const {
  if (from > text.size()) return std::nullopt;
  const int count = program_->NumberOfCapturingGroups() + 1;
  std::vector<re2::StringPiece> pieces(static_cast<std::size_t>(count));
  const re2::StringPiece whole(text.data(), text.size());
  if (!program_->Match(whole, from, text.size(), anchored ? re2::RE2::ANCHOR_START : re2::RE2::UNANCHORED,
                       pieces.data(), count)) {
    return std::nullopt;
  }
  const auto span = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    return Span{begin, begin + piece.size()};
  };
  RegexMatch match{span(pieces[0]), {}};
  for (const auto& [name, number] : program_->NamedCapturingGroups()) {
    const re2::StringPiece& piece = pieces[static_cast<std::size_t>(number)];
    if (piece.data() != nullptr) match.groups.emplace(name, span(piece));
  }
  return match;
}

std::optional<RegexMatch> Regex::find(std::string_view text, std::size_t from) const {
  return search(text, from, false);
}
std::optional<RegexMatch> Regex::match_at(std::string_view text, std::size_t from) const {
  return search(text, from, true);
}
bool Regex::has_group(std::string_view name) const {
  return program_->NamedCapturingGroups().contains(std::string(name));
}
int Regex::program_size() const {
  return program_->ProgramSize();
}

}  // namespace ziping::patterns
