#pragma once
// ModelText: what facts about a model are called.

#include <QCoreApplication>
#include <QString>

#include "ui/models/model_catalog.h"

namespace jukebox::ui {

class ModelText {
  Q_DECLARE_TR_FUNCTIONS(ModelText)
 public:
  /// "21 MB", "4.1 GB".
  static QString size(std::uint64_t bytes);
  /// "Apache-2.0: commercial use allowed".
  static QString license(const ModelEntry& entry);
  /// "Level 1: hop 256, 24 s at once, 5.7 million weights".
  static QString level(const ModelEntry& entry, const ModelPrior& prior);
  /// "5 artists, 5 genres"; says that there are ids only.
  static QString vocabulary(const ModelEntry& entry);
  /// Memory of each weight format.
  static QString memory(const ModelEntry& entry);
  static QString work(const ModelWork& work);
};

}  // namespace jukebox::ui
