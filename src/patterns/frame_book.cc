#include "patterns/frame_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "patterns/frame_words.h"

namespace ziping::patterns {

struct FrameBook::State {
  FrameGrammar grammar;
};

FrameBook::FrameBook(std::unique_ptr<State> state) : state_(std::move(state)) {}
FrameBook::FrameBook(FrameBook&&) noexcept = default;
FrameBook& FrameBook::operator=(FrameBook&&) noexcept = default;
FrameBook::~FrameBook() = default;

const std::vector<FrameMeaning>& FrameBook::meanings() const {
  return state_->grammar.meanings;
}

std::vector<FrameHit> FrameBook::read(const MarkedText& marked, const FrameContext& context) const {
  return read_frames(state_->grammar, marked, context);
}

namespace {

struct Section {
  std::string_view key;
  FrameRole role;
};
constexpr std::array<Section, 8> kSections{{{"filler", FrameRole::Filler},
                                            {"opener", FrameRole::Opener},
                                            {"subject", FrameRole::Subject},
                                            {"measure", FrameRole::Measure},
                                            {"base", FrameRole::Base},
                                            {"reached", FrameRole::Reached},
                                            {"less", FrameRole::Less},
                                            {"more", FrameRole::More}}};

Result<Regex> expression(const TomlRecord& record, std::string_view key, const SignBook& signs) {
  std::optional<Error> error;
  const std::string expanded = signs.expand(record.text(key), record.place(key), &error);
  if (error) return *error;
  return Regex::compile(expanded, record.place(key));
}

Result<FrameWords> read_words(const TomlRecord& record, FrameRole role, const SignBook& signs) {
  auto regex = expression(record, "regex", signs);
  if (!regex) return regex.error();
  FrameWords words{role,  "", std::move(*regex), "", "", false, std::nullopt, false, false, "", false, "", "",
                   false, {}};
  if (role == FrameRole::Subject || role == FrameRole::Measure || role == FrameRole::Base) words.id = record.text("id");
  if (role == FrameRole::Subject) {
    words.part_of = record.text_or("part_of", "");
    words.implies = record.text_or("implies", "");
    words.at_start = record.flag_or("at_start", false);
    words.weak = record.flag_or("weak", false);
    words.aside = record.flag_or("aside", false);
    words.reports = record.texts_or_none("reports");
    if (record.has("except")) {
      auto except = expression(record, "except", signs);
      if (!except) return except.error();
      words.except = std::move(*except);
    }
  }
  if (role == FrameRole::Opener) words.list_of = record.text_or("list_of", "");
  if (role == FrameRole::Measure) words.in_names = record.flag_or("in_names", false);
  if (role == FrameRole::Base) {
    words.value = record.text_or("value", "");
    words.change = record.text("change");
    words.more = record.flag_or("more", false);
  }
  return words;
}

FrameMeaning read_meaning(const TomlRecord& record, const ConceptBook& concepts, bool list) {
  FrameMeaning meaning;
  meaning.subject = record.text("subject");
  meaning.measure = record.text("measure");
  meaning.concept_id = record.text("concept");
  if (!concepts.has_concept(meaning.concept_id)) {
    record.fail("concept", fmt::format("unknown concept '{}'", meaning.concept_id));
  }
  meaning.named = list || record.flag_or("named", false);
  meaning.named_if_several = record.flag_or("named_if_several", false);
  meaning.period = static_cast<int>(record.integer_or("period", 0));
  meaning.id = meaning.subject + "/" + meaning.measure + (list ? "/each" : "");
  meaning.place = record.place();
  return meaning;
}

// A name that no record defines is a slip of the pen.
void check_names(const TomlRecord& record, const FrameMeaning& meaning, const FrameGrammar& grammar) {
  const auto defined = [&](FrameRole role, const std::string& id) {
    return std::any_of(grammar.words.begin(), grammar.words.end(), [&](const FrameWords& words) {
      return (words.role == role && words.id == id) ||
             (words.role == FrameRole::Base && role == FrameRole::Measure && (words.change == id || words.value == id));
    });
  };
  if (!defined(FrameRole::Subject, meaning.subject)) {
    record.fail("subject", fmt::format("no subject '{}'", meaning.subject));
  }
  if (!defined(FrameRole::Measure, meaning.measure)) {
    record.fail("measure", fmt::format("no measure '{}'", meaning.measure));
  }
}

std::string facts_of(const std::string& text, const TomlRecord& example, const FrameBook& book, const SignBook& signs,
                     const text::Language& language) {
  const int year = static_cast<int>(example.integer_or("year", 0));
  const MarkedText marked = mark(text, language, signs, {{}, false, year});
  std::string facts;
  const std::string topic = example.text_or("topic", "");
  const std::string report = example.text_or("report", "");
  for (const FrameHit& hit : book.read(marked, {topic, report, year})) {
    if (hit.meaning == nullptr) continue;
    const auto& value = marked.quantities[static_cast<std::size_t>(hit.quantity)].printed_value;
    if (!facts.empty()) facts += "; ";
    facts += hit.meaning->concept_id;
    if (hit.meaning->period != 0) facts += fmt::format("@{}", hit.meaning->period);
    facts += " ";
    if (hit.item.end > hit.item.begin) facts += text.substr(hit.item.begin, hit.item.end - hit.item.begin) + " ";
    facts += value ? (hit.negative ? value->abs().negated() : *value).to_string() : "?";
  }
  return facts;
}

}  // namespace

Result<FrameBook> FrameBook::load(TomlFile* file, const SignBook& signs, const ConceptBook& concepts,
                                  const text::Language& language) {
  FrameBook book(std::make_unique<State>());
  FrameGrammar& grammar = book.state_->grammar;
  const TomlRecord root = file->root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  std::optional<Error> error;
  grammar.amount = signs.expand("{amount-}", root.place(), &error);
  if (error) return *error;
  for (const Section& section : kSections) {
    for (const TomlRecord& record : root.records(section.key)) {
      auto words = read_words(record, section.role, signs);
      if (!words) return words.error();
      grammar.words.push_back(std::move(*words));
    }
  }
  auto no_element = expression(root, "no_element", signs);
  if (!no_element) return no_element.error();
  grammar.no_element = std::move(*no_element);
  for (const bool list : {false, true}) {
    for (const TomlRecord& record : root.records(list ? "list" : "meaning")) {
      FrameMeaning meaning = read_meaning(record, concepts, list);
      check_names(record, meaning, grammar);
      (list ? grammar.lists : grammar.meanings).push_back(std::move(meaning));
    }
  }
  const TomlRecord standard = root.table("default");
  grammar.default_subject = standard.text("subject");
  grammar.default_measure = standard.text("measure");
  grammar.default_reports = standard.texts("reports");
  grammar.default_parts = standard.texts("parts");
  for (const TomlRecord& example : root.records("example")) {
    const std::string expected = fmt::format("{}", fmt::join(example.texts_or_none("facts"), "; "));
    const std::string found = facts_of(example.text("text"), example, book, signs, language);
    if (found != expected) {
      example.fail("facts", fmt::format("this text is read as '{}', not as '{}'", found, expected));
    }
  }
  if (Status status = file->status(); !status) return status.error();
  return book;
}

}  // namespace ziping::patterns
