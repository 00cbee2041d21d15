// Full text over paragraphs and cells, and the move of an older database to it.
#include <gmock/gmock.h>
#include <sqlite3.h>

#include "store/migrations.h"
#include "store/sample_record.h"

namespace ziping::store {
namespace {

using ::testing::ElementsAre;
using testing::put_record;
using testing::sample_record;
using testing::TemporaryFolder;

/// A paragraph over two lines and two pages, the second of them turned.
DocumentRecord record_with_text() {
  DocumentRecord record = sample_record();
  layout::Paragraph& paragraph = record.reading.paragraphs[0];
  paragraph.kind = layout::ParagraphKind::Body;
  paragraph.text = "本年度三公经费控制率为98%，支出";
  paragraph.lines[0].text = "本年度三公经";
  paragraph.lines[0].box = {50, 60, 200, 72};
  layout::TextLine second;
  second.text = "费控制率为98%，支出";
  second.page = 2;
  second.box = {40, 30, 260, 44};
  paragraph.lines.push_back(second);
  paragraph.starts = {0, paragraph.lines[0].text.size()};
  paragraph.before_table = 0;
  record.reading.tables[0].cells[0].text = "预算数（ABC）";
  record.reading.tables[0].cells[1].text = "他说\"好\"";
  return record;
}

class SearchTest : public ::testing::Test {
 protected:
  SearchTest() : store_(*Store::open(folder_ / "a.db", {})) {}

  std::vector<std::string> found(const std::vector<std::string>& words) {
    const auto hits = store_.search(words, 100);
    EXPECT_TRUE(hits);
    std::vector<std::string> texts;
    if (hits) {
      for (const Hit& hit : hits->hits)
        texts.push_back(hit.text.substr(hit.match_begin, hit.match_end - hit.match_begin));
    }
    return texts;
  }

  TemporaryFolder folder_;
  Store store_;
};

TEST_F(SearchTest, FindsWordsOfEveryLengthInTextAndTables) {
  ASSERT_GT(put_record(store_, record_with_text()), 0);
  EXPECT_THAT(found({"三公经费控制率"}), ElementsAre("三公经费控制率"));
  EXPECT_THAT(found({"经费"}), ElementsAre("经费")) << "over the end of a line";
  EXPECT_THAT(found({"支出"}), ElementsAre("支出")) << "at the very end of a text";
  EXPECT_THAT(found({"出"}), ElementsAre("出"));
  EXPECT_THAT(found({"数"}), ElementsAre("数"));
  EXPECT_THAT(found({"预算"}), ElementsAre("预算"));
  EXPECT_THAT(found({"1,200.50"}), ElementsAre("1,200.50"));
  EXPECT_THAT(found({"abc"}), ElementsAre("ABC"));
  EXPECT_THAT(found({"bC"}), ElementsAre("BC"));
  EXPECT_THAT(found({"\"好\""}), ElementsAre("\"好\""));
  EXPECT_THAT(found({"说\""}), ElementsAre("说\""));
  EXPECT_THAT(found({"支出", "三公", "率"}), ElementsAre("支出")) << "all in one paragraph";
  EXPECT_THAT(found({"支出", "预算"}), ElementsAre());
  EXPECT_THAT(found({"公三"}), ElementsAre());
  EXPECT_THAT(found({"不在"}), ElementsAre());
  EXPECT_THAT(found({"*"}), ElementsAre());
  EXPECT_THAT(found({"三公 OR"}), ElementsAre());
  EXPECT_THAT(found({"", ""}), ElementsAre());
}

TEST_F(SearchTest, SaysWhereTheWordStands) {
  const DocumentRecord record = record_with_text();
  ASSERT_GT(put_record(store_, record), 0);
  const auto first = store_.search({"三公经费"}, 10);
  ASSERT_TRUE(first && first->hits.size() == 1);
  EXPECT_EQ(first->hits[0].page, 1);
  EXPECT_EQ(first->hits[0].box, (Box{50, 60, 200, 72}));
  EXPECT_EQ(first->hits[0].kind, "body");
  EXPECT_EQ(first->hits[0].file, record.row.file);
  EXPECT_EQ(first->hits[0].entity, record.row.entity);
  EXPECT_EQ(first->hits[0].year, 2023);
  const auto second = store_.search({"控制率"}, 10);
  ASSERT_TRUE(second && second->hits.size() == 1);
  EXPECT_EQ(second->hits[0].page, 2);
  EXPECT_EQ(second->hits[0].box, layout::to_displayed({40, 30, 260, 44}, record.reading.pages[1]));
  const auto cell = store_.search({"1,200"}, 10);
  ASSERT_TRUE(cell && cell->hits.size() == 1);
  EXPECT_EQ(cell->hits[0].table, "t1");
  EXPECT_EQ(cell->hits[0].row, 1);
  EXPECT_EQ(cell->hits[0].col, 0);
  EXPECT_EQ(cell->hits[0].box, record.reading.tables[0].cells[2].ink);
}

TEST_F(SearchTest, CountsWhatItDoesNotShowAndForgetsWhatIsGone) {
  DocumentRecord record = record_with_text();
  for (layout::Cell& cell : record.reading.tables[0].cells) cell.text = "合计";
  ASSERT_GT(put_record(store_, record), 0);
  const auto some = store_.search({"合计"}, 3);
  ASSERT_TRUE(some);
  EXPECT_EQ(some->hits.size(), 3U);
  EXPECT_EQ(some->count, 4U);
  for (layout::Cell& cell : record.reading.tables[0].cells) cell.text = "小计";
  ASSERT_GT(put_record(store_, record), 0);
  EXPECT_THAT(found({"合计"}), ElementsAre());
  EXPECT_EQ(found({"小计"}).size(), 4U);
  const auto faults = store_.verify();
  ASSERT_TRUE(faults);
  EXPECT_THAT(*faults, ElementsAre());
}

TEST(SearchMigration, ADatabaseOfTheFirstSchemaIsSearchedToo) {
  const TemporaryFolder folder;
  const std::string path = folder / "old.db";
  sqlite3* db = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &db), SQLITE_OK);
  const std::string old =
      std::string(migrations()[0]) +
      "PRAGMA application_id = 2053722183; PRAGMA user_version = 1;"
      "INSERT INTO document (document_id, sha256, status) VALUES (7, printf('%064d', 1), 'ok');"
      "INSERT INTO document_path VALUES (7, 'old.pdf');"
      "INSERT INTO page VALUES (3, 7, 1, 'ok', 'ocr', 595, 842, 0, 0, 300, 1, 0, '部门整体支出');"
      "INSERT INTO line VALUES (3, 0, '部门整体', 10, 20, 30, 40, 1);"
      "INSERT INTO paragraph VALUES (7, 0, 'body', 1, 1, '部门整体支出');"
      "INSERT INTO form_table VALUES (5, 7, 0, 't1', 'other', '', NULL, '', '', 0, 1, 1, 1);"
      "INSERT INTO cell VALUES (9, 5, 0, 0, 1, 1, '预算', 1, 1, 2, 3, 4, NULL, NULL, NULL, NULL, 1, 1);";
  ASSERT_EQ(sqlite3_exec(db, old.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(db);
  sqlite3_close(db);
  const auto unwilling = Store::open(path, {.read_only = true});
  EXPECT_FALSE(unwilling);
  const auto store = Store::open(path, {});
  ASSERT_TRUE(store) << store.error().message;
  const auto body = store->search({"整体支出"}, 10);
  ASSERT_TRUE(body && body->hits.size() == 1);
  EXPECT_EQ(body->hits[0].box, (Box{10, 20, 30, 40}));
  const auto cell = store->search({"预算"}, 10);
  ASSERT_TRUE(cell && cell->hits.size() == 1);
  EXPECT_EQ(cell->hits[0].table, "t1");
  EXPECT_EQ(cell->hits[0].box, (Box{1, 2, 3, 4}));
}

}  // namespace
}  // namespace ziping::store
