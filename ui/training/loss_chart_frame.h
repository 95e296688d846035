#pragma once
// ChartFrame: what lies around the curves of a chart, for those that place and those that paint them.

#include <QLocale>
#include <QString>

namespace jukebox::ui {

struct ChartFrame {
  /// Pixels between the widget's edges and the curves: values at the left, steps below, the legend above.
  static constexpr double left = 52, right = 12, top = 30, bottom = 24;

  static QString stepText(double step) { return QLocale().toString(static_cast<qlonglong>(step)); }
};

}  // namespace jukebox::ui
