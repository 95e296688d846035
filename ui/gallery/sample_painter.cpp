#include "ui/gallery/sample_painter.h"

#include <algorithm>

#include "ui/icons/icons.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kBarWidth = 2, kBarGap = 1;
constexpr int kStarGap = 1;
constexpr float kMostGain = 4;

}  // namespace

void paintThumbnail(QPainter& painter, const QRect& rect, const Thumbnail* thumbnail) {
  const Tokens& t = Theme::tokens();
  const int bars = std::max(1, (rect.width() + kBarGap) / (kBarWidth + kBarGap));
  const int middle = rect.center().y();
  float loudest = 0;
  if (thumbnail != nullptr) {
    for (const auto& piece : thumbnail->pieces) loudest = std::max(loudest, piece.level);
  }
  const float gain = loudest > 0 ? std::min(kMostGain, 1 / loudest) : 1;
  for (int bar = 0; bar < bars; ++bar) {
    const int x = rect.left() + bar * (kBarWidth + kBarGap);
    int half = 1;
    QColor color = mixed(t.surface, t.text, 0.22);
    if (thumbnail != nullptr && !thumbnail->pieces.empty()) {
      const auto pieces = static_cast<int>(thumbnail->pieces.size());
      const auto& piece = thumbnail->pieces[static_cast<std::size_t>(bar * pieces / bars)];
      half = std::max(1, qRound(gain * piece.level * static_cast<float>(rect.height()) / 2));
      color = centroidColor(t, piece.brightness);
    }
    painter.fillRect(x, middle - half, kBarWidth, 2 * half, color);
  }
}

int paintLevelBadge(QPainter& painter, const QRect& rect, const SampleSummary& sample) {
  const Tokens& t = Theme::tokens();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setFont(textFont(kTextSmall, QFont::DemiBold));
  const QString label = SampleText::level(sample.lowestLevel, sample.topLevel);
  const int width = painter.fontMetrics().horizontalAdvance(label) + 2 * kSpace2;
  const QRect badge(rect.right() - width + 1, rect.center().y() - 9, width, 18);
  const bool isFull = sample.lowestLevel == 0;
  painter.setPen(isFull ? Qt::NoPen : QPen(t.strongBorder, 1));
  painter.setBrush(isFull ? QBrush(t.accentSoft) : QBrush(Qt::NoBrush));
  painter.drawRoundedRect(QRectF(badge).adjusted(0.5, 0.5, -0.5, -0.5), 9, 9);
  painter.setPen(isFull ? t.accentText : t.secondaryText);
  painter.drawText(badge, Qt::AlignCenter, label);
  painter.restore();
  return width;
}

void paintStars(QPainter& painter, const QRect& rect, int rating, int size) {
  const Tokens& t = Theme::tokens();
  const qreal scale = painter.device()->devicePixelRatioF();
  const QPixmap full = iconPixmap(Icon::starFilled, t.star, size, scale);
  const QPixmap empty = iconPixmap(Icon::star, mixed(t.surface, t.text, 0.3), size, scale);
  for (int star = 0; star < 5; ++star) {
    painter.drawPixmap(rect.left() + star * (size + kStarGap), rect.center().y() - size / 2,
                       star < rating ? full : empty);
  }
}

int starAt(int x, int size) {
  if (x < 0 || x >= 5 * (size + kStarGap)) return 0;
  return x / (size + kStarGap) + 1;
}

}  // namespace jukebox::ui
