#include "app/studio/explorer_service.h"

#include <QElapsedTimer>
#include <optional>

namespace jukebox::studio {
namespace {

constexpr qint64 kProgressMilliseconds = 40;  // songs that are there already pass by the thousand

Result<explorer::PublicationPlan> planIn(const std::filesystem::path& root, const explorer::PlanWish& wish) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::existing));
  return explorer::planPublication(library, wish);
}

Result<explorer::ImportPlan> planImportInto(const std::filesystem::path& root, const std::filesystem::path& folder) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::create));
  return explorer::planImport(library, folder);
}

Result<explorer::PublishReport> publishFrom(const std::filesystem::path& root, const explorer::PlanWish& wish,
                                            const explorer::PublishOptions& options,
                                            const explorer::ExplorerProgress& progress,
                                            const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::existing));
  ASSIGN_OR_RETURN(const auto plan, explorer::planPublication(library, wish));
  return explorer::publish(library.files(), plan.ids, options, progress, cancellation);
}

Result<explorer::ImportReport> importInto(const std::filesystem::path& root, const std::filesystem::path& folder,
                                          const explorer::ExplorerProgress& progress,
                                          const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::create));
  return explorer::importExplorer(library, folder, progress, cancellation, explorer::OnCancel::takeBack);
}

/// Tells `show` often enough for the eye, and the end.
explorer::ExplorerProgress throttled(std::function<void(int, int, const QString&)> show) {
  return [show = std::move(show), clock = QElapsedTimer()](std::size_t done, std::size_t total,
                                                           const std::string& title) mutable {
    if (clock.isValid() && clock.elapsed() < kProgressMilliseconds && done < total) return;
    clock.start();
    show(static_cast<int>(done), static_cast<int>(total), QString::fromStdString(title));
  };
}

}  // namespace

ExplorerService::ExplorerService(std::filesystem::path libraryRoot, QObject* parent)
    : QObject(parent), m_libraryRoot(std::move(libraryRoot)) {}

ExplorerService::~ExplorerService() {
  cancel();
  if (m_work) m_work->wait();
  if (m_question) m_question->wait();
}

template <class T>
void ExplorerService::run(Thread ExplorerService::*slot, std::function<Result<T>()> work,
                          std::function<void(const T&)> report, void (ExplorerService::*fail)(const Error&)) {
  const auto result = std::make_shared<std::optional<Result<T>>>();
  Thread& thread = this->*slot;
  thread.reset(QThread::create([work = std::move(work), result] { *result = work(); }));
  connect(thread.get(), &QThread::finished, this, [this, slot, result, report = std::move(report), fail] {
    Thread& ended = this->*slot;
    ended->wait();
    ended.release()->deleteLater();
    if (!**result) {
      emit(this->*fail)((*result)->error());
    } else {
      report(***result);
    }
    if (!m_question) askNext();
  });
  thread->start();
}

void ExplorerService::ask(std::function<void()> question) {
  m_nextQuestion = std::move(question);
  if (!m_question) askNext();
}

void ExplorerService::askNext() {
  if (m_nextQuestion) std::exchange(m_nextQuestion, nullptr)();
}

void ExplorerService::planPublication(const explorer::PlanWish& wish) {
  ask([this, wish] {
    run<explorer::PublicationPlan>(
        &ExplorerService::m_question, [root = m_libraryRoot, wish] { return planIn(root, wish); },
        [this](const explorer::PublicationPlan& plan) { emit publicationPlanned(plan); },
        &ExplorerService::questionFailed);
  });
}

void ExplorerService::planImport(const std::filesystem::path& folder) {
  ask([this, folder] {
    run<explorer::ImportPlan>(
        &ExplorerService::m_question, [root = m_libraryRoot, folder] { return planImportInto(root, folder); },
        [this](const explorer::ImportPlan& plan) { emit importPlanned(plan); }, &ExplorerService::questionFailed);
  });
}

void ExplorerService::publish(const explorer::PlanWish& wish, const std::string& title,
                              explorer::PageLanguage language) {
  if (isRunning()) return;
  m_cancellation = {};
  const explorer::PublishOptions options{wish.folder, title, wish.format, language, false};
  const auto progress =
      throttled([this](int done, int total, const QString& song) { emit publishing(done, total, song); });
  run<explorer::PublishReport>(
      &ExplorerService::m_work,
      [root = m_libraryRoot, wish, options, progress, cancellation = m_cancellation] {
        return publishFrom(root, wish, options, progress, cancellation);
      },
      [this](const explorer::PublishReport& report) { emit published(report); }, &ExplorerService::failed);
}

void ExplorerService::import(const std::filesystem::path& folder) {
  if (isRunning()) return;
  m_cancellation = {};
  const auto progress =
      throttled([this](int done, int total, const QString& song) { emit importing(done, total, song); });
  run<explorer::ImportReport>(
      &ExplorerService::m_work,
      [root = m_libraryRoot, folder, progress, cancellation = m_cancellation] {
        return importInto(root, folder, progress, cancellation);
      },
      [this](const explorer::ImportReport& report) { emit imported(report); }, &ExplorerService::failed);
}

}  // namespace jukebox::studio
