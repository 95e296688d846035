#pragma once
// Spectrogram painter: a spectrogram map to pictures of several sizes; runs on any thread.

#include <QImage>
#include <QRectF>
#include <memory>
#include <vector>

#include "core/sound/spectrogram_map.h"
#include "ui/player/color_map.h"

class QPainter;

namespace jukebox::ui {

/// The whole track as images, low frequencies at the bottom: the first has a pixel a cell, every further one joins
/// four columns by their loudest, so that a song drawn small shows its notes instead of chance.
class SpectrogramPicture {
 public:
  SpectrogramPicture(const SpectrogramMap& map, ColorMap colors);
  /// Draws the seconds [begin, end) into `target`.
  void paint(QPainter& painter, const QRectF& target, double beginSeconds, double endSeconds) const;
  const std::vector<QImage>& images() const { return m_images; }

 private:
  double m_columnsPerSecond;
  std::vector<QImage> m_images;
};

/// Spectral brightness in `count` even parts of the track: the centre of gravity on the frequency axis, 0 … 1.
std::vector<float> brightnessOf(const SpectrogramMap& map, std::size_t count);

}  // namespace jukebox::ui
