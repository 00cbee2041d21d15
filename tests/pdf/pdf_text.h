#pragma once
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace ziping::testing {

/// A PDF written by hand: objects in order, numbered from 1, the first being the catalogue.
inline std::string pdf_of(const std::vector<std::string>& objects, const std::string& trailer = "") {
  std::string text = "%PDF-1.5\n";
  std::vector<std::size_t> starts;
  for (std::size_t i = 0; i < objects.size(); ++i) {
    starts.push_back(text.size());
    text += std::to_string(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
  }
  const std::size_t table = text.size();
  text += "xref\n0 " + std::to_string(objects.size() + 1) + "\n0000000000 65535 f \n";
  for (const std::size_t start : starts) {
    char line[32];
    std::snprintf(line, sizeof line, "%010zu 00000 n \n", start);
    text += line;
  }
  text += "trailer\n<< /Size " + std::to_string(objects.size() + 1) + " /Root 1 0 R " + trailer + " >>\nstartxref\n" +
          std::to_string(table) + "\n%%EOF\n";
  return text;
}

inline std::string stream_of(const std::string& content) {
  return "<< /Length " + std::to_string(content.size()) + " >>\nstream\n" + content + "\nendstream";
}

/// A document of one page with this content. /F1 is Helvetica, /F2 a Chinese font set horizontally in UCS-2 codes, /F3
/// the same set vertically, /F4 a font whose codes have no Unicode map.
inline std::string one_page(const std::string& content, const std::string& page = "/MediaBox [0 0 595 842]") {
  const auto chinese = [](const char* map) {
    return std::string("<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /") + map +
           " /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo "
           "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor << /Type /FontDescriptor /FontName "
           "/STSong-Light /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 "
           "/StemV 90 >> >>] >>";
  };
  return pdf_of({"<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                 "<< /Type /Page /Parent 2 0 R " + page +
                     " /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R /F3 7 0 R /F4 8 0 R >> >> >>",
                 stream_of(content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>", chinese("UniGB-UCS2-H"),
                 chinese("UniGB-UCS2-V"),
                 "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Nameless /Encoding /Identity-H /DescendantFonts [<< "
                 "/Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Nameless /CIDSystemInfo << /Registry (Adobe) "
                 "/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName "
                 "/ABCDEF+Nameless /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 "
                 "/CapHeight 880 /StemV 90 >> >>] >>"});
}

/// A file with these bytes, gone at the end of the test.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& bytes) {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("ziping-pdf-" + std::to_string(getpid()) + "-" + std::to_string(count++) + ".pdf");
    std::ofstream(path_, std::ios::binary) << bytes;
  }
  ~TemporaryFile() {
    std::error_code ignored;
    std::filesystem::remove(path_, ignored);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

}  // namespace ziping::testing
