#pragma once
#include <memory>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QUtil.hh>
#include <string>

namespace ziping::testing {

/// A PDF in memory, its objects to be looked at.
class PdfObjects {
 public:
  explicit PdfObjects(const std::string& bytes) : bytes_(bytes), pdf_(std::make_unique<QPDF>()) {
    pdf_->setSuppressWarnings(true);
    pdf_->processMemoryFile("test", bytes_.data(), bytes_.size());
  }
  QPDFObjectHandle root() { return pdf_->getRoot(); }
  QPDFObjectHandle page(std::size_t index = 0) {
    return QPDFPageDocumentHelper(*pdf_).getAllPages().at(index).getObjectHandle();
  }
  /// How many objects are dictionaries (or streams) with this key.
  int with_key(const std::string& key) {
    int count = 0;
    for (QPDFObjectHandle object : pdf_->getAllObjects()) {
      if (object.isStream()) object = object.getDict();
      count += object.isDictionary() && object.hasKey(key) ? 1 : 0;
    }
    return count;
  }
  static std::string bytes_of(QPDFObjectHandle stream) {
    const auto data = stream.getStreamData();
    return {reinterpret_cast<const char*>(data->getBuffer()), data->getSize()};
  }
  QPDF& pdf() { return *pdf_; }

 private:
  std::string bytes_;
  std::unique_ptr<QPDF> pdf_;
};

}  // namespace ziping::testing
