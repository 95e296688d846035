#pragma once
// WindowSampler: samples the missing tokens of one window for several samples at once (spec/05 §3).
//
// Windows overlap: the tokens of one window's end are read again as the next one's beginning. Where a token costs the
// same alone and in a chunk, bit for bit (int8 weights on the CPU), a single sample's next window is begun along the
// way: each token goes through both windows in one pass over the weights, and nothing is left to read when it comes.

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/engine/prior/prior.h"
#include "core/engine/transformer/decode_step.h"

namespace jukebox {

/// One sample's window before sampling.
struct WindowTask {
  std::vector<std::int64_t> presentCodes;  ///< music codes at the beginning of the window
  at::Tensor upperCodes;                   ///< (1, n_ctx/ratio) for upsamplers
  at::Tensor y;                            ///< (1, length) unless labels are off
  /// The same window without artist, genre and lyrics: what guidance moves away from. Undefined: no guidance.
  at::Tensor plainY;
};

/// Result of one window of one sample.
struct WindowResult {
  std::vector<std::int64_t> codes;      ///< music codes, lyric symbols clamped to code 0
  std::vector<std::int64_t> rawTokens;  ///< model tokens as fed back (lyrics first in joint models)
  at::Tensor logits;                    ///< (positions, bins) of every position, when asked for
};

/// Chooses a model token. `task` is the index in the batch, `musicPosition` counts from the window's start. May change
/// the logits.
using TokenChooser = std::function<std::int64_t(std::size_t task, std::int64_t musicPosition, std::span<float> logits)>;

struct WindowOptions {
  std::int64_t lengthTokens = 0;        ///< music tokens in the window when finished, ≤ n_ctx
  std::int64_t prefillChunkTokens = 0;  ///< 0: the default
  bool keepLogits = false;
  /// Logits are plain + guidance · (own − plain) for tasks with a plainY (arXiv:2207.12598); every token then goes
  /// through the prior twice. 1: off.
  double guidance = 1;
  /// The window that comes after this one, presentCodes empty, if it can be begun along the way; it starts
  /// nextStartTokens after this one, within it.
  std::optional<WindowTask> next;
  std::int64_t nextStartTokens = 0;
};

/// f16 where the weights are int8 and the CPU computes, f32 otherwise.
CacheFormat defaultCacheFormat(const Prior& prior);

/// Positions computed at once while the given tokens are read; bounds memory, never changes more than rounding.
inline constexpr std::int64_t kDefaultPrefillChunk = 1024;

class WindowSampler {
 public:
  /// The prior must outlive the sampler.
  explicit WindowSampler(const Prior& prior, std::optional<CacheFormat> cacheFormat = {});
  ~WindowSampler();
  WindowSampler(WindowSampler&&) noexcept;

  /// Samples all tasks together. `onToken` is called after each position with the number of tokens just sampled.
  /// Every task's numbers are computed as if it were alone. Kind cancelled when stopped.
  Result<std::vector<WindowResult>> sample(const std::vector<WindowTask>& tasks, const WindowOptions& options,
                                           const TokenChooser& choose, const CancellationToken& cancellation,
                                           const std::function<void(std::int64_t)>& onToken);
  /// Whether the next window of a single sample is begun along the way when it is told.
  bool beginsNextWindows() const { return m_isChunkExact; }
  /// Whether the last sample() has begun the window that it was told of.
  bool hasBegunNext() const { return !m_begun.empty(); }

 private:
  struct Sequence;
  Result<Sequence> open(const WindowTask& task) const;
  Status readGivenTokens(Sequence& sequence, const WindowOptions& options, const CancellationToken& cancellation) const;
  bool hasSampled(const Sequence& sequence, const std::vector<std::int64_t>& codes) const;
  Result<std::vector<Sequence>> prepare(const std::vector<WindowTask>& tasks, const WindowOptions& options,
                                        const CancellationToken& cancellation);
  Status beginNext(const std::vector<WindowTask>& next, const WindowOptions& options,
                   const std::vector<std::int64_t>& tokens, const CancellationToken& cancellation);
  void fillStepInput(const Sequence& sequence, std::int64_t position, float* h) const;
  void stepOnCpu(std::vector<Sequence>& sequences, DecodeStep& step, std::vector<float>& h, std::vector<float>& logits);
  void stepOnDevice(std::vector<Sequence>& sequences, std::vector<float>& logits) const;

  const Prior& m_prior;
  CacheFormat m_cacheFormat;
  bool m_isChunkExact;  ///< a token has the same bits alone and in a chunk
  std::vector<Sequence> m_begun;  ///< the next window, then the same without labels where it is guided
};

}  // namespace jukebox
