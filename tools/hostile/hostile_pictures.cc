#include <fmt/format.h>

#include "families.h"
#include "pdf_writer.h"

namespace ziping::hostile {
namespace {

constexpr const char* kText = "BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET ";

/// A page with its line and the picture, which is object 6.
std::string shown(const std::string& picture, const std::vector<std::string>& more = {}) {
  std::vector<std::string> objects = {picture};
  objects.insert(objects.end(), more.begin(), more.end());
  return pdf_with({.content = kText + std::string("q 400 0 0 400 50 50 cm /P Do Q"),
                   .resources = "/XObject << /P 6 0 R >>",
                   .catalogue = {},
                   .more = objects,
                   .trailer = {}});
}

std::string picture(const std::string& bytes, const std::string& width, const std::string& height,
                    const std::string& entries, const std::string& colours = "/DeviceGray", int depth = 8) {
  return stream_object(bytes, fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace {} "
                                          "/BitsPerComponent {} {}",
                                          width, height, colours, depth, entries));
}

std::string big_endian(std::uint32_t value) {
  std::string bytes;
  for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(value >> static_cast<unsigned>(shift));
  return bytes;
}

/// JBIG2: information on a page of these sides, and a generic region that claims as much.
std::string jbig2(std::uint32_t width, std::uint32_t height) {
  const auto segment = [](std::uint32_t number, int kind, const std::string& data) {
    return big_endian(number) + static_cast<char>(kind) + std::string(1, '\0') + '\1' +
           big_endian(static_cast<std::uint32_t>(data.size())) + data;
  };
  const std::string sides = big_endian(width) + big_endian(height);
  return segment(0, 48, sides + std::string(8, '\0') + std::string("\0\0\0", 3)) +
         segment(1, 38, sides + std::string(8, '\0') + std::string("\0\0\3\xff\xfd\xff\2\xfe\xfe\xfe", 10) + "xxxx") +
         segment(2, 0, std::string("\0\0\xff\xff\xff\xff\xff\xff\xff\xff", 10));
}

/// The start of a JPEG 2000 code stream with these sides and components, and nothing behind it.
std::string jpeg2000(std::uint32_t width, std::uint32_t height, int components) {
  std::string size(2, '\0');
  size += big_endian(width) + big_endian(height) + std::string(8, '\0') + big_endian(width) + big_endian(height) +
          std::string(8, '\0');
  size += static_cast<char>(components >> 8);
  size += static_cast<char>(components);
  for (int i = 0; i < components; ++i) size += "\7\1\1";
  const std::size_t length = size.size() + 2;
  return std::string("\xff\x4f\xff\x51") + static_cast<char>(length >> 8U) + static_cast<char>(length) + size +
         std::string("\xff\x52\0\x0c\0\0\0\1\0\5\4\4\0\0\xff\x5c\0\x04\0\0\xff\x90\0\x0a\0\0\0\0\0\0\0\1\xff\x93", 38);
}

/// A progressive JPEG of these sides whose scans are as many as said and hold nothing.
std::string jpeg(int width, int height, int scans) {
  const auto two = [](int value) { return std::string{static_cast<char>(value >> 8), static_cast<char>(value)}; };
  std::string text("\xff\xd8\xff\xdb\0\x43\0", 7);
  text += std::string(64, '\1');
  text += std::string("\xff\xc2\0\x0b\x08", 5) + two(height) + two(width) + std::string("\1\1\x11\0", 4);
  for (const char table : {'\0', '\x10'}) {
    text += std::string("\xff\xc4\0\x14", 4) + table + '\1' + std::string(15, '\0') + '\0';
  }
  for (int i = 0; i < scans; ++i) text += std::string("\xff\xda\0\x08\1\1\0\0\0\0", 10) + std::string(4, '\0');
  return text + "\xff\xd9";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

std::string packed_picture(const std::string& bytes, const std::string& sides, int times) {
  return packed_object(bytes, "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 " + sides,
                       times);
}

}  // namespace

std::vector<HostilePdf> hostile_pictures() {
  const std::string ten(100, 'x');
  return {
      {"picture-no-size", shown(picture("", "0", "0", ""))},
      {"picture-negative", shown(picture(ten, "-10", "-10", ""))},
      {"picture-one-line", shown(picture(ten, "2147483647", "1", ""))},
      {"picture-sides-huge", shown(picture(ten, "2147483647", "2147483647", ""))},
      {"picture-depth-odd", shown(picture(ten, "10", "10", "", "/DeviceGray", 77))},
      {"picture-masks-itself", shown(picture(ten, "10", "10", "/SMask 6 0 R /Mask 6 0 R"))},
      {"picture-alternates-itself", shown(picture(ten, "10", "10", "/Alternates [<< /Image 6 0 R >>] /OPI 6 0 R"))},
      {"picture-decode-odd", shown(picture(ten, "10", "10", "/Decode [1e30 -1e30 nan]"))},
      {"colours-index-huge", shown(picture(ten, "10", "10", "", "[/Indexed /DeviceRGB 1000000000 (x)]"))},
      {"colours-of-themselves", shown(picture(ten, "10", "10", "", "7 0 R"), {"[/Indexed 7 0 R 255 (x)]"})},
      {"colours-profile-none",
       shown(picture(ten, "10", "10", "", "[/ICCBased 7 0 R]"), {stream_object("x", "/N 0 /Alternate 7 0 R")})},
      {"colours-many",
       shown(picture(ten, "10", "10", "", "[/DeviceN [" + repeated("/A ", 5000) + "] /DeviceGray 7 0 R]"),
             {"<< /FunctionType 3 /Domain [0 1] /Functions [7 0 R] /Bounds [] /Encode [0 1] >>"})},
      {"jbig2-sides-huge",
       shown(picture(jbig2(0xFFFFFFFF, 0xFFFFFFFF), "100", "100", "/Filter /JBIG2Decode", "/DeviceGray", 1))},
      {"jbig2-large", shown(picture(jbig2(60000, 60000), "60000", "60000", "/Filter /JBIG2Decode", "/DeviceGray", 1))},
      {"jbig2-shared-itself",
       shown(picture(jbig2(100, 100), "100", "100", "/Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 6 0 R >>",
                     "/DeviceGray", 1))},
      {"jpx-sides-huge", shown(picture(jpeg2000(0xFFFFFFFF, 0xFFFFFFFF, 3), "100", "100", "/Filter /JPXDecode"))},
      {"jpx-large", shown(picture(jpeg2000(60000, 60000, 3), "60000", "60000", "/Filter /JPXDecode"))},
      {"jpx-components", shown(picture(jpeg2000(1000, 1000, 16384), "1000", "1000", "/Filter /JPXDecode"))},
      {"jpeg-sides-huge", shown(picture(jpeg(65500, 65500, 1), "65500", "65500", "/Filter /DCTDecode"))},
      {"jpeg-scans-many", shown(picture(jpeg(4000, 4000, 3000), "4000", "4000", "/Filter /DCTDecode"))},
      {"jpeg-sides-differ", shown(picture(jpeg(8, 8, 1), "5000", "5000", "/Filter /DCTDecode"))},
      {"fax-large",
       shown(picture(std::string(20000, '\x80'), "60000", "60000",
                     "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 60000 /Rows 60000 >>", "/DeviceGray", 1))},
      {"fax-columns-negative",
       shown(picture(ten, "100", "100", "/Filter /CCITTFaxDecode /DecodeParms << /K 0 /Columns -8 /Rows -8 >>",
                     "/DeviceGray", 1))},
      {"lzw-rubbish", shown(picture(std::string(50000, '\xff'), "5000", "5000",
                                    "/Filter /LZWDecode /DecodeParms << /EarlyChange 9 >>"))},
      {"runs-unpack",
       shown(picture(repeated("\x81x", 50000), "3000", "3000", "/Filter [/RunLengthDecode /RunLengthDecode]"))},
      {"filters-a-hundred", shown(picture(ten, "10", "10", "/Filter [" + repeated("/ASCIIHexDecode ", 100) + "]"))},
      {"filters-unknown", shown(picture(ten, "10", "10", "/Filter [/Crypt /Own /FlateDecode]"))},
      {"filter-is-itself", shown(picture(ten, "10", "10", "/Filter 6 0 R /DecodeParms 6 0 R"))},
      {"predictor-huge", shown(picture(deflated(ten), "10", "10",
                                       "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors "
                                       "2147483647 /BitsPerComponent 16 >>"))},
      {"packed-ten-times", shown(packed_picture(std::string(1'000'000, 'x'), "/Width 1000 /Height 1000", 10))},
      {"packed-far", shown(packed_picture(deflated(std::string(300'000'000, 'x')), "/Width 17320 /Height 17320 ", 1))},
      {"content-packed-huge",
       assembled({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                  "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>",
                  packed_object(std::string(400'000'000, ' '), "", 2)})},
  };
}

}  // namespace ziping::hostile
