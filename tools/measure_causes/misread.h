#pragma once
#include <optional>
#include <random>

#include "base/decimal.h"
#include "extract/fact.h"

namespace ziping::causes {

/// What a reader might make of a printed figure: a digit taken for one it looks like, the point lost, a digit lost or
/// doubled. Another value than the printed one, or nullopt where nothing comes of it.
std::optional<Decimal> misread(const Decimal& printed, std::mt19937& random);

/// The figure as a doubtful reading: `value` was voted for, `other` is what another reader saw.
void make_doubtful(extract::Fact& fact, const Decimal& value, const Decimal& other);

}  // namespace ziping::causes
