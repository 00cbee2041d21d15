#include <fmt/format.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "families.h"
#include "pdf_writer.h"

namespace ziping::hostile {
namespace {

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

/// The good document, written by qpdf as `set` says.
template <class Set>
std::string rewritten(const Set& set) {
  const std::string plain = pdf_with({});
  QPDF pdf;
  pdf.processMemoryFile("plain", plain.data(), plain.size());
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStaticID(true);
  set(writer);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

/// The good document with another part behind its end, whose table names what `objects` are and whose trailer says
/// `trailer`.
std::string appended(std::string text, int number, const std::string& object, const std::string& trailer) {
  const std::size_t at = text.size();
  text += fmt::format("{} 0 obj\n{}\nendobj\n", number, object);
  const std::size_t table = text.size();
  return text +
         fmt::format("xref\n{} 1\n{:010} 00000 n \ntrailer\n<< /Size 20 /Root 1 0 R {} >>\nstartxref\n{}\n%%EOF\n",
                     number, at, trailer, table);
}

/// A document whose page lies in a stream of objects; `entries` are that stream's, `table` how the table says it.
std::string in_object_stream(const std::string& inner, const std::string& entries, int holder = 6,
                             const std::string& widths = "1 4 2", const std::string& more = "/Size 8") {
  std::string text = "%PDF-1.5\n";
  std::vector<std::size_t> places;
  const auto put = [&](int number, const std::string& body) {
    places.push_back(text.size());
    text += fmt::format("{} 0 obj\n{}\nendobj\n", number, body);
  };
  put(1, "<< /Type /Catalog /Pages 2 0 R >>");
  put(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  put(4, stream_object("BT /F1 12 Tf 72 700 Td (Total 100.00) Tj ET"));
  put(5, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
  put(6, stream_object(inner, "/Type /ObjStm " + entries));
  const auto row = [](int kind, std::size_t second, int third) {
    std::string bytes(1, static_cast<char>(kind));
    for (int shift = 24; shift >= 0; shift -= 8) bytes += static_cast<char>(second >> static_cast<unsigned>(shift));
    return bytes + static_cast<char>(third >> 8) + static_cast<char>(third);
  };
  const std::string rows = row(0, 0, 65535) + row(1, places[0], 0) + row(1, places[1], 0) +
                           row(2, static_cast<std::size_t>(holder), 0) + row(1, places[2], 0) + row(1, places[3], 0) +
                           row(holder == 6 ? 1 : 2, holder == 6 ? places[4] : 6, 0) + row(1, text.size(), 0);
  const std::size_t start = text.size();
  text += fmt::format("7 0 obj\n{}\nendobj\n",
                      stream_object(rows, fmt::format("/Type /XRef /W [{}] /Root 1 0 R {}", widths, more)));
  return text + fmt::format("startxref\n{}\n%%EOF\n", start);
}

std::string damaged(std::string text, std::size_t from, std::size_t to, const std::string& by) {
  return text.replace(from, to - from, by);
}

}  // namespace

std::vector<HostilePdf> hostile_files() {
  const std::string good = pdf_with({});
  const std::string page =
      "3 0 << /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> "
      ">>";
  const std::size_t table = good.find("xref\n0");
  const std::string body = good.substr(0, table);
  std::string many = good;
  for (int i = 0; i < 2000; ++i) {
    many = appended(std::move(many), 9, "null", fmt::format("/Prev {}", many.rfind("xref\n", many.rfind("trailer"))));
  }
  std::string doubled = "%PDF-1.5\n";
  for (int i = 0; i < 20000; ++i) doubled += "3 0 obj\n<< /Type /Page /Parent 2 0 R >>\nendobj\n";
  const std::string linear = rewritten([](QPDFWriter& writer) { writer.setLinearization(true); });
  std::string wide;
  for (const char letter : good) wide += std::string(1, '\0') + letter;
  return {
      {"objects-first-beyond", in_object_stream(page, "/N 1 /First 100000")},
      {"objects-first-negative", in_object_stream(page, "/N 1 /First -5")},
      {"objects-two-billion", in_object_stream(page, "/N 2000000000 /First 4")},
      {"objects-none", in_object_stream("", "/N 0 /First 0")},
      {"objects-offset-beyond", in_object_stream("3 999999999 " + page.substr(4), "/N 1 /First 12")},
      {"objects-in-themselves", in_object_stream(page, "/N 1 /First 4", 6, "1 4 2", "/Size 8 /Extends 6 0 R")},
      {"objects-holder-is-held", in_object_stream(page, "/N 1 /First 4 /Extends 6 0 R", 7)},
      {"table-widths-zero", in_object_stream(page, "/N 1 /First 4", 6, "0 0 0")},
      {"table-widths-huge", in_object_stream(page, "/N 1 /First 4", 6, "2147483647 2147483647 2147483647")},
      {"table-index-huge", in_object_stream(page, "/N 1 /First 4", 6, "1 4 2", "/Size 8 /Index [0 2000000000]")},
      {"table-before-itself", assembled({"<< /Type /Catalog >>"}, fmt::format("/Prev {}", 46))},
      {"table-loop", appended(good, 9, "null", fmt::format("/Prev {}", good.size() + 23))},
      {"table-before-negative", appended(good, 9, "null", "/Prev -1")},
      {"table-before-beyond", appended(good, 9, "null", "/Prev 99999999999999999999")},
      {"table-hybrid-loop", appended(good, 9, "null", fmt::format("/XRefStm {} /Prev {}", good.size(), table))},
      {"table-size-huge", replaced(good, "/Size 6", "/Size 2147483647")},
      {"table-count-huge", replaced(good, "xref\n0 6", "xref\n0 2147483647")},
      {"table-missing", body},
      {"start-negative", replaced(good, fmt::format("startxref\n{}", table), "startxref\n-7")},
      {"object-number-huge", damaged(good, table, good.size(), "2147483647 0 obj\n<< >>\nendobj\n")},
      {"one-number-many-objects", doubled},
      {"appended-2000-times", many},
      {"appended-no-catalogue", appended(good, 1, "(nothing)", fmt::format("/Prev {}", table))},
      {"appended-page-gone", appended(good, 3, "null", fmt::format("/Prev {}", table))},
      {"linear-cut", linear.substr(0, linear.size() / 2)},
      {"linear-first-part", linear.substr(0, 600)},
      {"rubbish-before", std::string(1500, '#') + "\n" + good},
      {"much-rubbish-before", std::string(200'000, 'x') + good},
      {"byte-order-mark", "\xef\xbb\xbf" + good},
      {"sixteen-bits", "\xfe\xff" + wide},
      {"line-ends-doubled", replaced(good, "\n", "\r\n")},
      {"line-ends-old", replaced(good, "\n", "\r")},
      {"binary-as-text",
       replaced(
           replaced(rewritten([](QPDFWriter& writer) { writer.setObjectStreamMode(qpdf_o_generate); }), "\r\n", "\n"),
           "\n", "\r\n")},
      {"two-documents", good + good},
      {"only-a-header", "%PDF-1.7\n"},
      {"zeros-behind", good + std::string(300'000, '\0')},
      {"locked-empty-40", rewritten([](QPDFWriter& writer) {
         writer.setR2EncryptionParametersInsecure("", "owner", true, true, true, true);
       })},
      {"locked-empty-256", rewritten([](QPDFWriter& writer) {
         writer.setR6EncryptionParameters("", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
       })},
      {"locked-by-word", rewritten([](QPDFWriter& writer) {
         writer.setR6EncryptionParameters("secret", "owner", true, true, true, true, true, true, qpdf_r3p_full, true);
       })},
      {"locked-unknown-way", replaced(good, "/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Own /V 99 /R -1 >>")},
      {"locked-by-itself", replaced(good, "/Root 1 0 R", "/Root 1 0 R /Encrypt 3 0 R")},
  };
}

}  // namespace ziping::hostile
