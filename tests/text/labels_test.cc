#include "text/labels.h"

#include <gtest/gtest.h>

#include <iostream>
#include <map>
#include <random>
#include <set>

#include "patterns/toml_reader.h"
#include "text/code_points.h"
#include "text/shipped_language.h"

namespace ziping::text {
namespace {

/// The row labels the product ships with their canonical names, and indicator names that each are their own.
std::map<std::string, std::string> shipped_labels() {
  std::map<std::string, std::string> labels;
  auto file = patterns::TomlFile::read(source_folder() / "patterns/labels/rows.toml");
  if (!file) throw std::runtime_error(describe(file.error()));
  std::set<std::string> twice;
  for (const auto& row : file->root().records("row")) {
    for (const auto& label : row.texts_or_none("labels")) {
      const std::string form = shipped_language().label_form(label);
      const auto [found, fresh] = labels.emplace(form, row.text("item"));
      if (!fresh && found->second != row.text("item")) twice.insert(form);
    }
  }
  for (const auto& form : twice) labels.erase(form);
  for (const auto& row : read_number_table(source_folder() / "tests/data/text/labels.tsv")) {
    labels.emplace(shipped_language().label_form(row.text), row.text);
  }
  return labels;
}

LabelIndex index_of(const std::map<std::string, std::string>& labels) {
  LabelIndex index(shipped_confusions());
  for (const auto& [label, id] : labels) index.add(id, label);
  return index;
}

/// Characters by the ones they are taken for.
std::map<char32_t, std::u32string> look_alikes() {
  std::map<char32_t, std::u32string> found;
  auto file = patterns::TomlFile::read(source_folder() / "patterns/confusions.toml");
  if (!file) throw std::runtime_error(describe(file.error()));
  for (const auto& group : file->root().records("group")) {
    for (const auto& signs : group.texts("signs")) {
      const std::u32string list = to_code_points(signs);
      for (const char32_t a : list) {
        for (const char32_t b : list) {
          if (a != b) found[a].push_back(b);
        }
      }
    }
  }
  return found;
}

struct Tally {
  int right = 0, ambiguous = 0, wrong = 0, none = 0;
  int all() const { return right + ambiguous + wrong + none; }
  void add(const std::optional<LabelMatch>& match, const std::string& id) {
    if (!match) {
      ++none;
    } else if (match->ambiguous) {
      ++ambiguous;
    } else {
      ++(match->id == id ? right : wrong);
    }
  }
  friend std::ostream& operator<<(std::ostream& out, const Tally& tally) {
    return out << "right " << tally.right << ", ambiguous " << tally.ambiguous << ", wrong " << tally.wrong << ", none "
               << tally.none;
  }
};

TEST(Labels, ExactOnesAreFoundAsSuch) {
  const auto labels = shipped_labels();
  ASSERT_GT(labels.size(), 200U);
  const LabelIndex index = index_of(labels);
  for (const auto& [label, id] : labels) {
    const auto match = index.find(label);
    ASSERT_TRUE(match) << label;
    EXPECT_TRUE(match->exact) << label;
    EXPECT_EQ(match->id, id) << label;
    EXPECT_FALSE(match->ambiguous) << label;
  }
}

TEST(Labels, OneLookAlikeDoesNotHideALabel) {
  const auto labels = shipped_labels();
  const LabelIndex index = index_of(labels);
  const auto alike = look_alikes();
  Tally tally;
  for (const auto& [label, id] : labels) {
    const std::u32string signs = to_code_points(label);
    for (std::size_t i = 0; i < signs.size(); ++i) {
      const auto found = alike.find(signs[i]);
      if (found == alike.end()) continue;
      for (const char32_t c : found->second) {
        std::u32string misread = signs;
        misread[i] = c;
        if (labels.contains(to_utf8(misread))) continue;
        tally.add(index.find(to_utf8(misread)), id);
      }
    }
  }
  std::cout << "one look-alike: " << tally << "\n";
  ASSERT_GT(tally.all(), 1000);
  EXPECT_EQ(tally.wrong, 0) << tally;
  EXPECT_GE(tally.right, tally.all() * 0.99) << tally;
}

TEST(Labels, AnyOneWrongCharacterNeverLeadsToAnotherLabel) {
  const auto labels = shipped_labels();
  const LabelIndex index = index_of(labels);
  std::mt19937 random(20235);
  std::uniform_int_distribution<char32_t> han(0x4E00, 0x9FA5);
  Tally tally;
  for (const auto& [label, id] : labels) {
    const std::u32string signs = to_code_points(label);
    if (signs.size() < 4) continue;
    for (std::size_t i = 0; i < signs.size(); ++i) {
      for (int repeat = 0; repeat < 5; ++repeat) {
        std::u32string misread = signs;
        misread[i] = han(random);
        if (!labels.contains(to_utf8(misread))) tally.add(index.find(to_utf8(misread)), id);
      }
    }
  }
  std::cout << "one wrong character: " << tally << "\n";
  EXPECT_LE(tally.wrong, tally.all() / 1000) << tally;
  EXPECT_EQ(tally.none, 0) << tally;
  // The rest is ambiguous: the character that tells 省级 from 市级 is the one that is wrong.
  EXPECT_GE(tally.right, tally.all() * 0.95) << tally;
}

TEST(Labels, WhatIsNoLabelStaysNone) {
  const auto labels = shipped_labels();
  const LabelIndex index = index_of(labels);
  std::set<std::string> strangers;
  for (const auto& row : read_number_table(source_folder() / "tests/data/text/strangers.tsv")) {
    const std::u32string text = to_code_points(shipped_language().label_form(row.text));
    for (std::size_t length = 2; length <= 12; ++length) {
      for (std::size_t i = 0; i + length <= text.size(); ++i) strangers.insert(to_utf8(text.substr(i, length)));
    }
  }
  int assigned = 0;
  int all = 0;
  std::string examples;
  for (const auto& text : strangers) {
    if (labels.contains(text)) continue;
    ++all;
    const auto match = index.find(text);
    if (!match || match->ambiguous) continue;
    ++assigned;
    examples += text + " -> " + match->id + "; ";
  }
  ASSERT_GT(all, 5000);
  std::cout << "strangers: " << assigned << " assigned of " << all << "\n";
  EXPECT_LE(assigned, all / 1000) << "of " << all << ": " << examples;
}

TEST(Labels, NearNeighboursStayAmbiguous) {
  LabelIndex index(shipped_confusions());
  index.add("quality", "质量指标");
  index.add("quantity", "数量指标");
  const auto match = index.find("某量指标");
  ASSERT_TRUE(match);
  EXPECT_TRUE(match->ambiguous);
  EXPECT_NE(match->runner_up, match->id);
  const auto clear = index.find("数童指标");
  ASSERT_TRUE(clear);
  EXPECT_FALSE(clear->ambiguous);
  EXPECT_EQ(clear->id, "quantity");
}

TEST(Labels, AMisreadCharacterIsLikelierThanAnInventedOne) {
  LabelIndex index(shipped_confusions());
  index.add("amount", "年初预算数");
  index.add("stage", "年初预算");
  const auto match = index.find("年初预算某");
  ASSERT_TRUE(match);
  EXPECT_FALSE(match->ambiguous);
  EXPECT_EQ(match->id, "amount");
  // Of which of the two a character is lost, nothing says.
  index.add("rest", "年末预算数");
  EXPECT_TRUE(index.find("年预算数")->ambiguous);
}

TEST(Labels, ALabelThatNeedsTheSameMisreadingAndOneMoreIsNoRival) {
  LabelIndex index(shipped_confusions());
  index.add("actual", "全年实际值");
  index.add("target", "全年目标值");
  const auto match = index.find("全年某际值");
  ASSERT_TRUE(match);
  EXPECT_FALSE(match->ambiguous) << match->runner_up;
  EXPECT_EQ(match->id, "actual");
  // Here each of the two has a character that the other has not.
  index.add("plan", "全年实测数");
  index.add("sum", "全年实际数");
  EXPECT_TRUE(index.find("全年实测值")->ambiguous);
}

TEST(Labels, TheSameLabelUnderTwoNamesIsAmbiguous) {
  LabelIndex index(shipped_confusions());
  index.add("a", "合计");
  index.add("b", "合计");
  EXPECT_TRUE(index.find("合计")->ambiguous);
  EXPECT_EQ(index.find("合计")->runner_up, "b");
}

TEST(Labels, DistanceIsSymmetricAndBounded) {
  const Confusions& confusions = *shipped_confusions();
  const auto distance = [&](const char* a, const char* b) {
    return label_distance(to_code_points(a), to_code_points(b), confusions, 10);
  };
  EXPECT_EQ(distance("预算执行率", "预算执行率"), 0);
  EXPECT_LT(distance("预算执行率", "预箅执行率"), 0.5);
  EXPECT_EQ(distance("预算执行率", "预执行率"), 1);
  for (const auto& [a, b] : {std::pair{"预算数", "决算数"}, std::pair{"合计", "总计数"}, std::pair{"", "合计"}}) {
    EXPECT_EQ(distance(a, b), distance(b, a));
  }
  EXPECT_GT(label_distance(U"abcdefgh", U"12345678", confusions, 1), 1);
}

}  // namespace
}  // namespace ziping::text
