#include "output/content_walk.h"

#include <qpdf/Buffer.hh>
#include <qpdf/Pl_Buffer.hh>
#include <qpdf/QPDF.hh>

namespace ziping::output {
namespace {

class Collector : public QPDFObjectHandle::ParserCallbacks {
 public:
  explicit Collector(std::vector<Operation>& operations) : operations_(operations) {}
  void handleObject(QPDFObjectHandle object, std::size_t offset, std::size_t length) override {
    if (!begun_) next_.begin = offset;
    begun_ = true;
    if (!object.isOperator()) {
      next_.operands.push_back(object);
      return;
    }
    next_.name = object.getOperatorValue();
    next_.end = offset + length;
    operations_.push_back(std::move(next_));
    next_ = {};
    begun_ = false;
  }
  void handleEOF() override {}

 private:
  std::vector<Operation>& operations_;
  Operation next_;
  bool begun_ = false;
};

std::string bytes_of(Pl_Buffer& buffer) {
  const auto bytes = buffer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(bytes->getBuffer()), bytes->getSize()};
}

}  // namespace

std::vector<Operation> operations_of(QPDF& pdf, const std::string& content) {
  std::vector<Operation> operations;
  Collector collector(operations);
  pdf.newStream(content).parseAsContents(&collector);
  return operations;
}

std::string content_of(QPDFObjectHandle page_or_stream) {
  Pl_Buffer buffer("content");
  if (page_or_stream.isStream()) {
    page_or_stream.pipeStreamData(&buffer, 0, qpdf_dl_generalized, true);
    buffer.finish();
  } else {
    page_or_stream.pipePageContents(&buffer);
  }
  return bytes_of(buffer);
}

}  // namespace ziping::output
