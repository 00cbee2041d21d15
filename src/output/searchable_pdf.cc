#include "output/searchable_pdf.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>
#include <qpdf/Pl_Flate.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>
#include <set>

#include "base/file_digest.h"
#include "output/archival.h"
#include "output/attachment.h"
#include "output/hidden_text.h"
#include "output/invisible_text.h"
#include "output/pdf_outline.h"
#include "output/xmp.h"

namespace ziping::output {
namespace {

using Object = QPDFObjectHandle;

/// Stands in the dictionary of each content stream of ours.
constexpr const char* kLayerMark = "/ZipingLayer";

/// One copy under construction.
class Copy {
 public:
  explicit Copy(const SearchableSource& source) : source_(source) {
    pdf_.setSuppressWarnings(true);
    pdf_.processFile(source.path.c_str());
    pages_ = QPDFPageDocumentHelper(pdf_).getAllPages();
  }

  void add_text() {
    std::map<int, std::vector<layout::TextLine>> lines;
    std::set<char32_t> characters;
    for (const layout::PageReading& page : source_.pages) {
      if (page.source != Source::Ocr || page.number < 1 || page.number > static_cast<int>(pages_.size())) continue;
      for (const layout::TextLine& line : lines[page.number] = lines_of(page)) collect_characters(line, &characters);
    }
    if (characters.empty()) return;
    const GlyphlessFont font(characters);
    const Object shared = font_object(font);
    for (const layout::PageReading& page : source_.pages) {
      if (const auto found = lines.find(page.number); found != lines.end()) add_text(page, found->second, font, shared);
    }
  }

  void add_bookmarks() { add_outline(pdf_, pages_, source_.bookmarks); }

  /// What stands against an archival copy.
  std::vector<std::string> archive() { return source_.archival ? make_archival(pdf_) : std::vector<std::string>(); }

  void add_attachment() {
    if (source_.attachment) attach_file(pdf_, *source_.attachment, "application/json", modified());
  }

  void add_metadata() {
    Object root = pdf_.getRoot();
    Object old = root.getKey("/Metadata");
    std::string packet;
    if (old.isStream()) {
      const auto data = old.getStreamData();
      packet.assign(reinterpret_cast<const char*>(data->getBuffer()), data->getSize());
    }
    const Metadata metadata = {source_.title, source_.entity, source_.year};
    const std::string now = source_.archival ? archival_xmp(metadata, archival_metadata()) : xmp_with(packet, metadata);
    if (now == packet) return;
    Object stream = pdf_.newStream(now);
    stream.getDict().replaceKey("/Type", Object::newName("/Metadata"));
    stream.getDict().replaceKey("/Subtype", Object::newName("/XML"));
    root.replaceKey("/Metadata", stream);
  }

  std::string bytes() {
    QPDFWriter writer(pdf_);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_generate);
    // Ours are packed; whatever is packed already, pictures above all, stays byte for byte.
    writer.setCompressStreams(true);
    Pl_Flate::setCompressionLevel(9);
    writer.setDecodeLevel(qpdf_dl_none);
    if (source_.archival) writer.forcePDFVersion("1.7");
    if (!pdf_.isEncrypted()) writer.setDeterministicID(true);
    writer.write();
    const auto buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
  }

 private:
  /// A string of the information dictionary, empty where there is none.
  std::string information(const std::string& key) {
    Object all = pdf_.getTrailer().getKey("/Info");
    Object value = all.isDictionary() ? all.getKey(key) : Object::newNull();
    return value.isString() ? value.getUTF8Value() : std::string();
  }

  /// When the document was changed last, as far as it says; a date of its own would make every copy another.
  std::string modified() {
    for (const char* key : {"/ModDate", "/CreationDate"}) {
      if (!iso_date(information(key)).empty()) return information(key);
    }
    return fmt::format("D:{}0101000000Z", source_.year.value_or(2000) + 1);
  }

  /// What the information dictionary says, and the dictionary with the title that the copy has.
  ArchivalMetadata archival_metadata() {
    if (Object all = pdf_.getTrailer().getKey("/Info"); all.isDictionary()) {
      all.replaceKey("/Title", Object::newUnicodeString(source_.title));
      for (const char* key : {"/CreationDate", "/ModDate"}) {
        if (iso_date(information(key)).empty()) all.removeKey(key);
      }
    }
    return {source_.attachment ? 3 : 2,
            information("/Author"),
            information("/Subject"),
            information("/Keywords"),
            information("/Creator"),
            information("/Producer"),
            iso_date(information("/CreationDate")),
            iso_date(information("/ModDate"))};
  }

  Object font_object(const GlyphlessFont& font) {
    const auto stream = [&](const std::string& bytes) { return pdf_.newStream(bytes); };
    Object program = stream(GlyphlessFont::program());
    program.getDict().replaceKey("/Length1",
                                 Object::newInteger(static_cast<long long>(GlyphlessFont::program().size())));
    Object descriptor = pdf_.makeIndirectObject(
        Object::parse(fmt::format("<< /Type /FontDescriptor /FontName /{} /Flags 4 /FontBBox [0 {} 1000 {}] "
                                  "/ItalicAngle 0 /Ascent {} /Descent {} "
                                  "/CapHeight {} /StemV 80 >>",
                                  GlyphlessFont::kName, GlyphlessFont::kDescent, GlyphlessFont::kAscent,
                                  GlyphlessFont::kAscent, GlyphlessFont::kDescent, GlyphlessFont::kAscent)));
    descriptor.replaceKey("/FontFile2", program);
    Object descendant = pdf_.makeIndirectObject(Object::parse(fmt::format(
        "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) "
        "/Supplement 0 >> /DW 1000 >>",
        GlyphlessFont::kName)));
    if (font.last_narrow() > 0) {
      descendant.replaceKey("/W", Object::parse(fmt::format("[1 {} 500]", font.last_narrow())));
    }
    descendant.replaceKey("/FontDescriptor", descriptor);
    descendant.replaceKey("/CIDToGIDMap", stream(font.glyph_map()));
    Object whole = pdf_.makeIndirectObject(Object::parse(
        fmt::format("<< /Type /Font /Subtype /Type0 /BaseFont /{} /Encoding /Identity-H >>", GlyphlessFont::kName)));
    whole.replaceKey("/DescendantFonts", Object::newArray({descendant}));
    whole.replaceKey("/ToUnicode", stream(font.to_unicode()));
    return whole;
  }

  void add_text(const layout::PageReading& reading, const std::vector<layout::TextLine>& lines,
                const GlyphlessFont& font, const Object& shared) {
    QPDFPageObjectHelper& page = pages_[static_cast<std::size_t>(reading.number - 1)];
    const Object::Rectangle media = page.getMediaBox().getArrayAsRectangle();
    const Object::Rectangle crop = page.getCropBox().getArrayAsRectangle();
    const Box visible =
        Box{media.llx, media.lly, media.urx, media.ury}.intersect({crop.llx, crop.lly, crop.urx, crop.ury});
    if (visible.empty()) return;
    Object rotate = page.getAttribute("/Rotate", false);
    const int turn = rotate.isInteger() ? rotate.getIntValueAsInt() : 0;
    remove_earlier_layer(page);
    remove_hidden_text(pdf_, page);
    const std::string name = put_font(page, shared);
    const std::string text = invisible_text(lines, PageFrame(reading, visible, turn), font, name);
    if (text.empty()) return;
    Object layer = pdf_.newStream(text);
    layer.getDict().replaceKey(kLayerMark, Object::newBool(true));
    // In front of the page's own content, where nothing that the content leaves behind can move it.
    page.addPageContents(layer, true);
  }

  /// A copy of a copy must not hold the text twice.
  static void remove_earlier_layer(QPDFPageObjectHelper& page) {
    Object contents = page.getObjectHandle().getKey("/Contents");
    if (!contents.isArray()) return;
    std::vector<Object> kept;
    for (const Object& stream : contents.getArrayAsVector()) {
      if (!Object(stream).isStream() || !Object(stream).getDict().hasKey(kLayerMark)) kept.push_back(stream);
    }
    if (static_cast<int>(kept.size()) < contents.getArrayNItems()) {
      page.getObjectHandle().replaceKey("/Contents", Object::newArray(kept));
    }
  }

  static bool is_ours(Object font) {
    return font.isDictionary() && font.getKey("/BaseFont").isNameAndEquals(std::string("/") + GlyphlessFont::kName);
  }

  /// Adds the font to the page's own resources and returns its name there.
  static std::string put_font(QPDFPageObjectHelper& page, const Object& font) {
    Object resources = page.getAttribute("/Resources", true);
    if (!resources.isDictionary()) {
      resources = Object::newDictionary();
      page.getObjectHandle().replaceKey("/Resources", resources);
    }
    // Its fonts may be shared with other pages even where the resources are not.
    Object fonts = resources.getKey("/Font");
    fonts = fonts.isDictionary() ? fonts.shallowCopy() : Object::newDictionary();
    std::string name = "/Z";
    for (int i = 1; fonts.hasKey(name) && !is_ours(fonts.getKey(name)); ++i) name = fmt::format("/Z{}", i);
    fonts.replaceKey(name, font);
    resources.replaceKey("/Font", fonts);
    return name;
  }

  const SearchableSource& source_;
  QPDF pdf_;
  std::vector<QPDFPageObjectHelper> pages_;
};

}  // namespace

Result<std::string> searchable_pdf(const SearchableSource& source) {
  const auto digest = digest_of_file(source.path);
  if (!digest) return digest.error();
  if (digest->sha256 != source.sha256) {
    return Error{ErrorCode::InputChanged, source.path + ": holds other bytes than were read; extract it again", {}};
  }
  try {
    Copy copy(source);
    copy.add_text();
    copy.add_bookmarks();
    if (const auto complaints = copy.archive(); !complaints.empty()) {
      return Error{ErrorCode::PdfOpenFailed,
                   fmt::format("{}: cannot be made PDF/A: {}", source.path, fmt::join(complaints, "; ")),
                   {}};
    }
    copy.add_attachment();
    copy.add_metadata();
    return copy.bytes();
  } catch (const std::exception& error) {
    return Error{ErrorCode::PdfOpenFailed, fmt::format("{}: cannot be copied: {}", source.path, error.what()), {}};
  }
}

}  // namespace ziping::output
