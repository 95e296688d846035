#pragma once
// SpectrogramMap: a spectrogram on a musical frequency axis with one byte a cell, for pictures of whole songs.
//
// Byte format, version 1, little-endian, no padding:
//   offset size  field
//   0      4     magic "JBSG"
//   4      2     version = 1
//   6      1     frequency scale: 0 logarithmic, 1 mel
//   7      1     reserved = 0
//   8      4     sample rate, Hz
//   12     4     hop, frames
//   16     4     rows
//   20     4     columns
//   24     4     lowest frequency, Hz * 1000
//   28     4     highest frequency, Hz * 1000
//   32     4     decibels of value 0, as two's complement * 1000
//   36     4     decibels of value 255, likewise
//   40     rows*columns   column by column, the lowest frequency first
// The size is exactly 40 + rows * columns bytes.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

enum class FrequencyScale { logarithmic, mel };

struct SpectrogramMapOptions {
  FrequencyScale scale = FrequencyScale::logarithmic;
  int fftSizeFrames = 4096;  ///< power of two in [64, 65536]
  int hopFrames = 512;       ///< at least 1
  int rows = 256;            ///< in [2, 2048]
  double lowestHz = 40;      ///< above 0
  double highestHz = 16000;  ///< above lowestHz; cut to half the sample rate
  double floorDecibels = -82;
  double ceilingDecibels = -14;

  bool operator==(const SpectrogramMapOptions&) const = default;
};

/// Cell (column, row): the loudest bin of the row's band around frame column * hopFrames, dB full scale, mapped
/// linearly from [floorDecibels, ceilingDecibels] to 0 … 255.
struct SpectrogramMap {
  FrequencyScale scale = FrequencyScale::logarithmic;
  int sampleRate = 0;
  int hopFrames = 0;
  int rows = 0;
  double lowestHz = 0;
  double highestHz = 0;
  double floorDecibels = 0;
  double ceilingDecibels = 0;
  std::vector<std::uint8_t> cells;  ///< shape (columns, rows)

  std::size_t columns() const { return rows > 0 ? cells.size() / static_cast<std::size_t>(rows) : 0; }
  std::span<const std::uint8_t> column(std::size_t index) const {
    return std::span(cells).subspan(index * static_cast<std::size_t>(rows), static_cast<std::size_t>(rows));
  }
  /// Frequency of a height on the axis, 0 (lowest) … 1 (highest), and back.
  double frequencyAt(double height) const;
  double heightOf(double frequencyHz) const;

  bool operator==(const SpectrogramMap&) const = default;
};

inline constexpr std::size_t kMaximumSpectrogramCells = std::size_t{1} << 26U;

/// Makes a map from a recording that arrives in pieces; map() is what is finished at any time. Movable.
class SpectrogramMapBuilder {
 public:
  /// Kind invalidInput for options or a rate out of range.
  static Result<SpectrogramMapBuilder> create(int sampleRate, const SpectrogramMapOptions& options = {});
  SpectrogramMapBuilder(SpectrogramMapBuilder&& other) noexcept;
  SpectrogramMapBuilder& operator=(SpectrogramMapBuilder&& other) noexcept;
  ~SpectrogramMapBuilder();

  /// Appends whole frames; the mean of the channels is transformed. Kind unsupported when the map becomes too large.
  Status append(std::span<const float> interleaved, int channels);
  /// Ends the recording: the columns whose window reaches beyond it.
  Status finish();
  const SpectrogramMap& map() const;

 private:
  struct State;
  explicit SpectrogramMapBuilder(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

std::string serializeSpectrogramMap(const SpectrogramMap& map);
/// Kind corrupt when the bytes break a rule of the format, unsupported for another version.
Result<SpectrogramMap> parseSpectrogramMap(std::string_view bytes);

}  // namespace jukebox
