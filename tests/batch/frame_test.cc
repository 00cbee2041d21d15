#include "batch/frame.h"

#include <gtest/gtest.h>

namespace ziping::batch {
namespace {

const Message kFirst{MessageKind::Page, std::string("body with \0 and 预算", 21)};
const Message kSecond{MessageKind::Alive, ""};

TEST(Crc32, KnownValue) {
  EXPECT_EQ(crc32("123456789"), 0xCBF43926U);
  EXPECT_EQ(crc32("6789", crc32("12345")), 0xCBF43926U);
}

// However the bytes arrive, the messages are the same.
TEST(Frame, EveryCut) {
  const std::string bytes = to_frame(kFirst) + to_frame(kSecond);
  for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
    FrameReader reader;
    std::vector<Message> got;
    for (const std::string& part : {bytes.substr(0, cut), bytes.substr(cut)}) {
      reader.feed(part);
      for (auto message = reader.next(); message && *message; message = reader.next()) got.push_back(**message);
    }
    ASSERT_EQ(got.size(), 2U) << cut;
    EXPECT_EQ(got[0].kind, kFirst.kind);
    EXPECT_EQ(got[0].body, kFirst.body);
    EXPECT_EQ(got[1].kind, kSecond.kind);
    EXPECT_EQ(reader.pending(), 0U);
  }
}

TEST(Frame, EveryTruncationIsPending) {
  const std::string bytes = to_frame(kFirst);
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    FrameReader reader;
    reader.feed(std::string_view(bytes).substr(0, size));
    const auto message = reader.next();
    ASSERT_TRUE(message) << size;
    EXPECT_FALSE(message->has_value()) << size;
    EXPECT_EQ(reader.pending(), size);
  }
}

// No flipped bit yields a message: it is found out, or the reader waits for more bytes.
TEST(Frame, EveryFlippedBitIsNoticed) {
  const std::string good = to_frame(kFirst);
  for (std::size_t i = 0; i < good.size() * 8; ++i) {
    std::string bytes = good;
    bytes[i / 8] = static_cast<char>(static_cast<unsigned char>(bytes[i / 8]) ^ (1U << (i % 8)));
    FrameReader reader;
    reader.feed(bytes);
    const auto message = reader.next();
    EXPECT_FALSE(message && message->has_value()) << "bit " << i;
  }
}

TEST(Frame, ALengthBeyondTheLimitIsRefusedAtOnce) {
  FrameReader reader;
  reader.feed(std::string("\xFF\xFF\xFF\x7F\0\0\0\0P", 9));
  EXPECT_FALSE(reader.next());
}

TEST(Frame, ManyMessagesDoNotPileUp) {
  FrameReader reader;
  const std::string frame = to_frame({MessageKind::Page, std::string(100'000, 'x')});
  reader.feed(frame.substr(0, 10));
  for (int i = 0; i < 100; ++i) {
    reader.feed(frame.substr(10));
    reader.feed(frame.substr(0, 10));
    const auto message = reader.next();
    ASSERT_TRUE(message && message->has_value());
    EXPECT_EQ((*message)->body.size(), 100'000U);
  }
  EXPECT_EQ(reader.pending(), 10U);
}

}  // namespace
}  // namespace ziping::batch
