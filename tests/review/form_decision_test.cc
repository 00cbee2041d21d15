#include "review/form_decision.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "review/learn.h"
#include "review/review_fixture.h"
#include "store/sample_record.h"

namespace ziping::review {
namespace {

using ::testing::HasSubstr;
using testing::patterns;

/// A stored document with a table that no record recognises, and one that is known.
class FormDecisionTest : public ::testing::Test {
 protected:
  FormDecisionTest() {
    auto opened = store::Store::open(folder_ / "a.db", {});
    EXPECT_TRUE(opened) << opened.error().message;
    store_.emplace(std::move(*opened));
    store::DocumentRecord record = testing::sample_record();
    layout::Table& table = record.reading.tables.front();
    table.title = "乡镇配套经费情况自评简表";
    table.rows = 4;
    table.cols = 3;
    table.pages = {1};
    table.boxes = {{50, 100, 400, 300}};
    table.cells.clear();
    const char* texts[4][3] = {{"单位名称", "青禾镇财政所", "松岭县交通局"},
                               {"配套事由", "筹措渠道", "配套金额"},
                               {"乡村道路养护", "村集体", "12.5"},
                               {"水渠清淤", "农户自筹", "3"}};
    for (int row = 0; row < 4; ++row) {
      for (int col = 0; col < 3; ++col) table.cells.push_back(testing::sample_cell(row, col, texts[row][col]));
    }
    record.extraction.forms.clear();
    extract::TableForm form;
    form.table = table.id;
    form.rows.resize(4);
    for (int row = 0; row < 4; ++row) form.rows[static_cast<std::size_t>(row)].row = row;
    record.extraction.forms.push_back(form);
    record.extraction.facts.clear();
    record.findings.clear();
    table_ = table.id;
    id_ = testing::put_record(*store_, record);
  }
  store::DocumentRecord load() const {
    auto record = store_->load(id_);
    EXPECT_TRUE(record) << record.error().message;
    return *record;
  }
  Trail trail(const store::DocumentRecord& record) const {
    return Trail(*store_->decisions(id_), facts_as_read(record), record.reading.tables);
  }
  Result<Outcome> settle(const std::string& form) {
    const store::DocumentRecord record = load();
    return decide_form(*store_, record, trail(record), {table_, form, "as the county calls it", "chen", "2026-01-01"},
                       patterns());
  }
  std::string form() const { return load().extraction.forms.front().form; }

  testing::TemporaryFolder folder_;
  std::optional<store::Store> store_;
  std::int64_t id_ = 0;
  std::string table_;
};

TEST_F(FormDecisionTest, TheSettledKindStandsAndUndoBringsBackWhatWasRead) {
  EXPECT_EQ(form(), "other");
  const auto outcome = settle("project_self_eval");
  ASSERT_TRUE(outcome) << outcome.error().message;
  EXPECT_EQ(outcome->decision.old_value, "other");
  EXPECT_EQ(outcome->record.extraction.forms.front().form, "project_self_eval");
  EXPECT_EQ(form(), "project_self_eval");
  ASSERT_TRUE(settle("target"));
  EXPECT_EQ(form(), "target");
  const store::DocumentRecord record = load();
  const Trail now = trail(record);
  EXPECT_FALSE(now.standings()[0].in_force);
  EXPECT_TRUE(now.standings()[1].in_force);
  EXPECT_FALSE(now.standings()[1].stale);
  EXPECT_TRUE(second_look(now, 5).empty());
  ASSERT_TRUE(undo(*store_, record, now, "chen", "2026-01-02", patterns()));
  EXPECT_EQ(form(), "project_self_eval");
  const store::DocumentRecord again = load();
  ASSERT_TRUE(undo(*store_, again, trail(again), "chen", "2026-01-02", patterns()));
  EXPECT_EQ(form(), "other");
  const auto faults = store_->verify();
  ASSERT_TRUE(faults);
  EXPECT_TRUE(faults->empty()) << faults->front();
}

TEST_F(FormDecisionTest, WhatIsNoKindOrNoTableIsRefused) {
  EXPECT_EQ(settle("a_kind_of_my_own").error().code, ErrorCode::Usage);
  table_ = "t99";
  EXPECT_EQ(settle("target").error().code, ErrorCode::Usage);
  EXPECT_TRUE(store_->decisions(id_)->empty());
}

TEST_F(FormDecisionTest, ASettledTableBecomesAFormRecordThatRecognisesIt) {
  ASSERT_TRUE(settle("project_self_eval"));
  const store::DocumentRecord record = load();
  Lessons lessons(patterns());
  lessons.learn_from(record, trail(record));
  ASSERT_EQ(lessons.forms().size(), 1U);
  const std::string toml = lessons.forms_as_toml(lessons.forms());
  EXPECT_THAT(toml, HasSubstr("form = \"project_self_eval\""));
  EXPECT_THAT(toml, HasSubstr("配套事由 | 筹措渠道 | 配套金额"));
  EXPECT_THAT(toml, HasSubstr("titles = [\"乡镇配套经费情况自评简表\"]"));
  // Names and figures stay at home.
  EXPECT_EQ(toml.find("村集体"), std::string::npos);
  EXPECT_EQ(toml.find("12.5"), std::string::npos);
  EXPECT_EQ(toml.find("青禾镇"), std::string::npos);
  EXPECT_EQ(toml.find("松岭县"), std::string::npos);
  std::filesystem::create_directories(folder_ / "mine/forms");
  std::ofstream(folder_ / "mine/forms/learnt.toml") << toml;
  const auto more = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns", folder_ / "mine"});
  ASSERT_TRUE(more) << describe(more.error()) << "\n" << toml;
  const extract::Extraction again = extract::extract(record.reading, **more);
  EXPECT_EQ(again.forms.front().form, "project_self_eval");
  EXPECT_EQ(again.forms.front().pattern, lessons.forms().front());
}

TEST_F(FormDecisionTest, ThatATableIsNoKnownKindTeachesNothing) {
  ASSERT_TRUE(settle("target"));
  ASSERT_TRUE(settle("other"));
  Lessons lessons(patterns());
  const store::DocumentRecord record = load();
  lessons.learn_from(record, trail(record));
  EXPECT_TRUE(lessons.forms().empty());
}

}  // namespace
}  // namespace ziping::review
