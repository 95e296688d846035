#include "ui/player/player_view.h"

#include <algorithm>
#include <cmath>

namespace jukebox::ui {

QString timeText(double seconds, int decimals) {
  const double scale = std::pow(10.0, decimals);
  const auto units = static_cast<long long>(std::max(seconds, 0.0) * scale + 1e-6);
  const auto perSecond = static_cast<long long>(scale);
  const long long whole = units / perSecond;
  const QChar zero(u'0');
  QString text = whole >= 3600 ? QStringLiteral("%1:%2").arg(whole / 3600).arg(whole / 60 % 60, 2, 10, zero)
                               : QString::number(whole / 60);
  text += QStringLiteral(":%1").arg(whole % 60, 2, 10, zero);
  if (decimals > 0) text += QStringLiteral(".%1").arg(units % perSecond, decimals, 10, zero);
  return text;
}

}  // namespace jukebox::ui
