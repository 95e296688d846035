#include "app/studio/studio_library.h"

#include "app/studio/library_work.h"

namespace jukebox::studio {
namespace {

using namespace std::chrono_literals;

constexpr auto kForeignChangesInterval = 1500ms;

}  // namespace

StudioLibrary::StudioLibrary(std::filesystem::path root, QObject* parent)
    : LibraryReader(parent), m_files(root), m_questions(root), m_changes(root) {
  m_foreignTimer.setInterval(kForeignChangesInterval);
  connect(&m_foreignTimer, &QTimer::timeout, this, &StudioLibrary::lookForForeignChanges);
  m_foreignTimer.start();
}

StudioLibrary::~StudioLibrary() = default;

StudioLibrary::Ticket StudioLibrary::newTicket(Question question, QObject* receiver) {
  auto& current = m_tickets[{question, receiver}];
  if (current) {
    *current = true;
  } else {
    connect(receiver, &QObject::destroyed, this, [this, question, receiver] { m_tickets.erase({question, receiver}); });
  }
  current = std::make_shared<std::atomic<bool>>(false);
  return current;
}

template <class T>
void StudioLibrary::run(LibraryThread& thread, QObject* receiver, std::function<Result<T>(Library&)> work,
                        ui::Answer<T> answer, Ticket ticket) {
  auto deliver = [self = QPointer<StudioLibrary>(this), guard = QPointer<QObject>(receiver), answer = std::move(answer),
                  ticket](Result<T> result) {
    if (guard && self && !(ticket && *ticket)) answer(std::move(result));
  };
  thread.post([this, work = std::move(work), deliver = std::move(deliver), ticket](Result<Library*> library) {
    if (ticket && *ticket) return;
    auto result = std::make_shared<Result<T>>(library ? work(**library) : Result<T>(library.error()));
    QMetaObject::invokeMethod(
        this, [deliver, result] { deliver(std::move(*result)); }, Qt::QueuedConnection);
  });
}

template <class T>
void StudioLibrary::change(QObject* receiver, std::function<Result<T>(Library&)> work, ui::Answer<T> answer) {
  // The answer comes first: an undo command must know what it did before views ask anew.
  run<T>(m_changes, receiver, std::move(work), std::move(answer));
  run<bool>(
      m_changes, this, [](Library&) { return true; }, [this](const Result<bool>&) { emit changed(); });
}

void StudioLibrary::list(const ui::ListRequest& request, QObject* receiver, ui::Answer<ui::SampleListing> answer) {
  run<ui::SampleListing>(
      m_questions, receiver, [request](Library& library) { return listSamples(library, request); }, std::move(answer),
      newTicket(Question::list, receiver));
}

void StudioLibrary::summaries(const std::vector<std::int64_t>& rows, QObject* receiver,
                              ui::Answer<std::vector<SampleSummary>> answer) {
  run<std::vector<SampleSummary>>(
      m_questions, receiver, [rows](Library& library) { return library.samples().summaries(rows); }, std::move(answer));
}

void StudioLibrary::sample(const std::string& id, QObject* receiver, ui::Answer<Sample> answer) {
  run<Sample>(
      m_questions, receiver, [id](Library& library) { return library.samples().get(id); }, std::move(answer));
}

void StudioLibrary::rowOf(const std::string& id, QObject* receiver, ui::Answer<std::int64_t> answer) {
  run<std::int64_t>(
      m_questions, receiver, [id](Library& library) { return library.samples().rowOf(id); }, std::move(answer));
}

void StudioLibrary::overview(const std::vector<std::string>& queries, QObject* receiver,
                             ui::Answer<ui::LibraryOverview> answer) {
  run<ui::LibraryOverview>(
      m_changes, receiver, [queries](Library& library) { return overviewOf(library, queries); }, std::move(answer),
      newTicket(Question::overview, receiver));
}

void StudioLibrary::suggestions(const std::string& query, QObject* receiver,
                                ui::Answer<std::vector<std::string>> answer) {
  run<std::vector<std::string>>(
      m_changes, receiver, [query](Library& library) { return suggestionsFor(library, query); }, std::move(answer));
}

void StudioLibrary::children(const std::string& id, QObject* receiver, ui::Answer<std::vector<SampleSummary>> answer) {
  run<std::vector<SampleSummary>>(
      m_questions, receiver, [id](Library& library) { return library.samples().children(id); }, std::move(answer));
}

void StudioLibrary::comparisons(const std::string& id, QObject* receiver, ui::Answer<ui::ComparisonCount> answer) {
  run<ui::ComparisonCount>(
      m_questions, receiver,
      [id, file = m_files.verdictsFile()](Library&) -> Result<ui::ComparisonCount> {
        ASSIGN_OR_RETURN(const auto verdicts, readVerdicts(file));
        const VerdictCount count = countVerdicts(verdicts, id);
        return ui::ComparisonCount{count.comparisons, count.preferred, count.blind};
      },
      std::move(answer));
}

void StudioLibrary::recordVerdict(const ListeningVerdict& verdict, QObject* receiver, ui::Answer<bool> answer) {
  change<bool>(
      receiver,
      [verdict, file = m_files.verdictsFile()](Library&) -> Result<bool> {
        RETURN_IF_ERROR(appendVerdict(file, verdict));
        return true;
      },
      std::move(answer));
}

void StudioLibrary::apply(const std::vector<ui::SampleChange>& changes, QObject* receiver,
                          ui::Answer<std::vector<ui::SampleChange>> answer) {
  change<std::vector<ui::SampleChange>>(
      receiver, [changes](Library& library) { return applyChanges(library, changes); }, std::move(answer));
}

void StudioLibrary::purge(const std::vector<std::string>& ids, QObject* receiver, ui::Answer<std::int64_t> answer) {
  change<std::int64_t>(
      receiver,
      [ids](Library& library) -> Result<std::int64_t> {
        for (const auto& id : ids) RETURN_IF_ERROR(library.purgeSample(id));
        return std::ssize(ids);
      },
      std::move(answer));
}

void StudioLibrary::emptyTrash(QObject* receiver, ui::Answer<std::int64_t> answer) {
  change<std::int64_t>(
      receiver, [](Library& library) { return library.emptyTrash(); }, std::move(answer));
}

void StudioLibrary::createCollection(const ui::CollectionContents& collection, QObject* receiver,
                                     ui::Answer<std::string> answer) {
  change<std::string>(
      receiver, [collection](Library& library) { return makeCollection(library, collection); }, std::move(answer));
}

void StudioLibrary::renameCollection(const std::string& id, const std::string& name, QObject* receiver,
                                     ui::Answer<std::string> answer) {
  change<std::string>(
      receiver,
      [id, name](Library& library) -> Result<std::string> {
        ASSIGN_OR_RETURN(auto before, library.collections().find(id));
        RETURN_IF_ERROR(library.collections().rename(id, name));
        return before.name;
      },
      std::move(answer));
}

void StudioLibrary::removeCollection(const std::string& id, QObject* receiver,
                                     ui::Answer<ui::CollectionContents> answer) {
  change<ui::CollectionContents>(
      receiver,
      [id](Library& library) -> Result<ui::CollectionContents> {
        ASSIGN_OR_RETURN(auto before, library.collections().find(id));
        ASSIGN_OR_RETURN(auto samples, library.collections().sampleIds(id));
        RETURN_IF_ERROR(library.collections().remove(id));
        return ui::CollectionContents{id, before.name, before.createdAt, std::move(samples)};
      },
      std::move(answer));
}

void StudioLibrary::addToCollection(const std::string& id, const std::vector<std::string>& sampleIds, QObject* receiver,
                                    ui::Answer<std::vector<std::string>> answer) {
  change<std::vector<std::string>>(
      receiver,
      [id, sampleIds](Library& library) -> Result<std::vector<std::string>> {
        ASSIGN_OR_RETURN(const auto before, library.collections().sampleIds(id));
        RETURN_IF_ERROR(library.collections().addSamples(id, sampleIds));
        return without(sampleIds, before);
      },
      std::move(answer));
}

void StudioLibrary::removeFromCollection(const std::string& id, const std::vector<std::string>& sampleIds,
                                         QObject* receiver, ui::Answer<std::vector<std::string>> answer) {
  change<std::vector<std::string>>(
      receiver,
      [id, sampleIds](Library& library) -> Result<std::vector<std::string>> {
        ASSIGN_OR_RETURN(const auto before, library.collections().sampleIds(id));
        RETURN_IF_ERROR(library.collections().removeSamples(id, sampleIds));
        return without(sampleIds, without(sampleIds, before));
      },
      std::move(answer));
}

void StudioLibrary::lookForForeignChanges() {
  run<std::int64_t>(
      m_questions, this, [](Library& library) { return library.database().dataVersion(); },
      [this](const Result<std::int64_t>& version) {
        const bool wasGone = std::exchange(m_isGone, !version);
        if (wasGone != m_isGone) emit changed();
        if (!version) return;
        const bool isFirst = m_dataVersion == 0;
        if (std::exchange(m_dataVersion, *version) != *version && !isFirst) emit changed();
      });
}

}  // namespace jukebox::studio
