#include <gmock/gmock.h>

#include <set>

#include "serve/serve_fixture.h"

namespace ziping::serve {
namespace {

using nlohmann::json;
using testing::ServeTest;

class OpenApiTest : public ServeTest {
 protected:
  const json& schema(const std::string& reference) const {
    return described_.at(json::json_pointer(reference.substr(1)));
  }
  /// The members a schema requires are there, through references and parts.
  void expect_required(const json& wanted, const json& value, const std::string& where) const {
    if (wanted.contains("$ref")) return expect_required(schema(wanted["$ref"]), value, where);
    for (const json& part : wanted.value("allOf", json::array())) expect_required(part, value, where);
    for (const json& name : wanted.value("required", json::array())) {
      EXPECT_TRUE(value.contains(name.get<std::string>())) << where << ": " << name;
    }
    const json properties = wanted.value("properties", json::object());
    for (const auto& [name, member] : properties.items()) {
      if (value.is_object() && value.contains(name) && !value[name].is_null()) {
        expect_required(member, value[name], where + "." + name);
      }
    }
    if (wanted.contains("items") && value.is_array() && !value.empty()) {
      expect_required(wanted["items"], value[0], where + "[0]");
    }
  }

  json described_;
};

void collect_references(const json& value, std::set<std::string>* references) {
  if (value.is_object() && value.contains("$ref")) references->insert(value["$ref"].get<std::string>());
  if (!value.is_structured()) return;
  for (const json& member : value) collect_references(member, references);
}

std::string filled(std::string path, const std::map<std::string, std::string>& values) {
  for (const auto& [name, value] : values) {
    const std::string place = "{" + name + "}";
    if (const auto at = path.find(place); at != std::string::npos) path.replace(at, place.size(), value);
  }
  return path;
}

TEST_F(OpenApiTest, TheDescriptionIsWholeAndTheServerDoesWhatItSays) {
  const std::string doc = submit("department-form.pdf");
  const json job =
      json::parse(client_
                      ->Post("/api/v1/documents", as("all-token"),
                             testing::bytes_of(ZIPING_SOURCE_DIR "/samples/department-form.pdf"), "application/pdf")
                      ->body);
  const std::map<std::string, std::string> values{
      {"doc", doc}, {"fact", "f20"}, {"table", "t1"}, {"page", "1"}, {"job", job["job"].get<std::string>()}};
  described_ = json::parse(client_->Get("/api/v1/openapi.json")->body);
  EXPECT_EQ(described_["openapi"], "3.1.0");
  EXPECT_FALSE(described_["info"]["title"].empty());
  std::set<std::string> references;
  collect_references(described_, &references);
  for (const std::string& reference : references) {
    EXPECT_TRUE(described_.contains(json::json_pointer(reference.substr(1)))) << reference;
  }
  std::set<std::string> ids;
  int routes = 0;
  for (const auto& [path, methods] : described_["paths"].items()) {
    for (const auto& [method, operation] : methods.items()) {
      ++routes;
      EXPECT_TRUE(ids.insert(operation["operationId"]).second) << operation["operationId"];
      EXPECT_TRUE(operation["responses"].contains("default")) << path;
      std::set<std::string> declared;
      for (const json& parameter : operation.value("parameters", json::array())) {
        if (parameter["in"] == "path") declared.insert("{" + parameter["name"].get<std::string>() + "}");
      }
      std::size_t named = static_cast<std::size_t>(std::count(path.begin(), path.end(), '{'));
      EXPECT_EQ(declared.size(), named) << path;
      const std::string url = filled(path, values);
      EXPECT_EQ(url.find('{'), std::string::npos) << url;
      if (method != "get") {
        // Without a body it is refused, but by the route itself.
        const auto answer = client_->Post(url, as("all-token"), "", "application/json");
        ASSERT_TRUE(answer) << url;
        EXPECT_NE(answer->status, 405) << url;
        EXPECT_EQ(answer->body.find("no-such-route"), std::string::npos) << url;
        continue;
      }
      const auto answer = client_->Get(url, as("all-token"));
      ASSERT_TRUE(answer) << url;
      ASSERT_EQ(answer->status, 200) << url << ": " << answer->body;
      const json& content = operation["responses"]["200"]["content"];
      EXPECT_TRUE(content.contains(answer->get_header_value("Content-Type"))) << url;
      const json wanted = content.begin().value()["schema"];
      if (wanted.contains("$ref")) expect_required(wanted, json::parse(answer->body), path);
    }
  }
  EXPECT_GE(routes, 18);
}

}  // namespace
}  // namespace ziping::serve
