#include "ui/library/sample_text.h"

#include <QDateTime>
#include <QLocale>
#include <cmath>

namespace jukebox::ui {

QString SampleText::length(double seconds) {
  const auto total = static_cast<long long>(std::llround(std::max(0.0, seconds)));
  const QString rest = QStringLiteral("%1").arg(total % 60, 2, 10, QLatin1Char('0'));
  if (total < 3600) return QStringLiteral("%1:%2").arg(total / 60).arg(rest);
  return QStringLiteral("%1:%2:%3").arg(total / 3600).arg(total / 60 % 60, 2, 10, QLatin1Char('0')).arg(rest);
}

QString SampleText::level(int lowestLevel, int topLevel) {
  if (lowestLevel <= 0) return tr("Full");
  return lowestLevel >= topLevel ? tr("Draft") : tr("Mid");
}

QString SampleText::levelMeaning(int lowestLevel, int topLevel) {
  if (lowestLevel <= 0) return tr("Full quality: every level of the model was sampled.");
  if (lowestLevel >= topLevel) return tr("Draft: only the top level was sampled; melody and form, little detail.");
  return tr("Middle quality: sampled down to level %1 of %2; upsampling adds the rest.").arg(lowestLevel).arg(topLevel);
}

QString SampleText::mode(GenerationMode mode) {
  switch (mode) {
    case GenerationMode::ancestral:
      return tr("New");
    case GenerationMode::continuation:
      return tr("Continuation");
    case GenerationMode::upsample:
      return tr("Upsampled");
    case GenerationMode::primed:
      return tr("From audio");
  }
  return {};
}

QString SampleText::modeMeaning(GenerationMode mode) {
  switch (mode) {
    case GenerationMode::ancestral:
      return tr("Composed from nothing but artist, genre and lyrics.");
    case GenerationMode::continuation:
      return tr("Goes on where another sample of the library ends or was cut.");
    case GenerationMode::upsample:
      return tr("Keeps another sample's top level and samples the finer levels anew.");
    case GenerationMode::primed:
      return tr("Goes on after a piece of recorded audio.");
  }
  return {};
}

QString SampleText::artistAndGenre(const SampleSummary& sample) {
  if (sample.artist.empty()) return text(sample.genre);
  if (sample.genre.empty()) return text(sample.artist);
  return QStringLiteral("%1 · %2").arg(text(sample.artist), text(sample.genre));
}

QString SampleText::title(const SampleSummary& sample) {
  return sample.title.empty() ? tr("Untitled") : text(sample.title);
}

QString SampleText::made(const std::string& createdAt) {
  const auto moment = QDateTime::fromString(text(createdAt), Qt::ISODate).toLocalTime();
  if (!moment.isValid()) return text(createdAt);
  const QString clock = QLocale().toString(moment.time(), QLocale::ShortFormat);
  const auto days = moment.date().daysTo(QDate::currentDate());
  if (days == 0) return tr("Today %1").arg(clock);
  if (days == 1) return tr("Yesterday %1").arg(clock);
  return QLocale().toString(moment.date(), QStringLiteral("d MMM yyyy"));
}

QString SampleText::rating(int rating) {
  return rating == 0 ? tr("not rated") : counted(rating, tr("1 star"), tr("%1 stars"));
}

QString SampleText::spoken(const SampleSummary& sample) {
  QStringList parts{title(sample), artistAndGenre(sample), length(sample.durationSeconds),
                    level(sample.lowestLevel, sample.topLevel), rating(sample.rating)};
  if (sample.favourite) parts << tr("favourite");
  if (!sample.played) parts << tr("not played yet");
  return parts.join(QStringLiteral(", "));
}

}  // namespace jukebox::ui
