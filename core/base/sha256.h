#pragma once
// SHA-256 of bytes and files: identity of weights, integrity of stored samples.

#include <filesystem>
#include <memory>
#include <span>
#include <string>

#include "core/base/result.h"

namespace jukebox {

/// Incremental hash. Not thread-safe; one object per stream.
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  void update(std::span<const std::byte> bytes);
  /// 64 lower-case hexadecimal digits. The object must not be used afterwards.
  std::string finish();

 private:
  struct State;
  std::unique_ptr<State> m_state;
};

std::string sha256Hex(std::string_view bytes);
/// Streams the file; constant memory.
Result<std::string> sha256OfFile(const std::filesystem::path& path);

}  // namespace jukebox
