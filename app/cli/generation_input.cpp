#include "app/cli/generation_input.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/codes_file.h"
#include "app/cli/model_labels.h"
#include "app/cli/start_codes.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/log.h"
#include "core/base/paths.h"

namespace jukebox::cli {
namespace {

bool startsFromSample(const GenerationRequest& request) {
  return request.mode == GenerationMode::continuation || request.mode == GenerationMode::upsample;
}

Result<AudioBuffer> readPrompt(const GenerationRequest& request, const ModelCard& card) {
  const double seconds = std::min(request.promptSeconds.value_or(request.durationSeconds), request.durationSeconds);
  ASSIGN_OR_RETURN(auto prompt, readForCodec(request.promptFile, card.codec, seconds, request.promptStartSeconds));
  if (prompt.frameCount() == 0 && request.promptStartSeconds > 0) {
    return makeError(
        ErrorKind::invalidInput,
        fmt::format("The prompt {} has no sound after {:g} s.", request.promptFile, request.promptStartSeconds),
        "Begin earlier with --prompt-start.");
  }
  if (prompt.frameCount() == 0) {
    return makeError(ErrorKind::invalidInput, fmt::format("The prompt {} holds no sound.", request.promptFile));
  }
  return prompt;
}

}  // namespace

Result<ResolvedInput> resolveInput(const GenerationRequest& request, Library& library, Engine& engine,
                                   const CancellationToken& cancellation) {
  ResolvedInput resolved;
  GenerationInput& input = resolved.input;
  input.request = request;
  ASSIGN_OR_RETURN(input.model, findModel(request.model, modelSearchFolders()));
  if (!request.allowUnknownNames) {
    const int lowestLevel = std::max(request.lowestLevel.value_or(0), input.model.card.lowestLevel());
    RETURN_IF_ERROR(checkNames(input.model, request.conditioning, lowestLevel));
  }
  if (request.mode == GenerationMode::primed) {
    ASSIGN_OR_RETURN(input.promptAudio, readPrompt(request, input.model.card));
  }
  if (startsFromSample(request)) {
    ASSIGN_OR_RETURN(const auto sample, library.samples().get(request.fromSample));
    ASSIGN_OR_RETURN(auto start, startCodes(request, sample, input.model, library, engine, cancellation));
    input.startCodes = std::move(start.codes);
    if (start.areEncodedAnew) {
      resolved.notice = "The song was made with another codec: it goes on from its sound, which this model hears anew.";
    }
  }
  return resolved;
}

Status storeInput(const GenerationInput& input, const JobFolder& folder) {
  if (input.promptAudio.frameCount() > 0) {
    AudioWriterOptions options;
    options.format = AudioFormat::wav32f;
    options.overwrite = true;
    RETURN_IF_ERROR(writeAudioFile(folder.promptFile(), input.promptAudio, options));
  }
  if (!input.startCodes.levels.empty()) {
    RETURN_IF_ERROR(writeSampleCodes(folder.startCodesFile(), input.startCodes));
  }
  return {};
}

Result<GenerationInput> restoreInput(const JobFolder& folder, double& elapsedSeconds) {
  const Job& job = folder.job();
  GenerationInput input;
  input.request = job.request;
  ASSIGN_OR_RETURN(input.model, findModel(job.request.model, modelSearchFolders()));
  if (input.model.card.weightsHash() != job.modelHash) {
    return makeError(
        ErrorKind::unsupported,
        fmt::format("The weights of model \"{}\" are not those that job {} began with.", input.model.card.name, job.id),
        "Install the old weights again, or start a new generation.");
  }
  const auto& codec = input.model.card.codec;
  if (job.request.mode == GenerationMode::primed) {
    ASSIGN_OR_RETURN(input.promptAudio, readAudioFile(folder.promptFile()));
  }
  if (startsFromSample(job.request)) {
    ASSIGN_OR_RETURN(input.startCodes, readSampleCodes(folder.startCodesFile(), codec));
  }
  std::error_code code;
  if (!std::filesystem::exists(folder.codesFile(), code)) return input;
  auto codes = readJobCodes(folder.codesFile(), job.request.count, codec);
  if (codes) {
    input.resumeCodes = std::move(codes->samples);
    elapsedSeconds = codes->elapsedSeconds;
  } else {
    logWarning("cli", "The codes that job {} had reached are damaged and are sampled again. {}", job.id,
               codes.error().message);
  }
  return input;
}

}  // namespace jukebox::cli
