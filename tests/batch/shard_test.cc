#include "batch/shard.h"

#include <fmt/format.h>
#include <gmock/gmock.h>

#include <map>

namespace ziping::batch {
namespace {

using ::testing::HasSubstr;

std::string parsed(const std::string& text, const std::map<std::string, std::string>& variables = {}) {
  const auto shard = parse_shard(text, [&](const char* name) -> std::optional<std::string> {
    const auto found = variables.find(name);
    return found == variables.end() ? std::nullopt : std::optional<std::string>(found->second);
  });
  return shard ? fmt::format("{} of {}", shard->number, shard->count) : shard.error().message;
}

TEST(Shard, AsGiven) {
  EXPECT_EQ(parsed(""), "0 of 1");
  EXPECT_EQ(parsed("1/8"), "0 of 8");
  EXPECT_EQ(parsed("8/8"), "7 of 8");
  EXPECT_THAT(parsed("0/8"), HasSubstr("counted from 1 to 8"));
  EXPECT_THAT(parsed("9/8"), HasSubstr("counted from 1 to 8"));
  for (const char* nonsense : {"8", "/8", "1/", "1/0", "a/8", "1/8/2", "-1/8", "1/8x", "auto/x", "automatic"}) {
    EXPECT_THAT(parsed(nonsense), HasSubstr("is not of the form")) << nonsense;
  }
}

TEST(Shard, OfASlurmArray) {
  EXPECT_EQ(parsed("auto", {{"SLURM_ARRAY_TASK_ID", "0"}, {"SLURM_ARRAY_TASK_COUNT", "8"}}), "0 of 8");
  EXPECT_EQ(parsed("auto", {{"SLURM_ARRAY_TASK_ID", "8"},
                            {"SLURM_ARRAY_TASK_MIN", "1"},
                            {"SLURM_ARRAY_TASK_MAX", "8"},
                            {"SLURM_ARRAY_TASK_COUNT", "8"}}),
            "7 of 8");
  EXPECT_EQ(parsed("auto", {{"SLURM_ARRAY_TASK_ID", "14"},
                            {"SLURM_ARRAY_TASK_MIN", "10"},
                            {"SLURM_ARRAY_TASK_STEP", "2"},
                            {"SLURM_ARRAY_TASK_COUNT", "5"}}),
            "2 of 5");
  // A part that is run again alone, by an array of one, must not be taken for another part.
  EXPECT_THAT(
      parsed("auto/8", {{"SLURM_ARRAY_TASK_ID", "3"}, {"SLURM_ARRAY_TASK_MIN", "3"}, {"SLURM_ARRAY_TASK_COUNT", "1"}}),
      HasSubstr("has 1 tasks; say which part, as in 3/8"));
  EXPECT_EQ(parsed("auto/2", {{"SLURM_ARRAY_TASK_ID", "1"}, {"SLURM_ARRAY_TASK_COUNT", "2"}}), "1 of 2");
  EXPECT_THAT(parsed("auto", {{"SLURM_ARRAY_TASK_ID", "9"}, {"SLURM_ARRAY_TASK_COUNT", "8"}}),
              HasSubstr("is none of 8 tasks"));
}

TEST(Shard, OfAKubernetesJob) {
  EXPECT_EQ(parsed("auto/8", {{"JOB_COMPLETION_INDEX", "0"}}), "0 of 8");
  EXPECT_EQ(parsed("auto/8", {{"JOB_COMPLETION_INDEX", "7"}}), "7 of 8");
  EXPECT_THAT(parsed("auto/8", {{"JOB_COMPLETION_INDEX", "8"}}), HasSubstr("is none of 8 tasks"));
  EXPECT_THAT(parsed("auto", {{"JOB_COMPLETION_INDEX", "3"}}), HasSubstr("does not say how many"));
  EXPECT_THAT(parsed("auto"), HasSubstr("neither"));
}

TEST(Shard, EachFileIsInOnePartAndThePartsAreEven) {
  std::map<int, int> sizes;
  for (int i = 0; i < 10000; ++i) {
    int takers = 0;
    for (int number = 0; number < 8; ++number) {
      if (!Shard{number, 8}.takes(fmt::format("archive/{}.pdf", i))) continue;
      ++takers;
      ++sizes[number];
    }
    ASSERT_EQ(takers, 1) << i;
  }
  for (const auto& [number, size] : sizes) EXPECT_NEAR(size, 1250, 150) << number;
}

}  // namespace
}  // namespace ziping::batch
