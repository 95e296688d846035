#include "ui/theme/tokens.h"

#include <algorithm>
#include <cmath>

namespace jukebox::ui {
namespace {

Tokens darkTokens() {
  Tokens t;
  t.name = ThemeName::dark;
  t.isDark = true;
  t.window = "#111215";
  t.sidebar = "#15171b";
  t.surface = "#1b1d22";
  t.raised = "#23262d";
  t.field = "#1a1c21";
  t.hover = "#272a31";
  t.pressed = "#30343d";
  t.selected = "#352721";
  t.border = "#2b2e36";
  t.strongBorder = "#6a7080";
  t.text = "#f3f3f5";
  t.secondaryText = "#b0b4be";
  t.faintText = "#9298a5";
  t.accent = "#ff8057";
  t.onAccent = "#1d0d07";
  t.accentText = "#ff9673";
  t.accentSoft = "#43291f";
  t.danger = "#ff7b7b";
  t.warning = "#f5c04e";
  t.success = "#6bd39a";
  t.favourite = "#ff6b81";
  t.star = "#f5c04e";
  t.focus = "#ffb199";
  t.waveLow = "#6f86ff";
  t.waveMiddle = "#e06aa8";
  t.waveHigh = "#ffc45e";
  t.shadow = QColor(0, 0, 0, 110);
  return t;
}

Tokens lightTokens() {
  Tokens t;
  t.name = ThemeName::light;
  t.isDark = false;
  t.window = "#f6f5f3";
  t.sidebar = "#eeece9";
  t.surface = "#ffffff";
  t.raised = "#ffffff";
  t.field = "#ffffff";
  t.hover = "#e8e5e1";
  t.pressed = "#dcd8d3";
  t.selected = "#fbe6dd";
  t.border = "#dedad5";
  t.strongBorder = "#857f78";
  t.text = "#1c1a19";
  t.secondaryText = "#56514c";
  t.faintText = "#66605a";
  t.accent = "#bf4318";
  t.onAccent = "#ffffff";
  t.accentText = "#ad3a12";
  t.accentSoft = "#fbdfd3";
  t.danger = "#b3262b";
  t.warning = "#8a5a00";
  t.success = "#1b6e43";
  t.favourite = "#c42847";
  t.star = "#9a6700";
  t.focus = "#bf4318";
  t.waveLow = "#3d55d6";
  t.waveMiddle = "#b83a80";
  t.waveHigh = "#c27a00";
  t.shadow = QColor(60, 50, 40, 40);
  return t;
}

Tokens highContrastTokens() {
  Tokens t;
  t.name = ThemeName::highContrast;
  t.isDark = true;
  t.window = "#000000";
  t.sidebar = "#000000";
  t.surface = "#000000";
  t.raised = "#0d0d0d";
  t.field = "#000000";
  t.hover = "#2b2b2b";
  t.pressed = "#404040";
  t.selected = "#3d2c00";
  t.border = "#9a9a9a";
  t.strongBorder = "#ffffff";
  t.text = "#ffffff";
  t.secondaryText = "#f0f0f0";
  t.faintText = "#dcdcdc";
  t.accent = "#ffd000";
  t.onAccent = "#000000";
  t.accentText = "#ffd000";
  t.accentSoft = "#4d3e00";
  t.danger = "#ff9c9c";
  t.warning = "#ffd000";
  t.success = "#7dffb2";
  t.favourite = "#ff9cae";
  t.star = "#ffd000";
  t.focus = "#00e5ff";
  t.waveLow = "#7fb2ff";
  t.waveMiddle = "#ff8fd0";
  t.waveHigh = "#ffe066";
  t.shadow = QColor(0, 0, 0, 0);
  return t;
}

double linear(double channel) {
  return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& color) {
  return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

}  // namespace

const Tokens& tokensOf(ThemeName name) {
  static const Tokens dark = darkTokens();
  static const Tokens light = lightTokens();
  static const Tokens highContrast = highContrastTokens();
  switch (name) {
    case ThemeName::light:
      return light;
    case ThemeName::highContrast:
      return highContrast;
    case ThemeName::dark:
      break;
  }
  return dark;
}

std::vector<ContrastPair> contrastPairsOf(const Tokens& t) {
  std::vector<ContrastPair> pairs;
  const std::pair<const char*, QColor> grounds[] = {
      {"window", t.window}, {"sidebar", t.sidebar}, {"surface", t.surface},   {"raised", t.raised},
      {"field", t.field},   {"hover", t.hover},     {"selected", t.selected}, {"accent soft", t.accentSoft}};
  for (const auto& [name, ground] : grounds) {
    pairs.push_back({QStringLiteral("text on %1").arg(name), t.text, ground});
    pairs.push_back({QStringLiteral("secondary text on %1").arg(name), t.secondaryText, ground});
    pairs.push_back({QStringLiteral("faint text on %1").arg(name), t.faintText, ground});
    pairs.push_back({QStringLiteral("accent text on %1").arg(name), t.accentText, ground});
    pairs.push_back({QStringLiteral("focus on %1").arg(name), t.focus, ground, 3});
    pairs.push_back({QStringLiteral("favourite on %1").arg(name), t.favourite, ground, 3});
    pairs.push_back({QStringLiteral("star on %1").arg(name), t.star, ground, 3});
  }
  for (const auto& [name, color] :
       {std::pair("danger", t.danger), std::pair("warning", t.warning), std::pair("success", t.success)}) {
    pairs.push_back({QStringLiteral("%1 on surface").arg(name), color, t.surface});
    pairs.push_back({QStringLiteral("%1 on window").arg(name), color, t.window});
  }
  pairs.push_back({QStringLiteral("text on accent"), t.onAccent, t.accent});
  pairs.push_back({QStringLiteral("edge of a control"), t.strongBorder, t.surface, 3});
  for (const auto& color : {t.waveLow, t.waveMiddle, t.waveHigh}) {
    pairs.push_back({QStringLiteral("waveform on surface"), color, t.surface, 3});
  }
  return pairs;
}

double contrastRatio(const QColor& first, const QColor& second) {
  const double a = luminance(first), b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor mixed(const QColor& from, const QColor& to, double amount) {
  const double keep = 1 - amount;
  return QColor::fromRgbF(static_cast<float>(from.redF() * keep + to.redF() * amount),
                          static_cast<float>(from.greenF() * keep + to.greenF() * amount),
                          static_cast<float>(from.blueF() * keep + to.blueF() * amount));
}

QColor centroidColor(const Tokens& tokens, double position) {
  position = std::clamp(position, 0.0, 1.0);
  if (position < 0.5) return mixed(tokens.waveLow, tokens.waveMiddle, position * 2);
  return mixed(tokens.waveMiddle, tokens.waveHigh, position * 2 - 1);
}

}  // namespace jukebox::ui
