#pragma once
#include <algorithm>
#include <vector>

#include "check/figures.h"
#include "patterns/expression.h"

namespace ziping::check {

/// The figures of the document as a formula sees them from its driving fact. Remembers which it handed out.
class FigureSource : public patterns::OperandSource {
 public:
  FigureSource(const Figures& figures, Scope scope) : figures_(figures), scope_(scope) {}

  std::vector<patterns::Operand> find(const patterns::Selector& selector) const override {
    std::vector<patterns::Operand> operands;
    std::vector<const Figure*> told;
    for (const auto& [figure, distance] : figures_.find(selector, scope_)) {
      const auto same = [&](const Figure* other) { return again(*figure, *other); };
      if (std::any_of(told.begin(), told.end(), same)) continue;
      told.push_back(figure);
      operands.push_back(operand(figure, distance));
    }
    return operands;
  }
  patterns::Operand self() const override { return operand(scope_.from, 0); }
  const Figure* figure(std::size_t tag) const { return given_[tag]; }

 private:
  /// A part that the text names twice is one part.
  static bool again(const Figure& figure, const Figure& other) {
    return !figure.fact->table && !other.fact->table && figure.fact->item && figure.item == other.item &&
           figure.value == other.value && figure.fact->report == other.fact->report;
  }
  patterns::Operand operand(const Figure* figure, int distance) const {
    given_.push_back(figure);
    return {figure->value, figure->half, given_.size() - 1, distance};
  }
  const Figures& figures_;
  Scope scope_;
  mutable std::vector<const Figure*> given_;
};

}  // namespace ziping::check
