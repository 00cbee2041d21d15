#include <gmock/gmock.h>
#include <sqlite3.h>

#include "store/sample_record.h"
#include "store/store.h"

namespace ziping::store {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::TemporaryFolder;

DocumentRecord document(char hash, const std::string& file, const std::string& status = "ok") {
  DocumentRecord record = testing::sample_record();
  record.row.sha256 = std::string(64, hash);
  record.row.file = file;
  record.row.job_key = std::string("job ") + hash;
  record.row.status = status;
  if (status == "ok") {
    for (layout::PageReading& page : record.reading.pages) page.status = layout::PageStatus::Ok;
  }
  return record;
}

class MergeTest : public ::testing::Test {
 protected:
  std::string made(const std::string& name, const std::vector<DocumentRecord>& records) {
    auto store = Store::open(folder_ / name, {});
    for (const DocumentRecord& record : records) EXPECT_GT(testing::put_record(*store, record), 0);
    return folder_ / name;
  }

  MergeReport merge(const std::vector<std::string>& inputs) {
    MergeReport report;
    auto store = Store::open(folder_ / "out.db", {});
    for (const std::string& input : inputs) {
      const Status done = store->merge(input, &report);
      EXPECT_TRUE(done) << done.error().message;
    }
    const auto faults = store->verify();
    EXPECT_TRUE(faults && faults->empty()) << (faults ? faults->front() : faults.error().message);
    return report;
  }

  /// All that is stored, in the order of export, without numbers of rows.
  std::string contents(const std::string& database) {
    const auto store = Store::open(database, {.read_only = true, .create = false});
    std::string text;
    const auto rows = store->list();
    for (const DocumentRow& row : *rows) {
      const auto record = store->load(row.id);
      text += row.file + " " + row.status + " " + row.job_key + " " + record->generator + "\n";
      const auto files = store->paths(row.id);
      for (const auto& file : *files) text += file + "\n";
      const auto pages = store->pages(row.id);
      for (const auto& page : *pages) text += page.reading + "\n";
      for (const auto& page : record->page_texts) text += page + "\n";
      for (const auto& table : record->reading.tables) {
        for (const auto& cell : table.cells) text += cell.text + "|";
      }
      for (const auto& fact : record->extraction.facts) text += fact.id + " " + fact.text + "\n";
      for (const auto& finding : record->findings) {
        text += finding.id;
        for (const auto& fact : finding.facts) text += " " + fact;
        text += "\n";
      }
    }
    return text;
  }

  int count(const std::string& sql) {
    sqlite3* handle = nullptr;
    int value = -1;
    sqlite3_open((folder_ / "out.db").c_str(), &handle);
    sqlite3_exec(
        handle, sql.c_str(),
        [](void* result, int, char** columns, char**) {
          *static_cast<int*>(result) = std::atoi(columns[0]);
          return 0;
        },
        &value, nullptr);
    sqlite3_close(handle);
    return value;
  }

  TemporaryFolder folder_;
};

TEST_F(MergeTest, PartsAreTheWhole) {
  const auto whole = made("whole.db", {document('a', "a.pdf"), document('b', "b.pdf"), document('c', "c.pdf")});
  const auto one = made("1.db", {document('c', "c.pdf")});
  const auto two = made("2.db", {document('b', "b.pdf"), document('a', "a.pdf")});
  const MergeReport report = merge({two, one});
  EXPECT_EQ(report.taken, 3);
  EXPECT_TRUE(report.conflicts.empty());
  EXPECT_EQ(contents(folder_ / "out.db"), contents(whole));
}

TEST_F(MergeTest, TakingOverAgainChangesNothing) {
  const auto one = made("1.db", {document('a', "a.pdf")});
  const auto two = made("2.db", {document('b', "b.pdf")});
  merge({one, two});
  const std::string before = contents(folder_ / "out.db");
  const std::string input = testing::bytes_of(one);
  const MergeReport report = merge({one, two, one});
  EXPECT_EQ(report.taken, 0);
  EXPECT_EQ(report.same, 3);
  EXPECT_EQ(contents(folder_ / "out.db"), before);
  EXPECT_EQ(testing::bytes_of(one), input);
}

TEST_F(MergeTest, OfTheSameWorkTheBetterIsKeptInEitherOrder) {
  const auto good = made("1.db", {document('a', "a.pdf")});
  const auto bad = made("2.db", {document('a', "copy.pdf", "partial")});
  const MergeReport report = merge({bad, good});
  EXPECT_EQ(report.replaced, 1);
  EXPECT_THAT(contents(folder_ / "out.db"), HasSubstr("a.pdf ok"));
  EXPECT_EQ(merge({bad}).same, 1);
  EXPECT_THAT(contents(folder_ / "out.db"), HasSubstr("a.pdf ok"));
  EXPECT_EQ(count("SELECT count(*) FROM document_path"), 2);
}

TEST_F(MergeTest, OtherWorkIsAConflictAndTheFirstIsKept) {
  const auto one = made("1.db", {document('a', "a.pdf")});
  DocumentRecord other = document('a', "a.pdf");
  other.row.job_key = "job with other patterns";
  const auto two = made("2.db", {other});
  const MergeReport report = merge({one, two});
  EXPECT_THAT(report.conflicts, ElementsAre(HasSubstr("2.db: a.pdf: was read with other options")));
  EXPECT_THAT(contents(folder_ / "out.db"), HasSubstr("ok job a"));
}

TEST_F(MergeTest, UnfinishedDocumentsComeWithThePagesTheyHave) {
  {
    auto store = Store::open(folder_ / "1.db", {});
    const DocumentRecord record = document('a', "a.pdf");
    const auto id = store->begin(record.row);
    ASSERT_TRUE(store->put_page(*id, {1, "{\"number\":1}"}, record.reading.pages.at(0)));
  }
  EXPECT_EQ(merge({folder_ / "1.db"}).unfinished, 1);
  EXPECT_EQ(count("SELECT count(*) FROM page_reading"), 1);
  const auto finished = made("2.db", {document('a', "a.pdf")});
  EXPECT_EQ(merge({finished}).replaced, 1);
  EXPECT_EQ(merge({folder_ / "1.db"}).same, 1);
}

TEST_F(MergeTest, TheFullTextIsThatOfTheDocuments) {
  merge({made("1.db", {document('a', "a.pdf")}), made("2.db", {document('b', "b.pdf")})});
  const auto one = Store::open(folder_ / "1.db", {.read_only = true, .create = false});
  const auto both = Store::open(folder_ / "out.db", {.read_only = true, .create = false});
  const std::string word = "项目";
  const auto in_one = one->search({word}, 1000);
  const auto in_both = both->search({word}, 1000);
  ASSERT_TRUE(in_one && in_both);
  EXPECT_GT(in_one->hits.size(), 0U);
  EXPECT_EQ(in_both->hits.size(), 2 * in_one->hits.size());
}

TEST_F(MergeTest, WhatIsNoDatabaseOfOursIsRefusedAndNothingTaken) {
  testing::write_bytes(folder_ / "text.db", "no database at all, but long enough to be looked at as one");
  auto store = Store::open(folder_ / "out.db", {});
  MergeReport report;
  const Status done = store->merge(folder_ / "text.db", &report);
  ASSERT_FALSE(done);
  EXPECT_EQ(done.error().code, ErrorCode::StoreForeign);
  EXPECT_FALSE(store->merge(folder_ / "missing.db", &report));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "missing.db"));
  ASSERT_FALSE(store->merge(folder_ / "out.db", &report));
  EXPECT_TRUE(store->list()->empty());
}

TEST_F(MergeTest, AuditSamplesStayAndThisIsTold) {
  const auto one = made("1.db", {document('a', "a.pdf")});
  {
    auto store = Store::open(one, {});
    SampleRecord sample;
    sample.drawn_at = "2024-05-06T07:08:09Z";
    sample.method = "simple";
    sample.seed = "7";
    sample.design = "{}";
    ASSERT_TRUE(store->put_sample(sample));
    ASSERT_TRUE(store->put_sample(sample));
  }
  const MergeReport report = merge({one, one});
  EXPECT_EQ(report.taken, 1);
  EXPECT_EQ(count("SELECT count(*) FROM sample"), 0);
  EXPECT_THAT(report.left, ElementsAre(HasSubstr("1.db: 2 audit samples stay there")));
  EXPECT_TRUE(report.conflicts.empty());
}

// What a migration adds must not be lost by merging: every table of documents is found through the schema, and those
// that are not are named here with the reason.
TEST_F(MergeTest, EveryTableOfDocumentsIsCopied) {
  merge({made("1.db", {document('a', "a.pdf")})});
  for (const char* table :
       {"document_path", "page_reading", "page", "line", "paragraph", "form_table", "table_part", "table_column",
        "table_row", "cell", "cell_reading", "fact", "finding", "finding_fact", "diagnostic", "passage"}) {
    EXPECT_GT(count(std::string("SELECT count(*) FROM ") + table), 0) << table;
  }
}

}  // namespace
}  // namespace ziping::store
