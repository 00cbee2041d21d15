#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace ziping::store {

/// A list of strings as the database keeps it: a JSON array, so that SQL can take it apart with json_each.
std::string encode_list(const std::vector<std::string>& items);
/// Back again; what encode_list did not write ends the list where it stops making sense.
std::vector<std::string> decode_list(std::string_view json);

}  // namespace ziping::store
