#pragma once
// Curve choice: which measurements of a training can be looked at, and what is drawn for one of them. Pure functions.

#include <string>
#include <vector>

#include "ui/training/loss_chart.h"

namespace jukebox::ui {

/// Measurements that have values, without "test_"; what is most worth looking at comes first.
std::vector<std::string> quantitiesOf(const TrainingCurves& curves);

/// The curve on the recordings learned from and that on those held out, as far as there are any.
std::vector<ChartSeries> seriesOf(const TrainingCurves& curves, const std::string& quantity);

/// What tables of single codes and of pairs reach on the same recordings, for the loss of a prior; otherwise nothing.
std::vector<ChartMark> marksOf(const TrainingCurves& curves, const std::string& quantity);

}  // namespace jukebox::ui
