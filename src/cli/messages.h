#pragma once
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/error.h"
#include "output/export_json.h"
#include "patterns/message_book.h"

namespace ziping::cli {

using Words = patterns::MessageBook::Texts;

/// What the program says (patterns/messages/program.toml of the product's own
/// patterns), in this language. Where the file cannot be read the keys stand
/// for themselves, so that a broken installation can still report what is
/// wrong.
const Words& words_in(output::Language language);

/// The language of this run: --lang, wherever it stands on the command line,
/// else the locale's. Set once, before any command is parsed.
output::Language run_language();
void set_run_language(output::Language language);

/// The text of a key in the run's language, its {names} filled in.
std::string say(std::string_view key, std::initializer_list<std::pair<std::string_view, std::string>> values = {});

/// A sentence that was composed in English, in the run's language (patterns/messages/sentences.toml).
std::string in_run_language(std::string_view english);

/// What went wrong and where (base/error.h's `describe`), in the run's language.
std::string explained(const Error& error);

}  // namespace ziping::cli
