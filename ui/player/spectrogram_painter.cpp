#include "ui/player/spectrogram_painter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace jukebox::ui {
namespace {

constexpr int kFanOut = 4;

QImage emptyImage(std::size_t columns, int rows, ColorMap colors) {
  QImage image(static_cast<int>(columns), rows, QImage::Format_Indexed8);
  const auto& table = colorTable(colors);
  image.setColorTable(QList<QRgb>(table.begin(), table.end()));
  return image;
}

QImage imageOf(const SpectrogramMap& map, ColorMap colors) {
  QImage image = emptyImage(map.columns(), map.rows, colors);
  for (int row = 0; row < map.rows; ++row) {
    auto* line = image.scanLine(map.rows - 1 - row);
    for (std::size_t column = 0; column < map.columns(); ++column) {
      line[column] = map.cells[column * static_cast<std::size_t>(map.rows) + static_cast<std::size_t>(row)];
    }
  }
  return image;
}

/// A quarter of the columns, each the loudest of four.
QImage narrowed(const QImage& wide, ColorMap colors) {
  const int columns = (wide.width() + kFanOut - 1) / kFanOut;
  QImage image = emptyImage(static_cast<std::size_t>(columns), wide.height(), colors);
  for (int y = 0; y < wide.height(); ++y) {
    const auto* from = wide.constScanLine(y);
    auto* to = image.scanLine(y);
    for (int x = 0; x < columns; ++x) {
      to[x] = *std::max_element(from + x * kFanOut, from + std::min((x + 1) * kFanOut, wide.width()));
    }
  }
  return image;
}

}  // namespace

SpectrogramPicture::SpectrogramPicture(const SpectrogramMap& map, ColorMap colors)
    : m_columnsPerSecond(static_cast<double>(map.sampleRate) / map.hopFrames) {
  if (map.columns() == 0) return;
  m_images.push_back(imageOf(map, colors));
  while (m_images.back().width() > 512) m_images.push_back(narrowed(m_images.back(), colors));
}

void SpectrogramPicture::paint(QPainter& painter, const QRectF& target, double beginSeconds, double endSeconds) const {
  if (m_images.empty() || target.isEmpty()) return;
  const double pixels = target.width() * painter.device()->devicePixelRatioF();
  std::size_t level = 0;
  double columnsPerSecond = m_columnsPerSecond;
  while (level + 1 < m_images.size() && (endSeconds - beginSeconds) * columnsPerSecond > 2 * pixels) {
    ++level;
    columnsPerSecond /= kFanOut;
  }
  const QImage& image = m_images[level];
  // Only what is visible is converted and scaled.
  const double from = beginSeconds * columnsPerSecond;
  const double to = endSeconds * columnsPerSecond;
  const int first = std::clamp(static_cast<int>(std::floor(from)), 0, image.width());
  const int last = std::clamp(static_cast<int>(std::ceil(to)), first, image.width());
  if (first == last) return;
  const double scale = target.width() / (to - from);
  const QRectF place(target.left() + (first - from) * scale, target.top(), (last - first) * scale, target.height());
  painter.save();
  painter.setClipRect(target, Qt::IntersectClip);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  painter.drawImage(place, image.copy(first, 0, last - first, image.height()).convertToFormat(QImage::Format_RGB32));
  painter.restore();
}

std::vector<float> brightnessOf(const SpectrogramMap& map, std::size_t count) {
  std::vector<float> result(map.columns() > 0 ? count : 0);
  for (std::size_t i = 0; i < result.size(); ++i) {
    const std::size_t begin = i * map.columns() / count;
    const std::size_t end = std::max(begin + 1, (i + 1) * map.columns() / count);
    double sum = 0;
    double weight = 0;
    for (std::size_t column = begin; column < end; ++column) {
      const auto cells = map.column(column);
      for (std::size_t row = 0; row < cells.size(); ++row) {
        const double loudness = std::pow(cells[row] / 255.0, 3.0);
        sum += loudness * static_cast<double>(row);
        weight += loudness;
      }
    }
    // Music lives in the middle of the axis; the ends of the scale are hardly reached.
    const double centre = weight > 0 ? sum / weight / map.rows : 0.0;
    result[i] = static_cast<float>(std::clamp((centre - 0.2) / 0.5, 0.0, 1.0));
  }
  return result;
}

}  // namespace jukebox::ui
