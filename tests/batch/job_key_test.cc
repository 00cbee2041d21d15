#include "batch/job_key.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "batch/messages.h"
#include "store/sample_record.h"

namespace ziping::batch {
namespace {

const std::string kFile(64, 'a');

JobContext context() {
  JobContext context;
  context.patterns = "p1";
  context.engines = "chi:1";
  return context;
}

TEST(JobKey, WhateverDecidesTheResultChangesIt) {
  std::set<std::string> keys = {job_key(kFile, context()), job_key(std::string(64, 'b'), context())};
  std::set<std::string> reading_keys = {reading_key(kFile, context()), reading_key(std::string(64, 'b'), context())};
  const auto add = [&](auto change) {
    JobContext other = context();
    change(&other);
    keys.insert(job_key(kFile, other));
    reading_keys.insert(reading_key(kFile, other));
  };
  add([](JobContext* c) { c->engines = "chi:2"; });
  add([](JobContext* c) { c->read.ocr = OcrMode::Always; });
  add([](JobContext* c) { c->read.rules_dpi = 120; });
  add([](JobContext* c) { c->pages = *PageSelection::parse("1"); });
  add([](JobContext* c) { c->max_dpi = 150; });
  EXPECT_EQ(keys.size(), 7U);
  EXPECT_EQ(reading_keys.size(), 7U);
  add([](JobContext* c) { c->patterns = "p2"; });
  EXPECT_EQ(keys.size(), 8U);
  EXPECT_EQ(reading_keys.size(), 7U) << "readings do not depend on the patterns";
  EXPECT_EQ(keys.count(reading_key(kFile, context())), 0U);
}

TEST(JobKey, TheSamePagesWrittenDifferentlyAreTheSameJob) {
  JobContext one = context();
  JobContext two = context();
  one.pages = *PageSelection::parse("1,2,3");
  two.pages = *PageSelection::parse("1-3");
  EXPECT_EQ(job_key(kFile, one), job_key(kFile, two));
}

TEST(EngineIdentity, IsThatOfTheModelFiles) {
  const testing::TemporaryFolder folder;
  ocr::EngineOptions options;
  options.tessdata = folder.path();
  testing::write_bytes(folder / "chi_sim.traineddata", "one");
  const std::string before = engine_identity(options, OcrMode::Auto);
  testing::write_bytes(folder / "chi_sim.traineddata", "two");
  const std::string after = engine_identity(options, OcrMode::Auto);
  EXPECT_NE(before, after);
  EXPECT_NE(after.find("chi_sim.traineddata:"), std::string::npos);
  EXPECT_EQ(engine_identity(options, OcrMode::Never), "none");
}

TEST(Generator, IsAnObjectOfKnownMembers) {
  const auto value = nlohmann::json::parse(generator_json(context()));
  EXPECT_EQ(value["program"], "ziping");
  EXPECT_EQ(value["patterns"], "p1");
  EXPECT_EQ(value["engines"], "chi:1");
  EXPECT_EQ(value["options"]["ocr"], "auto");
}

TEST(Messages, ComeBackWhole) {
  // Names of files are bytes: also those that are no UTF-8.
  const std::string path = "/archive/绩效 100%/\xFF\xFE\n\".pdf";
  EXPECT_EQ(*parse_open(open_message(path).body), path);
  const auto request = parse_page_request(page_request_message({path, kFile, 7}).body);
  ASSERT_TRUE(request);
  EXPECT_EQ(request->path, path);
  EXPECT_EQ(request->sha256, kFile);
  EXPECT_EQ(request->number, 7);
  WorkerSetup setup;
  setup.read.ocr = OcrMode::Always;
  setup.read.rules_dpi = 123.25;
  setup.engine.tessdata = "t";
  setup.engine.models = "m";
  setup.engine.onnx_models = "o";
  setup.verbose = true;
  setup.limits.page_cpu_seconds = 7;
  setup.limits.worker_address_space = 12345678901;
  const auto back = parse_setup(setup_message(setup).body);
  ASSERT_TRUE(back);
  EXPECT_EQ(back->read.ocr, OcrMode::Always);
  EXPECT_EQ(back->read.rules_dpi, 123.25);
  EXPECT_EQ(back->engine.tessdata + back->engine.models + back->engine.onnx_models, "tmo");
  EXPECT_TRUE(back->verbose);
  EXPECT_EQ(back->limits.page_cpu_seconds, 7);
  EXPECT_EQ(back->limits.worker_address_space, 12345678901U);
  const Error refused = parse_refused(refused_message({ErrorCode::PdfEncrypted, "locked", {}}).body);
  EXPECT_EQ(refused.code, ErrorCode::PdfEncrypted);
  EXPECT_EQ(refused.message, "locked");
}

TEST(Messages, NonsenseIsAnError) {
  for (const char* body : {"", "{}", "[]", "{\"path\":1}", "{\"pages\":\"a\"}"}) {
    EXPECT_FALSE(parse_open(body)) << body;
    EXPECT_FALSE(parse_setup(body)) << body;
    EXPECT_FALSE(parse_page_request(body)) << body;
    EXPECT_FALSE(parse_opened(body)) << body;
    EXPECT_EQ(parse_refused(body).code, ErrorCode::Internal) << body;
  }
}

}  // namespace
}  // namespace ziping::batch
