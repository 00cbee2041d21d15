#include "output/invisible_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/utf8.h"
#include "output/terminal_text.h"

namespace ziping::output {
namespace {

// How far, in ems, a character may begin from its ink's edge before it gets a width of its own.
constexpr double kNear = 0.3;
// Sizes, base lines and ends of runs may be off by so many ems where that lets the one before stand: the printed
// lines of a row then cost a few bytes each, and a line still lies over nine tenths of its ink.
constexpr double kSame = 0.05;
// Places and sizes are written in tenths of a point, as whole numbers.
constexpr double kUnits = 10;

std::u32string characters_of(const layout::TextLine& line) {
  std::u32string characters = utf8::decode(line.text);
  for (char32_t& character : characters) character = harmless(character);
  return characters;
}

bool runs_down(const layout::TextLine& line) {
  if (line.edges.empty() || line.box.height() <= line.box.width()) return false;
  return std::abs(line.edges.front() - line.box.y0) < std::abs(line.edges.front() - line.box.x0);
}

/// The edges along the print: the line's own where they are sound, else shared out by the characters' widths.
std::vector<double> edges_of(const layout::TextLine& line, const std::u32string& characters, bool down) {
  const double begin = down ? line.box.y0 : line.box.x0;
  const double end = down ? line.box.y1 : line.box.x1;
  if (line.edges.size() == characters.size() + 1 && std::is_sorted(line.edges.begin(), line.edges.end()) &&
      line.edges.back() > line.edges.front()) {
    return line.edges;
  }
  double total = 0;
  for (const char32_t character : characters) total += GlyphlessFont::width(character);
  std::vector<double> edges = {begin};
  for (const char32_t character : characters) {
    edges.push_back(edges.back() + (end - begin) * GlyphlessFont::width(character) / total);
  }
  return edges;
}

/// The longest run from `first` whose characters all begin near their edges when set in one width.
std::size_t run_end(const std::u32string& characters, const std::vector<double>& edges, std::size_t first,
                    double size) {
  std::size_t good = first + 1;
  double nominal = GlyphlessFont::width(characters[first]);
  for (std::size_t last = first + 1; last < characters.size(); ++last) {
    nominal += GlyphlessFont::width(characters[last]);
    const double scale = (edges[last + 1] - edges[first]) / nominal;
    double at = edges[first];
    bool near = true;
    for (std::size_t i = first; i < last && near; ++i) {
      at += scale * GlyphlessFont::width(characters[i]);
      near = std::abs(at - edges[i + 1]) <= kNear * size;
    }
    if (near) {
      good = last + 1;
    } else if (last > good + 4) {
      break;
    }
  }
  return good;
}

/// A code as a byte of a literal string.
void put_byte(std::string& to, unsigned byte) {
  const char letter = static_cast<char>(byte);
  if (letter == '(' || letter == ')' || letter == '\\') to += '\\';
  if (letter == '\r') {
    to += "\\r";
  } else {
    to += letter;
  }
}

std::string whole(double value) {
  return fmt::format("{}", std::lround(value));
}

std::string tenths(double value) {
  std::string text = fmt::format("{:.1f}", value);
  if (text.ends_with(".0")) text.resize(text.size() - 2);
  return text;
}

class Writer {
 public:
  Writer(const PageFrame& frame, const GlyphlessFont& font, const std::string& name)
      : frame_(frame), font_(font), name_(name) {}

  void line(const layout::TextLine& line) {
    const std::u32string characters = characters_of(line);
    const bool down = runs_down(line);
    if (characters.empty() || line.box.empty()) return;
    const std::vector<double> edges = edges_of(line, characters, down);
    // A dash or full stop alone is flat; its line still has the height of the print.
    const double thickness = down ? line.box.width() : line.box.height();
    const double exact = thickness < 0.6 * line.em ? line.em : thickness;
    const double size = std::abs(exact - size_) <= kSame * exact ? size_ : std::max(0.5, std::round(exact * 2) / 2);
    const double centre = down ? line.box.centre_x() : line.box.centre_y();
    const double below = size * (0.5 + GlyphlessFont::kDescent / 1000.0);
    begin(down, down ? Point{centre - below, -edges.front()} : Point{edges.front(), -centre - below}, size);
    for (std::size_t first = 0; first < characters.size();) {
      const std::size_t end = run_end(characters, edges, first, size);
      // From where the run before really ends, so that what is rounded does not add up.
      run(characters, first, end, edges[end] - pen_, size);
      first = end;
    }
  }

  std::string operators() const {
    if (operators_.empty()) return {};
    const std::array<double, 6> m = frame_.matrix();
    std::string text = "q";
    for (std::size_t i = 0; i < 4; ++i) text += fmt::format(" {:.6g}", m.at(i) / kUnits);
    return text + fmt::format(" {:.2f} {:.2f} cm BT 3 Tr 0 Tc 0 Tw 0 Ts\n{}ET Q\n", m[4], m[5], operators_);
  }

 private:
  void begin(bool down, const Point& origin, double size) {
    if (size != size_) operators_ += fmt::format("{} {} Tf\n", name_, whole(size * kUnits));
    size_ = size;
    Point to = {std::round(origin.x * kUnits), std::round(origin.y * kUnits)};
    if (down || down_) {
      operators_ += fmt::format("{} {} {} Tm\n", down ? "0 -1 1 0" : "1 0 0 1", whole(to.x), whole(to.y));
    } else {
      if (std::abs(origin.y - at_.y / kUnits) <= kSame * size) to.y = at_.y;
      operators_ += fmt::format("{} {} Td\n", whole(to.x - at_.x), whole(to.y - at_.y));
    }
    at_ = to;
    pen_ = down ? -to.y / kUnits : to.x / kUnits;
    // A step from a line that runs down would go along it.
    down_ = down;
  }

  void run(const std::u32string& characters, std::size_t first, std::size_t end, double length, double size) {
    double nominal = 0;
    std::string codes;
    for (std::size_t i = first; i < end; ++i) {
      const unsigned code = font_.code(characters[i]);
      if (code == 0) continue;
      nominal += GlyphlessFont::width(characters[i]) * size / 1000;
      put_byte(codes, code >> 8U);
      put_byte(codes, code & 0xFFU);
    }
    if (codes.empty()) return;
    if (scaling_ == 0 || std::abs(scaling_ / 100 * nominal - length) > kSame * size) {
      // An error of half a percent matters only where the run is long.
      const double digits = length < 60 ? 1 : 10;
      scaling_ = std::clamp(std::round(100 * length / nominal * digits) / digits, 1.0, 9999.0);
      operators_ += tenths(scaling_) + " Tz";
    }
    pen_ += scaling_ / 100 * nominal;
    operators_ += fmt::format("({})Tj\n", codes);
  }

  const PageFrame& frame_;
  const GlyphlessFont& font_;
  const std::string& name_;
  double size_ = 0;
  bool down_ = false;
  /// Where the line began, in units.
  Point at_{0, 0};
  /// Where the next run begins, along the line, in points.
  double pen_ = 0;
  double scaling_ = 0;
  std::string operators_;
};

/// A cell's lines; one of the cell's text over its ink where the cell was settled otherwise than its only line reads.
std::vector<layout::TextLine> lines_of(const layout::Cell& cell) {
  if (cell.lines.size() > 1 || (cell.lines.size() == 1 && cell.lines.front().text == cell.text)) return cell.lines;
  if (cell.text.empty()) return {};
  layout::TextLine line;
  if (!cell.lines.empty()) line = cell.lines.front();
  line.text = cell.text;
  line.page = cell.page;
  if (line.box.empty()) line.box = cell.ink.empty() ? cell.box : cell.ink;
  return {line};
}

}  // namespace

std::vector<layout::TextLine> lines_of(const layout::PageReading& page) {
  std::vector<layout::TextLine> lines;
  std::set<std::tuple<std::string, double, double>> seen;
  const auto take = [&](const std::vector<layout::TextLine>& more) {
    for (const layout::TextLine& line : more) {
      if (seen.emplace(line.text, line.box.x0, line.box.y0).second) lines.push_back(line);
    }
  };
  take(page.lines);
  for (const layout::Table& table : page.tables) {
    for (const layout::Cell& cell : table.cells) take(lines_of(cell));
    take(table.notes);
  }
  return lines;
}

void collect_characters(const layout::TextLine& line, std::set<char32_t>* characters) {
  for (const char32_t character : characters_of(line)) characters->insert(character);
}

std::string invisible_text(const std::vector<layout::TextLine>& lines, const PageFrame& frame,
                           const GlyphlessFont& font, const std::string& font_name) {
  Writer writer(frame, font, font_name);
  for (const layout::TextLine& line : lines) writer.line(line);
  return writer.operators();
}

}  // namespace ziping::output
