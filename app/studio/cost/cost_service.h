#pragma once
// CostService: estimates from measured speeds, and the measuring: once by a calibration of ten seconds, then by every
// job of the queue.

#include <QPointer>
#include <QProcess>
#include <QThreadPool>
#include <filesystem>
#include <functional>

#include "app/studio/cost/speed_book.h"
#include "app/studio/cost/speed_learner.h"
#include "ui/compose/cost_estimator.h"
#include "ui/models/model_catalog.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::studio {

struct CostServiceOptions {
  std::filesystem::path libraryRoot;
  std::filesystem::path speedFile;
  QString program;  ///< the `jukebox` executable
  int threads = 0;  ///< of the worker; 0: its choice
  double calibrationSeconds = 10;
  std::function<std::uint64_t()> availableMemoryBytes;
};

class CostService : public ui::CostEstimator {
  Q_OBJECT
 public:
  /// Models, library and queue must outlive it.
  CostService(CostServiceOptions options, ui::ModelCatalog& models, ui::LibraryReader& library,
              ui::GenerationQueue& queue, QObject* parent = nullptr);
  ~CostService() override;

  void estimate(const GenerationRequest& request, QObject* receiver, ui::Answer<ui::CostEstimate> answer) override;
  void calibrate(const GenerationRequest& request, QObject* receiver, ui::Answer<bool> answer) override;
  void setThreads(int threads) { m_options.threads = threads; }

 private:
  /// How much of a prompt or source is kept, in seconds; asked of the library when the request does not say.
  void findSource(const GenerationRequest& request, QObject* receiver, std::function<void(Result<double>)> then);
  Result<ui::CostEstimate> estimateFrom(const GenerationRequest& request, double sourceSeconds,
                                        std::uint64_t freeDiskBytes) const;
  static void planMemory(const ui::ModelMemory& memory, bool isLive, ui::CostEstimate& estimate);
  Result<const ui::ModelEntry*> modelOf(const GenerationRequest& request) const;
  SpeedKey keyFor(const ui::ModelEntry& model, const GenerationRequest& request) const;
  /// Remembers a speed at once and writes it down on a thread.
  void store(const SpeedKey& key, const SpeedRecord& record);
  Status takeCalibration(const SpeedKey& key, const QByteArray& report);
  void watch(const QString& jobId);
  void learnFrom(const QString& jobId);

  CostServiceOptions m_options;
  ui::ModelCatalog& m_models;
  ui::LibraryReader& m_library;
  ui::GenerationQueue& m_queue;
  SpeedBook m_book;
  std::map<std::string, SpeedLearner> m_learners;  ///< by job
  std::map<QObject*, std::uint64_t> m_latest;      ///< a newer question takes the place of an older one
  std::uint64_t m_serial = 0;
  QProcess m_bench;
  QThreadPool m_writer;  ///< one thread; waits at the end for what is to be written
};

}  // namespace jukebox::studio
