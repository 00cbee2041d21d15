#pragma once
#include <string>

#include "output/named_file.h"

class QPDF;

// Only for files of this room: it shows the library.
namespace ziping::output {

/// Puts a file into the document, associated with the whole of it as what it was made from or what belongs to it
/// (AFRelationship Data, as ISO 19005-3 wants it). `modified`: a PDF date. One of the same name is replaced.
void attach_file(QPDF& pdf, const NamedFile& file, const std::string& mime_type, const std::string& modified);

}  // namespace ziping::output
