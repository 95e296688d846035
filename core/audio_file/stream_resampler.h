#pragma once
// StreamResampler: sound that comes piece by piece, at another rate and number of channels.

#include <memory>
#include <span>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// The same filter as resample(). One channel in; not thread-safe.
class StreamResampler {
 public:
  /// Rates in [1, 768000] Hz, `targetChannels` in [1, kMaximumChannels]: all of them sound the same. Kind invalidInput.
  static Result<StreamResampler> create(int sampleRate, int targetSampleRate, int targetChannels);
  StreamResampler(StreamResampler&& other) noexcept;
  StreamResampler& operator=(StreamResampler&& other) noexcept;
  ~StreamResampler();

  /// Appends interleaved frames to `out`; the filter keeps a little back until finish().
  Status convert(std::span<const float> mono, std::vector<float>& out);
  Status finish(std::vector<float>& out);

 private:
  class Implementation;
  explicit StreamResampler(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> m_implementation;
};

}  // namespace jukebox
