#include "ui/radio/radio_text.h"

#include <QLocale>
#include <QStringList>

#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

QString oneDecimal(double number) {
  return QLocale().toString(number, 'f', 1);
}

}  // namespace

QString RadioText::phase(const RadioState& state) {
  switch (state.phase) {
    case RadioState::Phase::off:
      return tr("Off");
    case RadioState::Phase::starting:
      return tr("Begins…");
    case RadioState::Phase::loading:
      return tr("Opens the model…");
    case RadioState::Phase::composing:
      return tr("Composes the first seconds…");
    case RadioState::Phase::playing:
      return tr("On air");
    case RadioState::Phase::stopping:
      return tr("Plays what is made already…");
  }
  return {};
}

QString RadioText::details(const RadioState& state) {
  if (state.phase != RadioState::Phase::playing && state.phase != RadioState::Phase::stopping) return {};
  QStringList parts{tr("plays %1 s ahead").arg(oneDecimal(state.aheadSeconds))};
  if (state.gapCount == 0) {
    parts << tr("no gap");
  } else {
    parts << counted(state.gapCount, tr("1 gap"), tr("%1 gaps")) + QStringLiteral(", ") +
                 tr("%1 s of silence").arg(oneDecimal(state.gapSeconds));
  }
  if (state.speed > 0) parts << tr("makes %1 s in a second").arg(oneDecimal(state.speed));
  return parts.join(QStringLiteral(" · "));
}

QString RadioText::turn(const RadioTurn& turn, const RadioState& state) {
  QStringList parts;
  if (turn.artist) parts << (turn.artist->empty() ? tr("any artist") : text(*turn.artist));
  if (turn.genre) parts << (turn.genre->empty() ? tr("any genre") : text(*turn.genre));
  if (turn.lyrics) parts << (turn.lyrics->empty() ? tr("no lyrics") : tr("new lyrics"));
  if (turn.temperature) parts << temperature(*turn.temperature, state.usualTemperature);
  if (turn.guidance) parts << tr("follows the style: %1").arg(guidance(*turn.guidance, state.usualGuidance));
  return parts.join(QStringLiteral(" · "));
}

QString RadioText::answer(const RadioWishState& wish, double heardSeconds) {
  switch (wish.phase) {
    case RadioWishState::Phase::asked:
      return tr("soon");
    case RadioWishState::Phase::refused:
      return wish.reason;
    case RadioWishState::Phase::taken:
      break;
  }
  const QString at = SampleText::length(wish.fromSeconds);
  const double left = wish.fromSeconds - heardSeconds;
  if (left <= 0) return tr("from %1").arg(at);
  return tr("from %1, in %2 s").arg(at, oneDecimal(left));
}

QString RadioText::temperature(double temperature, double usual) {
  const double above = temperature - usual;
  if (above < -0.105) return tr("very calm");
  if (above < -0.035) return tr("calm");
  if (above < 0.035) return tr("as usual");
  if (above < 0.105) return tr("bold");
  return tr("wild");
}

QString RadioText::guidance(double guidance, double usual) {
  if (guidance < 1.25) return usual < 1.25 ? tr("as usual") : tr("freely");
  const double above = guidance - usual;
  if (above < -0.25) return tr("loosely");
  if (above < 0.25) return tr("as usual");
  if (above < 1.25) return tr("closely");
  return tr("strictly");
}

}  // namespace jukebox::ui
