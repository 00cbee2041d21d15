#include "ocr/regions.h"

#include <gmock/gmock.h>

namespace ziping::ocr {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const Box kPage{0, 0, 600, 800};

TEST(FreeAreas, AllWhereNothingIsExcluded) {
  EXPECT_THAT(free_areas(kPage, {}, 5), ElementsAre(kPage));
}

TEST(FreeAreas, AboveBetweenAndBelowTables) {
  EXPECT_THAT(free_areas(kPage, {{0, 100, 600, 200}, {0, 300, 600, 700}}, 5),
              ElementsAre(Box{0, 0, 600, 100}, Box{0, 200, 600, 300}, Box{0, 700, 600, 800}));
}

TEST(FreeAreas, BesideATable) {
  EXPECT_THAT(free_areas(kPage, {{100, 100, 400, 200}}, 5),
              ElementsAre(Box{0, 0, 600, 100}, Box{0, 100, 100, 200}, Box{400, 100, 600, 200}, Box{0, 200, 600, 800}));
}

TEST(FreeAreas, ThinRemainsAreNone) {
  EXPECT_THAT(free_areas(kPage, {{2, 3, 598, 798}}, 5), IsEmpty());
  EXPECT_THAT(free_areas(kPage, {{-10, -10, 700, 900}}, 5), IsEmpty());
}

TEST(FreeAreas, AnEdgeThatCutsNothingDoesNotCutAnArea) {
  // Two tables side by side of the same height split into equal strips, which belong together.
  EXPECT_THAT(free_areas(kPage, {{0, 0, 600, 100}, {0, 50, 600, 100}}, 5), ElementsAre(Box{0, 100, 600, 800}));
}

}  // namespace
}  // namespace ziping::ocr
