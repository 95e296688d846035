#pragma once
// A complete three-level model of a few thousand parameters, made of the weights of the "pipeline" reference case.

#include <gtest/gtest.h>

#include "core/domain/model_card.h"
#include "core/engine/engine.h"

namespace jukebox::test {

/// Sample rate 1000 Hz, hops 8/32/128, windows of 128/64/32 tokens; songs of 4 to 40 s.
InstalledModel tinyModel();

/// A request for it: 7.424 s, one sample, known artist and genre, short lyrics.
GenerationInput tinyInput();

/// Remembers everything that a run reports.
class RecordingObserver : public GenerationObserver {
 public:
  void progress(const JobProgress& progress) override { reports.push_back(progress); }
  Status windowFinished(const std::vector<SongCodes>& codes) override {
    windows.push_back(codes);
    if (stopAfterWindows > 0 && static_cast<int>(windows.size()) >= stopAfterWindows) token.request(CancelMode::now);
    return {};
  }
  Status levelDecoded(int sampleIndex, int level, const AudioBuffer& audio) override {
    decoded.push_back({sampleIndex, level, audio});
    return {};
  }
  Status alignmentFound(int sampleIndex, const AlignmentResult& alignment) override {
    alignments.emplace_back(sampleIndex, alignment);
    return {};
  }
  void notice(const std::string& sentence) override { notices.push_back(sentence); }
  bool wantsWindowAudio() const override { return hearsWindows; }
  Status windowDecoded(const WindowSound& sound) override {
    sounds.push_back(sound);
    return {};
  }

  std::optional<RegionWish> wishedRegion() override {
    const bool isTime = static_cast<int>(windows.size()) >= wishAfterWindows;
    if (isTime && looksBeforeWithdrawal > 0 && --looksBeforeWithdrawal == 0) wish.reset();
    return isTime ? wish : std::nullopt;
  }
  Status sketched(const RegionWish& settled, const WindowSound& sound) override {
    EXPECT_EQ(settled, wish);
    wish.reset();
    sketches.push_back(sound);
    sketchedAfterWindows = static_cast<int>(windows.size());
    return {};
  }

  struct Decoded {
    int sampleIndex, level;
    AudioBuffer audio;
  };
  std::vector<JobProgress> reports;
  std::vector<std::vector<SongCodes>> windows;
  std::vector<Decoded> decoded;
  std::vector<std::pair<int, AlignmentResult>> alignments;
  std::vector<std::string> notices;
  std::vector<WindowSound> sounds;
  bool hearsWindows = false;
  std::optional<RegionWish> wish;
  int wishAfterWindows = 0;
  int looksBeforeWithdrawal = 0;  ///< 0: it is not withdrawn
  std::vector<WindowSound> sketches;
  int sketchedAfterWindows = 0;
  int stopAfterWindows = 0;
  CancellationToken token;
};

}  // namespace jukebox::test
