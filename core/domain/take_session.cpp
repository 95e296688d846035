#include "core/domain/take_session.h"

#include <fmt/format.h>

#include <algorithm>

namespace jukebox {

Status validate(const TakeSession& session) {
  if (session.candidates < kFewestCandidates || session.candidates > kMostCandidates) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A step has {} to {} candidates.", kFewestCandidates, kMostCandidates));
  }
  if (!(session.hopSeconds > 0 && session.hopSeconds <= 600)) {
    return makeError(ErrorKind::invalidInput, "A step must be above 0 and at most 600 seconds long.");
  }
  if (session.request.mode == GenerationMode::upsample) {
    return makeError(ErrorKind::invalidInput, "A song that is only upsampled cannot grow.",
                     "Start from nothing, from an audio file, or continue a sample.");
  }
  return validate(session.request);
}

std::optional<double> intendedSeconds(const TakeSession& session) {
  return session.request.totalDurationSeconds;
}

GenerationRequest firstStep(const TakeSession& session, int topLevel, std::uint64_t seed) {
  GenerationRequest step = session.request;
  const double kept = step.mode == GenerationMode::ancestral ? 0 : step.promptSeconds.value_or(0);
  step.durationSeconds = kept + session.hopSeconds;
  if (intendedSeconds(session)) step.durationSeconds = std::min(step.durationSeconds, *intendedSeconds(session));
  step.count = session.candidates;
  step.lowestLevel = topLevel;
  step.seed = seed;
  step.title = session.title;
  return step;
}

GenerationRequest nextStep(const TakeSession& session, const std::string& sampleId, double keptSeconds,
                           double endSeconds, int topLevel, std::uint64_t seed) {
  GenerationRequest step = firstStep(session, topLevel, seed);
  step.mode = GenerationMode::continuation;
  step.promptFile.clear();
  step.promptStartSeconds = 0;
  step.fromSample = sampleId;
  step.promptSeconds = keptSeconds;
  step.durationSeconds = endSeconds;
  return step;
}

GenerationRequest upsampleStep(const TakeSession& session, const std::string& sampleId, double durationSeconds,
                               std::uint64_t seed) {
  GenerationRequest step = session.request;
  step.mode = GenerationMode::upsample;
  step.promptFile.clear();
  step.promptStartSeconds = 0;
  step.promptSeconds.reset();
  step.fromSample = sampleId;
  step.durationSeconds = durationSeconds;
  step.count = 1;
  step.seed = seed;
  step.title = session.title;
  return step;
}

}  // namespace jukebox
