// Reference cases of kind "pipeline": whole runs of three levels in every mode, decoded audio, alignment, stored codes.

#include <ATen/core/grad_mode.h>
#include <fmt/format.h>

#include "core/engine/checkpoint/checkpoint_file.h"
#include "core/engine/codec/codec.h"
#include "core/engine/parity/parity_case.h"
#include "core/engine/sampling/alignment.h"
#include "core/engine/sampling/generator.h"
#include "core/engine/sampling/level_sampler.h"

namespace jukebox {
namespace {

LevelCodes levelCodes(const at::Tensor& row) {
  const at::Tensor codes = row.to(at::kInt).contiguous();
  return LevelCodes(codes.data_ptr<std::int32_t>(), codes.data_ptr<std::int32_t>() + codes.numel());
}

at::Tensor codesTensor(const std::vector<SongCodes>& songs, std::size_t level) {
  std::vector<at::Tensor> rows;
  for (const SongCodes& song : songs) rows.push_back(at::tensor(song.levels[level], at::kInt).to(at::kLong));
  return at::stack(rows);
}

// The model of the case and everything that its runs share.
class Pipeline {
 public:
  static Result<Pipeline> load(const ParityCase& c);
  Status checkRun(const std::string& name, std::vector<SongCodes> codes, int firstLevel, ParityReport& report) const;
  Status checkPartial(const std::string& name, const nlohmann::json& setup, ParityReport& report) const;
  std::vector<SongCodes> emptyCodes() const {
    return std::vector<SongCodes>(m_labels.front().size(), SongCodes{std::vector<LevelCodes>(m_priors.size())});
  }
  const Codec& codec() const { return m_codec; }
  const ParityCase& parityCase() const { return *m_case; }

 private:
  Pipeline(const ParityCase& c, Codec codec) : m_case(&c), m_codec(std::move(codec)) {}
  Status sampleLevel(int level, const std::vector<PlannedWindow>& windows, std::vector<SongCodes>& codes) const;
  const ParityCase* m_case;
  Codec m_codec;
  std::vector<std::shared_ptr<Prior>> m_priors;
  std::vector<std::vector<SongLabeller>> m_labels;  ///< [level][item]
};

Result<Pipeline> Pipeline::load(const ParityCase& c) {
  ASSIGN_OR_RETURN(const CodecHyperparameters hyper, codecHyperparametersFromJson(c.config.at("vqvae_hps")));
  const auto codecFiles = weightFiles(c.folder, "vqvae");
  if (codecFiles.empty()) return makeError(ErrorKind::notFound, "The case has no codec weights.");
  ASSIGN_OR_RETURN(Codec codec, Codec::load(codecFiles.front(), hyper, at::kCPU));
  Pipeline pipeline(c, std::move(codec));
  for (int level = 0; level < hyper.levels; ++level) {
    const auto index = static_cast<std::size_t>(level);
    const auto& hps = c.config.at("priors_hps").at(index);
    ASSIGN_OR_RETURN(PriorHyperparameters prior, priorHyperparametersFromJson(hps));
    const auto files = weightFiles(c.folder, fmt::format("prior_level_{}", level));
    if (files.empty())
      return makeError(ErrorKind::notFound, fmt::format("The case has no weights for level {}.", level));
    ASSIGN_OR_RETURN(const WeightSet weights, WeightSet::open(files.front(), expectedPriorWeights(prior, hyper)));
    pipeline.m_priors.push_back(
        std::make_shared<Prior>(weights, prior, hyper, hps.value("sr", hyper.sampleRate), at::kCPU));
    const LabelLayout layout = labelLayout(prior, hyper);
    const std::string name = fmt::format("labels.{}.y", level);
    std::vector<SongLabeller> labels;
    const auto items = c.config.at("hps").value("n_samples", 1);
    for (int i = 0; i < items; ++i) {
      SongLabels song;
      if (c.inputs.contains(name)) {
        const at::Tensor y = c.inputs.at(name).select(0, i).contiguous();
        song.y.assign(y.data_ptr<std::int64_t>(), y.data_ptr<std::int64_t>() + y.numel());
        song.fullTokens = c.config.at("labels_info")
                              .at(index)
                              .at("full_tokens")
                              .at(static_cast<std::size_t>(i))
                              .get<std::vector<std::int64_t>>();
      }
      labels.emplace_back(layout, std::move(song));
    }
    pipeline.m_labels.push_back(std::move(labels));
  }
  return pipeline;
}

Status Pipeline::sampleLevel(int level, const std::vector<PlannedWindow>& windows,
                             std::vector<SongCodes>& codes) const {
  const auto index = static_cast<std::size_t>(level);
  const auto& kwargs = m_case->config.at("sampling_kwargs").at(index);
  LevelSamplerSettings settings;
  settings.sampling = {kwargs.value("temp", 1.0), kwargs.value("top_k", 1), kwargs.value("top_p", 0.0), 0.5};
  if (kwargs.contains("chunk_size") && kwargs.at("chunk_size").is_number())
    settings.prefillChunkTokens = kwargs.at("chunk_size").get<std::int64_t>();
  settings.maximumBatch = kwargs.value("max_batch_size", 1);
  std::vector<const SongLabeller*> labels;
  for (const auto& label : m_labels[index]) labels.push_back(&label);
  const bool top = m_priors[index]->isTop();
  LevelSampler sampler(*m_priors[index], labels, RandomSource(0), settings);
  return sampler.run(windows, top ? 1 : m_codec.hyperparameters().tokensPerUpperToken(level), codes, {});
}

Status Pipeline::checkRun(const std::string& name, std::vector<SongCodes> codes, int firstLevel,
                          ParityReport& report) const {
  const ParityCase& c = *m_case;
  const auto& hps = c.config.at("hps");
  const auto length = hps.at("sample_length").get<std::int64_t>();
  const int top = m_codec.hyperparameters().levels - 1;
  const auto hopOf = [&](int level) {
    return windowHopFor(hps.at("hop_fraction").at(static_cast<std::size_t>(level)).get<double>(),
                        m_priors[static_cast<std::size_t>(level)]->hyperparameters().nCtx);
  };
  for (int level = firstLevel; level >= 0; --level) {
    const auto index = static_cast<std::size_t>(level);
    const std::int64_t total = length / m_codec.hyperparameters().samplesPerToken(level);
    const auto present = static_cast<std::int64_t>(codes.front().levels[index].size());
    RETURN_IF_ERROR(
        sampleLevel(level, planWindows(total, m_priors[index]->hyperparameters().nCtx, hopOf(level), present), codes));
  }
  for (int level = 0; level <= top; ++level) {
    const auto index = static_cast<std::size_t>(level);
    const std::string zs = fmt::format("{}.zs.{}", name, level);
    if (c.expects(zs)) report.compare(zs, codesTensor(codes, index), c.expected.at(zs));
    const std::string x = fmt::format("{}.x.{}", name, level);
    if (c.expects(x)) report.compare(x, m_codec.decode(codesTensor(codes, index), level), c.expected.at(x));
  }
  const Prior& prior = *m_priors.back();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    const std::string alignment = fmt::format("{}.alignment.{}", name, i);
    if (!c.expects(alignment)) continue;
    const AlignmentSource source{prior.hyperparameters().alignmentLayer.value_or(0),
                                 prior.hyperparameters().alignmentHead.value_or(0)};
    ASSIGN_OR_RETURN(const at::Tensor matrix,
                     lyricAlignment(prior, m_labels.back()[i], codes[i].levels.back(), hopOf(top), source, {}));
    report.compare(alignment, matrix, c.expected.at(alignment));
  }
  return {};
}

Status Pipeline::checkPartial(const std::string& name, const nlohmann::json& setup, ParityReport& report) const {
  const std::string expected = name + ".z";
  if (!m_case->expects(expected)) return {};
  ASSIGN_OR_RETURN(const at::Tensor start, m_case->input("upsample.z_top"));
  const auto present = setup.at("start_codes").get<std::int64_t>();
  std::vector<SongCodes> codes = emptyCodes();
  for (std::size_t i = 0; i < codes.size(); ++i) {
    codes[i].levels.back() = levelCodes(start.select(0, static_cast<std::int64_t>(i)).narrow(0, 0, present));
  }
  const std::int64_t context = m_priors.back()->hyperparameters().nCtx;
  const auto window = planPartialWindow(present, setup.at("total_length").get<std::int64_t>(), context);
  RETURN_IF_ERROR(sampleLevel(m_codec.hyperparameters().levels - 1, {window}, codes));
  report.compare(expected, codesTensor(codes, m_priors.size() - 1), m_case->expected.at(expected));
  return {};
}

// The codes of an earlier run as the reference stores them, cut to a prompt.
Status checkStoredCodes(const Pipeline& pipeline, ParityReport& report) {
  const ParityCase& c = pipeline.parityCase();
  std::error_code code;
  if (!std::filesystem::exists(c.folder / "codes_expected.safetensors", code)) return {};
  ASSIGN_OR_RETURN(const TensorMap expected, readTensors(c.folder / "codes_expected.safetensors"));
  for (const auto& path : weightFiles(c.folder, "codes_")) {
    if (!path.filename().string().ends_with(".pth.tar")) continue;
    ASSIGN_OR_RETURN(const CheckpointFile file, openCheckpoint(path));
    const auto zs = file.pickled() != nullptr ? file.pickled()->document.root().find("zs") : std::nullopt;
    if (!zs) return makeError(ErrorKind::corrupt, path.string() + " holds no codes.");
    for (std::size_t level = 0; level < zs->size(); ++level) {
      const auto tensor = zs->at(level).tensorIndex();
      const std::string name = fmt::format("zs.{}", level);
      if (!tensor || !expected.contains(name)) continue;
      const TensorView view = file.pickled()->tensor(*tensor);
      at::Tensor all = at::empty(view.shape, at::kLong);
      RETURN_IF_ERROR(toInt64(view, {all.data_ptr<std::int64_t>(), static_cast<std::size_t>(all.numel())}));
      // The prompt's tokens per level come from its duration in samples, the same on all levels.
      const auto tokens = c.config.at("derived").at("prompt_tokens").at(level).get<std::int64_t>();
      report.compare(path.filename().string() + " " + name, all.narrow(1, 0, tokens), expected.at(name));
    }
  }
  return {};
}

std::vector<SongCodes> startFrom(const Pipeline& pipeline, const std::function<at::Tensor(int)>& tensorOf) {
  std::vector<SongCodes> codes = pipeline.emptyCodes();
  for (int level = 0; level < pipeline.codec().hyperparameters().levels; ++level) {
    const at::Tensor z = tensorOf(level);
    if (!z.defined()) continue;
    for (std::size_t i = 0; i < codes.size(); ++i) {
      codes[i].levels[static_cast<std::size_t>(level)] = levelCodes(z.select(0, static_cast<std::int64_t>(i)));
    }
  }
  return codes;
}

}  // namespace

Status checkPipelineCase(const ParityCase& c, ParityReport& report) {
  const at::NoGradGuard noGrad;
  ASSIGN_OR_RETURN(const Pipeline pipeline, Pipeline::load(c));
  const int top = pipeline.codec().hyperparameters().levels - 1;
  RETURN_IF_ERROR(pipeline.checkRun("ancestral", pipeline.emptyCodes(), top, report));
  if (c.inputs.contains("primed.x")) {
    const auto encoded = [&](int level) { return pipeline.codec().encode(c.inputs.at("primed.x"), level); };
    RETURN_IF_ERROR(pipeline.checkRun("primed", startFrom(pipeline, encoded), top, report));
  }
  if (c.inputs.contains("continue.zs.0")) {
    const auto given = [&](int level) { return c.inputs.at(fmt::format("continue.zs.{}", level)); };
    RETURN_IF_ERROR(pipeline.checkRun("continue", startFrom(pipeline, given), top, report));
  }
  if (c.inputs.contains("upsample.z_top")) {
    const auto topOnly = [&](int level) { return level == top ? c.inputs.at("upsample.z_top") : at::Tensor(); };
    RETURN_IF_ERROR(pipeline.checkRun("upsample", startFrom(pipeline, topOnly), top - 1, report));
  }
  if (c.config.contains("measured") && c.config.at("measured").contains("partial")) {
    for (const auto& [name, setup] : c.config.at("measured").at("partial").items()) {
      RETURN_IF_ERROR(pipeline.checkPartial(name, setup, report));
    }
  }
  return checkStoredCodes(pipeline, report);
}

}  // namespace jukebox
