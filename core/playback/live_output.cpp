#include "core/playback/live_output.h"

#include <algorithm>

namespace jukebox {
namespace {

/// From silence to full volume.
constexpr float kFadeSeconds = 0.05F;
/// Hz. A device that would take less is asked for this, so that the conversion is ours: sound servers convert in real
/// time, with short filters that bend what lies near half the lower rate.
constexpr int kLeastDeviceRate = 44100;

}  // namespace

LiveOutput::~LiveOutput() {
  m_output->close();
}

Status LiveOutput::open(const std::optional<std::string>& deviceName, int sampleRate) {
  ASSIGN_OR_RETURN(const OutputFormat format, m_output->open(deviceName, std::max(sampleRate, kLeastDeviceRate), *this));
  m_deviceRate = format.sampleRate;
  ASSIGN_OR_RETURN(m_resampler, StreamResampler::create(sampleRate, m_deviceRate, kOutputChannels));
  return m_output->start();
}

Status LiveOutput::add(std::span<const float> mono, float volume) {
  std::vector<float> loud(mono.begin(), mono.end());
  for (float& sample : loud) sample = std::clamp(sample * volume, -1.0F, 1.0F);
  RETURN_IF_ERROR(m_resampler->convert(loud, m_waiting));
  pump();
  return {};
}

Status LiveOutput::finish() {
  RETURN_IF_ERROR(m_resampler->finish(m_waiting));
  m_isFinished = true;
  pump();
  return {};
}

void LiveOutput::pump() {
  const std::size_t written = m_written.load(std::memory_order_relaxed);
  const std::size_t room = kRingSamples - (written - m_read.load(std::memory_order_acquire));
  const std::size_t count = std::min(room, m_waiting.size() - m_waitingBegin);
  for (std::size_t i = 0; i < count; ++i) m_ring[(written + i) % kRingSamples] = m_waiting[m_waitingBegin + i];
  m_written.store(written + count, std::memory_order_release);
  m_waitingBegin += count;
  if (m_waitingBegin == m_waiting.size()) {
    m_waiting.clear();
    m_waitingBegin = 0;
    if (m_isFinished) m_isComplete.store(true, std::memory_order_release);
  }
}

void LiveOutput::render(std::span<float> interleaved, double) noexcept {
  const bool isComplete = m_isComplete.load(std::memory_order_acquire);
  const std::size_t read = m_read.load(std::memory_order_relaxed);
  const std::size_t count = std::min(interleaved.size(), m_written.load(std::memory_order_acquire) - read);
  for (std::size_t i = 0; i < count; ++i) interleaved[i] = m_ring[(read + i) % kRingSamples];
  std::fill(interleaved.begin() + static_cast<std::ptrdiff_t>(count), interleaved.end(), 0.0F);
  applyVolume(interleaved.first(count));
  m_read.store(read + count, std::memory_order_release);
  const bool isGap = count < interleaved.size() && !isComplete && read + count > 0;
  if (isGap) {
    m_gapSamples.fetch_add(interleaved.size() - count, std::memory_order_relaxed);
    if (!m_isInGap) m_gapCount.fetch_add(1, std::memory_order_relaxed);
  }
  m_isInGap = isGap;
}

void LiveOutput::applyVolume(std::span<float> interleaved) noexcept {
  const float volume = m_volume.load(std::memory_order_relaxed);
  if (!m_gain) m_gain = volume;
  const float step = 1.0F / (kFadeSeconds * static_cast<float>(m_deviceRate));
  for (std::size_t i = 0; i < interleaved.size(); ++i) {
    if (i % kOutputChannels == 0) *m_gain += std::clamp(volume - *m_gain, -step, step);
    interleaved[i] *= *m_gain;
  }
}

double LiveOutput::seconds(std::size_t samples) const {
  return m_deviceRate > 0 ? static_cast<double>(samples) / (kOutputChannels * static_cast<double>(m_deviceRate)) : 0;
}

LiveStatus LiveOutput::status() const {
  const std::size_t read = m_read.load(std::memory_order_acquire);
  const std::size_t written = m_written.load(std::memory_order_acquire);
  LiveStatus status;
  status.heardSeconds = seconds(read);
  status.waitingSeconds = seconds(written - read + m_waiting.size() - m_waitingBegin);
  status.gapCount = m_gapCount.load();
  status.gapSeconds = seconds(m_gapSamples.load());
  status.isLost = m_isLost.load();
  status.isHeardToTheEnd = m_isFinished && m_waiting.empty() && read == written;
  return status;
}

}  // namespace jukebox
