#pragma once
#include <string>

#include "random.h"

namespace samples {

/// Type faces of Chinese office print: song for text, hei for headings, kai for sub-headings.
enum class Face { Song, Hei, Kai };

/// How money is printed in one report.
struct NumberStyle {
  int decimals = 2;
  /// 万元, or 元 in forms of a few places.
  std::string money_unit = "万元";
  /// Trailing zeros are dropped (43.2 for 43.20), as spreadsheets do.
  bool trim = true;
  bool thousands = false;
  int rate_decimals = 2;
  /// A space between figure and unit in running text.
  bool space_before_unit = false;

  bool yuan() const { return money_unit == "元"; }
};

/// How one report looks. All lengths in points.
struct Style {
  std::string song = "Noto Serif CJK SC";
  std::string hei = "Noto Sans CJK SC";
  std::string kai = "AR PL UKai CN";
  /// Face of ASCII characters; empty where they are set in the Chinese face itself.
  std::string latin = "Liberation Serif";
  Face body_face = Face::Song;
  double body_size = 16;
  double line_pitch = 28;
  double title_size = 22;
  double table_size = 10.5;
  double rule_width = 0.5;
  double frame_width = 0.5;
  double cell_pad = 2.5;
  double min_row_height = 0;
  double margin_left = 72;
  double margin_right = 72;
  double margin_top = 72;
  double margin_bottom = 72;
  /// 0 none, 1 "3", 2 "- 3 -", 3 "第 3 页"
  int page_number = 2;
  std::string running_head;
  bool repeat_header = true;
  /// Labels cut by a page break are printed again in the second part.
  bool repeat_labels = false;
  NumberStyle numbers;

  const std::string& family(Face face) const;
};

Style make_style(Random* random);

}  // namespace samples
