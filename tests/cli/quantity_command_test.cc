#include "cli/quantity_command.h"

#include <gtest/gtest.h>

#include <sstream>

#include "patterns/pattern_set.h"

namespace ziping::cli {
namespace {

std::string run(const std::string& lines, const QuantityOptions& options) {
  static const auto patterns = [] {
    auto loaded = patterns::PatternSet::load({ZIPING_SOURCE_DIR "/patterns"});
    if (!loaded) throw std::runtime_error(describe(loaded.error()));
    return *loaded;
  }();
  std::istringstream in(lines);
  std::ostringstream out;
  EXPECT_EQ(run_quantity(in, out, *patterns, options), 0);
  return out.str();
}

TEST(QuantityCommand, PrintsATableWithTheFiveColumnsFirst) {
  EXPECT_EQ(run("550.36 万元\r\n不低于95%\n", {}),
            "text\tkind\tvalue\tunit\tcomparator\tprinted_value\tprinted_unit\tupper\tdecimals\tflagged\tnote\n"
            "550.36 万元\tamount\t5503600\t元\t\t550.36\t万元\t\t2\tfalse\t\n"
            "不低于95%\tpercent\t95\t%\t>=\t95\t%\t\t0\tfalse\t\n");
}

TEST(QuantityCommand, TakesTheColumnsUnitRateAndYear) {
  QuantityOptions options;
  options.context.unit = "万元";
  EXPECT_NE(run("43.2\n", options).find("43.2\tamount\t432000\t元\t"), std::string::npos);
  options.context = {};
  options.context.rate = true;
  EXPECT_NE(run("0.1\n", options).find("0.1\tpercent\t10\t%\t"), std::string::npos);
  options.context = {};
  options.context.report_year = 2021;
  EXPECT_NE(run("年底\n", options).find("年底\tdate\t2021-12-31\t"), std::string::npos);
}

TEST(QuantityCommand, TakesTheColumnsHeadFromBehindATab) {
  const auto line = [](const std::string& text) {
    const std::string out = run(text + "\n", {});
    return out.substr(out.find('\n') + 1);
  };
  EXPECT_EQ(line("207.4538\t全年预算数（万元）").find("207.4538\tamount\t2074538\t元\t"), 0U);
  EXPECT_EQ(line("43.2\t万元").find("43.2\tamount\t432000\t元\t"), 0U);
  EXPECT_EQ(line("43.2\t单位：万元").find("43.2\tamount\t432000\t元\t"), 0U);
  EXPECT_EQ(line("0.1\t预算执行率").find("0.1\tpercent\t10\t%\t"), 0U);
  EXPECT_EQ(line("1\t执行率（%）").find("1\tpercent\t100\t%\t"), 0U);
  EXPECT_EQ(line("0.5\t%").find("0.5\tpercent\t50\t%\t"), 0U);
  EXPECT_EQ(line("5\t完成情况").find("5\tamount\t5\t\t"), 0U);
}

TEST(QuantityCommand, PrintsJsonThatSurvivesAnyBytes) {
  QuantityOptions options;
  options.format = QuantityFormat::Json;
  const std::string out = run("a\"b\\\x01\xFF\n", options);
  EXPECT_NE(out.find("{\"text\": \"a\\\"b\\\\\\u0001\uFFFD\", \"kind\": \"qualitative\""), std::string::npos) << out;
  EXPECT_EQ(out.substr(0, 2), "[\n");
  EXPECT_EQ(run("", options), "[\n]\n");
}

}  // namespace
}  // namespace ziping::cli
