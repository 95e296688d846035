#include "app/cli/radio_station.h"

#include <algorithm>
#include <thread>

namespace jukebox::cli {
namespace {

/// More turns than anybody takes in the minutes that can be kept.
constexpr std::size_t kMaximumTurns = 1000;
constexpr std::chrono::milliseconds kPaceInterval{20};
/// Of the newest piece of work in the measured speed.
constexpr double kNewSpeedWeight = 0.3;

}  // namespace

RadioStation::RadioStation(OnAir& air, SteeringDesk& desk, RadioVoice& voice, const CodecHyperparameters& codec,
                           const Limits& limits, CancellationToken cancellation)
    : m_air(air),
      m_desk(desk),
      m_voice(voice),
      m_limits(limits),
      m_cancellation(std::move(cancellation)),
      m_followed(desk.wish()),
      m_turns({{0, m_followed}}),
      m_codes(codec) {}

GenerationRequest RadioStation::steer(double composedSeconds) {
  settle();
  m_isComposing = true;
  if (!m_workBegin) m_workBegin = std::chrono::steady_clock::now();
  m_asked = m_desk.collect();
  m_askedSeconds = composedSeconds;
  return m_asked->request;
}

void RadioStation::refused(const Error& error) {
  if (!m_asked) return;
  RadioAnswer no;
  no.kind = RadioAnswerKind::refused;
  no.error = error;
  answer(m_asked->wishes, no);
  m_asked.reset();
  answer(m_desk.goBack(m_followed), no);
}

/// The piece went on without a no: it follows.
void RadioStation::settle() {
  if (!m_asked) return;
  const auto asked = *std::exchange(m_asked, std::nullopt);
  if (asked.request != m_followed) {
    const std::scoped_lock lock(m_memoryMutex);
    if (m_turns.size() >= kMaximumTurns) m_turns.erase(m_turns.begin());
    m_turns.push_back({m_askedSeconds, asked.request});
  }
  m_followed = asked.request;
  RadioAnswer yes;
  yes.kind = RadioAnswerKind::taken;
  yes.fromSeconds = m_askedSeconds;
  answer(asked.wishes, yes);
}

void RadioStation::answer(const std::vector<int>& wishes, const RadioAnswer& answer) {
  RadioAnswer each = answer;
  for (const int wish : wishes) {
    each.wish = wish;
    m_voice.say(each);
  }
}

Status RadioStation::sound(const std::vector<float>& samples, const SongCodes& codes) {
  settle();
  const RadioStatus before = m_air.status();
  {
    const std::scoped_lock lock(m_memoryMutex);
    m_codes.add(codes, before.heardSeconds - kLongestKeptSeconds);
  }
  ASSIGN_OR_RETURN(const RadioSound told, m_air.write(samples));
  const double made = m_air.status().madeSeconds;
  measureSpeed(made - before.madeSeconds);
  if (!told.peaks.empty()) m_voice.say(told);
  const bool isEnough = m_limits.seconds && made >= *m_limits.seconds;
  if (isEnough || m_desk.wantsToStop()) m_cancellation.request(CancelMode::afterWindow);
  keepPace();
  m_workBegin = std::chrono::steady_clock::now();
  return {};
}

void RadioStation::measureSpeed(double madeSeconds) {
  if (!m_workBegin) return;
  const double work = std::chrono::duration<double>(std::chrono::steady_clock::now() - *m_workBegin).count();
  const double speed = madeSeconds / std::max(1e-6, work);
  m_speed = m_speed == 0 ? speed : (1 - kNewSpeedWeight) * m_speed + kNewSpeedWeight * speed;
}

/// Waits until it is time to make more. What is lost is told by the next write.
void RadioStation::keepPace() {
  const auto isEarly = [this] { return m_air.status().aheadSeconds > m_limits.aheadSeconds && !m_air.isLost(); };
  while (isEarly() && !m_cancellation.shouldStopAfterWindow()) {
    m_air.pump();
    if (m_desk.wantsToStop()) m_cancellation.request(CancelMode::afterWindow);
    std::this_thread::sleep_for(kPaceInterval);
  }
}

RadioStatus RadioStation::status() const {
  RadioStatus status = m_air.status();
  status.speed = m_speed;
  if (m_isComposing) status.phase = RadioPhase::composing;
  if (status.heardSeconds > 0) status.phase = RadioPhase::playing;
  if (m_cancellation.shouldStopAfterWindow()) status.phase = RadioPhase::stopping;
  return status;
}

std::vector<RadioTurn> RadioStation::turns() const {
  const std::scoped_lock lock(m_memoryMutex);
  return m_turns;
}

HeardTape::Piece RadioStation::lastHeard(double seconds) const {
  HeardTape::Piece piece = m_air.lastHeard(seconds);
  const std::scoped_lock lock(m_memoryMutex);
  const std::int64_t hop = m_codes.hopSamples();
  const std::int64_t begin = (piece.fromFrame + hop - 1) / hop * hop;
  const std::int64_t end = (piece.fromFrame + std::ssize(piece.sound.samples)) / hop * hop;
  auto codes = m_codes.between(begin, end);
  if (!codes) return piece;
  std::vector<float>& sound = piece.sound.samples;
  sound.erase(sound.begin() + (end - piece.fromFrame), sound.end());
  sound.erase(sound.begin(), sound.begin() + (begin - piece.fromFrame));
  piece.fromFrame = begin;
  piece.codes = std::move(*codes);
  return piece;
}

}  // namespace jukebox::cli
