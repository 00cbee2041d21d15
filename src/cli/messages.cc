#include "cli/messages.h"

#include <filesystem>

#include "cli/commands.h"
#include "output/terminal_text.h"
#include "patterns/sentence_book.h"

namespace ziping::cli {
namespace {

output::Language language_of_run = output::Language::English;

const patterns::MessageBook& book() {
  static const patterns::MessageBook loaded = [] {
    auto read = patterns::load_messages(std::filesystem::path(standard_patterns()) / "messages/program.toml");
    return read ? std::move(*read) : patterns::MessageBook();
  }();
  return loaded;
}

const patterns::SentenceBook& sentences() {
  static const patterns::SentenceBook loaded = [] {
    auto read = patterns::load_sentences(std::filesystem::path(standard_patterns()) / "messages/sentences.toml");
    return read ? std::move(*read) : patterns::SentenceBook();
  }();
  return loaded;
}

}  // namespace

const Words& words_in(output::Language language) {
  return book().texts(language == output::Language::Chinese ? "zh" : "en");
}

output::Language run_language() {
  return language_of_run;
}

void set_run_language(output::Language language) {
  language_of_run = language;
}

std::string say(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values) {
  const Words& words = words_in(language_of_run);
  const auto found = words.find(key);
  std::string text = found == words.end() ? std::string(key) : found->second;
  for (const auto& [name, value] : values) {
    const std::string place = "{" + std::string(name) + "}";
    for (std::size_t at = text.find(place); at != std::string::npos; at = text.find(place, at + value.size())) {
      text.replace(at, place.size(), value);
    }
  }
  return text;
}

std::string in_run_language(std::string_view english) {
  return language_of_run == output::Language::Chinese ? sentences().in_chinese(english) : std::string(english);
}

std::string explained(const Error& error) {
  // The message alone: in front of it may stand a file's name that looks like a part of it.
  Error said = error;
  said.message = in_run_language(error.message);
  return error.origin.file.empty() ? in_run_language(describe(said)) : describe(said);
}

}  // namespace ziping::cli
