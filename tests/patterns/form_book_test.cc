#include "patterns/form_book.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "patterns/pattern_set.h"
#include "patterns/shape_drawing.h"

namespace ziping::patterns {
namespace {

const PatternSet& product() {
  static const auto kPatterns = PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
  if (!kPatterns) throw std::runtime_error(describe(kPatterns.error()));
  return **kPatterns;
}

// The form book of one file, read with a few labels of its own.
Result<FormBook> make(const std::string& forms) {
  auto labels = TomlFile::parse(R"(
[[section]]
id = "indicators"
rows = "indicators"
[[column]]
id = "level3"
section = "indicators"
kind = "text"
key = true
heads = ["指标"]
[[column]]
id = "score"
section = "indicators"
concept = "indicator.score"
kind = "score"
heads = ["得分"]
)",
                                "labels.toml");
  EXPECT_TRUE(labels);
  LabelRecords records;
  read_labels(labels->root(), product().concepts(), &records);
  EXPECT_TRUE(labels->status());
  std::vector<TomlFile> files;
  auto file = TomlFile::parse("schema = 1\n" + forms, "forms.toml");
  if (!file) return file.error();
  files.push_back(std::move(*file));
  return FormBook::make(&files, records, product().marks(), product().concepts(), product().shared_language(),
                        product().confusions());
}

constexpr const char* kForm = R"([[form]]
id = "scores"
form = "dept_indicators"
sections = ["indicators"]
accepts = [ { rows = ["指标|得分", "造林|5"] } ]
rejects = [ { rows = ["姓名|年龄", "甲|5"] } ]
)";

TEST(FormBook, TakesATableByItsHeads) {
  auto book = make(kForm);
  ASSERT_TRUE(book) << describe(book.error());
  const LabelledTable table(draw_shape({"序号|指标|得分", "1|造林|5"}, ""), product().language());
  const Recognition taken = book->recognise(table);
  ASSERT_NE(taken.record, nullptr);
  EXPECT_EQ(taken.record->id, "scores");
  ASSERT_EQ(taken.sections.size(), 1U);
  EXPECT_EQ(taken.sections[0].head_row, 0);
  EXPECT_EQ(taken.sections[0].column("score")->col, 2);
}

struct BadForm {
  const char* name;
  std::string toml;
  int line;
  const char* message;
};

class FormErrors : public ::testing::TestWithParam<BadForm> {};

TEST_P(FormErrors, ArePointedAt) {
  const auto book = make(GetParam().toml);
  ASSERT_FALSE(book);
  EXPECT_EQ(book.error().code, ErrorCode::PatternInvalid);
  EXPECT_EQ(book.error().origin.line, GetParam().line) << describe(book.error());
  EXPECT_NE(book.error().message.find(GetParam().message), std::string::npos) << describe(book.error());
}

std::string with(std::string toml, const std::string& from, const std::string& to) {
  const auto at = toml.find(from);
  return at == std::string::npos ? toml + to : toml.replace(at, from.size(), to);
}

INSTANTIATE_TEST_SUITE_P(
    Records, FormErrors,
    ::testing::Values(
        BadForm{"UnknownForm", with(kForm, "dept_indicators", "dept_indicator"), 4, "unknown form"},
        BadForm{"UnknownKey", with(kForm, "sections =", "section_s = 1\nsections ="), 5, "unknown key 'section_s'"},
        BadForm{"AcceptsAreRun", with(kForm, "指标|得分", "名目|得分"), 6, "must accept this table"},
        BadForm{"RejectsAreRun", with(kForm, "姓名|年龄", "指标|得分"), 7, "must reject this table"},
        BadForm{"ExamplesAreNeeded", with(kForm, "rejects = [ { rows = [\"姓名|年龄\", \"甲|5\"] } ]\n", ""), 2,
                "at least one table that it rejects"},
        BadForm{"StolenExample", std::string(kForm) + with(kForm, "id = \"scores\"", "id = \"again\""), 12,
                "but it is 'scores'"},
        BadForm{"NoSuchColumn", with(kForm, "accepts =", "absent = [\"actaul\"]\naccepts ="), 6,
                "no column is called 'actaul'"},
        BadForm{"NoSuchAlternative", with(kForm, "accepts =", "columns = [\"score|scroe\"]\naccepts ="), 6,
                "no column is called 'scroe'"},
        BadForm{"NoSuchSection", with(kForm, "\"indicators\"", "\"indicator\""), 5, "no section is called 'indicator'"},
        BadForm{"NoSuchPair", with(kForm, "accepts =", "pairs = [\"projekt\"]\naccepts ="), 6,
                "no label with a value is called 'projekt'"},
        BadForm{"UnknownSection",
                std::string(kForm) +
                    "[[form.column]]\nid = \"x\"\nsection = \"nowhere\"\nkind = \"text\"\nheads = [\"甲\"]\n",
                8, "unknown section"}),
    [](const auto& test) { return test.param.name; });

TEST(FormBook, LabelForTwoColumnsOfASectionIsAnError) {
  const auto book = make(std::string(kForm) +
                         "[[form.column]]\nid = \"a\"\nsection = \"indicators\"\nkind = \"text\"\nheads = [\"甲\"]\n"
                         "[[form.column]]\nid = \"b\"\nsection = \"indicators\"\nkind = \"text\"\nheads = [\"甲\"]\n");
  ASSERT_FALSE(book);
  EXPECT_NE(book.error().message.find("already stands for column 'a'"), std::string::npos);
  EXPECT_EQ(book.error().origin.line, 17);
}

TEST(TableShape, HeadsOfTwoLevels) {
  const LabelledTable table(
      draw_shape({"绩效指标|<|<|年度指标值|<|<|完成值|得分", "一级指标|二级指标|三级指标|指标性质|指标值|度量单位|^|^",
                  "产出|数量|造林|≥|20|亩|22|10"},
                 ""),
      product().language());
  const auto sections = find_sections(table, *product().forms().records().front().labels);
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].first_row, 2);
  EXPECT_EQ(sections[0].column("target")->col, 4);
  EXPECT_EQ(sections[0].column("target_sign")->col, 3);
  EXPECT_EQ(sections[0].column("actual")->col, 6);
}

TEST(TableShape, LowerHeadsThatOnlyNameTheUpperOneLeaveItsWeightsBeside) {
  const LabelledTable table(
      draw_shape({"序号|一级指标|<|二级指标|<|三级指标|<|评分标准|自评得分", "^|名称|权重|名称|权重|名称|权重|^|^",
                  "1|投入|20|目标设定|20|目标合理性|20|符合得满分|18"},
                 "部门整体支出绩效评价指标表"),
      product().language());
  const auto sections = find_sections(table, *product().forms().records().front().labels);
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].first_row, 2);
  EXPECT_EQ(sections[0].column("level1")->col, 1);
  EXPECT_EQ(sections[0].column("level2")->col, 3);
  EXPECT_EQ(sections[0].column("level3")->col, 5);
  EXPECT_EQ(std::count_if(sections[0].columns.begin(), sections[0].columns.end(),
                          [](const ColumnUse& column) { return column.label->id == "weight"; }),
            3);
}

TEST(TableShape, MisreadHeadIsFoundBesideOthers) {
  const LabelledTable table(
      draw_shape({"一级指标|二级指标|三级指标|年度指标值|实际完成僵|分值|得分", "产出|数量|造林|20亩|22亩|10|10"}, ""),
      product().language());
  const auto sections = find_sections(table, *product().forms().records().front().labels);
  ASSERT_EQ(sections.size(), 1U);
  ASSERT_NE(sections[0].column("actual"), nullptr);
  EXPECT_EQ(sections[0].column("actual")->col, 4);
}

TEST(TableShape, TheLabelOfABlockIsNoMisreadHead) {
  const LabelledTable table(
      draw_shape({"绩效指标|一级指标|二级指标|三级指标|分值|年度指标值|全年实际值|得分|未完成原[因和改进措旋",
                  "^|产出指标|数量指标|改造户厕|14|≥283户|268户|14|", "^|^|质量指标|验收合格率|12|≥100%|100%|12|",
                  "^|^|时效指标|完成时间|12|12月|12月|12|", "^|^|成本指标|预算成本|12|≤59万元|60万元|12|"},
                 ""),
      product().language());
  const auto sections = find_sections(table, *product().forms().records().front().labels);
  ASSERT_EQ(sections.size(), 1U);
  EXPECT_EQ(sections[0].first_row, 1);
  EXPECT_EQ(sections[0].column("target")->col, 5);
}

/// The columns of the level heads in a row of heads, -1 where one is not found.
std::vector<int> levels_of(const std::string& heads) {
  const LabelledTable table(draw_shape({heads, "产出|数量|培训人次|10|≥120人|136人|10"}, ""), product().language());
  const auto sections = find_sections(table, *product().forms().records().front().labels);
  std::vector<int> found;
  for (const char* level : {"level1", "level2", "level3"}) {
    const ColumnUse* column = sections.empty() ? nullptr : sections.front().column(level);
    found.push_back(column != nullptr ? column->col : -1);
  }
  return found;
}

TEST(TableShape, HeadsThatMayBeSeveralAreSettledByTheirOrder) {
  const std::string rest = "|分值|年度指标值|实际完成值|得分";
  const std::vector<int> right{0, 1, 2};
  EXPECT_EQ(levels_of("一级指标|二级指标|三级指标" + rest), right);
  EXPECT_EQ(levels_of("级指标|二级指标|三级指标" + rest), right) << "a thin stroke was lost";
  EXPECT_EQ(levels_of("级指标|级指标|级指标" + rest), right);
  EXPECT_EQ(levels_of("一级指标|二级指标|二级指标" + rest), right) << "and here one of three";
  EXPECT_EQ(levels_of("一级指标|丁级指标|三级指标" + rest), right);
}

TEST(TableShape, ALevelsHeadThatCannotBeReadIsKnownByThoseBesideIt) {
  const std::string rest = "|分值|年度指标值|实际完成值|得分";
  EXPECT_EQ(levels_of("成胆标|二级指标|三级指标" + rest), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(levels_of("一级指标|贼胆|三级指标" + rest), (std::vector<int>{0, 1, 2}));
  EXPECT_EQ(levels_of("|二级指标|三级指标" + rest), (std::vector<int>{-1, 1, 2})) << "nothing is printed there";
  EXPECT_EQ(levels_of("序号|备注|二级指标|三级指标|年度指标值|实际完成值|得分").front(), -1) << "which of the two?";
}

TEST(TableShape, LevelsOfOneNameAreToldApartByTheirOrder) {
  const std::string rest = "|分值|年度指标值|实际完成值|得分";
  const std::vector<int> right = {0, 1, 2};
  EXPECT_EQ(levels_of("一级指标|级指标|一级指标" + rest), right) << "strokes of the numerals were lost";
  EXPECT_EQ(levels_of("一级指标|一级指标|三级指标" + rest), right);
  EXPECT_EQ(levels_of("一级指标|二级指标|二级指标" + rest), right);
  EXPECT_EQ(levels_of("二级指标|二级指标|三级指标" + rest), right);
}

TEST(LabelParts, PutsALostQuoteBack) {
  const Marks& marks = product().marks();
  EXPECT_EQ(with_both_quotes("三公经费”变动率", marks), "“三公经费”变动率");
  EXPECT_EQ(with_both_quotes("“三公经费控制率", marks), "“三公经费”控制率");
  EXPECT_EQ(with_both_quotes("三公经费控制率", marks), "三公经费控制率");
  EXPECT_EQ(with_both_quotes("“三公”经费", marks), "“三公”经费");
}

TEST(LabelParts, TakesALabelApart) {
  const LabelParts head = take_apart("2022年决算数(万元)", product().marks());
  EXPECT_EQ(head.bare, "决算数");
  EXPECT_EQ(head.year, 2022);
  EXPECT_EQ(head.brackets, std::vector<std::string>{"万元"});
  const LabelParts part = take_apart("其中:1、公车购置", product().marks());
  EXPECT_EQ(part.whole, "公车购置");
  EXPECT_EQ(part.number, "1");
  EXPECT_TRUE(part.part);
  EXPECT_EQ(take_apart("三公经费", product().marks()).whole, "三公经费");
  EXPECT_EQ(take_apart("1.5亩以上", product().marks()).whole, "1.5亩以上");
  EXPECT_EQ(take_apart("4农产品质量检测经费", product().marks()).whole, "农产品质量检测经费");
  EXPECT_EQ(take_apart("2公务接待", product().marks()).number, "2");
  EXPECT_EQ(take_apart("2公里道路", product().marks()).whole, "2公里道路");
  EXPECT_EQ(take_apart("5个一工程", product().marks()).whole, "5个一工程");
  EXPECT_EQ(take_apart("12345热线经费", product().marks()).whole, "12345热线经费");
  EXPECT_EQ(take_apart("预算执行情况(万元)(20分)", product().marks()).bare, "预算执行情况");
}

}  // namespace
}  // namespace ziping::patterns
