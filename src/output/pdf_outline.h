#pragma once
#include <qpdf/QPDFPageObjectHelper.hh>
#include <vector>

#include "output/outline.h"

class QPDF;

// Only for files of this room: it shows the library.
namespace ziping::output {

/// Gives the document an outline, where it has none. Bookmarks of pages that are not there are left out.
void add_outline(QPDF& pdf, std::vector<QPDFPageObjectHelper>& pages, const std::vector<Bookmark>& bookmarks);

}  // namespace ziping::output
