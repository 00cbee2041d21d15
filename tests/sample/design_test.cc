#include "sample/design.h"

#include <gmock/gmock.h>
#include <sys/wait.h>

#include <cstdlib>
#include <set>

#include "sample/population.h"
#include "store/sample_record.h"
#include "store/store.h"

namespace ziping::sample {
namespace {

using testing::amount;
using ::testing::HasSubstr;
using testing::kMoney;
using testing::population;
using testing::TemporaryFolder;

Design design(Method method, std::optional<std::uint64_t> size = 10) {
  Design asked;
  asked.method = method;
  asked.seed = 20'231'231;
  asked.size = size;
  if (method == Method::Stratified) asked.strata = {StratumKey::Entity, StratumKey::Size};
  return asked;
}

std::vector<std::int64_t> positions(const store::SampleRecord& record) {
  std::vector<std::int64_t> all;
  for (const store::SampleItem& item : record.items) all.push_back(item.position);
  return all;
}

TEST(DesignTest, TheSameSeedDrawsTheSame) {
  for (const Method method : {Method::Simple, Method::Stratified, Method::MusInterval, Method::MusCell, Method::Risk}) {
    const auto once = draw_sample(population(), design(method), kMoney);
    const auto again = draw_sample(population(), design(method), kMoney);
    ASSERT_TRUE(once && again);
    EXPECT_EQ(positions(*once), positions(*again));
    EXPECT_EQ(once->frame_sha256, again->frame_sha256);
    EXPECT_EQ(once->design, again->design);
  }
}

TEST(DesignTest, MoneyIsSampledInCentsAndNothingElseIs) {
  auto rows = population();
  rows.push_back(amount('b', 42, "0.00"));
  rows.push_back(amount('b', 43, "-3.00"));
  const auto record = draw_sample(rows, design(Method::MusInterval), kMoney);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->frame.size(), 40U);
  EXPECT_EQ(record->frame[0].size, 1'500'000);  // 1.50 万元
  EXPECT_THAT(record->design, HasSubstr(R"("left_out":{"no_money":1,"not_above_zero":2})"));
  std::int64_t sum = 0;
  for (const store::FrameRow& row : record->frame) sum += row.size;
  EXPECT_EQ(record->total, sum);
  EXPECT_EQ(record->draws, 10);
}

TEST(DesignTest, CentsAreRoundedHalfAwayFromZero) {
  EXPECT_EQ(cents(*Decimal::parse("1.005")), 101);
  EXPECT_EQ(cents(*Decimal::parse("-1.005")), -101);
  EXPECT_EQ(cents(*Decimal::parse("1.00499")), 100);
  EXPECT_EQ(cents(*Decimal::parse("99999999999999999999")), std::nullopt);
}

TEST(DesignTest, ThePlanSetsTheSize) {
  const auto record = draw_sample(population(), design(Method::MusCell, std::nullopt), kMoney);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->draws, 60);  // 5 %, none expected, 95 %: 60 units
  EXPECT_THAT(record->design, HasSubstr(R"("likelihood":"poisson","size":"planned")"));
  // An amount of money is a share of the total.
  Design asked = design(Method::MusCell, std::nullopt);
  asked.tolerable = *Decimal(static_cast<long long>(record->total)).shifted(-3);  // a tenth, in yuan
  EXPECT_EQ(draw_sample(population(), asked, kMoney)->draws, 30);
  asked.method = Method::Simple;
  EXPECT_EQ(draw_sample(population(), asked, kMoney).error().code, ErrorCode::Usage);
}

TEST(DesignTest, StrataAreByEntityYearKindAndSize) {
  Design asked = design(Method::Stratified, 12);
  asked.strata = {StratumKey::Entity, StratumKey::Year, StratumKey::Kind, StratumKey::Size};
  asked.size_bounds = {Decimal(500'000)};
  const auto record = draw_sample(population(), asked, kMoney);
  ASSERT_TRUE(record);
  std::set<std::string> labels;
  for (const store::FrameRow& row : record->frame) labels.insert(row.stratum);
  EXPECT_THAT(labels, ::testing::ElementsAre("青禾县a局 / 2023 / dept_self_eval / <500000",
                                             "青禾县a局 / 2023 / dept_self_eval / >=500000",
                                             "青禾县b局 / 2023 / dept_self_eval / <500000",
                                             "青禾县b局 / 2023 / dept_self_eval / >=500000"));
}

TEST(DesignTest, RiskDrawsTheDoubtfulMoreOften) {
  Design asked = design(Method::Risk, 5);
  asked.points = {1, 1000, 0, 0};
  int unsure = 0;
  for (asked.seed = 0; asked.seed < 20; ++asked.seed) {
    const auto record = draw_sample(population(), asked, kMoney);
    for (const store::SampleItem& item : record->items) unsure += item.figure.sure ? 0 : 1;
  }
  EXPECT_EQ(unsure, 20);
}

TEST(DesignTest, FiltersNarrowTheFrame) {
  Design asked = design(Method::Simple);
  asked.filter.entities = {"b局"};
  EXPECT_EQ(draw_sample(population(), asked, kMoney)->frame.size(), 16U);
  asked.money_only = true;
  EXPECT_EQ(draw_sample(population(), asked, kMoney)->frame.size(), 15U);
  asked.filter.concepts = {"staff.*"};
  EXPECT_FALSE(draw_sample(population(), asked, kMoney));
}

TEST(DesignTest, ComesBackFromTheDatabase) {
  TemporaryFolder folder;
  auto store = store::Store::open(folder / "a.db", {});
  ASSERT_TRUE(store);
  auto record = draw_sample(population(), design(Method::Stratified), kMoney);
  ASSERT_TRUE(record);
  record->drawn_at = "2026-01-01T00:00:00Z";
  record->items[0].figure.rotation = 270;
  const auto id = store->put_sample(*record);
  ASSERT_TRUE(id) << id.error().message;
  const auto back = store->load_sample(*id);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(back->frame, record->frame);
  EXPECT_EQ(back->design, record->design);
  ASSERT_EQ(back->items.size(), record->items.size());
  for (std::size_t i = 0; i < back->items.size(); ++i) {
    const store::FigureRow& a = back->items[i].figure;
    const store::FigureRow& b = record->items[i].figure;
    EXPECT_EQ(std::tie(a.document, a.file, a.entity, a.year, a.form, a.fact, a.concept_id, a.subject, a.item, a.text),
              std::tie(b.document, b.file, b.entity, b.year, b.form, b.fact, b.concept_id, b.subject, b.item, b.text));
    EXPECT_EQ(std::tie(a.value, a.unit, a.base_value, a.sure, a.page, a.box, a.rotation),
              std::tie(b.value, b.unit, b.base_value, b.sure, b.page, b.box, b.rotation));
    EXPECT_EQ(back->items[i].chance, record->items[i].chance);
    EXPECT_EQ(back->items[i].money, record->items[i].money);
  }
  EXPECT_EQ(store->samples()->size(), 1U);
  EXPECT_FALSE(store->load_sample(*id + 1));
  EXPECT_TRUE(store->put_evaluation({*id, "2026-01-02T00:00:00Z", "hash", "{}", {{Decimal(1), "seen"}, {}}}));
  EXPECT_FALSE(store->put_evaluation({*id + 1, "", "", "{}", {}}));
}

// The same samples by another program in another language.
TEST(DesignTest, AnotherProgramDrawsTheSameSamples) {
  if (std::system("python3 -c 'import sqlite3' 2>/dev/null") != 0) GTEST_SKIP() << "no python3 here";
  TemporaryFolder folder;
  {
    auto store = store::Store::open(folder / "a.db", {});
    ASSERT_TRUE(store);
    for (const Method method :
         {Method::Simple, Method::Stratified, Method::MusInterval, Method::MusCell, Method::Risk}) {
      for (const std::uint64_t seed : {std::uint64_t{0}, std::uint64_t{1}, ~std::uint64_t{0}}) {
        for (const std::uint64_t size : {1U, 7U, 100U}) {
          Design asked = design(method, size);
          asked.seed = seed;
          asked.shuffle = seed == 1;
          asked.allocation = seed == 0 ? Allocation::Elements : seed == 1 ? Allocation::Money : Allocation::Equal;
          const auto record = draw_sample(population(), asked, kMoney);
          ASSERT_TRUE(record) << record.error().message;
          ASSERT_TRUE(store->put_sample(*record));
        }
      }
    }
  }
  const std::string tool = std::string(ZIPING_SOURCE_DIR) + "/tools/redraw_sample ";
  EXPECT_EQ(std::system(("python3 " + tool + (folder / "a.db") + " >" + (folder / "out")).c_str()), 0);
  // And it can tell when one is not what its seed says.
  ASSERT_EQ(std::system(("python3 -c \"import sqlite3,sys; "
                         "d=sqlite3.connect(sys.argv[1]); d.execute('UPDATE sample "
                         "SET seed=99 WHERE sample_id=3'); d.commit()\" " +
                         (folder / "a.db"))
                            .c_str()),
            0);
  EXPECT_NE(std::system(("python3 " + tool + (folder / "a.db") + " >" + (folder / "out")).c_str()), 0);
}

}  // namespace
}  // namespace ziping::sample
