#include "ui/session/session_text.h"

#include <algorithm>
#include <cmath>

#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/queue/queue_text.h"

namespace jukebox::ui {

QString SessionText::coverage(const LyricCoverage& coverage) {
  const auto count = [&](LineState state) {
    return std::count_if(coverage.lines.begin(), coverage.lines.end(),
                         [&](const LineCoverage& line) { return line.state == state; });
  };
  QStringList parts = {counted(count(LineState::sung), tr("1 line sung"), tr("%1 lines sung"))};
  if (const auto blurred = count(LineState::blurred)) {
    parts << counted(blurred, tr("1 line blurred"), tr("%1 lines blurred"));
  }
  if (const auto skipped = count(LineState::skipped)) {
    parts << counted(skipped, tr("1 line skipped"), tr("%1 lines skipped"));
  }
  if (const auto ahead = count(LineState::ahead)) {
    parts << counted(ahead, tr("1 line still to come"), tr("%1 lines still to come"));
  }
  return tr("Lyrics: %1 % in order; %2.")
      .arg(std::lround(coverage.fraction * 100))
      .arg(parts.join(QStringLiteral(", ")));
}

QString SessionText::lineState(LineState state) {
  switch (state) {
    case LineState::sung:
      return tr("sung");
    case LineState::blurred:
      return tr("blurred");
    case LineState::skipped:
      return tr("skipped");
    case LineState::ahead:
      break;
  }
  return tr("still to come");
}

QString SessionText::pending(const PendingTakes& pending) {
  const QString what =
      pending.job.kind == TakeJob::Kind::upsample
          ? tr("The song is being upsampled")
          : counted(pending.job.request.count, tr("1 candidate is being made"), tr("%1 candidates are being made"));
  if (!pending.isInQueue) return tr("This step is not in the queue. Try it again, or give it up.");
  if (pending.error) return errorSentence(*pending.error);
  switch (pending.state) {
    case QueueState::failed:
    case QueueState::cancelled:
    case QueueState::interrupted:
      return tr("This step has ended too early: %1.").arg(QueueText::state(pending.state).toLower());
    default:
      return QStringLiteral("%1: %2").arg(what, QueueText::state(pending.state).toLower());
  }
}

}  // namespace jukebox::ui
