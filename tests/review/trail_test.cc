#include "review/trail.h"

#include <gmock/gmock.h>

#include "review/review_fixture.h"

namespace ziping::review {
namespace {

using store::Action;
using store::Decision;
using ::testing::ElementsAre;
using testing::fact;
using ::testing::IsEmpty;

/// A trail in the making: each decision gets the next number.
class TrailTest : public ::testing::Test {
 protected:
  std::int64_t say(const extract::Fact& about, Action action, const std::string& text = "",
                   const std::string& reviewer = "chen") {
    Decision decision;
    decision.id = static_cast<std::int64_t>(decisions_.size()) + 1;
    decision.reviewer = reviewer;
    decision.action = action;
    decision.fact = about.id;
    decision.ink = inks_of({about}).front();
    decision.ink_sha256 = ink_sha256("document", decision.ink);
    decision.old_text = about.text;
    decision.new_text = text.empty() ? about.text : text;
    decisions_.push_back(decision);
    return decision.id;
  }
  std::int64_t undo(std::int64_t what) {
    Decision decision = decisions_[static_cast<std::size_t>(what) - 1];
    decision.id = static_cast<std::int64_t>(decisions_.size()) + 1;
    decision.action = Action::Undo;
    decision.undoes = what;
    decisions_.push_back(decision);
    return decision.id;
  }
  Trail trail() const { return Trail(decisions_, {one_, two_}); }

  extract::Fact one_ = fact("f1", "10");
  extract::Fact two_ = fact("f2", "20");
  std::vector<Decision> decisions_;
};

TEST_F(TrailTest, TheLastOneOnAPrintIsInForce) {
  say(one_, Action::Accept);
  say(one_, Action::Change, "11");
  const Trail trail = this->trail();
  ASSERT_NE(trail.in_force("f1"), nullptr);
  EXPECT_EQ(trail.in_force("f1")->id, 2);
  EXPECT_FALSE(trail.standings()[0].in_force);
  EXPECT_TRUE(trail.standings()[1].in_force);
  EXPECT_EQ(trail.in_force("f2"), nullptr);
}

TEST_F(TrailTest, AnUndoBringsBackWhatWasBefore) {
  say(one_, Action::Accept);
  const auto change = say(one_, Action::Change, "11");
  undo(change);
  const Trail trail = this->trail();
  EXPECT_EQ(trail.in_force("f1")->id, 1);
  EXPECT_TRUE(trail.standings()[1].undone);
  // The next undo takes back the one before; an undo itself is not taken back.
  EXPECT_EQ(trail.last_of("chen")->id, 1);
  EXPECT_EQ(trail.last_of("somebody else"), nullptr);
}

TEST_F(TrailTest, ASkipSettlesNothing) {
  say(one_, Action::Skip);
  EXPECT_EQ(trail().in_force("f1"), nullptr);
  EXPECT_TRUE(trail().skipped("f1"));
  say(one_, Action::Accept);
  EXPECT_FALSE(trail().skipped("f1"));
}

TEST_F(TrailTest, APrintThatIsNoFigureAnyMoreMakesItStale) {
  extract::Fact gone = fact("f3", "30");
  say(gone, Action::Accept);
  EXPECT_TRUE(trail().standings()[0].stale);
  EXPECT_FALSE(trail().standings()[0].in_force);
}

TEST_F(TrailTest, ThePrintIsKnownAgainUnderAnotherNameAndReading) {
  say(one_, Action::Change, "11");
  extract::Fact other = fact("f9", "77");
  other.box = one_.box.grown(0.8);
  const Trail trail(decisions_, {other});
  ASSERT_NE(trail.in_force("f9"), nullptr);
  EXPECT_EQ(trail.in_force("f9")->new_text, "11");
  other.box = one_.box.grown(20);
  EXPECT_EQ(Trail(decisions_, {other}).in_force("f9"), nullptr);
  other.box = one_.box;
  other.page = 2;
  EXPECT_EQ(Trail(decisions_, {other}).in_force("f9"), nullptr);
}

TEST_F(TrailTest, FiguresInOneBoxAreToldApart) {
  extract::Fact first = fact("f1", "10/20");
  first.match_end = 2;
  extract::Fact second = first;
  second.id = "f2";
  second.match_begin = 3;
  second.match_end = 5;
  const auto inks = inks_of({first, second});
  EXPECT_EQ(inks[0].figure, 0);
  EXPECT_EQ(inks[1].figure, 1);
  EXPECT_FALSE(same_ink(inks[0], inks[1]));
  EXPECT_NE(ink_sha256("d", inks[0]), ink_sha256("d", inks[1]));
  EXPECT_NE(ink_sha256("d", inks[0]), ink_sha256("e", inks[0]));
}

TEST_F(TrailTest, ASecondLookIsCountedAndChangesNothing) {
  say(one_, Action::Change, "11");
  EXPECT_THAT(second_look(trail(), 5), ElementsAre("f1"));
  say(one_, Action::Change, "12", "li");
  decisions_.back().blind = true;
  decisions_.back().old_text = "11";
  EXPECT_EQ(trail().in_force("f1")->id, 1);
  EXPECT_EQ(agreement_of(trail()).asked, 1);
  EXPECT_EQ(agreement_of(trail()).agreed, 0);
  say(two_, Action::Accept);
  say(two_, Action::Accept, "", "li");
  decisions_.back().blind = true;
  EXPECT_EQ(agreement_of(trail()).asked, 2);
  EXPECT_EQ(agreement_of(trail()).agreed, 1);
  EXPECT_THAT(second_look(trail(), 5), IsEmpty());
}

}  // namespace
}  // namespace ziping::review
