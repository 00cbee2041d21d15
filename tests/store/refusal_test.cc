#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

#include "store/sample_record.h"
#include "store/store.h"

namespace ziping::store {
namespace {

using testing::bytes_of;
using testing::put_record;
using testing::sample_record;
using testing::TemporaryFolder;
using testing::write_bytes;

void run_sql(const std::string& path, const std::string& sql) {
  sqlite3* handle = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &handle), SQLITE_OK);
  ASSERT_EQ(sqlite3_exec(handle, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK) << sqlite3_errmsg(handle);
  sqlite3_close(handle);
}

/// Root may write anything; these tests are about a user who may not.
class AsNobody {
 public:
  AsNobody() {
    if (::geteuid() == 0) changed_ = ::seteuid(65534) == 0;
  }
  ~AsNobody() {
    if (changed_ && ::seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool changed_ = false;
};

class Refusal : public ::testing::Test {
 protected:
  void make_database() {
    auto store = Store::open(path_, {});
    ASSERT_TRUE(store);
    ASSERT_GT(put_record(*store, sample_record()), 0);
  }

  /// Opens to write and to read; both must be refused with the code, the path and a reason, and change nothing.
  void expect_refused(ErrorCode code, bool to_read_too = true) {
    const std::string before = bytes_of(path_);
    const auto to_write = Store::open(path_, {});
    ASSERT_FALSE(to_write);
    EXPECT_EQ(to_string(to_write.error().code), to_string(code)) << to_write.error().message;
    EXPECT_NE(to_write.error().message.find(path_), std::string::npos);
    EXPECT_EQ(exit_code(to_write.error().code), 4);
    if (to_read_too) {
      const auto to_read = Store::open(path_, {.read_only = true, .create = false});
      ASSERT_FALSE(to_read);
      EXPECT_EQ(to_string(to_read.error().code), to_string(code)) << to_read.error().message;
    }
    EXPECT_TRUE(bytes_of(path_) == before);
    EXPECT_FALSE(std::filesystem::exists(path_ + "-wal"));
    EXPECT_FALSE(std::filesystem::exists(path_ + "-journal"));
  }

  TemporaryFolder folder_;
  std::string path_ = folder_ / "a.db";
};

TEST_F(Refusal, ADatabaseOfAnotherProgram) {
  run_sql(path_, "CREATE TABLE note (text TEXT); INSERT INTO note VALUES ('mine')");
  expect_refused(ErrorCode::StoreForeign);
}

TEST_F(Refusal, ADatabaseWithAnotherApplicationId) {
  run_sql(path_, "PRAGMA application_id = 42");
  expect_refused(ErrorCode::StoreForeign);
}

TEST_F(Refusal, AFileThatIsNoDatabase) {
  write_bytes(path_, "These are the minutes of a meeting, " + std::string(5000, 'x'));
  expect_refused(ErrorCode::StoreForeign);
  write_bytes(path_, "short");
  expect_refused(ErrorCode::StoreForeign);
}

TEST_F(Refusal, ANewerDatabase) {
  make_database();
  run_sql(path_, "PRAGMA user_version = 9999");
  expect_refused(ErrorCode::StoreNewer);
}

TEST_F(Refusal, ATruncatedDatabase) {
  make_database();
  const std::string whole = bytes_of(path_);
  write_bytes(path_, whole.substr(0, whole.size() / 2));
  expect_refused(ErrorCode::StoreDamaged);
}

TEST_F(Refusal, AnOverwrittenDatabase) {
  make_database();
  std::string bytes = bytes_of(path_);
  for (std::size_t i = 4096; i < bytes.size(); ++i) bytes[i] = static_cast<char>(i * 7919U >> 3U);
  write_bytes(path_, bytes);
  expect_refused(ErrorCode::StoreDamaged);
}

TEST_F(Refusal, AnotherWriter) {
  const auto store = Store::open(path_, {});
  ASSERT_TRUE(store);
  const auto second = Store::open(path_, {});
  ASSERT_FALSE(second);
  EXPECT_EQ(to_string(second.error().code), "store_locked");
  EXPECT_EQ(exit_code(second.error().code), 4);
  EXPECT_NE(second.error().message.find(std::to_string(::getpid())), std::string::npos) << second.error().message;
  // The refused one must not have taken the lock away.
  EXPECT_FALSE(Store::open(path_, {}));
}

TEST_F(Refusal, AReaderIsNotDisturbedByAWriter) {
  make_database();
  const auto writer = Store::open(path_, {});
  ASSERT_TRUE(writer);
  const auto reader = Store::open(path_, {.read_only = true, .create = false});
  ASSERT_TRUE(reader) << reader.error().message;
  EXPECT_TRUE(reader->load(1));
}

// A writer that was killed leaves its lock file, which must not keep anybody out.
TEST_F(Refusal, AKilledWriterKeepsNobodyOut) {
  const pid_t child = ::fork();
  if (child == 0) {
    const auto store = Store::open(path_, {});
    ::kill(::getpid(), SIGKILL);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFSIGNALED(status));
  ASSERT_TRUE(std::filesystem::exists(path_ + ".lock"));
  EXPECT_TRUE(Store::open(path_, {}));
  EXPECT_FALSE(std::filesystem::exists(path_ + ".lock"));
}

// The disk fills up in the middle: what was told to be stored is stored, the rest is an error, nothing is broken.
TEST_F(Refusal, AFullDisk) {
  make_database();
  const std::size_t before = bytes_of(path_).size();
  rlimit limit{};
  ASSERT_EQ(::getrlimit(RLIMIT_FSIZE, &limit), 0);
  const rlim_t all = limit.rlim_cur;
  std::signal(SIGXFSZ, SIG_IGN);
  limit.rlim_cur = before + 200'000;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  Status put = Done{};
  int stored = 0;
  {
    auto store = Store::open(path_, {});
    ASSERT_TRUE(store);
    layout::PageReading page = sample_record().reading.pages[0];
    for (page.number = 1; put && page.number < 1000; ++page.number) {
      put = store->put_page(
          1, {page.number, "{\"number\":" + std::to_string(page.number) + std::string(5000, ' ') + "}"}, page);
      stored += put ? 1 : 0;
    }
  }
  limit.rlim_cur = all;
  ASSERT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
  ASSERT_FALSE(put);
  EXPECT_EQ(exit_code(put.error().code), 4) << put.error().message;
  EXPECT_GT(stored, 3);
  const auto store = Store::open(path_, {});
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_EQ(store->pages(1)->size(), static_cast<std::size_t>(stored));
  EXPECT_TRUE(store->verify()->empty());
}

TEST_F(Refusal, AFolderInItsPlace) {
  std::filesystem::create_directory(path_);
  const auto store = Store::open(path_, {});
  ASSERT_FALSE(store);
  EXPECT_EQ(to_string(store.error().code), "store_unwritable");
  EXPECT_TRUE(std::filesystem::is_directory(path_));
  EXPECT_FALSE(Store::open(path_, {.read_only = true, .create = false}));
}

TEST_F(Refusal, AFolderThatIsNotThere) {
  const auto store = Store::open(folder_ / "no/such/a.db", {});
  ASSERT_FALSE(store);
  EXPECT_EQ(to_string(store.error().code), "store_unwritable");
}

TEST_F(Refusal, NothingToRead) {
  const auto store = Store::open(path_, {.read_only = true, .create = false});
  ASSERT_FALSE(store);
  EXPECT_EQ(to_string(store.error().code), "input_missing");
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(Refusal, AReadOnlyFolder) {
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0555});
  const AsNobody nobody;
  const auto store = Store::open(path_, {});
  ASSERT_FALSE(store);
  EXPECT_EQ(to_string(store.error().code), "store_unwritable") << store.error().message;
}

TEST_F(Refusal, AReadOnlyFile) {
  make_database();
  std::filesystem::permissions(path_, std::filesystem::perms{0444});
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0777});
  const AsNobody nobody;
  expect_refused(ErrorCode::StoreUnwritable, false);
  EXPECT_FALSE(std::filesystem::exists(path_ + ".lock"));
  // It can be read all the same.
  EXPECT_TRUE(Store::open(path_, {.read_only = true, .create = false}));
}

TEST_F(Refusal, ADatabaseOnAReadOnlyDiskCanBeRead) {
  make_database();
  std::filesystem::permissions(path_, std::filesystem::perms{0444});
  std::filesystem::permissions(folder_.path(), std::filesystem::perms{0555});
  const AsNobody nobody;
  const auto store = Store::open(path_, {.read_only = true, .create = false});
  ASSERT_TRUE(store) << store.error().message;
  EXPECT_TRUE(store->load(1));
}

}  // namespace
}  // namespace ziping::store
