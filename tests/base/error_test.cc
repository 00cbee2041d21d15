#include "base/error.h"

#include <gtest/gtest.h>

#include <set>

#include "base/result.h"

namespace ziping {
namespace {

// Names are part of the export: each code has one of its own.
TEST(ErrorCode, HasANameOfItsOwn) {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(ErrorCode::Internal); ++i) {
    EXPECT_TRUE(names.insert(to_string(static_cast<ErrorCode>(i))).second) << i;
  }
  EXPECT_EQ(names.count("internal"), 1U);
}

TEST(ErrorCode, DecidesTheExitCode) {
  EXPECT_EQ(exit_code(ErrorCode::Usage), 1);
  EXPECT_EQ(exit_code(ErrorCode::PdfOpenFailed), 2);
  EXPECT_EQ(exit_code(ErrorCode::PageTooLarge), 2);
  EXPECT_EQ(exit_code(ErrorCode::StoreLocked), 4);
  EXPECT_EQ(exit_code(ErrorCode::PatternInvalid), 4);
  EXPECT_EQ(exit_code(ErrorCode::Internal), 5);
}

TEST(Error, IsDescribedWithItsPlace) {
  Error error{ErrorCode::PatternInvalid, "unknown key 'regx'", {}};
  error.origin.file = "forms/a.toml";
  error.origin.line = 7;
  error.origin.column = 3;
  EXPECT_EQ(describe(error), "forms/a.toml:7:3: unknown key 'regx'");
  Error on_page{ErrorCode::PageTooLarge, "too large", {}};
  on_page.origin.page = 4;
  EXPECT_EQ(describe(on_page), "page 4: too large");
  EXPECT_EQ(to_diagnostic(on_page).code, "page_too_large");
}

TEST(Result, PassesAnErrorOn) {
  const auto half = [](int n) -> Result<int> {
    if (n % 2 != 0) return Error{ErrorCode::Usage, "odd", {}};
    return n / 2;
  };
  EXPECT_EQ(half(8).and_then(half).value(), 2);
  EXPECT_EQ(half(6).and_then(half).error().message, "odd");
  EXPECT_EQ(half(7).value_or(-1), -1);
}

}  // namespace
}  // namespace ziping
