#include "core/engine/training/prior_task.h"

#include <ATen/CPUGeneratorImpl.h>
#include <fmt/format.h>

#include "core/base/sha256.h"
#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/device.h"
#include "core/engine/sampling/random_source.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/token_filter.h"
#include "core/engine/sampling/window_sampler.h"
#include "core/engine/training/dataset/dataset_vocabulary.h"
#include "core/engine/training/initial_weights.h"
#include "core/engine/training/training_checkpoint.h"

namespace jukebox {
namespace {

/// Names of the start model when fine-tuning, else of the data set.
Result<ArtistGenreVocabulary> vocabularyFor(TrainingRequest& request, const InstalledModel& model,
                                            const DatasetIndex& index) {
  const LabelStyle style = request.prior.labelsV3 ? LabelStyle::v3 : LabelStyle::v2;
  const ModelPrior* known = model.card.priorOf(request.prior.level);
  const LabelSet* set = known == nullptr ? nullptr : model.card.labelSetOf(*known);
  if (!request.startWeights.empty() && set != nullptr && !set->artistsFile.empty()) {
    return ArtistGenreVocabulary::load(style, model.folder / set->artistsFile, model.folder / set->genresFile);
  }
  const DatasetVocabulary names = datasetVocabulary(index);
  if (request.startWeights.empty()) {
    request.prior.artistBins = static_cast<int>(names.artistCount);
    request.prior.genreBins = static_cast<int>(names.genreCount);
  }
  return ArtistGenreVocabulary::fromText(style, names.artistsText, names.genresText);
}

/// −log of the attention on the character being sung and its neighbours, over the tokens that have one.
at::Tensor alignmentLoss(const at::Tensor& attention, const at::Tensor& target) {  // (N, L, T), (N, L)
  const at::Tensor sung = target.ge(0);
  const std::int64_t last = attention.size(2) - 1;
  at::Tensor mass = at::zeros(target.sizes(), attention.options());
  for (const std::int64_t neighbour : {-1, 0, 1}) {
    const at::Tensor column = at::clamp(target + neighbour, 0, last).unsqueeze(-1);
    mass = mass + at::gather(attention, 2, column).squeeze(-1);
  }
  const at::Tensor counted = sung.to(at::kFloat);
  return -at::sum(at::log(mass + 1e-5) * counted) / at::clamp_min(at::sum(counted), 1.0);
}

}  // namespace

Result<std::unique_ptr<PriorTask>> PriorTask::create(const TrainingRequest& original, Collective& collective,
                                                     const std::function<void(double)>& progress,
                                                     const CancellationToken& cancellation) {
  TrainingRequest request = original;
  ASSIGN_OR_RETURN(const at::Device device, resolveDevice(request.device));
  ASSIGN_OR_RETURN(const ModelCard card, readModelCard(request.codecModel));
  const InstalledModel model{request.codecModel, card};
  request.codec = card.codec;
  const std::filesystem::path codecFile = model.folder / card.codecFile;
  ASSIGN_OR_RETURN(Codec codec, Codec::load(codecFile, card.codec, device));
  ASSIGN_OR_RETURN(const std::string codecHash, sha256OfFile(codecFile));
  ASSIGN_OR_RETURN(const DatasetIndex index, readDatasetIndex(request.dataFolder));
  ASSIGN_OR_RETURN(ArtistGenreVocabulary vocabulary, vocabularyFor(request, model, index));
  RETURN_IF_ERROR(jukebox::validate(request.prior));
  ASSIGN_OR_RETURN(PriorExamples examples, PriorExamples::open(request, codec, codecHash, std::move(vocabulary),
                                                               collective, progress, cancellation));
  WeightSet weights = initialPriorWeights(request.prior, request.codec, request.seed);
  if (!request.startWeights.empty()) {
    ASSIGN_OR_RETURN(const WeightSet start, WeightSet::open(request.startWeights,
                                                            expectedPriorWeights(request.prior, request.codec)));
    weights = start.trainableCopy();
  }
  return std::unique_ptr<PriorTask>(
      new PriorTask(request, collective, std::move(examples), std::move(weights), std::move(codec), device));
}

PriorTask::PriorTask(const TrainingRequest& request, Collective& collective, PriorExamples examples, WeightSet weights,
                     Codec codec, at::Device device)
    : m_request(request),
      m_collective(collective),
      m_examples(std::move(examples)),
      m_weights(std::move(weights)),
      m_codec(std::move(codec)),
      m_device(device),
      m_prior(m_weights, request.prior, request.codec, request.codec.sampleRate, device),
      m_baseline(m_examples.baseline()) {
  m_prior.setRecomputation(request.checkpointActivations);
  for (const ExpectedWeight& weight : expectedPriorWeights(request.prior, request.codec)) {
    if (weight.tiedTo.empty()) m_parameters.push_back({weight.name, m_weights.floatTensor(weight.name)});
  }
}

// A share of the codes from above replaced by random ones: what will be upsampled is sampled, not encoded.
at::Tensor PriorTask::disturbed(const at::Tensor& upperCodes, std::int64_t step) const {
  const double share = m_request.priorObjective.conditioningDropout;
  if (share <= 0) return upperCodes;
  const at::Generator generator = at::detail::createCPUGenerator(m_request.seed + 17 + static_cast<std::uint64_t>(step));
  // Drawn for the chunks of all processes, so that a chunk is disturbed alike wherever it lands.
  const std::vector<std::int64_t> all{upperCodes.size(0) * m_collective.size(), upperCodes.size(1)};
  const std::int64_t first = upperCodes.size(0) * m_collective.rank();
  const at::Tensor replace = at::rand(all, generator, at::TensorOptions().dtype(at::kFloat)).lt(share);
  const at::Tensor random = at::randint(0, m_request.codec.bins, all, generator, upperCodes.options());
  const auto mine = [&](const at::Tensor& x) { return x.narrow(0, first, upperCodes.size(0)); };
  return at::where(mine(replace), mine(random), upperCodes);
}

// A share of the chunks is told neither artist, genre nor lyrics: what guidance compares with.
PriorBatch PriorTask::withoutSomeLabels(const PriorBatch& batch, std::int64_t step) const {
  const double share = m_request.priorObjective.labelDropout;
  if (share <= 0 || !batch.y.defined()) return batch;
  const at::Generator generator = at::detail::createCPUGenerator(m_request.seed + 29 + static_cast<std::uint64_t>(step));
  const std::int64_t count = batch.y.size(0);
  const at::Tensor all = at::rand({count * m_collective.size()}, generator, at::TensorOptions().dtype(at::kFloat));
  const at::Tensor plain = all.narrow(0, count * m_collective.rank(), count).lt(share).unsqueeze(1);
  PriorBatch told = batch;
  told.y = at::where(plain, labelsWithoutNames(labelLayout(m_request.prior, m_request.codec), batch.y), batch.y);
  if (batch.lyricTarget.defined()) told.lyricTarget = batch.lyricTarget.masked_fill(plain, -1);
  return told;
}

Result<TrainingLoss> PriorTask::lossOf(const PriorBatch& given, bool training, std::int64_t step) const {
  const PriorBatch batch = training ? withoutSomeLabels(given, step) : given;
  const PriorObjective& objective = m_request.priorObjective;
  const at::Tensor upper =
      training && batch.upperCodes.defined() ? disturbed(batch.upperCodes, step) : batch.upperCodes;
  ASSIGN_OR_RETURN(const PriorConditions conditions, m_prior.conditions(upper, batch.y));
  AttentionRecord record;
  record.layer = objective.alignmentLayer;
  record.stopThere = false;
  const bool aligns = layerSeesLyrics(m_request.prior, objective.alignmentLayer) && batch.lyricTarget.defined();
  const PriorForward forward = m_prior.forward(batch.codes.to(m_device), conditions, aligns ? &record : nullptr);
  TrainingLoss result{forward.loss, {}};
  if (aligns) {
    const at::Tensor attention = record.weights.select(1, objective.alignmentHead)
                                     .narrow(1, m_prior.lyricPrefix(), m_request.prior.nCtx)
                                     .narrow(2, 0, m_request.prior.nTokens);
    const at::Tensor alignment = alignmentLoss(attention, batch.lyricTarget.to(m_device));
    if (objective.alignmentWeight > 0) result.loss = result.loss + objective.alignmentWeight * alignment;
    result.metrics["alignment_loss"] = alignment.item<double>();
  }
  result.metrics["gen_loss"] = result.metrics["bpd"] = forward.genLoss.item<double>();
  if (m_request.prior.hasLyrics()) result.metrics["prime_loss"] = forward.primeLoss.item<double>();
  return result;
}

Result<TrainingLoss> PriorTask::loss(std::int64_t step, int micro) {
  ASSIGN_OR_RETURN(const PriorBatch batch, m_examples.batch(step, micro));
  return lossOf(batch, /*training=*/true, step * m_request.accumulation + micro);
}

Result<TrainingMetrics> PriorTask::validate() {
  TrainingMetrics metrics{{"unigram_bits", m_baseline.unigramBits}, {"bigram_bits", m_baseline.bigramBits}};
  const int count = m_request.validationBatches;
  if (count == 0) return metrics;
  ASSIGN_OR_RETURN(const PriorBatch all, m_examples.heldOut(count * m_request.batch));
  for (int i = 0; i < count; ++i) {
    const auto part = [&](const at::Tensor& x) {
      return x.defined() ? x.narrow(0, std::int64_t{i} * m_request.batch, m_request.batch) : x;
    };
    ASSIGN_OR_RETURN(const TrainingLoss loss, lossOf({part(all.codes), part(all.upperCodes), part(all.y),
                                                      part(all.lyricTarget)},
                                                     /*training=*/false, 0));
    for (const auto& [name, value] : loss.metrics) metrics[name] += value / count;
  }
  return metrics;
}

Status PriorTask::writeWeights(const std::filesystem::path& file) const {
  return writeWeightFile(file, m_parameters);
}

// One window at temperature 1 under the labels (and the codes from above) of held-out songs.
Status PriorTask::makeExamples(const ExampleSink& sink) {
  constexpr int kExamples = 2;
  ASSIGN_OR_RETURN(const PriorBatch batch, m_examples.heldOut(kExamples));
  const RandomSource random(m_request.seed);
  for (int i = 0; i < kExamples; ++i) {
    const auto row = [&](const at::Tensor& x) { return x.defined() ? x.narrow(0, i, 1) : x; };
    const TokenChooser choose = [&](std::size_t, std::int64_t position, std::span<float> logits) {
      return std::int64_t{chooseToken(logits, 1.0, 0, 0, random.uniform({i, m_request.prior.level, position}))};
    };
    WindowOptions options;
    options.lengthTokens = m_request.prior.nCtx;
    ASSIGN_OR_RETURN(const auto windows, WindowSampler(m_prior).sample({{{}, row(batch.upperCodes), row(batch.y), {}}},
                                                                       options, choose, {}, {}));
    const at::Tensor codes = at::tensor(windows.front().codes, at::kLong).unsqueeze(0).to(m_device);
    for (const auto& [name, z] : {std::pair{"sample", codes}, std::pair{"original", row(batch.codes).to(m_device)}}) {
      const at::Tensor audio = m_codec.decode(z, m_request.prior.level).flatten().to(at::kCPU).contiguous();
      const AudioBuffer buffer{m_request.codec.sampleRate, 1,
                               {audio.data_ptr<float>(), audio.data_ptr<float>() + audio.numel()}};
      RETURN_IF_ERROR(sink(fmt::format("{}-{}", name, i), buffer));
    }
  }
  return {};
}

}  // namespace jukebox
