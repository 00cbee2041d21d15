#include "output/attachment.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFEFStreamObjectHelper.hh>
#include <qpdf/QPDFEmbeddedFileDocumentHelper.hh>
#include <qpdf/QPDFFileSpecObjectHelper.hh>

namespace ziping::output {

void attach_file(QPDF& pdf, const NamedFile& file, const std::string& mime_type, const std::string& modified) {
  auto stream = QPDFEFStreamObjectHelper::createEFStream(pdf, file.bytes);
  stream.setSubtype(mime_type).setModDate(modified);
  auto specification = QPDFFileSpecObjectHelper::createFileSpec(pdf, file.name, stream);
  specification.setDescription("Figures, places and findings");
  QPDFObjectHandle object = specification.getObjectHandle();
  object.replaceKey("/AFRelationship", QPDFObjectHandle::newName("/Data"));
  QPDFEmbeddedFileDocumentHelper helper(pdf);
  QPDFObjectHandle root = pdf.getRoot();
  QPDFObjectHandle associated = QPDFObjectHandle::newArray();
  const auto earlier = helper.getEmbeddedFile(file.name);
  QPDFObjectHandle old = root.getKey("/AF");
  for (int i = 0; old.isArray() && i < old.getArrayNItems(); ++i) {
    const QPDFObjectHandle item = old.getArrayItem(i);
    if (!earlier || !(item.getObjGen() == earlier->getObjectHandle().getObjGen())) associated.appendItem(item);
  }
  helper.replaceEmbeddedFile(file.name, specification);
  associated.appendItem(object);
  root.replaceKey("/AF", associated);
}

}  // namespace ziping::output
