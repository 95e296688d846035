#pragma once
// ModelCatalog: the installed models as the widgets see them, and what can be done with them. Nothing here waits.

#include <QObject>
#include <QString>
#include <cstdint>
#include <functional>
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

/// Memory for one sample in a weight format.
struct ModelMemory {
  WeightDtype dtype = WeightDtype::f32;
  std::uint64_t peakBytes = 0;      ///< level by level: of the one that needs most
  std::uint64_t togetherBytes = 0;  ///< with all levels open at once, as a live song has them; 0: not known
};

struct ModelEntry {
  InstalledModel model;
  std::uint64_t diskBytes = 0;
  bool isBundled = false;                     ///< came with the program; cannot be removed
  std::vector<ModelVocabulary> vocabularies;  ///< one a prior with names, top level first
  std::vector<ModelMemory> memory;            ///< f32, f16, int8, int8g64
  QString licenseText;                        ///< whole text, empty when the model has none
};

/// What an import wizard asks for; empty members are left to the importer.
struct ModelImportWish {
  QString folder;      ///< with the weight files
  QString name;        ///< of the new model
  QString variant;     ///< 1b_lyrics, 5b, 5b_lyrics; empty: told from the weights
  QString dtype;       ///< f32, f16, int8, int8g64
  QString labelStyle;  ///< v2 or v3: which label set the id files belong to
  QString artistIdsFile, genreIdsFile, licenseFile;
};

/// What lies in a folder that somebody wants to import.
struct ImportFindings {
  QString codecFile;         ///< file names in the folder; empty: none found
  QStringList priorFiles;    ///< top level first
  QList<int> priorLevels;    ///< parallel to priorFiles
  bool isConverted = false;  ///< one converted model (config.json beside its weights) instead of separate files
  QString artistIdsFile, genreIdsFile, licenseFile;  ///< whole paths
  quint64 bytes = 0;                                 ///< of the weights
  bool isUsable() const { return isConverted || (!codecFile.isEmpty() && !priorFiles.isEmpty()); }
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

  /// What can be imported from a folder, told by the names of its files. Answered on the GUI thread, unless `receiver`
  /// is gone by then.
  virtual void inspect(const QString& folder, QObject* receiver,
                       std::function<void(const ImportFindings&)> answer) const = 0;
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
