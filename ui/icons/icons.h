#pragma once
// Icons: the studio's own set (resources/icons, drawn on a grid of 24), tinted by the theme at the moment of painting.

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>
#include <span>

namespace jukebox::ui {

/// One a file in resources/icons.
enum class Icon {
  artist,
  bookmark,
  check,
  chevronDown,
  chevronLeft,
  chevronRight,
  chevronUp,
  clock,
  close,
  collection,
  columns,
  command,
  compare,
  continuation,
  contrast,
  copy,
  exportFile,
  folder,
  genre,
  grid,
  heart,
  heartFilled,
  info,
  instrument,
  keyboard,
  level,
  library,
  license,
  lineage,
  loop,
  lyrics,
  microphone,
  minus,
  model,
  moon,
  more,
  mute,
  next,
  panelBottom,
  panelLeft,
  panelRight,
  pause,
  pencil,
  play,
  plus,
  previous,
  redo,
  refresh,
  repeat,
  repeatOne,
  restore,
  search,
  settings,
  shuffle,
  sort,
  sortAscending,
  sortDescending,
  sparkle,
  speaker,
  spectrogram,
  star,
  starFilled,
  stop,
  sun,
  table,
  tag,
  trash,
  undo,
  unplayed,
  volume,
  volumeLow,
  warning,
  waveform,
  zoomIn,
  zoomOut,
};

/// Which token tints an icon.
enum class IconTint { text, secondary, accent, onAccent, favourite, star, danger, warning };

/// Follows the theme without being set anew. Disabled icons are paler; checked ones ("on") take the accent.
QIcon icon(Icon icon, IconTint tint = IconTint::secondary);
/// One picture of `size` device-independent pixels in `color`, for painting by hand; cached.
QPixmap iconPixmap(Icon icon, const QColor& color, int size, qreal devicePixelRatio);

std::span<const Icon> allIcons();
/// Name of the file without its extension.
QString iconName(Icon icon);

}  // namespace jukebox::ui
