#include "app/studio/queue/job_table.h"

#include <fmt/format.h>

#include <set>

#include "app/studio/queue/power_supply.h"
#include "app/studio/queue/queue_schedule.h"
#include "core/base/log.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

constexpr const char* kQueueLockName = "queue.lock";
constexpr const char* kScheduleName = "queue.json";

std::set<std::string> namesIn(const fs::path& folder) {
  std::set<std::string> names;
  std::error_code code;
  for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
    names.insert(it->path().filename().string());
  }
  return names;
}

/// What an ending comes to when the folders are asked.
JobEnding judge(JobEnding ending, const JobFacts& facts) {
  if (facts.isFinished) return {JobState::done, {}, false};
  if (ending.state == JobState::done) {
    ending.state = JobState::failed;
    ending.error = makeError(ErrorKind::internal, "The worker said that it had finished, but its samples are missing.",
                             "Try again.");
  } else if (ending.state == JobState::interrupted && !facts.canContinue) {
    ending.state = JobState::failed;
  }
  return ending;
}

}  // namespace

JobTable::JobTable(fs::path libraryRoot) : m_files(std::move(libraryRoot)), m_place(std::make_unique<QObject>()) {
  m_place->moveToThread(&m_thread);
  m_thread.start();
}

JobTable::~JobTable() {
  // Behind every other task. Statements must be gone on the thread that used them.
  QMetaObject::invokeMethod(
      m_place.get(),
      [this] {
        m_library.reset();
        m_queueLock.reset();
      },
      Qt::BlockingQueuedConnection);
  m_thread.quit();
  m_thread.wait();
}

template <class T>
void JobTable::run(std::function<Result<T>(Library&)> work, Answer<T> answer) {
  QMetaObject::invokeMethod(
      m_place.get(),
      [this, work = std::move(work), answer = std::move(answer)] {
        const auto opened = library();
        auto result = std::make_shared<Result<T>>(opened ? work(**opened) : Result<T>(opened.error()));
        QMetaObject::invokeMethod(
            this, [answer, result] { answer(std::move(*result)); }, Qt::QueuedConnection);
      },
      Qt::QueuedConnection);
}

Result<Library*> JobTable::library() {
  if (!m_library) {
    ASSIGN_OR_RETURN(auto opened, Library::open(m_files.root(), OpenMode::create));
    m_library.emplace(std::move(opened));
  }
  return &*m_library;
}

Result<bool> JobTable::own() {
  if (m_queueLock) return true;
  auto lock = FileLock::acquire(m_files.root() / kQueueLockName);
  if (!lock && lock.error().kind == ErrorKind::busy) return false;
  if (!lock) return lock.error();
  m_queueLock.emplace(std::move(*lock));
  return true;
}

Status JobTable::settleRunning(Library& library) {
  ASSIGN_OR_RETURN(const auto running, library.jobs().list(JobState::running));
  for (const auto& job : running) {
    if (job.id == m_ownRun || !library.isJobLockFree(job.id) || !inspectJob(m_files, job).isFinished) continue;
    RETURN_IF_ERROR(library.jobs().changeState(job.id, JobState::done));
    if (const auto removed = removeJobFolder(m_files, job.id); !removed) {
      logWarning("studio", "{}", removed.error().sentence());
    }
  }
  // A run of our own may not have made its folder yet.
  RETURN_IF_ERROR(library.jobs().markInterrupted(
      [&](const std::string& id) { return id != m_ownRun && library.isJobLockFree(id); }));
  return {};
}

Result<TableSnapshot> JobTable::snapshot(Library& library) {
  TableSnapshot snapshot;
  ASSIGN_OR_RETURN(snapshot.isOwner, own());
  if (snapshot.isOwner) RETURN_IF_ERROR(settleRunning(library));
  ASSIGN_OR_RETURN(m_dataVersion, library.database().dataVersion());
  const auto folders = namesIn(m_files.jobsFolder());
  const auto add = [&](Job job, bool held) {
    JobFacts facts;
    if (folders.contains(job.id)) facts = inspectJob(m_files, job);
    snapshot.rows.push_back({std::move(job), held, std::move(facts)});
  };
  ASSIGN_OR_RETURN(auto waiting, library.jobs().queue());
  for (auto& [job, held] : waiting) add(std::move(job), held);
  ASSIGN_OR_RETURN(auto all, library.jobs().list());
  m_hasForeignRuns = false;
  for (auto& job : all) {
    if (job.state == JobState::queued) continue;
    if (job.state == JobState::running && job.id != m_ownRun) m_hasForeignRuns = true;
    add(std::move(job), false);
  }
  return snapshot;
}

void JobTable::load(Answer<TableSnapshot> answer) {
  run<TableSnapshot>([this](Library& library) { return snapshot(library); }, std::move(answer));
}

void JobTable::lookForNews(const fs::path& powerSupplies, Answer<TableNews> answer) {
  run<TableNews>(
      [this, powerSupplies](Library& library) -> Result<TableNews> {
        TableNews news;
        const bool wasOwner = m_queueLock.has_value();
        ASSIGN_OR_RETURN(news.isOwner, own());
        ASSIGN_OR_RETURN(const auto version, library.database().dataVersion());
        // Runs that outlived their studio end some time after it; nobody tells.
        news.isChanged = version != m_dataVersion || news.isOwner != wasOwner || (news.isOwner && m_hasForeignRuns);
        if (!powerSupplies.empty()) news.isOnBattery = isOnBattery(powerSupplies);
        return news;
      },
      std::move(answer));
}

void JobTable::insert(Job job, Answer<void> answer) {
  run<void>([job = std::move(job)](Library& library) { return library.jobs().insert(job); }, std::move(answer));
}

void JobTable::begin(const std::string& id, Answer<Job> answer) {
  run<Job>(
      [this, id](Library& library) -> Result<Job> {
        if (!library.isJobLockFree(id)) return makeError(ErrorKind::busy, "Another program works on this job.");
        ASSIGN_OR_RETURN(auto job, library.jobs().changeState(id, JobState::running));
        m_ownRun = id;
        return job;
      },
      std::move(answer));
}

void JobTable::changeState(const std::string& id, JobState state, Answer<Job> answer) {
  run<Job>([id, state](Library& library) { return library.jobs().changeState(id, state); }, std::move(answer));
}

void JobTable::finish(const std::string& id, const JobEnding& ending, Answer<TableRow> answer) {
  run<TableRow>(
      [this, id, ending](Library& library) {
        m_ownRun.clear();
        return finishRow(library, id, ending);
      },
      std::move(answer));
}

Result<TableRow> JobTable::finishRow(Library& library, const std::string& id, const JobEnding& ending) {
  TableRow row;
  ASSIGN_OR_RETURN(row.job, library.jobs().get(id));
  row.facts = inspectJob(library.files(), row.job);
  const JobEnding judged = judge(ending, row.facts);
  ASSIGN_OR_RETURN(row.job, library.jobs().changeState(id, judged.state, judged.error.sentence()));
  if (judged.isForNext) {
    if (judged.state != JobState::queued) {
      ASSIGN_OR_RETURN(row.job, library.jobs().changeState(id, JobState::queued));
    }
    RETURN_IF_ERROR(library.jobs().move(id, 0));
  }
  if (judged.state == JobState::done) {
    if (const auto removed = removeJobFolder(library.files(), id); !removed) {
      logWarning("studio", "{}", removed.error().sentence());
    }
  }
  return row;
}

void JobTable::move(const std::string& id, int place, Answer<void> answer) {
  run<void>([id, place](Library& library) { return library.jobs().move(id, place); }, std::move(answer));
}

void JobTable::setHeld(const std::string& id, bool held, Answer<void> answer) {
  run<void>([id, held](Library& library) { return library.jobs().setHeld(id, held); }, std::move(answer));
}

void JobTable::remove(const std::vector<std::string>& ids, Answer<void> answer) {
  run<void>(
      [this, ids](Library& library) -> Status {
        for (const auto& id : ids) {
          RETURN_IF_ERROR(removeJobFolder(m_files, id));
          RETURN_IF_ERROR(library.jobs().remove(id));
        }
        return {};
      },
      std::move(answer));
}

void JobTable::checkPreview(const Job& job, const ui::QueuePreview& told, Answer<ui::QueuePreview> answer) {
  run<ui::QueuePreview>([this, job, told](Library&) { return studio::checkPreview(m_files, job, told); },
                        std::move(answer));
}

void JobTable::readSchedule(Answer<ui::QueueSchedule> answer) {
  run<ui::QueueSchedule>([file = m_files.root() / kScheduleName](Library&) { return studio::readSchedule(file); },
                         std::move(answer));
}

void JobTable::writeSchedule(const ui::QueueSchedule& schedule, Answer<void> answer) {
  run<void>(
      [file = m_files.root() / kScheduleName, schedule](Library&) { return studio::writeSchedule(file, schedule); },
      std::move(answer));
}

}  // namespace jukebox::studio
