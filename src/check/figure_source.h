#pragma once
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
    for (const auto& [figure, distance] : figures_.find(selector, scope_))
      operands.push_back(operand(figure, distance));
    return operands;
  }
  patterns::Operand self() const override { return operand(scope_.from, 0); }
  const Figure* figure(std::size_t tag) const { return given_[tag]; }

 private:
  patterns::Operand operand(const Figure* figure, int distance) const {
    given_.push_back(figure);
    return {figure->value, figure->half, given_.size() - 1, distance};
  }
  const Figures& figures_;
  Scope scope_;
  mutable std::vector<const Figure*> given_;
};

}  // namespace ziping::check
