#include "ocr/engines.h"

#include <gmock/gmock.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace ziping::ocr {
namespace {

using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;

class EnginesIn : public testing::Test {
 protected:
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  void put(const std::string& name) { std::ofstream(folder_ + "/" + name) << "no model"; }
  std::string folder_ = testing::TempDir() + "ziping-engines";
  EngineOptions options() { return {folder_, folder_, folder_}; }
};

TEST_F(EnginesIn, WithoutAnyModelOfChineseThereIsNoReader) {
  const auto engines = load_engines(options());
  ASSERT_FALSE(engines);
  EXPECT_EQ(engines.error().code, ErrorCode::TessdataMissing);
  EXPECT_THAT(engines.error().message, HasSubstr(folder_));
  EXPECT_EQ(make_page_reader(options()).error().code, ErrorCode::TessdataMissing);
}

TEST_F(EnginesIn, FilesThatAreNoModelsAreNoticedNotUsed) {
  for (const char* name : {"libonnxruntime.so", "pp-ocr-rec.onnx", "pp-ocr-keys.txt"}) put(name);
  EngineOptions tesseract = options();
  tesseract.tessdata.clear();
  const auto engines = load_engines(tesseract);
  if (!engines) GTEST_SKIP() << "no Tesseract models of Chinese installed";
  EXPECT_EQ(engines->pp, nullptr);
  ASSERT_FALSE(engines->notices.empty());
  EXPECT_EQ(engines->notices.front().code, "model_missing");
  EXPECT_THAT(engines->identity, HasSubstr("HanS.traineddata"));
}

TEST_F(EnginesIn, ModelFilesAreThoseThatAreThere) {
  EXPECT_THAT(model_files(options()), IsEmpty());
  put("HanS.traineddata");
  EXPECT_THAT(model_files(options()), testing::ElementsAre(folder_ + "/HanS.traineddata"));
  put("pp-ocr-rec.onnx");
  EXPECT_THAT(model_files(options()), Contains(folder_ + "/pp-ocr-rec.onnx"));
}

TEST_F(EnginesIn, TheEnvironmentNamesTheFolderOfModels) {
  put("pp-ocr-rec.onnx");
  ::setenv("ZIPING_MODELS", folder_.c_str(), 1);
  EXPECT_THAT(model_files({folder_, "", ""}), Contains(folder_ + "/pp-ocr-rec.onnx"));
  ::unsetenv("ZIPING_MODELS");
}

}  // namespace
}  // namespace ziping::ocr
