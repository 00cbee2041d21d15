#include "extract/tidy_names.h"

#include <algorithm>

#include "base/utf8.h"

namespace ziping::extract {
namespace {

bool is_radical(char32_t code) {
  return code >= 0x2E80 && code <= 0x2FDF;
}

void tidy(const text::Language& language, std::string* text) {
  const std::u32string points = utf8::decode(*text);
  if (std::none_of(points.begin(), points.end(), is_radical)) return;
  std::string result;
  for (const char32_t code : points) {
    std::string one;
    utf8::append(one, code);
    result += is_radical(code) ? language.normalise(one).utf8 : one;
  }
  *text = std::move(result);
}

void tidy(const text::Language& language, std::optional<std::string>* text) {
  if (*text) tidy(language, &**text);
}

void tidy(const text::Language& language, std::vector<std::string>* texts) {
  for (std::string& text : *texts) tidy(language, &text);
}

}  // namespace

void tidy_names(const text::Language& language, Extraction* extraction) {
  tidy(language, &extraction->entity);
  for (Fact& fact : extraction->facts) {
    tidy(language, &fact.subject);
    tidy(language, &fact.item);
    tidy(language, &fact.path);
    tidy(language, &fact.value_text);
  }
  for (TableForm& form : extraction->forms) {
    tidy(language, &form.subject);
    for (RowRole& role : form.rows) {
      tidy(language, &role.item);
      tidy(language, &role.path);
    }
  }
}

}  // namespace ziping::extract
