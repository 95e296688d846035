#include "app/studio/queue/job_facts.h"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <regex>

#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/file_lock.h"
#include "core/base/log.h"
#include "core/domain/preview_file.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

bool areSamplesThere(const LibraryFiles& files, const Job& job) {
  return !job.sampleIds.empty() && std::all_of(job.sampleIds.begin(), job.sampleIds.end(), [&](const std::string& id) {
    std::error_code code;
    return fs::exists(files.sampleFolder(id) / kSampleJsonName, code);
  });
}

/// "sample_0_level_2.flac", as the worker names the audio of finished levels.
std::vector<ui::QueuePreview> finishedLevels(const LibraryFiles& files, const Job& job) {
  static const std::regex kName("sample_(\\d{1,4})_level_(\\d)\\.flac");
  std::vector<ui::QueuePreview> previews;
  std::error_code code;
  for (fs::directory_iterator it(files.jobFolder(job.id), code), end; !code && it != end; it.increment(code)) {
    const std::string name = it->path().filename().string();
    std::smatch match;
    if (!std::regex_match(name, match, kName)) continue;
    ui::QueuePreview found;
    found.sampleIndex = std::stoi(match[1]);
    found.level = std::stoi(match[2]);
    found.file = it->path().string();
    found.isFinal = found.level == job.request.lowestLevel.value_or(0);
    auto preview = checkPreview(files, job, found);
    if (preview) previews.push_back(std::move(*preview));
  }
  std::sort(previews.begin(), previews.end(), [](const auto& left, const auto& right) {
    return std::tuple(-left.level, left.sampleIndex) < std::tuple(-right.level, right.sampleIndex);
  });
  return previews;
}

/// What the worker mixed of each sample after its last window, where no finished level has taken its place.
void addMixes(const LibraryFiles& files, const Job& job, std::vector<ui::QueuePreview>& previews) {
  const fs::path folder = files.jobFolder(job.id);
  for (int index = 0; index < std::ssize(job.sampleIds); ++index) {
    std::error_code code;
    if (!fs::exists(folder / previewFactsName(index), code)) continue;
    const auto text = readFile(folder / previewFactsName(index), kMaximumPreviewFactsBytes);
    const auto facts = text ? previewFactsFromText(*text) : Result<PreviewFacts>(text.error());
    if (!facts) {
      logWarning("studio", "job {}: {}", job.id, facts.error().sentence());
      continue;
    }
    const bool isOvertaken = std::any_of(previews.begin(), previews.end(), [&](const ui::QueuePreview& other) {
      return other.sampleIndex == index && other.level <= facts->level;
    });
    if (isOvertaken) continue;
    ui::QueuePreview found;
    found.sampleIndex = index;
    found.level = facts->level;
    found.spans = facts->spans;
    found.file = (folder / previewSoundName(index)).string();
    auto preview = checkPreview(files, job, found);
    if (preview) previews.push_back(std::move(*preview));
  }
}

}  // namespace

JobFacts inspectJob(const LibraryFiles& files, const Job& job) {
  JobFacts facts;
  facts.isFinished = areSamplesThere(files, job);
  std::error_code code;
  if (!fs::exists(files.jobFolder(job.id) / kJobJsonName, code)) return facts;
  const auto stored = readJob(files.jobFolder(job.id));
  if (!stored) {
    logWarning("studio", "{}", stored.error().sentence());
    return facts;
  }
  facts.canContinue = stored->id == job.id && stored->state != JobState::done && !facts.isFinished;
  if (!facts.canContinue) return facts;
  facts.previews = finishedLevels(files, job);
  addMixes(files, job, facts.previews);
  return facts;
}

Result<ui::QueuePreview> checkPreview(const LibraryFiles& files, const Job& job, const ui::QueuePreview& told) {
  if (told.sampleIndex < 0 || told.sampleIndex >= std::ssize(job.sampleIds)) {
    return makeError(ErrorKind::invalidInput, fmt::format("Job {} has no sample {}.", job.id, told.sampleIndex));
  }
  std::error_code code;
  const fs::path folder = fs::canonical(files.jobFolder(job.id), code);
  if (code) return errorFromErrno(code.value(), "open", files.jobFolder(job.id).string());
  const fs::path real = fs::canonical(told.file, code);
  if (code) return errorFromErrno(code.value(), "open", told.file);
  if (real.parent_path() != folder) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} is not in the folder of its job.", told.file));
  }
  ASSIGN_OR_RETURN(const auto reader, AudioReader::open(real));
  ui::QueuePreview preview = told;
  preview.sampleId = job.sampleIds[static_cast<std::size_t>(told.sampleIndex)];
  preview.file = (files.jobFolder(job.id) / real.filename()).string();
  preview.durationSeconds = reader.info().durationSeconds.value_or(0);
  if (!areInOrder(preview.spans)) preview.spans.clear();
  return preview;
}

Status removeJobFolder(const LibraryFiles& files, const std::string& jobId) {
  const fs::path folder = files.jobFolder(jobId);
  std::error_code code;
  if (!fs::exists(folder, code)) return {};
  auto lock = FileLock::acquire(folder / kJobLockName);
  if (!lock && lock.error().kind == ErrorKind::busy) {
    return makeError(ErrorKind::busy, "Another program works on this job.", "Stop it there first.");
  }
  fs::remove(folder / kJobJsonName, code);
  fs::remove_all(folder, code);
  if (code) return errorFromErrno(code.value(), "delete", folder.string());
  return {};
}

}  // namespace jukebox::studio
