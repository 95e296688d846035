#include "app/studio/training/training_service.h"

#include <QDir>
#include <QFileInfo>
#include <algorithm>
#include <numeric>

#include "app/studio/training/scan_report.h"
#include "app/studio/training/training_commands.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/paths.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/training/training_plan.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;
using ui::RunState;
using ui::StageKind;
using ui::text;

/// What the scan wrote becomes part of the data set's folder.
Result<ui::TrainingDataset> keptDataset(const TrainingStore& store, const std::string& id, const QString& folder) {
  ASSIGN_OR_RETURN(const std::string report, readFile(store.datasetFolder(id) / "scan.json", kMostReportBytes));
  ui::TrainingDataset dataset;
  ASSIGN_OR_RETURN(dataset.summary, parseScanReport(report));
  dataset.id = id;
  dataset.folder = folder;
  dataset.name = QDir(folder).dirName();
  dataset.scannedAt = text(utcTimestampNow());
  RETURN_IF_ERROR(store.writeDataset(dataset));
  return dataset;
}

/// Its current stage came to its end while no studio was there to publish it.
bool hasFinishedStage(const StoredPlan& plan) {
  const auto& progress = plan.run.stages[plan.run.currentStage()].progress;
  return progress && progress->phase == "finished";
}

double meanLength(const ui::ScanSummary& summary) {
  const auto& lengths = summary.lengthsSeconds;
  if (lengths.empty()) return 0;
  return std::accumulate(lengths.begin(), lengths.end(), 0.0) / static_cast<double>(lengths.size());
}

}  // namespace

TrainingService::TrainingService(TrainingPlaces places, QObject* parent)
    : TrainingDesk(parent), m_places(std::move(places)), m_store(m_places.root), m_runner(m_places, m_files) {
  m_recordTimer.setInterval(m_places.lookMilliseconds);
  connect(&m_recordTimer, &QTimer::timeout, this, &TrainingService::lookAtRecord);
  connect(&m_runner, &PlanRunner::changed, this, &TrainingService::runnerChanged);
  connect(&m_runner, &PlanRunner::ended, this, &TrainingService::runnerEnded);
  connect(&m_runner, &PlanRunner::published, this, &TrainingDesk::published);
  connect(&m_scan, &ChildProcess::ended, this, &TrainingService::scanCommandEnded);
  connect(&m_scan, &ChildProcess::line, this, [this](const QString& line) {
    if (m_scanning && parseScanProgress(line.toStdString(), *m_scanning)) emit scanChanged();
  });
  connect(&m_publish, &ChildProcess::ended, this,
          [this](bool isDone, bool, const QString& error) { publishEnded(isDone, error); });
  read();
}

TrainingService::~TrainingService() {
  for (QObject* child :
       {static_cast<QObject*>(&m_scan), static_cast<QObject*>(&m_publish), static_cast<QObject*>(&m_runner)}) {
    child->disconnect(this);
  }
}

void TrainingService::read() {
  m_files.run(
      this,
      [store = m_store] {
        std::error_code code;
        fs::create_directories(store.root(), code);
        Found found{store.readDatasets(), store.readPlans(), {}, {}};
        for (const StoredPlan& plan : found.plans) {
          const std::size_t stage = plan.run.currentStage();
          const fs::path folder = TrainingStore::stageFolder(store.runFolder(plan.run.id), plan.run, stage);
          if (plan.run.state != RunState::finished && isWorkingOn(plan.processes[stage], folder)) {
            found.runningId = plan.run.id;
          } else if (plan.run.state == RunState::interrupted && hasFinishedStage(plan)) {
            found.readyId = plan.run.id;
          }
        }
        auto lock = FileLock::acquire(store.root() / "training.lock");
        return std::pair{std::move(found), lock ? std::make_shared<FileLock>(std::move(*lock)) : nullptr};
      },
      [this](std::pair<Found, std::shared_ptr<FileLock>> result) {
        if (result.second) m_lock = std::move(*result.second);
        takeFound(std::move(result.first));
      });
}

void TrainingService::takeFound(Found found) {
  m_isRead = true;
  m_datasets = std::move(found.datasets);
  for (StoredPlan& plan : found.plans) {
    const std::string id = plan.run.id;
    m_plans[id] = std::move(plan);
  }
  emit datasetsChanged();
  if (!found.runningId.empty() && m_lock) {
    const StoredPlan& plan = m_plans.at(found.runningId);
    m_runner.adopt(plan, datasetOf(plan.run.wish.datasetId));
  } else if (!found.readyId.empty() && m_lock) {
    const StoredPlan& plan = m_plans.at(found.readyId);
    m_runner.run(plan, datasetOf(plan.run.wish.datasetId));
  }
  m_runs.clear();
  for (auto it = m_plans.rbegin(); it != m_plans.rend(); ++it) m_runs.push_back(it->second.run);
  runnerChanged();
  emit runsChanged();
}

void TrainingService::background(std::function<Status()> work) {
  m_files.run(this, std::move(work), [this](const Status& status) {
    if (!status) emit refused(ui::errorText(status.error().message), ui::errorText(status.error().advice));
  });
}

StoredPlan* TrainingService::planOf(const std::string& id) {
  const auto found = m_plans.find(id);
  return found == m_plans.end() ? nullptr : &found->second;
}

std::optional<ui::TrainingDataset> TrainingService::datasetOf(const std::string& id) const {
  for (const ui::TrainingDataset& dataset : m_datasets) {
    if (dataset.id != id) continue;
    ui::TrainingDataset copy = dataset;
    copy.isThere = QFileInfo(dataset.folder).isDir();
    return copy;
  }
  return std::nullopt;
}

void TrainingService::scan(const QString& folder) {
  if (m_scanning) return emit refused(tr("Another folder is being scanned."), tr("Wait for it, or stop it."));
  if (!QFileInfo(folder).isDir()) {
    return emit refused(tr("%1 is no folder.").arg(folder), tr("Choose the folder that holds the recordings."));
  }
  m_scanning = ui::ScanProgress{QFileInfo(folder).absoluteFilePath(), 0, 0, {}, false};
  m_scanId = newId();
  emit scanChanged();
  m_files.run(
      this,
      [out = m_store.datasetFolder(m_scanId)]() -> Status {
        std::error_code code;
        fs::create_directories(out, code);
        if (code) return errorFromErrno(code.value(), "make the folder", out.string());
        return {};
      },
      [this](const Status& made) {
        if (!made) return scanCommandEnded(false, false, ui::errorSentence(made.error()));
        if (m_scanning->isStopping) return scanCommandEnded(false, true, {});
        m_scan.start(QString::fromStdString(m_places.program.string()), scanArguments(m_scanning->folder),
                     QString::fromStdString((m_store.datasetFolder(m_scanId) / "scan.json").string()));
      });
}

void TrainingService::stopScan() {
  if (!m_scanning || m_scanning->isStopping) return;
  m_scanning->isStopping = true;
  m_scan.stop();
  emit scanChanged();
}

void TrainingService::scanCommandEnded(bool isDone, bool wasStopped, const QString& error) {
  if (!m_scanning) return;
  if (isDone) {
    m_files.run(
        this, [store = m_store, id = m_scanId, folder = m_scanning->folder] { return keptDataset(store, id, folder); },
        [this](Result<ui::TrainingDataset> dataset) { keepScan(std::move(dataset)); });
    return;
  }
  background([store = m_store, id = m_scanId] { return store.remove(store.datasetFolder(id)); });
  m_scanning.reset();
  emit scanChanged();
  emit scanEnded({}, wasStopped ? tr("The scan was stopped.") : error, {});
}

void TrainingService::keepScan(Result<ui::TrainingDataset> dataset) {
  m_scanning.reset();
  emit scanChanged();
  if (!dataset) {
    background([store = m_store, id = m_scanId] { return store.remove(store.datasetFolder(id)); });
    return emit scanEnded({}, ui::errorText(dataset.error().message), ui::errorText(dataset.error().advice));
  }
  // The older scan of the same folder goes, unless a training may still need its samples.
  const auto isNeeded = [this](const std::string& id) {
    return std::any_of(m_runs.begin(), m_runs.end(), [&](const ui::TrainingRun& run) {
      return run.wish.datasetId == id && run.state != RunState::finished;
    });
  };
  std::erase_if(m_datasets, [&](const ui::TrainingDataset& old) {
    if (old.folder != dataset->folder || isNeeded(old.id)) return false;
    dataset->licence = old.licence;
    dataset->source = old.source;
    background([store = m_store, id = old.id] { return store.remove(store.datasetFolder(id)); });
    return true;
  });
  const QString id = text(dataset->id);
  m_datasets.insert(m_datasets.begin(), std::move(*dataset));
  emit datasetsChanged();
  emit scanEnded(id, {}, {});
}

void TrainingService::confirmDataset(const std::string& id, const QString& licence, const QString& source) {
  for (ui::TrainingDataset& dataset : m_datasets) {
    if (dataset.id != id) continue;
    dataset.licence = licence;
    dataset.source = source;
    dataset.isConfirmed = true;
    background([store = m_store, dataset] { return store.writeDataset(dataset); });
    return emit datasetsChanged();
  }
}

void TrainingService::removeDataset(const std::string& id) {
  for (const ui::TrainingRun& run : m_runs) {
    if (run.wish.datasetId == id && run.state != RunState::finished) {
      return emit refused(tr("The training \"%1\" still needs these recordings.").arg(run.wish.name),
                          tr("Remove the training first."));
    }
  }
  std::erase_if(m_datasets, [&](const ui::TrainingDataset& dataset) { return dataset.id == id; });
  background([store = m_store, id] { return store.remove(store.datasetFolder(id)); });
  emit datasetsChanged();
}

bool TrainingService::mayBegin() {
  if (!m_lock) {
    emit refused(tr("Another studio has this library open."), tr("Close it, then start this one again."));
    return false;
  }
  if (m_runner.isRunning()) {
    emit refused(tr("The training \"%1\" is running.").arg(m_runner.plan()->run.wish.name),
                 tr("One training runs at a time: stop it first, or wait."));
    return false;
  }
  return true;
}

QString TrainingService::provenanceOf(const ui::TrainingDataset& dataset) const {
  const QString source = dataset.source.isEmpty() ? dataset.name : dataset.source;
  return tr("Trained on %1 recordings, %2: %3.")
      .arg(dataset.summary.recordings - dataset.summary.skipped)
      .arg(ui::SampleText::length(dataset.summary.totalSeconds), source);
}

std::string TrainingService::start(const ui::TrainingWish& wish) {
  if (!m_isRead || !mayBegin()) return {};
  const auto refuse = [this](const QString& message, const QString& advice) {
    emit refused(message, advice);
    return std::string();
  };
  if (!ui::isModelName(wish.name)) {
    return refuse(tr("\"%1\" cannot be the name of a model.").arg(wish.name),
                  tr("Use letters, digits, dots, - and _ without spaces."));
  }
  const auto dataset = datasetOf(wish.datasetId);
  if (!dataset || !dataset->isConfirmed) {
    return refuse(tr("The recordings were not confirmed."), tr("Choose recordings and say where they come from."));
  }
  StoredPlan plan;
  plan.run.id = newId();
  plan.run.wish = wish;
  plan.run.datasetName = dataset->name;
  plan.run.createdAt = text(utcTimestampNow());
  plan.run.stages.push_back({{StageKind::prepare, 0, 0, 0, {}, {}}, {}, ui::StageState::waiting, {}});
  for (std::size_t i = 0; i < wish.stages.size(); ++i) {
    const QString model = ui::stageModelName(wish, i);
    if (QFileInfo::exists(QString::fromStdString((m_places.modelsFolder / model.toStdString()).string()))) {
      return refuse(tr("There is a model named \"%1\" already.").arg(model), tr("Choose another name."));
    }
    plan.run.stages.push_back({wish.stages[i], model, ui::StageState::waiting, {}});
  }
  plan.processes.assign(plan.run.stages.size(), 0);
  plan.provenance = provenanceOf(*dataset);
  plan.usualSeconds = meanLength(dataset->summary);
  const std::string id = plan.run.id;
  m_plans[id] = plan;
  m_runs.insert(m_runs.begin(), plan.run);
  m_runner.run(std::move(plan), dataset);
  emit runsChanged();
  return id;
}

void TrainingService::stop(const std::string& id) {
  if (m_runner.isRunning() && m_runner.plan()->run.id == id) m_runner.stop();
}

void TrainingService::continueRun(const std::string& id) {
  StoredPlan* plan = planOf(id);
  if (plan == nullptr || !plan->run.canContinue() || !mayBegin()) return;
  m_runner.run(*plan, datasetOf(plan->run.wish.datasetId));
}

void TrainingService::remove(const std::string& id) {
  StoredPlan* plan = planOf(id);
  if (plan == nullptr) return;
  if (plan->run.isActive() || !m_lock) {
    return emit refused(tr("The training \"%1\" is running.").arg(plan->run.wish.name), tr("Stop it first."));
  }
  m_plans.erase(id);
  std::erase_if(m_runs, [&](const ui::TrainingRun& run) { return run.id == id; });
  background([store = m_store, id] { return store.remove(store.runFolder(id)); });
  emit runsChanged();
}

void TrainingService::publish(const std::string& id, const QString& modelName) {
  const StoredPlan* plan = planOf(id);
  if (plan == nullptr) return;
  if (m_publish.isRunning()) return emit refused(tr("Another model is being published."), tr("Wait a moment."));
  if (!ui::isModelName(modelName)) {
    return emit refused(tr("\"%1\" cannot be the name of a model.").arg(modelName),
                        tr("Use letters, digits, dots, - and _ without spaces."));
  }
  m_publishName = modelName;
  m_publish.start(QString::fromStdString(m_places.program.string()),
                  publishArguments(m_store, *plan, plan->run.currentStage(), modelName, m_places.modelsFolder));
}

void TrainingService::publishEnded(bool isDone, const QString& error) {
  if (isDone) return emit published(m_publishName);
  emit refused(error, {});
}

std::optional<double> TrainingService::measuredSecondsPerStep(const QString& preset, StageKind kind) const {
  for (const ui::TrainingRun& run : m_runs) {
    if (run.wish.preset != preset) continue;
    for (const ui::TrainingStage& stage : run.stages) {
      if (stage.wish.kind == kind && stage.progress && stage.progress->secondsPerStep > 0) {
        return stage.progress->secondsPerStep;
      }
    }
  }
  return std::nullopt;
}

void TrainingService::showPlan(const StoredPlan& plan) {
  m_plans[plan.run.id] = plan;
  for (ui::TrainingRun& run : m_runs) {
    if (run.id == plan.run.id) run = plan.run;
  }
}

void TrainingService::runnerChanged() {
  if (!m_runner.isRunning()) return;
  showPlan(*m_runner.plan());
  emit runsChanged();
}

void TrainingService::runnerEnded(const StoredPlan& plan) {
  showPlan(plan);
  emit runsChanged();
  lookAtRecord();
  if (plan.run.state == RunState::finished) emit finished(text(plan.run.id));
}

void TrainingService::watch(const std::string& id, std::size_t stage) {
  ++m_watchNumber;
  m_record.reset();
  m_watched.reset();
  m_isLookingAtRecord = false;
  const StoredPlan* plan = planOf(id);
  if (plan == nullptr || stage >= plan->run.stages.size()) return m_recordTimer.stop();
  m_watched = std::make_shared<RunFolder>(TrainingStore::stageFolder(m_store.runFolder(id), plan->run, stage));
  m_recordTimer.start();
  lookAtRecord();
}

void TrainingService::lookAtRecord() {
  if (!m_watched || m_isLookingAtRecord) return;
  m_isLookingAtRecord = true;
  m_files.run(
      this,
      [folder = m_watched] {
        const bool isNew = folder->update();
        return std::pair{isNew, folder->record()};
      },
      [this, number = m_watchNumber](std::pair<bool, ui::StageRecord> seen) {
        if (number != m_watchNumber) return;  // another stage is watched by now
        m_isLookingAtRecord = false;
        if (m_record && !seen.first) return;
        m_record = std::move(seen.second);
        emit recordChanged();
      });
}

}  // namespace jukebox::studio
