#include "patterns/load_language.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <utility>

#include "patterns/toml_reader.h"
#include "text/code_points.h"

namespace ziping::patterns {
namespace {

using text::NumeralSign;

text::Place place_of(const TomlRecord& record) {
  const SourcePlace place = record.place();
  return {place.file, place.line, place.column};
}

void check_schema(const TomlRecord& root) {
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
}

void read_foldings(const TomlRecord& root, text::LanguageData& data) {
  data.foldings.keep += root.text_or("keep", "");
  data.foldings.keep_traditional += root.text_or("keep_traditional", "");
  data.foldings.trim += root.text_or("trim", "");
  for (const auto& record : root.records("character")) {
    data.foldings.characters.push_back({record.text("from"), record.text("to"), place_of(record)});
  }
  for (const auto& record : root.records("sequence")) {
    data.foldings.sequences.push_back({record.text("from"), record.text("to"), place_of(record)});
  }
}

void read_numerals(const TomlRecord& root, text::LanguageData& data) {
  for (const auto& record : root.records("digit")) {
    const auto signs = record.texts("signs");
    if (signs.size() != 10) record.fail("signs", "there are ten digits");
    const auto capital_from = record.integer_or("capital_from", 10);
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const bool capital = static_cast<std::int64_t>(i) >= capital_from;
      data.numerals.push_back({signs[i], NumeralSign::Role::Digit, static_cast<int>(i), capital, place_of(record)});
    }
  }
  constexpr std::array kRoles = {
      std::pair{"power", NumeralSign::Role::Power}, std::pair{"score", NumeralSign::Role::Score},
      std::pair{"point", NumeralSign::Role::Point}, std::pair{"half", NumeralSign::Role::Half}};
  for (const auto& [key, role] : kRoles) {
    for (const auto& record : root.records(key)) {
      data.numerals.push_back({record.text("signs"), role, static_cast<int>(record.integer_or("value", 0)),
                               record.flag_or("capital", false), place_of(record)});
    }
  }
  for (const auto& record : root.records("repair")) {
    data.repairs.push_back(
        {record.text("signs"), record.text("reads"), record.flag_or("chinese", false), place_of(record)});
  }
}

void read_units(const TomlRecord& root, text::LanguageData& data) {
  for (const auto& record : root.records("unit")) {
    data.units.push_back({record.text("base"), record.text("kind"), static_cast<int>(record.integer_or("power", 0)),
                          record.texts("spellings"), record.texts_or_none("misreadings"), place_of(record)});
  }
  const auto counts = root.find_table("counts");
  if (!counts) return;
  for (const auto& word : counts->texts_or_none("words")) {
    data.units.push_back({word, "count", 0, {word}, {}, place_of(*counts)});
  }
  const std::string general = counts->text_or("general", "");
  for (const auto& word : counts->texts_or_none("with_general")) {
    data.units.push_back({word, "count", 0, {general + word}, {}, place_of(*counts)});
  }
}

void read_words(const TomlRecord& root, text::LanguageData& data) {
  for (const auto& record : root.records("comparator")) {
    data.comparators.push_back(
        {record.text("sign"), record.text("scope"), record.text("where"), record.texts("words"), place_of(record)});
  }
  for (const auto& record : root.records("meaning")) {
    data.meanings.push_back(
        {record.text("group"), record.texts("words"), static_cast<int>(record.integer("value")), place_of(record)});
  }
  if (const auto label = root.find_table("label")) {
    data.label_anywhere += label->text("anywhere");
    data.label_front += label->text("front");
    data.label_end += label->text("end");
  }
  if (const auto lexicon = root.find_table("lexicon")) {
    for (auto& word : lexicon->texts("words")) data.lexicon.push_back(std::move(word));
  }
  if (const auto whole = root.find_table("whole")) {
    for (auto& word : whole->texts("words")) data.whole_words.push_back(std::move(word));
  }
}

void read_forms(const TomlRecord& root, text::LanguageData& data) {
  data.default_year = static_cast<int>(root.integer_or("default_year", data.default_year));
  if (const auto macros = root.find_table("macros")) {
    for (const auto& name : macros->keys()) data.macros.push_back({name, macros->text(name), place_of(*macros)});
  }
  for (const auto& record : root.records("form")) {
    text::FormData form;
    form.id = record.text("id");
    form.how = record.text("how");
    form.kind = record.text_or("kind", "");
    form.regex = record.text("regex");
    form.prefix = record.text_or("prefix", "");
    form.unit = record.text_or("unit", "");
    form.comparator = record.text_or("comparator", "");
    form.literal = record.text_or("literal", "");
    form.note = record.text_or("note", "");
    form.flagged = record.flag_or("flagged", false);
    form.misread = record.flag_or("misread", false);
    form.negative = record.flag_or("negative", false);
    form.valueless = record.flag_or("valueless", false);
    form.plain = record.flag_or("plain", false);
    form.bare = record.flag_or("bare", false);
    form.prose = record.flag_or("prose", false);
    form.guard = record.flag_or("guard", false);
    form.lead = record.flag_or("lead", false);
    form.accepts = record.texts_or_none("accepts");
    form.rejects = record.texts_or_none("rejects");
    form.place = place_of(record);
    data.forms.push_back(std::move(form));
  }
}

// Everything that any of the product's files may hold.
void read_any(const TomlRecord& root, text::LanguageData& data) {
  read_foldings(root, data);
  read_numerals(root, data);
  read_units(root, data);
  read_words(root, data);
  read_forms(root, data);
}

// Forms of a file of its own are tried before the product's; one with an id that exists takes the other's place.
void add_own(text::LanguageData own, text::LanguageData* data) {
  std::vector<text::FormData> first;
  for (text::FormData& form : own.forms) {
    const auto same = std::find_if(data->forms.begin(), data->forms.end(),
                                   [&](const text::FormData& other) { return other.id == form.id; });
    if (same == data->forms.end()) {
      first.push_back(std::move(form));
    } else {
      *same = std::move(form);
    }
  }
  data->forms.insert(data->forms.begin(), std::make_move_iterator(first.begin()), std::make_move_iterator(first.end()));
  const auto append = [](auto& from, auto* to) {
    to->insert(to->end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  };
  append(own.foldings.characters, &data->foldings.characters);
  append(own.foldings.sequences, &data->foldings.sequences);
  data->foldings.keep += own.foldings.keep;
  data->foldings.keep_traditional += own.foldings.keep_traditional;
  data->foldings.trim += own.foldings.trim;
  append(own.numerals, &data->numerals);
  append(own.repairs, &data->repairs);
  append(own.units, &data->units);
  append(own.comparators, &data->comparators);
  append(own.meanings, &data->meanings);
  append(own.macros, &data->macros);
  append(own.lexicon, &data->lexicon);
  append(own.whole_words, &data->whole_words);
  data->label_anywhere += own.label_anywhere;
  data->label_front += own.label_front;
  data->label_end += own.label_end;
  if (own.default_year != 0) data->default_year = own.default_year;
}

// The order in which the product's files are read is the order in which forms are tried: dates, then terms and names,
// then figures.
using Reader = void (*)(const TomlRecord&, text::LanguageData&);
constexpr std::array<std::pair<std::string_view, Reader>, 8> kFiles = {{{"foldings.toml", &read_foldings},
                                                                        {"numerals.toml", &read_numerals},
                                                                        {"units.toml", &read_units},
                                                                        {"words.toml", &read_words},
                                                                        {"dates.toml", &read_forms},
                                                                        {"names.toml", &read_forms},
                                                                        {"quality.toml", &read_forms},
                                                                        {"figures.toml", &read_forms}}};
constexpr std::string_view kFolder = "text/";
constexpr std::string_view kConfusions = "confusions.toml";

Result<std::shared_ptr<const text::Confusions>> read_confusions(const TomlFile& file) {
  const TomlRecord root = file.root();
  check_schema(root);
  auto confusions = std::make_shared<text::Confusions>();
  for (const auto& group : root.records("group")) {
    const double cost = group.number("cost");
    if (cost < 0 || cost > 1) group.fail("cost", "a cost lies between 0 and 1");
    for (const auto& signs : group.texts("signs")) {
      const std::u32string characters = text::to_code_points(signs);
      if (characters.size() < 2) group.fail("signs", "\"" + signs + "\" has nothing to be confused with");
      for (std::size_t i = 0; i < characters.size(); ++i) {
        for (std::size_t j = i + 1; j < characters.size(); ++j) confusions->add(characters[i], characters[j], cost);
      }
    }
  }
  if (const Status status = file.status(); !status) return status.error();
  return std::shared_ptr<const text::Confusions>(std::move(confusions));
}

}  // namespace

Result<std::shared_ptr<const text::Confusions>> load_confusions(const std::filesystem::path& path) {
  auto file = TomlFile::read(path);
  if (!file) return file.error();
  return read_confusions(*file);
}

Result<text::LanguageData> load_language(const PatternFiles& files) {
  text::LanguageData data;
  for (const auto& [name, read] : kFiles) {
    const std::string path = std::string(kFolder) + std::string(name);
    auto found = files.parse(path);
    if (!found) return found.error();
    if (found->empty()) return SourcePlace{path, 0, 0}.error("is in none of the pattern folders");
    const TomlRecord root = found->front().root();
    check_schema(root);
    read(root, data);
    if (const Status status = found->front().status(); !status) return status.error();
  }
  auto all = files.parse(kFolder);
  if (!all) return all.error();
  for (const TomlFile& file : *all) {
    const std::string path = file.root().place().file;
    const auto known = [&](const auto& entry) {
      return path.ends_with(std::string(kFolder) + std::string(entry.first));
    };
    if (std::any_of(kFiles.begin(), kFiles.end(), known)) continue;
    text::LanguageData own;
    const TomlRecord root = file.root();
    check_schema(root);
    read_any(root, own);
    if (const Status status = file.status(); !status) return status.error();
    add_own(std::move(own), &data);
  }
  auto confusions_file = files.parse(kConfusions);
  if (!confusions_file) return confusions_file.error();
  if (confusions_file->empty()) {
    return SourcePlace{std::string(kConfusions), 0, 0}.error("is in none of the pattern folders");
  }
  auto confusions = read_confusions(confusions_file->front());
  if (!confusions) return confusions.error();
  data.confusions = *std::move(confusions);
  return data;
}

Result<text::LanguageData> load_language(const std::filesystem::path& folder) {
  auto files = PatternFiles::find({folder});
  if (!files) return files.error();
  return load_language(*files);
}

}  // namespace ziping::patterns
