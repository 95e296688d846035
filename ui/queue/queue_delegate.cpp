#include "ui/queue/queue_delegate.h"

#include <QPainter>
#include <algorithm>

#include "ui/queue/queue_model.h"
#include "ui/queue/queue_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kIconSize = 20;
constexpr int kBarHeight = 4;

QColor stateColor(QueueState state, const Tokens& tokens) {
  switch (state) {
    case QueueState::failed:
      return tokens.danger;
    case QueueState::interrupted:
      return tokens.warning;
    case QueueState::done:
      return tokens.success;
    case QueueState::starting:
    case QueueState::running:
      return tokens.accentText;
    default:
      return tokens.secondaryText;
  }
}

void paintGround(QPainter& painter, const QStyleOptionViewItem& option, const Tokens& tokens) {
  const QRectF ground = QRectF(option.rect).adjusted(kSpace1, 2, -kSpace1, -2);
  const bool isSelected = option.state.testFlag(QStyle::State_Selected);
  if (isSelected || option.state.testFlag(QStyle::State_MouseOver)) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(isSelected ? tokens.selected : tokens.hover);
    painter.drawRoundedRect(ground, kControlRadius, kControlRadius);
  }
  if (isSelected && option.state.testFlag(QStyle::State_HasFocus)) {
    painter.setPen(QPen(tokens.focus, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(ground.adjusted(1, 1, -1, -1), kControlRadius, kControlRadius);
  }
}

}  // namespace

void QueueDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const QueueModel*>(index.model());
  const auto* entry = model->entryAt(index.row());
  if (entry == nullptr) return;
  const Tokens& tokens = Theme::tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  paintGround(*painter, option, tokens);

  const QRect inner = option.rect.adjusted(kSpace4, kSpace3, -kSpace4, -kSpace3);
  const QColor color = stateColor(entry->state, tokens);
  painter->drawPixmap(
      inner.left(), inner.top(),
      iconPixmap(QueueText::stateIcon(entry->state), color, kIconSize, painter->device()->devicePixelRatioF()));
  const QRect words = inner.adjusted(kIconSize + kSpace3, 0, 0, 0);

  painter->setFont(textFont(kTextSmall));
  QString state = QueueText::state(entry->state);
  if (entry->progress && isWorking(entry->state)) {
    state = QStringLiteral("%1 · %2 %").arg(state).arg(static_cast<int>(entry->progress->fraction * 100));
  }
  const int stateWidth = painter->fontMetrics().horizontalAdvance(state);
  painter->setPen(color);
  painter->drawText(QRect(words.right() - stateWidth, words.top(), stateWidth + 1, 18), Qt::AlignVCenter, state);

  painter->setFont(textFont(kTextBody, QFont::DemiBold));
  painter->setPen(tokens.text);
  const QRect title(words.left(), words.top(), words.width() - stateWidth - kSpace3, 18);
  painter->drawText(title, Qt::AlignVCenter | Qt::TextSingleLine,
                    painter->fontMetrics().elidedText(QueueText::title(*entry), Qt::ElideRight, title.width()));
  painter->setFont(textFont(kTextSmall));
  painter->setPen(tokens.secondaryText);
  const QRect subtitle(words.left(), words.top() + 20, words.width(), 16);
  painter->drawText(subtitle, Qt::AlignVCenter | Qt::TextSingleLine,
                    painter->fontMetrics().elidedText(QueueText::subtitle(*entry), Qt::ElideRight, subtitle.width()));
  if (isWorking(entry->state)) {
    const QRectF bar(words.left(), option.rect.bottom() - kSpace3, words.width(), kBarHeight);
    painter->setPen(Qt::NoPen);
    painter->setBrush(tokens.pressed);
    painter->drawRoundedRect(bar, 2, 2);
    const double fraction = entry->progress ? std::clamp(entry->progress->fraction, 0.0, 1.0) : 0.0;
    painter->setBrush(entry->state == QueueState::running ? tokens.accent : tokens.secondaryText);
    painter->drawRoundedRect(QRectF(bar.left(), bar.top(), bar.width() * fraction, bar.height()), 2, 2);
  }
  painter->restore();
}

QSize QueueDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {240, kHeight};
}

}  // namespace jukebox::ui
