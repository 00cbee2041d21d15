#include "set_text.h"

#include <algorithm>

namespace samples {
namespace {

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

bool is_latin(char c) {
  return c >= 0x20 && c < 0x7f;
}

void add_attribute(PangoAttrList* list, PangoAttribute* attribute, std::size_t begin, std::size_t end) {
  attribute->start_index = static_cast<guint>(begin);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

/// ASCII runs in the Latin face, as a word processor sets them.
void add_latin_runs(PangoAttrList* list, const std::string& text, const std::string& family) {
  std::size_t i = 0;
  while (i < text.size()) {
    if (!is_latin(text[i])) {
      ++i;
      continue;
    }
    std::size_t end = i;
    while (end < text.size() && is_latin(text[end])) ++end;
    add_attribute(list, pango_attr_family_new(family.c_str()), i, end);
    i = end;
  }
}

std::vector<SetLine> lines_of(PangoLayout* layout) {
  std::vector<SetLine> lines;
  PangoLayoutIter* iter = pango_layout_get_iter(layout);
  do {
    const PangoLayoutLine* line = pango_layout_iter_get_line_readonly(iter);
    SetLine out;
    out.begin = static_cast<std::size_t>(line->start_index);
    out.end = out.begin + static_cast<std::size_t>(line->length);
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iter, nullptr, &logical);
    out.x = points(logical.x);
    lines.push_back(std::move(out));
  } while (pango_layout_iter_next_line(iter));
  pango_layout_iter_free(iter);

  iter = pango_layout_get_iter(layout);
  std::size_t at = 0;
  do {
    const auto byte = static_cast<std::size_t>(pango_layout_iter_get_index(iter));
    const double baseline = points(pango_layout_iter_get_baseline(iter));
    PangoRectangle ink;
    pango_layout_iter_get_cluster_extents(iter, &ink, nullptr);
    while (at + 1 < lines.size() && byte >= lines[at + 1].begin) ++at;
    if (ink.width <= 0 || ink.height <= 0) continue;
    const double x = points(ink.x);
    const double y = points(ink.y) - baseline;
    lines[at].clusters.push_back({byte, {x, y, x + points(ink.width), y + points(ink.height)}});
  } while (pango_layout_iter_next_cluster(iter));
  pango_layout_iter_free(iter);
  return lines;
}

}  // namespace

Box SetLine::ink(std::size_t from, std::size_t to) const {
  Box box;
  for (const Cluster& cluster : clusters) {
    if (cluster.byte >= from && cluster.byte < to) box = box.unite(cluster.ink);
  }
  return box;
}

TextSetter::TextSetter(const Style& style) : style_(style) {
  PangoFontMap* map = pango_cairo_font_map_get_default();
  pango_cairo_font_map_set_resolution(PANGO_CAIRO_FONT_MAP(map), 72);
  context_.reset(pango_font_map_create_context(map), [](PangoContext* context) { g_object_unref(context); });
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context_.get(), options);
  cairo_font_options_destroy(options);
  pango_context_set_round_glyph_positions(context_.get(), FALSE);
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
}

SetText TextSetter::set(const std::string& text, const TextLook& look, double width) const {
  SetText out;
  out.text = text;
  out.size = look.size;
  out.layout.reset(pango_layout_new(context_.get()), [](PangoLayout* layout) { g_object_unref(layout); });
  PangoLayout* layout = out.layout.get();
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, style_.family(look.face).c_str());
  pango_font_description_set_absolute_size(font, look.size * PANGO_SCALE);
  if (look.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout, font);
  pango_font_description_free(font);

  PangoAttrList* attributes = pango_attr_list_new();
  if (!style_.latin.empty()) add_latin_runs(attributes, text, style_.latin);
  // No ligatures: a text layer that says "ﬁ" is a fault no office program makes in these reports.
  add_attribute(attributes, pango_attr_font_features_new("liga=0,clig=0"), 0, text.size());
  pango_layout_set_attributes(layout, attributes);
  pango_attr_list_unref(attributes);

  pango_layout_set_text(layout, text.c_str(), static_cast<int>(text.size()));
  pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_auto_dir(layout, FALSE);
  if (width > 0) pango_layout_set_width(layout, static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_alignment(layout, look.align == Align::Centre  ? PANGO_ALIGN_CENTER
                                     : look.align == Align::Right ? PANGO_ALIGN_RIGHT
                                                                  : PANGO_ALIGN_LEFT);
  pango_layout_set_justify(layout, look.justify ? TRUE : FALSE);
  pango_layout_set_indent(layout, static_cast<int>(look.indent * PANGO_SCALE));
  out.lines = lines_of(layout);
  return out;
}

}  // namespace samples
