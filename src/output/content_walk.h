#pragma once
#include <cstddef>
#include <functional>
#include <qpdf/QPDFObjectHandle.hh>
#include <string>
#include <vector>

// Only for files of this room: it shows the library.
namespace ziping::output {

/// An operator of a content stream with its operands, and the bytes [begin, end) it takes with them.
struct Operation {
  std::string name;
  std::vector<QPDFObjectHandle> operands;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The operations of a content stream (bytes of a page's contents or of a form), in order.
std::vector<Operation> operations_of(QPDF& pdf, const std::string& content);

/// The decoded bytes of a page's contents, parts joined, or of a stream.
std::string content_of(QPDFObjectHandle page_or_stream);

}  // namespace ziping::output
