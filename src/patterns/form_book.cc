#include "patterns/form_book.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "patterns/shape_drawing.h"

namespace ziping::patterns {
namespace {

// What one label book finds in a table; shared by all forms that read with it.
struct Found {
  std::vector<Section> sections;
  std::set<std::string> section_ids;
  std::set<std::string> columns;  // "id" and "section.id"
  std::set<std::string> pairs;
};

Found look(const LabelledTable& table, const LabelBook& labels) {
  Found found;
  found.sections = find_sections(table, labels);
  for (const Section& section : found.sections) {
    found.section_ids.insert(section.kind->id);
    for (const ColumnUse& column : section.columns) {
      found.columns.insert(column.label->id);
      found.columns.insert(section.kind->id + "." + column.label->id);
    }
  }
  const auto heads = [&](int row) {
    return std::any_of(found.sections.begin(), found.sections.end(),
                       [&](const Section& s) { return row >= s.head_row && row < s.first_row; });
  };
  for (std::size_t i = 0; i < table.shape().cells.size(); ++i) {
    if (heads(table.shape().cells[i].row)) continue;
    std::string_view label = table.label(i);
    // "project name: x" in one cell counts as well.
    const PairLabel* pair = labels.pair(label, true);
    for (const std::string& colon : labels.marks().colons) {
      const auto at = label.find(colon);
      if (!pair && at != std::string_view::npos) pair = labels.pair(label.substr(0, at), false);
    }
    if (pair) found.pairs.insert(pair->id);
  }
  return found;
}

bool has_one(const std::set<std::string>& found, std::string_view alternatives) {
  for (;;) {
    const auto bar = alternatives.find('|');
    if (found.contains(std::string(alternatives.substr(0, bar)))) return true;
    if (bar == std::string_view::npos) return false;
    alternatives.remove_prefix(bar + 1);
  }
}

bool title_has(const std::string& title, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return title.find(word) != std::string::npos; });
}

int count_words(const LabelledTable& table, const std::vector<std::string>& words) {
  int count = 0;
  for (const std::string& word : words) {
    for (std::size_t i = 0; i < table.shape().cells.size(); ++i) {
      if (table.label(i).find(word) == std::string::npos) continue;
      ++count;
      break;
    }
  }
  return count;
}

// Points above zero where the form holds; else zero with the first thing that is missing.
FormReason judge(const FormRecord& form, const Found& found, const LabelledTable& table, bool* title_agrees) {
  FormReason verdict{form.id, false, 0, {}};
  *title_agrees = title_has(table.title(), form.titles);
  const auto lacks = [&](std::string reason) {
    verdict.reason = std::move(reason);
    return verdict;
  };
  if (title_has(table.title(), form.bad_titles)) return lacks("its title rules the form out");
  if (form.title_needed && !*title_agrees) return lacks("its title is none of the form's");
  for (const std::string& section : form.sections) {
    if (!has_one(found.section_ids, section)) return lacks(fmt::format("no section {}", section));
  }
  for (const std::string& column : form.columns) {
    if (!has_one(found.columns, column)) return lacks(fmt::format("no column {}", column));
  }
  for (const std::string& column : form.absent) {
    if (has_one(found.columns, column)) return lacks(fmt::format("has a column {}", column));
  }
  // A block that stands alone has its title only: the labels above it were left out, or are on another page.
  for (const std::string& pair : form.pairs) {
    if (!*title_agrees && !has_one(found.pairs, pair)) return lacks(fmt::format("no label {}, nor its title", pair));
  }
  for (const std::string& pair : form.absent_pairs) {
    if (has_one(found.pairs, pair)) return lacks(fmt::format("has a label {}", pair));
  }
  const int words = count_words(table, form.words);
  if (words < form.min_words) return lacks(fmt::format("only {} of its words", words));
  verdict.holds = true;
  verdict.points = 1 + form.priority + (*title_agrees ? 40 : 0) + 5 * words;
  verdict.reason = fmt::format("holds; title {}, {} words", *title_agrees ? "agrees" : "says nothing", words);
  return verdict;
}

std::vector<std::string> in_label_form(const std::vector<std::string>& texts, const text::Language& language) {
  std::vector<std::string> forms;
  for (const std::string& text : texts) forms.push_back(language.label_form(text));
  return forms;
}

struct Example {
  std::size_t form;
  bool accepted;
  TableShape shape;
  SourcePlace place;
};

FormRecord read_form(const TomlRecord& record, const ConceptBook& concepts, const text::Language& language) {
  FormRecord form;
  form.id = record.text("id");
  form.form = record.text("form");
  if (!concepts.has_form(form.form)) record.fail("form", fmt::format("unknown form '{}'", form.form));
  form.priority = static_cast<int>(record.integer_or("priority", 0));
  form.titles = in_label_form(record.texts_or_none("titles"), language);
  form.bad_titles = in_label_form(record.texts_or_none("bad_titles"), language);
  form.title_needed = record.flag_or("title_needed", false);
  form.sections = record.texts_or_none("sections");
  form.columns = record.texts_or_none("columns");
  form.absent = record.texts_or_none("absent");
  form.pairs = record.texts_or_none("pairs");
  form.absent_pairs = record.texts_or_none("absent_pairs");
  form.words = in_label_form(record.texts_or_none("words"), language);
  form.min_words = static_cast<int>(record.integer_or("min_words", 0));
  form.place = record.place();
  return form;
}

void read_examples(const TomlRecord& record, std::size_t form, std::vector<Example>* examples) {
  for (const bool accepted : {true, false}) {
    const std::string_view key = accepted ? "accepts" : "rejects";
    const auto list = record.records(key);
    if (list.empty()) record.fail("", fmt::format("a form needs at least one table that it {}", key));
    for (const TomlRecord& each : list) {
      examples->push_back({form, accepted, draw_shape(each.texts("rows"), each.text_or("title", "")), each.place()});
    }
  }
}

// A form that asks for a column, section or label nobody defines could never hold, or never be ruled out.
void check_names(const TomlRecord& record, const LabelRecords& labels) {
  const auto check = [&](std::string_view key, std::string_view what, const auto& known) {
    for (const PlacedText& entry : record.placed_texts(key)) {
      std::string_view rest = entry.text;
      for (;;) {
        const auto bar = rest.find('|');
        const std::string name(rest.substr(0, bar));
        if (!known(name)) record.fail(key, fmt::format("no {} is called '{}'", what, name));
        if (bar == std::string_view::npos) break;
        rest.remove_prefix(bar + 1);
      }
    }
  };
  const auto is_section = [&](const std::string& name) {
    return std::any_of(labels.sections.begin(), labels.sections.end(),
                       [&](const SectionLabel& section) { return section.id == name; });
  };
  const auto is_column = [&](const std::string& name) {
    return std::any_of(labels.columns.begin(), labels.columns.end(), [&](const ColumnLabel& column) {
      return column.id == name || column.section + "." + column.id == name;
    });
  };
  const auto is_pair = [&](const std::string& name) {
    return std::any_of(labels.pairs.begin(), labels.pairs.end(),
                       [&](const PairLabel& pair) { return pair.id == name; });
  };
  check("sections", "section", is_section);
  check("columns", "column", is_column);
  check("absent", "column", is_column);
  check("pairs", "label with a value", is_pair);
  check("absent_pairs", "label with a value", is_pair);
}

// Labels of a form come first; a general column, row or pair keeps only the labels the form does not claim.
LabelRecords with_own_labels(const LabelRecords& general, const LabelRecords& own) {
  LabelRecords all = own;
  // Labels are claimed within their section.
  std::set<std::pair<std::string, std::string>> heads, rows, pairs;
  for (const auto& column : own.columns) {
    for (const auto& head : column.heads) heads.emplace(column.section, head.text);
  }
  for (const auto& row : own.rows) {
    for (const auto& label : row.labels) rows.emplace(row.section, label.text);
  }
  for (const auto& pair : own.pairs) {
    for (const auto& label : pair.labels) pairs.emplace(std::string(), label.text);
  }
  const auto drop = [](const std::string& section, const auto& claimed, std::vector<PlacedText>* labels) {
    std::erase_if(*labels, [&](const PlacedText& label) { return claimed.contains({section, label.text}); });
  };
  all.sections.insert(all.sections.end(), general.sections.begin(), general.sections.end());
  for (ColumnLabel column : general.columns) {
    drop(column.section, heads, &column.heads);
    all.columns.push_back(std::move(column));
  }
  for (RowLabel row : general.rows) {
    drop(row.section, rows, &row.labels);
    all.rows.push_back(std::move(row));
  }
  for (PairLabel pair : general.pairs) {
    drop({}, pairs, &pair.labels);
    all.pairs.push_back(std::move(pair));
  }
  return all;
}

}  // namespace

Result<FormBook> FormBook::make(std::vector<TomlFile>* files, const LabelRecords& general, const Marks& marks,
                                const ConceptBook& concepts, std::shared_ptr<const text::Language> language,
                                std::shared_ptr<const text::Confusions> confusions) {
  FormBook book;
  auto shared = LabelBook::make(general, marks, language, confusions);
  if (!shared) return shared.error();
  book.general_ = *shared;
  std::map<std::string, std::size_t> by_id;
  std::vector<Example> examples;
  for (TomlFile& file : *files) {
    const TomlRecord root = file.root();
    if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
    std::vector<std::pair<SourcePlace, LabelRecords>> own_labels;
    for (const TomlRecord& record : root.records("form")) {
      FormRecord form = read_form(record, concepts, *language);
      LabelRecords own;
      read_labels(record, concepts, &own);
      form.labels = *shared;
      form.own_labels = !own.columns.empty() || !own.rows.empty() || !own.pairs.empty() || !own.sections.empty();
      if (form.own_labels) {
        auto labels = LabelBook::make(with_own_labels(general, own), marks, language, confusions);
        if (!labels) return labels.error();
        form.labels = *labels;
      }
      check_names(record, form.labels->records());
      // A later folder's record replaces an earlier one of the same id, examples and all.
      const auto [at, fresh] = by_id.emplace(form.id, book.records_.size());
      const std::size_t place = at->second;
      if (!fresh) std::erase_if(examples, [place](const Example& example) { return example.form == place; });
      read_examples(record, place, &examples);
      if (fresh) {
        book.records_.push_back(std::move(form));
      } else {
        book.records_[place] = std::move(form);
      }
    }
    if (Status status = file.status(); !status) return status.error();
  }
  for (const Example& example : examples) {
    const FormRecord& form = book.records_[example.form];
    const Recognition taken = book.recognise(LabelledTable(example.shape, *language));
    const bool is_this = taken.record == &form;
    if (is_this == example.accepted) continue;
    const std::string instead = taken.record ? fmt::format("'{}'", taken.record->id) : std::string("no form");
    return example.place.error(example.accepted
                                   ? fmt::format("form '{}' must accept this table, but it is {}", form.id, instead)
                                   : fmt::format("form '{}' must reject this table, but takes it", form.id));
  }
  return book;
}

Recognition FormBook::recognise(const LabelledTable& table, std::vector<FormReason>* reasons) const {
  std::map<const LabelBook*, Found> found;
  Recognition best;
  int points = 0;
  for (const FormRecord& form : records_) {
    auto at = found.find(form.labels.get());
    if (at == found.end()) at = found.emplace(form.labels.get(), look(table, *form.labels)).first;
    bool title_agrees = false;
    FormReason verdict = judge(form, at->second, table, &title_agrees);
    if (verdict.holds && verdict.points >= points) {
      best.contested = best.record && verdict.points == points && best.record->form != form.form;
      if (verdict.points > points || !best.record) {
        best.record = &form;
        best.title_agrees = title_agrees;
        points = verdict.points;
      }
    }
    if (reasons) reasons->push_back(std::move(verdict));
  }
  if (best.record) best.sections = std::move(found.at(best.record->labels.get()).sections);
  return best;
}

}  // namespace ziping::patterns
