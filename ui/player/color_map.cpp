#include "ui/player/color_map.h"

#include <QCoreApplication>
#include <vector>

#include "ui/theme/tokens.h"

namespace jukebox::ui {
namespace {

/// Colours at even distances; between them, a straight mix.
std::array<QRgb, 256> tableOf(const std::vector<QColor>& stops) {
  std::array<QRgb, 256> table{};
  for (std::size_t i = 0; i < table.size(); ++i) {
    const double place = static_cast<double>(i) / 255.0 * static_cast<double>(stops.size() - 1);
    const auto stop = std::min(static_cast<std::size_t>(place), stops.size() - 2);
    table[i] = mixed(stops[stop], stops[stop + 1], place - static_cast<double>(stop)).rgb();
  }
  return table;
}

}  // namespace

std::span<const ColorMap> allColorMaps() {
  static constexpr std::array kMaps{ColorMap::aurora, ColorMap::ember, ColorMap::grey};
  return kMaps;
}

QString colorMapName(ColorMap map) {
  switch (map) {
    case ColorMap::aurora:
      return QCoreApplication::translate("ColorMap", "Aurora");
    case ColorMap::ember:
      return QCoreApplication::translate("ColorMap", "Ember");
    case ColorMap::grey:
      return QCoreApplication::translate("ColorMap", "Grey");
  }
  return {};
}

const std::array<QRgb, 256>& colorTable(ColorMap map) {
  static const auto kAurora = tableOf({{22, 4, 40},
                                       {66, 30, 104},
                                       {60, 78, 138},
                                       {42, 120, 142},
                                       {34, 160, 132},
                                       {86, 198, 103},
                                       {174, 220, 62},
                                       {253, 231, 80}});
  static const auto kEmber = tableOf({{2, 2, 8},
                                      {28, 16, 68},
                                      {79, 18, 123},
                                      {129, 37, 129},
                                      {181, 54, 122},
                                      {229, 80, 100},
                                      {251, 135, 97},
                                      {254, 194, 135},
                                      {252, 253, 191}});
  static const auto kGrey = tableOf({{8, 8, 10}, {250, 250, 250}});
  switch (map) {
    case ColorMap::aurora:
      return kAurora;
    case ColorMap::ember:
      return kEmber;
    case ColorMap::grey:
      return kGrey;
  }
  return kGrey;
}

}  // namespace jukebox::ui
