#include "app/studio/training/plan_runner.h"

#include <csignal>

#include "app/studio/training/scan_report.h"
#include "app/studio/training/training_commands.h"
#include "core/base/log.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;
using ui::RunState;
using ui::StageKind;
using ui::StageState;

constexpr std::uint64_t kSpareBytes = std::uint64_t{64} << 20U;
constexpr double kBytesASample = 2;
constexpr const char* kPreparing = "preparing";

QString text(const fs::path& path) {
  return QString::fromStdString(path.string());
}

Error failure(const QString& message, const QString& advice = {}) {
  return makeError(ErrorKind::io, message.toStdString(), advice.toStdString());
}

QString gigabytes(double bytes) {
  return QString::number(bytes / 1e9, 'f', bytes < 1e9 ? 2 : 1);
}

/// Whether the samples will fit; they are not larger than this.
Status checkSpace(const fs::path& root, double neededBytes) {
  std::error_code code;
  fs::create_directories(root, code);
  const fs::space_info space = fs::space(root, code);
  if (code || static_cast<double>(space.available) >= neededBytes + static_cast<double>(kSpareBytes)) return {};
  return makeError(ErrorKind::noSpace,
                   PlanRunner::tr("Preparing the recordings needs %1 GB, and %2 GB are free.")
                       .arg(gigabytes(neededBytes + static_cast<double>(kSpareBytes)),
                            gigabytes(static_cast<double>(space.available)))
                       .toStdString(),
                   PlanRunner::tr("Make room on the disk, then continue.").toStdString());
}

}  // namespace

bool interruptProcess(std::int64_t process, const fs::path& folder) {
  return isWorkingOn(process, folder) && ::kill(static_cast<pid_t>(process), SIGINT) == 0;
}

PlanRunner::PlanRunner(TrainingPlaces places, TaskThread& files, QObject* parent)
    : QObject(parent), m_places(std::move(places)), m_store(m_places.root), m_files(files) {
  m_timer.setInterval(m_places.lookMilliseconds);
  connect(&m_timer, &QTimer::timeout, this, &PlanRunner::look);
  connect(&m_command, &ChildProcess::ended, this, &PlanRunner::commandEnded);
  connect(&m_command, &ChildProcess::line, this, [this](const QString& line) {
    ui::ScanProgress progress;
    if (!m_plan || !parseScanProgress(line.toStdString(), progress) || progress.total <= 0) return;
    TrainingState state;
    state.phase = kPreparing;
    state.step = progress.done;
    state.steps = progress.total;
    stage().progress = state;
    emit changed();
  });
}

ui::TrainingStage& PlanRunner::stage() {
  return m_plan->run.stages[m_stage];
}

fs::path PlanRunner::stageFolder() const {
  return TrainingStore::stageFolder(m_store.runFolder(m_plan->run.id), m_plan->run, m_stage);
}

void PlanRunner::run(StoredPlan plan, std::optional<ui::TrainingDataset> dataset) {
  m_plan = std::move(plan);
  m_dataset = std::move(dataset);
  m_stopWanted = m_isInterrupted = false;
  m_plan->wasStopped = false;
  m_plan->run.error.reset();
  m_plan->run.state = RunState::running;
  nextStage();
  emit changed();
}

void PlanRunner::adopt(StoredPlan plan, std::optional<ui::TrainingDataset> dataset) {
  m_plan = std::move(plan);
  m_dataset = std::move(dataset);
  m_stopWanted = m_isInterrupted = false;
  m_stage = m_plan->run.currentStage();
  m_plan->run.state = RunState::running;
  stage().state = StageState::running;
  m_timer.start();
  emit changed();
}

void PlanRunner::stop() {
  if (!m_plan || m_stopWanted) return;
  m_stopWanted = true;
  m_plan->wasStopped = true;
  m_plan->run.state = RunState::stopping;
  if (m_command.isRunning() && stage().state != StageState::publishing) m_command.stop();
  if (m_timer.isActive()) m_isInterrupted = interruptProcess(m_plan->processes[m_stage], stageFolder());
  emit changed();
}

void PlanRunner::nextStage() {
  m_stage = m_plan->run.currentStage();
  if (stage().state == StageState::done) return rest(RunState::finished);
  if (m_stopWanted) return rest(RunState::stopped);
  stage().state = StageState::running;
  const fs::path prepared = m_store.preparedFolder(m_plan->run.wish.datasetId, m_plan->run.wish.sampleRate);
  m_files.run(
      this,
      [prepared] {
        std::error_code code;
        return fs::exists(prepared / "dataset.json", code);
      },
      [this](bool isPrepared) {
        if (stage().wish.kind == StageKind::prepare) return isPrepared ? stageDone() : prepare();
        if (isPrepared) return saveThen(&PlanRunner::train);
        stage().state = StageState::waiting;  // what was prepared is gone: once more
        m_plan->run.stages.front().state = StageState::waiting;
        m_stage = 0;
        stage().state = StageState::running;
        prepare();
      });
}

void PlanRunner::prepare() {
  if (!m_dataset || !m_dataset->isThere) {
    const QString folder = m_dataset ? m_dataset->folder : m_plan->run.datasetName;
    return fail(failure(tr("The recordings in %1 are gone.").arg(folder),
                        tr("Bring the folder back, or begin a training with other recordings.")));
  }
  saveThen(&PlanRunner::prepareNow);
}

void PlanRunner::prepareNow() {
  const double bytes = m_dataset->summary.totalSeconds * m_plan->run.wish.sampleRate * kBytesASample;
  const fs::path out = m_store.preparedFolder(m_plan->run.wish.datasetId, m_plan->run.wish.sampleRate);
  m_files.run(
      this, [root = m_places.root, bytes] { return checkSpace(root, bytes); },
      [this, out](const Status& space) {
        if (!space) return fail(space.error());
        if (m_stopWanted) return rest(RunState::stopped);
        m_command.start(text(m_places.program), prepareArguments(*m_dataset, out, m_plan->run.wish.sampleRate));
      });
}

void PlanRunner::train() {
  const fs::path folder = stageFolder();
  m_files.run(
      this,
      [folder] {
        const auto state = readRunState(folder);
        std::error_code code;
        return state && state->state.phase == "finished" && fs::exists(folder / "weights.safetensors", code);
      },
      [this](bool isTrained) {
        if (m_stopWanted) return rest(RunState::stopped);
        isTrained ? publishStage() : startTraining();
      });
}

void PlanRunner::startTraining() {
  QProcess process;
  process.setProgram(text(m_places.program));
  process.setArguments(trainArguments(m_store, *m_plan, m_stage, m_places.modelsFolder));
  process.setStandardInputFile(QProcess::nullDevice());
  process.setStandardOutputFile(QProcess::nullDevice());
  process.setStandardErrorFile(text(TrainingStore::stageLog(m_store.runFolder(m_plan->run.id), m_plan->run, m_stage)));
  qint64 number = 0;
  if (!process.startDetached(&number)) {
    return fail(failure(tr("%1 cannot be started.").arg(text(m_places.program)), tr("Install Jukebox Studio again.")));
  }
  m_plan->processes[m_stage] = number;
  m_timer.start();
  saveThen(&PlanRunner::look);
}

void PlanRunner::look() {
  if (m_isLooking || !m_plan || !m_timer.isActive()) return;
  m_isLooking = true;
  const fs::path log = TrainingStore::stageLog(m_store.runFolder(m_plan->run.id), m_plan->run, m_stage);
  m_files.run(
      this,
      [folder = stageFolder(), log, process = m_plan->processes[m_stage]] {
        Look seen;
        seen.isAlive = isWorkingOn(process, folder);
        if (auto state = readRunState(folder)) seen.state = std::move(*state);
        std::error_code code;
        seen.hasWeights = fs::exists(folder / "weights.safetensors", code);
        if (!seen.isAlive) seen.error = lastErrorIn(log);
        return seen;
      },
      [this](const Look& seen) {
        m_isLooking = false;
        if (m_plan && m_timer.isActive()) take(seen);
      });
}

void PlanRunner::take(const Look& seen) {
  const bool isOwn = seen.state && seen.state->process == m_plan->processes[m_stage];
  if (isOwn) stage().progress = seen.state->state;  // else it is still that of an earlier session
  if (!seen.isAlive) return trainingEnded(seen);
  if (m_stopWanted && !m_isInterrupted) m_isInterrupted = interruptProcess(m_plan->processes[m_stage], stageFolder());
  emit changed();
}

void PlanRunner::trainingEnded(const Look& seen) {
  m_timer.stop();
  const bool isOwn = seen.state && seen.state->process == m_plan->processes[m_stage];
  const std::string phase = isOwn ? seen.state->state.phase : "";
  if (phase == "finished" && seen.hasWeights) return m_stopWanted ? rest(RunState::stopped) : publishStage();
  if (!seen.error.empty()) return fail(Error{ErrorKind::io, seen.error, {}, {}});
  rest(m_stopWanted || phase == "stopped" ? RunState::stopped : RunState::interrupted);
}

void PlanRunner::publishStage() {
  stage().state = StageState::publishing;
  emit changed();
  m_files.run(
      this,
      [folder = m_places.modelsFolder / stage().modelName.toStdString()] {
        std::error_code code;
        return fs::exists(folder / "model.json", code);
      },
      [this](bool isThere) {
        // The studio ended between publishing and writing it down; the name was free when the plan was made.
        if (isThere) return stageDone();
        m_command.start(text(m_places.program),
                        publishArguments(m_store, *m_plan, m_stage, stage().modelName, m_places.modelsFolder));
      });
}

void PlanRunner::stageDone() {
  stage().state = StageState::done;
  if (stage().wish.kind != StageKind::prepare) emit published(stage().modelName);
  saveThen(&PlanRunner::nextStage);
  emit changed();
}

void PlanRunner::commandEnded(bool isDone, bool wasStopped, const QString& error) {
  if (!m_plan) return;
  if (isDone) return stageDone();
  if (wasStopped) return rest(m_stopWanted ? RunState::stopped : RunState::interrupted);
  fail(failure(error));
}

void PlanRunner::saveThen(void (PlanRunner::*next)()) {
  m_files.run(
      this, [store = m_store, plan = *m_plan] { return store.writePlan(plan); },
      [this, next](const Status& written) {
        if (!m_plan) return;
        if (!written) return fail(written.error());
        (this->*next)();
      });
}

void PlanRunner::fail(const Error& error) {
  if (m_timer.isActive()) interruptProcess(m_plan->processes[m_stage], stageFolder());
  m_plan->run.error = error;
  rest(RunState::failed);
}

void PlanRunner::rest(RunState state) {
  m_timer.stop();
  StoredPlan plan = std::move(*m_plan);
  m_plan.reset();
  plan.run.state = state;
  plan.wasStopped = state == RunState::stopped;
  for (ui::TrainingStage& item : plan.run.stages) {
    if (item.state != StageState::done) item.state = StageState::waiting;
  }
  m_files.post([store = m_store, plan] {
    const Status written = store.writePlan(plan);
    if (!written) logMessage(LogLevel::warning, "training", written.error().sentence());
  });
  emit ended(plan);
}

}  // namespace jukebox::studio
