#pragma once
#include <cstdint>
#include <string>

namespace ziping::hostile {

/// A damaged copy of a file: one to four of cutting it short, flipping bytes, taking out, doubling, moving or zeroing a
/// piece, changing a number that is written in figures. Equal bytes and seed, equal copy, on every machine.
std::string mutant(const std::string& bytes, std::uint64_t seed);

/// Writes `count` damaged copies of the PDFs below `seeds` (those of at most `most` bytes, in the order of their names)
/// into a folder, each named by its number. Returns how many there are; 0 where there is nothing to damage.
int write_mutants(const std::string& seeds, const std::string& folder, int count, std::uint64_t seed,
                  std::uint64_t most);

}  // namespace ziping::hostile
