#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <sys/socket.h>
#include <unistd.h>

#include "serve/incoming.h"
#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using nlohmann::json;
using testing::ServeTest;

struct Hostile {
  std::string method;
  std::string path;
  std::string body;
  std::string type = "application/json";
  int status = 400;
};

class HostileTest : public ServeTest {
 protected:
  httplib::Result send(const Hostile& input) {
    const auto headers = as("all-token");
    if (input.method == "GET") return client_->Get(input.path, headers);
    if (input.method == "PUT") return client_->Put(input.path, headers, input.body, input.type);
    if (input.method == "PATCH") return client_->Patch(input.path, headers, input.body, input.type);
    if (input.method == "DELETE") return client_->Delete(input.path, headers, input.body, input.type);
    if (input.method == "OPTIONS") return client_->Options(input.path, headers);
    return client_->Post(input.path, headers, input.body, input.type);
  }
};

constexpr const char* kForm = "multipart/form-data; boundary=x";

struct Field {
  std::string name;
  std::string file;  // empty: no file
  std::string content;
};

std::string form(const std::vector<Field>& fields) {
  std::string body;
  for (const Field& field : fields) {
    body += "--x\r\nContent-Disposition: form-data; name=\"" + field.name + "\"";
    if (!field.file.empty()) body += "; filename=\"" + field.file + "\"";
    body += "\r\n\r\n" + field.content + "\r\n";
  }
  return body + "--x--\r\n";
}

std::string deep(std::size_t levels) {
  return std::string(levels, '[') + std::string(levels, ']');
}

TEST_F(HostileTest, EveryBadInputIsRefusedAsAProblem) {
  const std::string doc = submit("department-form.pdf");
  const std::string at = "/api/v1/documents/" + doc;
  const std::string decide = at + "/facts/f1/decisions";
  const std::string attempt = at + "/facts/f1/try";
  const std::string picture = at + "/pages/1/picture";
  const std::vector<Hostile> inputs = {
      // what is handed in
      {"POST", "/api/v1/documents", "", "application/pdf", 400},
      {"POST", "/api/v1/documents", "<html>no pdf</html>", "application/pdf", 422},
      {"POST", "/api/v1/documents", std::string(4096, '\0'), "application/pdf", 422},
      {"POST", "/api/v1/documents", std::string(2000, ' ') + "%PDF-1.4", "application/pdf", 422},
      {"POST", "/api/v1/documents", "%PDF-1.4", "text/html", 415},
      {"POST", "/api/v1/documents", "%PDF-1.4", "multipart/form-data", 415},
      {"POST", "/api/v1/documents", "%PDF-1.4", "multipart/form-data; boundary=x", 400},
      {"POST", "/api/v1/documents", form({{"f", "a.pdf", "%PDF-1.4"}, {"g", "b.pdf", "%PDF-1.4"}}), kForm, 422},
      {"POST", "/api/v1/documents", form({{"f", "", "%PDF-1.4"}}), kForm, 422},
      {"POST", "/api/v1/documents", form({{"f", "a.pdf", "<html>"}}), kForm, 422},
      {"POST", "/api/v1/documents", form({{"f", "a.pdf", ""}}), kForm, 400},
      {"POST", "/api/v1/documents", form({{std::string(300000, 'x'), "a.pdf", "%PDF-1.4"}}), kForm, 400},
      {"POST", "/api/v1/documents", "--x\r\nA: b\r\nContent-Disposition: " + std::string(300000, ';'), kForm, 400},
      // bodies
      {"POST", decide, "{", "application/json", 400},
      {"POST", decide, "[]", "application/json", 400},
      {"POST", decide, "null", "application/json", 400},
      {"POST", decide, deep(20000), "application/json", 400},
      {"POST", decide, "{\"action\":\"accept\"}", "text/plain", 415},
      {"POST", decide, form({{"f", "a.pdf", "%PDF-1.4"}}), kForm, 415},
      {"POST", decide, "{\"action\":1}", "application/json", 400},
      {"POST", decide, "{\"action\":\"undo\"}", "application/json", 400},
      {"POST", decide, "{\"action\":\"drop table\"}", "application/json", 400},
      {"POST", decide, "{\"action\":\"change\"}", "application/json", 400},
      {"POST", decide, "{\"action\":\"accept\",\"seen\":7}", "application/json", 400},
      {"POST", decide, "{\"action\":\"accept\",\"seen\":{\"decision\":\"x\"}}", "application/json", 400},
      {"POST", decide, "{\"action\":\"accept\",\"seen\":{\"text\":\"nothing like it\"}}", "application/json", 409},
      {"POST", decide, "{\"action\":\"accept\",\"reason\":\"" + std::string(3000, 'x') + "\"}", "application/json",
       400},
      {"POST", decide, "{\"action\":\"accept\",\"reason\":\"" + std::string(100000, 'x') + "\"}", "application/json",
       413},
      {"POST", attempt, "{\"text\":{}}", "application/json", 400},
      {"POST", at + "/facts/f999999/decisions", "{\"action\":\"accept\"}", "application/json", 404},
      {"POST", at + "/facts/%27%20OR%201=1--/decisions", "{\"action\":\"accept\"}", "application/json", 404},
      // paths
      {"GET", "/api/v1/documents/..%2f..%2f..%2fetc%2fpasswd", "", "", 404},
      {"GET", "/api/v1/documents/%00", "", "", 404},
      {"GET", "/api/v1/documents/0123456789ab%25", "", "", 404},
      {"GET", "/api/v1/documents//facts", "", "", 404},
      {"GET", "/api/v1/nothing", "", "", 404},
      {"GET", "/api/v2/documents", "", "", 404},
      {"GET", "/api/v1/jobs/..", "", "", 404},
      {"GET", "/api/v1/jobs/j0/events", "", "", 404},
      {"GET", "/" + std::string(4000, 'a'), "", "", 414},
      {"GET", "/../../etc/passwd", "", "", 404},
      // parameters
      {"GET", at + "/facts?cursor=-1", "", "", 400},
      {"GET", at + "/facts?cursor=99999999999999999999", "", "", 400},
      {"GET", at + "/facts?limit=1e9", "", "", 400},
      {"GET", at + "/facts?sort=value;drop", "", "", 400},
      {"GET", at + "/pages/0/picture", "", "", 404},
      {"GET", at + "/pages/-1/picture", "", "", 404},
      {"GET", at + "/pages/99999999999999999999/boxes", "", "", 404},
      {"GET", picture + "?width=0", "", "", 400},
      {"GET", picture + "?width=1000000000", "", "", 400},
      {"GET", picture + "?x0=nan&y0=0&x1=10&y1=10", "", "", 400},
      {"GET", picture + "?x0=1e300&y0=0&x1=1e301&y1=10", "", "", 400},
      {"GET", picture + "?x0=20&y0=0&x1=10&y1=10", "", "", 400},
      // ways
      {"PUT", at, "{}", "application/json", 405},
      {"PATCH", at, "{}", "application/json", 405},
      {"DELETE", at, "{}", "application/json", 405},
      {"OPTIONS", at, "", "", 405},
      {"POST", "/assets/style.css", "x", "text/css", 405},
  };
  ASSERT_GE(inputs.size(), 40U);
  for (const Hostile& input : inputs) {
    const auto answer = send(input);
    ASSERT_TRUE(answer) << input.method << ' ' << input.path.substr(0, 80);
    EXPECT_EQ(answer->status, input.status) << input.method << ' ' << input.path.substr(0, 80) << ' '
                                            << input.body.substr(0, 60) << ": " << answer->body.substr(0, 200);
    EXPECT_EQ(answer->get_header_value("Content-Type"), "application/problem+json") << input.path.substr(0, 80);
    const json problem = json::parse(answer->body, nullptr, false);
    EXPECT_EQ(problem.value("status", 0), answer->status) << answer->body;
    EXPECT_FALSE(problem.value("title", "").empty());
  }
  // Nothing of it left a trace, and the server still serves.
  EXPECT_EQ(get(at + "/decisions")["total"], 0);
  EXPECT_EQ(get("/api/v1/documents")["total"], 1);
  for (const auto& entry : std::filesystem::directory_iterator(folder_ / "a.db.uploads")) {
    EXPECT_EQ(entry.path().extension(), ".pdf") << entry.path();
  }
}

/// Bytes sent as they are; what came back.
std::string raw(int port, const std::string& bytes, bool cut = true) {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) return "no connection";
  (void)!::write(socket, bytes.data(), bytes.size());
  if (cut) ::shutdown(socket, SHUT_WR);
  std::string answer;
  char buffer[4096];
  for (ssize_t count; (count = ::read(socket, buffer, sizeof buffer)) > 0;) {
    answer.append(buffer, static_cast<std::size_t>(count));
  }
  ::close(socket);
  return answer;
}

TEST_F(HostileTest, WhatIsNoRequestDoesNotHarm) {
  const std::string address = server_->address();
  const int port = std::stoi(address.substr(address.rfind(':') + 1));
  const std::string host = "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  raw(port, "\x16\x03\x01");
  raw(port, std::string(20000, 'A'));
  raw(port, "GET / HTTP/1.1\r\n" + host + "X: " + std::string(20000, 'x') + "\r\n\r\n");
  raw(port, "POST /api/v1/documents HTTP/1.1\r\n" + host + "Content-Length: 99999999999999999999\r\n\r\n");
  raw(port, "POST /api/v1/documents HTTP/1.1\r\n" + host +
                "Authorization: Bearer all-token\r\nContent-Type: "
                "application/pdf\r\nContent-Length: 1000\r\n\r\n%PDF-1.4 and no more");
  raw(port, "GET /" + std::string(8000, '/') + " HTTP/1.1\r\n" + host + "\r\n");
  EXPECT_THAT(raw(port, "GET /api/v1/documents HTTP/1.0\r\nConnection: close\r\n\r\n", false),
              ::testing::HasSubstr(" 421 "));
  get("/api/v1/documents");
}

TEST(HarmlessName, KeepsNothingThatLeavesTheFolder) {
  EXPECT_EQ(harmless_name("../../etc/passwd"), "passwd");
  EXPECT_EQ(harmless_name("C:\\reports\\a.pdf"), "a");
  EXPECT_EQ(harmless_name("..."), "document");
  EXPECT_EQ(harmless_name(""), "document");
  EXPECT_EQ(harmless_name(std::string("a\0b\nc", 5)), "a_b_c");
  EXPECT_EQ(harmless_name("自评报告.pdf"), "自评报告");
  std::string longest;
  for (int i = 0; i < 100; ++i) longest += "评";
  EXPECT_EQ(harmless_name(longest).size(), 120U);
}

}  // namespace
}  // namespace ziping::serve
