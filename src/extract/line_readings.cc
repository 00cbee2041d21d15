#include "extract/line_readings.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace ziping::extract {
namespace {

// From this confidence of its line on a figure of running text that no reader contradicts is sure.
constexpr double kFiguresRead = 0.92;

const std::optional<Decimal>& number_of(const text::Quantity& quantity) {
  return quantity.printed_value ? quantity.printed_value : quantity.value;
}

// What the other readings of the line say at the figure in its bytes [begin, end), where they see as many figures as we
// do. Words may give a figure its sign; then they give it to the other readings, too. False where one contradicts it.
bool add_alternatives(const layout::TextLine& line, const text::Language& language, std::size_t begin, std::size_t end,
                      Fact* fact) {
  const auto ours = language.find(line.text);
  std::size_t index = 0;
  while (index < ours.size() && ours[index].end <= begin) ++index;
  while (index + 1 < ours.size() && ours[index + 1].begin < end) ++index;
  if (index >= ours.size() || !number_of(ours[index])) return true;
  bool agreed = true;
  const bool turned = *number_of(ours[index]) == fact->value->negated();
  for (const layout::Reading& reading : line.readings) {
    const auto others = language.find(reading.text);
    if (others.size() != ours.size() || !number_of(others[index])) continue;
    const Decimal value = turned ? number_of(others[index])->negated() : *number_of(others[index]);
    if (value == *fact->value) continue;
    agreed = false;
    std::string printed = value.to_string();
    auto& known = fact->alternatives;
    if (std::find(known.begin(), known.end(), printed) == known.end()) known.push_back(std::move(printed));
  }
  return agreed;
}

// Whether all readings of a line end (or begin) with the same digits.
bool ends_alike(const layout::TextLine& line, bool at_end) {
  constexpr std::string_view kDigits = "0123456789.,";
  const auto piece = [&](const std::string& text) {
    if (at_end) {
      const auto last = text.find_last_not_of(kDigits);
      return last == std::string::npos ? text : text.substr(last + 1);
    }
    return text.substr(0, std::min(text.find_first_not_of(kDigits), text.size()));
  };
  const std::string ours = piece(line.text);
  return std::all_of(line.readings.begin(), line.readings.end(),
                     [&](const layout::Reading& reading) { return piece(reading.text) == ours; });
}

}  // namespace

std::size_t line_of(const layout::Paragraph& paragraph, std::size_t byte) {
  std::size_t line = 0;
  while (line + 1 < paragraph.starts.size() && paragraph.starts[line + 1] <= byte) ++line;
  return line;
}

void hear_others(const layout::Paragraph& paragraph, const text::Language& language, const text::Quantity& quantity,
                 Fact* fact) {
  if (!fact->value || paragraph.lines.empty()) return;
  const std::size_t index = std::min(line_of(paragraph, quantity.begin), paragraph.lines.size() - 1);
  const layout::TextLine& line = paragraph.lines[index];
  const std::size_t start = paragraph.starts[index];
  bool sure = line.confidence >= kFiguresRead;
  const bool cut = index + 1 < paragraph.starts.size() && quantity.end > paragraph.starts[index + 1];
  if (cut) {
    const layout::TextLine& next = paragraph.lines[index + 1];
    sure = sure && next.confidence >= kFiguresRead && ends_alike(line, true) && ends_alike(next, false);
  } else {
    sure = add_alternatives(line, language, quantity.begin - start, quantity.end - start, fact) && sure;
  }
  if (!sure) fact->sure = false;
}

bool readings_agree(const layout::Paragraph& paragraph, std::size_t byte, const std::string& value,
                    const text::Language& language) {
  if (paragraph.lines.empty()) return true;
  const layout::TextLine& line = paragraph.lines[std::min(line_of(paragraph, byte), paragraph.lines.size() - 1)];
  const std::string wanted = language.label_form(value);
  // What runs on into the next line, or stands for the words, is not to be found in one.
  if (wanted.empty() || language.label_form(line.text).find(wanted) == std::string::npos) return true;
  return std::all_of(line.readings.begin(), line.readings.end(), [&](const layout::Reading& reading) {
    return language.label_form(reading.text).find(wanted) != std::string::npos;
  });
}

}  // namespace ziping::extract
