#pragma once
#include <zlib.h>

#include <cstdint>
#include <map>
#include <string>

namespace ziping::testing {

/// The files of a zip archive by name, unpacked; empty where it is no archive this can read.
inline std::map<std::string, std::string> zip_entries(const std::string& zip) {
  const auto number = [&](std::size_t at, int bytes) {
    std::uint32_t value = 0;
    for (int i = 0; i < bytes; ++i) {
      value |= static_cast<std::uint32_t>(static_cast<unsigned char>(zip.at(at + static_cast<std::size_t>(i))))
               << (8 * i);
    }
    return value;
  };
  std::map<std::string, std::string> entries;
  const std::size_t end = zip.rfind("PK\x05\x06");
  if (end == std::string::npos) return entries;
  std::size_t at = number(end + 16, 4);
  for (std::uint32_t left = number(end + 10, 2); left > 0; --left) {
    const std::uint32_t method = number(at + 10, 2);
    const std::uint32_t packed = number(at + 20, 4);
    const std::uint32_t size = number(at + 24, 4);
    const std::uint32_t name = number(at + 28, 2);
    const std::uint32_t local = number(at + 42, 4);
    const std::size_t data = local + 30 + number(local + 26, 2) + number(local + 28, 2);
    std::string bytes(size, '\0');
    if (method == 0) {
      bytes = zip.substr(data, size);
    } else {
      z_stream stream{};
      inflateInit2(&stream, -MAX_WBITS);
      std::string input = zip.substr(data, packed);
      stream.next_in = reinterpret_cast<Bytef*>(input.data());
      stream.avail_in = packed;
      stream.next_out = reinterpret_cast<Bytef*>(bytes.data());
      stream.avail_out = size;
      if (inflate(&stream, Z_FINISH) != Z_STREAM_END) bytes = "damaged";
      inflateEnd(&stream);
    }
    entries[zip.substr(at + 46, name)] = bytes;
    at += 46 + name + number(at + 30, 2) + number(at + 32, 2);
  }
  return entries;
}

}  // namespace ziping::testing
