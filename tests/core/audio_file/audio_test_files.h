#pragma once
// A folder of its own for every test, and what tests of audio files measure.

#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <numbers>
#include <span>
#include <string>
#include <string_view>

#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "tests/core/sound/test_signals.h"

namespace jukebox::test {

/// A fixture with an empty folder that goes away with the test.
class AudioFolderTest : public testing::Test {
 protected:
  AudioFolderTest() {
    std::string pattern = testing::TempDir() + "/jukebox-audio-XXXXXX";
    m_folder = ::mkdtemp(pattern.data());
  }
  ~AudioFolderTest() override {
    std::error_code ignored;
    std::filesystem::remove_all(m_folder, ignored);
  }
  std::filesystem::path path(const std::string& name) const { return m_folder / name; }
  std::size_t fileCount() const {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(m_folder), {}));
  }

 private:
  std::filesystem::path m_folder;
};

inline std::string bytesOf(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline void putBytes(const std::filesystem::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

inline bool runsCommand(const std::string& command) {
  return std::system((command + " >/dev/null 2>&1").c_str()) == 0;
}

/// Every sample rounded to the steps of `bits`-bit integers.
inline AudioBuffer quantised(AudioBuffer buffer, int bits) {
  const float scale = std::ldexp(1.0F, bits - 1);
  for (float& sample : buffer.samples) sample = std::clamp(std::nearbyint(sample * scale), -scale, scale - 1) / scale;
  return buffer;
}

/// Normalised correlation of the common beginning of two signals, in [-1, 1].
inline double correlation(std::span<const float> a, std::span<const float> b) {
  double ab = 0.0;
  double aa = 0.0;
  double bb = 0.0;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    ab += static_cast<double>(a[i]) * b[i];
    aa += static_cast<double>(a[i]) * a[i];
    bb += static_cast<double>(b[i]) * b[i];
  }
  return ab / std::sqrt(aa * bb + 1e-30);
}

/// Amplitude of one frequency in a mono signal, linear, measured over its middle half with a Hann window.
inline double toneAmplitude(const AudioBuffer& mono, double frequencyHz) {
  const std::size_t begin = mono.samples.size() / 4;
  const std::size_t count = mono.samples.size() / 2;
  std::complex<double> sum = 0.0;
  double weights = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const double weight = 1.0 - std::cos(2.0 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(count));
    const double phase = 2.0 * std::numbers::pi * frequencyHz * static_cast<double>(begin + i) / mono.sampleRate;
    sum += weight * static_cast<double>(mono.samples[begin + i]) * std::polar(1.0, -phase);
    weights += weight;
  }
  return 2.0 * std::abs(sum) / weights;
}

}  // namespace jukebox::test
