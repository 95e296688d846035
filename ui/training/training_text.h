#pragma once
// TrainingText: what stages, states, measurements and findings of a training are called.

#include <QCoreApplication>

#include "ui/training/training_desk.h"
#include "ui/training/training_plan.h"

namespace jukebox::ui {

class TrainingText {
  Q_DECLARE_TR_FUNCTIONS(TrainingText)
 public:
  /// "Codec", "Top prior", "Upsampler of level 0".
  static QString stage(const StageWish& stage);
  /// One sentence about what a stage learns.
  static QString stageMeaning(StageKind kind);
  static QString preset(const QString& name);
  static QString presetMeaning(const QString& name);
  /// "Running", "Stopped", …
  static QString state(RunState state);
  /// "Interrupted: it was ended from outside …" in a sentence; empty for those that explain themselves.
  static QString stateMeaning(RunState state);
  /// "Step 1,240, 0.52 s a step": where a stage stands.
  static QString progress(const TrainingStage& stage);
  /// "1 h 12 min", "40 s"; rounded to what a person can use.
  static QString duration(double seconds);
  static QString hours(double hours);
  /// A measurement without its "test_": "Bits a token".
  static QString metric(const std::string& name);
  static QString metricMeaning(const std::string& name);
  static QString trouble(const RecordingTrouble& trouble);
  /// Heading of a kind, for the filter: "Cannot be read".
  static QString troubleKind(Trouble kind);
  /// "Recording 1, through level 0 and back", from the name of the file.
  static QString example(const QString& name);
  /// A number with three significant digits.
  static QString value(double value);
};

}  // namespace jukebox::ui
