#pragma once
// ListenView: one song in large: spectrogram over waveform in step, the lyrics beside them.

#include <QWidget>
#include <memory>

#include "core/sound/peak_pyramid.h"
#include "core/sound/spectrogram_map.h"
#include "ui/player/color_map.h"
#include "ui/player/lyrics_timing.h"
#include "ui/player/player_view.h"
#include "ui/player/time_viewport.h"

class QComboBox;
class QLabel;
class QToolButton;

namespace jukebox::ui {

class LyricsView;
class SpectrogramView;
class WaveformView;

class ListenView : public QWidget, public PlayerView {
  Q_OBJECT
 public:
  explicit ListenView(QWidget* parent = nullptr);

  void showPlayer(const PlayerViewState& state) override;
  void showPosition(double seconds) override;
  /// Null: not known yet.
  void setPeaks(std::shared_ptr<const PeakPyramid> peaks);
  void setSpectrogram(std::shared_ptr<const SpectrogramMap> map);
  /// Why there is no spectrogram: still computing, or a sentence.
  void setSpectrogramMessage(const QString& message);
  void setLyrics(LyricsTiming timing);
  void setColorMap(ColorMap colors);
  void setReducedMotion(bool isReduced);

  TimeViewport& viewport() { return m_viewport; }
  WaveformView* waveform() const { return m_waveform; }
  SpectrogramView* spectrogram() const { return m_spectrogram; }
  LyricsView* lyrics() const { return m_lyrics; }

 signals:
  void seekRequested(double seconds);
  void loopRequested(const std::optional<jukebox::ui::LoopSpan>& loop);
  /// To be remembered.
  void colorMapChosen(jukebox::ui::ColorMap colors);

 private:
  QWidget* makeTools();
  void showZoom();

  TimeViewport m_viewport;
  PlayerViewState m_state;
  QLabel* m_title;
  QLabel* m_zoom;
  QComboBox* m_colors;
  QToolButton *m_zoomIn, *m_zoomOut, *m_zoomAll, *m_follow;
  SpectrogramView* m_spectrogram;
  WaveformView* m_waveform;
  LyricsView* m_lyrics;
};

}  // namespace jukebox::ui
