#include "core/engine/training/event_file.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <bit>
#include <chrono>
#include <cstring>

namespace jukebox {
namespace {

constexpr std::uint32_t kMaskDelta = 0xa282ead8U;

constexpr std::array<std::uint32_t, 256> makeTable() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < 256; ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit) value = (value & 1U) != 0 ? (value >> 1U) ^ 0x82f63b78U : value >> 1U;
    table[i] = value;
  }
  return table;
}

std::uint32_t maskedCrc(std::span<const std::byte> bytes) {
  return std::rotr(crc32c(bytes), 15) + kMaskDelta;
}

// Protocol-buffer wire format: key, then varint, fixed or length-delimited value.
void putVarint(std::string& out, std::uint64_t value) {
  for (; value >= 0x80U; value >>= 7U) out.push_back(static_cast<char>((value & 0x7fU) | 0x80U));
  out.push_back(static_cast<char>(value));
}
void putKey(std::string& out, unsigned field, unsigned wireType) {
  putVarint(out, field << 3U | wireType);
}
template <class Number>
void putFixed(std::string& out, Number value) {
  std::array<char, sizeof(Number)> bytes{};
  std::memcpy(bytes.data(), &value, sizeof(Number));
  out.append(bytes.data(), bytes.size());
}
void putBytes(std::string& out, unsigned field, const std::string& bytes) {
  putKey(out, field, 2);
  putVarint(out, bytes.size());
  out += bytes;
}

double nowSeconds() {
  return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

// Event { double wall_time = 1; int64 step = 2; string file_version = 3; Summary summary = 5; SessionLog session_log = 7 }
std::string eventHead(std::int64_t step) {
  std::string event;
  putKey(event, 1, 1);
  putFixed(event, nowSeconds());
  putKey(event, 2, 0);
  putVarint(event, static_cast<std::uint64_t>(step));
  return event;
}

}  // namespace

std::uint32_t crc32c(std::span<const std::byte> bytes) {
  static constexpr std::array<std::uint32_t, 256> kTable = makeTable();
  std::uint32_t value = ~0U;
  for (const std::byte byte : bytes) value = kTable[(value ^ std::to_integer<std::uint32_t>(byte)) & 0xffU] ^ (value >> 8U);
  return ~value;
}

Result<EventFile> EventFile::create(const std::filesystem::path& folder, std::int64_t fromStep) {
  std::error_code code;
  std::filesystem::create_directories(folder, code);
  const auto stamp = static_cast<std::int64_t>(nowSeconds() * 1000);
  const std::filesystem::path path = folder / fmt::format("events.out.tfevents.{}.{}", stamp, ::getpid());
  EventFile file(path, std::ofstream(path, std::ios::binary | std::ios::trunc));
  std::string version = eventHead(0);
  putBytes(version, 3, "brain.Event:2");
  RETURN_IF_ERROR(file.writeRecord(version));
  if (fromStep > 0) {
    std::string restart = eventHead(fromStep + 1), sessionLog;
    putKey(sessionLog, 1, 0);  // SessionLog { SessionStatus status = 1 }, START = 1: purges later steps
    putVarint(sessionLog, 1);
    putBytes(restart, 7, sessionLog);
    RETURN_IF_ERROR(file.writeRecord(restart));
  }
  return file;
}

Status EventFile::write(std::int64_t step, const std::map<std::string, double>& scalars) {
  std::string summary;
  for (const auto& [name, value] : scalars) {  // Summary { repeated Value value = 1 }, Value { tag = 1; float = 2 }
    std::string item;
    putBytes(item, 1, name);
    putKey(item, 2, 5);
    putFixed(item, static_cast<float>(value));
    putBytes(summary, 1, item);
  }
  std::string event = eventHead(step);
  putBytes(event, 5, summary);
  return writeRecord(event);
}

Status EventFile::writeRecord(const std::string& message) {
  std::string frame;
  putFixed(frame, static_cast<std::uint64_t>(message.size()));
  putFixed(frame, maskedCrc(std::as_bytes(std::span(frame.data(), frame.size()))));
  frame += message;
  putFixed(frame, maskedCrc(std::as_bytes(std::span(message.data(), message.size()))));
  m_stream.write(frame.data(), static_cast<std::streamsize>(frame.size()));
  m_stream.flush();
  if (m_stream) return {};
  return makeError(ErrorKind::io, fmt::format("{} cannot be written.", m_path.string()),
                   "Check the free space and the rights of the run's folder.");
}

}  // namespace jukebox
