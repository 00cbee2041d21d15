#pragma once

class QPDF;
class QPDFPageObjectHelper;

// Only for files of this room: it shows the library.
namespace ziping::output {

/// Takes text that nobody sees out of a page: text in the invisible mode, and text that an opaque picture over the
/// whole page covers afterwards, in the page itself and in forms it uses. What the page shows stays as it is: text
/// whose removal would move other text is kept. Fonts that are not used any more go with it. True where anything was
/// removed.
bool remove_hidden_text(QPDF& pdf, QPDFPageObjectHelper& page);

}  // namespace ziping::output
