#include "ui/training/training_text.h"

#include <QLocale>
#include <QRegularExpression>
#include <cmath>

#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

/// "l2_l1" → "l2" and level 0; no level: −1. The names count levels from 1.
std::pair<QString, int> splitLevel(const std::string& name) {
  static const QRegularExpression kLevel(QStringLiteral("^(.*)_l([1-9])$"));
  const auto match = kLevel.match(text(name));
  if (!match.hasMatch()) return {text(name), -1};
  return {match.captured(1), match.captured(2).toInt() - 1};
}

}  // namespace

QString TrainingText::stage(const StageWish& stage) {
  switch (stage.kind) {
    case StageKind::prepare:
      return tr("Prepare the recordings");
    case StageKind::codec:
      return tr("Codec");
    case StageKind::prior:
      return tr("Top prior");
    case StageKind::upsampler:
      return tr("Upsampler of level %1").arg(stage.level);
    case StageKind::finetune:
      return tr("Fine-tuning of level %1").arg(stage.level);
  }
  return {};
}

QString TrainingText::stageMeaning(StageKind kind) {
  switch (kind) {
    case StageKind::prepare:
      return tr("Every recording is decoded once, so that learning never waits for the disk.");
    case StageKind::codec:
      return tr("Learns to turn sound into codes and back.");
    case StageKind::prior:
      return tr("Learns to compose codes, from artist, genre and lyrics.");
    case StageKind::upsampler:
      return tr("Learns to add detail to what the level above has composed.");
    case StageKind::finetune:
      return tr("Goes on from what the model knows, with your recordings, in small steps.");
  }
  return {};
}

QString TrainingText::preset(const QString& name) {
  if (name == QStringLiteral("starter")) return tr("Starter: small and quick");
  if (name == QStringLiteral("small")) return tr("Small: artists and genres");
  if (name == QStringLiteral("small_lyrics")) return tr("Small: with lyrics");
  return name;
}

QString TrainingText::presetMeaning(const QString& name) {
  if (name == QStringLiteral("starter")) {
    return tr(
        "The kind of model that comes with the studio: two levels at 22 kHz, with lyrics, made to learn and to "
        "compose on an ordinary processor.");
  }
  if (name == QStringLiteral("small")) {
    return tr(
        "The small settings of the published model, without lyrics: two levels at 22 kHz. Wants a graphics "
        "processor and songs of more than a minute and a half.");
  }
  return tr(
      "The small settings of the published model, with lyrics: two levels at 22 kHz. Wants a graphics processor, "
      "lyrics, and songs of more than a minute and a half.");
}

QString TrainingText::state(RunState state) {
  switch (state) {
    case RunState::running:
      return tr("Running");
    case RunState::stopping:
      return tr("Saving and stopping");
    case RunState::stopped:
      return tr("Stopped");
    case RunState::interrupted:
      return tr("Interrupted");
    case RunState::failed:
      return tr("Failed");
    case RunState::finished:
      return tr("Finished");
  }
  return {};
}

QString TrainingText::stateMeaning(RunState state) {
  switch (state) {
    case RunState::stopped:
      return tr("Everything is saved. Continue whenever you like.");
    case RunState::interrupted:
      return tr(
          "It was ended from outside: the machine went down, or memory ran out. Continue from the last checkpoint.");
    case RunState::finished:
      return tr("The model is on the Models page.");
    case RunState::running:
      return tr("It goes on when the studio is closed; the next stage begins when it is open.");
    case RunState::stopping:
    case RunState::failed:
      break;
  }
  return {};
}

QString TrainingText::progress(const TrainingStage& stage) {
  if (stage.state == StageState::publishing) return tr("Becomes a model");
  if (stage.state == StageState::done && stage.wish.kind == StageKind::prepare) return tr("Done");
  if (!stage.progress) {
    if (stage.state == StageState::running) return tr("Begins");
    return stage.state == StageState::done ? tr("Done") : tr("Waits for its turn");
  }
  const TrainingState& now = *stage.progress;
  const QLocale locale;
  if (now.phase == "preparing") {
    return tr("Recording %1 of %2").arg(locale.toString(qlonglong{now.step}), locale.toString(qlonglong{now.steps}));
  }
  if (now.step == 0 && now.secondsPerStep <= 0) return tr("Loads the recordings");
  const QString step =
      now.steps > 0
          ? tr("Step %1 of %2").arg(locale.toString(qlonglong{now.step}), locale.toString(qlonglong{now.steps}))
          : tr("Step %1").arg(locale.toString(qlonglong{now.step}));
  if (now.secondsPerStep <= 0) return step;
  return tr("%1, %2 s a step").arg(step, value(now.secondsPerStep));
}

QString TrainingText::duration(double seconds) {
  if (!(seconds >= 0) || seconds > 1e12) return {};
  if (seconds < 60) return tr("%1 s").arg(std::lround(seconds));
  const auto minutes = static_cast<qint64>(std::llround(seconds / 60));
  if (minutes < 60) return tr("%1 min").arg(minutes);
  if (minutes < 48 * 60) return tr("%1 h %2 min").arg(minutes / 60).arg(minutes % 60, 2, 10, QLatin1Char('0'));
  return tr("%1 days %2 h").arg(minutes / 1440).arg(minutes / 60 % 24);
}

QString TrainingText::hours(double hours) {
  return duration(hours * 3600);
}

QString TrainingText::metric(const std::string& name) {
  const auto [base, level] = splitLevel(name);
  const auto of = [&, at = level](const QString& what) { return at < 0 ? what : tr("%1, level %2").arg(what).arg(at); };
  if (base == QStringLiteral("gen_loss") || base == QStringLiteral("bpd")) return tr("Bits a token");
  if (base == QStringLiteral("loss")) return tr("Loss");
  if (base == QStringLiteral("l2")) return of(tr("Waveform error"));
  if (base == QStringLiteral("perceptual")) return of(tr("Spectral error"));
  if (base == QStringLiteral("multispectral_loss")) return of(tr("Spectral distance"));
  if (base == QStringLiteral("si_sdr_db")) return of(tr("Fidelity in dB"));
  if (base == QStringLiteral("lsd_0_2k_db")) return of(tr("Spectral distance below 2 kHz in dB"));
  if (base == QStringLiteral("lsd_2_6k_db")) return of(tr("Spectral distance from 2 to 6 kHz in dB"));
  if (base == QStringLiteral("usage")) return of(tr("Codes in use"));
  if (base == QStringLiteral("entropy")) return of(tr("Variety of codes"));
  if (base == QStringLiteral("commit")) return of(tr("Distance to the codes"));
  if (base == QStringLiteral("prime_loss")) return tr("Bits a character of lyrics");
  if (base == QStringLiteral("alignment_loss")) return tr("Lyric alignment");
  if (base == QStringLiteral("gn")) return tr("Gradient norm");
  if (base == QStringLiteral("lr")) return tr("Learning rate");
  if (base == QStringLiteral("seconds_per_step")) return tr("Seconds a step");
  if (base == QStringLiteral("skipped")) return tr("Skipped steps");
  return text(name);
}

QString TrainingText::metricMeaning(const std::string& name) {
  const QString base = splitLevel(name).first;
  if (base == QStringLiteral("gen_loss")) {
    return tr(
        "How surprised the model is by the next code; lower is better. It has learned nothing until it is well "
        "below the lines of single codes and of pairs.");
  }
  if (base == QStringLiteral("loss")) return tr("What the training makes smaller.");
  if (base == QStringLiteral("l2")) return tr("How far the sound is from the recording after coding; lower is better.");
  if (base == QStringLiteral("si_sdr_db"))
    return tr("How much stronger the sound is than its error; higher is better.");
  if (base == QStringLiteral("perceptual") || base.startsWith(QStringLiteral("lsd")) ||
      base == QStringLiteral("multispectral_loss")) {
    return tr("How far the spectrum is from that of the recording after coding; lower is better.");
  }
  if (base == QStringLiteral("usage") || base == QStringLiteral("entropy")) {
    return tr("How much of the codebook is used; higher is better.");
  }
  return {};
}

QString TrainingText::trouble(const RecordingTrouble& trouble) {
  const auto percent = [&](int decimals) { return QLocale().toString(trouble.share * 100, 'f', decimals); };
  switch (trouble.kind) {
    case Trouble::unreadable:
      return tr("Cannot be read and is left out: %1").arg(trouble.detail);
    case Trouble::sameAsAnother:
      return tr("The same as %1; only one of them is used.").arg(trouble.detail);
    case Trouble::soundsLike:
      return tr("Sounds like %1.").arg(trouble.detail);
    case Trouble::mostlySilent:
      return tr("%1 % of it is silent.").arg(percent(0));
    case Trouble::clipped:
      return tr("Too loud: %1 % of its samples are clipped.").arg(percent(2));
    case Trouble::noArtist:
      return tr("Names no artist.");
    case Trouble::noGenre:
      return tr("Names no genre.");
    case Trouble::noLicence:
      return tr("Names no licence; the one below counts.");
    case Trouble::noLyrics:
      return tr("Has no lyrics; the model hears it as instrumental.");
    case Trouble::note:
      return trouble.detail;
  }
  return {};
}

QString TrainingText::troubleKind(Trouble kind) {
  switch (kind) {
    case Trouble::unreadable:
      return tr("Cannot be read");
    case Trouble::sameAsAnother:
      return tr("Twice the same");
    case Trouble::soundsLike:
      return tr("Sounds like another");
    case Trouble::mostlySilent:
      return tr("Mostly silent");
    case Trouble::clipped:
      return tr("Clipped");
    case Trouble::noArtist:
      return tr("No artist");
    case Trouble::noGenre:
      return tr("No genre");
    case Trouble::noLicence:
      return tr("No licence");
    case Trouble::noLyrics:
      return tr("No lyrics");
    case Trouble::note:
      return tr("Other remarks");
  }
  return {};
}

QString TrainingText::example(const QString& name) {
  static const QRegularExpression kLevel(QStringLiteral("^level-(\\d{1,2})-(\\d{1,3})$"));
  static const QRegularExpression kOther(QStringLiteral("^(original|sample)-(\\d{1,3})$"));
  if (const auto match = kLevel.match(name); match.hasMatch()) {
    return tr("Recording %1, through level %2 and back").arg(match.captured(2).toInt() + 1).arg(match.captured(1));
  }
  if (const auto match = kOther.match(name); match.hasMatch()) {
    const int number = match.captured(2).toInt() + 1;
    return match.captured(1) == QStringLiteral("sample") ? tr("Composed sample %1").arg(number)
                                                         : tr("Recording %1, the original").arg(number);
  }
  return name;
}

QString TrainingText::value(double value) {
  return QLocale().toString(value, 'g', 3);
}

}  // namespace jukebox::ui
