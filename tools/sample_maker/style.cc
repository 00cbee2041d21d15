#include "style.h"

namespace samples {

const std::string& Style::family(Face face) const {
  switch (face) {
    case Face::Hei:
      return hei;
    case Face::Kai:
      return kai;
    case Face::Song:
      break;
  }
  return song;
}

Style make_style(Random* random) {
  Style style;
  style.song = random->pick({"Noto Serif CJK SC", "AR PL UMing CN", "Noto Serif CJK SC"});
  style.hei = random->pick({"Noto Sans CJK SC", "WenQuanYi Zen Hei"});
  style.latin = random->chance(0.7) ? "Liberation Serif" : "";
  style.body_face = random->chance(0.25) ? Face::Kai : Face::Song;
  style.body_size = random->pick({12.0, 14.0, 15.0, 16.0, 16.0});
  style.line_pitch = style.body_size * random->real(1.6, 1.85);
  style.title_size = random->pick({18.0, 20.0, 22.0});
  style.table_size = random->pick({8.5, 9.0, 9.5, 10.0, 10.5, 10.5, 11.0, 12.0});
  style.rule_width = random->real(0.4, 0.9);
  style.frame_width = random->chance(0.3) ? style.rule_width * 2 : style.rule_width;
  style.cell_pad = random->real(2.0, 4.0);
  style.margin_left = style.margin_right = random->real(56, 80);
  style.margin_top = random->real(60, 85);
  style.margin_bottom = random->real(60, 80);
  style.page_number = random->pick_int(0, 3);
  style.repeat_header = random->chance(0.6);
  style.repeat_labels = random->chance(0.2);
  style.numbers.decimals = random->pick({2, 2, 2, 2, 1, 4});
  style.numbers.trim = random->chance(0.7);
  style.numbers.thousands = random->chance(0.12);
  style.numbers.rate_decimals = random->pick({0, 1, 2, 2, 2});
  style.numbers.space_before_unit = random->chance(0.2);
  if (random->chance(0.4)) style.min_row_height = random->real(16, 26);
  return style;
}

}  // namespace samples
