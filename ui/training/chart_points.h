#pragma once
// Chart points: the arithmetic of a curve on a screen: what of it can be seen, ranges, ticks. Pure functions.

#include <optional>
#include <span>
#include <vector>

#include "ui/training/training_desk.h"

namespace jukebox::ui {

struct ChartRange {
  double low = 0, high = 1;
  double width() const { return high - low; }
  bool operator==(const ChartRange&) const = default;
};

/// At most four points a column of the screen (first, lowest, highest, last), so that a picture of thousands of points
/// looks like that of all of them. Points outside of `steps` are left out but for the nearest on each side.
std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, const ChartRange& steps, int columns);

/// Smallest range that holds the values of these steps; absent when there are none (with `positiveOnly`: none above 0).
std::optional<ChartRange> valueRange(std::span<const CurvePoint> points, const ChartRange& steps, bool positiveOnly);

/// Round numbers within the range, `most` at most: 1, 2 or 5 times a power of ten; with `logarithmic` the powers of
/// ten, or if those are fewer than two also 2 and 5 times.
std::vector<double> ticks(const ChartRange& range, int most, bool logarithmic);

/// Part of the whole after zooming by `factor` (> 1: closer) about `center`; never outside of `whole`, never closer
/// than `smallest`.
ChartRange zoomed(const ChartRange& view, const ChartRange& whole, double factor, double center, double smallest);
/// Moved by a share of its width, within the whole.
ChartRange panned(const ChartRange& view, const ChartRange& whole, double share);

/// The point whose step is nearest; absent without points.
std::optional<CurvePoint> nearestPoint(std::span<const CurvePoint> points, double step);

}  // namespace jukebox::ui
