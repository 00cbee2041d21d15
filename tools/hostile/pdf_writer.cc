#include "pdf_writer.h"

#include <fmt/format.h>
#include <zlib.h>

namespace ziping::hostile {

std::string assembled(const std::vector<std::string>& objects, const std::string& trailer) {
  std::string text = "%PDF-1.5\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", text.size());
    text += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
  }
  const std::size_t start = text.size();
  return text + table +
         fmt::format("trailer\n<< /Size {} /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n", objects.size() + 1, trailer,
                     start);
}

std::string stream_object(const std::string& bytes, const std::string& entries) {
  return fmt::format("<< /Length {} {} >>\nstream\n{}\nendstream", bytes.size(), entries, bytes);
}

std::string deflated(const std::string& bytes) {
  uLongf size = compressBound(bytes.size());
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()), bytes.size(),
            9);
  packed.resize(size);
  return packed;
}

std::string packed_object(const std::string& bytes, const std::string& entries, int times) {
  std::string packed = bytes;
  std::string filters;
  for (int i = 0; i < times; ++i) {
    packed = deflated(packed);
    filters += " /FlateDecode";
  }
  return stream_object(packed, fmt::format("/Filter [{}] {}", filters, entries));
}

std::string pdf_with(const OnePage& parts) {
  std::vector<std::string> objects = {
      fmt::format("<< /Type /Catalog /Pages 2 0 R {} >>", parts.catalogue), "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      fmt::format("<< /Type /Page /Parent 2 0 R {} /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {} >> >>",
                  parts.page, parts.resources),
      stream_object(parts.content), "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"};
  objects.insert(objects.end(), parts.more.begin(), parts.more.end());
  return assembled(objects, parts.trailer);
}

}  // namespace ziping::hostile
