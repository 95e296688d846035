#include "core/engine/parity/parity_alignment.h"

#include <fmt/format.h>

#include "core/domain/window_plan.h"
#include "core/engine/sampling/alignment.h"

namespace jukebox {
namespace {

// A labeller for one item whose label vector and lyric tokens are given.
SongLabeller labellerFor(const LabelLayout& layout, const at::Tensor& y, const std::vector<std::int64_t>& fullTokens) {
  SongLabels labels;
  const at::Tensor row = y.contiguous();
  labels.y.assign(row.data_ptr<std::int64_t>(), row.data_ptr<std::int64_t>() + row.numel());
  labels.fullTokens = fullTokens;
  return SongLabeller(layout, std::move(labels));
}

Status checkRun(const Prior& prior, const LabelLayout& layout, const ParityCase& c, const std::string& run,
                const nlohmann::json& alignment, const TensorMap& inputs, const TensorMap& expected,
                ParityReport& report) {
  const PriorHyperparameters& hyper = prior.hyperparameters();
  const auto& fractions = alignment.at("hop_fraction");
  const std::int64_t hop = windowHopFor(fractions.at(static_cast<std::size_t>(hyper.level)).get<double>(), hyper.nCtx);
  const auto z = inputs.find(run + ".z");
  const auto y = inputs.find("labels_y");
  if (z == inputs.end() || y == inputs.end())
    return makeError(ErrorKind::corrupt, c.folder.string() + " lacks alignment inputs.");
  const std::int64_t total = std::max<std::int64_t>(z->second.size(1), hyper.nCtx);
  const auto& wanted = alignment.at("runs").at(run);
  report.check(run + ".starts",
               windowStarts(total, hyper.nCtx, hop) == wanted.at("starts").get<std::vector<std::int64_t>>(),
               "other window starts");
  for (std::int64_t n = 0; n < z->second.size(0); ++n) {
    const auto item = static_cast<std::size_t>(n);
    const SongLabeller labels = labellerFor(layout, y->second.select(0, n),
                                            alignment.at("full_tokens").at(item).get<std::vector<std::int64_t>>());
    for (const auto& start : wanted.at("starts")) {
      const auto at = start.get<std::int64_t>();
      ASSIGN_OR_RETURN(const at::Tensor window, labels.windowLabels(at));
      const std::string name = fmt::format("{}.y.{}", run, at);
      if (expected.contains(name)) {
        report.compare(fmt::format("{}[{}]", name, n), window, expected.at(name).narrow(0, n, 1));
      }
      ASSIGN_OR_RETURN(const auto indices, labels.windowIndices(at));
      report.check(fmt::format("{}.indices.{}[{}]", run, at, n),
                   indices == wanted.at("indices").at(std::to_string(at)).at(item).get<std::vector<std::int64_t>>(),
                   "other lyric positions");
    }
    const at::Tensor row = z->second.select(0, n).to(at::kInt).contiguous();
    const LevelCodes codes(row.data_ptr<std::int32_t>(), row.data_ptr<std::int32_t>() + row.numel());
    const AlignmentSource source{hyper.alignmentLayer.value_or(0), hyper.alignmentHead.value_or(0)};
    ASSIGN_OR_RETURN(const at::Tensor matrix, lyricAlignment(prior, labels, codes, hop, source, {}));
    const std::string name = fmt::format("{}.alignment.{}", run, n);
    if (expected.contains(name)) report.compare(name, matrix, expected.at(name));
  }
  return {};
}

}  // namespace

Status checkAlignment(const Prior& prior, const CodecHyperparameters& codec, const ParityCase& c,
                      ParityReport& report) {
  std::error_code code;
  if (!std::filesystem::exists(c.folder / "alignment.json", code)) return {};
  ASSIGN_OR_RETURN(const nlohmann::json alignment, readJsonFile(c.folder / "alignment.json"));
  ASSIGN_OR_RETURN(const TensorMap inputs, readTensors(c.folder / "alignment_inputs.safetensors"));
  ASSIGN_OR_RETURN(const TensorMap expected, readTensors(c.folder / "alignment_expected.safetensors"));
  const LabelLayout layout = labelLayout(prior.hyperparameters(), codec);
  for (const auto& [run, ignored] : alignment.at("runs").items()) {
    RETURN_IF_ERROR(checkRun(prior, layout, c, run, alignment, inputs, expected, report));
  }
  return {};
}

}  // namespace jukebox
