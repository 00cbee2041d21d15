#include "batch/frame.h"

#include <fmt/format.h>

#include <array>

namespace ziping::batch {
namespace {

constexpr std::size_t kNumber = 4;
constexpr std::size_t kKindAt = 8;
constexpr std::size_t kTicketAt = 9;
constexpr std::size_t kHeader = 13;

constexpr std::array<std::uint32_t, 256> make_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
    table.at(i) = value;
  }
  return table;
}

constexpr std::array<std::uint32_t, 256> kTable = make_table();

void put_number(std::string& bytes, std::uint32_t value) {
  for (unsigned int shift = 0; shift < 32; shift += 8) bytes += static_cast<char>((value >> shift) & 0xFFU);
}

std::uint32_t get_number(std::string_view bytes) {
  std::uint32_t value = 0;
  for (unsigned int i = 0; i < 4; ++i) {
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
  }
  return value;
}

bool known(char kind) {
  return std::string_view("CORYDEPAWI").find(kind) != std::string_view::npos;
}

Error broken(std::string message) {
  Origin origin;
  origin.stage = "batch";
  return {ErrorCode::WorkerDied, std::move(message), origin};
}

}  // namespace

std::uint32_t crc32(std::string_view bytes, std::uint32_t start) {
  std::uint32_t value = ~start;
  for (char c : bytes) value = kTable.at((value ^ static_cast<unsigned char>(c)) & 0xFFU) ^ (value >> 8U);
  return ~value;
}

std::string to_frame(const Message& message) {
  std::string payload(1, static_cast<char>(message.kind));
  put_number(payload, message.ticket);
  payload += message.body;
  std::string frame;
  frame.reserve(kHeader + message.body.size());
  put_number(frame, static_cast<std::uint32_t>(message.body.size()));
  put_number(frame, crc32(payload));
  return frame + payload;
}

Result<std::optional<Message>> FrameReader::next() {
  const std::string_view bytes = std::string_view(buffer_).substr(begin_);
  // What makes no sense is said at the first byte that shows it.
  if (bytes.size() < kNumber) return std::optional<Message>{};
  const std::size_t length = get_number(bytes);
  if (length > kMaxFrame) return broken(fmt::format("a worker announced a message of {} bytes", length));
  if (bytes.size() <= kKindAt) return std::optional<Message>{};
  if (!known(bytes[kKindAt])) return broken("a worker sent a message of no known kind");
  if (bytes.size() < kHeader + length) return std::optional<Message>{};
  if (crc32(bytes.substr(kKindAt, kHeader - kKindAt + length)) != get_number(bytes.substr(4))) {
    return broken("a worker sent a message with a wrong checksum");
  }
  Message message{static_cast<MessageKind>(bytes[kKindAt]), std::string(bytes.substr(kHeader, length)),
                  get_number(bytes.substr(kTicketAt))};
  begin_ += kHeader + length;
  if (begin_ == buffer_.size() || begin_ > (std::size_t{1} << 20U)) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  return std::optional<Message>{std::move(message)};
}

}  // namespace ziping::batch
