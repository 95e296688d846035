#include "ui/sidebar/sidebar_delegate.h"

#include <QLocale>
#include <QPainter>

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kItemHeight = 32;
constexpr int kSectionHeight = 36;

}  // namespace

QSize SidebarDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& index) const {
  return {100, index.parent().isValid() ? kItemHeight : kSectionHeight};
}

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  if (index.parent().isValid()) {
    paintView(*painter, option, index);
  } else {
    paintSection(*painter, option, index);
  }
  painter->restore();
}

void SidebarDelegate::paintSection(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const Tokens& t = Theme::tokens();
  const QRect line = option.rect.adjusted(kSpace4, kSpace2, -kSpace3, 0);
  painter.setFont(textFont(kTextSmall, QFont::DemiBold));
  painter.setPen(option.state.testFlag(QStyle::State_HasFocus) ? t.accentText : t.faintText);
  painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
  const bool isOpen = option.state.testFlag(QStyle::State_Open);
  painter.drawPixmap(line.right() - 14, line.center().y() - 7,
                     iconPixmap(isOpen ? Icon::chevronDown : Icon::chevronRight, t.faintText, 14,
                                painter.device()->devicePixelRatioF()));
}

void SidebarDelegate::paintView(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) {
  const Tokens& t = Theme::tokens();
  const bool isSelected = option.state.testFlag(QStyle::State_Selected);
  const QRect row = option.rect.adjusted(kSpace2, 1, -kSpace2, -1);
  const bool isTarget = index.data(kDropRole).toBool();
  if (isSelected || isTarget || option.state.testFlag(QStyle::State_MouseOver)) {
    painter.setPen(isTarget || option.state.testFlag(QStyle::State_HasFocus) ? QPen(t.focus, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(isSelected || isTarget ? t.accentSoft : t.hover);
    painter.drawRoundedRect(row, kControlRadius, kControlRadius);
  }
  const auto which = static_cast<Icon>(index.data(kIconRole).toInt());
  painter.drawPixmap(
      row.left() + kSpace2, row.center().y() - 8,
      iconPixmap(which, isSelected ? t.accentText : t.secondaryText, 17, painter.device()->devicePixelRatioF()));
  QRect words = row.adjusted(kSpace2 + 17 + kSpace3 - 2, 0, -kSpace3, 0);
  const QVariant count = index.data(kCountRole);
  if (count.isValid() && count.toLongLong() > 0) {
    painter.setFont(textFont(kTextSmall));
    painter.setPen(isSelected ? t.text : t.faintText);
    const QString number = QLocale().toString(count.toLongLong());
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, number);
    words.adjust(0, 0, -painter.fontMetrics().horizontalAdvance(number) - kSpace2, 0);
  }
  painter.setFont(textFont(kTextBody, isSelected ? QFont::DemiBold : QFont::Normal));
  painter.setPen(isSelected ? t.text : index.data(kKeyRole) == kNewCollectionKey ? t.faintText : t.secondaryText);
  painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft,
                   painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, words.width()));
}

}  // namespace jukebox::ui
