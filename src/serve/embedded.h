#pragma once
#include <span>
#include <string_view>

namespace ziping::serve {

/// A file that was made part of the program when it was built.
struct Embedded {
  std::string_view name;
  std::span<const unsigned char> bytes;

  std::string_view text() const { return {reinterpret_cast<const char*>(bytes.data()), bytes.size()}; }
};

/// Made by embed.cmake: what is in web/, and the schemas that the interface is described with.
std::span<const Embedded> embedded_files();

}  // namespace ziping::serve
