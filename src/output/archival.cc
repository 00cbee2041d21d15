#include "output/archival.h"

#include <fmt/format.h>

#include <algorithm>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <set>
#include <string_view>

#include "output/content_walk.h"
#include "output/icc_profile.h"

namespace ziping::output {
namespace {

using Object = QPDFObjectHandle;

constexpr int kPrint = 4;
// Invisible, hidden, no view, toggle no view.
constexpr int kUnseen = 1 | 2 | 32 | 256;
constexpr double kLeastSide = 3;
constexpr double kMostSide = 14400;
constexpr int kDeepestResources = 12;

bool is_one_of(Object name, std::initializer_list<const char*> names) {
  return std::any_of(names.begin(), names.end(), [&](const char* other) { return name.isNameAndEquals(other); });
}

/// Actions an archival document may have.
bool is_harmless_action(Object action) {
  return action.isDictionary() &&
         is_one_of(action.getKey("/S"), {"/GoTo", "/GoToR", "/GoToE", "/Thread", "/URI", "/Named", "/SubmitForm"});
}

class Archivist {
 public:
  explicit Archivist(QPDF& pdf) : pdf_(pdf) {}

  std::vector<std::string> run() {
    if (pdf_.isEncrypted()) complain("it is encrypted");
    catalogue();
    for (Object object : pdf_.getAllObjects()) {
      if (object.isStream()) stream(object);
    }
    for (QPDFPageObjectHelper& page : QPDFPageDocumentHelper(pdf_).getAllPages()) {
      ++page_;
      where_ = fmt::format("page {}: ", page_);
      this->page(page);
    }
    output_intent();
    return complaints_;
  }

 private:
  void complain(std::string_view what) {
    std::string text = where_ + std::string(what);
    if (std::find(complaints_.begin(), complaints_.end(), text) == complaints_.end()) complaints_.push_back(text);
  }

  void catalogue() {
    Object root = pdf_.getRoot();
    for (const char* key : {"/AA", "/NeedsRendering", "/Requirements", "/Perms"}) root.removeKey(key);
    Object open = root.getKey("/OpenAction");
    if (open.isDictionary() && !is_harmless_action(open)) root.removeKey("/OpenAction");
    if (Object names = root.getKey("/Names"); names.isDictionary()) {
      names.removeKey("/JavaScript");
      names.removeKey("/AlternatePresentations");
      if (names.hasKey("/EmbeddedFiles")) complain("it has files attached");
    }
    if (Object form = root.getKey("/AcroForm"); form.isDictionary()) {
      form.removeKey("/XFA");
      form.removeKey("/NeedAppearances");
    }
    if (Object layers = root.getKey("/OCProperties"); layers.isDictionary()) {
      name_layers(layers.getKey("/D"), 0);
      Object more = layers.getKey("/Configs");
      for (int i = 0; more.isArray() && i < more.getArrayNItems(); ++i) name_layers(more.getArrayItem(i), i + 1);
    }
  }

  /// Every configuration of optional content needs a name of its own and no automatic states.
  static void name_layers(Object configuration, int number) {
    if (!configuration.isDictionary()) return;
    configuration.removeKey("/AS");
    Object name = configuration.getKey("/Name");
    if (!name.isString() || name.getUTF8Value().empty()) {
      configuration.replaceKey("/Name", Object::newUnicodeString(fmt::format("layers {}", number)));
    }
  }

  void stream(Object stream) {
    Object entries = stream.getDict();
    if (entries.hasKey("/F")) complain("a stream lies in another file");
    for (const char* key : {"/F", "/FFilter", "/FDecodeParms", "/OPI", "/Alternates"}) entries.removeKey(key);
    const auto is_lzw = [](Object filter) { return filter.isNameAndEquals("/LZWDecode"); };
    Object filter = entries.getKey("/Filter");
    bool lzw = is_lzw(filter);
    for (int i = 0; filter.isArray() && i < filter.getArrayNItems(); ++i) lzw = lzw || is_lzw(filter.getArrayItem(i));
    if (lzw) {
      const auto bytes = stream.getStreamData(qpdf_dl_generalized);
      stream.replaceStreamData(bytes, Object::newNull(), Object::newNull());
    }
    const bool form = entries.getKey("/Subtype").isNameAndEquals("/Form");
    if (entries.getKey("/Subtype").isNameAndEquals("/PS")) complain("a form is PostScript");
    if (form && entries.hasKey("/Ref")) complain("a form stands for a page of another file");
    if (form) entries.removeKey("/PS");
    if (form && entries.getKey("/Subtype2").isNameAndEquals("/PS")) entries.removeKey("/Subtype2");
    if (entries.getKey("/Subtype").isNameAndEquals("/Image") && entries.hasKey("/Interpolate")) {
      entries.replaceKey("/Interpolate", Object::newBool(false));
    }
  }

  void page(QPDFPageObjectHelper& page) {
    Object object = page.getObjectHandle();
    for (const char* key : {"/AA", "/PresSteps"}) object.removeKey(key);
    const Object::Rectangle box = page.getMediaBox().getArrayAsRectangle();
    const double shorter = std::min(box.urx - box.llx, box.ury - box.lly);
    const double longer = std::max(box.urx - box.llx, box.ury - box.lly);
    if (shorter < kLeastSide || longer > kMostSide) complain("its size is not one of a page");
    content(content_of(object));
    resources(page.getAttribute("/Resources", false), 0);
    Object annotations = object.getKey("/Annots");
    for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
      if (Object item = annotations.getArrayItem(i); item.isDictionary()) annotation(item);
    }
  }

  void annotation(Object item) {
    Object kind = item.getKey("/Subtype");
    if (is_one_of(kind, {"/3D", "/Sound", "/Screen", "/Movie", "/RichMedia", "/FileAttachment"})) {
      complain("an annotation holds what is no page: " + (kind.isName() ? kind.getName().substr(1) : std::string()));
    }
    item.removeKey("/AA");
    if (item.hasKey("/A") && !is_harmless_action(item.getKey("/A"))) item.removeKey("/A");
    Object flags = item.getKey("/F");
    const int old = flags.isInteger() ? flags.getIntValueAsInt() : 0;
    const bool popup = kind.isNameAndEquals("/Popup");
    if (!popup && (old & kUnseen) != 0) complain("an annotation is hidden");
    item.replaceKey("/F", Object::newInteger(old | kPrint));
    Object look = item.getKey("/AP");
    if (!popup && !kind.isNameAndEquals("/Link") && !(look.isDictionary() && look.hasKey("/N")) && has_area(item)) {
      complain("an annotation has no look of its own");
    }
    if (look.isDictionary()) {
      look.removeKey("/D");
      look.removeKey("/R");
      form(look.getKey("/N"), 0);
    }
  }

  static bool has_area(Object item) {
    if (!item.getKey("/Rect").isRectangle()) return true;
    const Object::Rectangle box = item.getKey("/Rect").getArrayAsRectangle();
    return box.urx > box.llx && box.ury > box.lly;
  }

  /// A form (or the forms of the states of an annotation).
  void form(Object object, int depth) {
    if (object.isDictionary()) {
      for (const std::string& key : object.getKeys()) {
        if (object.getKey(key).isStream()) form(object.getKey(key), depth);
      }
      return;
    }
    if (!object.isStream() || !once(object) || depth > kDeepestResources) return;
    content(content_of(object));
    resources(object.getDict().getKey("/Resources"), depth + 1);
  }

  /// False where it was looked at already: then what stands against it was said of the page it was first met on.
  bool once(Object object) { return !object.isIndirect() || seen_.insert(object.getObjGen()).second; }

  void content(const std::string& bytes) {
    int depth = 0;
    for (const Operation& operation : operations_of(pdf_, bytes)) {
      const std::string& name = operation.name;
      if (name == "q" && ++depth > 28) complain("its graphics states are nested too deep");
      if (name == "Q") --depth;
      if (name == "k" || name == "K") inks();
      if ((name == "cs" || name == "CS") && !operation.operands.empty()) colour(operation.operands[0], 0);
    }
  }

  void inks() {
    if (!has_own_inks_) complain("it has colours of printing inks without a profile (DeviceCMYK)");
  }

  void colour(Object space, int depth) {
    if (depth > kDeepestResources) return;
    if (is_one_of(space, {"/DeviceCMYK", "/CMYK"})) inks();
    if (!space.isArray() || space.getArrayNItems() < 2) return;
    Object family = space.getArrayItem(0);
    if (is_one_of(family, {"/Indexed", "/I", "/Pattern"})) colour(space.getArrayItem(1), depth + 1);
    if (is_one_of(family, {"/Separation", "/DeviceN"}) && space.getArrayNItems() > 2) {
      colour(space.getArrayItem(2), depth + 1);
    }
  }

  template <class Use>
  static void each(Object group, Use use) {
    if (!group.isDictionary()) return;
    for (const std::string& key : group.getKeys()) use(group.getKey(key));
  }

  void resources(Object resources, int depth) {
    if (!resources.isDictionary() || depth > kDeepestResources) return;
    Object spaces = resources.getKey("/ColorSpace");
    has_own_inks_ = spaces.isDictionary() && spaces.hasKey("/DefaultCMYK");
    each(spaces, [&](Object space) { colour(space, 0); });
    each(resources.getKey("/Font"), [&](Object font) { this->font(font, depth); });
    each(resources.getKey("/ExtGState"), [&](Object state) { graphics_state(state); });
    each(resources.getKey("/XObject"), [&](Object object) {
      if (!object.isStream()) return;
      if (object.getDict().getKey("/Subtype").isNameAndEquals("/Image")) {
        colour(object.getDict().getKey("/ColorSpace"), 0);
      } else {
        form(object, depth);
      }
    });
    each(resources.getKey("/Pattern"), [&](Object pattern) {
      if (pattern.isStream()) form(pattern, depth);
    });
  }

  void graphics_state(Object state) {
    if (!state.isDictionary()) return;
    if (state.hasKey("/TR") || (state.hasKey("/TR2") && !state.getKey("/TR2").isNameAndEquals("/Default"))) {
      complain("it uses a transfer function");
    }
    for (const char* key : {"/HTP", "/HTO"}) state.removeKey(key);
  }

  void font(Object font, int depth) {
    if (!font.isDictionary() || !once(font)) return;
    Object kind = font.getKey("/Subtype");
    if (kind.isNameAndEquals("/Type3")) {
      each(font.getKey("/CharProcs"), [&](Object glyph) {
        if (glyph.isStream()) content(content_of(glyph));
      });
      return resources(font.getKey("/Resources"), depth + 1);
    }
    Object described = font;
    if (Object below = font.getKey("/DescendantFonts"); below.isArray() && below.getArrayNItems() > 0) {
      described = below.getArrayItem(0);
      if (described.isDictionary() && described.getKey("/Subtype").isNameAndEquals("/CIDFontType2") &&
          !described.hasKey("/CIDToGIDMap")) {
        // What its absence means.
        described.replaceKey("/CIDToGIDMap", Object::newName("/Identity"));
      }
    }
    Object descriptor = described.isDictionary() ? described.getKey("/FontDescriptor") : Object::newNull();
    const bool embedded =
        descriptor.isDictionary() &&
        (descriptor.hasKey("/FontFile") || descriptor.hasKey("/FontFile2") || descriptor.hasKey("/FontFile3"));
    if (embedded) return;
    Object name = font.getKey("/BaseFont");
    complain(fmt::format("the font {} is not embedded", name.isName() ? name.getName().substr(1) : std::string("?")));
  }

  void output_intent() {
    Object profile = pdf_.newStream(srgb_profile());
    profile.getDict().replaceKey("/N", Object::newInteger(3));
    Object intent = Object::parse(
        "<< /Type /OutputIntent /S /GTS_PDFA1 /OutputConditionIdentifier (sRGB IEC61966-2.1) "
        "/Info (sRGB IEC61966-2.1) /RegistryName (http://www.color.org) >>");
    intent.replaceKey("/DestOutputProfile", profile);
    pdf_.getRoot().replaceKey("/OutputIntents", Object::newArray({pdf_.makeIndirectObject(intent)}));
  }

  QPDF& pdf_;
  int page_ = 0;
  std::string where_;
  bool has_own_inks_ = false;
  std::set<QPDFObjGen> seen_;
  std::vector<std::string> complaints_;
};

}  // namespace

std::vector<std::string> make_archival(QPDF& pdf) {
  return Archivist(pdf).run();
}

}  // namespace ziping::output
