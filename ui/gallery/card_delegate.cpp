#include "ui/gallery/card_delegate.h"

#include <QPainter>

#include "ui/gallery/sample_painter.h"
#include "ui/gallery/text_highlight.h"
#include "ui/icons/icons.h"
#include "ui/library/sample_list_model.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kStarSize = 14;
constexpr int kHeartSize = 18;
constexpr int kPlaySize = 40;

QRect waveRect(const QRect& card) {
  return {card.left() + kSpace3, card.top() + kSpace3, card.width() - 2 * kSpace3, 64};
}
QRect playRect(const QRect& card) {
  QRect play(0, 0, kPlaySize, kPlaySize);
  play.moveCenter(waveRect(card).center());
  return play;
}
QRect titleRect(const QRect& card) {
  return {card.left() + kSpace3, waveRect(card).bottom() + kSpace2, card.width() - 2 * kSpace3, 20};
}
QRect heartRect(const QRect& card) {
  return {card.right() - kSpace3 - kHeartSize + 1, titleRect(card).center().y() - kHeartSize / 2, kHeartSize,
          kHeartSize};
}
QRect artistRect(const QRect& card) {
  return {card.left() + kSpace3, titleRect(card).bottom() + 1, card.width() - 2 * kSpace3, 18};
}
QRect factsRect(const QRect& card) {
  return {card.left() + kSpace3, card.bottom() - kSpace3 - 19, card.width() - 2 * kSpace3, 20};
}

}  // namespace

CardDelegate::CardDelegate(ThumbnailSource& thumbnails, QObject* parent)
    : QAbstractItemDelegate(parent), m_thumbnails(thumbnails) {}

QSize CardDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const {
  return {kMinimumWidth, kHeight};
}

CardHit CardDelegate::hitAt(const QRect& card, const QPoint& position) {
  if (playRect(card).contains(position)) return {CardPart::play, 0};
  if (heartRect(card).adjusted(-4, -4, 4, 4).contains(position)) return {CardPart::favourite, 0};
  const QRect facts = factsRect(card);
  if (facts.contains(position)) {
    if (const int star = starAt(position.x() - facts.left(), kStarSize)) return {CardPart::star, star};
  }
  return {};
}

void CardDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const SampleListModel*>(index.model());
  const SampleSummary* sample = model->summaryAt(index.row());
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  paintGround(*painter, option);
  const QRect card = option.rect;
  if (sample == nullptr) {  // still being read: the outline of what will be there
    paintThumbnail(*painter, waveRect(card), nullptr);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(Theme::tokens().surface, Theme::tokens().text, 0.1));
    painter->drawRoundedRect(titleRect(card).adjusted(0, 4, -card.width() / 3, -4), 4, 4);
    painter->drawRoundedRect(artistRect(card).adjusted(0, 4, -card.width() / 2, -4), 4, 4);
  } else {
    const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
    paintThumbnail(*painter, waveRect(card), m_thumbnails.thumbnail(sample->id));
    paintWords(*painter, card, *sample, model->words());
    paintFacts(*painter, card, *sample, isHovered);
  }
  painter->restore();
}

std::optional<CardFace> CardDelegate::faceOf(const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const SampleListModel*>(index.model());
  const SampleSummary* sample = model->summaryAt(index.row());
  if (sample == nullptr) return std::nullopt;
  CardFace face;
  face.sample = *sample;
  face.words = model->words();
  face.state = option.state;
  face.hasThumbnail = m_thumbnails.thumbnail(sample->id) != nullptr;
  face.isPlaying = sample->id == m_playingId;
  face.size = option.rect.size();
  face.tokens = &Theme::tokens();
  return face;
}

void CardDelegate::paintBlank(QPainter& painter, const QRect& card) {
  const Tokens& t = Theme::tokens();
  painter.fillRect(card.adjusted(2, 2, -2, -2), t.surface);
}

void CardDelegate::paintGround(QPainter& painter, const QStyleOptionViewItem& option) const {
  const Tokens& t = Theme::tokens();
  const bool isSelected = option.state.testFlag(QStyle::State_Selected);
  const bool isHovered = option.state.testFlag(QStyle::State_MouseOver);
  const bool hasFocus = option.state.testFlag(QStyle::State_HasFocus);
  const QRectF ground = QRectF(option.rect).adjusted(1, 1, -1, -1);
  painter.setBrush(isSelected ? t.selected : isHovered ? mixed(t.surface, t.hover, 0.6) : t.surface);
  painter.setPen(QPen(isSelected ? t.accent : t.border, isSelected ? 1.5 : 1));
  painter.drawRoundedRect(ground, kCardRadius, kCardRadius);
  if (!hasFocus) return;
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(t.focus, 2));
  painter.drawRoundedRect(ground.adjusted(2.5, 2.5, -2.5, -2.5), kCardRadius - 2, kCardRadius - 2);
}

void CardDelegate::paintWords(QPainter& painter, const QRect& card, const SampleSummary& sample,
                              const std::vector<std::string>& words) const {
  const Tokens& t = Theme::tokens();
  QRect title = titleRect(card).adjusted(0, 0, -kHeartSize - kSpace2, 0);
  if (!sample.played) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(QPointF(title.left() + 3.5, title.center().y() + 1), 3.5, 3.5);
    title.adjust(kSpace3 + 1, 0, 0, 0);
  }
  painter.setFont(textFont(kTextBody + 1, QFont::DemiBold));
  painter.setPen(sample.id == m_playingId ? t.accentText : t.text);
  drawMarkedText(painter, title, SampleText::title(sample), words);
  painter.setFont(textFont(kTextBody - 1));
  painter.setPen(t.secondaryText);
  drawMarkedText(painter, artistRect(card), SampleText::artistAndGenre(sample), words);
}

void CardDelegate::paintFacts(QPainter& painter, const QRect& card, const SampleSummary& sample, bool isHovered) const {
  const Tokens& t = Theme::tokens();
  const qreal scale = painter.device()->devicePixelRatioF();
  if (sample.favourite || isHovered) {
    const QColor color = sample.favourite ? t.favourite : t.faintText;
    painter.drawPixmap(heartRect(card).topLeft(),
                       iconPixmap(sample.favourite ? Icon::heartFilled : Icon::heart, color, kHeartSize, scale));
  }
  const QRect facts = factsRect(card);
  paintStars(painter, facts, sample.rating, kStarSize);
  const int badge = paintLevelBadge(painter, facts, sample);
  QRect length = facts.adjusted(0, 0, -badge - kSpace2, 0);
  painter.setFont(textFont(kTextBody - 1));
  painter.setPen(t.secondaryText);
  const QString duration = SampleText::length(sample.durationSeconds);
  painter.drawText(length, Qt::AlignRight | Qt::AlignVCenter, duration);
  if (!sample.license.empty()) {
    const int x = length.right() - painter.fontMetrics().horizontalAdvance(duration) - 20;
    painter.drawPixmap(x, facts.center().y() - 7, iconPixmap(Icon::license, t.faintText, 15, scale));
  }
  if (!isHovered && sample.id != m_playingId) return;
  const QRect play = playRect(card);
  painter.setPen(Qt::NoPen);
  painter.setBrush(t.accent);
  painter.drawEllipse(play);
  painter.drawPixmap(play.center() - QPoint(10, 10),
                     iconPixmap(sample.id == m_playingId ? Icon::pause : Icon::play, t.onAccent, 22, scale));
}

}  // namespace jukebox::ui
