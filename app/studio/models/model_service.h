#pragma once
// ModelService: the installed models, and long work on them in a child process that can be stopped at any moment.

#include <QProcess>
#include <QTimer>

#include "ui/models/model_catalog.h"

namespace jukebox::studio {

class ModelService : public ui::ModelCatalog {
  Q_OBJECT
 public:
  /// `program`: the `jukebox` executable. Reads the models as soon as the event loop runs.
  explicit ModelService(QString program, QObject* parent = nullptr);
  ~ModelService() override;

  const std::vector<ui::ModelEntry>& models() const override { return m_models; }
  bool isRead() const override { return m_isRead; }
  void refresh() override;
  void inspect(const QString& folder, QObject* receiver,
               std::function<void(const ui::ImportFindings&)> answer) const override;
  void import(const ui::ModelImportWish& wish) override;
  void quantise(const QString& model, const QString& dtype, const QString& newName) override;
  void verify(const QString& model) override;
  void cancelWork() override;
  const std::optional<ui::ModelWork>& work() const override { return m_work; }
  void remove(const QString& model) override;

 private:
  void take(std::vector<ui::ModelEntry> models);
  void askForMemory();
  /// Starts `jukebox ARGUMENTS`; refused() when something runs.
  void start(ui::ModelWork work, const QStringList& arguments);
  void readProgress();
  void endWork(bool isStarted);
  QString resultOf(const ui::ModelWork& work) const;

  QString m_program;
  std::vector<ui::ModelEntry> m_models;
  bool m_isRead = false, m_isReading = false, m_isAskedAgain = false;
  std::optional<ui::ModelWork> m_work;
  QProcess m_process, m_memory;
  QByteArray m_output, m_errors;
  QTimer m_killTimer;
};

}  // namespace jukebox::studio
