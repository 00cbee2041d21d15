#pragma once
#include <string>

namespace ziping::output {

/// A file of a set: its name within the set's folder, and its bytes.
struct NamedFile {
  std::string name;
  std::string bytes;
};

}  // namespace ziping::output
