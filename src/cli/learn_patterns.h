#pragma once
#include <string>
#include <vector>

namespace ziping::cli {

/// Writes what people settled in a database as pattern records: labels/learnt.toml and forms/learnt.toml in the folder
/// `out`, or all on standard output where that is "-". `folders` are the user's own patterns so far. A form that does
/// not hold beside all other records is told and left out, so that what is written loads. The exit code.
int learn_patterns(const std::string& database, const std::vector<std::string>& folders, const std::string& out);

}  // namespace ziping::cli
