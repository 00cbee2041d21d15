#include "review/settle.h"

#include <gtest/gtest.h>

#include "review/decide.h"
#include "review/review_fixture.h"

namespace ziping::review {
namespace {

using store::Action;
using testing::fact;
using testing::patterns;

struct Case {
  std::string print;
  std::string unit;
  std::string typed;
  std::string value;  // empty: no figure
  std::string base;
};

/// A figure as its column would have been read, then changed by hand.
Result<extract::Fact> change(const Case& c) {
  extract::Fact read = fact("f1", c.print);
  extract::set_quantity(patterns().language().read(c.print, {c.unit, false, 2023}), &read);
  return settled(read, {Action::Change, c.typed}, patterns(), 2023);
}

TEST(Settle, ATypedFigureIsUnderstoodAsItsPlaceWantsIt) {
  const Case cases[] = {
      {"320.7", "万元", "323.7", "323.7", "3237000"},
      {"1,200.50", "元", "1,200.60", "1200.60", "1200.60"},
      {"98.5%", "", "99.5%", "99.5", "99.5"},
      {"10", "", "7", "7", "7"},
      {"320.7", "万元", "3237000元", "3237000", "3237000"},
      {"12次", "", "15次", "15", "15"},
  };
  for (const Case& c : cases) {
    const auto now = change(c);
    ASSERT_TRUE(now) << c.typed << ": " << now.error().message;
    ASSERT_TRUE(now->value) << c.typed;
    EXPECT_EQ(*now->value, *Decimal::parse(c.value)) << c.typed;
    ASSERT_TRUE(now->base_value) << c.typed;
    EXPECT_EQ(*now->base_value, *Decimal::parse(c.base)) << c.typed;
    EXPECT_TRUE(now->sure);
    EXPECT_EQ(now->text, c.typed);
  }
}

TEST(Settle, WordsAreNoFigureWhereOneStands) {
  const auto now = change({"320.7", "万元", "看不清", "", ""});
  ASSERT_FALSE(now);
  EXPECT_EQ(now.error().code, ErrorCode::ValueUnclear);
  EXPECT_FALSE(change({"320.7", "万元", "", "", ""}));
}

TEST(Settle, APartOfALongerTextIsChangedInItsPlace) {
  extract::Fact read = fact("f1", "其中财政拨款320.7万元，占全部收入");
  const std::string before = "其中财政拨款";
  read.match_begin = before.size();
  read.match_end = before.size() + std::string("320.7万元").size();
  extract::set_quantity(patterns().language().read("320.7万元"), &read);
  const auto now = settled(read, {Action::Change, "323.7万元"}, patterns(), 2023);
  ASSERT_TRUE(now) << now.error().message;
  EXPECT_EQ(now->text, "其中财政拨款323.7万元，占全部收入");
  EXPECT_EQ(print_of(*now), "323.7万元");
  EXPECT_EQ(now->value->to_string(), "323.7");
}

TEST(Settle, TheSignOfANeighbouringCellStays) {
  extract::Fact read = fact("f1", "95");
  extract::set_quantity(patterns().language().read("95", {"%", false, 2023}), &read);
  read.comparator = extract::Comparator::AtLeast;
  const auto now = settled(read, {Action::Change, "96"}, patterns(), 2023);
  ASSERT_TRUE(now);
  EXPECT_EQ(now->comparator, extract::Comparator::AtLeast);
  EXPECT_EQ(now->unit, "%");
}

TEST(Settle, WhatCannotBeReadHasNoValue) {
  extract::Fact read = fact("f1", "320.7");
  read.value = Decimal::parse("320.7");
  read.base_value = read.value;
  const auto now = settled(read, {Action::Unreadable, ""}, patterns(), 2023);
  ASSERT_TRUE(now);
  EXPECT_FALSE(now->value);
  EXPECT_FALSE(now->base_value);
  EXPECT_FALSE(now->sure);
  EXPECT_EQ(now->text, "320.7");
}

TEST(Settle, ADateStaysADate) {
  extract::Fact read = fact("f1", "2024年3月1日");
  read.value_text = "2024-03-01";
  const auto now = settled(read, {Action::Change, "2024年3月7日"}, patterns(), 2023);
  ASSERT_TRUE(now) << now.error().message;
  EXPECT_EQ(now->value_text, "2024-03-07");
  EXPECT_FALSE(settled(read, {Action::Change, "某日"}, patterns(), 2023));
}

// No check makes this finding: it stands for as long as they are not run.
store::DocumentRecord record_with_a_failing_check_on_f1() {
  store::DocumentRecord record;
  record.extraction.facts = {fact("f1", "12"), fact("f2", "15")};
  for (extract::Fact& read : record.extraction.facts) {
    extract::set_quantity(patterns().language().read(read.text, {"", false, 2023}), &read);
  }
  check::Finding finding;
  finding.id = "c1";
  finding.check = "source-sum";
  finding.verdict = check::Verdict::Fail;
  finding.facts = {"f1"};
  record.findings = {finding};
  return record;
}

std::size_t findings_after(const std::string& id, const Proposal& proposal, bool forms_changed = false) {
  store::DocumentRecord record = record_with_a_failing_check_on_f1();
  for (const extract::Fact& read : record.extraction.facts) {
    if (read.id != id) continue;
    const auto now = settled(read, proposal, patterns(), 2023);
    EXPECT_TRUE(now);
    if (now) put_in_force({{1, *now}}, patterns(), forms_changed, &record);
    break;
  }
  EXPECT_EQ(record.settled.size(), 1U);
  return record.findings.size();
}

TEST(Settle, ChecksRunWhereWhatTheySayOrBlameMayChange) {
  EXPECT_EQ(findings_after("f2", {Action::Accept, ""}), 1U);
  EXPECT_EQ(findings_after("f2", {Action::Accept, ""}, true), 0U);
  EXPECT_EQ(findings_after("f2", {Action::Change, "16"}), 0U);
  EXPECT_EQ(findings_after("f2", {Action::Unreadable, ""}), 0U);
  EXPECT_EQ(findings_after("f1", {Action::Accept, ""}), 0U);
}

}  // namespace
}  // namespace ziping::review
