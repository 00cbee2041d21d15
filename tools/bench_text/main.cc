#include <benchmark/benchmark.h>
#include <unicode/numfmt.h>
#include <unicode/unistr.h>

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "patterns/load_language.h"
#include "text/language.h"

namespace {

using ziping::text::Language;

const Language& language() {
  static const std::shared_ptr<const Language> made = [] {
    auto data = ziping::patterns::load_language(ZIPING_SOURCE_DIR "/patterns");
    auto language = std::move(data).and_then([](auto&& loaded) { return Language::make(std::move(loaded)); });
    if (!language) {
      std::fprintf(stderr, "%s\n", ziping::describe(language.error()).c_str());
      std::exit(4);
    }
    return *language;
  }();
  return *made;
}

/// Cells as the tables of such reports have them: a third money, a fifth counts and scores, rates, targets with
/// comparators, blanks, words. `distinct`: amounts with so many digits that hardly any repeats.
std::vector<std::string> cells(bool distinct) {
  std::mt19937 random(7);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  const char* units[] = {"万元", "元", "人", "个", "次", "户", "项", "公里", "亩", "家"};
  const char* words[] = {"财政拨款", "有效提升", "达成预期指标", "数量指标", "已完成",
                         "长期",     "≥95%",     "100%",         "/",        "——"};
  std::vector<std::string> made;
  for (int i = 0; i < 20000; ++i) {
    const int digits = distinct ? 1000000 : 3000;
    switch (below(20)) {
      case 0:
      case 1:
      case 2:
      case 3:
      case 4:
      case 5:
      case 6:
        made.push_back(std::to_string(below(digits)) + "." + std::to_string(10 + below(90)));
        break;
      case 7:
      case 8:
      case 9:
        made.push_back(std::to_string(below(distinct ? digits : 100)));
        break;
      case 10:
      case 11:
        made.push_back(std::to_string(below(101)) + (distinct ? "." + std::to_string(below(100)) : "") + "%");
        break;
      case 12:
      case 13:
        made.push_back(std::to_string(below(digits)) + units[below(10)]);
        break;
      case 14:
      case 15:
        made.push_back("≥" + std::to_string(below(distinct ? digits : 100)) + "%");
        break;
      case 16:
        made.push_back("2023年" + std::to_string(1 + below(12)) + "月" + std::to_string(1 + below(28)) + "日");
        break;
      default:
        made.emplace_back(words[below(10)]);
        break;
    }
  }
  return made;
}

void read_cells(benchmark::State& state, bool distinct) {
  const auto texts = cells(distinct);
  for (const auto& text : texts) benchmark::DoNotOptimize(language().read(text));
  for (auto _ : state) {
    for (const auto& text : texts) benchmark::DoNotOptimize(language().read(text));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size()));
}

/// What ICU's own parser of decimal numbers can read as well: digits, thousands commas, percent.
std::vector<std::string> plain_numbers() {
  std::mt19937 random(11);
  const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
  std::vector<std::string> made;
  for (int i = 0; i < 20000; ++i) {
    const std::string whole = std::to_string(below(1000));
    const std::string group = std::to_string(100 + below(900));
    const std::string part = std::to_string(10 + below(90));
    switch (below(4)) {
      case 0:
        made.push_back(whole + group);
        break;
      case 1:
        made.push_back(whole + group + "." + part);
        break;
      case 2:
        made.push_back(std::to_string(1 + below(999)) + "," + group + "." + part);
        break;
      default:
        made.push_back(whole + "." + part + "%");
        break;
    }
  }
  return made;
}

void numbers_here(benchmark::State& state) {
  const auto texts = plain_numbers();
  for (auto _ : state) {
    for (const auto& text : texts) benchmark::DoNotOptimize(language().read(text));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size()));
}

/// The same strings by ICU's NumberFormat, lent the right format for each and spared the conversion to UTF-16.
void numbers_icu(benchmark::State& state) {
  UErrorCode status = U_ZERO_ERROR;
  const std::unique_ptr<icu::NumberFormat> number(
      icu::NumberFormat::createInstance(icu::Locale::getChina(), UNUM_DECIMAL, status));
  const std::unique_ptr<icu::NumberFormat> percent(
      icu::NumberFormat::createInstance(icu::Locale::getChina(), UNUM_PERCENT, status));
  std::vector<icu::UnicodeString> texts;
  for (const auto& text : plain_numbers()) texts.push_back(icu::UnicodeString::fromUTF8(text));
  for (auto _ : state) {
    for (const auto& text : texts) {
      icu::Formattable value;
      (text.endsWith(u"%", 1) ? percent : number)->parse(text, value, status);
      benchmark::DoNotOptimize(value);
    }
  }
  if (U_FAILURE(status)) state.SkipWithError(u_errorName(status));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size()));
}

void normalise_cells(benchmark::State& state) {
  const auto texts = cells(true);
  for (auto _ : state) {
    for (const auto& text : texts) benchmark::DoNotOptimize(language().normalise(text));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(texts.size()));
}

void find_in_prose(benchmark::State& state) {
  const std::string prose =
      "2023年度我单位年初预算为512.40万元，全年预算数为731.06万元，其中基本支出402.18万元、项目支出328."
      "88万元，较上年增加"
      "18.2%。全年完成培训14期，覆盖乡镇9个，参训人员1260余人次，满意度达到96.5%，超过年初设定的90%（含）以上的目标。";
  for (auto _ : state) benchmark::DoNotOptimize(language().find(prose));
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(prose.size()));
}

void load(benchmark::State& state) {
  for (auto _ : state) {
    auto data = ziping::patterns::load_language(ZIPING_SOURCE_DIR "/patterns");
    benchmark::DoNotOptimize(Language::make(*std::move(data)));
  }
}

}  // namespace

BENCHMARK_CAPTURE(read_cells, document, false);
BENCHMARK_CAPTURE(read_cells, distinct, true);
BENCHMARK(numbers_here);
BENCHMARK(numbers_icu);
BENCHMARK(normalise_cells);
BENCHMARK(find_in_prose);
BENCHMARK(load);
BENCHMARK_MAIN();
