#include "app/studio/player_dock.h"

#include <QSettings>
#include <QVBoxLayout>
#include <algorithm>

#include "core/playback/tempo_stretcher.h"
#include "ui/gallery/gallery.h"
#include "ui/library/sample_text.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"

namespace jukebox::studio {
namespace {

/// Keys that move in lists and fields mean the player only where the player has the focus.
bool isMovingKey(Qt::Key key) {
  switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
      return true;
    default:
      return false;
  }
}

}  // namespace

PlayerDock::PlayerDock(ui::MainWindow& window, PlaybackService& playback, QObject* parent)
    : QObject(parent),
      m_window(window),
      m_playback(playback),
      m_bar(new ui::PlayerBar),
      m_listen(new ui::ListenView),
      m_panel(new ui::AbPanel) {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_panel);
  layout->addWidget(m_bar);
  m_panel->hide();
  m_window.setPlayerBar(page);
  m_window.setListenPage(m_listen);
  m_playback.setSettings(loadPlaybackSettings());
  m_playback.attach(*m_bar);
  m_playback.attach(*m_listen);
  m_playback.attach(*m_panel);
  connectWindow();
  addKeys();
}

void PlayerDock::connectWindow() {
  connect(&m_window, &ui::MainWindow::playRequested, this, [this](const QString& id) {
    if (id.toStdString() == m_playingId) return m_playback.perform(ui::PlayerAction::playPause);
    m_playback.playSample(id.toStdString(), m_window.knownIds());
  });
  connect(&m_playback, &PlaybackService::currentSampleChanged, this,
          [this](const std::string& id) { m_playingId = id; });
  connect(&m_playback, &PlaybackService::stateChanged, this, [this](const ui::PlayerViewState& state) {
    m_window.setPlayingSample(state.transport == ui::Transport::playing ? m_playingId : std::string());
  });
  connect(&m_playback, &PlaybackService::sampleHeard, this,
          [this](const std::string& id) { m_window.edits().noteListened(id); });
  connect(&m_playback, &PlaybackService::problem, this,
          [this](const QString& sentence) { m_window.showFailure(sentence, {}); });
  connect(&m_playback, &PlaybackService::settingsChanged, this, &savePlaybackSettings);
  connect(&m_playback, &PlaybackService::comparisonChanged, this, [this](bool isComparing) {
    m_panel->setVisible(isComparing);
    m_bar->setComparing(isComparing);
  });
  connect(m_bar, &ui::PlayerBar::listenRequested, this, [this](bool isOn) {
    m_window.setListening(isOn);
    m_bar->setListening(isOn);
  });
  connect(m_bar, &ui::PlayerBar::sampleRequested, this, [this](const std::string& id) { m_window.reveal(id); });
  connect(m_bar, &ui::PlayerBar::compareRequested, this, &PlayerDock::compare);
  connect(m_panel, &ui::AbPanel::closeRequested, this, [this] { m_playback.endComparison(); });
}

void PlayerDock::compare(bool isWanted) {
  if (!isWanted) return m_playback.endComparison();
  auto ids = m_window.gallery().selectedIds();
  if (ids.size() == 1 && !m_playingId.empty() && ids.front() != m_playingId) ids.insert(ids.begin(), m_playingId);
  if (ids.size() == 2) return m_playback.compare(ids[0], ids[1]);
  m_bar->setComparing(false);
  m_window.showMessage(tr("Choose two samples (Ctrl+click) to compare them at the same loudness."));
}

void PlayerDock::addKeys() {
  for (const auto& key : ui::playerKeys()) {
    auto* action =
        m_window.commands().add(tr("Player"), ui::Icon::play, ui::explanationOf(key), {QKeySequence(key.keys)},
                                [this, wanted = key.action] { m_playback.perform(wanted); });
    const bool isSpace = key.keys.key() == Qt::Key_Space;  // elsewhere it presses the button that has the focus
    if (!isSpace && !isMovingKey(key.keys.key())) continue;
    m_window.removeAction(action);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_listen->addAction(action);
    if (isSpace) m_window.gallery().addAction(action);
  }
}

PlaybackSettings loadPlaybackSettings() {
  const QSettings stored;
  PlaybackSettings settings;
  settings.volume = std::clamp(stored.value("player/volume", settings.volume).toDouble(), 0.0, 1.0);
  settings.isMuted = stored.value("player/muted", settings.isMuted).toBool();
  settings.isLevelled = stored.value("player/levelled", settings.isLevelled).toBool();
  settings.speed = playableSpeed(stored.value("player/speed", settings.speed).toDouble());
  settings.isShuffled = stored.value("player/shuffled", settings.isShuffled).toBool();
  settings.device = stored.value("player/device").toString().toStdString();
  const int repeat = stored.value("player/repeat", 0).toInt();
  if (repeat > 0 && repeat <= static_cast<int>(ui::Repeat::one)) settings.repeat = static_cast<ui::Repeat>(repeat);
  return settings;
}

void savePlaybackSettings(const PlaybackSettings& settings) {
  QSettings stored;
  stored.setValue("player/volume", settings.volume);
  stored.setValue("player/muted", settings.isMuted);
  stored.setValue("player/levelled", settings.isLevelled);
  stored.setValue("player/speed", settings.speed);
  stored.setValue("player/shuffled", settings.isShuffled);
  stored.setValue("player/device", ui::text(settings.device));
  stored.setValue("player/repeat", static_cast<int>(settings.repeat));
}

}  // namespace jukebox::studio
