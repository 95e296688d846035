#pragma once
// ExplorerService: publishes samples as web pages, or imports such pages, on a thread of its own with a library
// connection of its own; says before what would come of it.

#include <QObject>
#include <QThread>
#include <filesystem>
#include <functional>
#include <memory>

#include "app/explorer/explorer_reader.h"
#include "app/explorer/explorer_writer.h"
#include "app/explorer/publication_plan.h"

namespace jukebox::studio {

/// One publication or import at a time, and one question beside it: a newer question takes the place of one that waits.
/// What is cancelled is taken away again. Of the GUI thread; the destructor cancels and waits.
class ExplorerService : public QObject {
  Q_OBJECT
 public:
  explicit ExplorerService(std::filesystem::path libraryRoot, QObject* parent = nullptr);
  ~ExplorerService() override;

  bool isRunning() const { return m_work != nullptr; }
  /// Answered by publicationPlanned() or questionFailed().
  void planPublication(const explorer::PlanWish& wish);
  /// Answered by importPlanned() or questionFailed().
  void planImport(const std::filesystem::path& folder);
  /// Publishes what planPublication() would find, in the format and folder of `wish`. Does nothing while something
  /// runs.
  void publish(const explorer::PlanWish& wish, const std::string& title, explorer::PageLanguage language);
  void import(const std::filesystem::path& folder);
  void cancel() { m_cancellation.request(CancelMode::now); }

 signals:
  void publicationPlanned(const jukebox::explorer::PublicationPlan& plan);
  void importPlanned(const jukebox::explorer::ImportPlan& plan);
  void questionFailed(const jukebox::Error& error);
  /// Of a publication and of an import; `title`: of the song that was finished last.
  void publishing(int done, int total, const QString& title);
  void importing(int done, int total, const QString& title);
  void published(const jukebox::explorer::PublishReport& report);
  void imported(const jukebox::explorer::ImportReport& report);
  void failed(const jukebox::Error& error);

 private:
  using Thread = std::unique_ptr<QThread>;
  /// Runs `work` on a thread that `slot` holds meanwhile, then on this one `report` with its value, or `fail`.
  template <class T>
  void run(Thread ExplorerService::*slot, std::function<Result<T>()> work, std::function<void(const T&)> report,
           void (ExplorerService::*fail)(const Error&));
  void ask(std::function<void()> question);
  void askNext();

  std::filesystem::path m_libraryRoot;
  CancellationToken m_cancellation;
  Thread m_work, m_question;
  std::function<void()> m_nextQuestion;
};

}  // namespace jukebox::studio
