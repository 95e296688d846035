#include "core/playback/mixer_clock.h"

#include <algorithm>
#include <chrono>

namespace jukebox {

double steadySeconds() {
  return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

double MixerMoment::heardFrame(double nowSeconds, int sampleRate) const {
  const double end = static_cast<double>(frame);
  const double start = static_cast<double>(runStart);
  const double heard = end - std::max(0.0, heardAtSeconds - nowSeconds) * sampleRate;
  if (heard >= start) return heard;
  // What is heard lies before the jump: at the end of the loop, or in something else that has no place here.
  return loopFrames > 0 ? std::max(heard + static_cast<double>(loopFrames), start) : start;
}

void MixerClock::write(const MixerMoment& moment) noexcept {
  const std::uint32_t sequence = m_sequence.load(std::memory_order_relaxed);
  m_sequence.store(sequence + 1, std::memory_order_seq_cst);
  m_serial.store(moment.serial);
  m_source.store(moment.source);
  m_frame.store(moment.frame);
  m_runStart.store(moment.runStart);
  m_loopFrames.store(moment.loopFrames);
  m_heardAtSeconds.store(moment.heardAtSeconds);
  m_renderedAtSeconds.store(moment.renderedAtSeconds);
  m_isPlaying.store(moment.isPlaying);
  m_isSilent.store(moment.isSilent);
  m_isWaiting.store(moment.isWaiting);
  m_sequence.store(sequence + 2, std::memory_order_seq_cst);
}

MixerMoment MixerClock::read() const noexcept {
  while (true) {
    const std::uint32_t before = m_sequence.load();
    const MixerMoment moment{m_serial.load(),
                             m_source.load(),
                             m_frame.load(),
                             m_runStart.load(),
                             m_loopFrames.load(),
                             m_heardAtSeconds.load(),
                             m_renderedAtSeconds.load(),
                             m_isPlaying.load(),
                             m_isSilent.load(),
                             m_isWaiting.load()};
    if (before % 2 == 0 && m_sequence.load() == before) return moment;
  }
}

}  // namespace jukebox
