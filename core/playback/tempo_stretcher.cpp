#include "core/playback/tempo_stretcher.h"

#include <SoundTouch.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>

#include "core/playback/audio_output.h"

namespace jukebox {
namespace {

constexpr std::size_t kPieceFrames = 4096;

}  // namespace

double playableSpeed(double speed) {
  return std::isfinite(speed) ? std::clamp(speed, kSlowestSpeed, kFastestSpeed) : 1.0;
}

class TempoStretcher::Implementation {
 public:
  Implementation(int sampleRate, double wantedSpeed) : speed(playableSpeed(wantedSpeed)) {
    engine.setSampleRate(static_cast<unsigned>(sampleRate));
    engine.setChannels(kOutputChannels);
    engine.setTempo(speed);
  }

  void drain(std::vector<float>& out) {
    while (const auto frames = engine.receiveSamples(piece.data(), kPieceFrames)) {
      out.insert(out.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(frames) * kOutputChannels);
      made += frames;
    }
  }

  soundtouch::SoundTouch engine;
  double speed;
  std::uint64_t taken = 0, made = 0;  ///< frames
  std::array<float, kPieceFrames * kOutputChannels> piece{};
};

TempoStretcher::TempoStretcher(int sampleRate, double speed)
    : m_implementation(std::make_unique<Implementation>(sampleRate, speed)) {}
TempoStretcher::~TempoStretcher() = default;

void TempoStretcher::stretch(std::span<const float> interleaved, std::vector<float>& out) {
  m_implementation->taken += interleaved.size() / kOutputChannels;
  while (!interleaved.empty()) {
    const auto piece = interleaved.first(std::min(interleaved.size(), kPieceFrames * kOutputChannels));
    m_implementation->engine.putSamples(piece.data(), static_cast<unsigned>(piece.size() / kOutputChannels));
    m_implementation->drain(out);
    interleaved = interleaved.subspan(piece.size());
  }
}

void TempoStretcher::finish(std::vector<float>& out) {
  Implementation& self = *m_implementation;
  self.engine.flush();
  self.drain(out);
  const auto wanted = static_cast<std::uint64_t>(std::llround(static_cast<double>(self.taken) / self.speed));
  if (self.made > wanted) {
    const std::uint64_t tooMany = std::min<std::uint64_t>(self.made - wanted, out.size() / kOutputChannels);
    out.resize(out.size() - tooMany * kOutputChannels);
  } else {
    out.resize(out.size() + (wanted - self.made) * kOutputChannels, 0.0F);
  }
  self.made = wanted;
}

}  // namespace jukebox
