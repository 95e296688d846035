#include "ui/models/model_text.h"

#include <QLocale>
#include <algorithm>

#include "ui/library/sample_text.h"

namespace jukebox::ui {

QString ModelText::size(std::uint64_t bytes) {
  const auto value = static_cast<double>(bytes);
  if (value >= 1e9) return tr("%1 GB").arg(QLocale().toString(value / 1e9, 'f', 1));
  return tr("%1 MB").arg(QLocale().toString(std::max(0.1, value / 1e6), 'f', value < 1e7 ? 1 : 0));
}

QString ModelText::license(const ModelEntry& entry) {
  const ModelLicense& license = entry.model.card.license;
  const QString name = license.name.empty() ? tr("no licence stated") : text(license.name);
  return license.commercialUse ? tr("%1: what it makes may be used commercially").arg(name)
                               : tr("%1: no commercial use of what it makes").arg(name);
}

QString ModelText::level(const ModelEntry& entry, const ModelPrior& prior) {
  const ModelCard& card = entry.model.card;
  const PriorHyperparameters& hyper = prior.hyperparameters;
  const auto hop = card.codec.samplesPerToken(hyper.level);
  const double seconds = static_cast<double>(hyper.nCtx * hop) / card.codec.sampleRate;
  QStringList parts{tr("width %1, depth %2").arg(hyper.transformer.width).arg(hyper.transformer.depth),
                    tr("one code for %1 samples").arg(hop),
                    tr("%1 s at once").arg(QLocale().toString(seconds, 'f', 1))};
  if (hyper.hasLyrics()) parts << tr("sees %1 characters of lyrics").arg(hyper.nTokens);
  return parts.join(QStringLiteral(", "));
}

QString ModelText::vocabulary(const ModelEntry& entry) {
  if (entry.vocabularies.empty()) return tr("no names: ids only");
  const auto& names = entry.vocabularies.front().names;
  const auto known = [](const auto& entries) {
    return static_cast<qint64>(std::count_if(entries.begin(), entries.end(), [](const auto& e) { return e.id != 0; }));
  };
  return counted(known(names.artists()), tr("1 artist"), tr("%1 artists")) + QStringLiteral(", ") +
         counted(known(names.genres()), tr("1 genre"), tr("%1 genres"));
}

QString ModelText::memory(const ModelEntry& entry) {
  QStringList parts;
  for (const auto& memory : entry.memory) {
    parts << QStringLiteral("%1 %2").arg(QString::fromUtf8(weightDtypeName(memory.dtype).data()),
                                         size(memory.peakBytes));
  }
  return parts.isEmpty() ? tr("being computed") : parts.join(QStringLiteral(", "));
}

QString ModelText::work(const ModelWork& work) {
  QString sentence;
  switch (work.kind) {
    case ModelWork::Kind::import:
      sentence = tr("Importing “%1”").arg(work.model);
      break;
    case ModelWork::Kind::quantise:
      sentence = tr("Making a smaller copy of “%1”").arg(work.model);
      break;
    case ModelWork::Kind::verify:
      sentence = tr("Checking “%1”").arg(work.model);
      break;
  }
  if (work.isCancelling) return tr("%1: stopping").arg(sentence);
  if (work.fraction < 0) return sentence;
  return tr("%1: %2 %").arg(sentence).arg(static_cast<int>(work.fraction * 100));
}

}  // namespace jukebox::ui
