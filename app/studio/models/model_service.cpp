#include "app/studio/models/model_service.h"

#include <QDir>
#include <QPointer>
#include <QThreadPool>
#include <csignal>
#include <memory>

#include "app/studio/models/import_files.h"
#include "app/studio/models/model_reading.h"
#include "core/domain/json_reader.h"
#include "ui/language/error_text.h"
#include "ui/library/later.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

constexpr int kGraceMilliseconds = 5000;
constexpr qsizetype kMostOutput = 4 << 20;

/// The last "error: …" line of a program's standard error.
QString errorLine(const QByteArray& output) {
  const auto lines = output.split('\n');
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    if (line->startsWith("error: ")) return ui::errorText(QString::fromUtf8(line->mid(7)).left(2000));
  }
  return {};
}

}  // namespace

ModelService::ModelService(QString program, QObject* parent) : m_program(std::move(program)) {
  setParent(parent);
  m_killTimer.setSingleShot(true);
  m_killTimer.setInterval(kGraceMilliseconds);
  connect(&m_killTimer, &QTimer::timeout, &m_process, &QProcess::kill);
  connect(&m_process, &QProcess::readyReadStandardError, this, &ModelService::readProgress);
  connect(&m_process, &QProcess::readyReadStandardOutput, this, [this] {
    m_output += m_process.readAllStandardOutput();
    if (m_output.size() > kMostOutput) m_output = m_output.right(kMostOutput / 2);
  });
  connect(&m_process, &QProcess::finished, this, [this] { endWork(true); });
  connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) endWork(false);
  });
  connect(&m_memory, &QProcess::finished, this, [this] {
    const auto report = m_memory.readAllStandardOutput();
    if (m_memory.exitCode() == 0 && takeMemory(report.toStdString(), m_models)) emit changed();
  });
  QMetaObject::invokeMethod(this, &ModelService::refresh, Qt::QueuedConnection);
}

ModelService::~ModelService() {
  for (auto* process : {&m_process, &m_memory}) {
    process->disconnect(this);
    if (process->state() == QProcess::NotRunning) continue;
    ::kill(static_cast<pid_t>(process->processId()), SIGINT);  // it cleans up behind itself
    if (!process->waitForFinished(kGraceMilliseconds)) process->kill();
    process->waitForFinished(kGraceMilliseconds);
  }
}

void ModelService::refresh() {
  if (m_isReading) {
    m_isAskedAgain = true;
    return;
  }
  m_isReading = true;
  QThreadPool::globalInstance()->start([self = QPointer<ModelService>(this)] {
    auto models = std::make_shared<std::vector<ui::ModelEntry>>(readModels());
    QMetaObject::invokeMethod(QCoreApplication::instance(), [self, models] {
      if (self) self->take(std::move(*models));
    });
  });
}

void ModelService::take(std::vector<ui::ModelEntry> models) {
  m_isReading = false;
  for (auto& entry : models) {
    const auto* known = find(entry.model.card.name);
    if (known != nullptr && known->model.card.weightsHash() == entry.model.card.weightsHash()) {
      entry.memory = known->memory;
    }
  }
  m_models = std::move(models);
  m_isRead = true;
  emit changed();
  if (m_isAskedAgain) {
    m_isAskedAgain = false;
    refresh();
  } else {
    askForMemory();
  }
}

void ModelService::askForMemory() {
  const bool isKnown = std::all_of(m_models.begin(), m_models.end(), [](const auto& entry) {
    return !entry.memory.empty() || entry.model.card.priors.empty();
  });
  if (isKnown || m_memory.state() != QProcess::NotRunning) return;
  m_memory.setStandardErrorFile(QProcess::nullDevice());
  m_memory.start(m_program, {QStringLiteral("models"), QStringLiteral("memory"), QStringLiteral("--json")});
}

void ModelService::inspect(const QString& folder, QObject* receiver,
                           std::function<void(const ui::ImportFindings&)> answer) const {
  ui::later(
      receiver, [folder] { return findImportFiles(folder); }, std::move(answer));
}

void ModelService::import(const ui::ModelImportWish& wish) {
  inspect(wish.folder, this, [this, wish](const ui::ImportFindings& findings) {
    if (findings.isUsable()) {
      return start({ui::ModelWork::Kind::import, wish.name, tr("Reading"), -1, false}, importArguments(wish, findings));
    }
    emit refused(tr("There are no weights of a model in %1.").arg(wish.folder),
                 tr("Choose the folder with the codec and the priors."));
  });
}

void ModelService::quantise(const QString& model, const QString& dtype, const QString& newName) {
  QStringList arguments{QStringLiteral("models"), QStringLiteral("quantize"), model,
                        QStringLiteral("--json"), QStringLiteral("--dtype"),  dtype};
  if (!newName.isEmpty()) arguments << QStringLiteral("--name=") + newName;
  start({ui::ModelWork::Kind::quantise, model, tr("Reading"), -1, false}, arguments);
}

void ModelService::verify(const QString& model) {
  start({ui::ModelWork::Kind::verify, model, tr("Reading"), -1, false},
        {QStringLiteral("models"), QStringLiteral("verify"), model, QStringLiteral("--json")});
}

void ModelService::start(ui::ModelWork work, const QStringList& arguments) {
  if (m_work) {
    emit refused(tr("Another model is being worked on."), tr("Wait until that is done, or stop it."));
    return;
  }
  m_work = std::move(work);
  m_output.clear();
  m_errors.clear();
  emit workChanged();
  m_process.start(m_program, arguments);
}

/// Progress comes as lines of JSON, everything else is for a person.
void ModelService::readProgress() {
  m_errors += m_process.readAllStandardError();
  if (m_errors.size() > kMostOutput) m_errors = m_errors.right(kMostOutput / 2);
  const qsizetype end = m_errors.lastIndexOf('\n');
  if (end < 0 || !m_work) return;
  const qsizetype begin = m_errors.lastIndexOf('\n', end - 1) + 1;
  const auto json = parseJson(m_errors.mid(begin, end - begin).toStdString(), "A line of progress");
  if (!json || !json->is_object()) return;
  std::string step;
  double fraction = -1;
  JsonReader reader(*json, "A line of progress");
  reader.text("step", step, 256);
  reader.number("fraction", fraction, 0, 1);
  if (!reader.status()) return;
  m_work->step = ui::text(step);
  m_work->fraction = fraction;
  emit workChanged();
}

void ModelService::cancelWork() {
  if (!m_work || m_process.state() == QProcess::NotRunning) return;
  m_work->isCancelling = true;
  ::kill(static_cast<pid_t>(m_process.processId()), SIGINT);
  m_killTimer.start();
  emit workChanged();
}

void ModelService::endWork(bool isStarted) {
  m_killTimer.stop();
  readProgress();
  m_output += m_process.readAllStandardOutput();
  const ui::ModelWork work = *std::exchange(m_work, std::nullopt);
  emit workChanged();
  const bool isDone = isStarted && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
  if (isDone) {
    emit workEnded(resultOf(work), {}, {});
  } else if (work.isCancelling) {
    emit workEnded(tr("Stopped. Nothing was left behind."), {}, {});
  } else if (!isStarted) {
    emit workEnded({}, tr("The program %1 could not be started.").arg(m_program), tr("Install the studio again."));
  } else {
    QString reason = errorLine(m_errors);
    if (work.kind == ui::ModelWork::Kind::verify && reason.isEmpty()) reason = resultOf(work);
    emit workEnded({}, reason.isEmpty() ? tr("The work on “%1” ended with an error.").arg(work.model) : reason, {});
  }
  refresh();
}

QString ModelService::resultOf(const ui::ModelWork& work) const {
  if (work.kind == ui::ModelWork::Kind::import) return tr("“%1” is installed.").arg(work.model);
  if (work.kind == ui::ModelWork::Kind::quantise) return tr("A smaller copy of “%1” is installed.").arg(work.model);
  const auto json = parseJson(m_output.toStdString(), "The report of the check");
  QStringList problems;
  if (json && json->is_object() && json->contains("problems") && json->at("problems").is_array()) {
    for (const auto& problem : json->at("problems")) {
      if (problem.is_string()) problems << ui::errorText(problem.get<std::string>());
    }
  }
  if (problems.isEmpty()) return tr("“%1” is complete and computes as it should.").arg(work.model);
  return tr("“%1” is damaged: %2").arg(work.model, problems.join(QStringLiteral(" ")));
}

void ModelService::remove(const QString& model) {
  const auto* entry = find(model.toStdString());
  if (entry == nullptr) return;
  if (entry->isBundled) {
    emit refused(tr("“%1” came with the program and cannot be removed.").arg(model), {});
    return;
  }
  if (m_work && m_work->model == model) {
    emit refused(tr("“%1” is being worked on.").arg(model), {});
    return;
  }
  const auto folder = entry->model.folder;
  QThreadPool::globalInstance()->start([self = QPointer<ModelService>(this), folder, model] {
    std::error_code code;
    std::filesystem::remove_all(folder, code);
    const QString problem = code ? QString::fromStdString(code.message()) : QString();
    QMetaObject::invokeMethod(QCoreApplication::instance(), [self, model, problem] {
      if (!self) return;
      if (!problem.isEmpty()) emit self->refused(tr("“%1” could not be removed.").arg(model), problem);
      self->refresh();
    });
  });
}

}  // namespace jukebox::studio
