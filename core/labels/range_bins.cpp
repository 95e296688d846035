#include "core/labels/range_bins.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jukebox {
namespace {

constexpr std::int64_t kMaximumPositions = std::int64_t{1} << 24;  // float32 counts exactly up to here
constexpr std::int64_t kMaximumBins = std::int64_t{1} << 20;

Status checkTable(const RangeTable& table, std::int64_t count) {
  const bool sensible = table.bins >= 1 && table.bins <= kMaximumBins && std::isfinite(table.low) &&
                        std::isfinite(table.high) && table.low < table.high && count >= 1 && count <= kMaximumPositions;
  if (sensible) return {};
  return makeError(ErrorKind::invalidInput,
                   fmt::format("A timing table of {} rows over [{}, {}) with {} positions does not exist.", table.bins,
                               table.low, table.high, count),
                   "Check the model's description.");
}

Error outsideRange(const char* point, float value, const RangeTable& table, char closing) {
  return makeError(ErrorKind::invalidInput,
                   fmt::format("The window's {} is at {}, outside the range [{}, {}{} that the model knows.", point,
                               value, table.low, table.high, closing),
                   "Change the declared length of the song or the window's place in it.");
}

}  // namespace

Result<std::vector<std::int64_t>> rangeBins(const RangeTable& table, float start, std::optional<float> end,
                                            std::int64_t count) {
  RETURN_IF_ERROR(checkTable(table, count));
  const auto low = static_cast<float>(table.low);
  const auto high = static_cast<float>(table.high);
  const auto span = static_cast<float>(table.high - table.low);
  if (!(start >= low && start < high)) return outsideRange("start", start, table, ')');
  if (end && table.clampEnd) end = std::clamp(*end, low, high);
  if (end && !(*end >= low && *end <= high)) return outsideRange("end", *end, table, ']');

  std::vector<std::int64_t> rows(static_cast<std::size_t>(count));
  const auto bins = static_cast<float>(table.bins);
  for (std::int64_t i = 0; i < count; ++i) {
    float place = start;
    if (end) {
      const float way = static_cast<float>(i) / static_cast<float>(count);
      place = start + (*end - start) * way;
    }
    const float share = (place - low) / span;
    const auto row = static_cast<std::int64_t>(std::floor(bins * share));
    if (row < 0 || row >= table.bins) return outsideRange("position", place, table, ')');
    rows[static_cast<std::size_t>(i)] = row;
  }
  return rows;
}

Result<TimingBins> timingBins(const TimingInput& input) {
  // Sums of untrusted numbers must not overflow; no song has 2^50 samples.
  constexpr std::int64_t kMaximumSamples = std::int64_t{1} << 50;
  const auto plausible = [](std::int64_t samples) { return samples >= 0 && samples <= kMaximumSamples; };
  if (input.totalLengthSamples < 1 || !plausible(input.totalLengthSamples) || !plausible(input.offsetSamples) ||
      !plausible(input.windowSamples)) {
    return makeError(ErrorKind::invalidInput,
                     fmt::format("A window of {} samples at {} in a song of {} samples does not exist.",
                                 input.windowSamples, input.offsetSamples, input.totalLengthSamples),
                     "Check the length of the song.");
  }
  const auto total = static_cast<float>(input.totalLengthSamples);
  const auto start = static_cast<float>(input.offsetSamples);
  const auto end = static_cast<float>(input.offsetSamples + input.windowSamples);
  const RangeTable totalTable{input.bins, input.minimumLengthSamples, input.maximumLengthSamples, false};
  const RangeTable absoluteTable{input.bins, 0.0, input.maximumLengthSamples, false};
  const RangeTable relativeTable{input.bins, 0.0, 1.0, true};
  ASSIGN_OR_RETURN(const auto totalBin, rangeBins(totalTable, total, std::nullopt, 1));
  TimingBins timing;
  timing.totalLengthBin = totalBin.front();
  ASSIGN_OR_RETURN(timing.absoluteBins, rangeBins(absoluteTable, start, end, input.positions));
  ASSIGN_OR_RETURN(timing.relativeBins, rangeBins(relativeTable, start / total, end / total, input.positions));
  return timing;
}

}  // namespace jukebox
