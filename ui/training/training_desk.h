#pragma once
// TrainingDesk: what the Train page sees of recordings and trainings, and may ask of them. Nothing here waits.

#include <QObject>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/error.h"
#include "core/domain/training_state.h"

namespace jukebox::ui {

/// What a scan has to say against one recording.
enum class Trouble {
  unreadable,     ///< skipped; detail: why
  sameAsAnother,  ///< skipped; detail: the other file
  soundsLike,     ///< detail: the other file
  mostlySilent,   ///< share of it
  clipped,        ///< share of its samples
  noArtist,
  noGenre,
  noLicence,
  noLyrics,
  note,  ///< detail: a sentence of the scanner
};

struct RecordingTrouble {
  QString file;  ///< relative to the folder of recordings
  Trouble kind = Trouble::note;
  double share = 0;  ///< 0…1
  QString detail;
};

/// What a scan found in a folder of recordings.
struct ScanSummary {
  int recordings = 0;  ///< files found, the skipped ones among them
  int skipped = 0;     ///< unreadable ones and second copies
  double totalSeconds = 0;
  std::vector<double> lengthsSeconds;  ///< of the recordings that can be used
  int withLyrics = 0, withTimedLyrics = 0;
  std::vector<std::pair<QString, int>> licences, sources;  ///< name (empty: none given) and recordings
  std::vector<RecordingTrouble> troubles;                  ///< in the order of the files
  int count(Trouble kind) const;
};

/// A folder of recordings that was scanned. It can be trained on once its licence is confirmed.
struct TrainingDataset {
  std::string id;
  QString name;             ///< of the folder
  QString folder;           ///< of the recordings, which are never changed
  QString scannedAt;        ///< UTC, ISO 8601
  QString licence, source;  ///< of the recordings that name none
  bool isConfirmed = false;
  bool isThere = true;  ///< the folder still exists
  ScanSummary summary;
};

struct ScanProgress {
  QString folder;
  int done = 0, total = 0;  ///< total 0: not known yet
  QString file;
  bool isStopping = false;
};

enum class StageKind { prepare, codec, prior, upsampler, finetune };

/// One step of a plan as it is asked for.
struct StageWish {
  StageKind kind = StageKind::codec;
  int level = 0;           ///< of the prior
  double hours = 0;        ///< wall time; 0: no limit
  std::int64_t steps = 0;  ///< 0: no limit
  QString preset;
  QStringList settings;  ///< NAME=VALUE of run.json (docs/training.md)
};

/// A training as it is asked for. `stages` without `prepare`: it is added.
struct TrainingWish {
  QString name;  ///< of the model that comes out; a plain file name
  std::string datasetId;
  QString preset;     ///< for the list of trainings; empty: fine-tuning
  QString baseModel;  ///< fine-tuning: folder of the installed model
  QString baseName;   ///< fine-tuning: its name
  int sampleRate = 22050;
  QString licence;  ///< of the model
  int threads = 0;  ///< 0: all cores
  std::vector<StageWish> stages;
};

enum class StageState { waiting, running, publishing, done };

struct TrainingStage {
  StageWish wish;
  QString modelName;  ///< what it is published as
  StageState state = StageState::waiting;
  std::optional<TrainingState> progress;  ///< last known
};

enum class RunState {
  running,
  stopping,     ///< asked to stop; it saves
  stopped,      ///< by a person; can go on
  interrupted,  ///< it was killed, or the machine went down; can go on
  failed,       ///< see `error`; can be tried again
  finished,
};

/// A plan of stages that runs, ran or can go on.
struct TrainingRun {
  std::string id;
  TrainingWish wish;
  QString datasetName;
  QString createdAt;  ///< UTC, ISO 8601
  RunState state = RunState::stopped;
  std::vector<TrainingStage> stages;
  std::optional<Error> error;
  /// First stage that is not done; the last one when all are.
  std::size_t currentStage() const;
  bool canContinue() const {
    return state == RunState::stopped || state == RunState::interrupted || state == RunState::failed;
  }
  bool isActive() const { return state == RunState::running || state == RunState::stopping; }
};

struct CurvePoint {
  double step = 0, value = 0;
};
/// Values of a stage by metric ("gen_loss", "test_gen_loss", …), by ascending step.
using TrainingCurves = std::map<std::string, std::vector<CurvePoint>>;

/// Something to listen to that a training made.
struct TrainingExample {
  std::int64_t step = 0;
  QString file;  ///< whole path
  QString name;  ///< of the file without its ending: "original-0", "level-1-0", "sample-0"
  bool operator==(const TrainingExample&) const = default;
};

/// What one stage has written down so far.
struct StageRecord {
  std::shared_ptr<const TrainingCurves> curves;  ///< never null
  std::vector<TrainingExample> examples;         ///< newest step first
  QString problem;                               ///< why curves or examples are not complete; empty: they are
};

class TrainingDesk : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// False until the folder was read for the first time.
  virtual bool isRead() const = 0;
  /// Newest first. Valid until datasetsChanged().
  virtual const std::vector<TrainingDataset>& datasets() const = 0;
  /// Listens through a folder of recordings and keeps what it found as a data set; scanEnded() follows. A folder that
  /// was scanned before is scanned again in its place. One at a time: refused() otherwise.
  virtual void scan(const QString& folder) = 0;
  virtual void stopScan() = 0;
  virtual const std::optional<ScanProgress>& scanning() const = 0;
  /// The person says where the recordings come from and that they may be used.
  virtual void confirmDataset(const std::string& id, const QString& licence, const QString& source) = 0;
  /// Forgets it with everything that was prepared from it; never the recordings. refused() while a training needs it.
  virtual void removeDataset(const std::string& id) = 0;

  /// Newest first. Valid until runsChanged().
  virtual const std::vector<TrainingRun>& runs() const = 0;
  /// Begins a training and returns its id; empty after refused() (another one runs, the name is taken, …).
  virtual std::string start(const TrainingWish& wish) = 0;
  /// It saves and stops.
  virtual void stop(const std::string& id) = 0;
  virtual void continueRun(const std::string& id) = 0;
  /// Deletes the training's folder, not its models. refused() while it runs.
  virtual void remove(const std::string& id) = 0;
  /// The last checkpoint as a model under another name, also while training goes on; published() or refused() follows.
  virtual void publish(const std::string& id, const QString& modelName) = 0;
  /// Seconds a step that an earlier training of the same preset and kind took on this machine, if there was one.
  virtual std::optional<double> measuredSecondsPerStep(const QString& preset, StageKind kind) const = 0;

  /// From now on record() of this stage is kept up to date. An empty id: of none.
  virtual void watch(const std::string& id, std::size_t stage) = 0;
  /// Null until it was read.
  virtual const StageRecord* record() const = 0;

 signals:
  void datasetsChanged();
  void scanChanged();
  /// `error` is empty for success; `datasetId` is empty when nothing was kept.
  void scanEnded(const QString& datasetId, const QString& error, const QString& advice);
  /// Runs came, went, or changed their state or progress.
  void runsChanged();
  void recordChanged();
  /// A model was made: the catalogue should be read again.
  void published(const QString& modelName);
  /// All stages of a training are done.
  void finished(const QString& id);
  void refused(const QString& message, const QString& advice);
};

}  // namespace jukebox::ui
