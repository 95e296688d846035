// Reference cases of kind "filter_logits": top-k and top-p on rows of logits.

#include <algorithm>

#include "core/engine/parity/parity_case.h"
#include "core/engine/sampling/token_filter.h"

namespace jukebox {
namespace {

at::Tensor filterRows(const at::Tensor& logits, int topK, double topP) {
  at::Tensor rows = logits.clone().contiguous();
  const std::int64_t bins = rows.size(-1);
  for (std::int64_t r = 0; r < rows.numel() / bins; ++r) {
    const std::span<float> row(rows.data_ptr<float>() + r * bins, static_cast<std::size_t>(bins));
    if (topK > 0) keepTopK(row, topK);
    if (topP > 0) keepTopP(row, topP);
  }
  return rows;
}

// Among equal logits the reference's sort decides which stay; then only how many stay can be compared.
bool hasTies(const at::Tensor& logits) {
  const at::Tensor sorted = std::get<0>(at::sort(logits, -1));
  const std::int64_t bins = sorted.size(-1);
  return bins > 1 && sorted.narrow(-1, 1, bins - 1).eq(sorted.narrow(-1, 0, bins - 1)).any().item<bool>();
}

}  // namespace

Status checkFilterCase(const ParityCase& c, ParityReport& report) {
  for (const auto& [name, call] : c.config.at("calls").items()) {
    if (call.contains("error")) {
      const auto& args = call.at("args");
      GenerationRequest request;
      request.levels.resize(1);
      request.levels[0].topK = args.value("top_k", 0);
      request.levels[0].topP = args.value("top_p", 0.0);
      report.check(name, !validate(request).has_value(), "the reference refuses this");
      continue;
    }
    ASSIGN_OR_RETURN(const at::Tensor logits, c.input(name));
    if (!c.expects(name)) continue;
    const double topP = call.value("top_p", 0.0);
    at::Tensor actual = filterRows(logits, call.value("top_k", 0), topP);
    if (topP > 0 && hasTies(logits)) {
      // Equal logits may leave in any order: put both into ascending order before they are compared.
      actual = std::get<0>(at::sort(actual, -1));
      for (const char* suffix : {"", ".probs"}) {
        if (!c.expects(name + suffix)) continue;
        at::Tensor expected = c.expected.at(name + suffix);
        expected.copy_(std::get<0>(at::sort(expected, -1)));
      }
    }
    report.compare(name, actual, c.expected.at(name));
    if (c.expects(name + ".probs"))
      report.compare(name + ".probs", at::softmax(actual, -1), c.expected.at(name + ".probs"));
  }
  return {};
}

}  // namespace jukebox
