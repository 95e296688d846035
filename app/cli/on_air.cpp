#include "app/cli/on_air.h"

#include <thread>

namespace jukebox::cli {
namespace {

constexpr std::chrono::milliseconds kPumpInterval{20};
/// What the device holds back after everything was given to it.
constexpr std::chrono::milliseconds kDeviceDelay{300};
constexpr std::chrono::milliseconds kFade{80};

}  // namespace

Result<RadioSound> OnAir::write(std::span<const float> mono) {
  const std::scoped_lock lock(m_mutex);
  RETURN_IF_ERROR(m_stream->write(mono));
  if (!m_begin && !mono.empty()) m_begin = std::chrono::steady_clock::now();
  return m_tape.add(mono, heardSeconds());
}

void OnAir::pump() {
  const std::scoped_lock lock(m_mutex);
  m_stream->pump();
}

void OnAir::setVolume(double volume) {
  const std::scoped_lock lock(m_mutex);
  m_stream->setVolume(volume);
}

double OnAir::heardSeconds() const {
  if (m_stream->isPlayed()) return m_stream->status().heardSeconds;
  if (!m_begin) return 0;
  const double elapsed = std::chrono::duration<double>(std::chrono::steady_clock::now() - *m_begin).count();
  return m_isEndless ? std::min(elapsed, m_tape.seconds()) : m_tape.seconds();
}

RadioStatus OnAir::status() const {
  const std::scoped_lock lock(m_mutex);
  const LiveStatus live = m_stream->status();
  RadioStatus status;
  status.madeSeconds = m_tape.seconds();
  status.heardSeconds = std::min(heardSeconds(), status.madeSeconds);
  status.aheadSeconds = status.madeSeconds - status.heardSeconds;
  status.gapCount = live.gapCount;
  status.gapSeconds = live.gapSeconds;
  return status;
}

bool OnAir::isLost() const {
  const std::scoped_lock lock(m_mutex);
  return m_stream->status().isLost;
}

HeardTape::Piece OnAir::lastHeard(double seconds) const {
  const std::scoped_lock lock(m_mutex);
  return m_tape.lastHeard(heardSeconds(), seconds);
}

Status OnAir::finish(const CancellationToken& cancellation) {
  {
    const std::scoped_lock lock(m_mutex);
    RETURN_IF_ERROR(m_stream->end());
  }
  while (m_stream->isPlayed() && !cancellation.shouldStopNow()) {
    {
      const std::scoped_lock lock(m_mutex);
      const LiveStatus live = m_stream->status();
      if (live.isHeardToTheEnd || live.isLost) break;
      m_stream->pump();
    }
    std::this_thread::sleep_for(kPumpInterval);
  }
  if (!m_stream->isPlayed()) return {};
  if (cancellation.shouldStopNow()) setVolume(0);
  std::this_thread::sleep_for(cancellation.shouldStopNow() ? kFade : kDeviceDelay);
  return {};
}

std::string OnAir::report() const {
  const std::scoped_lock lock(m_mutex);
  return reportText(m_stream->report(), m_stream->isPlayed());
}

}  // namespace jukebox::cli
