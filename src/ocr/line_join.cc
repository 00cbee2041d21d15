#include "ocr/line_join.h"

#include <algorithm>
#include <cmath>

#include "base/utf8.h"

namespace ziping::ocr {
namespace {

/// A line this short (in ems) has too little company for its signs.
constexpr double kShort = 3.2;
/// Readers lose signs in longer lines than a page's width.
constexpr double kLongest = 45;
/// Distance of the pieces, in ems: that of characters in a line.
constexpr double kGap = 0.15;

double ems(const image::InkLine& line) {
  return line.em > 0 ? line.box.width() / line.em : 0;
}

double ems(const std::vector<image::InkLine>& group) {
  double sum = 0;
  for (const image::InkLine& line : group) sum += ems(line) + kGap;
  return sum;
}

/// Edit distances of `text` to every prefix of `other`.
std::vector<std::size_t> distances(std::u32string_view text, std::u32string_view other) {
  std::vector<std::size_t> row(other.size() + 1);
  for (std::size_t j = 0; j <= other.size(); ++j) row[j] = j;
  for (const char32_t sign : text) {
    std::size_t diagonal = row[0]++;
    for (std::size_t j = 0; j < other.size(); ++j) {
      const std::size_t replaced = diagonal + (sign == other[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row;
}

std::u32string reversed(std::u32string_view text) {
  return {text.rbegin(), text.rend()};
}

}  // namespace

std::vector<std::vector<image::InkLine>> groups_to_join(const std::vector<image::InkLine>& lines) {
  std::vector<std::vector<image::InkLine>> groups;
  for (const image::InkLine& line : lines) {
    const bool fits = !groups.empty() && !line.vertical && !groups.back().back().vertical &&
                      ems(groups.back()) + ems(line) <= kLongest;
    if (fits && (ems(line) < kShort || ems(groups.back()) < kShort)) {
      groups.back().push_back(line);
    } else {
      groups.push_back({line});
    }
  }
  return groups;
}

JoinedLines join_lines(const image::PagePicture& picture, const std::vector<image::InkLine>& lines) {
  JoinedLines joined;
  std::vector<Raster> crops;
  double em = 1;
  int height = 0;
  for (const image::InkLine& line : lines) {
    crops.push_back(image::crop_line(picture, line, 0, 0));
    em = std::max(em, line.em);
    height = std::max(height, crops.back().height());
  }
  const int gap = std::max(1, static_cast<int>(std::lround(kGap * em)));
  int width = gap;
  for (const Raster& crop : crops) width += crop.width() + gap;
  Raster canvas(width, height + 2 * gap, 1, picture.grey.dpi());
  std::fill(canvas.pixels().begin(), canvas.pixels().end(), std::uint8_t{255});
  int at = gap;
  for (std::size_t i = 0; i < crops.size(); ++i) {
    // Centres of characters are level on a line of print; a line of nothing but low signs would have none here.
    const int top = gap + (height - crops[i].height()) / 2;
    for (int y = 0; y < crops[i].height(); ++y) {
      std::copy_n(crops[i].row(y), crops[i].width(), canvas.row(top + y) + at);
    }
    joined.pieces.push_back({at, at + crops[i].width(), lines[i]});
    at += crops[i].width() + gap;
  }
  joined.line = {{gap, gap, at - gap, gap + height}, em, false};
  joined.picture.ink = canvas.clone();
  joined.picture.grey = std::move(canvas);
  return joined;
}

std::size_t corresponding_place(std::u32string_view text, std::size_t place, std::u32string_view other) {
  const auto before = distances(text.substr(0, place), other);
  const auto after = distances(reversed(text.substr(place)), reversed(other));
  std::size_t best = 0;
  for (std::size_t j = 0; j <= other.size(); ++j) {
    if (before[j] + after[other.size() - j] < before[best] + after[other.size() - best]) best = j;
  }
  return best;
}

std::vector<ReadLine> take_apart(const ReadLine& read, const JoinedLines& joined, double points_per_pixel) {
  const std::u32string text = utf8::decode(read.text);
  std::vector<ReadLine> lines;
  std::size_t from = 0;
  for (const JoinedLines::Piece& piece : joined.pieces) {
    const PixelBox& box = piece.origin.box;
    ReadLine line;
    line.box = Box{static_cast<double>(box.x0), static_cast<double>(box.y0), static_cast<double>(box.x1),
                   static_cast<double>(box.y1)}
                   .scaled(points_per_pixel);
    line.em = piece.origin.em * points_per_pixel;
    line.confidence = read.confidence;
    line.sure = read.sure;
    const bool last = &piece == &joined.pieces.back();
    const double end = piece.to * points_per_pixel;
    const double shift = line.box.x0 - piece.from * points_per_pixel;
    std::size_t to = from;
    while (to < text.size() && (last || (read.edges[to] + read.edges[to + 1]) / 2 < end)) ++to;
    line.text = utf8::encode(text.substr(from, to - from));
    for (std::size_t i = from; i <= to && to > from; ++i) {
      line.edges.push_back(std::clamp(read.edges[i] + shift, line.box.x0, line.box.x1));
    }
    for (const Voice& voice : read.voices) {
      const std::u32string other = utf8::decode(voice.text);
      const std::size_t begin = corresponding_place(text, from, other);
      const std::size_t finish = std::max(begin, corresponding_place(text, to, other));
      Voice part{utf8::encode(other.substr(begin, finish - begin)), voice.reader, voice.confidence};
      const bool known = std::any_of(line.voices.begin(), line.voices.end(), [&part](const Voice& heard) {
        return heard.text == part.text && heard.reader == part.reader;
      });
      if (!known && !part.text.empty()) line.voices.push_back(std::move(part));
    }
    from = to;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace ziping::ocr
