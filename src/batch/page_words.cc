#include "batch/page_words.h"

#include <algorithm>
#include <utility>

#include "text/radicals.h"

namespace ziping::batch {
namespace {

layout::TextLine text_line(const ocr::ReadLine& line, int page) {
  layout::TextLine result;
  result.text = line.text;
  result.page = page;
  result.box = line.box;
  result.edges = line.edges;
  result.confidence = line.confidence;
  result.em = line.em;
  for (const ocr::Voice& voice : line.voices) {
    result.readings.push_back({voice.text, voice.reader, voice.confidence});
  }
  return result;
}

}  // namespace

std::vector<layout::PlacedWord> placed_words(const pdf::TextLayer& layer) {
  std::vector<layout::PlacedWord> words;
  words.reserve(layer.words.size());
  for (const pdf::LayerWord& word : layer.words) {
    words.push_back({word.word, word.edges, word.font_size, word.bold, {}, true});
    words.back().word.text = text::without_radicals(word.word.text);
  }
  return words;
}

std::vector<layout::PlacedWord> placed_words(const std::vector<ocr::ReadLine>& lines) {
  std::vector<layout::PlacedWord> words;
  words.reserve(lines.size());
  for (const ocr::ReadLine& line : lines) {
    layout::PlacedWord word{
        {line.text, line.box, line.confidence, Source::Ocr, line.vertical}, line.edges, line.em, false, {}, true};
    for (const ocr::Voice& voice : line.voices) word.readings.push_back({voice.text, voice.reader, voice.confidence});
    word.sure = line.sure;
    words.push_back(std::move(word));
  }
  return words;
}

layout::Cell read_cell(const layout::GridCell& place, const std::vector<ocr::ReadLine>& lines, int page) {
  std::vector<layout::TextLine> text;
  text.reserve(lines.size());
  for (const ocr::ReadLine& line : lines) text.push_back(text_line(line, page));
  layout::Cell cell = layout::make_cell(place, text, page);
  cell.sure = std::all_of(lines.begin(), lines.end(), [](const ocr::ReadLine& line) { return line.sure; });
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const ocr::Voice& voice : lines[i].voices) {
      if (voice.text == lines[i].text && lines.size() > 1) continue;
      std::vector<layout::TextLine> changed = text;
      changed[i].text = voice.text;
      cell.readings.push_back(
          {layout::make_cell(place, std::move(changed), page).text, voice.reader, voice.confidence});
    }
  }
  std::stable_sort(cell.readings.begin(), cell.readings.end(),
                   [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
  return cell;
}

double mean_confidence(const layout::PageReading& page) {
  double sum = 0;
  double weight = 0;
  const auto add = [&](const std::string& text, double confidence) {
    sum += confidence * static_cast<double>(text.size());
    weight += static_cast<double>(text.size());
  };
  for (const layout::TextLine& line : page.lines) add(line.text, line.confidence);
  for (const layout::Table& table : page.tables) {
    for (const layout::Cell& cell : table.cells) add(cell.text, cell.confidence);
  }
  return weight > 0 ? sum / weight : 1;
}

}  // namespace ziping::batch
