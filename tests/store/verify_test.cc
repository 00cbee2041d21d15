#include <gmock/gmock.h>
#include <sqlite3.h>

#include "store/sample_record.h"
#include "store/store.h"

namespace ziping::store {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

/// Faults found after rows of a good database were changed behind the program's back.
Faults faults_after(const std::string& sql) {
  const testing::TemporaryFolder folder;
  const std::string path = folder / "a.db";
  {
    auto store = Store::open(path, {});
    if (!store || testing::put_record(*store, testing::sample_record()) == 0) return {"no database"};
  }
  sqlite3* handle = nullptr;
  sqlite3_open(path.c_str(), &handle);
  const int code = sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr);
  const int changed = sqlite3_changes(handle);
  sqlite3_close(handle);
  if (code != SQLITE_OK) return {"the injection failed"};
  if (!sql.empty() && changed == 0) return {"nothing was injected"};
  const auto store = Store::open(path, {.read_only = true, .create = false});
  if (!store) return {store.error().message};
  const auto faults = store->verify();
  return faults ? *faults : Faults{faults.error().message};
}

TEST(Verify, AGoodDatabaseHasNoFaults) {
  EXPECT_EQ(faults_after(""), Faults{});
}

TEST(Verify, LostRows) {
  EXPECT_THAT(faults_after("DELETE FROM page WHERE number = 2"), Contains(HasSubstr("2 pages asked for, 1 stored")));
  EXPECT_THAT(faults_after("DELETE FROM page_reading WHERE number = 1"),
              Contains(HasSubstr("the reading of page 1 is gone")));
  EXPECT_THAT(faults_after("DELETE FROM fact WHERE name = 'f2'"), Contains(HasSubstr("finding c1 names fact f2")));
  EXPECT_THAT(faults_after("DELETE FROM cell WHERE row = 1 AND col = 0"),
              Contains(HasSubstr("fact f1 names a cell that is not there")));
  EXPECT_THAT(faults_after("DELETE FROM passage_search_docsize WHERE id = 1"),
              Contains(HasSubstr("full text: 1 entries")));
  EXPECT_THAT(faults_after("DELETE FROM form_table"), Contains(HasSubstr("foreign key: ")));
  EXPECT_THAT(faults_after("DELETE FROM document"), Contains(HasSubstr("foreign key: ")));
}

TEST(Verify, RowsThatContradictEachOther) {
  EXPECT_THAT(faults_after("UPDATE document SET status = 'ok'; UPDATE page SET status = 'partial' WHERE number = 2"),
              Contains(HasSubstr("said to be ok, but its page 2 is not")));
  EXPECT_THAT(faults_after("UPDATE page_reading SET reading = '{' WHERE number = 1"),
              Contains(HasSubstr("the reading of page 1 is none")));
  EXPECT_THAT(faults_after("UPDATE page_reading SET reading = '{\"number\":2}' WHERE number = 1"),
              Contains(HasSubstr("the reading of page 1 is none")));
  EXPECT_THAT(faults_after("UPDATE page SET number = 99 WHERE number = 2"),
              Contains(HasSubstr("has a page 99 that the file has not")));
  EXPECT_THAT(faults_after("DELETE FROM document_path"), Contains(HasSubstr("no file name leads to it")));
}

TEST(Verify, LostIndexEntries) {
  EXPECT_THAT(faults_after("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM "
                           "sqlite_schema WHERE name = 'document_path_file') WHERE name = 'fact_concept'"),
              Contains(::testing::AnyOf(HasSubstr("integrity: "), HasSubstr("damaged"))));
}

}  // namespace
}  // namespace ziping::store
