#include "chapters.h"

#include <fmt/format.h>

#include "remarks.h"

namespace samples {

Paragraph Chapter::styled(std::string text) const {
  Paragraph p;
  p.text = std::move(text);
  p.face = w_.style.body_face;
  p.size = w_.style.body_size;
  p.line_pitch = w_.style.line_pitch;
  p.indent_em = 2;
  return p;
}

void Chapter::title(const std::string& text) {
  Paragraph p = styled(text);
  p.face = Face::Hei;
  p.size = w_.style.title_size;
  p.line_pitch = p.size * 1.6;
  p.bold = true;
  p.indent_em = 0;
  p.align = Align::Centre;
  p.space_after = 10;
  p.keep_with_next = true;
  blocks_.push_back(text_block(std::move(p)));
}

void Chapter::heading(const std::string& text) {
  Paragraph p = styled(text);
  p.face = Face::Hei;
  p.keep_with_next = true;
  blocks_.push_back(text_block(std::move(p)));
}

void Chapter::subheading(const std::string& text) {
  Paragraph p = styled(text);
  p.face = Face::Kai;
  p.bold = w_.style.body_face == Face::Kai;
  p.keep_with_next = true;
  blocks_.push_back(text_block(std::move(p)));
}

void Chapter::body(Paragraph paragraph) {
  Paragraph p = styled(std::move(paragraph.text));
  p.figures = std::move(paragraph.figures);
  p.justify = true;
  blocks_.push_back(text_block(std::move(p)));
}

void Chapter::body(const std::string& text) {
  Paragraph p;
  p.text = text;
  body(std::move(p));
}

void Chapter::signature() {
  const ReportData& r = w_.report;
  Prose name;
  name.figure(r.full_name, w_.maker.words("entity.name", r.full_name));
  const Date day = signing_date(w_);
  Prose date;
  date.figure(fmt::format("{}年{}月{}日", day.year, day.month, day.day),
              w_.maker.words("report.date", fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day)));
  blocks_.push_back(space_block(w_.style.line_pitch));
  for (Prose* prose : {&name, &date}) {
    Paragraph p = std::move(*prose).paragraph();
    Paragraph out = styled(p.text);
    out.figures = std::move(p.figures);
    out.align = Align::Right;
    out.indent_em = 0;
    blocks_.push_back(text_block(std::move(out)));
  }
}

Section cover(const Writer& w, bool projects) {
  const ReportData& r = w.report;
  Section section;
  section.numbered = false;
  const auto line = [&](Prose prose, double size, Face face, double before) {
    Paragraph p = std::move(prose).paragraph();
    p.size = size;
    p.face = face;
    p.bold = face == Face::Hei;
    p.align = Align::Centre;
    p.line_pitch = size * 1.7;
    p.space_before = before;
    section.blocks.push_back(text_block(std::move(p)));
  };
  if (projects) {
    Prose attachment;
    attachment.figure("附件4", w.maker.words("attachment", "4"));
    Paragraph p = std::move(attachment).paragraph();
    p.face = Face::Hei;
    section.blocks.push_back(text_block(std::move(p)));
  }
  line(std::move(Prose().figure(r.full_name, w.maker.words("entity.name", r.full_name))), 26, Face::Hei, 130);
  const std::string kind = projects ? "项目支出" : "整体支出";
  Prose title;
  title.figure(std::to_string(r.year), w.maker.words("report.year", std::to_string(r.year))).say("年度" + r.bureau);
  line(std::move(title), 22, Face::Hei, 16);
  Prose second;
  second.figure(kind, w.maker.words("report.kind", kind)).say("绩效自评报告");
  line(std::move(second), 22, Face::Hei, 0);
  line(std::move(Prose().say("单位名称：").figure(r.full_name, w.maker.words("entity.name", r.full_name))), 16,
       Face::Song, 260);
  line(std::move(Prose().figure(r.date_words(), w.maker.words("report.date", r.date_iso()))), 16, Face::Song, 8);
  return section;
}

std::vector<Block> department_chapters(const Writer& w, const Num& score) {
  const ReportData& r = w.report;
  Random& random = *w.random;
  Chapter c(w);
  c.title("部门整体支出绩效评价报告");
  c.heading("一、部门概况");
  c.subheading("（一）主要职能");
  int number = 0;
  for (const char* duty : r.bureau_kind->duties) c.body(fmt::format("{}、{}；", ++number, duty));
  c.body(fmt::format("{}、完成县委、县政府交办的其他任务。", ++number));
  c.subheading("（二）机构人员情况");
  Prose staff;
  staff.say(fmt::format("{}核定", r.bureau));
  staff.say("行政编制")
      .figure(fmt::format("{}名", r.admin_posts),
              w.maker.count("staff.established_part", "行政编制", Num::whole(r.admin_posts), "名"));
  staff.say("，事业编制")
      .figure(fmt::format("{}名", r.career_posts),
              w.maker.count("staff.established_part", "事业编制", Num::whole(r.career_posts), "名"));
  staff.say("。年末实际在职")
      .figure(fmt::format("{}人", r.in_post), w.maker.count("staff.actual", "", Num::whole(r.in_post), "人"))
      .say("，设办公室、规划财务股等内设机构。");
  c.body(std::move(staff).paragraph());
  c.subheading("（三）部门整体支出规模、使用方向和主要内容");
  say_spending(w, &c);
  say_remarks(w, Place::Money, &c);
  c.heading("二、部门整体支出管理及使用情况");
  c.subheading("（一）基本支出");
  c.body(
      "基本支出用于保障机构正常运转和完成日常工作任务，包括人员工资福利、社会保障缴费以及办公、水电、差旅等日常公用经费"
      "。");
  say_basic(w, &c);
  say_three_public(w, &c);
  c.subheading("（二）项目支出");
  say_projects(w, &c);
  project_money_table(w, &c);
  say_remarks(w, Place::Funds, &c);
  c.heading("三、部门专项组织实施情况");
  c.subheading("（一）专项管理情况");
  c.body(sentences(Subject::Organisation, 4, true, &random));
  c.body(sentences(Subject::Funds, 4, false, &random));
  c.subheading("（二）财务管理状况");
  c.body(sentences(Subject::Accounts, 5, true, &random));
  c.heading("四、资产管理情况");
  c.body(sentences(Subject::Assets, 4, true, &random));
  say_assets(w, &c);
  c.heading("五、部门整体支出绩效情况");
  say_result(w, &c, score);
  // A number left out: 六, 八, or 七, 九.
  const bool gap = w.plan->wants("attachment-gap") && w.more->chance(0.5) && w.plan->take("attachment-gap");
  const bool first = gap && w.more->chance(0.5);
  if (gap) w.ledger->words("attachment-gap", false, {}, "", "", "标题编号");
  c.heading(first ? "八、存在的主要问题" : "七、存在的主要问题");
  c.body(sentences(Subject::Problems, 3, true, &random));
  say_remarks(w, Place::Problems, &c);
  c.heading(gap ? "九、改进措施和有关建议" : "八、改进措施和有关建议");
  c.body(sentences(Subject::Measures, 4, true, &random));
  c.signature();
  return c.take();
}

}  // namespace samples
