#include "pdf/layer_trust.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"

namespace ziping::pdf {
namespace {

/// Bullets of symbol fonts sit in the private use area on many good pages; this share means a font without a map.
constexpr double kMaxBadShare = 0.02;
constexpr std::size_t kMaxBadCount = 3;
/// The page is a picture, and its characters were laid under or over it by a program that read it.
constexpr double kCovered = 0.5;
constexpr double kMaxInvisibleShare = 0.3;
/// Chinese in a font without a map comes out as accented Latin letters.
constexpr double kMaxLatin1Share = 0.15;
constexpr std::size_t kEnough = 40;

bool is_private(char32_t code) {
  return (code >= 0xE000 && code <= 0xF8FF) || code >= 0xF0000;
}

/// Marks characters a later picture hides. A stencil hides only where it has ink, which is not known here.
void mark_hidden(PageContent& content) {
  for (Glyph& glyph : content.glyphs) {
    for (std::size_t i = static_cast<std::size_t>(glyph.images_before); i < content.images.size(); ++i) {
      if (content.image_is_mask[i]) continue;
      if (content.images[i].box.contains(glyph.box.centre_x(), glyph.box.centre_y())) {
        glyph.invisible = true;
        break;
      }
    }
  }
}

struct Counts {
  std::size_t all = 0;
  std::size_t unmapped = 0;
  std::size_t private_use = 0;
  std::size_t replacement = 0;
  std::size_t control = 0;
  std::size_t latin1 = 0;
  std::size_t invisible = 0;
  std::set<char32_t> different;
};

Counts count(const PageContent& content) {
  Counts counts;
  for (const Glyph& glyph : content.glyphs) {
    const char32_t code = glyph.text.front();
    if (glyph.mapped && utf8::is_space(code)) continue;
    ++counts.all;
    counts.unmapped += glyph.mapped ? 0 : 1;
    counts.private_use += is_private(code) ? 1 : 0;
    counts.replacement += glyph.mapped && code == utf8::kReplacement ? 1 : 0;
    counts.control += code < 0x20 || (code >= 0x7F && code < 0xA0) ? 1 : 0;
    counts.latin1 += code >= 0xC0 && code <= 0x17F ? 1 : 0;
    counts.invisible += glyph.invisible ? 1 : 0;
    if (counts.different.size() < 100) counts.different.insert(code);
  }
  return counts;
}

}  // namespace

std::vector<std::string> mark_and_judge(PageContent& content, double picture_coverage) {
  mark_hidden(content);
  const Counts counts = count(content);
  std::vector<std::string> reasons;
  if (counts.all == 0) {
    reasons.emplace_back("no characters");
    return reasons;
  }
  const auto share = [&](std::size_t part) { return static_cast<double>(part) / static_cast<double>(counts.all); };
  const auto complain = [&](std::size_t part, const char* what) {
    if (share(part) > kMaxBadShare && (part > kMaxBadCount || part == counts.all)) {
      reasons.push_back(fmt::format("{} of {} characters {}", part, counts.all, what));
    }
  };
  complain(counts.unmapped, "have no Unicode map");
  complain(counts.private_use, "lie in the private use area");
  complain(counts.replacement, "are replacement characters");
  complain(counts.control, "are control characters");
  if (counts.all >= kEnough && share(counts.latin1) > kMaxLatin1Share) {
    reasons.push_back(fmt::format("{} of {} characters are accented Latin letters, as from a wrong code page",
                                  counts.latin1, counts.all));
  }
  if (counts.all >= kEnough && counts.different.size() < 5) {
    reasons.push_back(fmt::format("only {} different characters", counts.different.size()));
  }
  if (picture_coverage >= kCovered && share(counts.invisible) > kMaxInvisibleShare) {
    reasons.emplace_back("an old OCR layer: the text is not drawn, or hidden by the picture of the page");
  } else if (counts.invisible == counts.all) {
    reasons.emplace_back("no character is drawn");
  }
  if (content.cut) reasons.emplace_back("more characters than the limit allows");
  return reasons;
}

}  // namespace ziping::pdf
