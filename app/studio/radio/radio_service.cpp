#include "app/studio/radio/radio_service.h"

#include <QSettings>
#include <algorithm>
#include <cmath>

#include "core/base/id.h"
#include "core/domain/library_files.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

using Phase = ui::RadioState::Phase;

constexpr std::size_t kRememberedWishes = 50;
const QString kHoldKey = QStringLiteral("radio/holdsQueue");
/// More than this beyond what was made cannot have been heard.
constexpr double kRoundingSeconds = 1;

/// The ear hears loudness in powers; the player does the same.
double linear(double slider) {
  return std::pow(std::clamp(slider, 0.0, 1.0), 3.0);
}

Phase phaseOf(RadioPhase phase) {
  switch (phase) {
    case RadioPhase::loading:
      return Phase::loading;
    case RadioPhase::composing:
      return Phase::composing;
    case RadioPhase::playing:
      return Phase::playing;
    case RadioPhase::stopping:
      return Phase::stopping;
  }
  return Phase::loading;
}

RadioWish wishOf(int number, const ui::RadioTurn& turn) {
  RadioWish wish;
  wish.number = number;
  wish.artist = turn.artist;
  wish.genre = turn.genre;
  wish.lyrics = turn.lyrics;
  wish.temperature = turn.temperature;
  wish.guidance = turn.guidance;
  return wish;
}

}  // namespace

RadioService::RadioService(RadioServiceOptions options, ui::GenerationQueue& queue, QObject* parent)
    : Radio(parent),
      m_options(std::move(options)),
      m_hold(queue),
      m_holdsQueue(QSettings().value(kHoldKey, true).toBool()) {
  connect(&m_process, &RadioProcess::said, this, &RadioService::hear);
  connect(&m_process, &RadioProcess::ended, this, &RadioService::hearEnd);
  connect(&m_hold, &QueueHold::changed, this, &RadioService::takeQueue);
}

RadioService::~RadioService() {
  m_process.disconnect(this);
  m_hold.disconnect(this);
}

QStringList RadioService::arguments() const {
  QStringList all = m_options.arguments;
  all << QStringLiteral("radio") << QStringLiteral("--json")
      << QStringLiteral("--library=") + ui::text(m_options.libraryRoot.string())
      << QStringLiteral("--model=") + ui::text(m_begin.model) << QStringLiteral("--threads=%1").arg(m_options.threads())
      << QStringLiteral("--volume=%1").arg(m_volume, 0, 'f', 6);
  if (const std::string speaker = m_options.speaker(); !speaker.empty()) {
    all << QStringLiteral("--speaker=") + ui::text(speaker);
  }
  return all + m_options.moreArguments;
}

void RadioService::start(const ui::RadioStart& start) {
  if (m_state.isOn()) return;
  m_begin = start;
  m_playing = start.conditioning;
  m_volume = linear(start.volume);
  m_track.clear();
  m_wishes.clear();
  m_lastNumber = m_beginNumber = m_keepNumber = 0;
  m_state = {};
  m_state.phase = Phase::starting;
  m_state.model = ui::text(start.model);
  m_state.usualTemperature = start.usualTemperature;
  m_state.usualGuidance = start.usualGuidance;
  m_hold.setHolding(m_holdsQueue);
  RadioLaunch launch = m_options.times;
  launch.program = m_options.program;
  launch.arguments = arguments();
  m_process.start(launch);
  emit wishesChanged();
  takeQueue();
}

void RadioService::stop(bool now) {
  if (!m_state.isOn()) return;
  m_state.phase = Phase::stopping;
  m_process.end(now);
  emit changed();
}

void RadioService::turn(const ui::RadioTurn& turn) {
  if (!m_state.isOn() || m_state.phase == Phase::stopping) return;
  const int number = ++m_lastNumber;
  if (turn.artist) m_playing.artist = *turn.artist;
  if (turn.genre) m_playing.genre = *turn.genre;
  if (turn.lyrics) m_playing.lyrics = *turn.lyrics;
  if (m_wishes.size() >= kRememberedWishes) m_wishes.erase(m_wishes.begin());
  ui::RadioWishState told;
  told.number = number;
  told.turn = turn;
  m_wishes.push_back(told);
  m_process.send(wishOf(number, turn));
  emit wishesChanged();
}

void RadioService::setVolume(double volume) {
  m_volume = linear(volume);
  RadioWish wish;
  wish.number = ++m_lastNumber;
  wish.volume = m_volume;
  m_process.send(wish);
}

QString RadioService::keptTitle() const {
  QStringList names;
  for (const auto& name : {m_playing.artist, m_playing.genre}) {
    if (!name.empty()) names << ui::text(name);
  }
  return names.isEmpty() ? tr("From the radio") : tr("From the radio: %1").arg(names.join(QStringLiteral(" · ")));
}

void RadioService::keep(double seconds) {
  if (!m_state.isOn() || m_state.heardSeconds <= 0 || m_keepNumber != 0) return;
  RadioWish wish;
  wish.number = m_keepNumber = ++m_lastNumber;
  wish.keep = RadioKeep{std::clamp(seconds, 1.0, kLongestKeptSeconds), {}, keptTitle().toStdString()};
  m_process.send(wish);
  m_state.isKeeping = true;
  emit changed();
}

void RadioService::setHoldsQueue(bool holds) {
  m_holdsQueue = holds;
  QSettings().setValue(kHoldKey, holds);
  m_hold.setHolding(holds && m_state.isOn());
  takeQueue();
}

void RadioService::takeQueue() {
  m_state.isQueueHeld = m_state.isOn() && m_hold.holdsSomething();
  m_state.isQueueAtWork = m_state.isOn() && m_hold.isQueueAtWork();
  emit changed();
}

void RadioService::hear(const RadioEvent& event) {
  std::visit([this](const auto& each) { hearOf(each); }, event);
}

void RadioService::hearOf(const RadioHello& hello) {
  m_state.seed = hello.seed;
  if (m_state.phase == Phase::starting) m_state.phase = Phase::loading;
  m_beginNumber = ++m_lastNumber;
  const auto& [artist, genre, lyrics] = m_begin.conditioning;
  RadioWish wish = wishOf(m_beginNumber, {artist, genre, lyrics, m_begin.temperature, m_begin.guidance});
  wish.volume = m_volume;
  m_process.send(wish);
  for (const auto& each : m_wishes) {  // what was wished before it could hear
    m_process.send(wishOf(each.number, each.turn));
  }
  emit changed();
}

void RadioService::hearOf(const RadioStatus& status) {
  const bool isPossible = status.heardSeconds <= status.madeSeconds + kRoundingSeconds &&
                          status.aheadSeconds <= status.madeSeconds + kRoundingSeconds &&
                          status.madeSeconds >= m_state.madeSeconds && status.gapCount >= m_state.gapCount;
  if (!isPossible) return m_process.noteNonsense("times that cannot be");
  if (m_state.phase != Phase::stopping) m_state.phase = phaseOf(status.phase);
  m_state.madeSeconds = status.madeSeconds;
  m_state.heardSeconds = std::min(status.heardSeconds, status.madeSeconds);
  m_state.aheadSeconds = std::min(status.aheadSeconds, status.madeSeconds);
  m_state.gapCount = status.gapCount;
  m_state.gapSeconds = status.gapSeconds;
  m_state.speed = status.speed;
  emit changed();
}

void RadioService::hearOf(const RadioSound& sound) {
  // A piece of music, with some room: no window of any model is longer.
  constexpr double kLongestPieceSeconds = 600;
  const bool isNext = std::abs(sound.fromSeconds - m_track.endSeconds()) < 0.5 / ui::RadioTrack::kPeaksASecond;
  if (!isNext || sound.seconds > kLongestPieceSeconds) return m_process.noteNonsense("sound that does not go on");
  m_track.add(sound.fromSeconds, sound.peaks);
}

void RadioService::hearOf(const RadioAnswer& answer) {
  if (answer.wish < 1 || answer.wish > m_lastNumber) {
    if (answer.wish == 0 && answer.kind == RadioAnswerKind::heard) return;  // of the wish to end
    return m_process.noteNonsense("an answer to a wish that was not made");
  }
  if (answer.wish == m_keepNumber) return hearOfKept(answer);
  if (answer.wish == m_beginNumber) return hearOfBeginning(answer);
  const auto wish = std::find_if(m_wishes.begin(), m_wishes.end(),
                                 [&](const ui::RadioWishState& each) { return each.number == answer.wish; });
  if (wish == m_wishes.end()) return;  // of the volume, or forgotten
  if (answer.kind == RadioAnswerKind::taken) {
    wish->phase = ui::RadioWishState::Phase::taken;
    wish->fromSeconds = answer.fromSeconds;
  } else if (answer.kind == RadioAnswerKind::refused) {
    wish->phase = ui::RadioWishState::Phase::refused;
    wish->reason = ui::errorText(answer.error.message);
  }
  emit wishesChanged();
}

/// A radio that plays something else than what was asked for is none.
void RadioService::hearOfBeginning(const RadioAnswer& answer) {
  if (answer.kind != RadioAnswerKind::refused) return;
  m_state.trouble = ui::errorSentence(answer.error);
  stop(true);
}

void RadioService::hearOfKept(const RadioAnswer& answer) {
  if (answer.kind != RadioAnswerKind::kept && answer.kind != RadioAnswerKind::refused) return;
  m_keepNumber = 0;
  m_state.isKeeping = false;
  emit changed();
  if (answer.kind == RadioAnswerKind::refused) {
    emit refused(ui::errorText(answer.error.message), ui::errorText(answer.error.advice));
    return;
  }
  std::error_code code;
  const bool isThere =
      isValidId(answer.sample) &&
      std::filesystem::exists(LibraryFiles(m_options.libraryRoot).sampleFolder(answer.sample) / kSampleJsonName, code);
  if (isThere) return emit kept(ui::text(answer.sample), answer.keptSeconds);
  m_process.noteNonsense("a sample that is not there");
  emit refused(tr("The piece could not be kept."), tr("Try again."));
}

/// The process remembers it as the reason of its end.
void RadioService::hearOf(const RadioFailure& /*failure*/) {}

void RadioService::hearEnd(const std::optional<Error>& reason) {
  m_hold.setHolding(false);
  const bool wasKeeping = std::exchange(m_keepNumber, 0) != 0;
  m_state.phase = Phase::off;
  m_state.aheadSeconds = 0;
  m_state.isKeeping = false;
  if (reason) m_state.trouble = ui::errorSentence(*reason);
  if (wasKeeping) emit refused(tr("The radio ended before the piece was kept."), QString());
  takeQueue();
}

}  // namespace jukebox::studio
