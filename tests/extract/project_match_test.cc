#include "extract/project_match.h"

#include <gtest/gtest.h>

#include "extract/document_drawing.h"

namespace ziping::extract {
namespace {

std::vector<std::optional<ProjectMatch>> match(const std::vector<std::string>& names,
                                               const std::vector<std::string>& others) {
  return match_projects(names, others, product_patterns().language(), *product_patterns().confusions());
}

TEST(ProjectMatch, NumberingAndQuotesDoNotCount) {
  const auto matches = match({"1、“三区”人才经费"}, {"巡护经费", "三区人才经费"});
  ASSERT_TRUE(matches[0]);
  EXPECT_EQ(matches[0]->index, 1U);
  EXPECT_EQ(matches[0]->distance, 0);
}

TEST(ProjectMatch, LeftOutWordsCostLessThanOtherOnes) {
  const auto& language = product_patterns().language();
  const auto& confusions = *product_patterns().confusions();
  const double left_out = project_distance("全国电子商务进农村项目", "电子商务进农村项目", language, confusions);
  const double other = project_distance("全国电子商务进农村项目", "全县电力商会进城市项目", language, confusions);
  EXPECT_GT(left_out, 0);
  EXPECT_LT(left_out, other);
}

TEST(ProjectMatch, EachNameIsGivenOnceTheSurestFirst) {
  const auto matches = match({"苗圃补助经费", "苗圃补助"}, {"苗圃补助"});
  EXPECT_FALSE(matches[0]);
  ASSERT_TRUE(matches[1]);
  EXPECT_EQ(matches[1]->distance, 0);
}

TEST(ProjectMatch, StrangersStayUnmatched) {
  EXPECT_FALSE(match({"巡护经费"}, {"校舍维修改造资金"})[0]);
}

}  // namespace
}  // namespace ziping::extract
