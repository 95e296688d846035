#include "ui/player/waveform_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace jukebox::ui {

std::size_t columnsOf(const WaveformStyle& style, int widthPixels) {
  const int width = std::max(widthPixels, 1);
  return static_cast<std::size_t>(style.barPixels > 0 ? (width + style.barPixels - 1) / style.barPixels : width);
}

QImage paintWaveform(std::span<const PeakBucket> peaks, std::span<const QColor> colors, QSize pixels,
                     const WaveformStyle& style, double gain) {
  QImage image(pixels, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  if (peaks.empty() || colors.empty() || pixels.isEmpty()) return image;
  QPainter painter(&image);
  painter.setRenderHint(QPainter::Antialiasing, style.barPixels > 0);
  painter.setPen(Qt::NoPen);
  const double height = pixels.height();
  const double step = style.barPixels > 0 ? style.barPixels : 1.0;
  const double width = style.barPixels > 0 ? std::max(step * 0.62, 1.0) : 1.0;
  const double middle = style.isMirrored ? height / 2.0 : height;
  const double scale = (style.isMirrored ? height / 2.0 : height) * gain;
  const auto top = [&](double level) { return middle - std::clamp(level * scale, 0.5, middle); };
  const auto bottom = [&](double level) {
    return style.isMirrored ? middle + std::clamp(level * scale, 0.5, middle) : height;
  };
  for (std::size_t i = 0; i < peaks.size(); ++i) {
    const QColor color = colors[std::min(i, colors.size() - 1)];
    const double x = static_cast<double>(i) * step;
    const auto bar = [&](double up, double down, const QColor& fill) {
      painter.setBrush(fill);
      const QRectF rectangle(QPointF(x, top(up)), QPointF(x + width, bottom(down)));
      if (style.barPixels > 0) {
        painter.drawRoundedRect(rectangle, width / 2, width / 2);
      } else {
        painter.drawRect(rectangle);
      }
    };
    if (style.barPixels > 0) {
      // Bars show what the ear follows: between rms and peak.
      const double peak = std::max(std::abs(peaks[i].minimum), std::abs(peaks[i].maximum));
      const double level = 0.45 * peak + 0.75 * peaks[i].rms;
      bar(level, level, color);
    } else {
      QColor light = color;
      light.setAlphaF(color.alphaF() * 0.55F);
      bar(peaks[i].maximum, -peaks[i].minimum, light);
      bar(peaks[i].rms, peaks[i].rms, color);
    }
  }
  return image;
}

}  // namespace jukebox::ui
