#pragma once
#include <string>
#include <vector>

#include "random.h"

namespace samples {

/// Sentences that carry no figures: the filling of a report. Each pool is about one subject.
enum class Subject { Organisation, Funds, Accounts, Assets, Effects, Problems, Measures, Experience, Process };

/// `count` different sentences of a pool, numbered 一是 … 二是 … where `numbered`.
std::string sentences(Subject subject, std::size_t count, bool numbered, Random* random);

/// 一, 二, ... 十九.
std::string chinese_number(int value);

}  // namespace samples
