#pragma once
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/box.h"
#include "base/decimal.h"

namespace ziping::store {

/// A figure that may be sampled, with what its risk and stratum are made from. `form`: kind of the table's form, empty
/// for prose. `errors` and `warnings`: failed checks that name it. Box as displayed.
struct FigureRow {
  std::string document;
  std::string file;
  std::optional<std::string> entity;
  std::optional<int> year;
  std::string form;
  std::string fact;
  std::string concept_id;
  std::optional<std::string> subject;
  std::optional<std::string> item;
  std::optional<int> period;
  std::string text;
  Decimal value;
  std::string unit;
  Decimal base_value;
  bool sure = true;
  int page = 0;
  Box box;
  /// Clockwise turn by which the page as displayed is upright.
  int rotation = 0;
  int errors = 0;
  int warnings = 0;
  /// By which a person settled it; none where it is as read.
  std::optional<std::int64_t> decision;
};

/// One element of a frame; see the schema.
struct FrameRow {
  std::string document;
  std::string fact;
  std::string stratum;
  std::int64_t size = 1;

  bool operator==(const FrameRow&) const = default;
};

/// One drawn figure. `position`: its number in the frame.
struct SampleItem {
  std::int64_t position = 0;
  int hits = 1;
  bool certain = false;
  std::int64_t chance = 1;
  std::int64_t chance_of = 1;
  bool money = false;
  FigureRow figure;
};

/// A sample as it is recorded; the meanings are in the schema.
struct SampleRecord {
  std::int64_t id = 0;
  std::string drawn_at;
  std::string method;
  std::string seed;
  std::string generator;
  std::string specification;
  std::string design;
  std::int64_t total = 0;
  std::int64_t draws = 0;
  std::string frame_sha256;
  std::vector<FrameRow> frame;
  std::vector<SampleItem> items;
};

/// A worksheet as filled in; `answers` are by item, in order.
struct SampleAnswer {
  std::optional<Decimal> audited;
  std::string remark;
};
struct EvaluationRecord {
  std::int64_t sample = 0;
  std::string evaluated_at;
  std::string worksheet_sha256;
  std::string result;
  std::vector<SampleAnswer> answers;
};

}  // namespace ziping::store
