#include "core/playback/player.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "core/playback/tempo_stretcher.h"

namespace jukebox {
namespace {

constexpr double kSwitchFadeSeconds = 0.025;
constexpr double kOpenFadeSeconds = 0.020;
constexpr double kShortestLoopSeconds = 0.020;
/// What has to be loaded beyond the position before a switch does not run dry at once.
constexpr double kSwitchLeadSeconds = 0.5;

}  // namespace

Player::Player(std::unique_ptr<AudioOutput> output, PlayerOptions options)
    : m_options(options),
      m_sampleRate(options.preferredSampleRate),
      m_cache(options.cacheBytes),
      m_mixer(std::make_unique<PlaybackMixer>(m_sampleRate, options.clock)),
      m_output(std::move(output), m_renderer) {
  m_renderer.mixer = m_mixer.get();
  applyLevelling();
}

Player::~Player() {
  m_renderer.closeGate();
}

std::uint64_t Player::frameAt(double seconds) const {
  return static_cast<std::uint64_t>(std::llround(std::max(seconds, 0.0) * m_sampleRate / speedOfSource()));
}

double Player::secondsAt(double frame) const {
  return frame / m_sampleRate * speedOfSource();
}

void Player::send(MixerCommand command) {
  command.serial = ++m_serial;
  const bool isRescaled = command.kind == MixerCommand::Kind::switchCurrent && command.frameScale != 1.0;
  if (command.kind == MixerCommand::Kind::seek || command.kind == MixerCommand::Kind::setCurrent || isRescaled) {
    m_expectedFrame = command.frame;
    m_expectedSerial = m_serial;
  }
  if (!m_mixer->push(command)) {
    stopOutput();  // nobody takes commands: a device that hangs. poll() reports it.
    m_renderer.isLost = true;
    m_mixer->applyWhileStopped();
    m_mixer->push(command);
  }
  if (!m_isRunning) m_mixer->applyWhileStopped();
  while (const auto event = m_mixer->pollEvent()) handle(*event, m_pendingEvents);
}

void Player::open(const PlayerTrack& track, double startSeconds) {
  m_track = track;
  m_source = sourceOf(track);
  m_isFailureReported = false;
  m_switchTrack.reset();
  m_switchSource.reset();
  m_loader.loadFirst(m_source);
  if (m_state != PlayerState::playing && m_state != PlayerState::deviceLost) m_state = PlayerState::paused;
  setNext(std::nullopt);
  m_loop.reset();
  sendCurrent(startSeconds, true);
}

void Player::sendCurrent(double seconds, bool fades) {
  MixerCommand command{MixerCommand::Kind::setCurrent, m_held.hold(m_source), frameAt(seconds)};
  if (fades) command.fadeFrames = static_cast<std::uint32_t>(kOpenFadeSeconds * m_sampleRate);
  send(command);
  if (wantsToPlay()) send({MixerCommand::Kind::play});
}

void Player::setNext(const std::optional<PlayerTrack>& track) {
  m_nextTrack = track;
  m_nextSource = track ? sourceOf(*track) : nullptr;
  if (m_nextSource) m_loader.loadLater(m_nextSource);
  sendNext();
}

void Player::sendNext() {
  send({MixerCommand::Kind::setNext, m_held.hold(m_nextSource)});
}

void Player::preload(const PlayerTrack& track) {
  m_loader.loadLater(sourceOf(track));
}

void Player::switchTo(const PlayerTrack& track) {
  if (m_state == PlayerState::empty) return open(track);
  m_switchTrack = track;
  m_switchSource = sourceOf(track);
  m_loader.loadFirst(m_switchSource);
  tryToSwitch();
}

void Player::tryToSwitch() {
  if (!m_switchSource) return;
  const double scale = speedOfSource() / m_switchSource->speed();
  const MixerMoment moment = m_mixer->moment();
  const bool isJumping = m_expectedFrame && moment.serial < m_expectedSerial;  // the mixer has not made it yet
  const auto now = static_cast<double>(isJumping ? *m_expectedFrame : moment.frame);
  const auto frame = static_cast<std::uint64_t>(std::llround(now * scale));
  const auto lead = static_cast<std::uint64_t>(kSwitchLeadSeconds * m_sampleRate);
  if (!m_switchSource->isEnded() && m_switchSource->readyFrames() < frame + lead) return;
  m_track = *std::exchange(m_switchTrack, std::nullopt);
  m_source = std::exchange(m_switchSource, nullptr);
  m_isFailureReported = false;
  if (m_state == PlayerState::ended && scale == 1.0) m_state = PlayerState::paused;
  MixerCommand command{MixerCommand::Kind::switchCurrent, m_held.hold(m_source), frame};
  command.frameScale = scale;
  command.fadeFrames = static_cast<std::uint32_t>(kSwitchFadeSeconds * m_sampleRate);
  send(command);
}

void Player::close() {
  m_source.reset();
  m_switchSource.reset();
  m_switchTrack.reset();
  m_track = {};
  m_loop.reset();
  m_state = PlayerState::empty;
  setNext(std::nullopt);
  send({MixerCommand::Kind::pause});
  MixerCommand command{MixerCommand::Kind::setCurrent};
  command.fadeFrames = static_cast<std::uint32_t>(kOpenFadeSeconds * m_sampleRate);
  send(command);
}

void Player::play() {
  if (m_state == PlayerState::empty) return;
  if (m_state == PlayerState::ended) seek(m_loop ? m_loop->beginSeconds : 0.0);
  m_state = PlayerState::playing;
  m_silentSinceSeconds.reset();
  send({MixerCommand::Kind::play});
  requestSound();
}

void Player::pause() {
  if (m_state != PlayerState::playing) return;
  m_state = PlayerState::paused;
  send({MixerCommand::Kind::pause});
}

void Player::seek(double seconds) {
  if (m_state == PlayerState::empty) return;
  if (m_state == PlayerState::ended) m_state = PlayerState::paused;
  std::uint64_t frame = frameAt(seconds);
  if (m_source && m_source->isEnded()) frame = std::min(frame, m_source->readyFrames());
  send({MixerCommand::Kind::seek, nullptr, frame});
}

void Player::setLoop(const std::optional<LoopRegion>& loop) {
  m_loop = loop;
  if (loop && loop->endSeconds - loop->beginSeconds < kShortestLoopSeconds) m_loop.reset();
  MixerCommand command{MixerCommand::Kind::setLoop};
  if (m_loop) {
    command.frame = frameAt(m_loop->beginSeconds);
    command.endFrame = frameAt(m_loop->endSeconds);
  }
  send(command);
}

void Player::setVolume(double linear) {
  m_volume = std::clamp(linear, 0.0, 1.0);
  applyLevelling();
}

void Player::setMuted(bool isMuted) {
  m_isMuted = isMuted;
  applyLevelling();
}

void Player::setLevelling(bool isOn) {
  m_isLevelling = isOn;
  applyLevelling();
}

void Player::setSpeed(double speed) {
  if (std::exchange(m_speed, playableSpeed(speed)) == m_speed) return;
  if (m_state == PlayerState::empty) return;
  switchTo(m_switchTrack ? PlayerTrack(*m_switchTrack) : m_track);
  setNext(m_nextTrack);
  if (m_compared) compare(std::optional(*m_compared));
}

void Player::applyLevelling() {
  m_mixer->setVolume(m_isMuted ? 0.0F : static_cast<float>(m_volume));
  m_mixer->setLevelling(m_isLevelling || m_compared.has_value());
}

void Player::compare(const std::optional<std::pair<PlayerTrack, PlayerTrack>>& tracks) {
  for (const auto& source : {m_comparedSources.first, m_comparedSources.second}) {
    if (source && source->loudness() && source->isEnded()) {
      source->setLevellingGain(static_cast<float>(linearGain(levellingGainDecibels(*source->loudness()))));
    }
  }
  m_compared = tracks;
  m_comparedSources = {};
  m_isMatched = false;
  if (tracks) {
    m_comparedSources = {sourceOf(tracks->first), sourceOf(tracks->second)};
    m_loader.loadLater(m_comparedSources.first);
    m_loader.loadLater(m_comparedSources.second);
    tryToMatch();
  }
  applyLevelling();
}

void Player::tryToMatch() {
  const auto& [first, second] = m_comparedSources;
  if (m_isMatched || !first || !second || !first->isEnded() || !second->isEnded()) return;
  m_isMatched = true;
  const auto gains =
      matchedGainsDecibels(first->loudness().value_or(Loudness{}), second->loudness().value_or(Loudness{}));
  first->setLevellingGain(static_cast<float>(linearGain(gains.firstDecibels)));
  second->setLevellingGain(static_cast<float>(linearGain(gains.secondDecibels)));
}

double Player::heardSeconds() const {
  const MixerMoment moment = m_mixer->moment();
  if (m_expectedFrame && moment.serial < m_expectedSerial) return secondsAt(static_cast<double>(*m_expectedFrame));
  return secondsAt(moment.heardFrame(now(), m_sampleRate));
}

PlayerStatus Player::status() const {
  PlayerStatus status;
  status.state = m_state;
  status.trackId = m_track.id;
  status.deviceError = m_deviceError;
  status.isDeviceBusy = m_output.isBusy();
  status.loop = m_loop;
  if (m_format) status.deviceName = m_format->deviceName;
  status.speed = speedOfSource();
  if (!m_source) return status;
  status.loadedSeconds = secondsAt(static_cast<double>(m_source->readyFrames()));
  status.durationSeconds =
      m_source->isEnded() ? status.loadedSeconds : std::max(m_track.durationSeconds, status.loadedSeconds);
  if (m_source->state() == SoundSource::State::complete) status.loudness = m_source->loudness();
  status.positionSeconds = heardSeconds();
  status.isWaiting = wantsToPlay() && (!m_isRunning || m_mixer->moment().isWaiting);
  return status;
}

std::optional<Loudness> Player::loudnessOf(const PlayerTrack& track) {
  const auto source = sourceOf(track);
  return source->state() == SoundSource::State::complete ? source->loudness() : std::nullopt;
}

}  // namespace jukebox
