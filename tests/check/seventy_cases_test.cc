#include "check/seventy_cases.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace ziping::check::testing {

namespace {

/// Cuts what stands before `sign` off the front of `text`; all of it where there is none.
std::string cut(std::string& text, char sign) {
  const auto at = text.find(sign);
  std::string front = text.substr(0, at);
  text = at == std::string::npos ? "" : text.substr(at + 1);
  return front;
}

}  // namespace

void add_figures(FactBuilder& b, const std::vector<std::string>& lines) {
  int col = 0;
  for (const std::string& line : lines) {
    std::string printed = line;
    std::string left = cut(printed, '=');
    printed.erase(0, printed.find_first_not_of(' '));
    const bool cell = left.back() == ':';
    if (cell) left.pop_back();
    std::string row = left;
    left = cut(row, ' ');
    std::string period = left;
    std::string name = cut(period, '@');
    std::string item = name;
    name = cut(item, '[');
    if (!item.empty()) item.pop_back();
    extract::Fact& fact =
        cell ? b.cell("t1", row.empty() ? 1 : std::stoi(row), ++col, name, printed) : b.fact(name, printed);
    if (const auto slash = item.find('/'); slash != std::string::npos) fact.path = {cut(item, '/')};
    if (!item.empty()) fact.item = item;
    if (!period.empty()) fact.period = std::stoi(period);
  }
}

std::function<std::vector<Finding>()> figures(std::vector<std::string> lines) {
  return [lines = std::move(lines)] {
    FactBuilder b(2023);
    add_figures(b, lines);
    return b.run();
  };
}

namespace {

std::vector<CatalogueCase> all_cases() {
  std::vector<CatalogueCase> cases = money_cases();
  for (auto* more : {&score_cases, &text_cases}) {
    for (CatalogueCase& made : (*more)()) cases.push_back(std::move(made));
  }
  return cases;
}

bool fails(const std::vector<Finding>& findings, const std::string& check) {
  return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
    return finding.check == check && finding.verdict == Verdict::Fail;
  });
}

TEST(Catalogue, HoldsAllSeventyChecksUnderTheirNumbers) {
  std::set<int> numbers;
  for (const CatalogueCase& made : all_cases()) {
    numbers.insert(made.number);
    const patterns::CheckRecord* record = product_patterns().checks().find(made.name);
    ASSERT_NE(record, nullptr) << made.name;
    EXPECT_EQ(record->number, made.number) << made.name;
  }
  EXPECT_EQ(numbers.size(), 70U);
  EXPECT_EQ(*numbers.begin(), 1);
  EXPECT_EQ(*numbers.rbegin(), 70);
  EXPECT_EQ(product_patterns().checks().checks().size(), 70U);
}

class EachCheck : public ::testing::TestWithParam<CatalogueCase> {};

TEST_P(EachCheck, FailsWhereItMust) {
  const auto findings = GetParam().wrong();
  ASSERT_TRUE(fails(findings, GetParam().name));
  for (const Finding& finding : findings) {
    if (finding.check != GetParam().name || finding.verdict != Verdict::Fail) continue;
    EXPECT_EQ(finding.message_zh.find('{'), std::string::npos) << finding.message_zh;
    EXPECT_EQ(finding.message_en.find('{'), std::string::npos) << finding.message_en;
    EXPECT_FALSE(finding.message_zh.empty());
    EXPECT_NE(finding.message_zh, finding.message_en);
    EXPECT_FALSE(finding.facts.empty() && finding.operands.empty()) << "nothing to look at";
  }
}
TEST_P(EachCheck, HoldsWhereItMust) {
  EXPECT_FALSE(fails(GetParam().right(), GetParam().name));
}

std::string named(const ::testing::TestParamInfo<CatalogueCase>& tested) {
  std::string name = tested.param.name;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}
INSTANTIATE_TEST_SUITE_P(Seventy, EachCheck, ::testing::ValuesIn(all_cases()), named);

}  // namespace
}  // namespace ziping::check::testing
