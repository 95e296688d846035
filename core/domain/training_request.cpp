#include "core/domain/training_request.h"

#include <algorithm>

#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

using Json = nlohmann::json;

constexpr double kHuge = 1e12;
constexpr int kLossFftSize = 2048;  // of the single spectral loss, spec/02 §9
constexpr std::int64_t kManySteps = 1'000'000'000;

Json optimiserJson(const OptimiserSettings& o) {
  Json json{{"algorithm", o.algorithm},
            {"learning_rate", o.learningRate},
            {"beta1", o.beta1},
            {"beta2", o.beta2},
            {"epsilon", o.epsilon},
            {"weight_decay", o.weightDecay},
            {"clip", o.clip},
            {"ignore_gradient_norm", o.ignoreGradientNorm},
            {"warmup_steps", o.warmupSteps},
            {"decay", o.decay},
            {"decay_start", o.decayStart},
            {"decay_steps", o.decaySteps}};
  if (o.averageMu) json["average_mu"] = *o.averageMu;
  return json;
}

Status readOptimiser(const Json& json, OptimiserSettings& o) {
  JsonReader reader(json, "The optimiser of a training run");
  reader.text("algorithm", o.algorithm, 20);
  reader.number("learning_rate", o.learningRate, 0, 10);
  reader.number("beta1", o.beta1, 0, 1);
  reader.number("beta2", o.beta2, 0, 1);
  reader.number("epsilon", o.epsilon, 0, 1);
  reader.number("weight_decay", o.weightDecay, 0, 10);
  reader.number("clip", o.clip, 0, kHuge);
  reader.number("ignore_gradient_norm", o.ignoreGradientNorm, 0, kHuge);
  reader.number("warmup_steps", o.warmupSteps, 0, kHuge);
  reader.text("decay", o.decay, 20);
  reader.number("decay_start", o.decayStart, 0, kHuge);
  reader.number("decay_steps", o.decaySteps, 0, kHuge);
  if (reader.has("average_mu")) {
    double mu = 0;
    reader.number("average_mu", mu, 0, 1);
    o.averageMu = mu;
  }
  return reader.status();
}

Json chunksJson(const ChunkSettings& c) {
  return {{"shift", c.shift},
          {"blend", c.blend},
          {"alignment_samples", c.alignmentSamples},
          {"loose_share", c.looseShare},
          {"loose_samples", c.looseSamples},
          {"length_samples", c.lengthSamples}};
}

Status readChunks(const Json& json, ChunkSettings& c) {
  JsonReader reader(json, "The chunks of a training run");
  reader.boolean("shift", c.shift);
  reader.boolean("blend", c.blend);
  reader.integer("alignment_samples", c.alignmentSamples, 1, 1 << 24);
  reader.number("loose_share", c.looseShare, 0, 1);
  reader.integer("loose_samples", c.looseSamples, 1, 1 << 24);
  reader.integer("length_samples", c.lengthSamples, 0, std::int64_t{1} << 32);
  return reader.status();
}

Json codecObjectiveJson(const CodecObjective& o) {
  return {{"loss", o.loss},
          {"waveform_weight", o.waveformWeight},
          {"magnitude_weight", o.magnitudeWeight},
          {"log_magnitude_weight", o.logMagnitudeWeight},
          {"pre_emphasis", o.preEmphasis},
          {"revival_share", o.revivalShare},
          {"freeze_encoder", o.freezeEncoder},
          {"only_level", o.onlyLevel}};
}

Status readCodecObjective(const Json& json, CodecObjective& o) {
  JsonReader reader(json, "The codec objective of a training run");
  reader.text("loss", o.loss, 20);
  reader.number("waveform_weight", o.waveformWeight, 0, 1e6);
  reader.number("magnitude_weight", o.magnitudeWeight, 0, 1e6);
  reader.number("log_magnitude_weight", o.logMagnitudeWeight, 0, 1e6);
  reader.number("pre_emphasis", o.preEmphasis, 0, 1);
  reader.number("revival_share", o.revivalShare, 0, 100);
  reader.boolean("freeze_encoder", o.freezeEncoder);
  reader.integer("only_level", o.onlyLevel, -1, 15);
  return reader.status();
}

Json priorObjectiveJson(const PriorObjective& o) {
  return {{"timed_lyrics", o.timedLyrics},
          {"alignment_weight", o.alignmentWeight},
          {"alignment_layer", o.alignmentLayer},
          {"alignment_head", o.alignmentHead},
          {"conditioning_dropout", o.conditioningDropout},
          {"label_dropout", o.labelDropout}};
}

Status readPriorObjective(const Json& json, PriorObjective& o) {
  JsonReader reader(json, "The prior objective of a training run");
  reader.boolean("timed_lyrics", o.timedLyrics);
  reader.number("alignment_weight", o.alignmentWeight, 0, 1e6);
  reader.integer("alignment_layer", o.alignmentLayer, -1, 10'000);
  reader.integer("alignment_head", o.alignmentHead, 0, 10'000);
  reader.number("conditioning_dropout", o.conditioningDropout, 0, 1);
  reader.number("label_dropout", o.labelDropout, 0, 1);
  return reader.status();
}

Status readRun(const Json& json, TrainingRequest& r) {
  JsonReader reader(json, "The training run");
  std::string kind = "codec", data, codecModel, start;
  reader.text("kind", kind, 20);
  reader.text("data", data, 4096);
  reader.text("codec_model", codecModel, 4096);
  reader.text("start_weights", start, 4096);
  reader.integer("batch", r.batch, 1, 1 << 16);
  reader.integer("accumulation", r.accumulation, 1, 1 << 16);
  reader.integer("steps", r.steps, 0, kManySteps);
  reader.number("hours", r.hours, 0, 1e6);
  std::int64_t seed = 0;
  reader.integer("seed", seed, 0, std::int64_t{1} << 53);
  reader.integer("log_steps", r.logSteps, 1, kManySteps);
  reader.integer("validate_steps", r.validateSteps, 1, kManySteps);
  reader.integer("checkpoint_steps", r.checkpointSteps, 1, kManySteps);
  reader.integer("example_steps", r.exampleSteps, 1, kManySteps);
  reader.integer("validation_batches", r.validationBatches, 0, 1 << 20);
  reader.boolean("checkpoint_activations", r.checkpointActivations);
  reader.text("device", r.device, 40);
  reader.text("precision", r.precision, 10);
  RETURN_IF_ERROR(reader.status());
  if (kind != "codec" && kind != "prior") {
    return makeError(ErrorKind::corrupt, "The training run is neither of a codec nor of a prior.");
  }
  r.kind = kind == "codec" ? TrainingKind::codec : TrainingKind::prior;
  r.dataFolder = data;
  r.codecModel = codecModel;
  r.startWeights = start;
  r.seed = static_cast<std::uint64_t>(seed);
  return {};
}

Status refuse(const char* sentence) {
  return makeError(ErrorKind::invalidInput, sentence, "Change the setting and start again.");
}

}  // namespace

nlohmann::json toJson(const TrainingRequest& r) {
  Json json{{"kind", r.kind == TrainingKind::codec ? "codec" : "prior"},
            {"data", r.dataFolder.string()},
            {"codec_model", r.codecModel.string()},
            {"start_weights", r.startWeights.string()},
            {"codec", toJson(r.codec)},
            {"optimiser", optimiserJson(r.optimiser)},
            {"chunks", chunksJson(r.chunks)},
            {"batch", r.batch},
            {"accumulation", r.accumulation},
            {"steps", r.steps},
            {"hours", r.hours},
            {"seed", r.seed},
            {"log_steps", r.logSteps},
            {"validate_steps", r.validateSteps},
            {"checkpoint_steps", r.checkpointSteps},
            {"example_steps", r.exampleSteps},
            {"validation_batches", r.validationBatches},
            {"checkpoint_activations", r.checkpointActivations},
            {"device", r.device},
            {"precision", r.precision}};
  if (r.kind == TrainingKind::codec) json["codec_objective"] = codecObjectiveJson(r.codecObjective);
  if (r.kind == TrainingKind::prior) {
    json["prior"] = toJson(r.prior);
    json["prior_objective"] = priorObjectiveJson(r.priorObjective);
  }
  return json;
}

Result<TrainingRequest> trainingRequestFromJson(const nlohmann::json& json) {
  TrainingRequest r;
  RETURN_IF_ERROR(readRun(json, r));
  if (json.contains("codec")) {
    ASSIGN_OR_RETURN(r.codec, codecHyperparametersFromJson(json.at("codec")));
  }
  if (json.contains("prior")) {
    ASSIGN_OR_RETURN(r.prior, priorHyperparametersFromJson(json.at("prior")));
  }
  if (json.contains("optimiser")) RETURN_IF_ERROR(readOptimiser(json.at("optimiser"), r.optimiser));
  if (json.contains("chunks")) RETURN_IF_ERROR(readChunks(json.at("chunks"), r.chunks));
  if (json.contains("codec_objective")) RETURN_IF_ERROR(readCodecObjective(json.at("codec_objective"), r.codecObjective));
  if (json.contains("prior_objective")) RETURN_IF_ERROR(readPriorObjective(json.at("prior_objective"), r.priorObjective));
  RETURN_IF_ERROR(validate(r));
  return r;
}

Status validate(const TrainingRequest& r) {
  const OptimiserSettings& o = r.optimiser;
  if (o.algorithm != "adam" && o.algorithm != "adamw" && o.algorithm != "muon") {
    return refuse("The optimiser must be adam, adamw or muon.");
  }
  if (o.decay != "none" && o.decay != "linear" && o.decay != "cosine") {
    return refuse("The learning rate's decay must be none, linear or cosine.");
  }
  if (o.decay != "none" && o.decaySteps <= 0) return refuse("A decaying learning rate needs the number of decay steps.");
  if (o.beta1 >= 1 || o.beta2 >= 1) return refuse("The optimiser's betas must be below 1.");
  if (r.precision != "f32" && r.precision != "f16" && r.precision != "bf16") {
    return refuse("The precision must be f32, f16 or bf16.");
  }
  if (r.codecObjective.loss != "reference" && r.codecObjective.loss != "perceptual") {
    return refuse("The codec's loss must be reference or perceptual.");
  }
  if (r.codecObjective.loss == "reference" && (r.codecObjective.freezeEncoder || r.codecObjective.onlyLevel >= 0)) {
    return refuse("A codec can be trained in part with the perceptual loss only.");
  }
  RETURN_IF_ERROR(validate(r.codec));
  if (r.codecObjective.onlyLevel >= r.codec.levels) return refuse("The codec has no level with the number of only_level.");
  if (r.kind == TrainingKind::prior) return validate(r.prior);
  const std::int64_t hop = r.codec.samplesPerToken(r.codec.levels - 1);
  if (r.chunks.lengthSamples < hop || r.chunks.lengthSamples % hop != 0) {
    return refuse("The chunk length must be a multiple of the codec's largest hop.");
  }
  // Reflection at both ends of a spectrum's input needs more than half of its length.
  const int longest = std::max(kLossFftSize, *std::max_element(r.codec.multispecFft.begin(), r.codec.multispecFft.end()));
  if (r.chunks.lengthSamples <= longest / 2) {
    return refuse("The chunks are too short for the codec's spectral losses.");
  }
  return {};
}

}  // namespace jukebox
