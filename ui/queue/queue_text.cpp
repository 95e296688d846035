#include "ui/queue/queue_text.h"

#include <QLocale>
#include <cmath>

#include "core/domain/sample.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {

bool isWaiting(QueueState state) {
  return state == QueueState::waiting || state == QueueState::held;
}

bool isWorking(QueueState state) {
  return state == QueueState::starting || state == QueueState::running || state == QueueState::paused ||
         state == QueueState::stopping;
}

bool hasEnded(QueueState state) {
  return !isWaiting(state) && !isWorking(state);
}

QString QueueText::title(const QueueEntry& entry) {
  GenerationRequest one = entry.job.request;
  one.count = 1;  // the job is called as its takes are, without a number
  return text(defaultTitle(one, 0));
}

QString QueueText::subtitle(const QueueEntry& entry) {
  const GenerationRequest& request = entry.job.request;
  QStringList parts;
  for (const auto* name : {&request.conditioning.artist, &request.conditioning.genre}) {
    if (!name->empty()) parts << text(*name);
  }
  if (request.mode != GenerationMode::ancestral) parts << SampleText::mode(request.mode);
  if (request.mode != GenerationMode::upsample) parts << SampleText::length(request.durationSeconds);
  if (request.count > 1) parts << tr("%1 takes").arg(request.count);
  return parts.join(QStringLiteral(" · "));
}

QString QueueText::state(QueueState state) {
  switch (state) {
    case QueueState::waiting:
      return tr("Waiting");
    case QueueState::held:
      return tr("On hold");
    case QueueState::starting:
      return tr("Starting");
    case QueueState::running:
      return tr("Running");
    case QueueState::paused:
      return tr("Paused");
    case QueueState::stopping:
      return tr("Stopping");
    case QueueState::done:
      return tr("Done");
    case QueueState::failed:
      return tr("Failed");
    case QueueState::cancelled:
      return tr("Cancelled");
    case QueueState::interrupted:
      return tr("Interrupted");
  }
  return {};
}

QString QueueText::stateSentence(const QueueEntry& entry) {
  const QString goesOn = entry.canContinue ? tr("What was made so far is kept: it can continue.") : QString();
  switch (entry.state) {
    case QueueState::waiting:
      return tr("Begins when those before it are done.");
    case QueueState::held:
      return tr("Waits until it is released.");
    case QueueState::starting:
      return tr("The model is being loaded.");
    case QueueState::running:
      return tr("Every finished window is stored: nothing is lost if it stops.");
    case QueueState::paused:
      return tr("Stands still in memory.");
    case QueueState::stopping:
      return tr("Stops as soon as it can.");
    case QueueState::done:
      return counted(static_cast<qint64>(entry.job.sampleIds.size()), tr("1 sample is in the library."),
                     tr("%1 samples are in the library."));
    case QueueState::failed:
    case QueueState::interrupted:
      if (entry.error) return (errorSentence(*entry.error) + u' ' + goesOn).trimmed();
      return (errorText(entry.job.error) + u' ' + goesOn).trimmed();
    case QueueState::cancelled:
      return goesOn.isEmpty() ? tr("It was stopped.") : goesOn;
  }
  return {};
}

Icon QueueText::stateIcon(QueueState state) {
  switch (state) {
    case QueueState::waiting:
      return Icon::clock;
    case QueueState::held:
    case QueueState::paused:
      return Icon::pause;
    case QueueState::starting:
    case QueueState::running:
      return Icon::play;
    case QueueState::stopping:
    case QueueState::cancelled:
      return Icon::stop;
    case QueueState::done:
      return Icon::check;
    case QueueState::failed:
      return Icon::warning;
    case QueueState::interrupted:
      return Icon::refresh;
  }
  return Icon::info;
}

QString QueueText::progressLine(const QueueEntry& entry) {
  if (!entry.progress) return {};
  const JobProgress& progress = *entry.progress;
  QStringList parts;
  if (progress.sketchFraction) {
    return tr("Sketching the part you marked, %1 %").arg(static_cast<int>(*progress.sketchFraction * 100));
  }
  parts << (progress.windowCount > 0
                ? tr("Level %1, window %2 of %3").arg(progress.level).arg(progress.window).arg(progress.windowCount)
                : tr("Level %1").arg(progress.level));
  if (progress.tokensPerSecond > 0) {
    const int decimals = progress.tokensPerSecond < 20 ? 1 : 0;
    parts << tr("%1 tokens a second").arg(QLocale().toString(progress.tokensPerSecond, 'f', decimals));
  }
  return parts.join(QStringLiteral(" · "));
}

QString QueueText::etaLine(const QueueEntry& entry, const QDateTime& now) {
  if (entry.state != QueueState::running) return {};
  if (!entry.progress || !entry.progress->etaSeconds) return tr("How long it takes is not known yet.");
  const double seconds = *entry.progress->etaSeconds;
  const QDateTime end = now.addSecs(std::llround(seconds));
  const QString time = end.toString(QStringLiteral("HH:mm"));
  if (end.date() == now.date()) return tr("%1 left, done at %2").arg(roughTime(seconds), time);
  return tr("%1 left, done on %2 at %3")
      .arg(roughTime(seconds), QLocale().toString(end.date(), QLocale::ShortFormat), time);
}

QString QueueText::roughTime(double seconds) {
  if (seconds < 1) return tr("less than a second");
  if (seconds < 90) return counted(std::llround(seconds), tr("about 1 second"), tr("about %1 seconds"));
  const qint64 minutes = std::llround(seconds / 60);
  if (minutes < 60) return counted(minutes, tr("about 1 minute"), tr("about %1 minutes"));
  return tr("about %1 h %2 min").arg(minutes / 60).arg(minutes % 60);
}

QString QueueText::wishLine(const QueueEntry& entry) {
  if (!entry.wish) return {};
  const QString begin = SampleText::length(entry.wish->beginSeconds);
  const QString end = SampleText::length(entry.wish->endSeconds);
  if (entry.progress && entry.progress->sketchFraction) {
    return tr("%1 to %2 is being sketched; the song itself may turn out otherwise there.").arg(begin, end);
  }
  return tr("%1 to %2 is sketched first, as soon as the window in work is finished and the composing has come so far.")
      .arg(begin, end);
}

QString QueueText::previewName(const QueuePreview& preview, int topLevel) {
  if (preview.spans.size() > 1) return tr("In progress");
  if (preview.isFinal) return tr("Final");
  return preview.level >= topLevel ? tr("Draft") : tr("Level %1").arg(preview.level);
}

}  // namespace jukebox::ui
