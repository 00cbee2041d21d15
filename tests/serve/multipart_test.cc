#include "serve/multipart.h"

#include <gtest/gtest.h>

#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using testing::ServeTest;

/// What a form's body says, fed in pieces of `piece` bytes; "!" at the end where it is not whole.
std::string told(const std::string& body, std::size_t piece) {
  std::string all;
  MultipartReader form(
      "x",
      [&](const FormPart& part) {
        all += "[" + part.name + (part.file_name ? "=" + *part.file_name : "") + "]";
        return true;
      },
      [&](std::string_view bytes) {
        all += bytes;
        return true;
      });
  for (std::size_t at = 0; at < body.size(); at += piece) {
    if (!form.take(std::string_view(body).substr(at, piece))) break;
  }
  return all + (form.whole() ? "" : "!");
}

TEST(Multipart, TheSamePartsHoweverTheBodyComes) {
  const std::string body =
      "a note for old readers\r\n--x  \r\nContent-Disposition: form-data; name=\"title\"\r\n\r\n--x is no "
      "end\r\n--y\r\n"
      "--x\r\ncontent-type: application/pdf\r\ncontent-disposition: form-data; name=file; filename=\"a "
      "\\\"b\\\".pdf\"; "
      "filename*=UTF-8''%E8%87%AA%E8%AF%84.pdf\r\n\r\n%PDF-\r\n\r\n-\r\n--x\r\n"
      "Content-Disposition: form-data; name=\"none\"; filename=\"\"\r\n\r\n\r\n--x--\r\nan epilogue\r\n--x\r\n";
  const std::string wanted = "[title]--x is no end\r\n--y[file=自评.pdf]%PDF-\r\n\r\n-[none=]";
  for (std::size_t piece = 1; piece <= body.size(); ++piece) EXPECT_EQ(told(body, piece), wanted) << piece;
}

TEST(Multipart, WhatIsNoFormIsNotWhole) {
  EXPECT_EQ(told("", 8), "!");
  EXPECT_EQ(told("--x--\r\n", 8), "");
  EXPECT_EQ(told("--x\r\n\r\nno lines\r\n--x--", 8), "!");
  EXPECT_EQ(told("--x\r\nContent-Disposition: attachment; name=a\r\n\r\nb\r\n--x--", 8), "!");
  EXPECT_EQ(told("--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--x", 8), "[a]b!");
  EXPECT_EQ(told("--x\r\nContent-Disposition: form-data; name=a\r\n\r\nb\r\n--xyz", 8), "[a]b!");
  EXPECT_EQ(told("--x\r\nA: " + std::string(9000, 'b'), 100), "!");
}

TEST(Multipart, BoundariesOfTypes) {
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=----WebKit1"), "----WebKit1");
  EXPECT_EQ(multipart_boundary("Multipart/Form-Data; charset=utf-8; boundary=\"a b\""), "a b");
  EXPECT_EQ(multipart_boundary("multipart/mixed; boundary=a"), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data"), "");
  EXPECT_EQ(multipart_boundary("multipart/form-data; boundary=" + std::string(71, 'a')), "");
}

TEST_F(ServeTest, AFormHandsInADocument) {
  const std::string bytes = testing::bytes_of(ZIPING_SOURCE_DIR "/samples/department-form.pdf");
  const httplib::MultipartFormDataItems form{{"note", "of this year", "", ""},
                                             {"file", bytes, "自评 2023.pdf", "application/pdf"}};
  const auto answer = client_->Post("/api/v1/documents", as("submit-token"), form);
  ASSERT_TRUE(answer);
  ASSERT_EQ(answer->status, 202) << answer->body;
  const auto job = nlohmann::json::parse(answer->body);
  const auto events = client_->Get(job["status_url"].get<std::string>() + "/events", as("read-token"));
  ASSERT_TRUE(events);
  EXPECT_NE(events->body.find("event: done"), std::string::npos) << events->body;
  const auto document = get("/api/v1/documents/" + job["document"].get<std::string>());
  EXPECT_NE(document["file"].get<std::string>().find("自评_2023.pdf"), std::string::npos) << document["file"];
  // As a body it is the same document; several files are none, and the connection goes on behind them.
  const auto same = client_->Post("/api/v1/documents", as("submit-token"), bytes, "application/pdf");
  ASSERT_TRUE(same);
  EXPECT_EQ(same->status, 200);
  const auto two = client_->Post("/api/v1/documents", as("submit-token"),
                                 httplib::MultipartFormDataItems{{"a", bytes, "a.pdf", ""}, {"b", bytes, "b.pdf", ""}});
  ASSERT_TRUE(two);
  EXPECT_EQ(two->status, 422);
  EXPECT_NE(two->body.find("several-files"), std::string::npos);
  EXPECT_EQ(get("/api/v1/documents")["total"], 1);
}

}  // namespace
}  // namespace ziping::serve
