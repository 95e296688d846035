#include "ui/player/player_bar.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMouseEvent>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "ui/icons/icons.h"
#include "ui/player/level_switch.h"
#include "ui/player/speed_button.h"
#include "ui/player/transport_button.h"
#include "ui/player/waveform_view.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kBarHeight = 96;
constexpr int kVolumeSteps = 100;
constexpr int kSpeedWidth = 52;

QLabel* timeLabel(const QString& name, Qt::Alignment alignment) {
  auto* label = new QLabel(timeText(0));
  label->setProperty("role", "small");
  label->setAccessibleName(name);
  label->setMinimumWidth(38);
  label->setAlignment(alignment | Qt::AlignVCenter);
  return label;
}

/// "Play (Space)"
QString withKeys(const QString& text, const QString& keys) {
  return keys.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, keys);
}

}  // namespace

PlayerBar::PlayerBar(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("playerBar"));
  setAccessibleName(tr("Player"));
  setFixedHeight(kBarHeight);
  setMinimumWidth(760);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace2);
  row->setSpacing(kSpace5);
  row->addWidget(makeTitle(), 2);
  row->addWidget(makeMiddle(), 6);
  row->addWidget(makeRight(), 0);
  showPlayer({});
}

QToolButton* PlayerBar::makeButton(int picture, const QString& name, const QString& keys) {
  auto* button = new QToolButton(this);
  button->setIcon(icon(static_cast<Icon>(picture)));
  button->setIconSize(QSize(18, 18));
  button->setAccessibleName(name);
  button->setToolTip(withKeys(name, keys));
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

QWidget* PlayerBar::makeTitle() {
  auto* block = new QWidget(this);
  block->setMinimumWidth(140);
  block->setMaximumWidth(300);
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace1);
  m_title = new QLabel(block);
  m_title->setProperty("role", "strong");
  m_title->setFont(textFont(14, QFont::DemiBold));
  m_title->setCursor(Qt::PointingHandCursor);
  m_title->setTextFormat(Qt::PlainText);
  m_subtitle = new QLabel(block);
  m_subtitle->setProperty("role", "secondary");
  m_subtitle->setTextFormat(Qt::PlainText);
  for (QLabel* label : {m_title, m_subtitle}) {
    label->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    label->installEventFilter(this);
  }
  column->addStretch();
  column->addWidget(m_title);
  column->addWidget(m_subtitle);
  column->addStretch();
  return block;
}

QWidget* PlayerBar::makeMiddle() {
  auto* block = new QWidget(this);
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);

  m_shuffle = makeButton(static_cast<int>(Icon::shuffle), tr("Shuffle"));
  m_shuffle->setCheckable(true);
  m_previous = makeButton(static_cast<int>(Icon::previous), tr("Previous"), tr("Shift+Left"));
  m_play = new TransportButton(block);
  m_next = makeButton(static_cast<int>(Icon::next), tr("Next"), tr("Shift+Right"));
  m_repeat = makeButton(static_cast<int>(Icon::repeat), tr("Repeat"));
  m_repeat->setCheckable(true);
  m_speed = new SpeedButton(block);
  m_speed->setFixedWidth(kSpeedWidth);
  auto* buttons = new QHBoxLayout;
  buttons->setSpacing(kSpace2);
  buttons->addStretch();
  buttons->addSpacing(kSpeedWidth + kSpace2);  // the big button stays in the middle
  for (QWidget* button : std::initializer_list<QWidget*>{m_shuffle, m_previous, m_play, m_next, m_repeat, m_speed}) {
    buttons->addWidget(button);
  }
  buttons->addStretch();

  m_elapsed = timeLabel(tr("Elapsed"), Qt::AlignRight);
  m_total = timeLabel(tr("Length"), Qt::AlignLeft);
  m_waveform = new WaveformView(WaveformView::Kind::compact, m_viewport, block);
  auto* times = new QHBoxLayout;
  times->setSpacing(kSpace2);
  times->addWidget(m_elapsed);
  times->addWidget(m_waveform, 1);
  times->addWidget(m_total);
  column->addLayout(buttons);
  column->addLayout(times);

  connect(m_play, &QAbstractButton::clicked, this, [this] { perform(PlayerAction::playPause); });
  connect(m_previous, &QToolButton::clicked, this, &PlayerBar::previousRequested);
  connect(m_next, &QToolButton::clicked, this, &PlayerBar::nextRequested);
  connect(m_shuffle, &QToolButton::clicked, this, &PlayerBar::shuffleRequested);
  connect(m_repeat, &QToolButton::clicked, this, [this] {
    const Repeat next = m_state.repeat == Repeat::off   ? Repeat::all
                        : m_state.repeat == Repeat::all ? Repeat::one
                                                        : Repeat::off;
    showRepeat();
    emit repeatRequested(next);
  });
  connect(m_speed, &SpeedButton::speedChosen, this, &PlayerBar::speedRequested);
  connect(m_waveform, &WaveformView::seekRequested, this, &PlayerBar::seekRequested);
  return block;
}

QWidget* PlayerBar::makeRight() {
  auto* block = new QWidget(this);
  auto* column = new QVBoxLayout(block);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(kSpace1);

  m_levels = new LevelSwitch(block);
  m_compare = makeButton(static_cast<int>(Icon::compare), tr("Compare two samples"));
  m_compare->setCheckable(true);
  m_listen = makeButton(static_cast<int>(Icon::spectrogram), tr("Waveform, spectrogram and lyrics"));
  m_listen->setCheckable(true);
  auto* top = new QHBoxLayout;
  top->setSpacing(kSpace1);
  top->addStretch();
  top->addWidget(m_levels);
  top->addWidget(m_compare);
  top->addWidget(m_listen);

  m_levelling = new QToolButton(block);
  m_levelling->setText(tr("Loudness"));
  m_levelling->setCheckable(true);
  m_levelling->setAccessibleName(tr("Level the loudness"));
  m_mute = makeButton(static_cast<int>(Icon::volume), tr("Mute"), QStringLiteral("M"));
  m_mute->setCheckable(true);
  m_volume = new QSlider(Qt::Horizontal, block);
  m_volume->setRange(0, kVolumeSteps);
  m_volume->setPageStep(10);
  m_volume->setFixedWidth(88);
  m_volume->setAccessibleName(tr("Volume"));
  m_device = makeButton(static_cast<int>(Icon::speaker), tr("Sound device"));
  m_device->setPopupMode(QToolButton::InstantPopup);
  m_deviceMenu = new QMenu(m_device);
  m_device->setMenu(m_deviceMenu);
  auto* bottom = new QHBoxLayout;
  bottom->setSpacing(kSpace1);
  bottom->addStretch();
  for (QWidget* control : std::initializer_list<QWidget*>{m_levelling, m_mute, m_volume, m_device}) {
    bottom->addWidget(control);
  }
  column->addStretch();
  column->addLayout(top);
  column->addLayout(bottom);
  column->addStretch();

  connect(m_levels, &LevelSwitch::levelChosen, this, &PlayerBar::levelRequested);
  connect(m_compare, &QToolButton::clicked, this, &PlayerBar::compareRequested);
  connect(m_listen, &QToolButton::clicked, this, &PlayerBar::listenRequested);
  connect(m_levelling, &QToolButton::clicked, this, &PlayerBar::levellingRequested);
  connect(m_mute, &QToolButton::clicked, this, &PlayerBar::muteRequested);
  connect(m_volume, &QSlider::valueChanged, this,
          [this](int value) { emit volumeRequested(value / static_cast<double>(kVolumeSteps)); });
  connect(m_deviceMenu, &QMenu::aboutToShow, this, [this] {
    emit devicesWanted();
    fillDeviceMenu();
  });
  return block;
}

void PlayerBar::fillDeviceMenu() {
  m_deviceMenu->clear();
  const auto add = [this](const QString& text, const QString& device) {
    QAction* action = m_deviceMenu->addAction(text);
    action->setCheckable(true);
    action->setChecked(m_state.device == device);
    connect(action, &QAction::triggered, this, [this, device] { emit deviceRequested(device); });
  };
  add(tr("Default of the system"), QString());
  if (!m_state.devices.isEmpty()) m_deviceMenu->addSeparator();
  for (const QString& device : m_state.devices) add(device, device);
}

void PlayerBar::showPlayer(const PlayerViewState& state) {
  const bool isOtherDeviceList = state.devices != m_state.devices;
  m_state = state;
  const bool hasTrack = state.transport != Transport::empty;
  const bool isPlaying = state.transport == Transport::playing;
  elideTitle();
  m_play->setEnabled(hasTrack);
  m_play->setIconShown(isPlaying ? Icon::pause : Icon::play);
  m_play->setAccessibleName(isPlaying ? tr("Pause") : tr("Play"));
  m_play->setToolTip(withKeys(isPlaying ? tr("Pause") : tr("Play"), tr("Space")));
  m_play->setWaiting(state.isWaiting);
  m_previous->setEnabled(hasTrack);  // to the start of the song, if to no other
  m_next->setEnabled(state.hasNext);
  m_shuffle->setChecked(state.isShuffled);
  showRepeat();
  showVolume();
  m_levelling->setChecked(state.isLevelled);
  const QString levelling = tr("Play every song equally loud (EBU R 128, −16 LUFS)");
  m_levelling->setToolTip(state.levelling.isEmpty() ? levelling : levelling + u'\n' + state.levelling);
  m_speed->showSpeed(state.speed);
  m_levels->setLevels(state.levels, state.level);
  m_compare->setEnabled(hasTrack);
  m_device->setIcon(icon(Icon::speaker, state.problem.isEmpty() ? IconTint::secondary : IconTint::danger));
  m_device->setToolTip(state.problem.isEmpty() ? tr("Sound device") : state.problem);
  if (isOtherDeviceList && m_deviceMenu->isVisible()) fillDeviceMenu();
  m_viewport.setDuration(state.durationSeconds);
  m_waveform->setEnabled(hasTrack);
  m_waveform->setLoop(state.loop);
  m_waveform->setLoadedSeconds(state.loadedSeconds);
  m_total->setText(timeText(std::round(state.durationSeconds)));
}

void PlayerBar::elideTitle() {
  const bool hasTrack = m_state.transport != Transport::empty;
  const QString title = hasTrack ? m_state.title : tr("Nothing is playing");
  const bool hasProblem = !m_state.problem.isEmpty();
  const QString subtitle = hasProblem ? m_state.problem
                           : hasTrack ? m_state.subtitle
                                      : tr("Choose a song to listen to");
  m_title->setText(m_title->fontMetrics().elidedText(title, Qt::ElideRight, m_title->width()));
  m_title->setToolTip(title);
  m_title->setAccessibleName(title);
  m_subtitle->setText(m_subtitle->fontMetrics().elidedText(subtitle, Qt::ElideRight, m_subtitle->width()));
  m_subtitle->setToolTip(subtitle);
  m_subtitle->setAccessibleName(subtitle);
  const QString role = hasProblem ? QStringLiteral("danger") : QStringLiteral("secondary");
  if (m_subtitle->property("role").toString() == role) return;
  m_subtitle->setProperty("role", role);
  m_subtitle->setStyleSheet(m_subtitle->styleSheet());  // makes Qt look at the role again
}

void PlayerBar::showRepeat() {
  const bool isOne = m_state.repeat == Repeat::one;
  m_repeat->setIcon(icon(isOne ? Icon::repeatOne : Icon::repeat));
  m_repeat->setChecked(m_state.repeat != Repeat::off);
  m_repeat->setToolTip(isOne                           ? tr("Repeats this song")
                       : m_state.repeat == Repeat::all ? tr("Repeats the list")
                                                       : tr("Repeat"));
}

void PlayerBar::showVolume() {
  const QSignalBlocker quiet(m_volume);
  m_volume->setValue(static_cast<int>(std::lround(m_state.volume * kVolumeSteps)));
  m_mute->setChecked(m_state.isMuted);
  const bool isSilent = m_state.isMuted || m_state.volume <= 0;
  m_mute->setIcon(icon(isSilent ? Icon::mute : m_state.volume < 0.5 ? Icon::volumeLow : Icon::volume));
  m_mute->setAccessibleName(m_state.isMuted ? tr("Unmute") : tr("Mute"));
}

void PlayerBar::showPosition(double seconds) {
  m_position = seconds;
  m_waveform->setPosition(seconds);
  const QString text = timeText(seconds);
  if (m_elapsed->text() != text) m_elapsed->setText(text);
}

void PlayerBar::setPeaks(std::shared_ptr<const PeakPyramid> peaks) {
  m_waveform->setPeaks(std::move(peaks));
}

void PlayerBar::setComparing(bool isComparing) {
  m_compare->setChecked(isComparing);
}

void PlayerBar::setListening(bool isListening) {
  m_listen->setChecked(isListening);
}

bool PlayerBar::eventFilter(QObject* watched, QEvent* event) {
  const bool isClick = watched == m_title && event->type() == QEvent::MouseButtonRelease;
  if (isClick && m_state.transport != Transport::empty) emit sampleRequested(m_state.sampleId);
  const bool isLabel = watched == m_title || watched == m_subtitle;
  if (isLabel && event->type() == QEvent::Resize) elideTitle();
  return QWidget::eventFilter(watched, event);
}

}  // namespace jukebox::ui
