#include "base/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

namespace ziping {
namespace {

namespace fs = std::filesystem;

class AtomicFile : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "ziping-atomic-XXXXXX").string();
    ASSERT_NE(::mkdtemp(name.data()), nullptr);
    folder_ = name;
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  static std::string bytes_of(const fs::path& path) {
    std::ostringstream bytes;
    bytes << std::ifstream(path, std::ios::binary).rdbuf();
    return bytes.str();
  }
  std::size_t entries() const {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_), fs::directory_iterator()));
  }

  fs::path folder_;
};

TEST_F(AtomicFile, MakesAndReplacesAndLeavesNothingBeside) {
  EXPECT_TRUE(write_file_atomically((folder_ / "a").string(), "one"));
  EXPECT_TRUE(write_file_atomically((folder_ / "a").string(), std::string("t\0wo", 4)));
  EXPECT_EQ(bytes_of(folder_ / "a"), std::string("t\0wo", 4));
  EXPECT_EQ(entries(), 1U);
}

// What a link points to is another's: the link is replaced, the other file left alone.
TEST_F(AtomicFile, DoesNotWriteThroughALink) {
  std::ofstream(folder_ / "other") << "kept";
  fs::create_symlink(folder_ / "other", folder_ / "a");
  EXPECT_TRUE(write_file_atomically((folder_ / "a").string(), "new"));
  EXPECT_EQ(bytes_of(folder_ / "other"), "kept");
  EXPECT_FALSE(fs::is_symlink(folder_ / "a"));
  EXPECT_EQ(bytes_of(folder_ / "a"), "new");
}

// Nor through one that somebody put where the new file is made.
TEST_F(AtomicFile, DoesNotWriteThroughALinkInPlaceOfTheNewFile) {
  std::ofstream(folder_ / "other") << "kept";
  fs::create_symlink(folder_ / "other", folder_ / ("a." + std::to_string(::getpid()) + ".part"));
  EXPECT_TRUE(write_file_atomically((folder_ / "a").string(), "new"));
  EXPECT_EQ(bytes_of(folder_ / "other"), "kept");
  EXPECT_EQ(bytes_of(folder_ / "a"), "new");
}

TEST_F(AtomicFile, RefusesWhatIsNoFile) {
  fs::create_directory(folder_ / "d");
  const Status on_folder = write_file_atomically((folder_ / "d").string(), "x");
  ASSERT_FALSE(on_folder);
  EXPECT_EQ(on_folder.error().code, ErrorCode::OutputUnwritable);
  ASSERT_EQ(::mkfifo((folder_ / "p").c_str(), 0600), 0);
  EXPECT_FALSE(write_file_atomically((folder_ / "p").string(), "x"));
  EXPECT_FALSE(write_file_atomically((folder_ / "missing" / "a").string(), "x"));
}

TEST_F(AtomicFile, AFullDiskLeavesTheFileBefore) {
  const fs::path small = folder_ / "small";
  fs::create_directory(small);
  if (::mount("tmpfs", small.c_str(), "tmpfs", 0, "size=64k") != 0)
    GTEST_SKIP() << "no file system can be mounted here";
  ASSERT_TRUE(write_file_atomically((small / "a").string(), "before"));
  const Status full = write_file_atomically((small / "a").string(), std::string(1 << 20, 'x'));
  EXPECT_FALSE(full);
  EXPECT_EQ(bytes_of(small / "a"), "before");
  EXPECT_EQ(std::distance(fs::directory_iterator(small), fs::directory_iterator()), 1);
  ::umount(small.c_str());
}

}  // namespace
}  // namespace ziping
