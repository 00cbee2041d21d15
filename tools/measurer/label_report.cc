#include "label_report.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <map>
#include <random>
#include <set>
#include <vector>

#include "patterns/pattern_set.h"
#include "patterns/toml_reader.h"
#include "text/code_points.h"
#include "text/labels.h"

namespace ziping::measure {
namespace {

namespace fs = std::filesystem;

/// Labels that are looked up among each other. `find`: what a label is taken for, empty where that stays open.
struct Family {
  std::string name;
  std::map<std::string, std::string> labels;
  std::function<std::string(const std::string&)> find;
};

struct Tally {
  int right = 0;
  int open = 0;
  int wrong = 0;
  /// Left open where another label has all the other characters too, so that nothing in the label can tell.
  int twins = 0;
  void add(const std::string& found, const std::string& wanted, bool twin) {
    ++(found.empty() ? open : found == wanted ? right : wrong);
    if (found.empty() && twin) ++twins;
  }
  int all() const { return right + open + wrong; }
};

std::string meaning_of(const std::vector<const patterns::ColumnLabel*>& columns) {
  std::string meaning;
  for (const auto* column : columns) meaning += column->section + "." + column->id + " ";
  return meaning;
}

std::vector<std::string> lines_of(const fs::path& file) {
  std::vector<std::string> lines;
  std::ifstream in(file);
  std::string line;
  for (std::getline(in, line); std::getline(in, line);) {
    if (!line.empty()) lines.push_back(line.substr(0, line.find('\t')));
  }
  return lines;
}

std::vector<Family> families_of(const patterns::PatternSet& patterns, const fs::path& source) {
  const auto& forms = patterns.forms().records();
  const auto general = std::find_if(forms.begin(), forms.end(), [](const auto& form) { return !form.own_labels; });
  if (general == forms.end()) return {};
  const auto book = general->labels;
  const auto& language = patterns.language();
  std::vector<Family> families;
  Family heads{"column heads", {}, [book](const std::string& label) {
                 const auto match = book->head(label, true);
                 return match ? meaning_of(match->columns) : std::string();
               }};
  for (const auto& column : book->records().columns) {
    for (const auto& head : column.heads) {
      const std::string form = language.label_form(head.text);
      if (const auto match = book->head(form, false)) heads.labels.emplace(form, meaning_of(match->columns));
    }
  }
  families.push_back(std::move(heads));
  std::map<std::string, Family> rows;
  for (const auto& row : book->records().rows) {
    const std::string section = row.section;
    Family& family = rows[section];
    family.name = "rows of " + section;
    family.find = [book, section](const std::string& label) {
      const auto* found = book->row(section, label, true);
      return found != nullptr ? found->item : std::string();
    };
    for (const auto& label : row.labels) family.labels.emplace(language.label_form(label.text), row.item);
  }
  for (auto& [section, family] : rows) families.push_back(std::move(family));
  Family pairs{"labels with a value", {}, [book](const std::string& label) {
                 const auto* found = book->pair(label, true);
                 return found != nullptr ? found->id : std::string();
               }};
  for (const auto& pair : book->records().pairs) {
    for (const auto& label : pair.labels) pairs.labels.emplace(language.label_form(label.text), pair.id);
  }
  families.push_back(std::move(pairs));
  auto index = std::make_shared<text::LabelIndex>(patterns.confusions());
  Family indicators{"indicators", {}, [index](const std::string& label) {
                      const auto found = index->find(label);
                      return found && !found->ambiguous ? found->id : std::string();
                    }};
  for (const auto& name : lines_of(source / "tests/data/text/labels.tsv")) {
    const std::string form = language.label_form(name);
    if (indicators.labels.emplace(form, form).second) index->add(form, form);
  }
  families.push_back(std::move(indicators));
  return families;
}

std::map<char32_t, std::u32string> look_alikes(const fs::path& source) {
  std::map<char32_t, std::u32string> found;
  auto file = patterns::TomlFile::read(source / "patterns/confusions.toml");
  if (!file) return found;
  for (const auto& group : file->root().records("group")) {
    for (const auto& signs : group.texts("signs")) {
      for (const char32_t a : text::to_code_points(signs)) {
        for (const char32_t b : text::to_code_points(signs)) {
          if (a != b && found[a].find(b) == std::u32string::npos) found[a].push_back(b);
        }
      }
    }
  }
  return found;
}

class Spoiler {
 public:
  Spoiler(std::map<char32_t, std::u32string> alike, unsigned seed) : alike_(std::move(alike)), random_(seed) {}

  /// What the character at a place may be read as: everything that looks like it, or a few of all the others.
  std::u32string alike(char32_t c) const {
    const auto found = alike_.find(c);
    return found == alike_.end() ? std::u32string() : found->second;
  }
  std::u32string any() {
    constexpr int kDraws = 5;
    std::u32string drawn;
    for (int i = 0; i < kDraws; ++i) drawn.push_back(std::uniform_int_distribution<char32_t>(0x4E00, 0x9FA5)(random_));
    return drawn;
  }

 private:
  std::map<char32_t, std::u32string> alike_;
  std::mt19937 random_;
};

/// Whether a label of another meaning differs from this one in the character at that place alone.
bool has_twin(const Family& family, const std::u32string& label, std::size_t place, const std::string& id) {
  return std::any_of(family.labels.begin(), family.labels.end(), [&](const auto& entry) {
    if (entry.second == id) return false;
    std::u32string other = text::to_code_points(entry.first);
    if (other.size() != label.size()) return false;
    other[place] = label[place];
    return other == label;
  });
}

/// Labels shorter than this say too little with one character gone.
constexpr std::size_t kShort = 4;

std::string row_of(const std::string& name, std::size_t labels, const Tally& tally) {
  const auto share = [&](int part) { return 100.0 * part / std::max(1, tally.all()); };
  return fmt::format("| {} | {} | {} | {:.2f} % | {:.2f} % | {:.2f} % | {:.2f} % |\n", name, labels, tally.all(),
                     share(tally.right), share(tally.open), share(tally.twins), share(tally.wrong));
}

}  // namespace

Result<std::string> label_report(const fs::path& source, unsigned seed) {
  const auto patterns = patterns::PatternSet::load({source / "patterns"});
  if (!patterns) return patterns.error();
  const std::vector<Family> families = families_of(**patterns, source);
  Spoiler spoiler(look_alikes(source), seed);

  std::string alike =
      "| one character taken for a look-alike | labels | readings | right | left open | between labels that differ in "
      "it alone | wrong |\n"
      "|---|---|---|---|---|---|---|\n";
  std::string any =
      "| any other character (labels of four or more) | labels | readings | right | left open | between labels that "
      "differ in it alone | wrong |\n"
      "|---|---|---|---|---|---|---|\n";
  Tally all_alike;
  Tally all_any;
  std::size_t count = 0;
  for (const Family& family : families) {
    Tally by_look;
    Tally by_chance;
    for (const auto& [label, id] : family.labels) {
      const std::u32string signs = text::to_code_points(label);
      for (std::size_t i = 0; i < signs.size(); ++i) {
        const bool twin = has_twin(family, signs, i, id);
        const auto read = [&](char32_t wrong, Tally& tally, Tally& sum) {
          std::u32string misread = signs;
          misread[i] = wrong;
          const std::string printed = (*patterns)->language().label_form(text::to_utf8(misread));
          if (family.labels.contains(printed)) return;
          const std::string found = family.find(printed);
          tally.add(found, id, twin);
          sum.add(found, id, twin);
        };
        for (const char32_t c : spoiler.alike(signs[i])) read(c, by_look, all_alike);
        if (signs.size() < kShort) continue;
        for (const char32_t c : spoiler.any()) read(c, by_chance, all_any);
      }
    }
    count += family.labels.size();
    alike += row_of(family.name, family.labels.size(), by_look);
    any += row_of(family.name, family.labels.size(), by_chance);
  }
  alike += row_of("all", count, all_alike);
  any += row_of("all", count, all_any);

  std::set<std::string> strangers;
  for (const auto& sentence : lines_of(source / "tests/data/text/strangers.tsv")) {
    const std::u32string signs = text::to_code_points((*patterns)->language().label_form(sentence));
    for (std::size_t length = 2; length <= 12; ++length) {
      for (std::size_t i = 0; i + length <= signs.size(); ++i) strangers.insert(text::to_utf8(signs.substr(i, length)));
    }
  }
  int asked = 0;
  int assigned = 0;
  for (const auto& stretch : strangers) {
    for (const Family& family : families) {
      if (family.labels.contains(stretch)) continue;
      ++asked;
      assigned += family.find(stretch).empty() ? 0 : 1;
    }
  }
  return alike + "\n" + any +
         fmt::format("\nstretches of sentences: {} asked for as {} kinds of label, {} assigned ({:.3f} %)\n",
                     strangers.size(), families.size(), assigned, 100.0 * assigned / std::max(1, asked));
}

}  // namespace ziping::measure
