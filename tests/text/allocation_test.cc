#include <gtest/gtest.h>

#include <cstdlib>
#include <new>
#include <random>
#include <string>
#include <vector>

#include "text/shipped_language.h"

namespace {

thread_local std::size_t allocations = 0;

}  // namespace

// Counting for the whole test program; every other form of new and delete ends in these. (The one that does not throw
// is a sanitizer's own where it is not replaced too, and then does not belong to this delete. Out of line: where the
// compiler sees only the half of a pair inside another function, it takes it for a mismatch.)
void* operator new(std::size_t size) {
  ++allocations;
  if (void* memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  ++allocations;
  return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void operator delete(void* memory) noexcept {
  std::free(memory);
}
[[gnu::noinline]] void operator delete(void* memory, std::size_t) noexcept {
  std::free(memory);
}

namespace ziping::text {
namespace {

std::size_t allocations_of_reading(const std::string& printed) {
  const std::size_t before = allocations;
  const Quantity quantity = shipped_language().read(printed);
  EXPECT_TRUE(quantity.value) << printed;
  return allocations - before;
}

/// Cells that hardly repeat, of the kinds that most cells of a report are.
std::vector<std::string> cells(std::uint32_t seed, int count) {
  std::mt19937 random(seed);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  const char* units[] = {"万元", "元", "人", "个", "次", "户", "公里", "亩"};
  std::vector<std::string> made;
  for (int i = 0; i < count; ++i) {
    const std::string whole = std::to_string(below(100000));
    const std::string part = "." + std::to_string(10 + below(90));
    const std::string kinds[] = {
        whole + part,       whole,
        whole + part + "%", whole + units[below(8)],
        "≥" + whole + "%",  std::to_string(1 + below(99)) + "," + std::to_string(100 + below(900)) + part};
    made.push_back(kinds[below(6)]);
  }
  return made;
}

// The automaton goes on making states while it meets new beginnings of numbers; hence the long warm-up, and the few.
TEST(Allocation, PlainFiguresAreReadWithoutAny) {
  for (const auto& text : cells(1, 20000)) allocations_of_reading(text);
  constexpr int kCells = 2000;
  int with = 0;
  for (const auto& text : cells(2, kCells)) with += allocations_of_reading(text) > 0 ? 1 : 0;
  EXPECT_LE(with, kCells / 100);
}

TEST(Allocation, TheCountIsOfSomething) {
  EXPECT_GT(allocations_of_reading("壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"), 0U);
}

}  // namespace
}  // namespace ziping::text
