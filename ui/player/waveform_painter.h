#pragma once
// Waveform painter: peaks to a picture; knows neither widgets nor time.

#include <QColor>
#include <QImage>
#include <span>
#include <vector>

#include "core/sound/waveform_peaks.h"

namespace jukebox::ui {

struct WaveformStyle {
  int barPixels = 0;       ///< width of a bar with its gap (device pixels); 0: one line a column
  bool isMirrored = true;  ///< drawn around the middle; else standing on the ground
};

/// Columns of a picture of `widthPixels`: how many peaks paintWaveform() wants.
std::size_t columnsOf(const WaveformStyle& style, int widthPixels);

/// One column a peak. `colors`: one a column, or one for all. Extremes are drawn lighter than the rms. `gain` scales
/// the height. Transparent ground.
QImage paintWaveform(std::span<const PeakBucket> peaks, std::span<const QColor> colors, QSize pixels,
                     const WaveformStyle& style, double gain = 1.0);

}  // namespace jukebox::ui
