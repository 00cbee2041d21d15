#include "batch/inputs.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "batch/page_selection.h"
#include "store/sample_record.h"

namespace ziping::batch {
namespace {

namespace fs = std::filesystem;
using testing::TemporaryFolder;
using testing::write_bytes;

TEST(Inputs, FilesOfFoldersSortedAndEachOnce) {
  const TemporaryFolder folder;
  fs::create_directories(folder / "sub/deeper");
  write_bytes(folder / "sub/b.pdf", "x");
  write_bytes(folder / "sub/deeper/a.PDF", "x");
  write_bytes(folder / "z.Pdf", "x");
  write_bytes(folder / "notes.txt", "x");
  write_bytes(folder / "given.bin", "x");
  const Inputs inputs = collect_inputs({folder.path(), folder / "z.Pdf", folder / "given.bin"});
  EXPECT_EQ(inputs.files, (std::vector<std::string>{folder / "given.bin", folder / "sub/b.pdf",
                                                    folder / "sub/deeper/a.PDF", folder / "z.Pdf"}));
  EXPECT_TRUE(inputs.errors.empty());
}

TEST(Inputs, LinksInACircleEnd) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "sub");
  fs::create_directory_symlink(folder.path(), folder / "sub/up");
  fs::create_symlink(folder / "self.pdf", folder / "self.pdf");
  write_bytes(folder / "sub/a.pdf", "x");
  const Inputs inputs = collect_inputs({folder.path()});
  EXPECT_EQ(inputs.files, std::vector<std::string>{folder / "sub/a.pdf"});
}

TEST(Inputs, PipesInFoldersAreNotRead) {
  const TemporaryFolder folder;
  ASSERT_EQ(::mkfifo((folder / "pipe.pdf").c_str(), 0600), 0);
  const Inputs inputs = collect_inputs({folder.path()});
  EXPECT_TRUE(inputs.files.empty());
  ASSERT_EQ(inputs.errors.size(), 1U);
  EXPECT_EQ(inputs.errors[0].code, ErrorCode::NoPdfFound);
}

TEST(Inputs, WhatIsMissingIsNamed) {
  const TemporaryFolder folder;
  fs::create_directory(folder / "empty");
  fs::create_symlink("nowhere", folder / "dangling.pdf");
  const Inputs inputs = collect_inputs({folder / "missing.pdf", folder / "empty", folder / "dangling.pdf"});
  ASSERT_EQ(inputs.errors.size(), 3U);
  EXPECT_EQ(inputs.errors[0].code, ErrorCode::InputMissing);
  EXPECT_EQ(inputs.errors[0].origin.file, folder / "missing.pdf");
  EXPECT_EQ(inputs.errors[1].code, ErrorCode::NoPdfFound);
  EXPECT_EQ(inputs.errors[2].code, ErrorCode::InputMissing);
}

TEST(Inputs, ALinkThatPointsToItselfIsNamed) {
  const TemporaryFolder folder;
  fs::create_symlink(folder / "self.pdf", folder / "self.pdf");
  const Inputs inputs = collect_inputs({folder / "self.pdf"});
  // Left to whoever opens it, or named here; never lost.
  EXPECT_EQ(inputs.files.size() + inputs.errors.size(), 1U);
}

std::vector<int> pages(const std::string& text, int count) {
  const auto selection = PageSelection::parse(text);
  return selection ? selection->of(count) : std::vector<int>{-1};
}

TEST(PageSelection, Lists) {
  EXPECT_EQ(pages("", 3), (std::vector<int>{1, 2, 3}));
  EXPECT_EQ(pages("1-3,7", 9), (std::vector<int>{1, 2, 3, 7}));
  EXPECT_EQ(pages("5-", 7), (std::vector<int>{5, 6, 7}));
  EXPECT_EQ(pages("7,1-3,2-4", 5), (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(pages("3,3,3", 5), (std::vector<int>{3}));
  EXPECT_EQ(pages("9", 5), std::vector<int>{});
  EXPECT_EQ(pages("2-,1-", 3), (std::vector<int>{1, 2, 3}));
}

TEST(PageSelection, Nonsense) {
  for (const char* text : {"0", "-", "-3", "3-1", "1,", ",1", "1,,2", "a", "1-2-3", "1 ", "+1", "99999999999", "1-b"}) {
    const auto selection = PageSelection::parse(text);
    ASSERT_FALSE(selection) << text;
    EXPECT_EQ(selection.error().code, ErrorCode::Usage);
  }
}

TEST(PageSelection, EqualSelectionsAreWrittenEqually) {
  EXPECT_EQ(PageSelection::parse("7,1,2,3")->to_string(), "1-3,7");
  EXPECT_EQ(PageSelection::parse("4-,2-5")->to_string(), "2-");
  EXPECT_EQ(PageSelection::parse("")->to_string(), "");
  EXPECT_EQ(PageSelection::parse(PageSelection::parse("9-,1-2,4")->to_string())->to_string(), "1-2,4,9-");
}

}  // namespace
}  // namespace ziping::batch
