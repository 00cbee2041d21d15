#include "review/learn.h"

#include <gmock/gmock.h>

#include <filesystem>
#include <fstream>

#include "review/review_fixture.h"
#include "store/sample_record.h"

namespace ziping::review {
namespace {

using ::testing::HasSubstr;
using testing::patterns;

layout::Cell cell(int row, int col, const std::string& text) {
  layout::Cell made = testing::sample_cell(row, col, text);
  return made;
}

/// A money block whose head and first row are called what no record says; the figure under it is settled.
class LearnTest : public ::testing::Test {
 protected:
  LearnTest() {
    record_.row.sha256 = std::string(64, 'a');
    layout::PageReading page;
    page.number = 1;
    page.source = Source::TextLayer;
    record_.reading.pages.push_back(page);
    layout::Table table;
    table.id = "t1";
    table.rows = 2;
    table.cols = 2;
    table.cells = {cell(0, 0, "资金来源"), cell(0, 1, head_), cell(1, 0, "年度资金总额"), cell(1, 1, "320.70")};
    record_.reading.tables.push_back(table);
    extract::TableForm form;
    form.table = "t1";
    form.form = "project_self_eval";
    form.rows = {{0, extract::RowKind::Header, {}, ""}, {1, extract::RowKind::Total, {}, "年度资金总额"}};
    for (const auto& known : patterns().forms().records()) {
      if (!known.own_labels && form.pattern.empty()) form.pattern = known.id;
    }
    record_.extraction.forms.push_back(form);
    extract::Fact fact = testing::fact("f1", "320.70");
    fact.concept_id = "funds.budget";
    fact.table = "t1";
    fact.row = 1;
    fact.col = 1;
    record_.extraction.facts.push_back(fact);
    store::Decision decision;
    decision.id = 1;
    decision.ink = inks_of(record_.extraction.facts).front();
    decision.new_text = "320.70";
    decisions_.push_back(decision);
  }
  std::string learnt() const {
    Lessons lessons(patterns());
    lessons.learn_from(record_, Trail(decisions_, record_.extraction.facts));
    return lessons.count() == 0 ? "" : lessons.as_toml();
  }

  std::string head_ = "本年核定\"可用\"额度";
  store::DocumentRecord record_;
  std::vector<store::Decision> decisions_;
};

TEST_F(LearnTest, AHeadOverASettledFigureBecomesARecordThatLoads) {
  const std::string toml = learnt();
  EXPECT_THAT(toml, HasSubstr("[[column]]"));
  EXPECT_THAT(toml, HasSubstr("concept = \"funds.budget\""));
  EXPECT_THAT(toml, HasSubstr("heads = [\"本年核定\\\"可用\\\"额度\"]"));
  EXPECT_THAT(toml, HasSubstr("page 1, funds.budget: \"320.70\""));

  const testing::TemporaryFolder folder;
  std::filesystem::create_directories(folder / "labels");
  std::ofstream(folder / "labels/learnt.toml") << toml;
  const auto more = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns", folder.path()});
  ASSERT_TRUE(more) << more.error().message;
  const auto labels = (*more)->forms().records().front().labels;
  EXPECT_TRUE(labels->head((*more)->language().label_form(head_), false));
}

TEST_F(LearnTest, NothingIsLearntWithoutADecisionOrOfADoubtfulLabel) {
  auto kept = std::exchange(decisions_, {});
  EXPECT_EQ(learnt(), "");
  decisions_ = kept;
  record_.reading.pages[0].source = Source::Ocr;
  record_.reading.tables[0].cells[1].confidence = 0.8;
  EXPECT_EQ(learnt(), "");
}

TEST_F(LearnTest, AKnownHeadTeachesNothing) {
  record_.reading.tables[0].cells[1].text = "全年预算数";
  EXPECT_EQ(learnt(), "");
}

}  // namespace
}  // namespace ziping::review
