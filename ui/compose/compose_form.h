#pragma once
// ComposeForm: the compose form as a value: what is wrong with it, and what it means for the song. Knows no widgets.

#include <QCoreApplication>
#include <QString>
#include <vector>

#include "core/domain/compose_preset.h"
#include "ui/models/model_catalog.h"

namespace jukebox::ui {

enum class FormField { model, artist, genre, lyrics, length, songLength, seed, takes, start, sampling };

/// One thing that keeps a song from being made, in a sentence that says what to do.
struct FormProblem {
  FormField field = FormField::model;
  QString message;
};

/// The song as the top prior of a model is told: its length, and the windows in which it is made.
struct SongFrame {
  int sampleRate = 1;
  std::int64_t samplesPerToken = 1;  ///< of the top level
  std::int64_t windowTokens = 1, hopTokens = 1;
  double totalSeconds = 0;       ///< declared to the model
  double offsetSeconds = 0;      ///< where in it the result begins
  double durationSeconds = 0;    ///< of the result
  double shortestSeconds = 0;    ///< songs that the model knows
  double longestSeconds = 0;     ///< 0: any
  std::int64_t lyricTokens = 0;  ///< 0: the model takes no lyrics
  LabelStyle style = LabelStyle::v3;

  double windowSeconds() const;
  /// Begin (from the begin of the song, in samples) of the window in which the sound at `seconds` of the song is made.
  std::int64_t windowBeginSamples(double seconds) const;
};

SongFrame songFrameOf(const ModelCard& card, const GenerationRequest& request);

class ComposeForm {
  Q_DECLARE_TR_FUNCTIONS(ComposeForm)
 public:
  /// `unknownArtistAccepted`: the user wants the name although the model does not know it.
  struct Consent {
    bool artist = false, genre = false;
  };
  /// In the order of the form; empty when the request can be made. `model` is null when it is not installed.
  static std::vector<FormProblem> problemsOf(const ComposePreset& form, const ModelEntry* model, bool hasModels,
                                             const Consent& consent);
  static bool knowsArtist(const ModelEntry& model, const QString& artist, int lowestLevel);
  /// The first word that some level does not know; empty: all are known.
  static QString unknownGenre(const ModelEntry& model, const QString& genre, int lowestLevel);
};

}  // namespace jukebox::ui
