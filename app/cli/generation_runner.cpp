#include "app/cli/generation_runner.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/codes_file.h"
#include "app/cli/generation_input.h"
#include "app/cli/sample_publisher.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/log.h"
#include "core/domain/preview_file.h"

namespace jukebox::cli {

RunOutcome GenerationRunner::start(const std::string& jobId, const GenerationRequest& request,
                                   std::vector<std::string> sampleIds) {
  Job job;
  job.id = jobId;
  job.request = request;
  job.createdAt = utcTimestampNow();
  while (sampleIds.size() < static_cast<std::size_t>(request.count)) sampleIds.push_back(newId());
  job.sampleIds = std::move(sampleIds);
  return finish(jobId, startJob(std::move(job)));
}

RunOutcome GenerationRunner::resume(const std::string& jobId) {
  return finish(jobId, resumeJob(jobId));
}

Result<std::vector<Sample>> GenerationRunner::startJob(Job job) {
  ASSIGN_OR_RETURN(auto resolved, resolveInput(job.request, m_library, m_engine, m_options.cancellation));
  GenerationInput& input = resolved.input;
  if (!resolved.notice.empty()) m_notices.push_back(resolved.notice);
  RETURN_IF_ERROR(planRun(input));
  job.modelHash = input.model.card.weightsHash();
  ASSIGN_OR_RETURN(m_folder, JobFolder::create(m_library.files(), std::move(job),
                                               [&](const JobFolder& folder) { return storeInput(input, folder); }));
  m_isNew = true;
  return run(input);
}

Result<std::vector<Sample>> GenerationRunner::resumeJob(const std::string& jobId) {
  ASSIGN_OR_RETURN(m_folder, JobFolder::open(m_library.files(), jobId));
  if (m_folder->job().state == JobState::done) {
    RETURN_IF_ERROR(m_folder->remove());
    m_folder.reset();
    return makeError(ErrorKind::invalidInput, fmt::format("Job {} is finished already.", jobId));
  }
  ASSIGN_OR_RETURN(auto input, restoreInput(*m_folder, m_earlierSeconds));
  RETURN_IF_ERROR(planRun(input));
  return run(input);
}

/// All levels together if it shall be heard at once and they fit; unless it must be so, else one after another.
Status GenerationRunner::planRun(GenerationInput& input) {
  input.order = input.request.isLive ? LevelOrder::pipelined : LevelOrder::levelByLevel;
  const auto plan = m_engine.plan(input);
  if (plan) return {};
  const bool canWait = input.request.isLive && !m_options.hearWindow && plan.error().kind == ErrorKind::outOfMemory;
  if (!canWait) return plan.error();
  input.order = LevelOrder::levelByLevel;
  RETURN_IF_ERROR(m_engine.plan(input));
  m_notices.emplace_back("There is not enough memory for all levels at once: it is heard level by level.");
  return {};
}

Result<std::vector<Sample>> GenerationRunner::run(const GenerationInput& input) {
  m_model = input.model;
  m_begin = std::chrono::steady_clock::now();
  RETURN_IF_ERROR(m_folder->setState(JobState::running));
  recordState(JobState::running, {});
  const Job& job = m_folder->job();
  m_options.report(StartedEvent{job.id, job.request.seed, job.sampleIds});
  for (const auto& sentence : m_notices) notice(sentence);
  ASSIGN_OR_RETURN(const auto outcome, m_engine.generate(input, *this, m_options.cancellation));
  return publishAll(outcome);
}

Result<std::vector<Sample>> GenerationRunner::publishAll(const GenerationOutcome& outcome) {
  const Job& job = m_folder->job();
  if (outcome.codes.size() != job.sampleIds.size()) {
    return makeError(ErrorKind::internal, "The engine returned another number of samples than was asked for.");
  }
  std::vector<Sample> samples;
  for (std::size_t i = 0; i < outcome.codes.size(); ++i) {
    const int index = static_cast<int>(i);
    Sample sample = describeSample(job, m_model, index);
    sample.lowestLevel = outcome.lowestLevel;
    sample.device = outcome.device;
    sample.dtype = outcome.dtype;
    sample.cleanedLyrics = outcome.cleanedLyrics;
    sample.generationSeconds = elapsedSeconds() / static_cast<double>(outcome.codes.size());
    std::optional<AlignmentResult> alignment;
    if (const auto found = m_alignments.find(index); found != m_alignments.end()) alignment = found->second;
    ASSIGN_OR_RETURN(sample, publishSample(m_library, m_engine, *m_folder, m_model, std::move(sample), outcome.codes[i],
                                           alignment, m_options.cancellation));
    samples.push_back(std::move(sample));
  }
  return samples;
}

RunOutcome GenerationRunner::finish(const std::string& jobId, Result<std::vector<Sample>> result) {
  RunOutcome outcome;
  outcome.jobId = jobId;
  if (result) {
    outcome.samples = std::move(*result);
    recordState(JobState::done, {});
    if (const auto removed = m_folder->remove(); !removed) logWarning("cli", "{}", removed.error().sentence());
    return outcome;
  }
  outcome.error = result.error();
  if (!m_folder) return outcome;
  const bool stopped = result.error().kind == ErrorKind::cancelled;
  const JobState state = stopped ? m_options.stateWhenStopped() : JobState::failed;
  recordState(state, stopped ? std::string() : result.error().sentence());
  std::error_code code;
  if (m_isNew && result.error().kind == ErrorKind::invalidInput &&
      !std::filesystem::exists(m_folder->codesFile(), code)) {
    // The request itself is wrong: trying again would fail again.
    if (const auto removed = m_folder->remove(); !removed) logWarning("cli", "{}", removed.error().sentence());
    return outcome;
  }
  const auto saved = m_folder->setState(state, stopped ? std::string() : result.error().sentence());
  if (!saved) logWarning("cli", "{}", saved.error().sentence());
  outcome.resumable = true;
  return outcome;
}

/// The row is a convenience: losing it must not lose the work.
void GenerationRunner::recordState(JobState state, const std::string& error) {
  if (!m_options.recordJob) return;
  auto& jobs = m_library.jobs();
  const Job& job = m_folder->job();
  const auto known = jobs.get(job.id);
  Status status;
  if (!known) {
    Job row = job;
    row.state = JobState::queued;
    status = jobs.insert(row);
  } else if (state == JobState::running && known->state == JobState::running) {
    if (const auto moved = jobs.changeState(job.id, JobState::interrupted); !moved) status = moved.error();
  }
  if (status && (!known || known->state != state || state == JobState::running)) {
    if (const auto moved = jobs.changeState(job.id, state, error); !moved) status = moved.error();
  }
  if (!status) logWarning("cli", "The job list of the library could not be updated. {}", status.error().sentence());
}

int GenerationRunner::lowestLevel() const {
  return std::max(m_folder->job().request.lowestLevel.value_or(0), m_model.card.lowestLevel());
}

double GenerationRunner::elapsedSeconds() const {
  const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - m_begin;
  return m_earlierSeconds + elapsed.count();
}

void GenerationRunner::progress(const JobProgress& progress) {
  m_levelInWork = progress.level;
  m_options.report(ProgressEvent{m_folder->job().id, progress});
}

Status GenerationRunner::windowFinished(const std::vector<SongCodes>& codes) {
  return writeJobCodes(m_folder->codesFile(), {codes, elapsedSeconds()});
}

Status GenerationRunner::levelDecoded(int sampleIndex, int level, const AudioBuffer& audio) {
  const Job& job = m_folder->job();
  const auto file = m_folder->levelAudioFile(sampleIndex, level);
  const bool lowest = level == lowestLevel();
  if (m_options.previewsWindows) m_mixes[sampleIndex].put(level, 0, audio);
  const Sample sample = describeSample(job, m_model, sampleIndex);
  AudioWriterOptions options;
  options.overwrite = true;
  options.tags = tagsFor(sample);
  RETURN_IF_ERROR(writeAudioFile(file, audio, options));
  if (!lowest) {
    m_options.report(PreviewEvent{job.id, sample.id, sampleIndex, level, file.string(), audio.durationSeconds(), {}});
  }
  m_options.report(LevelWrittenEvent{job.id, sample.id, sampleIndex, level, file.string(), lowest});
  return {};
}

Status GenerationRunner::windowDecoded(const WindowSound& sound) {
  if (m_options.hearWindow && sound.level == lowestLevel()) RETURN_IF_ERROR(m_options.hearWindow(sound));
  if (!m_options.previewsWindows) return {};
  m_mixes[sound.sampleIndex].put(sound.level, sound.beginFrame, sound.audio);
  return writePreview(sound.sampleIndex, sound.level);
}

std::optional<RegionWish> GenerationRunner::wishedRegion() {
  return m_options.wishedRegion && m_options.previewsWindows ? m_options.wishedRegion() : std::nullopt;
}

Status GenerationRunner::sketched(const RegionWish& wish, const WindowSound& sound) {
  if (!sound.audio.samples.empty()) {
    m_mixes[sound.sampleIndex].put(sound.level, sound.beginFrame, sound.audio, true);
    RETURN_IF_ERROR(writePreview(sound.sampleIndex, m_levelInWork));
  }
  m_options.report(SketchedEvent{m_folder->job().id, wish});
  return {};
}

/// `level`: that is worked on.
Status GenerationRunner::writePreview(int sampleIndex, int level) {
  const PreviewMix& mix = m_mixes[sampleIndex];
  const Job& job = m_folder->job();
  const auto file = m_folder->previewFile(sampleIndex);
  AudioWriterOptions options;
  options.overwrite = true;
  options.tags = tagsFor(describeSample(job, m_model, sampleIndex));
  RETURN_IF_ERROR(writeAudioFile(file, mix.audio(), options));
  RETURN_IF_ERROR(
      writeFileAtomically(m_folder->previewFactsFile(sampleIndex), previewFactsToText({level, mix.spans()})));
  m_options.report(PreviewEvent{job.id, job.sampleIds[static_cast<std::size_t>(sampleIndex)], sampleIndex, level,
                                file.string(), mix.audio().durationSeconds(), mix.spans()});
  return {};
}

Status GenerationRunner::alignmentFound(int sampleIndex, const AlignmentResult& alignment) {
  m_alignments[sampleIndex] = alignment;
  return {};
}

void GenerationRunner::notice(const std::string& sentence) {
  m_options.report(LogEvent{m_folder->job().id, LogLevel::info, "generation", sentence});
}

}  // namespace jukebox::cli
