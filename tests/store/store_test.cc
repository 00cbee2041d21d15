#include "store/store.h"

#include <gtest/gtest.h>

#include "store/sample_record.h"

namespace ziping::store {
namespace {

using testing::bytes_of;
using testing::put_record;
using testing::sample_record;
using testing::TemporaryFolder;

class StoreTest : public ::testing::Test {
 protected:
  Store open() {
    auto store = Store::open(path_, {});
    EXPECT_TRUE(store) << store.error().message;
    return std::move(*store);
  }
  TemporaryFolder folder_;
  std::string path_ = folder_ / "a.db";
};

void expect_same_forms(const std::vector<extract::TableForm>& got, const std::vector<extract::TableForm>& expected) {
  ASSERT_EQ(got.size(), expected.size());
  for (std::size_t i = 0; i < got.size(); ++i) {
    EXPECT_EQ(got[i].table, expected[i].table);
    EXPECT_EQ(got[i].form, expected[i].form);
    EXPECT_EQ(got[i].pattern, expected[i].pattern);
    EXPECT_EQ(got[i].subject, expected[i].subject);
    EXPECT_EQ(got[i].unit, expected[i].unit);
    EXPECT_EQ(got[i].report, expected[i].report);
    EXPECT_EQ(got[i].columns, expected[i].columns);
    EXPECT_EQ(got[i].confidence, expected[i].confidence);
    ASSERT_EQ(got[i].rows.size(), expected[i].rows.size());
    for (std::size_t row = 0; row < got[i].rows.size(); ++row) {
      EXPECT_EQ(got[i].rows[row].row, expected[i].rows[row].row);
      EXPECT_EQ(got[i].rows[row].kind, expected[i].rows[row].kind);
      EXPECT_EQ(got[i].rows[row].path, expected[i].rows[row].path);
      EXPECT_EQ(got[i].rows[row].item, expected[i].rows[row].item);
    }
  }
}

TEST_F(StoreTest, WhatIsStoredComesBack) {
  const DocumentRecord record = sample_record();
  std::int64_t id = 0;
  {
    Store store = open();
    id = put_record(store, record);
    ASSERT_GT(id, 0);
  }
  const auto store = Store::open(path_, {.read_only = true, .create = false});
  ASSERT_TRUE(store);
  const auto loaded = store->load(id);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->row.sha256, record.row.sha256);
  EXPECT_EQ(loaded->row.file, record.row.file);
  EXPECT_EQ(loaded->row.job_key, "job");
  EXPECT_EQ(loaded->row.reading_key, "reading");
  EXPECT_EQ(loaded->row.status, "partial");
  EXPECT_EQ(loaded->row.pages, 3);
  EXPECT_EQ(loaded->row.pages_asked, 2);
  EXPECT_EQ(loaded->row.attempts, 0);
  EXPECT_EQ(loaded->row.entity, record.extraction.entity);
  EXPECT_EQ(loaded->row.year, 2023);
  EXPECT_EQ(loaded->generator, record.generator);
  EXPECT_EQ(loaded->reading.pages, record.reading.pages);
  EXPECT_EQ(loaded->reading.tables, record.reading.tables);
  EXPECT_EQ(loaded->reading.paragraphs, record.reading.paragraphs);
  EXPECT_EQ(loaded->reading.diagnostics, record.reading.diagnostics);
  EXPECT_EQ(loaded->page_texts, (std::vector<std::string>{"一、项目概况", ""}));
  EXPECT_EQ(loaded->extraction.entity, record.extraction.entity);
  EXPECT_EQ(loaded->extraction.year, record.extraction.year);
  expect_same_forms(loaded->extraction.forms, record.extraction.forms);
  EXPECT_EQ(loaded->extraction.facts, record.extraction.facts);
  // Equal decimals may differ in the digits they are printed with; these must not.
  EXPECT_EQ(loaded->extraction.facts[0].value->to_string(), "1200.50");
  EXPECT_EQ(loaded->findings, record.findings);
}

TEST_F(StoreTest, BoxesOfASlantedPageAreStoredAsDisplayed) {
  DocumentRecord record = sample_record();
  record.reading.pages[0].skew = 2;
  Store store = open();
  const auto loaded = store.load(put_record(store, record));
  ASSERT_TRUE(loaded);
  const layout::PageReading& page = record.reading.pages[0];
  EXPECT_EQ(loaded->extraction.facts[0].box, layout::to_displayed(record.extraction.facts[0].box, page));
  EXPECT_EQ(loaded->reading.tables[0].cells[2].ink, layout::to_displayed(record.reading.tables[0].cells[2].ink, page));
  EXPECT_EQ(loaded->reading.tables[0].boxes[0], layout::to_displayed(record.reading.tables[0].boxes[0], page));
  EXPECT_EQ(loaded->reading.pages[0].lines[0].box, layout::to_displayed(page.lines[0].box, page));
  EXPECT_NE(loaded->extraction.facts[0].box, record.extraction.facts[0].box);
}

TEST_F(StoreTest, FinishingAgainReplacesTheResult) {
  Store store = open();
  DocumentRecord record = sample_record();
  const std::int64_t id = put_record(store, record);
  record.extraction.facts.pop_back();
  record.findings.clear();
  record.row.status = "skipped";
  EXPECT_EQ(put_record(store, record), id);
  const auto loaded = store.load(id);
  ASSERT_TRUE(loaded);
  EXPECT_EQ(loaded->extraction.facts.size(), 1U);
  EXPECT_TRUE(loaded->findings.empty());
  EXPECT_EQ(loaded->row.status, "skipped");
  EXPECT_TRUE(store.verify()->empty());
}

TEST_F(StoreTest, FindsByNameNumberAndHash) {
  Store store = open();
  DocumentRecord record = sample_record();
  const std::int64_t first = put_record(store, record);
  record.row.sha256 = std::string(63, 'a') + "2";
  record.row.file = "reports/2022/松岭县.pdf";
  const std::int64_t second = put_record(store, record);
  ASSERT_TRUE(store.put_path(first, "copy/kopie.pdf"));
  EXPECT_EQ((*store.find("2022/松岭县.pdf"))->id, second);
  EXPECT_EQ((*store.find("kopie.pdf"))->id, first);
  EXPECT_EQ((*store.find(std::to_string(second)))->id, second);
  EXPECT_EQ((*store.find(record.row.sha256))->id, second);
  EXPECT_FALSE(store.find("nothing.pdf")->has_value());
  // A name's end is a whole component: "kopie.pdf" is not found as "pie.pdf".
  EXPECT_FALSE(store.find("pie.pdf")->has_value());
  const auto ambiguous = store.find("松岭县.pdf");
  ASSERT_FALSE(ambiguous);
  EXPECT_EQ(ambiguous.error().code, ErrorCode::Usage);
  EXPECT_EQ(*store.paths(first), (std::vector<std::string>{"copy/kopie.pdf", "reports/2023/松岭县.pdf"}));
  EXPECT_EQ(store.list()->size(), 2U);
}

TEST_F(StoreTest, PagesAreKeptOnRestart) {
  const DocumentRecord record = sample_record();
  {
    Store store = open();
    const auto id = store.begin(record.row);
    ASSERT_TRUE(id);
    ASSERT_TRUE(store.put_page(*id, {1, "first"}, record.reading.pages[0]));
  }
  Store store = open();
  const auto id = store.begin(record.row);
  ASSERT_TRUE(id);
  const auto pages = store.pages(*id);
  ASSERT_EQ(pages->size(), 1U);
  EXPECT_EQ(pages->front().number, 1);
  EXPECT_EQ(pages->front().reading, "first");
}

TEST_F(StoreTest, OtherPatternsKeepPagesAndOtherOptionsDropThem) {
  Store store = open();
  DocumentRow row = sample_record().row;
  const auto id = store.begin(row);
  ASSERT_TRUE(store.put_page(*id, {1, "first"}, sample_record().reading.pages[0]));
  row.job_key = "other patterns";
  ASSERT_TRUE(store.begin(row));
  EXPECT_EQ(store.pages(*id)->size(), 1U);
  row.reading_key = "other options";
  ASSERT_TRUE(store.begin(row));
  EXPECT_TRUE(store.pages(*id)->empty());
}

TEST_F(StoreTest, AFreshStartDropsPages) {
  Store store = open();
  const DocumentRow row = sample_record().row;
  const auto id = store.begin(row);
  ASSERT_TRUE(store.put_page(*id, {1, "first"}, sample_record().reading.pages[0]));
  ASSERT_TRUE(store.begin(row, true));
  EXPECT_TRUE(store.pages(*id)->empty());
}

TEST_F(StoreTest, AttemptsCountUntilTheWorkIsDoneOrAnother) {
  Store store = open();
  const DocumentRecord record = sample_record();
  const auto id = store.begin(record.row);
  EXPECT_EQ(*store.count_attempt(*id), 1);
  // Beginning the same work again forgets nothing, other work and a fresh start do.
  ASSERT_TRUE(store.begin(record.row));
  EXPECT_EQ(*store.count_attempt(*id), 2);
  DocumentRow other = record.row;
  other.job_key = "other work";
  ASSERT_TRUE(store.begin(other));
  EXPECT_EQ(*store.count_attempt(*id), 1);
  ASSERT_TRUE(store.begin(other, true));
  EXPECT_EQ(*store.count_attempt(*id), 1);
  ASSERT_TRUE(store.finish(*id, record));
  EXPECT_EQ((*store.find_by_hash(record.row.sha256))->attempts, 0);
}

// The journal is folded back at the end: the one file can be handed on.
TEST_F(StoreTest, LeavesOneFile) {
  {
    Store store = open();
    ASSERT_GT(put_record(store, sample_record()), 0);
  }
  for (const auto& entry : std::filesystem::directory_iterator(folder_.path())) {
    EXPECT_EQ(entry.path().filename().string(), "a.db");
  }
}

// A failing disk may refuse to remove it, of which SQLite does not tell.
TEST_F(StoreTest, ALeftIndexOfTheJournalIsRemovedByTheNextWriter) {
  {
    Store store = open();
    ASSERT_GT(put_record(store, sample_record()), 0);
  }
  testing::write_bytes(path_ + "-shm", std::string(32768, '\0'));
  {
    const auto reader = Store::open(path_, {.read_only = true, .create = false});
    ASSERT_TRUE(reader);
    EXPECT_TRUE(std::filesystem::exists(path_ + "-shm"));
  }
  Store store = open();
  EXPECT_FALSE(std::filesystem::exists(path_ + "-shm"));
  EXPECT_TRUE(store.load(1));
}

TEST_F(StoreTest, LookingChangesNoByte) {
  {
    Store store = open();
    ASSERT_GT(put_record(store, sample_record()), 0);
  }
  const std::string before = bytes_of(path_);
  {
    Store store = open();
    ASSERT_TRUE(store.find_by_hash(sample_record().row.sha256)->has_value());
    ASSERT_TRUE(store.put_path(1, sample_record().row.file));
    ASSERT_TRUE(store.load(1));
    ASSERT_TRUE(store.verify());
  }
  EXPECT_TRUE(bytes_of(path_) == before);
}

}  // namespace
}  // namespace ziping::store
