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
