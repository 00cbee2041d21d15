#include "ocr/hearing.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"
#include "ocr/calibration.h"
#include "ocr/edges.h"
#include "ocr/signs.h"

namespace ziping::ocr {
namespace {

bool keeps_space(const std::u32string& text, std::size_t at) {
  return at > 0 && at + 1 < text.size() && utf8::is_latin(text[at - 1]) && utf8::is_latin(text[at + 1]);
}

/// Of the square metre in one sign readers say the metre before it or the square behind it once more.
bool is_said_twice(std::u32string_view text, std::size_t i) {
  constexpr char32_t kSquareMetre = 0x33A1;
  constexpr char32_t kSquare = 0xB2;
  if (i > 0 && text[i - 1] == kSquareMetre) return text[i] == kSquare;
  return i + 1 < text.size() && text[i + 1] == kSquareMetre && text[i] == 'm';
}

}  // namespace

void tidy(LineText* line) {
  const std::u32string before = utf8::decode(line->text);
  const bool edged = line->edges.size() == before.size() + 1;
  std::u32string text;
  std::vector<double> edges;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (utf8::is_space(before[i]) && !keeps_space(before, i)) continue;
    if (is_said_twice(before, i)) continue;
    text.push_back(before[i]);
    if (edged) edges.push_back(line->edges[i]);
  }
  if (edged && !text.empty()) edges.push_back(line->edges.back());
  mend(&text);
  line->text = utf8::encode(text);
  line->edges = std::move(edges);
}

void prefer_fuller(LineText* line) {
  constexpr char32_t kSquareMetre = 0x33A1;
  const std::u32string text = utf8::decode(line->text);
  for (std::string& alternative : line->alternatives) {
    const std::u32string other = utf8::decode(alternative);
    if (other.size() != text.size()) continue;
    const auto differ = std::mismatch(text.begin(), text.end(), other.begin());
    if (differ.first == text.end()) continue;
    const char32_t said = folded(*differ.first);
    const char32_t thought = folded(*differ.second);
    if ((said == '<' && thought == kAtMost) || (said == '>' && thought == kAtLeast) ||
        (said == 'm' && thought == kSquareMetre)) {
      std::swap(line->text, alternative);
      return;
    }
  }
}

Hearing::Hearing(const image::PagePicture& picture, const image::InkLine& line, Listen listen)
    : picture_(picture), line_(line), listen_(std::move(listen)) {}

Status Hearing::ask(const Witness& witness, std::optional<double> margin) {
  if (witness.reader == nullptr) return Done{};
  Reader& reader = *witness.reader;
  const double room = margin.value_or(reader.margin());
  const Raster crop = image::crop_line(picture_, line_, room, reader.height());
  if (crop.empty()) return Done{};
  auto said = listen_(reader, crop);
  if (!said) return said.error();
  tidy(&*said);
  for (std::string& other : said->alternatives) {
    LineText alone;
    alone.text = other;
    tidy(&alone);
    other = std::move(alone.text);
  }
  if (said->text.empty()) return Done{};
  prefer_fuller(&*said);
  said->edges = on_page(said->edges, crop, room);
  ballots_.push_back({said->text, witness.weight, said->confidence, witness.limited, witness.family, said->incomplete});
  said_.push_back({std::move(*said), reader.name()});
  return Done{};
}

image::InkLine Hearing::part(std::size_t index, std::size_t from, std::size_t to) const {
  const std::vector<double>& edges = said_[index].line.edges;
  image::InkLine out = line_;
  if (to >= edges.size()) return out;
  const double scale = 1 / picture_.points_per_pixel();
  const int begin = static_cast<int>(std::floor(edges[from] * scale));
  const int end = static_cast<int>(std::ceil(edges[to] * scale));
  // At the ends the part reaches as far as the ink, whatever the reader saw of it.
  if (from > 0) (line_.vertical ? out.box.y0 : out.box.x0) = begin;
  if (to + 1 < edges.size()) (line_.vertical ? out.box.y1 : out.box.x1) = end;
  return out;
}

double Hearing::left_out_before(std::size_t index) const {
  const std::vector<double>& edges = said_[index].line.edges;
  if (edges.empty() || line_.em <= 0) return 0;
  const double begin = line_.vertical ? line_.box.y0 : line_.box.x0;
  const auto ems_from_begin = [&](double edge) { return (edge / picture_.points_per_pixel() - begin) / line_.em; };
  const double before = ems_from_begin(edges.front());
  const std::u32string text = utf8::decode(said_[index].line.text);
  if (line_.vertical || edges.size() < 3 || text.empty()) return before;
  // Most readers' first edge is moved to where the ink begins, whoever's ink it is.
  return std::max(before, ems_from_begin(edges[1]) - usual_width(text[0]));
}

bool Hearing::is_said(std::u32string_view signs) const {
  const auto holds = [&](const std::string& text) {
    return folded(utf8::decode(text)).find(signs) != std::u32string::npos;
  };
  return std::any_of(said_.begin(), said_.end(), [&](const Said& said) {
    return holds(said.line.text) || std::any_of(said.line.alternatives.begin(), said.line.alternatives.end(), holds);
  });
}

void Hearing::replace(std::size_t index, std::size_t from, std::size_t to, std::u32string_view signs) {
  LineText& line = said_[index].line;
  std::u32string text = utf8::decode(line.text);
  if (line.edges.size() == text.size() + 1) {
    std::vector<double> edges(line.edges.begin(), line.edges.begin() + static_cast<std::ptrdiff_t>(from));
    // Put in before the first sign, they take the ink that no sign had.
    const double at =
        from == 0 ? (line_.vertical ? line_.box.y0 : line_.box.x0) * picture_.points_per_pixel() : line.edges[from];
    // Behind the last sign, what is left of the line.
    if (to == text.size()) {
      const double end = (line_.vertical ? line_.box.y1 : line_.box.x1) * picture_.points_per_pixel();
      line.edges.back() = std::max(line.edges.back(), end);
    }
    const double width = (line.edges[to] - at) / std::max<double>(1, static_cast<double>(signs.size()));
    for (std::size_t i = 0; i < signs.size(); ++i) edges.push_back(at + width * static_cast<double>(i));
    edges.insert(edges.end(), line.edges.begin() + static_cast<std::ptrdiff_t>(to), line.edges.end());
    line.edges = std::move(edges);
  }
  line.alternatives.insert(line.alternatives.begin(), line.text);
  text.replace(from, to - from, signs);
  line.text = utf8::encode(text);
  ballots_[index].text = line.text;
}

std::vector<double> Hearing::on_page(const std::vector<double>& edges, const Raster& crop, double margin) const {
  // The crop of a vertical line has its characters side by side, each as far from the left as it stands from the top.
  const double from = line_.vertical ? line_.box.y0 : line_.box.x0;
  const double to = line_.vertical ? line_.box.y1 : line_.box.x1;
  const double room = margin * line_.em;
  if (crop.width() <= 0) return {};
  const double scale = (std::max(to - from, 1.0) + 2 * room) / crop.width();
  std::vector<double> out;
  for (const double edge : edges) {
    out.push_back(std::clamp(from - room + edge * scale, from, to) * picture_.points_per_pixel());
  }
  return out;
}

ReadLine Hearing::settled(const Verdict& verdict) const {
  const double scale = picture_.points_per_pixel();
  ReadLine out;
  out.box = {line_.box.x0 * scale, line_.box.y0 * scale, line_.box.x1 * scale, line_.box.y1 * scale};
  out.em = line_.em * scale;
  out.vertical = line_.vertical;
  if (verdict.winner >= said_.size()) return out;
  const Said& winner = said_[verdict.winner];
  out.text = winner.line.text;
  out.edges = winner.line.edges;
  if (out.edges.size() != utf8::length(out.text) + 1) {
    // A reader that does not tell: the signs share the line evenly.
    const std::size_t count = utf8::length(out.text);
    const double from = line_.vertical ? out.box.y0 : out.box.x0;
    const double to = line_.vertical ? out.box.y1 : out.box.x1;
    out.edges.clear();
    for (std::size_t i = 0; i <= count; ++i) {
      out.edges.push_back(from + (to - from) * static_cast<double>(i) / static_cast<double>(count));
    }
  }
  out.confidence = verdict.confidence;
  out.sure = verdict.sure;
  out.voices.push_back({winner.line.text, winner.reader, winner.line.confidence});
  for (std::size_t i = 0; i < said_.size(); ++i) {
    if (i != verdict.winner) out.voices.push_back({said_[i].line.text, said_[i].reader, said_[i].line.confidence});
  }
  for (const Said& said : said_) {
    for (const std::string& other : said.line.alternatives) {
      const bool known = std::any_of(out.voices.begin(), out.voices.end(),
                                     [&other](const Voice& voice) { return voice.text == other; });
      if (!known && !other.empty()) out.voices.push_back({other, said.reader, calibration::kAlternative});
    }
  }
  return out;
}

}  // namespace ziping::ocr
