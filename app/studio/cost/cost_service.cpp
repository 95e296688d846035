#include "app/studio/cost/cost_service.h"

#include <QLocale>
#include <algorithm>
#include <nlohmann/json.hpp>

#include "core/base/log.h"
#include "core/domain/json_reader.h"
#include "core/domain/window_plan.h"
#include "ui/library/later.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

constexpr int kLargestReport = 1 << 20;

/// A finished sample: its codes (16 bits stored as 32), its FLAC files (about two thirds of 16-bit sound) for the
/// result and each level above it, and the previews of the job folder.
std::uint64_t diskBytes(const ModelCard& card, const std::vector<LevelWorkload>& workload, int samples,
                        double audioSeconds) {
  double bytes = 0;
  for (const auto& work : workload) {
    const auto hop = static_cast<double>(card.codec.samplesPerToken(work.level));
    const double frames = audioSeconds * card.codec.sampleRate;
    bytes += frames / hop * 4 + frames * 2 * 0.66;
  }
  return static_cast<std::uint64_t>(bytes * samples);
}

std::uint64_t freeDiskBytesOf(const std::filesystem::path& folder) {
  std::error_code code;
  const auto space = std::filesystem::space(folder, code);
  return code ? 0 : space.available;
}

}  // namespace

CostService::CostService(CostServiceOptions options, ui::ModelCatalog& models, ui::LibraryReader& library,
                         ui::GenerationQueue& queue, QObject* parent)
    : m_options(std::move(options)), m_models(models), m_library(library), m_queue(queue), m_book(m_options.speedFile) {
  setParent(parent);
  m_writer.setMaxThreadCount(1);
  connect(&m_queue, &ui::GenerationQueue::entryChanged, this, &CostService::watch);
  connect(&m_queue, &ui::GenerationQueue::finished, this, &CostService::learnFrom);
  connect(&m_models, &ui::ModelCatalog::changed, this, &CostService::changed);
}

CostService::~CostService() {
  m_bench.disconnect(this);
  if (m_bench.state() == QProcess::NotRunning) return;
  m_bench.kill();
  m_bench.waitForFinished();
}

void CostService::estimate(const GenerationRequest& request, QObject* receiver, ui::Answer<ui::CostEstimate> answer) {
  const std::uint64_t serial = m_latest[receiver] = ++m_serial;
  findSource(request, receiver, [this, request, receiver, serial, answer](const Result<double>& source) {
    if (m_latest[receiver] != serial) return;
    if (!source) return answer(source.error());
    const auto look = [root = m_options.libraryRoot] { return freeDiskBytesOf(root); };
    const auto finish = [self = QPointer<CostService>(this), request, receiver, serial, answer,
                         seconds = *source](std::uint64_t freeBytes) {
      if (self && self->m_latest[receiver] == serial) answer(self->estimateFrom(request, seconds, freeBytes));
    };
    ui::later(receiver, look, finish);
  });
}

void CostService::findSource(const GenerationRequest& request, QObject* receiver,
                             std::function<void(Result<double>)> then) {
  const auto later = [&](Result<double> seconds) {
    QMetaObject::invokeMethod(
        receiver, [then, seconds] { then(seconds); }, Qt::QueuedConnection);
  };
  if (request.mode == GenerationMode::ancestral) return later(0.0);
  const auto kept = request.promptSeconds;
  if (request.mode == GenerationMode::primed) return later(kept.value_or(0.0));
  m_library.sample(request.fromSample, receiver, [kept, then](const Result<Sample>& sample) {
    if (!sample) return then(sample.error());
    then(std::min(sample->durationSeconds, kept.value_or(sample->durationSeconds)));
  });
}

Result<const ui::ModelEntry*> CostService::modelOf(const GenerationRequest& request) const {
  if (const auto* entry = m_models.find(request.model)) return entry;
  return makeError(ErrorKind::notFound, "The model \"" + request.model + "\" is not installed.",
                   "Choose another model.");
}

SpeedKey CostService::keyFor(const ui::ModelEntry& model, const GenerationRequest& request) const {
  const WeightDtype dtype = request.dtype == WeightDtype::automatic ? model.model.card.dtype : request.dtype;
  return {model.model.card.weightsHash(), dtype, request.device, m_options.threads};
}

/// A live song has all levels open at once; where that is too much, the worker makes it level by level.
void CostService::planMemory(const ui::ModelMemory& memory, bool isLive, ui::CostEstimate& estimate) {
  estimate.peakBytes = memory.peakBytes;
  if (!isLive || memory.togetherBytes == 0) return;
  if (estimate.availableBytes == 0 || memory.togetherBytes <= estimate.availableBytes) {
    estimate.peakBytes = memory.togetherBytes;
  } else {
    estimate.notice = tr("All levels at once would need %1: it is heard level by level.")
                          .arg(QLocale().formattedDataSize(static_cast<qint64>(memory.togetherBytes), 1,
                                                           QLocale::DataSizeTraditionalFormat));
  }
}

Result<ui::CostEstimate> CostService::estimateFrom(const GenerationRequest& request, double sourceSeconds,
                                                   std::uint64_t freeDiskBytes) const {
  RETURN_IF_ERROR(validate(request));
  ASSIGN_OR_RETURN(const auto* entry, modelOf(request));
  const ModelCard& card = entry->model.card;
  ASSIGN_OR_RETURN(const auto workload, workloadOf(card, request, sourceSeconds));
  const double audioSeconds = request.mode == GenerationMode::upsample ? sourceSeconds : request.durationSeconds;
  const SpeedKey key = keyFor(*entry, request);
  const SpeedRecord record = m_book.find(key);
  ui::CostEstimate estimate;
  estimate.seconds = estimatedSeconds(card, workload, request.count, audioSeconds, record);
  estimate.measuredRuns = record.runs;
  if (m_options.availableMemoryBytes) estimate.availableBytes = m_options.availableMemoryBytes();
  for (const auto& memory : entry->memory) {
    if (memory.dtype == key.dtype) planMemory(memory, request.isLive, estimate);
  }
  estimate.diskBytes = diskBytes(card, workload, request.count, audioSeconds);
  estimate.freeDiskBytes = freeDiskBytes;
  if (estimate.availableBytes > 0 && estimate.peakBytes > estimate.availableBytes) {
    estimate.fits = false;
    estimate.advice = isInt8(key.dtype)
                          ? tr("Choose a smaller model, or close other programs.")
                          : tr("Choose the weight format int8 or a smaller model, or close other programs.");
  } else if (estimate.freeDiskBytes > 0 && estimate.diskBytes > estimate.freeDiskBytes) {
    estimate.fits = false;
    estimate.advice = tr("Make fewer takes or a shorter song, or empty the trash of the library.");
  }
  return estimate;
}

void CostService::calibrate(const GenerationRequest& request, QObject* receiver, ui::Answer<bool> answer) {
  const auto refuse = [&](const Error& error) {
    QMetaObject::invokeMethod(
        receiver, [answer, error] { answer(error); }, Qt::QueuedConnection);
  };
  if (m_bench.state() != QProcess::NotRunning) {
    return refuse(makeError(ErrorKind::busy, tr("A measurement is running already.").toStdString()));
  }
  const bool isWorking = std::any_of(m_queue.entries().begin(), m_queue.entries().end(), [](const auto& entry) {
    return entry.state == ui::QueueState::running || entry.state == ui::QueueState::starting;
  });
  if (isWorking) {
    return refuse(makeError(ErrorKind::busy, tr("A song is being made: its speed is measured anyway.").toStdString()));
  }
  const auto model = modelOf(request);
  if (!model) return refuse(model.error());
  const SpeedKey key = keyFor(**model, request);
  QStringList arguments{QStringLiteral("bench"),
                        QStringLiteral("generation"),
                        QStringLiteral("--json"),
                        QStringLiteral("--model"),
                        ui::text((*model)->model.folder.string()),
                        QStringLiteral("--dtype"),
                        QString::fromUtf8(weightDtypeName(key.dtype).data()),
                        QStringLiteral("--seconds"),
                        QString::number(m_options.calibrationSeconds)};
  if (m_options.threads > 0) arguments << QStringLiteral("--threads") << QString::number(m_options.threads);
  m_bench.disconnect(this);
  const QPointer<QObject> asker(receiver);
  const auto end = [this, asker, answer, key] {
    m_bench.disconnect(this);
    const Status taken = takeCalibration(key, m_bench.readAllStandardOutput().left(kLargestReport));
    emit changed();
    if (!asker) return;
    if (taken) return answer(true);
    answer(taken.error());
  };
  connect(&m_bench, &QProcess::finished, this, end);
  connect(&m_bench, &QProcess::errorOccurred, this, [end](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) end();
  });
  m_bench.setStandardErrorFile(QProcess::nullDevice());
  m_bench.start(m_options.program, arguments);
}

void CostService::store(const SpeedKey& key, const SpeedRecord& record) {
  m_book.put(key, record);
  ui::later(
      this, [file = m_options.speedFile, text = m_book.text()] { return SpeedBook::write(file, text); },
      [](const Status& written) {
        if (!written) logWarning("cost", "The measured speeds are not kept: {}", written.error().sentence());
      },
      &m_writer);
}

Status CostService::takeCalibration(const SpeedKey& key, const QByteArray& report) {
  const auto failed = [&](const std::string& detail) {
    return makeError(ErrorKind::io, tr("The speed of this model could not be measured.").toStdString(),
                     tr("Verify the model on the Models page.").toStdString(), detail);
  };
  auto json = parseJson(report.toStdString(), "The report of the measurement");
  if (!json) return failed(json.error().message);
  if (json->is_object()) (*json)["runs"] = 1;
  auto record = speedRecordFromJson(*json);
  if (!record) return failed(record.error().message);
  if (record->levels.empty()) return failed("no level was measured");
  store(key, *record);
  return {};
}

void CostService::watch(const QString& jobId) {
  const auto* entry = m_queue.find(jobId.toStdString());
  if (entry == nullptr || !entry->progress || entry->state != ui::QueueState::running) return;
  m_learners[entry->job.id].hear(*entry->progress, SpeedLearner::Clock::now());
}

void CostService::learnFrom(const QString& jobId) {
  const auto learner = m_learners.extract(jobId.toStdString());
  const auto* entry = m_queue.find(jobId.toStdString());
  if (learner.empty() || entry == nullptr) return;
  const GenerationRequest& request = entry->job.request;
  const auto model = modelOf(request);
  if (!model) return;
  findSource(request, this, [this, request, learner = learner.mapped()](const Result<double>& source) {
    const auto found = modelOf(request);
    if (!source || !found) return;
    const auto workload = workloadOf((*found)->model.card, request, *source);
    if (!workload) return;
    const auto speeds = learner.speeds(*workload);
    if (speeds.empty()) return;
    const SpeedKey key = keyFor(**found, request);
    SpeedRecord record = m_book.find(key);
    for (const auto& speed : speeds) record.learn(speed);
    ++record.runs;
    store(key, record);
    emit changed();
  });
}

}  // namespace jukebox::studio
