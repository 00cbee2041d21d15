#include <gmock/gmock.h>

#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using nlohmann::json;
using testing::ServeTest;

class DeskTest : public ServeTest {};

TEST_F(DeskTest, ADocumentIsHandedInReadAndShown) {
  const std::string doc = submit("department-form.pdf");
  const std::string at = "/api/v1/documents/" + doc;
  const json list = get("/api/v1/documents?q=department");
  EXPECT_EQ(list["total"], 0) << "the file is called as the client said";
  EXPECT_EQ(get("/api/v1/documents")["items"][0]["id"], doc);
  const json document = get(at);
  EXPECT_EQ(document["status"], "ok");
  ASSERT_EQ(document["pages"].size(), 1U);
  EXPECT_GT(document["counts"]["facts"], 20);
  const json facts = get(at + "/facts?limit=10");
  EXPECT_EQ(facts["items"].size(), 10U);
  EXPECT_EQ(facts["next"], "10");
  EXPECT_EQ(get(at + "/facts?limit=10&cursor=10")["items"][0]["id"], "f11");
  const json boxes = get(at + "/pages/1/boxes");
  EXPECT_EQ(boxes["facts"].size(), document["counts"]["facts"]);
  EXPECT_GT(boxes["cells"].size(), 20U);
  EXPECT_EQ(get(at + "/tables/t1")["id"], "t1");
  EXPECT_GT(get(at + "/findings?verdict=fail")["total"], 0);

  // The same bytes again are known.
  const auto again =
      client_->Post("/api/v1/documents", as("submit-token"),
                    testing::bytes_of(ZIPING_SOURCE_DIR "/samples/department-form.pdf"), "application/pdf");
  ASSERT_TRUE(again);
  EXPECT_EQ(again->status, 200);
  EXPECT_EQ(json::parse(again->body)["document"], doc);
  EXPECT_EQ(get("/api/v1/documents")["total"], 1);
}

TEST_F(DeskTest, PagesComeAsPicturesAndAreKept) {
  const std::string at = "/api/v1/documents/" + submit("department-form.pdf") + "/pages/1/picture";
  const auto whole = client_->Get(at + "?width=600", as("read-token"));
  ASSERT_TRUE(whole);
  ASSERT_EQ(whole->status, 200) << whole->body;
  EXPECT_EQ(whole->get_header_value("Content-Type"), "image/png");
  EXPECT_EQ(whole->body.substr(1, 3), "PNG");
  const std::string etag = whole->get_header_value("ETag");
  auto headers = as("read-token");
  headers.emplace("If-None-Match", etag);
  const auto known = client_->Get(at + "?width=600", headers);
  ASSERT_TRUE(known);
  EXPECT_EQ(known->status, 304);
  const auto part = client_->Get(at + "?width=300&x0=10&y0=10&x1=200&y1=100", as("read-token"));
  ASSERT_TRUE(part);
  EXPECT_EQ(part->status, 200);
  EXPECT_NE(part->get_header_value("ETag"), etag);
  get(at + "?width=99999", 400);
  get(at + "?x0=10", 400);
}

/// The figure that a failing finding blames.
json blamed(const json& findings) {
  for (const json& finding : findings["items"]) {
    if (finding["severity"] == "error" && !finding["stated"].is_null()) return finding;
  }
  return {};
}

/// Whether the same check on the same figures is among the findings; their ids change with every run of the checks.
bool fails(const json& findings, const json& finding) {
  for (const json& other : findings["items"]) {
    if (other["check"] == finding["check"] && other["facts"] == finding["facts"]) return true;
  }
  return false;
}

TEST_F(DeskTest, AFigureIsSettledUndoneAndTheTrailTellsIt) {
  const std::string at = "/api/v1/documents/" + submit("department-form.pdf");
  const json finding = blamed(get(at + "/findings?verdict=fail"));
  ASSERT_FALSE(finding.is_null());
  const std::string fact = finding["facts"][0];
  const json before = get(at + "/facts/" + fact + "/desk");
  ASSERT_FALSE(before["choices"].empty());
  EXPECT_EQ(before["choices"][0]["text"], before["fact"]["print"]);
  EXPECT_EQ(before["choices"][0]["effect"]["fixes"].size(), 0U);
  EXPECT_GT(before["neighbours"]["row"].size(), 0U);

  // What would hold the check is tried, then decided.
  const json tried = post(at + "/facts/" + fact + "/try", {{"text", finding["computed"]}}, 200);
  EXPECT_TRUE(tried["valid"]);
  EXPECT_THAT(tried["effect"]["fixes"].get<std::vector<std::string>>(), ::testing::Contains(finding["id"]));
  EXPECT_EQ(post(at + "/facts/" + fact + "/try", {{"text", "看不清"}}, 200)["valid"], false);

  const json decided = post(at + "/facts/" + fact + "/decisions",
                            {{"action", "change"},
                             {"text", finding["computed"]},
                             {"reason", "the print is clear"},
                             {"seen", {{"text", before["fact"]["print"]}, {"decision", nullptr}}}},
                            201);
  EXPECT_EQ(decided["decision"]["who"], "all");
  EXPECT_EQ(decided["fact"]["state"], "settled");
  EXPECT_EQ(decided["fact"]["settled"]["read_text"], before["fact"]["print"]);
  bool fixed = false;
  for (const json& change : decided["changed_findings"]) {
    fixed = fixed || (change["check"] == finding["check"] && change["change"] == "fixed");
  }
  EXPECT_TRUE(fixed);
  const std::size_t failing = before["choices"][0]["effect"]["failing_before"];
  EXPECT_FALSE(fails(get(at + "/findings?verdict=fail"), finding));

  // Somebody who has not seen it is told.
  post(at + "/facts/" + fact + "/decisions",
       {{"action", "accept"}, {"seen", {{"text", before["fact"]["print"]}, {"decision", nullptr}}}}, 409);

  const json undone = post(at + "/undo", json::object(), 201);
  EXPECT_EQ(undone["fact"]["print"], before["fact"]["print"]);
  EXPECT_EQ(get(at + "/findings?verdict=fail")["total"], failing);
  EXPECT_TRUE(fails(get(at + "/findings?verdict=fail"), finding));
  const json trail = get(at + "/decisions");
  ASSERT_EQ(trail["total"], 2);
  EXPECT_EQ(trail["items"][0]["action"], "undo");
  EXPECT_EQ(trail["items"][1]["undone"], true);
  EXPECT_EQ(trail["items"][1]["old"]["text"], before["fact"]["print"]);
  post(at + "/undo", json::object(), 409);
}

TEST_F(DeskTest, DecisionsOutliveTheServerAndASecondLookIsBlind) {
  const std::string at = "/api/v1/documents/" + submit("department-form.pdf");
  const json queue = get(at + "/queue");
  ASSERT_GT(queue["total"], 0);
  const std::string fact = queue["items"][0]["fact"];
  const json decided = post(at + "/facts/" + fact + "/decisions", {{"action", "report_wrong"}}, 201);
  EXPECT_NE(decided["next"], fact);
  stop();
  start();
  EXPECT_EQ(get(at + "/facts/" + fact)["state"], "settled");
  EXPECT_EQ(get(at + "/second-look")["items"], json::array({fact}));
  const json blind = get(at + "/facts/" + fact + "/desk?blind=1");
  EXPECT_TRUE(blind["decision"].is_null());
  EXPECT_TRUE(blind["history"].empty());
  EXPECT_TRUE(blind["fact"]["settled"].is_null());
  post(at + "/facts/" + fact + "/decisions", {{"action", "accept"}, {"blind", true}}, 201);
  const json look = get(at + "/second-look");
  EXPECT_EQ(look["items"], json::array());
  EXPECT_EQ(look["agreement"]["asked"], 1);
  EXPECT_EQ(look["agreement"]["agreed"], 1);
}

TEST_F(DeskTest, AFileThatIsGoneOrOtherIsAProblemNotAPicture) {
  const std::string doc = submit("department-form.pdf");
  const std::string picture = "/api/v1/documents/" + doc + "/pages/1/picture?width=500";
  const std::filesystem::path uploads = folder_ / "a.db.uploads";
  for (const auto& entry : std::filesystem::directory_iterator(uploads)) {
    std::ofstream(entry.path(), std::ios::app) << "more";
  }
  EXPECT_EQ(get(picture, 410)["type"], "about:blank#input-changed");
  std::filesystem::remove_all(uploads);
  EXPECT_EQ(get(picture, 410)["type"], "about:blank#input-missing");
}

}  // namespace
}  // namespace ziping::serve
