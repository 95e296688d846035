#include "ui/player/listen_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "ui/icons/icons.h"
#include "ui/player/lyrics_view.h"
#include "ui/player/spectrogram_view.h"
#include "ui/player/waveform_view.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

QToolButton* toolButton(QWidget* parent, Icon picture, const QString& name) {
  auto* button = new QToolButton(parent);
  button->setIcon(icon(picture));
  button->setIconSize(QSize(16, 16));
  button->setAccessibleName(name);
  button->setToolTip(name);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

ListenView::ListenView(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Listen"));
  m_spectrogram = new SpectrogramView(m_viewport, this);
  m_waveform = new WaveformView(WaveformView::Kind::detailed, m_viewport, this);
  m_lyrics = new LyricsView(this);
  m_lyrics->setMinimumWidth(200);
  auto* pictures = new QSplitter(Qt::Vertical, this);
  pictures->setHandleWidth(1);
  pictures->setChildrenCollapsible(false);
  pictures->addWidget(m_spectrogram);
  pictures->addWidget(m_waveform);
  pictures->setStretchFactor(0, 3);
  pictures->setStretchFactor(1, 2);
  auto* left = new QWidget(this);
  auto* leftColumn = new QVBoxLayout(left);
  leftColumn->setContentsMargins(0, 0, 0, 0);
  leftColumn->setSpacing(0);
  leftColumn->addWidget(makeTools());
  leftColumn->addWidget(pictures, 1);
  auto* parts = new QSplitter(Qt::Horizontal, this);
  parts->setHandleWidth(1);
  parts->setChildrenCollapsible(false);
  parts->addWidget(left);
  parts->addWidget(m_lyrics);
  parts->setStretchFactor(0, 3);
  parts->setStretchFactor(1, 1);
  parts->setSizes({760, 300});
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(parts);

  connect(m_spectrogram, &SpectrogramView::seekRequested, this, &ListenView::seekRequested);
  connect(m_waveform, &WaveformView::seekRequested, this, &ListenView::seekRequested);
  connect(m_waveform, &WaveformView::loopRequested, this, &ListenView::loopRequested);
  connect(m_lyrics, &LyricsView::seekRequested, this, &ListenView::seekRequested);
  connect(&m_viewport, &TimeViewport::changed, this, &ListenView::showZoom);
  showZoom();
}

QWidget* ListenView::makeTools() {
  auto* bar = new QWidget(this);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(kSpace4, kSpace2, kSpace3, kSpace2);
  row->setSpacing(kSpace1);
  m_title = new QLabel(bar);
  m_title->setProperty("role", "strong");
  m_title->setTextFormat(Qt::PlainText);
  m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  m_zoom = new QLabel(bar);
  m_zoom->setProperty("role", "small");
  m_follow = toolButton(bar, Icon::chevronRight, tr("Follow the playhead"));
  m_follow->setCheckable(true);
  m_follow->setChecked(true);
  m_zoomOut = toolButton(bar, Icon::zoomOut, tr("Zoom out"));
  m_zoomIn = toolButton(bar, Icon::zoomIn, tr("Zoom in"));
  m_zoomAll = toolButton(bar, Icon::waveform, tr("Show the whole song"));
  m_colors = new QComboBox(bar);
  m_colors->setAccessibleName(tr("Colours of the spectrogram"));
  m_colors->setToolTip(tr("Colours of the spectrogram"));
  for (const ColorMap map : allColorMaps()) m_colors->addItem(colorMapName(map), static_cast<int>(map));
  row->addWidget(m_title, 1);
  row->addWidget(m_zoom);
  row->addSpacing(kSpace2);
  for (QToolButton* button : {m_follow, m_zoomOut, m_zoomIn, m_zoomAll}) row->addWidget(button);
  row->addSpacing(kSpace2);
  row->addWidget(m_colors);

  constexpr double kStep = 1.6;
  connect(m_zoomIn, &QToolButton::clicked, this, [this] { m_viewport.zoom(m_waveform->position(), kStep); });
  connect(m_zoomOut, &QToolButton::clicked, this, [this] { m_viewport.zoom(m_waveform->position(), 1 / kStep); });
  connect(m_zoomAll, &QToolButton::clicked, &m_viewport, &TimeViewport::showAll);
  connect(m_colors, &QComboBox::activated, this, [this](int index) {
    const auto map = static_cast<ColorMap>(m_colors->itemData(index).toInt());
    m_spectrogram->setColorMap(map);
    emit colorMapChosen(map);
  });
  return bar;
}

void ListenView::showZoom() {
  const bool showsAll = m_viewport.showsAll();
  m_zoom->setText(
      showsAll ? QString()
               : tr("%1 – %2").arg(timeText(m_viewport.beginSeconds(), 1), timeText(m_viewport.endSeconds(), 1)));
  m_zoomOut->setEnabled(!showsAll);
  m_zoomAll->setEnabled(!showsAll);
  m_zoomIn->setEnabled(m_viewport.durationSeconds() > 0);
}

void ListenView::showPlayer(const PlayerViewState& state) {
  if (state.sampleId != m_state.sampleId) m_viewport.showAll();
  m_state = state;
  m_title->setText(state.subtitle.isEmpty() ? state.title : state.title + QStringLiteral("  ·  ") + state.subtitle);
  m_viewport.setDuration(state.durationSeconds);
  m_waveform->setLoop(state.loop);
  m_waveform->setLoadedSeconds(state.loadedSeconds);
}

void ListenView::showPosition(double seconds) {
  const bool follows = m_follow->isChecked() && m_state.transport == Transport::playing;
  if (follows && !m_waveform->isDragging()) m_viewport.follow(seconds);
  m_waveform->setPosition(seconds);
  m_spectrogram->setPosition(seconds);
  m_lyrics->setPosition(seconds);
}

void ListenView::setPeaks(std::shared_ptr<const PeakPyramid> peaks) {
  m_waveform->setPeaks(std::move(peaks));
}

void ListenView::setSpectrogram(std::shared_ptr<const SpectrogramMap> map) {
  m_waveform->setBrightness(map ? brightnessOf(*map, 512) : std::vector<float>());
  m_spectrogram->setMap(std::move(map));
}

void ListenView::setSpectrogramMessage(const QString& message) {
  m_spectrogram->setState(message.isEmpty() ? SpectrogramView::State::loading : SpectrogramView::State::failed,
                          message);
}

void ListenView::setLyrics(LyricsTiming timing) {
  m_lyrics->setLyrics(std::move(timing));
}

void ListenView::setColorMap(ColorMap colors) {
  m_colors->setCurrentIndex(m_colors->findData(static_cast<int>(colors)));
  m_spectrogram->setColorMap(colors);
}

void ListenView::setReducedMotion(bool isReduced) {
  m_lyrics->setReducedMotion(isReduced);
}

}  // namespace jukebox::ui
