#include "ui/training/chart_points.h"

#include <algorithm>
#include <cmath>

namespace jukebox::ui {
namespace {

bool stepLess(const CurvePoint& point, double step) {
  return point.step < step;
}

/// The points of the steps, and one more on each side.
std::span<const CurvePoint> visible(std::span<const CurvePoint> points, const ChartRange& steps) {
  auto first = std::lower_bound(points.begin(), points.end(), steps.low, stepLess);
  auto last = std::lower_bound(first, points.end(), steps.high, stepLess);
  if (first != points.begin()) --first;
  if (last != points.end()) ++last;
  if (last != points.end() && (last - 1)->step <= steps.high) ++last;
  return {first, last};
}

void appendColumn(std::span<const CurvePoint> column, std::vector<CurvePoint>& out) {
  const auto [low, high] =
      std::minmax_element(column.begin(), column.end(), [](const auto& a, const auto& b) { return a.value < b.value; });
  std::vector<CurvePoint> kept{column.front(), std::min(*low, *high, [](auto& a, auto& b) { return a.step < b.step; }),
                               std::max(*low, *high, [](auto& a, auto& b) { return a.step < b.step; }), column.back()};
  for (const CurvePoint& point : kept) {
    if (out.empty() || out.back().step < point.step) out.push_back(point);
  }
}

}  // namespace

std::vector<CurvePoint> decimated(std::span<const CurvePoint> points, const ChartRange& steps, int columns) {
  const auto seen = visible(points, steps);
  constexpr std::size_t kPointsAColumn = 4;
  if (columns < 1 || !(steps.width() > 0) || seen.size() <= kPointsAColumn * static_cast<std::size_t>(columns)) {
    return {seen.begin(), seen.end()};
  }
  const auto columnOf = [&](const CurvePoint& point) {
    const double place = std::clamp((point.step - steps.low) / steps.width(), -0.001, 1.001);
    return static_cast<int>(std::floor(place * columns));
  };
  std::vector<CurvePoint> out;
  for (std::size_t begin = 0; begin < seen.size();) {
    std::size_t end = begin + 1;
    while (end < seen.size() && columnOf(seen[end]) == columnOf(seen[begin])) ++end;
    appendColumn(seen.subspan(begin, end - begin), out);
    begin = end;
  }
  return out;
}

std::optional<ChartRange> valueRange(std::span<const CurvePoint> points, const ChartRange& steps, bool positiveOnly) {
  std::optional<ChartRange> range;
  for (const CurvePoint& point : points) {
    if (point.step < steps.low || point.step > steps.high || !std::isfinite(point.value)) continue;
    if (positiveOnly && point.value <= 0) continue;
    if (!range) range = ChartRange{point.value, point.value};
    range->low = std::min(range->low, point.value);
    range->high = std::max(range->high, point.value);
  }
  return range;
}

std::vector<double> ticks(const ChartRange& range, int most, bool logarithmic) {
  std::vector<double> result;
  if (most < 1 || !(range.width() > 0) || !std::isfinite(range.width())) return result;
  if (logarithmic) {
    if (!(range.low > 0)) return result;
    const int lowest = static_cast<int>(std::floor(std::log10(range.low)));
    const int highest = static_cast<int>(std::ceil(std::log10(range.high)));
    const auto add = [&](double factor) {
      for (int power = lowest; power <= highest; ++power) {
        const double tick = factor * std::pow(10.0, power);
        if (tick >= range.low && tick <= range.high) result.push_back(tick);
      }
    };
    add(1);
    if (result.size() < 2) add(2);
    if (result.size() < 3) add(5);
    std::sort(result.begin(), result.end());
    if (result.size() >= 2) {
      const std::size_t every = (result.size() + static_cast<std::size_t>(most) - 1) / static_cast<std::size_t>(most);
      std::vector<double> kept;
      for (std::size_t i = 0; i < result.size(); i += every) kept.push_back(result[i]);
      return kept;
    }
    result.clear();  // less than a factor of two: evenly
  }
  const double rough = range.width() / most;
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  double distance = 10 * power;
  for (const double factor : {1.0, 2.0, 5.0}) {
    if (factor * power >= rough) {
      distance = factor * power;
      break;
    }
  }
  const double first = std::ceil(range.low / distance);
  for (int i = 0; i <= most; ++i) {
    const double tick = (first + i) * distance;
    if (tick > range.high || static_cast<int>(result.size()) >= most) break;
    result.push_back(tick);
  }
  return result;
}

ChartRange zoomed(const ChartRange& view, const ChartRange& whole, double factor, double center, double smallest) {
  const double width = std::min(whole.width(), std::max(smallest, view.width() / factor));
  const double place = view.width() > 0 ? std::clamp((center - view.low) / view.width(), 0.0, 1.0) : 0.5;
  const double low = std::clamp(center - place * width, whole.low, whole.high - width);
  return {low, low + width};
}

ChartRange panned(const ChartRange& view, const ChartRange& whole, double share) {
  const double low =
      std::clamp(view.low + share * view.width(), whole.low, std::max(whole.low, whole.high - view.width()));
  return {low, low + view.width()};
}

std::optional<CurvePoint> nearestPoint(std::span<const CurvePoint> points, double step) {
  if (points.empty()) return std::nullopt;
  const auto after = std::lower_bound(points.begin(), points.end(), step, stepLess);
  if (after == points.end()) return points.back();
  if (after == points.begin()) return points.front();
  return after->step - step < step - (after - 1)->step ? *after : *(after - 1);
}

}  // namespace jukebox::ui
