#include "output/pdf_outline.h"

#include <algorithm>
#include <qpdf/QPDF.hh>

namespace ziping::output {
namespace {

using Object = QPDFObjectHandle;

/// An entry that others can be appended below; `count` is of all below it.
struct Branch {
  Object object;
  Object last;
  int count = 0;
};

}  // namespace

void add_outline(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages, const std::vector<Bookmark>& bookmarks) {
  Object root = pdf.getRoot();
  if (root.getKey("/Outlines").isDictionary() && root.getKey("/Outlines").hasKey("/First")) return;
  // The entries that are open, outermost first; in front of them the outline itself.
  std::vector<Branch> open = {{pdf.makeIndirectObject(Object::parse("<< /Type /Outlines >>")), {}, 0}};
  const auto close_to = [&](std::size_t depth) {
    while (open.size() > depth) {
      Branch& branch = open.back();
      if (branch.count > 0) branch.object.replaceKey("/Count", Object::newInteger(branch.count));
      const int below = branch.count;
      open.pop_back();
      if (!open.empty()) open.back().count += below;
    }
  };
  for (const Bookmark& bookmark : bookmarks) {
    if (bookmark.page < 1 || bookmark.page > static_cast<int>(pages.size())) continue;
    close_to(std::min(open.size(), static_cast<std::size_t>(std::max(0, bookmark.level)) + 1));
    Branch& parent = open.back();
    Object item = pdf.makeIndirectObject(Object::newDictionary());
    Object destination = Object::parse("[ /Fit ]");
    destination.insertItem(0, pages[static_cast<std::size_t>(bookmark.page - 1)].getObjectHandle());
    item.replaceKey("/Title", Object::newUnicodeString(bookmark.title));
    item.replaceKey("/Parent", parent.object);
    item.replaceKey("/Dest", destination);
    if (parent.last.isInitialized()) {
      parent.last.replaceKey("/Next", item);
      item.replaceKey("/Prev", parent.last);
    } else {
      parent.object.replaceKey("/First", item);
    }
    parent.object.replaceKey("/Last", item);
    parent.last = item;
    ++parent.count;
    open.push_back({item, {}, 0});
  }
  Object outline = open.front().object;
  close_to(0);
  if (outline.hasKey("/First")) root.replaceKey("/Outlines", outline);
}

}  // namespace ziping::output
