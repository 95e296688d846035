#include "core/playback/playback_mixer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace jukebox {
namespace {

constexpr float kTransportSeconds = 0.005F;  ///< play and pause
constexpr float kSeekSeconds = 0.008F;       ///< from the old place to the new one
constexpr float kVolumeSeconds = 0.030F;     ///< from silence to full volume
constexpr float kLevelSeconds = 0.400F;      ///< from silence to the level that loudness asks for

float stepFor(float seconds, int sampleRate) {
  return 1.0F / (seconds * static_cast<float>(sampleRate));
}

}  // namespace

PlaybackMixer::PlaybackMixer(int sampleRate, ClockFunction now) : m_sampleRate(sampleRate), m_now(now) {
  m_master.jump(1.0F);
}

void PlaybackMixer::applyWhileStopped() noexcept {
  while (const auto command = m_commands.pop()) apply(*command);
  m_transport.jump(m_transport.target);
  m_master.jump(m_volume.load(std::memory_order_relaxed));
  publish(0.0, 0);
}

void PlaybackMixer::render(std::span<float> interleaved, double delaySeconds) noexcept {
  while (const auto command = m_commands.pop()) apply(*command);
  std::fill(interleaved.begin(), interleaved.end(), 0.0F);
  m_isWaiting = false;
  auto rest = interleaved;
  while (!rest.empty() && m_current.source != nullptr && (m_transport.target > 0.0F || isAudible())) {
    const std::size_t samples = renderRun(rest) * kOutputChannels;
    if (samples == 0 && (m_isWaiting || m_transport.target == 0.0F)) break;
    rest = rest.subspan(samples);
  }
  renderFadingVoices(interleaved);
  applyVolume(interleaved);
  publish(delaySeconds, interleaved.size() / kOutputChannels);
}

void PlaybackMixer::apply(const MixerCommand& command) noexcept {
  m_serial = command.serial;
  switch (command.kind) {
    case MixerCommand::Kind::setCurrent:
      m_loopBegin = m_loopEnd = 0;
      replaceCurrent(command.source, command.frame, command.fadeFrames);
      break;
    case MixerCommand::Kind::switchCurrent:
      switchCurrent(command);
      break;
    case MixerCommand::Kind::setNext:
      release(std::exchange(m_next, command.source));
      break;
    case MixerCommand::Kind::play:
      if (m_current.source != nullptr && !isAudible()) m_current.level.jump(levelTarget(*m_current.source));
      // The first sample of a recording is its own beginning; anywhere else a step would click.
      if (m_current.frame == 0 && !isAudible()) m_transport.jump(1.0F);
      m_transport.aim(1.0F, stepFor(kTransportSeconds, m_sampleRate));
      break;
    case MixerCommand::Kind::pause:
      m_transport.aim(0.0F, stepFor(kTransportSeconds, m_sampleRate));
      break;
    case MixerCommand::Kind::seek:
      moveCurrent(command.frame);
      break;
    case MixerCommand::Kind::setLoop:
      m_loopBegin = command.frame;
      m_loopEnd = command.endFrame;
      break;
  }
}

void PlaybackMixer::switchCurrent(const MixerCommand& command) noexcept {
  const auto scaled = [&](std::uint64_t frame) {
    return static_cast<std::uint64_t>(std::llround(static_cast<double>(frame) * command.frameScale));
  };
  m_loopBegin = scaled(m_loopBegin);
  m_loopEnd = scaled(m_loopEnd);
  replaceCurrent(command.source, scaled(m_current.frame), command.fadeFrames);
}

void PlaybackMixer::replaceCurrent(SoundSource* source, std::uint64_t frame, std::uint32_t fadeFrames) noexcept {
  const Voice old = m_current;
  startVoice(source, frame);
  if (fadeFrames == 0 || old.source == nullptr || !isAudible()) {
    release(old.source);
    return;
  }
  fadeAway(old, fadeFrames);
  m_current.fade.value = 0.0F;
  m_current.fade.aim(1.0F, 1.0F / static_cast<float>(fadeFrames));
}

void PlaybackMixer::startVoice(SoundSource* source, std::uint64_t frame) noexcept {
  m_current = {source, frame, {}, {}};
  m_current.fade.jump(1.0F);
  if (source != nullptr) m_current.level.jump(levelTarget(*source));
  m_runStart = frame;
  m_runLoopFrames = 0;
}

void PlaybackMixer::moveCurrent(std::uint64_t frame) noexcept {
  if (m_current.source == nullptr) return;
  const std::uint64_t target = m_current.source->isEnded() ? std::min(frame, m_current.source->readyFrames()) : frame;
  if (isAudible()) {
    const auto fadeFrames = static_cast<std::uint32_t>(kSeekSeconds * static_cast<float>(m_sampleRate));
    m_events.push({MixerEvent::Kind::held, m_current.source});
    fadeAway(m_current, fadeFrames);
    m_current.fade.value = 0.0F;
    m_current.fade.aim(1.0F, 1.0F / static_cast<float>(fadeFrames));
  }
  m_current.frame = target;
  m_runStart = target;
  m_runLoopFrames = 0;
}

/// Lets a voice fade out beside the current one. The quietest of too many gives way.
void PlaybackMixer::fadeAway(const Voice& voice, std::uint32_t fadeFrames) noexcept {
  auto* place = &m_fading.front();
  for (Voice& candidate : m_fading) {
    if (candidate.source == nullptr || candidate.fade.value < place->fade.value) place = &candidate;
    if (place->source == nullptr) break;
  }
  release(place->source);
  *place = voice;
  place->fade.aim(0.0F, 1.0F / static_cast<float>(fadeFrames));
}

void PlaybackMixer::release(SoundSource* source) noexcept {
  if (source != nullptr) m_events.push({MixerEvent::Kind::released, source});
}

float PlaybackMixer::levelTarget(const SoundSource& source) const noexcept {
  return m_isLevelling.load(std::memory_order_relaxed) ? source.levellingGain() : 1.0F;
}

/// Renders the current source up to the next jump, and makes the jump. Returns the frames that were made.
std::size_t PlaybackMixer::renderRun(std::span<float> out) noexcept {
  const bool loops = m_loopEnd > m_loopBegin && m_current.frame <= m_loopEnd;
  if (loops && m_current.frame == m_loopEnd) {
    m_current.frame = m_loopBegin;
    m_runStart = m_loopBegin;
    m_runLoopFrames = m_loopEnd - m_loopBegin;
  }
  if (loops) out = out.first(std::min<std::uint64_t>(out.size(), (m_loopEnd - m_current.frame) * kOutputChannels));
  const std::size_t frames = mix(m_current, out);
  if (frames == 0) return arriveAtEnd();
  applyTransport(out.first(frames * kOutputChannels));
  return frames;
}

/// The current source has nothing more now: wait for its loader, go on with the next source, or end. Makes no frames.
std::size_t PlaybackMixer::arriveAtEnd() noexcept {
  if (m_transport.target == 0.0F) m_transport.jump(0.0F);
  const bool isOver = m_current.source->isEnded() && m_current.frame >= m_current.source->readyFrames();
  if (!isOver) {
    m_isWaiting = true;
  } else if (m_next != nullptr) {
    release(m_current.source);
    startVoice(std::exchange(m_next, nullptr), 0);
    m_loopBegin = m_loopEnd = 0;
    m_events.push({MixerEvent::Kind::started, m_current.source});
  } else {
    m_transport.jump(0.0F);
    m_events.push({MixerEvent::Kind::ended, m_current.source});
  }
  return 0;
}

void PlaybackMixer::renderFadingVoices(std::span<float> out) noexcept {
  for (Voice& voice : m_fading) {
    if (voice.source == nullptr) continue;
    const std::size_t frames = mix(voice, out);
    const bool isGone = voice.fade.value <= 0.0F || frames * kOutputChannels < out.size();
    if (isGone) release(std::exchange(voice.source, nullptr));
  }
}

/// Adds a voice to `out` and moves it on. Returns the frames that were there.
std::size_t PlaybackMixer::mix(Voice& voice, std::span<float> out) noexcept {
  const float level = levelTarget(*voice.source);
  voice.level.aim(level, std::max(level, voice.level.value) * stepFor(kLevelSeconds, m_sampleRate));
  std::size_t made = 0;
  while (made < out.size()) {
    if (voice.fade.isStill() && voice.fade.value == 0.0F) break;
    auto samples = voice.source->samplesFrom(voice.frame);
    if (samples.empty()) break;
    samples = samples.first(std::min(samples.size(), out.size() - made));
    if (voice.fade.isStill() && voice.level.isStill()) {
      const float gain = voice.fade.value * voice.level.value;
      for (std::size_t i = 0; i < samples.size(); ++i) out[made + i] += samples[i] * gain;
    } else {
      for (std::size_t i = 0; i < samples.size(); i += kOutputChannels) {
        const float gain = voice.fade.next() * voice.level.next();
        for (std::size_t c = 0; c < kOutputChannels; ++c) out[made + i + c] += samples[i + c] * gain;
      }
    }
    made += samples.size();
    voice.frame += samples.size() / kOutputChannels;
  }
  return made / kOutputChannels;
}

/// Fades play and pause. After a pause has faded out, the source is put back to where the silence began.
void PlaybackMixer::applyTransport(std::span<float> out) noexcept {
  if (m_transport.isStill() && m_transport.value == 1.0F) return;
  for (std::size_t i = 0; i < out.size(); i += kOutputChannels) {
    if (m_transport.target == 0.0F && m_transport.value == 0.0F) {
      m_current.frame -= (out.size() - i) / kOutputChannels;
      std::fill(out.begin() + static_cast<std::ptrdiff_t>(i), out.end(), 0.0F);
      return;
    }
    const float gain = m_transport.next();
    for (std::size_t c = 0; c < kOutputChannels; ++c) out[i + c] *= gain;
  }
}

void PlaybackMixer::applyVolume(std::span<float> out) noexcept {
  m_master.aim(m_volume.load(std::memory_order_relaxed), stepFor(kVolumeSeconds, m_sampleRate));
  if (m_master.isStill() && m_master.value == 1.0F) return;
  for (std::size_t i = 0; i < out.size(); i += kOutputChannels) {
    const float gain = m_master.next();
    for (std::size_t c = 0; c < kOutputChannels; ++c) out[i + c] *= gain;
  }
}

void PlaybackMixer::publish(double delaySeconds, std::size_t frames) noexcept {
  const double now = m_now();
  const bool isFading =
      std::any_of(m_fading.begin(), m_fading.end(), [](const Voice& v) { return v.source != nullptr; });
  MixerMoment moment;
  moment.serial = m_serial;
  moment.source = m_current.source;
  moment.frame = m_current.frame;
  moment.runStart = m_runStart;
  moment.loopFrames = m_runLoopFrames;
  moment.renderedAtSeconds = now;
  moment.heardAtSeconds = now + delaySeconds + static_cast<double>(frames) / m_sampleRate;
  moment.isPlaying = m_transport.target > 0.0F;
  moment.isSilent = !moment.isPlaying && !isAudible() && !isFading;
  moment.isWaiting = m_isWaiting;
  m_clock.write(moment);
}

}  // namespace jukebox
