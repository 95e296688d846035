#include "app/studio/explorer_service.h"

namespace jukebox::studio {
namespace {

Result<explorer::PublishReport> publishList(const std::filesystem::path& root, const ui::ListRequest& request,
                                            const explorer::PublishOptions& options,
                                            const explorer::ExplorerProgress& progress,
                                            const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::existing));
  ASSIGN_OR_RETURN(const auto query, parseSampleQuery(request.query));
  ASSIGN_OR_RETURN(const auto samples, library.samples().list(query, request.sort));
  std::vector<std::string> ids;
  for (const auto& sample : samples) ids.push_back(sample.id);
  return explorer::publish(library.files(), ids, options, progress, cancellation);
}

Result<explorer::ImportReport> importInto(const std::filesystem::path& root, const std::filesystem::path& folder,
                                          const explorer::ExplorerProgress& progress,
                                          const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto library, Library::open(root, OpenMode::create));
  return explorer::importExplorer(library, folder, progress, cancellation);
}

}  // namespace

ExplorerService::ExplorerService(std::filesystem::path libraryRoot, QObject* parent)
    : QObject(parent), m_libraryRoot(std::move(libraryRoot)) {}

ExplorerService::~ExplorerService() {
  cancel();
  if (m_thread) m_thread->wait();
}

template <class T>
void ExplorerService::run(std::function<Result<T>()> work, std::function<void(const T&)> report) {
  const auto result = std::make_shared<std::optional<Result<T>>>();
  m_thread.reset(QThread::create([work = std::move(work), result] { *result = work(); }));
  connect(m_thread.get(), &QThread::finished, this, [this, result, report = std::move(report)] {
    m_thread->wait();
    m_thread.release()->deleteLater();
    if (!**result) return emit failed((*result)->error());
    report(***result);
  });
  m_thread->start();
}

void ExplorerService::publish(const ui::ListRequest& samples, const explorer::PublishOptions& options) {
  if (isRunning()) return;
  m_cancellation = {};
  const auto progress = [this](std::size_t done, std::size_t total, const std::string&) {
    emit publishing(static_cast<int>(done), static_cast<int>(total));
  };
  run<explorer::PublishReport>(
      [root = m_libraryRoot, samples, options, progress, cancellation = m_cancellation] {
        return publishList(root, samples, options, progress, cancellation);
      },
      [this](const explorer::PublishReport& report) { emit published(report); });
}

void ExplorerService::import(const std::filesystem::path& folder) {
  if (isRunning()) return;
  m_cancellation = {};
  const auto progress = [this](std::size_t done, std::size_t total, const std::string&) {
    emit importing(static_cast<int>(done), static_cast<int>(total));
  };
  run<explorer::ImportReport>(
      [root = m_libraryRoot, folder, progress, cancellation = m_cancellation] {
        return importInto(root, folder, progress, cancellation);
      },
      [this](const explorer::ImportReport& report) { emit imported(report); });
}

}  // namespace jukebox::studio
