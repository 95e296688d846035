#pragma once
// SpectrogramView: frequencies over time, in step with the waveform; the picture is made off the GUI thread.

#include <QPixmap>
#include <QWidget>
#include <cstdint>
#include <memory>
#include <optional>

#include "core/sound/spectrogram_map.h"
#include "ui/player/color_map.h"
#include "ui/player/spectrogram_painter.h"
#include "ui/player/time_viewport.h"

namespace jukebox::ui {

/// Click or drag: seek. Wheel: zoom, Shift-wheel or sideways: pan, as in WaveformView.
class SpectrogramView : public QWidget {
  Q_OBJECT
 public:
  enum class State { empty, loading, ready, failed };

  /// The viewport must outlive this.
  explicit SpectrogramView(TimeViewport& viewport, QWidget* parent = nullptr);

  /// Null: nothing to show; `state` tells why.
  void setMap(std::shared_ptr<const SpectrogramMap> map);
  void setState(State state, const QString& message = {});
  void setColorMap(ColorMap colors);
  ColorMap colorMap() const { return m_colors; }
  void setPosition(double seconds);
  State state() const { return m_state; }
  /// True once the picture of the current map and colours is shown.
  bool isPainted() const { return m_picture && m_pictureSerial == m_wantedSerial; }

  QSize sizeHint() const override { return {640, 220}; }
  QSize minimumSizeHint() const override { return {120, 80}; }

 signals:
  void seekRequested(double seconds);
  void pictureChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void makePicture();
  void showPicture(std::uint64_t serial, std::shared_ptr<const SpectrogramPicture> picture);
  void forgetVisible();
  void paintAxis(QPainter& painter) const;
  void paintPointer(QPainter& painter) const;
  void paintMessage(QPainter& painter) const;
  void seekTo(double x);

  TimeViewport& m_viewport;
  std::shared_ptr<const SpectrogramMap> m_map;
  ColorMap m_colors = ColorMap::aurora;
  State m_state = State::empty;
  QString m_message;
  std::shared_ptr<const SpectrogramPicture> m_picture;
  std::uint64_t m_wantedSerial = 0;
  std::uint64_t m_pictureSerial = 0;
  QPixmap m_visible;  ///< the picture at this zoom
  double m_position = 0;
  std::optional<QPoint> m_pointer;
};

}  // namespace jukebox::ui
