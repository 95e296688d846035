#include "tests/app/explorer/explorer_world.h"

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <sstream>

#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"
#include "core/base/version.h"

namespace jukebox::test {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 22'050;

template <class T>
T expect(Result<T> result) {
  if (result) return std::move(*result);
  std::cerr << result.error().sentence() << "\n";
  std::abort();
}

/// Notes of rising pitch that swell and fade, so that waveforms have a shape.
AudioBuffer melody(double seconds) {
  AudioBuffer audio{kRate, 1, {}};
  const auto frames = static_cast<int>(seconds * kRate);
  for (int i = 0; i < frames; ++i) {
    const double t = static_cast<double>(i) / kRate;
    const double pitch = 220 * std::pow(2.0, std::floor(std::fmod(t * 3, 8)) / 7.0);
    const double swell = 0.25 + 0.2 * std::sin(t * 2) + 0.25 * std::exp(-6 * std::fmod(t * 3, 1.0));
    audio.samples.push_back(static_cast<float>(swell * std::sin(6.283185307 * pitch * t)));
  }
  return audio;
}

}  // namespace

Sample songSample(const std::string& title, const std::string& artist, const std::string& genre,
                  const std::string& lyrics, double seconds) {
  Sample sample;
  sample.id = newId();
  sample.title = title;
  sample.createdAt = utcTimestampNow();
  sample.request.conditioning = {artist, genre, lyrics};
  sample.request.seed = 18'446'744'073'709'551'615U;  // more than a JavaScript number holds
  sample.request.levels = {{0.9, 0, 0.95, 0.25}};
  sample.model = {"tiny", "1", "0123abcd", "CC0-1.0", "Voices: nobody.", "Synthesised.", true};
  sample.engineVersion = kVersion;
  sample.sampleRate = kRate;
  sample.durationSeconds = seconds;
  sample.topLevel = 2;
  if (!lyrics.empty()) {
    sample.cleanedLyrics = lyrics;
    LyricAlignment alignment{3, 1, 0.1, {}};
    for (std::size_t i = 0; i < lyrics.size(); ++i) {
      alignment.characterSeconds.push_back(seconds * static_cast<double>(i) / static_cast<double>(lyrics.size()));
    }
    sample.alignment = alignment;
  }
  return sample;
}

Sample addSong(Library& library, Sample sample) {
  const fs::path build = library.files().sampleBuildFolder(sample.id);
  fs::create_directories(build);
  if (const auto status = writeAudioFile(build / sample.audioFile, melody(sample.durationSeconds)); !status) {
    std::cerr << status.error().sentence() << "\n";
    std::abort();
  }
  return expect(library.publishSample(build, std::move(sample)));
}

ExplorerWorld::ExplorerWorld() : m_root(fs::temp_directory_path() / ("jukebox-explorer-test-" + newId())) {
  fs::create_directories(m_root);
}

ExplorerWorld::~ExplorerWorld() {
  std::error_code code;
  fs::remove_all(m_root, code);
}

Library ExplorerWorld::library(const std::string& name) const {
  return expect(Library::open(m_root / name, OpenMode::create));
}

void writeText(const fs::path& path, const std::string& text) {
  fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

std::string readText(const fs::path& path) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace jukebox::test
