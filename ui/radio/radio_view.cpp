#include "ui/radio/radio_view.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr double kPixelsASecond = 30;
/// Of the width: where the line stands.
constexpr double kNowPlace = 0.72;
constexpr int kRulerHeight = 20;
constexpr int kMarkHeight = 22;
constexpr double kBarPixels = 3;
constexpr double kBarStep = 5;
constexpr int kRulerStepSeconds = 5;
constexpr int kFrameMilliseconds = 33;
/// How far the picture may run ahead of what it was told.
constexpr double kLongestGuess = 0.4;
/// A difference that is no correction any more, but another place.
constexpr double kJumpSeconds = 1;

}  // namespace

RadioView::RadioView(const RadioTrack& track, QWidget* parent) : QWidget(parent), m_track(track) {
  setObjectName(QStringLiteral("radioView"));
  setAccessibleName(tr("The sound of the radio"));
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
  if (Theme::instance() != nullptr) connect(Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void RadioView::setHeard(double seconds, bool flows) {
  const double shown = shownSeconds();
  const bool isCorrection = flows && m_flows && std::abs(seconds - shown) < kJumpSeconds;
  // Half of a small difference at a time: the picture never steps back visibly.
  m_heard = isCorrection ? shown + (seconds - shown) / 2 : seconds;
  m_flows = flows;
  m_sinceHeard.start();
  setAccessibleDescription(tr("At %1; %2 s are made ahead.")
                               .arg(SampleText::length(seconds))
                               .arg(std::max(0, static_cast<int>(m_track.endSeconds() - seconds))));
  updateTimer();
  update();
}

void RadioView::setMarks(std::vector<Mark> marks) {
  if (marks == m_marks) return;
  m_marks = std::move(marks);
  update();
}

void RadioView::setHint(const QString& hint) {
  if (hint == m_hint) return;
  m_hint = hint;
  update();
}

double RadioView::shownSeconds() const {
  if (!m_flows || !m_sinceHeard.isValid()) return m_heard;
  return std::min(m_heard + std::min(static_cast<double>(m_sinceHeard.elapsed()) / 1000, kLongestGuess),
                  std::max(m_heard, m_track.endSeconds()));
}

void RadioView::updateTimer() {
  const bool moves = m_flows && isVisible();
  if (moves == (m_timer != 0)) return;
  if (m_timer != 0) killTimer(m_timer);
  m_timer = moves ? startTimer(kFrameMilliseconds, Qt::PreciseTimer) : 0;
}

void RadioView::timerEvent(QTimerEvent* event) {
  if (event->timerId() == m_timer) update();
}

void RadioView::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  updateTimer();
}

void RadioView::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  updateTimer();
}

double RadioView::xOf(double seconds) const {
  return std::round(width() * kNowPlace) + (seconds - shownSeconds()) * kPixelsASecond;
}

void RadioView::paintEvent(QPaintEvent* /*event*/) {
  const Tokens& tokens = Theme::tokens();
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(tokens.border);
  painter.setBrush(tokens.field);
  painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kCardRadius, kCardRadius);
  painter.setClipRect(rect().adjusted(1, 1, -1, -1));
  if (m_track.endSeconds() <= 0) {
    painter.setPen(tokens.secondaryText);
    painter.setFont(textFont(kTextBody));
    return painter.drawText(rect().adjusted(kSpace5, 0, -kSpace5, 0), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
  }
  paintRuler(painter);
  paintSound(painter);
  paintMarks(painter);
  paintNow(painter);
}

/// Every bar stands for a fixed moment of the piece, so that it keeps its height on its way through the picture.
void RadioView::paintSound(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  constexpr double kBarSeconds = kBarStep / kPixelsASecond;
  const double now = shownSeconds();
  const double first = now - width() * kNowPlace / kPixelsASecond;
  const double last = now + width() * (1 - kNowPlace) / kPixelsASecond;
  const double middle = kMarkHeight + (height() - kMarkHeight - kRulerHeight) / 2.0;
  const double reach = (height() - kMarkHeight - kRulerHeight) / 2.0 - kSpace1;
  const QColor heard = tokens.accent;
  const QColor ahead = mixed(tokens.field, tokens.accent, 0.45);
  painter.setPen(Qt::NoPen);
  for (auto bar = static_cast<std::int64_t>(std::floor(first / kBarSeconds)); bar * kBarSeconds < last; ++bar) {
    const double begin = static_cast<double>(bar) * kBarSeconds;
    const double peak = m_track.peakBetween(begin, begin + kBarSeconds);
    if (peak < 0) continue;
    const double half = std::max(kBarPixels / 2, peak * reach);
    painter.setBrush(begin < now ? heard : ahead);
    painter.drawRoundedRect(QRectF(xOf(begin), middle - half, kBarPixels, 2 * half), kBarPixels / 2, kBarPixels / 2);
  }
}

void RadioView::paintRuler(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  const double first = std::max(0.0, shownSeconds() - width() * kNowPlace / kPixelsASecond);
  painter.setFont(textFont(kTextSmall));
  auto second = static_cast<std::int64_t>(first) / kRulerStepSeconds * kRulerStepSeconds;
  for (; xOf(static_cast<double>(second)) < width(); second += kRulerStepSeconds) {
    const double x = xOf(static_cast<double>(second));
    painter.setPen(tokens.border);
    painter.drawLine(QPointF(x, kMarkHeight), QPointF(x, height() - kRulerHeight));
    painter.setPen(tokens.secondaryText);
    painter.drawText(QRectF(x - 30, height() - kRulerHeight, 60, kRulerHeight), Qt::AlignCenter,
                     SampleText::length(static_cast<double>(second)));
  }
}

/// A flag for each turn of the piece; of two that stand too close, the later one is written.
void RadioView::paintMarks(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  painter.setFont(textFont(kTextSmall, QFont::DemiBold));
  const QFontMetrics metrics(painter.font());
  double limit = width();
  for (auto mark = m_marks.rbegin(); mark != m_marks.rend(); ++mark) {
    const double x = xOf(mark->seconds);
    if (x > width()) continue;
    painter.setPen(QPen(tokens.accentText, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, kMarkHeight), QPointF(x, height() - kRulerHeight));
    const double room = limit - x - kSpace3;
    const QString label = metrics.elidedText(mark->label, Qt::ElideRight, static_cast<int>(std::max(0.0, room)));
    limit = std::min(limit, x);
    const QRectF flag(x, 3, metrics.horizontalAdvance(label) + kSpace3, kMarkHeight - 4);
    if (room < 24 || flag.right() < 0) continue;
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accentSoft);
    painter.drawRoundedRect(flag, 4, 4);
    painter.setPen(tokens.text);
    painter.drawText(flag, Qt::AlignCenter, label);
  }
}

void RadioView::paintNow(QPainter& painter) const {
  const Tokens& tokens = Theme::tokens();
  const double x = xOf(shownSeconds());
  painter.setPen(QPen(tokens.text, 2));
  painter.drawLine(QPointF(x, kMarkHeight - 2), QPointF(x, height() - kRulerHeight));
  painter.setPen(Qt::NoPen);
  painter.setBrush(tokens.text);
  painter.drawEllipse(QPointF(x, kMarkHeight - 2), 4, 4);
}

}  // namespace jukebox::ui
