#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "extract/document_drawing.h"
#include "extract/fact_lines.h"

namespace ziping::extract {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

// A user's folder of patterns, gone with the test.
class OwnPatterns : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = fs::path(::testing::TempDir()) / ("ziping-own-" + std::to_string(::getpid()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  void write(const std::string& name, const std::string& text) {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }
  Result<std::shared_ptr<const patterns::PatternSet>> load() {
    return patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns", folder_});
  }

  fs::path folder_;
};

const std::vector<std::string> kOddTable{"事项|应得|实得|甲方意见", "巡山|30|29.5|", "育苗|70|70|", "总计|100|99.5|"};

TEST_F(OwnPatterns, OneFileTeachesAnOddForm) {
  DocumentDrawing drawing;
  drawing.table(drawn_table(kOddTable, "林场年度考评单"));
  EXPECT_EQ(extract(drawing.reading(), product_patterns()).forms[0].form, "other");

  write("forms/odd.toml", R"(schema = 1
[[form]]
id = "odd"
form = "dept_indicators"
titles = ["考评单"]
title_needed = true
sections = ["indicators"]
accepts = [ { title = "考评单", rows = ["事项|应得|实得", "巡山|30|29"] } ]
rejects = [ { title = "考评单", rows = ["姓名|年龄", "甲|30"] } ]
  [[form.column]]
  id = "level3"
  section = "indicators"
  kind = "text"
  key = true
  heads = ["事项"]
  [[form.column]]
  id = "weight"
  section = "indicators"
  concept = "indicator.weight"
  kind = "score"
  unit = "分"
  heads = ["应得"]
  [[form.column]]
  id = "score"
  section = "indicators"
  concept = "indicator.score"
  kind = "score"
  unit = "分"
  heads = ["实得"]
)");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  const Extraction extraction = extract(drawing.reading(), **own);
  EXPECT_EQ(extraction.forms[0].form, "dept_indicators");
  EXPECT_EQ(extraction.forms[0].pattern, "odd");
  EXPECT_THAT(fact_lines(extraction, "indicator.score"),
              ElementsAre("indicator.score 巡山 : 29.5 分", "indicator.score 育苗 : 70 分"));
  EXPECT_THAT(fact_lines(extraction, "total."), ElementsAre("total.weight : 100 分", "total.score : 99.5 分"));
}

TEST_F(OwnPatterns, ANewHeadForAnOldColumn) {
  const layout::Table table = drawn_table({"项目名称|巡护经费|<|<|<", "一级指标|二级指标|三级指标|拟达指标|完成值",
                                           "产出指标|数量指标|巡山次数|12次|13次"});
  DocumentDrawing drawing;
  drawing.table(table);
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "indicator.target"), IsEmpty());
  write("labels/own.toml", R"(schema = 1
[[column]]
id = "target"
section = "indicators"
concept = "indicator.target"
kind = "value"
heads = ["拟达指标"]
)");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_THAT(fact_lines(extract(drawing.reading(), **own), "indicator.target"),
              ElementsAre("indicator.target (巡护经费) 产出指标 / 数量指标 / 巡山次数 : 12 次"));
}

TEST_F(OwnPatterns, ARecordOfTheSameIdReplaces) {
  write("prose/own.toml", R"(schema = 1
[[prose]]
id = "assets-total"
concept = "assets.total"
regex = '''家底{amount}'''
accepts = [ { text = "全部家底5万元。", value = "5" } ]
rejects = [ "资产共计5万元。" ]
)");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  DocumentDrawing drawing;
  drawing.text("资产共计5万元。").text("全部家底6万元。");
  EXPECT_THAT(fact_lines(extract(drawing.reading(), **own), "assets.total"), ElementsAre("assets.total : 6 万元"));
}

TEST_F(OwnPatterns, AUnitOfTheirOwn) {
  DocumentDrawing drawing;
  drawing.text("全年发放蜂箱35垛。");
  EXPECT_THAT(fact_lines(extract(drawing.reading(), product_patterns()), "other"), IsEmpty());
  write("text/own.toml", "schema = 1\n[counts]\nwords = [\"垛\"]\n");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_THAT(fact_lines(extract(drawing.reading(), **own), "other"), ElementsAre("other : 35 垛"));
}

TEST_F(OwnPatterns, AWayOfWritingOfTheirOwnGoesFirst) {
  DocumentDrawing drawing;
  drawing.text("长度为计3零米。");
  write("text/own.toml", R"(schema = 1
[[form]]
id = "own-length"
how = "number"
kind = "length"
unit = "米"
prose = true
regex = '''计(?P<n>\d+)零米'''
accepts = ["计3零米"]
rejects = ["3米"]
)");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_THAT(fact_lines(extract(drawing.reading(), **own), "other"), ElementsAre("other : 3 米"));
  EXPECT_NE((*own)->digest(), product_patterns().digest());
}

TEST_F(OwnPatterns, AnOldWayOfWritingIsReplacedByItsId) {
  write("text/own.toml", R"(schema = 1
[[form]]
id = "phone"
how = "literal"
kind = "phone"
regex = '''暗号\d{4}'''
accepts = ["暗号1234"]
rejects = ["19100000029"]
)");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_EQ((*own)->language().read("暗号1234").kind, "phone");
  EXPECT_NE((*own)->language().read("19100000029").kind, "phone");
}

TEST_F(OwnPatterns, AFileOfTheSameNameTakesThePlaceOfTheProducts) {
  write("text/quality.toml", "schema = 1\n");
  ASSERT_EQ(product_patterns().language().read("达到预期").kind, "qualitative");
  const auto own = load();
  ASSERT_TRUE(own) << describe(own.error());
  EXPECT_TRUE((*own)->language().read("95%").value);
}

TEST_F(OwnPatterns, ErrorsOfTheLanguageNameTheUsersFileToo) {
  for (const char* wrong : {"[[unit]]\nbase = \"尺\"\nkind = \"length\"\nspellings = [\"万元\", \"公里\"]\n",
                            "[[unitt]]\nbase = \"尺\"\n", "[lexicon]\nwords = 5\n"}) {
    write("text/own.toml", std::string("schema = 1\n") + wrong);
    const auto own = load();
    ASSERT_FALSE(own) << wrong;
    EXPECT_EQ(own.error().origin.file, (folder_ / "text/own.toml").string()) << wrong;
    EXPECT_GT(own.error().origin.line, 0) << wrong;
  }
}

TEST_F(OwnPatterns, AnErrorNamesTheUsersFile) {
  write("forms/bad.toml", "schema = 1\n[[form]]\nid = \"x\"\nform = \"target\"\nsectionz = []\n");
  const auto own = load();
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error().origin.file, (folder_ / "forms/bad.toml").string());
  EXPECT_GT(own.error().origin.line, 0);
}

}  // namespace
}  // namespace ziping::extract
