#include "ui/compose/level_meter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/shell/control_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kWidth = 120;
constexpr int kHeight = 8;
constexpr double kQuietestDecibels = -60;
constexpr double kLoudDecibels = -6;
constexpr double kFullScale = 0.999;
/// What a bar loses from one peak to the next.
constexpr double kFall = 0.04;

double positionOf(double decibels) {
  return std::clamp(1 - decibels / kQuietestDecibels, 0.0, 1.0);
}

}  // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent) {
  setAccessibleName(tr("Loudness of the microphone"));
  setAccessibleRole(this, QAccessible::Indicator);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void LevelMeter::setPeak(double peak) {
  const double position = peak > 0 ? positionOf(20 * std::log10(peak)) : 0;
  m_shown = std::max(position, m_shown - kFall);
  m_hasClipped |= peak >= kFullScale;
  setAccessibleDescription(m_hasClipped ? tr("Too loud: the recording is distorted.")
                                        : tr("%1 percent").arg(std::lround(m_shown * 100)));
  update();
}

void LevelMeter::clear() {
  m_shown = 0;
  m_hasClipped = false;
  update();
}

QSize LevelMeter::sizeHint() const {
  return {kWidth, kHeight};
}

void LevelMeter::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(tokens.border);
  painter.setBrush(tokens.field);
  const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
  const double radius = frame.height() / 2;
  painter.drawRoundedRect(frame, radius, radius);
  if (m_shown <= 0) return;
  const bool isLoud = m_shown > positionOf(kLoudDecibels);
  painter.setPen(Qt::NoPen);
  painter.setBrush(m_hasClipped ? tokens.danger : isLoud ? tokens.warning : tokens.success);
  painter.drawRoundedRect(QRectF(frame.left(), frame.top(), frame.width() * m_shown, frame.height()), radius, radius);
}

}  // namespace jukebox::ui
