#pragma once
// Small helpers of the checkpoint tests: bytes from text, files in a temporary folder, values out of views.

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstddef>
#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/checkpoint/tensor_view.h"

namespace jukebox {

inline std::span<const std::byte> asBytes(std::string_view text) {
  return std::as_bytes(std::span(text));
}

/// A folder that is removed with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "jukebox-test-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path write(const std::string& name, std::string_view bytes) const {
    std::ofstream(m_path / name, std::ios::binary) << bytes;
    return m_path / name;
  }

 private:
  std::filesystem::path m_path;
};

inline std::string readWholeFile(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::filesystem::path golden(const std::string& name) {
  return std::filesystem::path(JUKEBOX_GOLDEN) / name;
}

/// Raw bytes of a view in row-major order.
inline std::vector<std::byte> bytesOf(const TensorView& view) {
  std::vector<std::byte> bytes(view.byteCount());
  EXPECT_TRUE(view.copyContiguous(bytes).has_value());
  return bytes;
}

inline std::vector<float> floatsOf(const TensorView& view) {
  std::vector<float> values(static_cast<std::size_t>(view.elementCount()));
  EXPECT_TRUE(toFloat32(view, values).has_value());
  return values;
}

}  // namespace jukebox
