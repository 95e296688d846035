#include "ui/icons/icons.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <utility>
#include <vector>

#include "ui/theme/style_sheet.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr std::pair<Icon, const char*> kNames[] = {{Icon::artist, "artist"},
                                                   {Icon::bookmark, "bookmark"},
                                                   {Icon::check, "check"},
                                                   {Icon::chevronDown, "chevron_down"},
                                                   {Icon::chevronLeft, "chevron_left"},
                                                   {Icon::chevronRight, "chevron_right"},
                                                   {Icon::chevronUp, "chevron_up"},
                                                   {Icon::clock, "clock"},
                                                   {Icon::close, "close"},
                                                   {Icon::collection, "collection"},
                                                   {Icon::columns, "columns"},
                                                   {Icon::command, "command"},
                                                   {Icon::compare, "compare"},
                                                   {Icon::continuation, "continuation"},
                                                   {Icon::contrast, "contrast"},
                                                   {Icon::copy, "copy"},
                                                   {Icon::exportFile, "export_file"},
                                                   {Icon::folder, "folder"},
                                                   {Icon::genre, "genre"},
                                                   {Icon::grid, "grid"},
                                                   {Icon::heart, "heart"},
                                                   {Icon::heartFilled, "heart_filled"},
                                                   {Icon::info, "info"},
                                                   {Icon::instrument, "instrument"},
                                                   {Icon::keyboard, "keyboard"},
                                                   {Icon::level, "level"},
                                                   {Icon::library, "library"},
                                                   {Icon::license, "license"},
                                                   {Icon::lineage, "lineage"},
                                                   {Icon::loop, "loop"},
                                                   {Icon::lyrics, "lyrics"},
                                                   {Icon::microphone, "microphone"},
                                                   {Icon::minus, "minus"},
                                                   {Icon::model, "model"},
                                                   {Icon::moon, "moon"},
                                                   {Icon::more, "more"},
                                                   {Icon::mute, "mute"},
                                                   {Icon::next, "next"},
                                                   {Icon::panelBottom, "panel_bottom"},
                                                   {Icon::panelLeft, "panel_left"},
                                                   {Icon::panelRight, "panel_right"},
                                                   {Icon::pause, "pause"},
                                                   {Icon::pencil, "pencil"},
                                                   {Icon::play, "play"},
                                                   {Icon::plus, "plus"},
                                                   {Icon::previous, "previous"},
                                                   {Icon::redo, "redo"},
                                                   {Icon::refresh, "refresh"},
                                                   {Icon::repeat, "repeat"},
                                                   {Icon::repeatOne, "repeat_one"},
                                                   {Icon::restore, "restore"},
                                                   {Icon::search, "search"},
                                                   {Icon::settings, "settings"},
                                                   {Icon::shuffle, "shuffle"},
                                                   {Icon::sort, "sort"},
                                                   {Icon::sortAscending, "sort_ascending"},
                                                   {Icon::sortDescending, "sort_descending"},
                                                   {Icon::sparkle, "sparkle"},
                                                   {Icon::speaker, "speaker"},
                                                   {Icon::spectrogram, "spectrogram"},
                                                   {Icon::star, "star"},
                                                   {Icon::starFilled, "star_filled"},
                                                   {Icon::stop, "stop"},
                                                   {Icon::sun, "sun"},
                                                   {Icon::table, "table"},
                                                   {Icon::tag, "tag"},
                                                   {Icon::trash, "trash"},
                                                   {Icon::undo, "undo"},
                                                   {Icon::unplayed, "unplayed"},
                                                   {Icon::volume, "volume"},
                                                   {Icon::volumeLow, "volume_low"},
                                                   {Icon::warning, "warning"},
                                                   {Icon::waveform, "waveform"},
                                                   {Icon::zoomIn, "zoom_in"},
                                                   {Icon::zoomOut, "zoom_out"}};

QColor tintColor(IconTint tint) {
  const Tokens& t = Theme::tokens();
  switch (tint) {
    case IconTint::text:
      return t.text;
    case IconTint::secondary:
      return t.secondaryText;
    case IconTint::accent:
      return t.accentText;
    case IconTint::onAccent:
      return t.onAccent;
    case IconTint::favourite:
      return t.favourite;
    case IconTint::star:
      return t.star;
    case IconTint::danger:
      return t.danger;
    case IconTint::warning:
      return t.warning;
  }
  return t.text;
}

/// Asks the theme for its colour each time it paints.
class ThemedIconEngine : public QIconEngine {
 public:
  ThemedIconEngine(Icon which, IconTint tint) : m_icon(which), m_tint(tint) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const int size = std::min(rect.width(), rect.height());
    const QPixmap picture = iconPixmap(m_icon, colorFor(mode, state), size, painter->device()->devicePixelRatioF());
    painter->drawPixmap(rect.x() + (rect.width() - size) / 2, rect.y() + (rect.height() - size) / 2, picture);
  }

  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return scaledPixmap(size, mode, state, 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    QPixmap picture = iconPixmap(m_icon, colorFor(mode, state), std::min(size.width(), size.height()), 1.0);
    picture.setDevicePixelRatio(scale);
    return picture;
  }
  QIconEngine* clone() const override { return new ThemedIconEngine(m_icon, m_tint); }

 private:
  QColor colorFor(QIcon::Mode mode, QIcon::State state) const {
    if (mode == QIcon::Disabled) return mixed(Theme::tokens().window, Theme::tokens().text, 0.35);
    if (state == QIcon::On) return tintColor(m_tint == IconTint::secondary ? IconTint::accent : m_tint);
    if (mode == QIcon::Active && m_tint == IconTint::secondary) return Theme::tokens().text;
    return tintColor(m_tint);
  }
  Icon m_icon;
  IconTint m_tint;
};

QPixmap render(Icon which, const QColor& color, int pixels) {
  initializeResources();
  QFile file(QStringLiteral(":/jukebox/icons/%1.svg").arg(iconName(which)));
  if (!file.open(QIODevice::ReadOnly)) return {};
  QSvgRenderer renderer(file.readAll().replace("currentColor", color.name().toLatin1()));
  QPixmap picture(pixels, pixels);
  picture.fill(Qt::transparent);
  QPainter painter(&picture);
  renderer.render(&painter);
  return picture;
}

}  // namespace

QIcon icon(Icon which, IconTint tint) {
  return QIcon(new ThemedIconEngine(which, tint));
}

QPixmap iconPixmap(Icon which, const QColor& color, int size, qreal devicePixelRatio) {
  const int pixels = qRound(size * devicePixelRatio);
  if (pixels <= 0) return {};
  const QString key = QStringLiteral("jukebox/%1/%2/%3").arg(static_cast<int>(which)).arg(color.rgba()).arg(pixels);
  QPixmap picture;
  if (!QPixmapCache::find(key, &picture)) {
    picture = render(which, color, pixels);
    QPixmapCache::insert(key, picture);
  }
  picture.setDevicePixelRatio(devicePixelRatio);
  return picture;
}

std::span<const Icon> allIcons() {
  static const std::vector<Icon> icons = [] {
    std::vector<Icon> all;
    for (const auto& entry : kNames) all.push_back(entry.first);
    return all;
  }();
  return icons;
}

QString iconName(Icon which) {
  for (const auto& [value, name] : kNames) {
    if (value == which) return QString::fromLatin1(name);
  }
  return {};
}

}  // namespace jukebox::ui
