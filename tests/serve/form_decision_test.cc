#include <gmock/gmock.h>

#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using nlohmann::json;
using testing::ServeTest;

TEST_F(ServeTest, TheKindOfATableIsSettledSeenAndTakenBack) {
  const std::string at = "/api/v1/documents/" + submit("department-form.pdf");
  const json before = get(at + "/tables/t1");
  EXPECT_EQ(before["form"], "dept_self_eval");
  EXPECT_TRUE(before["settled"].is_null());
  post(at + "/tables/t1/decisions", {{"form", "no_such_kind"}}, 400);
  post(at + "/tables/t99/decisions", {{"form", "target"}}, 404);
  post(at + "/tables/t1/decisions", {{"form", "target"}, {"seen", "base_data"}}, 409);
  const json answer = post(at + "/tables/t1/decisions", {{"form", "target"}, {"seen", "dept_self_eval"}}, 201);
  EXPECT_EQ(answer["form"]["form"], "target");
  EXPECT_TRUE(answer["fact"].is_null());
  EXPECT_EQ(answer["decision"]["old"]["value"], "dept_self_eval");
  const json settled = get(at + "/tables/t1");
  EXPECT_EQ(settled["form"], "target");
  EXPECT_EQ(settled["settled"]["read_form"], "dept_self_eval");
  EXPECT_EQ(get(at)["tables"][0]["form"], "target");
  const json trail = get(at + "/decisions")["items"];
  ASSERT_EQ(trail.size(), 1U);
  EXPECT_EQ(trail[0]["fact"], "t1");
  EXPECT_EQ(trail[0]["in_force"], true);
  EXPECT_EQ(trail[0]["stale"], false);
  const json undone = post(at + "/undo", json::object(), 201);
  EXPECT_EQ(undone["form"]["form"], "dept_self_eval");
  EXPECT_EQ(get(at + "/tables/t1")["form"], "dept_self_eval");
}

TEST_F(ServeTest, RefusalsAreToldInTheLanguageAskedFor) {
  auto headers = as("all-token");
  const auto english = client_->Get("/api/v1/documents/0123456789abcdef", headers);
  headers.emplace("Accept-Language", "zh-CN,zh;q=0.9,en;q=0.8");
  const auto chinese = client_->Get("/api/v1/documents/0123456789abcdef", headers);
  ASSERT_TRUE(english && chinese);
  EXPECT_EQ(json::parse(english->body)["title"], "there is no such document");
  const json told = json::parse(chinese->body);
  EXPECT_EQ(told["title"], "没有这份文档");
  EXPECT_EQ(told["type"], "about:blank#no-such-document");
  EXPECT_EQ(chinese->status, 404);
}

}  // namespace
}  // namespace ziping::serve
