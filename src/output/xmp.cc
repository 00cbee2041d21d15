#include "output/xmp.h"

#include <string_view>

#include "base/utf8.h"

namespace ziping::output {
namespace {

constexpr std::string_view kHead =
    "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n";
constexpr std::string_view kEndOfRdf = "</rdf:RDF>";
constexpr std::string_view kTail = "\n</x:xmpmeta>\n<?xpacket end=\"w\"?>";

std::string escaped(std::string_view text) {
  std::string result;
  for (std::size_t at = 0; at < text.size();) {
    const char32_t code = utf8::next(text, at);
    switch (code) {
      case U'<':
        result += "&lt;";
        break;
      case U'>':
        result += "&gt;";
        break;
      case U'&':
        result += "&amp;";
        break;
      case U'"':
        result += "&quot;";
        break;
      default:
        // XML knows no other controls, escaped or not.
        utf8::append(result, code < 0x20 || (code & 0xFFFEU) == 0xFFFE ? U' ' : code);
    }
  }
  return result;
}

/// Our own properties as ISO 19005 wants them described.
constexpr std::string_view kExtension = R"(<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>Self-evaluation reports</pdfaSchema:schema>
<pdfaSchema:namespaceURI>urn:ziping:report:1</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>ziping</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>entity</pdfaProperty:name>
<pdfaProperty:valueType>Text</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>The reporting unit</pdfaProperty:description></rdf:li>
<rdf:li rdf:parseType="Resource"><pdfaProperty:name>year</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>external</pdfaProperty:category>
<pdfaProperty:description>The year reported on</pdfaProperty:description></rdf:li>
</rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
)";

std::string property(const char* name, const std::string& value) {
  if (value.empty()) return {};
  return std::string("<") + name + ">" + escaped(value) + "</" + name + ">\n";
}

bool all_digits(std::string_view text) {
  return text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string description(const Metadata& metadata, bool with_title) {
  std::string text =
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:ziping=\"urn:ziping:report:1\">\n";
  if (with_title && !metadata.title.empty()) {
    text += "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(metadata.title) +
            "</rdf:li></rdf:Alt></dc:title>\n";
  }
  if (metadata.entity) text += "<ziping:entity>" + escaped(*metadata.entity) + "</ziping:entity>\n";
  if (metadata.year) text += "<ziping:year>" + std::to_string(*metadata.year) + "</ziping:year>\n";
  return text + "</rdf:Description>\n";
}

}  // namespace

std::string archival_xmp(const Metadata& metadata, const ArchivalMetadata& archival) {
  std::string text(kHead);
  text += "<rdf:Description rdf:about=\"\" xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n";
  text += property("pdfaid:part", std::to_string(archival.part)) + property("pdfaid:conformance", "B");
  text += "</rdf:Description>\n" + description(metadata, true);
  text +=
      "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
      "xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\">\n";
  if (!archival.author.empty()) {
    text += "<dc:creator><rdf:Seq><rdf:li>" + escaped(archival.author) + "</rdf:li></rdf:Seq></dc:creator>\n";
  }
  if (!archival.subject.empty()) {
    text += "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" + escaped(archival.subject) +
            "</rdf:li></rdf:Alt></dc:description>\n";
  }
  text += property("pdf:Keywords", archival.keywords) + property("pdf:Producer", archival.producer);
  text += property("xmp:CreatorTool", archival.creator) + property("xmp:CreateDate", archival.created);
  text += property("xmp:ModifyDate", archival.modified) + "</rdf:Description>\n";
  return text + std::string(kExtension) + std::string(kEndOfRdf) + std::string(kTail);
}

std::string iso_date(const std::string& pdf_date) {
  std::string_view text = pdf_date;
  if (text.starts_with("D:")) text.remove_prefix(2);
  std::string result;
  const auto take = [&](std::size_t count, const char* before) {
    if (text.size() < count || !all_digits(text.substr(0, count))) return false;
    result += before + std::string(text.substr(0, count));
    text.remove_prefix(count);
    return true;
  };
  if (!take(4, "")) return {};
  if (!take(2, "-") || !take(2, "-") || !take(2, "T")) return result;
  if (!take(2, ":")) return result + ":00Z";
  if (!take(2, ":")) result += ":00";
  if (text.empty() || (text[0] != '+' && text[0] != '-')) return result + "Z";
  const std::string sign(1, text[0]);
  text.remove_prefix(1);
  if (!take(2, sign.c_str())) return result + "Z";
  if (text.starts_with("'")) text.remove_prefix(1);
  if (!take(2, ":")) result += ":00";
  return result;
}

std::string xmp_with(const std::string& packet, const Metadata& metadata) {
  if (packet.empty()) {
    return std::string(kHead) + description(metadata, true) + std::string(kEndOfRdf) + std::string(kTail);
  }
  const std::size_t end = packet.rfind(kEndOfRdf);
  if (end == std::string::npos || packet.find("xmlns:rdf=") == std::string::npos) return packet;
  const bool has_title = packet.find("<dc:title") != std::string::npos;
  return packet.substr(0, end) + description(metadata, !has_title) + packet.substr(end);
}

}  // namespace ziping::output
