#include "patterns/pattern_set.h"

#include <algorithm>
#include <initializer_list>
#include <optional>
#include <utility>

#include "patterns/load_language.h"
#include "patterns/pattern_files.h"

namespace ziping::patterns {

struct PatternSet::State {
  std::string digest;
  std::shared_ptr<const text::Confusions> confusions;
  std::shared_ptr<const text::Language> language;
  Marks marks;
  LayoutWords layout_words;
  ConceptBook concepts;
  LabelRecords labels;
  std::optional<FormBook> forms;
  std::optional<ProseBook> prose;
  std::optional<FrameBook> frames;
  CheckBook checks;
  ScoringBook scoring;
};

namespace {

constexpr std::string_view kConcepts = "concepts.toml";
constexpr std::string_view kMarks = "labels/marks.toml";
constexpr std::string_view kLayout = "layout.toml";
constexpr std::string_view kSigns = "prose/signs.toml";
constexpr std::string_view kFrames = "prose/frames.toml";

// A file that the rest cannot do without.
Result<TomlFile> single(const PatternFiles& files, std::string_view name) {
  auto found = files.parse(name);
  if (!found) return found.error();
  if (found->empty()) return SourcePlace{std::string(name), 0, 0}.error("is in none of the pattern folders");
  return std::move(found->front());
}

// The files of a folder but those that are read on their own.
Result<std::vector<TomlFile>> all_but(const PatternFiles& files, std::string_view folder,
                                      std::initializer_list<std::string_view> names) {
  auto found = files.parse(folder);
  if (!found) return found.error();
  std::erase_if(*found, [&](const TomlFile& file) {
    const std::string path = file.root().place().file;
    return std::any_of(names.begin(), names.end(), [&](std::string_view name) { return path.ends_with(name); });
  });
  return std::move(*found);
}

}  // namespace

PatternSet::PatternSet(std::unique_ptr<const State> state) : state_(std::move(state)) {}
PatternSet::~PatternSet() = default;

const std::string& PatternSet::digest() const {
  return state_->digest;
}
const std::shared_ptr<const text::Language>& PatternSet::shared_language() const {
  return state_->language;
}
const text::Language& PatternSet::language() const {
  return *state_->language;
}
const std::shared_ptr<const text::Confusions>& PatternSet::confusions() const {
  return state_->confusions;
}
const ConceptBook& PatternSet::concepts() const {
  return state_->concepts;
}
const Marks& PatternSet::marks() const {
  return state_->marks;
}
const LayoutWords& PatternSet::layout_words() const {
  return state_->layout_words;
}
const FormBook& PatternSet::forms() const {
  return *state_->forms;
}
const ProseBook& PatternSet::prose() const {
  return *state_->prose;
}
const FrameBook& PatternSet::frames() const {
  return *state_->frames;
}
const CheckBook& PatternSet::checks() const {
  return state_->checks;
}
const ScoringBook& PatternSet::scoring() const {
  return state_->scoring;
}

Result<std::shared_ptr<const PatternSet>> PatternSet::load(const std::vector<std::filesystem::path>& folders) {
  auto files = PatternFiles::find(folders);
  if (!files) return files.error();
  auto state = std::make_unique<State>();
  state->digest = files->digest();

  auto language_data = load_language(*files);
  if (!language_data) return language_data.error();
  state->confusions = language_data->confusions;
  auto language = text::Language::make(std::move(*language_data));
  if (!language) return language.error();
  state->language = *language;

  auto concepts = single(*files, kConcepts);
  if (!concepts) return concepts.error();
  if (Status status = load_concepts(*concepts, &state->concepts); !status) return status.error();
  auto marks = single(*files, kMarks);
  if (!marks) return marks.error();
  if (Status status = load_marks(*marks, &state->marks); !status) return status.error();
  auto layout = single(*files, kLayout);
  if (!layout) return layout.error();
  if (Status status = load_layout_words(*layout, &state->layout_words); !status) return status.error();

  auto labels = all_but(*files, "labels/", {kMarks});
  if (!labels) return labels.error();
  for (const TomlFile& file : *labels) {
    if (file.root().integer("schema") != 1) file.root().fail("schema", "schema must be 1");
    read_labels(file.root(), state->concepts, &state->labels);
    if (Status status = file.status(); !status) return status.error();
  }
  auto form_files = files->parse("forms/");
  if (!form_files) return form_files.error();
  auto forms =
      FormBook::make(&*form_files, state->labels, state->marks, state->concepts, state->language, state->confusions);
  if (!forms) return forms.error();
  state->forms = std::move(*forms);

  auto signs_file = single(*files, kSigns);
  if (!signs_file) return signs_file.error();
  SignBook signs;
  if (Status status = load_signs(*signs_file, &signs); !status) return status.error();
  auto prose_files = all_but(*files, "prose/", {kSigns, kFrames});
  if (!prose_files) return prose_files.error();
  auto frames_file = single(*files, kFrames);
  if (!frames_file) return frames_file.error();
  auto frames = FrameBook::load(&*frames_file, signs, state->concepts, *state->language);
  if (!frames) return frames.error();
  state->frames = std::move(*frames);
  auto prose = ProseBook::make(&*prose_files, std::move(signs), state->concepts, *state->language);
  if (!prose) return prose.error();
  state->prose = std::move(*prose);

  auto checks = CheckBook::load(files->under("checks/"));
  if (!checks) return checks.error();
  state->checks = std::move(*checks);
  auto scoring = ScoringBook::load(files->under("scoring/"), state->language);
  if (!scoring) return scoring.error();
  state->scoring = std::move(*scoring);
  return std::shared_ptr<const PatternSet>(new PatternSet(std::move(state)));
}

}  // namespace ziping::patterns
