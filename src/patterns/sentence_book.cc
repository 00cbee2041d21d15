#include "patterns/sentence_book.h"

#include <algorithm>

#include "patterns/toml_reader.h"

namespace ziping::patterns {
namespace {

// A page's error in a file's error in a database's: deeper nothing is composed.
constexpr int kDeepest = 4;

}  // namespace

SentenceBook::Form SentenceBook::form_of(std::string_view sentence) {
  Form form;
  std::size_t at = 0;
  for (;;) {
    const std::size_t open = sentence.find('{', at);
    const std::size_t close = open == std::string_view::npos ? open : sentence.find('}', open);
    if (close == std::string_view::npos) break;
    form.words.emplace_back(sentence.substr(at, open - at));
    form.names.emplace_back(sentence.substr(open + 1, close - open - 1));
    at = close + 1;
  }
  form.words.emplace_back(sentence.substr(at));
  for (const std::string& words : form.words) form.length += words.size();
  return form;
}

bool SentenceBook::match(const Form& form, std::string_view text, std::vector<std::string_view>* values) {
  values->clear();
  const std::string& first = form.words.front();
  if (!text.starts_with(first)) return false;
  if (form.names.empty()) return text == first;
  const std::string& last = form.words.back();
  if (text.size() < first.size() + last.size() || !text.ends_with(last)) return false;
  std::string_view rest = text.substr(first.size(), text.size() - first.size() - last.size());
  for (std::size_t i = 1; i + 1 < form.words.size(); ++i) {
    const std::size_t at = rest.find(form.words[i]);
    if (at == std::string_view::npos) return false;
    values->push_back(rest.substr(0, at));
    rest.remove_prefix(at + form.words[i].size());
  }
  values->push_back(rest);
  // What stands in front of a colon belongs to the sentence around this one.
  if (first.empty() && values->front().find(": ") != std::string_view::npos) return false;
  return std::none_of(values->begin(), values->end(), [](std::string_view value) { return value.empty(); });
}

std::string SentenceBook::in_chinese(std::string_view text, int depth) const {
  std::size_t best = forms_.size();
  std::vector<std::string_view> values;
  std::vector<std::string_view> tried;
  // The most that is literally the same.
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    if (best < forms_.size() && forms_[i].length <= forms_[best].length) continue;
    if (!match(forms_[i], text, &tried)) continue;
    best = i;
    values = tried;
  }
  if (best == forms_.size() || depth == 0) return std::string(text);
  const Form chinese = form_of(pairs_[best].second);
  std::string said = chinese.words.front();
  for (std::size_t i = 0; i < chinese.names.size(); ++i) {
    const auto name = std::find(forms_[best].names.begin(), forms_[best].names.end(), chinese.names[i]);
    const auto place = static_cast<std::size_t>(name - forms_[best].names.begin());
    said += in_chinese(values[place], depth - 1) + chinese.words[i + 1];
  }
  return said;
}

std::string SentenceBook::in_chinese(std::string_view text) const {
  return in_chinese(text, kDeepest);
}

Result<SentenceBook> load_sentences(const std::filesystem::path& file) {
  const auto toml = TomlFile::read(file);
  if (!toml) return toml.error();
  SentenceBook book;
  const TomlRecord root = toml->root();
  if (root.integer("schema") != 1) root.fail("schema", "schema must be 1");
  for (const TomlRecord& record : root.records("sentence")) {
    const std::string english = record.text("en");
    const std::string chinese = record.text("zh");
    if (english.empty() || chinese.empty()) record.fail("", "needs a text in zh and one in en");
    SentenceBook::Form form = SentenceBook::form_of(english);
    std::vector<std::string> here = form.names;
    std::vector<std::string> there = SentenceBook::form_of(chinese).names;
    std::sort(here.begin(), here.end());
    std::sort(there.begin(), there.end());
    if (here != there) record.fail("", "zh and en have different {places}");
    book.forms_.push_back(std::move(form));
    book.pairs_.emplace_back(english, chinese);
  }
  if (Status read = toml->status(); !read) return read.error();
  return book;
}

}  // namespace ziping::patterns
