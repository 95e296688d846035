// The widgets of PlaybackService: what their signals mean for the player.

#include "app/studio/playback_service.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"

namespace jukebox::studio {

void PlaybackService::attach(ui::PlayerBar& bar) {
  m_bar = &bar;
  connect(&bar, &QObject::destroyed, this, [this] { m_bar = nullptr; });
  connect(&bar, &ui::PlayerBar::playRequested, this, [this] {
    m_player.play();
    wake();
  });
  connect(&bar, &ui::PlayerBar::pauseRequested, this, [this] {
    m_player.pause();
    wake();
  });
  const auto seek = [this](double seconds) {
    m_player.seek(seconds);
    wake();
  };
  const auto loop = [this](const std::optional<ui::LoopSpan>& span) {
    m_player.setLoop(span ? std::optional(LoopRegion{span->beginSeconds, span->endSeconds}) : std::nullopt);
    wake();
  };
  connect(&bar, &ui::PlayerBar::seekRequested, this, seek);
  connect(&bar, &ui::PlayerBar::loopRequested, this, loop);
  connect(&bar, &ui::PlayerBar::previousRequested, this, &PlaybackService::goToPrevious);
  connect(&bar, &ui::PlayerBar::nextRequested, this, &PlaybackService::goToNext);
  connect(&bar, &ui::PlayerBar::levelRequested, this, &PlaybackService::switchLevel);
  connect(&bar, &ui::PlayerBar::devicesWanted, this, &PlaybackService::listDevices);
  connect(&bar, &ui::PlayerBar::deviceRequested, this, &PlaybackService::chooseDevice);
  const auto change = [this](auto member) {
    return [this, member](const auto& value) {
      PlaybackSettings settings = m_settings;
      settings.*member = value;
      changeSettings(settings);
    };
  };
  connect(&bar, &ui::PlayerBar::shuffleRequested, this, change(&PlaybackSettings::isShuffled));
  connect(&bar, &ui::PlayerBar::repeatRequested, this, change(&PlaybackSettings::repeat));
  connect(&bar, &ui::PlayerBar::volumeRequested, this, change(&PlaybackSettings::volume));
  connect(&bar, &ui::PlayerBar::muteRequested, this, change(&PlaybackSettings::isMuted));
  connect(&bar, &ui::PlayerBar::levellingRequested, this, change(&PlaybackSettings::isLevelled));
  connect(&bar, &ui::PlayerBar::speedRequested, this, change(&PlaybackSettings::speed));
  showState();
  showPictures();
}

void PlaybackService::attach(ui::ListenView& view) {
  m_listen = &view;
  connect(&view, &QObject::destroyed, this, [this] { m_listen = nullptr; });
  connect(&view, &ui::ListenView::seekRequested, this, [this](double seconds) {
    m_player.seek(seconds);
    wake();
  });
  connect(&view, &ui::ListenView::loopRequested, this, [this](const std::optional<ui::LoopSpan>& span) {
    m_player.setLoop(span ? std::optional(LoopRegion{span->beginSeconds, span->endSeconds}) : std::nullopt);
    wake();
  });
  showState();
  showPictures();
  showLyrics();
}

void PlaybackService::attach(ui::AbPanel& panel) {
  m_panel = &panel;
  connect(&panel, &QObject::destroyed, this, [this] { m_panel = nullptr; });
  connect(&panel, &ui::AbPanel::switchRequested, this, &PlaybackService::switchCompared);
  connect(&panel, &ui::AbPanel::closeRequested, this, &PlaybackService::endComparison);
  connect(&panel, &ui::AbPanel::verdictGiven, this, [this](const ui::AbVerdict& verdict) {
    emit verdictGiven(verdict);
    showState();
    showPictures();
  });
  connect(&panel, &ui::AbPanel::blindChanged, this, [this] {
    showState();
    showPictures();
    showLyrics();
  });
}

}  // namespace jukebox::studio
