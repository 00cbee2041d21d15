#include "output/icc_profile.h"

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "output/big_endian.h"

namespace ziping::output {
namespace {

/// s15Fixed16Number.
void put_fixed(std::string& to, double value) {
  put32(to, static_cast<std::uint32_t>(static_cast<std::int32_t>(std::lround(value * 65536))));
}

std::string xyz(double x, double y, double z) {
  std::string tag = std::string("XYZ ") + std::string(4, '\0');
  for (const double value : {x, y, z}) put_fixed(tag, value);
  return tag;
}

/// multiLocalizedUnicodeType with one record.
std::string words(std::string_view ascii) {
  std::string tag = std::string("mluc") + std::string(4, '\0');
  put32(tag, 1);
  put32(tag, 12);
  tag += "enUS";
  put32(tag, static_cast<std::uint32_t>(ascii.size() * 2));
  put32(tag, 28);
  for (const char letter : ascii) put16(tag, static_cast<unsigned char>(letter));
  return tag;
}

/// parametricCurveType 3: the power law with a linear beginning of IEC 61966-2-1.
std::string curve() {
  std::string tag = std::string("para") + std::string(4, '\0');
  put16(tag, 3);
  put16(tag, 0);
  for (const double value : {2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045}) put_fixed(tag, value);
  return tag;
}

/// The adaptation from D65 to the D50 of profiles (Bradford).
std::string adaptation() {
  std::string tag = std::string("sf32") + std::string(4, '\0');
  for (const double value :
       {1.04788208, 0.02291870, -0.05021667, 0.02958679, 0.99047852, -0.01707458, -0.00924683, 0.01507568, 0.75167847})
    put_fixed(tag, value);
  return tag;
}

std::string header(std::uint32_t size) {
  std::string bytes;
  put32(bytes, size);
  put32(bytes, 0);           // no preferred colour module
  put32(bytes, 0x04200000);  // version 4.2
  bytes += "mntrRGB XYZ ";
  // Made on 2021-01-01; acsp; no platform, flags, maker, model, attributes; perceptual intent.
  for (const unsigned part : {2021U, 1U, 1U, 0U, 0U, 0U}) put16(bytes, part);
  bytes += "acsp";
  bytes.append(4 * 7, '\0');
  for (const double value : {0.9642, 1.0, 0.8249}) put_fixed(bytes, value);
  bytes.append(128 - bytes.size(), '\0');
  return bytes;
}

}  // namespace

std::string srgb_profile() {
  // Primaries adapted to D50. The three curves are one.
  const std::vector<std::pair<std::string, std::string>> tags = {{"desc", words("sRGB IEC61966-2-1")},
                                                                 {"cprt", words("No copyright")},
                                                                 {"wtpt", xyz(0.9642, 1, 0.8249)},
                                                                 {"chad", adaptation()},
                                                                 {"rXYZ", xyz(0.43606567, 0.22248840, 0.01391602)},
                                                                 {"gXYZ", xyz(0.38514709, 0.71687317, 0.09707642)},
                                                                 {"bXYZ", xyz(0.14306641, 0.06060791, 0.71409607)},
                                                                 {"rTRC", curve()}};
  const std::size_t count = tags.size() + 2;
  std::string directory;
  put32(directory, static_cast<std::uint32_t>(count));
  std::string bodies;
  std::size_t at = 128 + 4 + 12 * count;
  for (const auto& [name, body] : tags) {
    const int uses = name == "rTRC" ? 3 : 1;
    for (int i = 0; i < uses; ++i) {
      directory += uses == 1 ? name : std::string(1, "rgb"[i]) + "TRC";
      put32(directory, static_cast<std::uint32_t>(at));
      put32(directory, static_cast<std::uint32_t>(body.size()));
    }
    std::string padded = body;
    padded.resize((padded.size() + 3) / 4 * 4, '\0');
    at += padded.size();
    bodies += padded;
  }
  return header(static_cast<std::uint32_t>(at)) + directory + bodies;
}

}  // namespace ziping::output
