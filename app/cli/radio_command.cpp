// jukebox radio: a piece without an end that listens to standard input.

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/model_labels.h"
#include "app/cli/radio_ears.h"
#include "app/cli/request_builder.h"
#include "core/base/paths.h"
#include "core/base/version.h"

namespace jukebox::cli {
namespace {

/// Names that the model does not know are refused when they are said, not when their turn comes.
SteeringDesk::NameCheck nameCheck(const GenerationInput& input) {
  if (input.request.allowUnknownNames) return {};
  const int lowest = input.request.lowestLevel.value_or(input.model.card.lowestLevel());
  return [model = input.model, lowest](const Conditioning& names) { return checkNames(model, names, lowest); };
}

Result<GenerationInput> inputOf(const GenerateOptions& piece) {
  GenerationInput input;
  ASSIGN_OR_RETURN(input.model, findModel(piece.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(input.request, buildRequest(piece, input.model, {}));
  input.request.levels = input.model.card.samplingFor(input.request);
  return input;
}

GenerateOptions pieceOf(const RadioOptions& options) {
  GenerateOptions piece = options.piece;
  if (piece.model.empty()) piece.model = "starter";
  if (!piece.live.isWanted()) piece.live.plays = true;
  piece.live.replaces = piece.force;
  return piece;
}

}  // namespace

Result<int> runCommand(const RadioOptions& options, const CommonOptions& common) {
  const GenerateOptions piece = pieceOf(options);
  ASSIGN_OR_RETURN(const GenerationInput input, inputOf(piece));
  const int sampleRate = input.model.card.codec.sampleRate;
  ASSIGN_OR_RETURN(auto stream, LiveStream::open(piece.live, sampleRate));
  OnAir air(std::move(stream), sampleRate, !options.seconds);
  RadioVoice voice(common.json);
  voice.say(RadioHello{kRadioProtocolVersion, kVersion, input.model.card.name, piece.live.speaker, input.request.seed,
                       sampleRate});
  const auto cancellation = cancelOnInterrupt();
  SteeringDesk desk(input.request, nameCheck(input));
  RadioStation station(air, desk, voice, input.model.card.codec, {options.seconds, options.aheadSeconds}, cancellation);
  const auto keep = [&](const RadioKeep& wish) {
    // A sample is of whole tokens, with their codes.
    const auto heard = wish.isSample() ? station.lastHeard(wish.seconds) : air.lastHeard(wish.seconds);
    return keepHeard(wish, heard, input.model, station.turns(), libraryFolder(common));
  };
  const RadioEars ears({air, desk, station, voice, keep, cancellation, common.json});
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(piece.threads);
  const Status ended = engine->improvise(input, station, cancellation);
  if (!ended && ended.error().kind != ErrorKind::cancelled) return ended.error();
  RETURN_IF_ERROR(air.finish(cancellation));
  printMessage(air.report());
  return wasInterrupted() ? kExitInterrupted : kExitOk;
}

}  // namespace jukebox::cli
