#include "core/playback/sound_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <utility>

namespace jukebox {
namespace {

constexpr std::size_t kBlockFrames = std::size_t{1} << 16U;

}  // namespace

SoundSource::SoundSource(std::filesystem::path file, int sampleRate, double speed)
    : m_file(std::move(file)),
      m_sampleRate(sampleRate),
      m_speed(speed),
      m_blocks(static_cast<std::size_t>(std::ceil(kMaximumSourceSeconds * sampleRate / speed / kBlockFrames))) {}

std::shared_ptr<SoundSource> SoundSource::fromBuffer(const AudioBuffer& buffer) {
  auto source = std::make_shared<SoundSource>("", buffer.sampleRate);
  std::vector<float> stereo;
  stereo.reserve(buffer.frameCount() * kOutputChannels);
  const auto channels = static_cast<std::size_t>(buffer.channels);
  for (std::size_t frame = 0; frame < buffer.frameCount(); ++frame) {
    stereo.push_back(buffer.samples[frame * channels]);
    stereo.push_back(buffer.samples[frame * channels + channels - 1]);
  }
  if (const auto appended = source->append(stereo); !appended) {
    source->fail(appended.error());
    return source;
  }
  const auto loudness = measureLoudness({buffer.sampleRate, kOutputChannels, std::move(stereo)});
  source->complete(loudness ? std::optional(*loudness) : std::nullopt);
  return source;
}

std::span<const float> SoundSource::samplesFrom(std::uint64_t frame) const noexcept {
  const std::uint64_t ready = readyFrames();
  if (frame >= ready) return {};
  const std::size_t offset = frame % kBlockFrames;
  const std::size_t count = std::min<std::uint64_t>(kBlockFrames - offset, ready - frame);
  return {m_blocks[frame / kBlockFrames].get() + offset * kOutputChannels, count * kOutputChannels};
}

std::size_t SoundSource::bytesUsed() const noexcept {
  return (readyFrames() + kBlockFrames - 1) / kBlockFrames * kBlockFrames * kOutputChannels * sizeof(float);
}

Status SoundSource::append(std::span<const float> interleaved) {
  std::uint64_t frame = m_readyFrames.load(std::memory_order_relaxed);
  while (!interleaved.empty()) {
    const std::size_t block = frame / kBlockFrames;
    const std::size_t offset = frame % kBlockFrames;
    if (block >= m_blocks.size()) {
      return makeError(
          ErrorKind::unsupported,
          fmt::format("Only the first {:.0f} minutes of this recording can be played.", kMaximumSourceSeconds / 60.0),
          "Cut the file into shorter pieces.", m_file.string());
    }
    if (!m_blocks[block]) m_blocks[block].reset(new (std::nothrow) float[kBlockFrames * kOutputChannels]);
    if (!m_blocks[block])
      return makeError(ErrorKind::outOfMemory, "There is not enough memory to play this recording.");
    const std::size_t frames = std::min(kBlockFrames - offset, interleaved.size() / kOutputChannels);
    std::copy_n(interleaved.begin(), frames * kOutputChannels, m_blocks[block].get() + offset * kOutputChannels);
    interleaved = interleaved.subspan(frames * kOutputChannels);
    frame += frames;
    m_readyFrames.store(frame, std::memory_order_release);
  }
  return {};
}

void SoundSource::complete(const std::optional<Loudness>& loudness) {
  m_loudness = loudness;
  if (loudness) setLevellingGain(static_cast<float>(linearGain(levellingGainDecibels(*loudness))));
  m_state.store(State::complete, std::memory_order_release);
}

void SoundSource::fail(Error error) {
  m_error = std::move(error);
  m_state.store(State::failed, std::memory_order_release);
}

}  // namespace jukebox
