#pragma once
#include <string>
#include <vector>

class QPDF;

// Only for files of this room: it shows the library.
namespace ziping::output {

/// Makes a document one of the archival kind PDF/A-2b (ISO 19005-2, level B) as far as its objects go: sRGB output
/// intent, no scripts or other actions that are not allowed, pictures without interpolation and without LZW,
/// annotations that print, names for optional content. Yields what stands against it and cannot be mended without
/// changing what the pages show, a sentence each: fonts that are not embedded, colours of printing inks without a
/// profile, encryption, forms of PostScript ... Metadata are the caller's. What only a full validator sees is not
/// looked at: the insides of embedded fonts and of pictures.
std::vector<std::string> make_archival(QPDF& pdf);

}  // namespace ziping::output
