#include "writer.h"

#include <fmt/format.h>

namespace samples {

Block text_block(Paragraph paragraph) {
  Block block;
  block.paragraph = std::move(paragraph);
  return block;
}

Block table_block(Table table) {
  Block block;
  block.kind = BlockKind::Grid;
  block.table = std::move(table);
  return block;
}

Block space_block(double points) {
  Block block;
  block.kind = BlockKind::Space;
  block.space = points;
  return block;
}

void add_title(const Writer& w, const std::string& title, int attachment, std::vector<Block>* blocks) {
  if (attachment > 0) {
    const std::string words = fmt::format("附件{}", attachment);
    Prose prose;
    prose.figure(words, w.maker.words("attachment", std::to_string(attachment)));
    Paragraph p = std::move(prose).paragraph();
    p.face = Face::Hei;
    p.size = 14;
    p.keep_with_next = true;
    blocks->push_back(text_block(std::move(p)));
  }
  Paragraph p;
  p.text = title;
  p.face = Face::Hei;
  p.size = 16;
  p.bold = true;
  p.align = Align::Centre;
  p.space_before = 4;
  p.space_after = 6;
  p.keep_with_next = true;
  blocks->push_back(text_block(std::move(p)));
}

void add_year_line(const Writer& w, std::vector<Block>* blocks) {
  Paragraph p;
  p.text = fmt::format("（{}年度）", printed_year(w, "表题下"));
  p.size = std::max(w.style.table_size, 12.0);
  p.align = Align::Centre;
  p.keep_with_next = true;
  blocks->push_back(text_block(std::move(p)));
}

void add_unit_line(const Writer& w, std::vector<Block>* blocks) {
  Paragraph p;
  p.text = "单位：" + w.style.numbers.money_unit;
  p.size = w.style.table_size;
  p.align = Align::Right;
  p.keep_with_next = true;
  blocks->push_back(text_block(std::move(p)));
}

void add_sign_off(const Writer& w, std::vector<Block>* blocks) {
  const ReportData& r = w.report;
  const std::string gap = "    ";
  Prose prose;
  prose.say("填表人：").figure(r.filler, w.maker.words("contact.person", r.filler)).say(gap + "填报日期：");
  const Date day = signing_date(w);
  const std::string date = w.random->chance(0.5) ? fmt::format("{}.{}.{}", day.year, day.month, day.day)
                                                 : fmt::format("{}年{}月{}日", day.year, day.month, day.day);
  prose.figure(date, w.maker.words("report.date", fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)))
      .say(gap + "联系电话：");
  const std::string phone = printed_phone(w, r.phone);
  prose.figure(phone, w.maker.words("contact.phone", phone));
  if (w.random->chance(0.5)) {
    prose.say(gap + "单位负责人签字：").figure(r.leader, w.maker.words("contact.person", r.leader));
  }
  Paragraph p = std::move(prose).paragraph();
  p.size = std::min(w.style.table_size, 10.5);
  p.space_before = 4;
  blocks->push_back(text_block(std::move(p)));
}

std::vector<std::pair<int, int>> runs_of(const std::vector<std::string>& keys) {
  std::vector<std::pair<int, int>> runs;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    if (i > 0 && keys[i] == keys[i - 1]) {
      ++runs.back().second;
    } else {
      runs.emplace_back(static_cast<int>(i), 1);
    }
  }
  return runs;
}

FactNote points_fact(const Writer& w, std::string concept_id, std::string item, const Num& value) {
  return w.maker.count(std::move(concept_id), std::move(item), value, "分");
}

}  // namespace samples
