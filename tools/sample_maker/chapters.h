#pragma once
#include "phrases.h"
#include "writer.h"

namespace samples {

/// Headings and paragraphs of running text in the report's look.
class Chapter {
 public:
  explicit Chapter(const Writer& w) : w_(w) {}

  void title(const std::string& text);
  /// 一、…
  void heading(const std::string& text);
  /// （一）…
  void subheading(const std::string& text);
  void body(Paragraph paragraph);
  void body(const std::string& text);
  /// The lines at the end: unit and date, right-aligned.
  void signature();
  void add(Block block) { blocks_.push_back(std::move(block)); }

  std::vector<Block> take() { return std::move(blocks_); }

 private:
  Paragraph styled(std::string text) const;

  const Writer& w_;
  std::vector<Block> blocks_;
};

/// What the sentences on money print, planted errors included; the checks between them are in the ledger.
void say_spending(const Writer& w, Chapter* chapter);
void say_basic(const Writer& w, Chapter* chapter);
void say_three_public(const Writer& w, Chapter* chapter);
void say_projects(const Writer& w, Chapter* chapter);
void say_assets(const Writer& w, Chapter* chapter);
void say_result(const Writer& w, Chapter* chapter, const Num& score);
/// Which indicators lost how many points.
void say_deductions(const Writer& w, Chapter* chapter);
/// A table of the projects' money with a total row, unruled by any form.
void project_money_table(const Writer& w, Chapter* chapter);

/// "32.4万元" with the fact; for whole sentences.
void say_money(const Writer& w, Prose* prose, const std::string& concept_id, const std::string& item, const Num& value);

}  // namespace samples
