#pragma once
#include "layout.h"

namespace samples {

/// The pages as they fill up. `y` is where the next thing goes.
class Flow {
 public:
  Flow(const Document& document, PlacedDocument* out);

  void start_section(const Section& section);
  void paragraph(const Paragraph& paragraph, double needed_below);
  void table(const Table& table);
  void space(double points) { y_ += points; }
  void new_page();
  /// Room a block needs to begin on a page with its first lines or rows.
  double head_height(const Block& block) const;

 private:
  friend class TablePlacer;

  PlacedPage& page() { return out_->pages.back(); }
  int page_number() const { return static_cast<int>(out_->pages.size()); }
  double content_width() const;
  double bottom() const;
  void furniture();
  void add_line(const SetText& text, std::size_t line, double x, double baseline);
  SetText set(const Paragraph& paragraph) const;

  const Document& document_;
  const Style& style_;
  PlacedDocument* out_;
  TextSetter setter_;
  bool landscape_ = false;
  bool numbered_ = true;
  int report_ = 0;
  int shown_number_ = 0;
  double y_ = 0;
};

/// Base line of a line of `size` in a band of `pitch` that begins at `top`.
double baseline_in(double top, double pitch, double size);

}  // namespace samples
