#include "picture_pdf.h"

#include <fmt/format.h>
#include <zlib.h>

#include <cstdio>
// jpeglib.h needs stdio.h before it.
#include <jpeglib.h>

#include <fstream>
#include <stdexcept>

namespace samples {
namespace {

std::vector<std::uint8_t> deflated(const std::vector<std::uint8_t>& data) {
  uLongf size = compressBound(data.size());
  std::vector<std::uint8_t> out(size);
  if (compress2(out.data(), &size, data.data(), data.size(), 9) != Z_OK) throw std::runtime_error("zlib failed");
  out.resize(size);
  return out;
}

/// Code points of a UTF-8 text as UTF-16BE hexadecimal digits; characters outside the BMP are left out.
std::string utf16_hex(const std::string& text) {
  std::string hex;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    unsigned code = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t k = 1; k < length; ++k) code = (code << 6) | (static_cast<unsigned char>(text[i + k]) & 0x3fU);
    if (code < 0x10000) hex += fmt::format("{:04X}", code);
    i += length;
  }
  return hex;
}

class PdfFile {
 public:
  explicit PdfFile(const std::string& path) : file_(path, std::ios::binary) { text("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n"); }

  int reserve() {
    offsets_.push_back(0);
    return static_cast<int>(offsets_.size());
  }
  void object(int number, const std::string& body) {
    begin(number);
    text(body + "\nendobj\n");
  }
  void stream(int number, const std::string& dictionary, const std::vector<std::uint8_t>& data) {
    begin(number);
    text(fmt::format("<< {} /Length {} >>\nstream\n", dictionary, data.size()));
    for (const std::uint8_t byte : data) file_.put(static_cast<char>(byte));
    at_ += data.size();
    text("\nendstream\nendobj\n");
  }
  void finish(int root, const std::string& path) {
    const std::size_t start = at_;
    std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", offsets_.size() + 1);
    for (const std::size_t offset : offsets_) table += fmt::format("{:010} 00000 n \n", offset);
    text(table +
         fmt::format("trailer\n<< /Size {} /Root {} 0 R >>\nstartxref\n{}\n%%EOF\n", offsets_.size() + 1, root, start));
    file_.close();
    if (!file_) throw std::runtime_error("cannot write " + path);
  }

 private:
  void begin(int number) {
    offsets_[static_cast<std::size_t>(number - 1)] = at_;
    text(fmt::format("{} 0 obj\n", number));
  }
  void text(const std::string& words) {
    file_ << words;
    at_ += words.size();
  }

  std::ofstream file_;
  std::size_t at_ = 0;
  std::vector<std::size_t> offsets_;
};

std::vector<std::uint8_t> bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}

/// A font that draws nothing and says what its codes mean: the code is the Unicode value.
int add_unicode_font(PdfFile* pdf) {
  const int font = pdf->reserve();
  const int descendant = pdf->reserve();
  const int descriptor = pdf->reserve();
  const int map = pdf->reserve();
  pdf->object(font, fmt::format("<< /Type /Font /Subtype /Type0 /BaseFont /Hidden /Encoding /Identity-H "
                                "/DescendantFonts [{} 0 R] /ToUnicode {} 0 R >>",
                                descendant, map));
  pdf->object(descendant,
              fmt::format("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Hidden /CIDSystemInfo << /Registry (Adobe) "
                          "/Ordering (Identity) /Supplement 0 >> /DW 1000 /FontDescriptor {} 0 R >>",
                          descriptor));
  pdf->object(descriptor,
              "<< /Type /FontDescriptor /FontName /Hidden /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 "
              "/Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>");
  const std::string cmap =
      "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CMapName /Hidden def\n/CMapType 2 def\n"
      "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n1 beginbfrange\n<0000> <FFFF> <0000>\nendbfrange\n"
      "endcmap\nend\nend\n";
  pdf->stream(map, "", bytes_of(cmap));
  return font;
}

}  // namespace

std::vector<std::uint8_t> to_jpeg(const Picture& picture, int quality) {
  jpeg_compress_struct info;
  jpeg_error_mgr errors;
  info.err = jpeg_std_error(&errors);
  jpeg_create_compress(&info);
  unsigned char* buffer = nullptr;
  unsigned long size = 0;
  jpeg_mem_dest(&info, &buffer, &size);
  info.image_width = static_cast<JDIMENSION>(picture.width);
  info.image_height = static_cast<JDIMENSION>(picture.height);
  info.input_components = picture.channels;
  info.in_color_space = picture.channels == 3 ? JCS_RGB : JCS_GRAYSCALE;
  jpeg_set_defaults(&info);
  jpeg_set_quality(&info, quality, TRUE);
  info.optimize_coding = TRUE;
  jpeg_start_compress(&info, TRUE);
  std::vector<std::uint8_t> line(static_cast<std::size_t>(picture.width * picture.channels));
  for (int y = 0; y < picture.height; ++y) {
    line.assign(picture.row(y), picture.row(y) + picture.width * picture.channels);
    JSAMPROW row = line.data();
    jpeg_write_scanlines(&info, &row, 1);
  }
  jpeg_finish_compress(&info);
  std::vector<std::uint8_t> out(buffer, buffer + size);
  jpeg_destroy_compress(&info);
  std::free(buffer);
  return out;
}

std::string hidden_text(const std::string& text, double x, double y, double size, double width) {
  const std::string hex = utf16_hex(text);
  if (hex.empty()) return {};
  const double natural = size * static_cast<double>(hex.size() / 4);
  return fmt::format("BT 3 Tr /F0 {:.2f} Tf {:.1f} Tz 1 0 0 1 {:.2f} {:.2f} Tm <{}> Tj ET\n", size,
                     width / natural * 100, x, y, hex);
}

void write_picture_pdf(const std::vector<PicturePage>& pages, const std::string& path) {
  PdfFile pdf(path);
  const int root = pdf.reserve();
  const int tree = pdf.reserve();
  int font = 0;
  for (const PicturePage& page : pages) {
    if (!page.hidden.empty() && font == 0) font = add_unicode_font(&pdf);
  }
  std::string kids;
  for (const PicturePage& page : pages) {
    const int object = pdf.reserve();
    const int content = pdf.reserve();
    const int image = pdf.reserve();
    kids += fmt::format("{} 0 R ", object);
    const std::string fonts = page.hidden.empty() ? "" : fmt::format("/Font << /F0 {} 0 R >> ", font);
    pdf.object(object,
               fmt::format("<< /Type /Page /Parent {} 0 R /MediaBox [0 0 {:.2f} {:.2f}] /Contents {} 0 R /Resources << "
                           "/XObject << /Im0 {} 0 R >> {}>> /Rotate {} >>",
                           tree, page.width, page.height, content, image, fonts, page.rotate));
    pdf.stream(content, "",
               bytes_of(fmt::format("{}q {:.2f} 0 0 {:.2f} 0 0 cm /Im0 Do Q\n", page.hidden, page.width, page.height)));
    const std::string common =
        fmt::format("/Type /XObject /Subtype /Image /Width {} /Height {} /ColorSpace /{} /BitsPerComponent {}",
                    page.pixel_width, page.pixel_height, page.channels == 3 ? "DeviceRGB" : "DeviceGray", page.bits);
    if (page.bits == 8) {
      pdf.stream(image, common + " /Filter /DCTDecode", page.data);
    } else {
      pdf.stream(image, common + " /Filter /FlateDecode", deflated(page.data));
    }
  }
  pdf.object(root, fmt::format("<< /Type /Catalog /Pages {} 0 R >>", tree));
  pdf.object(tree, fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size()));
  pdf.finish(root, path);
}

}  // namespace samples
