#pragma once
// ModelCatalog: the installed models as the widgets see them, and what can be done with them. Nothing here waits.

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/domain/model_card.h"
#include "core/labels/artist_genre_vocabulary.h"

namespace jukebox::ui {

/// What a level's prior knows by name. Shared by the entries of a catalogue; never changes once read.
struct ModelVocabulary {
  int level = 0;
  ArtistGenreVocabulary names;
};

/// Memory for one sample at the level that needs most, in a weight format.
struct ModelMemory {
  WeightDtype dtype = WeightDtype::f32;
  std::uint64_t peakBytes = 0;
};

struct ModelEntry {
  InstalledModel model;
  std::uint64_t diskBytes = 0;
  bool isBundled = false;                     ///< came with the program; cannot be removed
  std::vector<ModelVocabulary> vocabularies;  ///< one a prior with names, top level first
  std::vector<ModelMemory> memory;            ///< f32, f16, int8
  QString licenseText;                        ///< whole text, empty when the model has none
};

/// What an import wizard asks for; empty members are left to the importer.
struct ModelImportWish {
  QString folder, variant, name, dtype, artistIdsFile, genreIdsFile;
};

/// Long work on models, one at a time.
struct ModelWork {
  enum class Kind { import, quantise, verify };
  Kind kind = Kind::verify;
  QString model;
  QString step;          ///< what is being done, in words
  double fraction = -1;  ///< 0…1; < 0: not known
  bool isCancelling = false;
};

class ModelCatalog : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// Sorted by name, as of the last refresh; empty before the first. Valid until changed().
  virtual const std::vector<ModelEntry>& models() const = 0;
  virtual bool isRead() const = 0;
  const ModelEntry* find(const std::string& name) const {
    for (const auto& entry : models()) {
      if (entry.model.card.name == name) return &entry;
    }
    return nullptr;
  }
  /// Reads the folders again; changed() follows.
  virtual void refresh() = 0;

  /// Long work; refused() when something runs already. Progress by workChanged(), the end by workEnded().
  virtual void import(const ModelImportWish& wish) = 0;
  virtual void quantise(const QString& model, const QString& dtype, const QString& newName) = 0;
  virtual void verify(const QString& model) = 0;
  virtual void cancelWork() = 0;
  virtual const std::optional<ModelWork>& work() const = 0;
  /// Deletes the folder; refused() for a bundled model.
  virtual void remove(const QString& model) = 0;

 signals:
  void changed();
  void workChanged();
  /// `error` is empty for success; `result` is a sentence about what came out.
  void workEnded(const QString& result, const QString& error, const QString& advice);
  void refused(const QString& message, const QString& advice);
};

}  // namespace jukebox::ui
