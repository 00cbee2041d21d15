#pragma once
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace ziping::batch {

/// Kinds of messages between the scheduler and its workers. The body of each is JSON, but that of a picture.
enum class MessageKind : char {
  // to the worker
  Configure = 'C',
  Open = 'O',
  ReadPage = 'R',
  Draw = 'W',
  // from the worker
  Ready = 'Y',
  Opened = 'D',
  Refused = 'E',
  Page = 'P',
  Picture = 'I',
  Alive = 'A',
};

/// `ticket`: the number of a request, and of the request an answer is to. A worker that answers twice, or late, must
/// not have its answer taken for that to another question.
struct Message {
  MessageKind kind = MessageKind::Alive;
  std::string body;
  std::uint32_t ticket = 0;
};

/// A message as bytes: length of the body (4 bytes, little endian), CRC-32 over what follows (4), kind (1), ticket (4),
/// body.
std::string to_frame(const Message& message);

/// Takes bytes as they come out of a pipe and gives whole messages. After an error (length beyond the limit, unknown
/// kind, wrong CRC) the stream cannot be trusted any more.
class FrameReader {
 public:
  void feed(std::string_view bytes) { buffer_ += bytes; }
  /// nullopt: not whole yet.
  Result<std::optional<Message>> next();
  /// Bytes of a message that has begun: a stream that ends here was cut.
  std::size_t pending() const { return buffer_.size() - begin_; }

 private:
  std::string buffer_;
  std::size_t begin_ = 0;
};

/// CRC-32 (the polynomial of Ethernet and zip).
std::uint32_t crc32(std::string_view bytes, std::uint32_t start = 0);

}  // namespace ziping::batch
