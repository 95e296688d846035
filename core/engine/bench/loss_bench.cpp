#include "core/engine/bench/loss_bench.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/engine/codec/chunked_codec.h"
#include "core/engine/sampling/song_labeller.h"
#include "core/engine/sampling/window_sampler.h"

namespace jukebox {
namespace {

constexpr std::int64_t kMostWindows = 8;  // of a level

struct Loss {
  double bits = 0;
  std::int64_t tokens = 0;
};

/// One level of a song that is known already.
class KnownLevel {
 public:
  KnownLevel(const GenerationInput& song, const SongCodes& codes, int level)
      : m_song(song), m_card(song.model.card), m_prior(*m_card.priorOf(level)), m_codes(codes), m_level(level) {}

  /// Bits a token of all whole windows, read with weights of this format.
  Result<Loss> read(WeightDtype dtype, const CancellationToken& cancellation) const {
    const PriorHyperparameters& hyper = m_prior.hyperparameters;
    ASSIGN_OR_RETURN(const Prior prior,
                     Prior::load(m_song.model.folder / m_prior.weightsFile, hyper, m_card.codec, dtype, at::kCPU));
    const SongSpan span{static_cast<std::int64_t>(tokens().size()) * m_card.codec.samplesPerToken(m_level), 0};
    ASSIGN_OR_RETURN(const auto labels, SongLabeller::create(m_song.model, m_prior, m_song.request, span));
    const std::int64_t windows =
        std::min(kMostWindows, static_cast<std::int64_t>(tokens().size()) / std::max(1, hyper.nCtx));
    Loss loss;
    for (std::int64_t w = 0; w < windows; ++w) {
      ASSIGN_OR_RETURN(const WindowTask task, taskAt(prior, labels, w * hyper.nCtx));
      WindowOptions options;
      options.lengthTokens = hyper.nCtx;
      options.keepLogits = true;
      ASSIGN_OR_RETURN(const auto results, WindowSampler(prior).sample({task}, options, {}, cancellation, {}));
      add(prior, task, results.front().logits, loss);
    }
    if (loss.tokens > 0) loss.bits /= static_cast<double>(loss.tokens);
    return loss;
  }

 private:
  const LevelCodes& tokens() const { return m_codes.levels[static_cast<std::size_t>(m_level)]; }

  Result<WindowTask> taskAt(const Prior& prior, const SongLabeller& labels, std::int64_t start) const {
    const std::int64_t context = m_prior.hyperparameters.nCtx;
    WindowTask task;
    task.presentCodes.assign(tokens().begin() + start, tokens().begin() + start + context);
    if (!prior.isTop()) {
      const std::int64_t ratio = m_card.codec.tokensPerUpperToken(m_level);
      const LevelCodes& upper = m_codes.levels[static_cast<std::size_t>(m_level) + 1];
      const std::vector<std::int64_t> part(upper.begin() + start / ratio, upper.begin() + (start + context) / ratio);
      task.upperCodes = at::tensor(part, at::kLong).unsqueeze(0);
    }
    ASSIGN_OR_RETURN(task.y, labels.windowLabels(start));
    return task;
  }

  /// Row p of the logits speaks of model token p; lyrics in front are not counted.
  static void add(const Prior& prior, const WindowTask& task, const at::Tensor& logits, Loss& loss) {
    const auto count = static_cast<std::int64_t>(task.presentCodes.size());
    const at::Tensor targets = at::tensor(task.presentCodes, at::kLong) + prior.musicShift();
    const at::Tensor music = logits.narrow(0, prior.lyricPrefix(), count);
    loss.bits += at::cross_entropy_loss(music, targets, {}, at::Reduction::Sum).item<double>() / std::log(2.0);
    loss.tokens += count;
  }

  const GenerationInput& m_song;
  const ModelCard& m_card;
  const ModelPrior& m_prior;
  const SongCodes& m_codes;
  int m_level;
};

Result<SongCodes> encoded(const GenerationInput& song, const CancellationToken& cancellation) {
  const ModelCard& card = song.model.card;
  ASSIGN_OR_RETURN(const Codec codec, Codec::load(song.model.folder / card.codecFile, card.codec, at::kCPU));
  bool isDelivered = false;
  const AudioPull pull = [&](std::size_t) -> Result<std::vector<float>> {
    if (std::exchange(isDelivered, true)) return std::vector<float>();
    return song.promptAudio.samples;
  };
  return encodeInChunks(codec, pull, 0, {}, cancellation);
}

}  // namespace

Result<nlohmann::json> benchLoss(const GenerationInput& song, const CancellationToken& cancellation) {
  const ModelCard& card = song.model.card;
  const std::int64_t window = card.priorOf(card.topLevel())->hyperparameters.nCtx;
  ASSIGN_OR_RETURN(const SongCodes codes, encoded(song, cancellation));
  if (static_cast<std::int64_t>(codes.levels[static_cast<std::size_t>(card.topLevel())].size()) < window) {
    return makeError(
        ErrorKind::invalidInput,
        fmt::format("The recording is shorter than a window of \"{}\" ({:.1f} s).", card.name,
                    static_cast<double>(window * card.codec.samplesPerToken(card.topLevel())) / card.codec.sampleRate),
        "Give a longer recording.");
  }
  nlohmann::json report = {{"bench", "loss"}, {"model", card.name}};
  for (int level = card.topLevel(); level >= card.lowestLevel(); --level) {
    const KnownLevel known(song, codes, level);
    ASSIGN_OR_RETURN(const Loss exact, known.read(WeightDtype::f32, cancellation));
    nlohmann::json row = {{"tokens", exact.tokens}, {"f32_bits_per_token", exact.bits}};
    for (const WeightDtype dtype : {WeightDtype::f16, WeightDtype::int8, WeightDtype::int8g64}) {
      ASSIGN_OR_RETURN(const Loss loss, known.read(dtype, cancellation));
      row[fmt::format("{}_bits_per_token", weightDtypeName(dtype))] = loss.bits;
      row[fmt::format("{}_change", weightDtypeName(dtype))] = loss.bits / exact.bits - 1;
    }
    report[fmt::format("level_{}", level)] = row;
  }
  return report;
}

}  // namespace jukebox
