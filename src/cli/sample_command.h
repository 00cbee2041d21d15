#pragma once
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "cli/commands.h"
#include "sample/crop.h"
#include "sample/design.h"
#include "sample/evaluate.h"
#include "store/store.h"

namespace ziping::cli {

/// The options of `ziping sample` as typed.
struct SampleArguments {
  std::string database;
  std::string method = "mus-interval";
  std::string tolerable = "5%";
  std::string expected = "0";
  std::string confidence = "95%";
  std::string likelihood;
  std::string seed;
  std::optional<std::uint64_t> size;
  std::vector<std::string> by;
  std::vector<std::string> bounds;
  std::string allocation = "elements";
  std::vector<int> points;
  std::vector<std::string> out;
  std::int64_t id = 0;
  std::string worksheet;
  std::string empty;
  std::string language;
  bool json = false;
  bool quiet = false;
  sample::Design design;
};

/// "5%", "0.05": a share; "250000": an amount. Error usage for anything else.
Result<Decimal> share_of(const std::string& text);

/// The design that was asked for; a seed is thrown where none was given.
Result<sample::Design> design_of(const SampleArguments& arguments);

/// The units of these figures that stand for money.
sample::MoneyUnits money_units(const std::vector<store::FigureRow>& figures, const patterns::PatternSet& patterns);

/// What `ziping sample evaluate` prints.
std::string evaluation_text(const sample::Evaluation& evaluation, const store::SampleRecord& record);

}  // namespace ziping::cli
