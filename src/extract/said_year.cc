#include "extract/said_year.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ziping::extract {
namespace {

constexpr std::size_t kDigits = 4;
constexpr std::string_view kDigit = "0123456789";
// Years further back date something else than the figure.
constexpr int kFurthest = 10;

struct SaidYear {
  int year = 0;
  /// What stands in front of it, and between it and the figure.
  std::string_view front;
  std::string_view between;
};

// The year that is named last before a figure of its sentence: "2022年120万元，2023年132万元".
std::optional<SaidYear> last_year_before(const Fact& fact, const patterns::Marks& marks) {
  const std::string_view front = std::string_view(fact.text).substr(0, std::min(fact.match_begin, fact.text.size()));
  std::optional<SaidYear> said;
  std::size_t last = 0;
  for (const std::string& mark : marks.year) {
    for (auto at = front.rfind(mark); at != std::string_view::npos && at >= kDigits && at >= last;
         at = front.rfind(mark, at - 1)) {
      const std::string_view digits = front.substr(at - kDigits, kDigits);
      if (digits.find_first_not_of(kDigit) != std::string_view::npos) continue;
      const std::string_view behind = front.substr(at + mark.size());
      // "年度" before "年": the longer mark of the same place.
      if (!said || at > last || behind.size() < said->between.size())
        said = SaidYear{std::stoi(std::string(digits)), front.substr(0, at - kDigits), behind};
      last = at;
    }
  }
  return said;
}

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return text.find(word) != std::string_view::npos; });
}

bool ends_in_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.ends_with(word); });
}

// Nothing but words that go between a year and its figure.
bool right_behind(std::string_view between, const patterns::Marks& marks) {
  while (!between.empty()) {
    const auto word = std::find_if(marks.year_tails.begin(), marks.year_tails.end(),
                                   [&](const std::string& tail) { return between.starts_with(tail); });
    if (word == marks.year_tails.end()) return false;
    between.remove_prefix(word->size());
  }
  return true;
}

}  // namespace

void set_said_year(int report_year, const patterns::Marks& marks, bool claimed, Fact* fact) {
  if (!fact->value || fact->period != report_year) return;
  const auto said = last_year_before(*fact, marks);
  if (!said || said->year >= report_year || said->year < report_year - kFurthest) return;
  if (ends_in_any(said->front, marks.compared)) {
    if (right_behind(said->between, marks)) fact->period = said->year;
    return;
  }
  const bool near =
      said->between.find_first_of(kDigit) == std::string_view::npos && !holds_any(said->between, marks.year_ends);
  if (near || (claimed && said->year == report_year - 1)) fact->period = said->year;
}

}  // namespace ziping::extract
