#include "app/cli/job_queue.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/request_builder.h"

namespace jukebox::cli {
namespace {

Error notRunning(const std::string& jobId) {
  return makeError(ErrorKind::notFound, fmt::format("Job {} is not running.", jobId));
}

}  // namespace

JobQueue::JobQueue(std::filesystem::path libraryRoot, int threads, Report report)
    : m_libraryRoot(std::move(libraryRoot)),
      m_threads(threads),
      m_report(std::move(report)),
      m_thread([this] { loop(); }) {}

JobQueue::~JobQueue() {
  stop();
}

Status JobQueue::generate(GenerateCommand command) {
  const std::scoped_lock lock(m_mutex);
  const auto same = [&](const GenerateCommand& other) { return other.jobId == command.jobId; };
  if ((m_running && m_running->jobId == command.jobId) || std::any_of(m_queue.begin(), m_queue.end(), same)) {
    return makeError(ErrorKind::alreadyExists, fmt::format("Job {} is queued or running already.", command.jobId));
  }
  const auto position = static_cast<int>(m_queue.size()) + (m_running ? 1 : 0);
  // Inside the lock: the job must not begin to speak before it is accepted.
  m_report(AcceptedEvent{command.jobId, position});
  m_queue.push_back(std::move(command));
  m_changed.notify_all();
  return {};
}

Status JobQueue::cancel(const CancelCommand& command) {
  {
    const std::scoped_lock lock(m_mutex);
    if (m_running && m_running->jobId == command.jobId) {
      m_running->cancellation.request(command.mode);
      m_running->paused = false;
      m_changed.notify_all();
      return {};
    }
    const auto queued = std::find_if(m_queue.begin(), m_queue.end(),
                                     [&](const GenerateCommand& other) { return other.jobId == command.jobId; });
    if (queued == m_queue.end()) return notRunning(command.jobId);
    m_queue.erase(queued);
  }
  m_report(CancelledEvent{command.jobId, false});
  return {};
}

Status JobQueue::pause(const std::string& jobId) {
  const std::scoped_lock lock(m_mutex);
  if (!m_running || m_running->jobId != jobId) return notRunning(jobId);
  m_running->paused = true;
  m_report(PausedEvent{jobId});
  return {};
}

Status JobQueue::resume(const std::string& jobId) {
  const std::scoped_lock lock(m_mutex);
  if (!m_running || m_running->jobId != jobId) return notRunning(jobId);
  m_running->paused = false;
  m_report(ResumedEvent{jobId});
  m_changed.notify_all();
  return {};
}

Status JobQueue::sketch(const SketchCommand& command) {
  const std::scoped_lock lock(m_mutex);
  if (!m_running || m_running->jobId != command.jobId) return notRunning(command.jobId);
  m_running->wish = command.wish;
  return {};
}

std::optional<RegionWish> JobQueue::wishedRegion() {
  const std::scoped_lock lock(m_mutex);
  return m_running ? m_running->wish : std::nullopt;
}

bool JobQueue::stop() {
  bool hadWork = false;
  std::deque<GenerateCommand> dropped;
  {
    const std::scoped_lock lock(m_mutex);
    m_ending = true;
    dropped.swap(m_queue);
    hadWork = !dropped.empty() || m_running;
    if (m_running) {
      m_running->stopAsked = true;
      m_running->paused = false;
      m_running->cancellation.request(CancelMode::now);
    }
    m_changed.notify_all();
  }
  for (const auto& command : dropped) m_report(CancelledEvent{command.jobId, false});
  if (m_thread.joinable()) m_thread.join();
  return hadWork;
}

void JobQueue::loop() {
  while (true) {
    GenerateCommand command;
    CancellationToken cancellation;
    {
      std::unique_lock lock(m_mutex);
      m_changed.wait(lock, [this] { return m_ending || !m_queue.empty(); });
      if (m_ending) return;
      command = std::move(m_queue.front());
      m_queue.pop_front();
      m_running = Running{command.jobId, cancellation, false, {}, false};
    }
    runOne(command, cancellation);
  }
}

void JobQueue::runOne(const GenerateCommand& command, const CancellationToken& cancellation) {
  const RunOutcome outcome = execute(command, cancellation);
  {
    // A job that was paused on its last steps keeps its end to itself until it may go on.
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_running->paused; });
    // A command that arrives from now on finds the job gone, as its terminal event says.
    m_running.reset();
  }
  if (!outcome.error) {
    DoneEvent done{command.jobId, {}};
    for (const auto& sample : outcome.samples) done.sampleIds.push_back(sample.id);
    m_report(done);
  } else if (outcome.error->kind == ErrorKind::cancelled) {
    m_report(CancelledEvent{command.jobId, outcome.resumable});
  } else {
    m_report(FailedEvent{command.jobId, *outcome.error, outcome.resumable});
  }
}

RunOutcome JobQueue::execute(const GenerateCommand& command, const CancellationToken& cancellation) {
  const auto failed = [&](const Error& error) { return RunOutcome{command.jobId, {}, error, false}; };
  auto library = Library::open(m_libraryRoot, OpenMode::create);
  if (!library) return failed(library.error());
  auto engine = loadEngine();
  if (!engine) return failed(engine.error());
  (*engine)->setThreads(m_threads);

  RunnerOptions options;
  options.previewsWindows = true;
  options.report = [this](const Event& event) { reportRunning(event); };
  options.stateWhenStopped = [this] {
    const std::scoped_lock lock(m_mutex);
    return m_running && m_running->stopAsked ? JobState::interrupted : JobState::cancelled;
  };
  options.wishedRegion = [this] { return wishedRegion(); };
  options.cancellation = cancellation;
  GenerationRunner runner(*library, **engine, options);
  std::error_code code;
  if (command.resume || std::filesystem::exists(library->files().jobFolder(command.jobId), code)) {
    return runner.resume(command.jobId);
  }
  GenerationRequest request = command.request;
  if (command.freshSeed) request.seed = freshSeed();
  return runner.start(command.jobId, request, command.sampleIds);
}

/// A paused job stands still at its next word, which comes several times a second.
void JobQueue::reportRunning(const Event& event) {
  std::unique_lock lock(m_mutex);
  m_changed.wait(lock, [this] { return !m_running || !m_running->paused; });
  const auto* settled = std::get_if<SketchedEvent>(&event);
  if (settled != nullptr && m_running && m_running->wish == settled->wish) m_running->wish.reset();
  m_report(event);
}

}  // namespace jukebox::cli
