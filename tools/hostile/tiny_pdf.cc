#include "tiny_pdf.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <vector>

#include "pdf_writer.h"

namespace ziping::hostile {
std::string tiny_pdf(int number, int pages) {
  constexpr int kFirstPage = 4;
  std::string kids;
  std::vector<std::string> page_objects;
  for (int page = 1; page <= pages; ++page) {
    const int id = kFirstPage + static_cast<int>(page_objects.size());
    kids += fmt::format("{} 0 R ", id);
    const std::string content =
        fmt::format("BT /F1 10 Tf 20 70 Td (Document {} page {}) Tj 0 -20 Td (Total {}.{:02}) Tj ET", number, page,
                    number * 7 + page, page % 100);
    page_objects.push_back(fmt::format("<< /Type /Page /Parent 2 0 R /Contents {} 0 R >>", id + 1));
    page_objects.push_back(fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
  }
  std::vector<std::string> objects = {
      "<< /Type /Catalog /Pages 2 0 R >>",
      fmt::format(
          "<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 200 100] /Resources << /Font << /F1 3 0 R >> >> >>",
          kids, pages),
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  objects.insert(objects.end(), page_objects.begin(), page_objects.end());
  return assembled(objects);
}

bool write_tiny_pdfs(const std::string& folder, int documents, int pages) {
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  for (int i = 1; i <= documents; ++i) {
    std::ofstream out(fmt::format("{}/{:05}.pdf", folder, i), std::ios::binary);
    out << tiny_pdf(i, pages);
    if (!out.flush()) return false;
  }
  return true;
}

}  // namespace ziping::hostile
