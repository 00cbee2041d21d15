#pragma once
#include <optional>
#include <string>

namespace ziping::output {

struct Metadata {
  std::string title;
  std::optional<std::string> entity;
  std::optional<int> year;
};

/// An XMP packet that says this, or `packet` with it added where there is one already; its own title stays. A packet
/// that is not understood (not UTF-8, no RDF) stays as it is.
std::string xmp_with(const std::string& packet, const Metadata& metadata);

}  // namespace ziping::output
