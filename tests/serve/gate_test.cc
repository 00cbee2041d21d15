#include <gmock/gmock.h>

#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using nlohmann::json;
using testing::ServeTest;

class GateTest : public ServeTest {
 protected:
  /// The session's cookie and its token for changes.
  struct Session {
    std::string cookie;
    std::string csrf;
  };
  Session open_session() {
    const std::string address = server_->desk_address();
    const auto answer = client_->Get(address.substr(server_->address().size()));
    EXPECT_TRUE(answer);
    EXPECT_EQ(answer->status, 303);
    const std::string set = answer->get_header_value("Set-Cookie");
    EXPECT_NE(set.find("HttpOnly"), std::string::npos);
    EXPECT_NE(set.find("SameSite=Strict"), std::string::npos);
    Session session{set.substr(0, set.find(';')), ""};
    const auto me = client_->Get("/api/v1/me", {{"Cookie", session.cookie}});
    EXPECT_TRUE(me);
    const json body = json::parse(me->body);
    EXPECT_EQ(body["reviewer"], "chen");
    session.csrf = body["csrf"];
    return session;
  }
};

TEST_F(GateTest, NobodyComesInWithoutAToken) {
  const auto bare = client_->Get("/api/v1/documents");
  ASSERT_TRUE(bare);
  EXPECT_EQ(bare->status, 401);
  EXPECT_EQ(bare->get_header_value("Content-Type"), "application/problem+json");
  get("/api/v1/documents", 401, "wrong");
  get("/api/v1/documents", 200, "read-token");
  EXPECT_EQ(get("/api/v1/me", 200, "read-token")["scopes"], json::array({"read"}));
}

TEST_F(GateTest, AScopeGoesAsFarAsItSays) {
  const auto answer = client_->Post("/api/v1/documents", as("read-token"), "%PDF-1.4", "application/pdf");
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->status, 403);
  const auto decision = client_->Post("/api/v1/documents/" + std::string(64, 'a') + "/undo", as("submit-token"), "{}",
                                      "application/json");
  ASSERT_TRUE(decision);
  EXPECT_EQ(decision->status, 403);
}

TEST_F(GateTest, AOneTimeTokenOpensOneSession) {
  const std::string path = server_->desk_address().substr(server_->address().size());
  EXPECT_EQ(client_->Get(path)->status, 303);
  EXPECT_EQ(client_->Get(path)->status, 403);
  EXPECT_EQ(client_->Get("/session")->status, 403);
}

TEST_F(GateTest, AChangeByCookieNeedsTheDesksToken) {
  const Session session = open_session();
  const std::string undo = "/api/v1/documents/" + std::string(64, 'a') + "/undo";
  const auto post = [&](httplib::Headers headers) {
    headers.emplace("Cookie", session.cookie);
    return client_->Post(undo, headers, "{}", "application/json")->status;
  };
  EXPECT_EQ(post({}), 403);
  EXPECT_EQ(post({{"X-CSRF-Token", "guess"}}), 403);
  EXPECT_EQ(post({{"X-CSRF-Token", session.csrf}, {"Origin", "http://evil.example"}}), 403);
  EXPECT_EQ(post({{"X-CSRF-Token", session.csrf}}), 404);
  EXPECT_EQ(post({{"X-CSRF-Token", session.csrf}, {"Origin", server_->address()}}), 404);
}

TEST_F(GateTest, AnotherNameIsAnotherServer) {
  for (const std::string host : {"evil.example", "127.0.0.1:1", "localhost", ""}) {
    httplib::Headers headers = as("all-token");
    headers.emplace("Host", host);
    const auto answer = client_->Get("/api/v1/documents", headers);
    ASSERT_TRUE(answer) << host;
    EXPECT_EQ(answer->status, 421) << host;
  }
}

TEST_F(GateTest, EveryAnswerCarriesTheSafetyHeaders) {
  for (const std::string path : {"/", "/api/v1/openapi.json", "/api/v1/documents", "/nothing", "/assets/../secret"}) {
    const auto answer = client_->Get(path);
    ASSERT_TRUE(answer);
    const std::string policy = answer->get_header_value("Content-Security-Policy");
    EXPECT_NE(policy.find("default-src 'none'"), std::string::npos) << path;
    EXPECT_NE(policy.find("frame-ancestors 'none'"), std::string::npos) << path;
    EXPECT_EQ(policy.find("unsafe"), std::string::npos) << path;
    EXPECT_EQ(answer->get_header_value("X-Content-Type-Options"), "nosniff") << path;
  }
}

TEST_F(GateTest, TheDesksFilesAreServedWithTags) {
  const auto page = client_->Get("/documents/0123456789abcdef/desk?fact=f1");
  ASSERT_TRUE(page);
  EXPECT_EQ(page->status, 200);
  EXPECT_EQ(page->get_header_value("Content-Type"), "text/html; charset=utf-8");
  const auto style = client_->Get("/assets/style.css");
  ASSERT_TRUE(style);
  EXPECT_EQ(style->status, 200);
  const auto same = client_->Get("/assets/style.css", {{"If-None-Match", style->get_header_value("ETag")}});
  ASSERT_TRUE(same);
  EXPECT_EQ(same->status, 304);
  EXPECT_EQ(json::parse(client_->Get("/assets/messages.zh.json")->body)["ui.brand"], "自评");
  EXPECT_EQ(client_->Get("/assets/..%2f..%2fetc%2fpasswd")->status, 404);
}

}  // namespace
}  // namespace ziping::serve
