#pragma once
// Training commands: the arguments of `jukebox dataset` and `jukebox train` for a plan. Pure functions.

#include <QStringList>
#include <filesystem>

#include "app/studio/training/training_store.h"

namespace jukebox::studio {

/// Report only.
QStringList scanArguments(const QString& folder);
QStringList prepareArguments(const ui::TrainingDataset& dataset, const std::filesystem::path& out, int sampleRate);
/// Begins a stage, or goes on with it: settings that the run's folder has already are kept.
QStringList trainArguments(const TrainingStore& store, const StoredPlan& plan, std::size_t stage,
                           const std::filesystem::path& modelsFolder);
/// Everything up to and including `stage`, as a model of this name.
QStringList publishArguments(const TrainingStore& store, const StoredPlan& plan, std::size_t stage,
                             const QString& modelName, const std::filesystem::path& modelsFolder);

}  // namespace jukebox::studio
