#include <gtest/gtest.h>

#include "compare_findings.h"

namespace ziping::measure {
namespace {

using nlohmann::json;

json finding(const char* id, const char* check, const char* stated, const char* root = "") {
  json made = {{"id", id},         {"check", check},    {"verdict", "fail"}, {"operands", json::array()},
               {"stated", stated}, {"cause", "report"}, {"message", check},  {"facts", json::array({"f1"})}};
  if (*root != 0) made["root"] = root;
  return made;
}

json fact(const char* value) {
  return {{"id", "f1"}, {"concept", "assets.total"}, {"page", 1}, {"value", value}, {"bbox", {10, 10, 30, 20}}};
}

Tally compared(const json& truth_findings, const json& read_findings, const char* read_value = "5") {
  const json truth = {{"facts", {fact("5")}}, {"findings", truth_findings}};
  const json read = {{"facts", {fact(read_value)}}, {"findings", read_findings}};
  Tally tally;
  compare_findings(truth, read, "a.pdf", &tally);
  return tally;
}

TEST(Findings, AFollowerOfAnExpectedFindingIsNotUnexpected) {
  const json truth = json::array({finding("", "basic-parts", "5")});
  const json read = json::array({finding("c1", "basic-parts", "5"), finding("c2", "prose-vs-table", "5", "c1")});
  const Tally tally = compared(truth, read);
  EXPECT_EQ(tally.found_by_check.at("basic-parts").good, 1);
  EXPECT_EQ(tally.unexpected.good, 0);
}

TEST(Findings, AFollowerOfNothingExpectedIsUnexpected) {
  const json read = json::array({finding("c1", "basic-parts", "5"), finding("c2", "prose-vs-table", "5", "c1")});
  const Tally tally = compared(json::array(), read);
  EXPECT_EQ(tally.unexpected.good, 2);
  EXPECT_EQ(tally.unexpected_by_check.at("prose-vs-table"), 1);
}

TEST(Findings, AFailureOnAMisreadFigureOughtToBlameTheReading) {
  json read = json::array({finding("c1", "basic-parts", "8")});
  EXPECT_EQ(compared(json::array(), read, "8").misreadings_named.value(), 0);
  read[0]["cause"] = "reading";
  EXPECT_EQ(compared(json::array(), read, "8").misreadings_named.value(), 1);
}

TEST(Findings, AnErrorOfTheReportMustNotBlameTheReading) {
  json read = json::array({finding("c1", "basic-parts", "5")});
  EXPECT_EQ(compared(read, read).report_blamed.value(), 1);
  const json truth = read;
  read[0]["cause"] = "reading";
  EXPECT_EQ(compared(truth, read).report_blamed.value(), 0);
}

}  // namespace
}  // namespace ziping::measure
