#pragma once
// LevelMeter: how loud a microphone hears, as a bar that falls slowly.

#include <QWidget>

namespace jukebox::ui {

class LevelMeter : public QWidget {
  Q_OBJECT
 public:
  explicit LevelMeter(QWidget* parent = nullptr);
  /// `peak`: loudest sample since the last call, [0, 1].
  void setPeak(double peak);
  /// Empty again.
  void clear();
  /// Of the bar, [0, 1]: 0 is -60 dB and less, 1 is full scale.
  double shown() const { return m_shown; }
  /// Some moment was at full scale since clear(): the recording is distorted there.
  bool hasClipped() const { return m_hasClipped; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  double m_shown = 0;
  bool m_hasClipped = false;
};

}  // namespace jukebox::ui
