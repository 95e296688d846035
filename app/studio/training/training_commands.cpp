#include "app/studio/training/training_commands.h"

namespace jukebox::studio {
namespace {

using ui::StageKind;

constexpr const char* kValidationShare = "0.1";

QString text(const std::filesystem::path& path) {
  return QString::fromStdString(path.string());
}

QString actionOf(StageKind kind) {
  switch (kind) {
    case StageKind::codec:
      return QStringLiteral("codec");
    case StageKind::prior:
      return QStringLiteral("prior");
    case StageKind::upsampler:
      return QStringLiteral("upsampler");
    case StageKind::finetune:
      return QStringLiteral("finetune");
    case StageKind::prepare:
      break;
  }
  return {};
}

/// Whose codec the priors work on: the first stage's model, or the installed one.
QString codecModel(const StoredPlan& plan, const std::filesystem::path& modelsFolder) {
  for (const ui::TrainingStage& stage : plan.run.stages) {
    if (stage.wish.kind == StageKind::codec) return text(modelsFolder / stage.modelName.toStdString());
  }
  return plan.run.wish.baseModel;
}

}  // namespace

QStringList scanArguments(const QString& folder) {
  return {QStringLiteral("dataset"), QStringLiteral("scan"), folder, QStringLiteral("--json")};
}

QStringList prepareArguments(const ui::TrainingDataset& dataset, const std::filesystem::path& out, int sampleRate) {
  QStringList arguments{QStringLiteral("dataset"),
                        QStringLiteral("scan"),
                        dataset.folder,
                        QStringLiteral("--json"),
                        QStringLiteral("--out"),
                        text(out),
                        QStringLiteral("--sample-rate"),
                        QString::number(sampleRate),
                        QStringLiteral("--validation-share"),
                        QString::fromLatin1(kValidationShare)};
  if (!dataset.licence.isEmpty()) arguments << QStringLiteral("--licence") << dataset.licence;
  if (!dataset.source.isEmpty()) arguments << QStringLiteral("--source") << dataset.source;
  return arguments;
}

QStringList trainArguments(const TrainingStore& store, const StoredPlan& plan, std::size_t stage,
                           const std::filesystem::path& modelsFolder) {
  const ui::TrainingRun& run = plan.run;
  const ui::StageWish& wish = run.stages.at(stage).wish;
  QStringList arguments{QStringLiteral("train"),
                        actionOf(wish.kind),
                        QStringLiteral("--json"),
                        QStringLiteral("--run"),
                        text(TrainingStore::stageFolder(store.runFolder(run.id), run, stage)),
                        QStringLiteral("--data"),
                        text(store.preparedFolder(run.wish.datasetId, run.wish.sampleRate))};
  if (wish.kind != StageKind::codec) {
    arguments << QStringLiteral("--codec-model") << codecModel(plan, modelsFolder) << QStringLiteral("--level")
              << QString::number(wish.level);
  }
  if (!wish.preset.isEmpty() && wish.kind != StageKind::finetune)
    arguments << QStringLiteral("--preset") << wish.preset;
  if (wish.hours > 0) arguments << QStringLiteral("--hours") << QString::number(wish.hours, 'g', 9);
  if (wish.steps > 0) arguments << QStringLiteral("--steps") << QString::number(wish.steps);
  if (run.wish.threads > 0) arguments << QStringLiteral("--threads") << QString::number(run.wish.threads);
  for (const QString& setting : wish.settings) arguments << QStringLiteral("--set") << setting;
  return arguments;
}

QStringList publishArguments(const TrainingStore& store, const StoredPlan& plan, std::size_t stage,
                             const QString& modelName, const std::filesystem::path& modelsFolder) {
  const ui::TrainingRun& run = plan.run;
  QStringList arguments{
      QStringLiteral("train"),   QStringLiteral("publish"), QStringLiteral("--name"), modelName,
      QStringLiteral("--dtype"), QStringLiteral("f32"),     QStringLiteral("--to"),   text(modelsFolder)};
  bool hasPriors = false;
  for (std::size_t i = 0; i <= stage; ++i) {
    const StageKind kind = run.stages.at(i).wish.kind;
    if (kind == StageKind::prepare || kind == StageKind::codec) continue;
    hasPriors = true;
    arguments << QStringLiteral("--prior-run") << text(TrainingStore::stageFolder(store.runFolder(run.id), run, i));
  }
  if (!hasPriors) {
    arguments << QStringLiteral("--codec-run") << text(TrainingStore::stageFolder(store.runFolder(run.id), run, stage));
  }
  if (!run.wish.licence.isEmpty()) arguments << QStringLiteral("--licence") << run.wish.licence;
  if (!plan.provenance.isEmpty()) arguments << QStringLiteral("--provenance") << plan.provenance;
  if (plan.usualSeconds > 0) {
    arguments << QStringLiteral("--total-seconds") << QString::number(plan.usualSeconds, 'f', 1);
  }
  return arguments;
}

}  // namespace jukebox::studio
