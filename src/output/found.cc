#include "output/found.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/utf8.h"
#include "output/json_parts.h"
#include "output/terminal_text.h"

namespace ziping::output {
namespace {

constexpr int kLeastWidth = 24;

/// The match with as much around it as fits, more of it behind than in front.
std::string around(const store::Hit& hit, int width) {
  const std::u32string before = utf8::decode(one_line(std::string_view(hit.text).substr(0, hit.match_begin)));
  const std::u32string behind = utf8::decode(one_line(std::string_view(hit.text).substr(hit.match_begin)));
  const auto fitting = [](auto begin, auto end, int room) {
    auto at = begin;
    for (; at != end && room >= display_width(*at); ++at) room -= display_width(*at);
    return at;
  };
  const auto first = fitting(before.rbegin(), before.rend(), width / 3).base();
  std::u32string text(first, before.end());
  int used = 0;
  for (const char32_t code : text) used += display_width(code);
  text.append(behind.begin(), fitting(behind.begin(), behind.end(), width - used));
  return utf8::encode(text);
}

std::string place(const store::Hit& hit) {
  std::string text = fmt::format("{} p{} [{:.0f} {:.0f} {:.0f} {:.0f}]", one_line(hit.file), hit.page, hit.box.x0,
                                 hit.box.y0, hit.box.x1, hit.box.y1);
  if (hit.table) text += fmt::format(" {} r{} c{}", *hit.table, hit.row.value_or(0), hit.col.value_or(0));
  return text;
}

}  // namespace

std::string found_text(const store::Hits& found, int width) {
  std::string lines;
  for (const store::Hit& hit : found.hits) {
    const std::string where = place(hit);
    lines += where + "  " + around(hit, std::max(kLeastWidth, width - display_width(where) - 2)) + "\n";
  }
  return lines;
}

std::string found_lines(const store::Hits& found) {
  std::string lines;
  for (const store::Hit& hit : found.hits) {
    const nlohmann::ordered_json line = {{"file", hit.file},
                                         {"entity", optional_json(hit.entity)},
                                         {"year", optional_json(hit.year)},
                                         {"page", hit.page},
                                         {"bbox", box_json(hit.box)},
                                         {"kind", hit.kind},
                                         {"table", optional_json(hit.table)},
                                         {"row", optional_json(hit.row)},
                                         {"col", optional_json(hit.col)},
                                         {"text", hit.text},
                                         {"match", {hit.match_begin, hit.match_end}}};
    lines += line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
  }
  return lines;
}

}  // namespace ziping::output
