#include "output/export_json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "store/sample_record.h"

namespace ziping::output {
namespace {

using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

/// What a validator has against the document, a complaint a line; empty where it is valid.
std::string complaints(const std::string& schema_path, const json& document) {
  const json definition = json::parse(testing::bytes_of(schema_path));
  valijson::Schema schema;
  valijson::SchemaParser().populateSchema(NlohmannJsonAdapter(definition), schema);
  valijson::ValidationResults results;
  valijson::Validator().validate(schema, NlohmannJsonAdapter(document), &results);
  std::string text;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) text += step;
    text += ": " + error.description + "\n";
  }
  return text;
}

const std::string kOwnSchema = ZIPING_SOURCE_DIR "/src/output/schema/export.schema.json";
const std::string kContract = ZIPING_SOURCE_DIR "/../shared/contract/export.schema.json";

std::vector<store::DocumentRecord> stored_and_loaded(std::vector<store::DocumentRecord> records) {
  const testing::TemporaryFolder folder;
  std::vector<store::DocumentRecord> loaded;
  auto store = store::Store::open(folder / "a.db", {});
  if (!store) return loaded;
  for (store::DocumentRecord& record : records) {
    auto back = store->load(testing::put_record(*store, record));
    if (back) loaded.push_back(std::move(*back));
  }
  return loaded;
}

/// A document nothing is known of but that it could not be opened.
store::DocumentRecord bare_record() {
  store::DocumentRecord record;
  record.row.sha256 = std::string(64, 'b');
  record.row.file = "no\xFF utf8.pdf";
  record.row.status = "failed";
  record.reading.diagnostics = {{"pdf_open_failed", "is no PDF", std::nullopt, "pdf"}};
  return record;
}

class ExportJson : public ::testing::Test {
 protected:
  const std::vector<store::DocumentRecord> records_ = stored_and_loaded({testing::sample_record(), bare_record()});
  const json export_ = json::parse(export_json(records_, Language::English));
};

TEST_F(ExportJson, IsValidByThePublishedSchema) {
  ASSERT_EQ(records_.size(), 2U);
  EXPECT_EQ(complaints(kOwnSchema, export_), "");
  EXPECT_EQ(complaints(kOwnSchema, json::parse(export_json({}, Language::Chinese))), "");
}

TEST_F(ExportJson, IsValidByTheContract) {
  if (!std::filesystem::exists(kContract)) GTEST_SKIP() << "the contract's schema is not beside the sources";
  EXPECT_EQ(complaints(kContract, export_), "");
  EXPECT_EQ(complaints(kContract, json::parse(export_json({}, Language::Chinese))), "");
}

// A validator that accepts everything would prove nothing.
TEST_F(ExportJson, TheSchemaRefusesWhatIsWrong) {
  const auto spoilt = [&](const char* pointer, const json& value) {
    json document = export_;
    document[json::json_pointer(pointer)] = value;
    return complaints(kOwnSchema, document);
  };
  EXPECT_NE(spoilt("/schema", "ziping-export/2"), "");
  EXPECT_NE(spoilt("/documents/0/sha256", "abc"), "");
  EXPECT_NE(spoilt("/documents/0/status", "running"), "");
  EXPECT_NE(spoilt("/documents/0/pages/0/rotation", 45), "");
  EXPECT_NE(spoilt("/documents/0/tables/0/cells/0/bbox", json::array({1, 2, 3})), "");
  EXPECT_NE(spoilt("/documents/0/facts/0/value", 1200.5), "");
  EXPECT_NE(spoilt("/documents/0/facts/0/confidence", 1.5), "");
  EXPECT_NE(spoilt("/documents/0/findings/0/cause", "nobody"), "");
  json document = export_;
  document["documents"][0]["facts"][0].erase("bbox");
  EXPECT_NE(complaints(kOwnSchema, document), "");
}

TEST_F(ExportJson, SaysWhatIsStored) {
  const json& document = export_["documents"][0];
  EXPECT_EQ(export_["generator"]["options"]["pages"], "1-2");
  EXPECT_EQ(document["file"], "reports/2023/松岭县.pdf");
  EXPECT_EQ(document["entity"], "松岭县交通局");
  EXPECT_EQ(document["diagnostics"].size(), 3U);
  const json& table = document["tables"][0];
  EXPECT_EQ(table["form"], "project_self_evaluation");
  EXPECT_EQ(table["subject"], "农村公路养护");
  EXPECT_EQ(table["cells"].size(), 4U);
  EXPECT_EQ(table["cells"][2]["readings"][1]["reader"], "ctc \"fast\"");
  EXPECT_TRUE(table["cells"][2].contains("ink"));
  EXPECT_FALSE(table["cells"][3].contains("ink"));
  const json& fact = document["facts"][0];
  EXPECT_EQ(fact["value"], "1200.50");
  EXPECT_EQ(fact["base_value"], "12005000.00");
  EXPECT_EQ(fact["comparator"], "between");
  EXPECT_EQ(fact["bbox"], json::array({50, 120, 150, 140}));
  EXPECT_EQ(document["facts"][1]["value"], "2024-03-01");
  EXPECT_TRUE(document["facts"][1]["comparator"].is_null());
  EXPECT_EQ(document["findings"][0]["cause"], "reading");
  EXPECT_TRUE(document["findings"][1]["cause"].is_null());
  EXPECT_EQ(document["pages"][0]["text"], "一、项目概况");
  EXPECT_EQ(document["pages"][1]["rotation"], 270);
}

TEST_F(ExportJson, SpeaksBothLanguages) {
  EXPECT_EQ(export_["documents"][0]["findings"][0]["message"], "the total is off");
  const json chinese = json::parse(export_json(records_, Language::Chinese));
  EXPECT_EQ(chinese["documents"][0]["findings"][0]["message"], "合计不符");
}

TEST_F(ExportJson, EqualDocumentsGiveEqualBytes) {
  const auto again = stored_and_loaded({testing::sample_record(), bare_record()});
  EXPECT_EQ(export_json(again, Language::English), export_json(records_, Language::English));
}

TEST_F(ExportJson, BytesThatAreNoUtf8DoNotStopIt) {
  EXPECT_EQ(export_["documents"][1]["file"], "no\uFFFD utf8.pdf");
  EXPECT_TRUE(export_["documents"][1]["entity"].is_null());
}

}  // namespace
}  // namespace ziping::output
