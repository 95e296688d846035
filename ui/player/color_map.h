#pragma once
// ColorMap: the colours of a spectrogram, from silence to loud; lightness rises evenly, so that loud always looks loud.

#include <QColor>
#include <QString>
#include <array>
#include <span>

namespace jukebox::ui {

enum class ColorMap {
  aurora,  ///< dark violet over teal to yellow, like viridis
  ember,   ///< black over purple and orange to cream, like magma
  grey,
};

std::span<const ColorMap> allColorMaps();
/// Shown to the user.
QString colorMapName(ColorMap map);
/// 256 colours, silence first.
const std::array<QRgb, 256>& colorTable(ColorMap map);

}  // namespace jukebox::ui
