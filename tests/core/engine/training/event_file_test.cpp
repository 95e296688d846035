#include "core/engine/training/event_file.h"

#include <gtest/gtest.h>

#include <cstring>

#include "core/base/atomic_file.h"
#include "core/base/id.h"

namespace jukebox {
namespace {

std::uint32_t checksum(const std::string& text) {
  return crc32c(std::as_bytes(std::span(text.data(), text.size())));
}

TEST(EventFile, theChecksumIsCrc32c) {
  EXPECT_EQ(checksum("123456789"), 0xe3069283U);  // the check value of the CRC catalogue
  EXPECT_EQ(checksum(""), 0U);
}

TEST(EventFile, recordsAreFramedWithLengthAndMaskedChecksums) {
  const auto folder = std::filesystem::temp_directory_path() / ("jukebox-events-" + newId());
  auto file = EventFile::create(folder, 0);
  ASSERT_TRUE(file.has_value());
  ASSERT_TRUE(file->write(7, {{"loss", 1.5}}).has_value());
  const auto path = std::filesystem::directory_iterator(folder)->path();
  EXPECT_TRUE(path.filename().string().starts_with("events.out.tfevents."));
  const std::string bytes = readFile(path, 1U << 20U).value();
  std::vector<std::string> messages;
  for (std::size_t place = 0; place < bytes.size();) {
    std::uint64_t length = 0;
    std::uint32_t headCheck = 0, bodyCheck = 0;
    ASSERT_LE(place + 16, bytes.size());
    std::memcpy(&length, bytes.data() + place, 8);
    std::memcpy(&headCheck, bytes.data() + place + 8, 4);
    ASSERT_LE(place + 16 + length, bytes.size());
    messages.push_back(bytes.substr(place + 12, length));
    std::memcpy(&bodyCheck, bytes.data() + place + 12 + length, 4);
    const auto masked = [](std::uint32_t crc) { return ((crc >> 15U) | (crc << 17U)) + 0xa282ead8U; };
    EXPECT_EQ(headCheck, masked(checksum(bytes.substr(place, 8))));
    EXPECT_EQ(bodyCheck, masked(checksum(messages.back())));
    place += 16 + length;
  }
  ASSERT_EQ(messages.size(), 2U);
  EXPECT_NE(messages[0].find("brain.Event:2"), std::string::npos);
  EXPECT_NE(messages[1].find("loss"), std::string::npos);
  const float value = 1.5F;
  EXPECT_NE(messages[1].find(std::string(reinterpret_cast<const char*>(&value), 4)), std::string::npos);
  std::filesystem::remove_all(folder);
}

}  // namespace
}  // namespace jukebox
