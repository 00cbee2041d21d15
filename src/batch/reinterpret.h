#pragma once
#include "patterns/pattern_set.h"
#include "store/store.h"

namespace ziping::batch {

/// Interprets a stored document's page readings again with other patterns and stores the result under the job key it
/// would have been given by a run with them. The pixels are not touched.
Result<store::DocumentRecord> reinterpret(store::Store& store, const store::DocumentRow& row,
                                          const patterns::PatternSet& patterns);

}  // namespace ziping::batch
