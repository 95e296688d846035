// The player's housekeeping: what the mixer tells, the device and its loss.

#include <algorithm>
#include <utility>

#include "core/base/log.h"
#include "core/playback/player.h"

namespace jukebox {
namespace {

/// A device that is silent for this long is stopped, so that it costs nothing and others can have it.
constexpr double kSilentSecondsBeforeStop = 1.0;
/// A device that asks for nothing for this long hangs.
constexpr double kHungSeconds = 3.0;

Error lostError(const std::string& deviceName) {
  return makeError(ErrorKind::io, "The sound device \"" + deviceName + "\" went away.",
                   "Connect it again or choose another one; playback goes on from the same place.");
}

}  // namespace

std::vector<PlayerEvent> Player::poll() {
  while (const auto event = m_mixer->pollEvent()) handle(*event, m_pendingEvents);
  takeAnswers(m_pendingEvents);
  checkDevice(m_pendingEvents);
  tryToSwitch();
  tryToMatch();
  reportFailure(m_pendingEvents);
  stopWhenSilent();
  return std::exchange(m_pendingEvents, {});
}

void Player::handle(const MixerEvent& event, std::vector<PlayerEvent>& events) {
  switch (event.kind) {
    case MixerEvent::Kind::held:
      m_held.holdAgain(event.source);
      break;
    case MixerEvent::Kind::released:
      m_held.release(event.source);
      break;
    case MixerEvent::Kind::started:
      if (!m_nextTrack || event.source != m_nextSource.get()) break;  // replaced meanwhile
      m_track = *std::exchange(m_nextTrack, std::nullopt);
      m_source = std::exchange(m_nextSource, nullptr);
      m_switchTrack.reset();  // it was meant for the track that is over
      m_switchSource.reset();
      m_loop.reset();
      m_isFailureReported = false;
      m_loader.loadFirst(m_source);
      events.push_back({PlayerEvent::Kind::nextStarted, m_track.id, std::nullopt});
      break;
    case MixerEvent::Kind::ended:
      if (event.source != m_source.get() || m_state != PlayerState::playing) break;
      m_state = PlayerState::ended;
      events.push_back({PlayerEvent::Kind::ended, m_track.id, std::nullopt});
      break;
  }
}

void Player::reportFailure(std::vector<PlayerEvent>& events) {
  if (!m_source || m_isFailureReported || m_source->state() != SoundSource::State::failed) return;
  m_isFailureReported = true;
  events.push_back({PlayerEvent::Kind::trackFailed, m_track.id, m_source->error()});
}

void Player::checkDevice(std::vector<PlayerEvent>& events) {
  if (m_isOpening || !m_format) return;  // what was lost is the one before
  const double lastSign = std::max(m_startedAtSeconds, m_mixer->moment().renderedAtSeconds);
  const bool hangs = m_isRunning && now() - lastSign > kHungSeconds;
  if (!hangs && !m_renderer.isLost.exchange(false)) return;
  loseDevice(lostError(m_format ? m_format->deviceName : std::string()), events);
}

void Player::loseDevice(const Error& error, std::vector<PlayerEvent>& events) {
  logWarning("playback", "{} {}", error.sentence(), error.detail);
  stopOutput();
  forgetDevice();
  m_output.submit({OutputWish::Kind::close});
  m_deviceError = error;
  if (m_state != PlayerState::empty) m_state = PlayerState::deviceLost;
  send({MixerCommand::Kind::pause});
  events.push_back({PlayerEvent::Kind::deviceLost, m_track.id, error});
}

/// What the device is about to answer means nothing any more.
void Player::forgetDevice() {
  ++m_deviceRound;
  m_format.reset();
  m_isOpening = m_isStarting = false;
  m_renderer.isLost = false;
}

/// The mixer is the player's own when this returns; the device stops a little later.
void Player::stopOutput() {
  if (!m_isRunning) return;
  const double position = heardSeconds();
  m_renderer.closeGate();
  m_isRunning = false;
  m_output.submit({OutputWish::Kind::stop, m_deviceRound});
  m_silentSinceSeconds.reset();
  const bool wasCutOff = m_state == PlayerState::playing;
  if (wasCutOff) send({MixerCommand::Kind::seek, nullptr, frameAt(position)});  // what was rendered was not all heard
}

void Player::stopWhenSilent() {
  const MixerMoment moment = m_mixer->moment();
  if (!m_isRunning || wantsToPlay() || !moment.isSilent) {
    m_silentSinceSeconds.reset();
    return;
  }
  if (!m_silentSinceSeconds) m_silentSinceSeconds = now();
  if (now() - *m_silentSinceSeconds > kSilentSecondsBeforeStop) stopOutput();
}

bool Player::isActive() const {
  const bool isLoading = (m_source && !m_source->isEnded()) || m_switchSource || (m_compared && !m_isMatched) ||
                         (m_nextSource && !m_nextSource->isEnded());
  return m_isRunning || isLoading || !m_pendingEvents.empty() || m_output.isBusy();
}

/// Opens what is not open, starts what does not run.
void Player::requestSound() {
  if (m_isRunning || m_isStarting) return;
  if (!m_format && !m_isOpening) requestDevice();
  m_isStarting = true;
  m_output.submit({OutputWish::Kind::start, m_deviceRound});
}

void Player::requestDevice() {
  m_isOpening = true;
  m_output.submit({OutputWish::Kind::open, m_deviceRound, m_wantedDevice, m_options.preferredSampleRate});
}

void Player::takeAnswers(std::vector<PlayerEvent>& events) {
  while (const auto answer = m_output.pollAnswer()) {
    if (answer->round == m_deviceRound) take(*answer, events);
  }
}

void Player::take(const OutputAnswer& answer, std::vector<PlayerEvent>& events) {
  if (answer.error) return loseDevice(*answer.error, events);
  m_deviceError.reset();
  if (answer.kind == OutputWish::Kind::open) {
    m_isOpening = false;
    m_format = answer.format;
    if (m_format->sampleRate != m_sampleRate) changeSampleRate(m_format->sampleRate);
    if (m_state == PlayerState::deviceLost) m_state = PlayerState::paused;
    return;
  }
  m_isStarting = false;
  m_isRunning = true;
  m_startedAtSeconds = now();
  m_renderer.openGate();
}

/// Everything is read again at the new rate and goes on where it was. The gate is closed.
void Player::changeSampleRate(int sampleRate) {
  const double position = heardSeconds();
  const auto loop = m_loop;
  m_sampleRate = sampleRate;
  m_cache.clear();
  m_mixer = std::make_unique<PlaybackMixer>(sampleRate, m_options.clock);
  m_renderer.mixer = m_mixer.get();
  m_held.clear();
  m_expectedFrame.reset();
  applyLevelling();
  if (m_compared) compare(std::exchange(m_compared, std::nullopt));
  m_switchSource.reset();
  if (const auto track = std::exchange(m_switchTrack, std::nullopt)) m_track = *track;
  if (m_state == PlayerState::empty) return;
  m_source = sourceOf(m_track);
  m_loader.loadFirst(m_source);
  sendCurrent(position, false);
  setNext(m_nextTrack);
  setLoop(loop);
}

void Player::selectDevice(const std::optional<std::string>& deviceName) {
  const bool isInUse = m_format || m_isOpening || m_state == PlayerState::deviceLost;
  m_wantedDevice = deviceName;
  if (!isInUse) return;
  stopOutput();
  forgetDevice();
  requestDevice();
  if (wantsToPlay()) requestSound();
}

}  // namespace jukebox
