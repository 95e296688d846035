#include "ui/training/curve_choice.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace jukebox::ui {
namespace {

constexpr std::string_view kHeldOut = "test_";
constexpr std::array<std::string_view, 8> kFirst{"gen_loss",   "l2_l1",         "perceptual_l1",
                                                 "loss",       "si_sdr_db_l1",  "multispectral_loss_l1",
                                                 "prime_loss", "alignment_loss"};
/// The same as another one, or drawn as a line.
const std::set<std::string> kNotOffered{"bpd", "unigram_bits", "bigram_bits"};

struct CurveText {
  Q_DECLARE_TR_FUNCTIONS(CurveText)
};

/// Points of a metric, or none.
std::vector<CurvePoint> curve(const TrainingCurves& curves, const std::string& name) {
  const auto found = curves.find(name);
  return found == curves.end() ? std::vector<CurvePoint>() : found->second;
}

}  // namespace

std::vector<std::string> quantitiesOf(const TrainingCurves& curves) {
  std::vector<std::string> names;
  for (const auto& [name, points] : curves) {
    std::string base = name.starts_with(kHeldOut) ? name.substr(kHeldOut.size()) : name;
    if (points.empty() || kNotOffered.contains(base)) continue;
    if (std::find(names.begin(), names.end(), base) == names.end()) names.push_back(std::move(base));
  }
  const auto rank = [](const std::string& name) {
    return std::find(kFirst.begin(), kFirst.end(), name) - kFirst.begin();
  };
  std::stable_sort(names.begin(), names.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return names;
}

std::vector<ChartSeries> seriesOf(const TrainingCurves& curves, const std::string& quantity) {
  std::vector<ChartSeries> series{
      {ChartSeries::Kind::training, CurveText::tr("Learning"), curve(curves, quantity)},
      {ChartSeries::Kind::heldOut, CurveText::tr("Held out"), curve(curves, std::string(kHeldOut) + quantity)}};
  std::erase_if(series, [](const ChartSeries& s) { return s.points.empty(); });
  return series;
}

std::vector<ChartMark> marksOf(const TrainingCurves& curves, const std::string& quantity) {
  std::vector<ChartMark> marks;
  if (quantity != "gen_loss") return marks;
  for (const auto& [metric, name] : {std::pair{"test_unigram_bits", CurveText::tr("Single codes")},
                                     std::pair{"test_bigram_bits", CurveText::tr("Pairs of codes")}}) {
    const auto points = curve(curves, metric);
    if (!points.empty()) marks.push_back({name, points.back().value});
  }
  return marks;
}

}  // namespace jukebox::ui
