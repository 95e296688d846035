#include "ui/gallery/grid_view.h"

#include <QDrag>
#include <QElapsedTimer>
#include <QHelpEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTimer>
#include <QToolTip>
#include <algorithm>

#include "ui/gallery/grid_accessible.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kPaintMilliseconds = 4;  // what is not painted by then comes after the next turn of the event loop
constexpr int kMostAnnounced = 20;     // changes of a selection that are told one by one
constexpr int kGap = kSpace3;
constexpr int kMargin = kSpace4;
constexpr int kRowHeight = CardDelegate::kHeight + kGap;

}  // namespace

GridView::GridView(ThumbnailSource& thumbnails, QWidget* parent)
    : QAbstractItemView(parent), m_delegate(new CardDelegate(thumbnails, this)) {
  installGridAccessible();
  setItemDelegate(m_delegate);
  setSelectionMode(ExtendedSelection);
  setSelectionBehavior(SelectRows);
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  setDefaultDropAction(Qt::CopyAction);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setVerticalScrollMode(ScrollPerPixel);
  viewport()->setMouseTracking(true);
  setAccessibleName(tr("Samples as cards"));
  connect(&thumbnails, &ThumbnailSource::ready, viewport(), qOverload<>(&QWidget::update));
  if (auto* theme = Theme::instance()) connect(theme, &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void GridView::setPlayingId(const std::string& id) {
  m_delegate->setPlayingId(id);
  viewport()->update();
}

QRect GridView::cardRect(int row) const {
  return {kMargin + row % m_columns * (m_cardWidth + kGap), kMargin + row / m_columns * kRowHeight, m_cardWidth,
          CardDelegate::kHeight};
}

QRect GridView::visualRect(const QModelIndex& index) const {
  return index.isValid() ? cardRect(index.row()).translated(0, -verticalOffset()) : QRect();
}

int GridView::verticalOffset() const {
  return verticalScrollBar()->value();
}

std::pair<int, int> GridView::rowsIn(const QRect& viewportRect) const {
  const int count = model() != nullptr ? model()->rowCount() : 0;
  const int first = std::max(0, (viewportRect.top() + verticalOffset() - kMargin) / kRowHeight) * m_columns;
  const int last = (std::max(0, viewportRect.bottom() + verticalOffset() - kMargin) / kRowHeight + 1) * m_columns;
  return {std::min(first, count), std::min(last, count)};
}

QModelIndex GridView::indexAt(const QPoint& point) const {
  const auto [first, last] = rowsIn({point, QSize(1, 1)});
  for (int row = first; row < last; ++row) {
    if (cardRect(row).translated(0, -verticalOffset()).contains(point)) return model()->index(row, 0);
  }
  return {};
}

void GridView::scrollTo(const QModelIndex& index, ScrollHint hint) {
  const QRect card = visualRect(index);
  if (!card.isValid()) return;
  int value = verticalOffset();
  if (hint == PositionAtCenter) {
    value += card.center().y() - viewport()->height() / 2;
  } else if (card.top() < kMargin) {
    value += card.top() - kMargin;
  } else if (card.bottom() > viewport()->height() - kMargin) {
    value += card.bottom() - viewport()->height() + kMargin;
  }
  verticalScrollBar()->setValue(value);
}

QModelIndex GridView::moveCursor(CursorAction action, Qt::KeyboardModifiers /*modifiers*/) {
  const int count = model()->rowCount();
  if (count == 0) return {};
  const int page = std::max(1, viewport()->height() / kRowHeight) * m_columns;
  int row = currentIndex().isValid() ? currentIndex().row() : -1;
  if (row < 0) return model()->index(0, 0);
  switch (action) {
    case MoveUp:
      row -= row >= m_columns ? m_columns : 0;
      break;
    case MoveDown:
      row = row + m_columns < count ? row + m_columns : (row / m_columns < (count - 1) / m_columns ? count - 1 : row);
      break;
    case MoveLeft:
    case MovePrevious:
      --row;
      break;
    case MoveRight:
    case MoveNext:
      ++row;
      break;
    case MoveHome:
      row = 0;
      break;
    case MoveEnd:
      row = count - 1;
      break;
    case MovePageUp:
      row -= page;
      break;
    case MovePageDown:
      row += page;
      break;
  }
  return model()->index(std::clamp(row, 0, count - 1), 0);
}

void GridView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags flags) {
  const bool isRange = flags.testFlag(QItemSelectionModel::Current) || rect.width() > 1 || rect.height() > 1;
  QItemSelection selection;
  if (isRange && currentIndex().isValid() && state() != DragSelectingState) {
    // From the card where the selection began to the current one, in reading order.
    const auto from = indexAt(rect.topLeft()), to = indexAt(rect.bottomRight());
    int first = from.isValid() ? from.row() : currentIndex().row();
    int last = to.isValid() ? to.row() : currentIndex().row();
    if (first > last) std::swap(first, last);
    selection.select(model()->index(first, 0), model()->index(last, model()->columnCount() - 1));
  } else {
    const auto [first, last] = rowsIn(rect.normalized());
    for (int row = first; row < last; ++row) {
      if (!cardRect(row).translated(0, -verticalOffset()).intersects(rect.normalized())) continue;
      selection.select(model()->index(row, 0), model()->index(row, model()->columnCount() - 1));
    }
  }
  selectionModel()->select(selection, flags);
}

QRegion GridView::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  const auto [firstShown, lastShown] = rowsIn(viewport()->rect());
  for (const auto& range : selection) {
    for (int row = std::max(range.top(), firstShown); row <= std::min(range.bottom(), lastShown); ++row) {
      region += cardRect(row).translated(0, -verticalOffset());
    }
  }
  return region;
}

QStyleOptionViewItem GridView::cardOption(const QModelIndex& index) const {
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  option.rect = visualRect(index);
  option.state = QStyle::State_Enabled;
  if (selectionModel()->isSelected(index)) option.state |= QStyle::State_Selected;
  if (index == currentIndex() && hasFocus()) option.state |= QStyle::State_HasFocus;
  if (m_hovered == index) option.state |= QStyle::State_MouseOver;
  return option;
}

/// False: the card has no picture yet and there is no time to paint it; a blank one stands in its place.
bool GridView::paintCard(QPainter& painter, const QModelIndex& index, bool hasTime) {
  QStyleOptionViewItem option = cardOption(index);
  const QPoint place = option.rect.topLeft();
  std::optional<CardFace> face = m_delegate->faceOf(option, index);
  if (face) {
    face->devicePixelRatio = devicePixelRatioF();
    if (const QPixmap* picture = m_painted.find(*face)) {
      painter.drawPixmap(place, *picture);
      return true;
    }
  }
  if (!hasTime) {
    CardDelegate::paintBlank(painter, option.rect);
    return false;
  }
  QPixmap picture(option.rect.size() * devicePixelRatioF());
  picture.setDevicePixelRatio(devicePixelRatioF());
  picture.fill(Qt::transparent);
  option.rect.moveTo(0, 0);
  QPainter cardPainter(&picture);
  m_delegate->paint(&cardPainter, option, index);
  cardPainter.end();
  painter.drawPixmap(place, picture);
  if (face) m_painted.insert(std::move(*face), picture);
  return true;
}

void GridView::paintEvent(QPaintEvent* event) {
  if (model() == nullptr) return;
  QPainter painter(viewport());
  QElapsedTimer clock;
  clock.start();
  bool isComplete = true;
  const auto [first, last] = rowsIn(event->rect());
  for (int row = first; row < last; ++row) {
    isComplete &= paintCard(painter, model()->index(row, 0), clock.elapsed() < kPaintMilliseconds);
  }
  if (!isComplete) QTimer::singleShot(0, viewport(), qOverload<>(&QWidget::update));
}

// The base class would ask for the place of every cell of every row.
void GridView::dataChanged(const QModelIndex& topLeft, const QModelIndex& bottomRight, const QList<int>& /*roles*/) {
  const int current = currentIndex().row();
  if (current >= topLeft.row() && current <= bottomRight.row() && hasFocus()) {
    const QString spoken = currentIndex().data(Qt::AccessibleTextRole).toString();
    if (spoken != m_announced) announce(QAccessible::NameChanged, current);
    m_announced = spoken;
  }
  const auto [first, last] = rowsIn(viewport()->rect());
  const int from = std::max(first, topLeft.row()), to = std::min(last - 1, bottomRight.row());
  if (from > to) return;
  const QRect top = cardRect(from).translated(0, -verticalOffset()),
              bottom = cardRect(to).translated(0, -verticalOffset());
  viewport()->update(0, top.top(), viewport()->width(), bottom.bottom() - top.top() + 1);
}

void GridView::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  QAbstractItemView::currentChanged(current, previous);
  if (hasFocus()) announceCurrent();
}

void GridView::focusInEvent(QFocusEvent* event) {
  QAbstractItemView::focusInEvent(event);
  announceCurrent();
}

void GridView::announceCurrent() {
  if (!currentIndex().isValid()) return;
  m_announced = currentIndex().data(Qt::AccessibleTextRole).toString();
  announce(QAccessible::Focus, currentIndex().row());
}

void GridView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) {
  QAbstractItemView::selectionChanged(selected, deselected);
  announceSelection(deselected, false);
  announceSelection(selected, true);
}

void GridView::announceSelection(const QItemSelection& rows, bool isSelected) {
  int count = 0;
  for (const auto& range : rows) count += range.height();
  if (count == 0) return;
  if (count > kMostAnnounced) return announce(QAccessible::SelectionWithin, -1);  // all of a long list, say
  const bool isOnly = isSelected && count == 1 && selectionModel()->selectedRows().size() == 1;
  const auto kind = isOnly       ? QAccessible::Selection
                    : isSelected ? QAccessible::SelectionAdd
                                 : QAccessible::SelectionRemove;
  for (const auto& range : rows) {
    for (int row = range.top(); row <= range.bottom(); ++row) announce(kind, row);
  }
}

void GridView::reset() {
  QAbstractItemView::reset();
  m_announced.clear();
  announce(QAccessible::ObjectReorder, -1);
}

// The cards are painted, not widgets: whoever listens hears of them from here alone.
void GridView::announce(QAccessible::Event kind, int row) {
  if (!QAccessible::isActive()) return;
  QAccessibleEvent event(this, kind);
  event.setChild(row);
  QAccessible::updateAccessibility(&event);
}

// What stays in sight is moved, not painted again.
void GridView::scrollContentsBy(int dx, int dy) {
  if (std::abs(dy) >= viewport()->height()) {
    viewport()->update();
  } else {
    viewport()->scroll(dx, dy);
  }
  updateHover(viewport()->mapFromGlobal(QCursor::pos()));
}

void GridView::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->pos());
  if (index.isValid() && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier) {
    const CardHit hit = CardDelegate::hitAt(visualRect(index), event->pos());
    if (hit.part == CardPart::play) emit playRequested(index);
    if (hit.part == CardPart::favourite) emit favouriteToggled(index);
    if (hit.part == CardPart::star) emit rated(index, hit.rating);
    if (hit.part == CardPart::favourite || hit.part == CardPart::star) return;
  }
  QAbstractItemView::mousePressEvent(event);
}

void GridView::mouseDoubleClickEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->pos());
  if (!index.isValid() || event->button() != Qt::LeftButton) return;
  const auto part = CardDelegate::hitAt(visualRect(index), event->pos()).part;
  if (part == CardPart::body) emit playRequested(index);
  if (part == CardPart::favourite || part == CardPart::star) mousePressEvent(event);
}

bool GridView::viewportEvent(QEvent* event) {
  if (event->type() == QEvent::MouseMove) updateHover(static_cast<QMouseEvent*>(event)->pos());
  if (event->type() == QEvent::ToolTip) {
    const auto* help = static_cast<QHelpEvent*>(event);
    const auto index = indexAt(help->pos());
    QToolTip::showText(help->globalPos(), index.data(Qt::ToolTipRole).toString(), viewport());
    return true;
  }
  if (event->type() == QEvent::Leave) updateHover({-1, -1});
  return QAbstractItemView::viewportEvent(event);
}

void GridView::updateHover(const QPoint& position) {
  const QModelIndex index = indexAt(position);
  if (m_hovered == index) return;
  viewport()->update(visualRect(m_hovered));
  m_hovered = index;
  viewport()->update(visualRect(m_hovered));
}

void GridView::updateGeometries() {
  const int width = viewport()->width() - 2 * kMargin;
  m_columns = std::max(1, (width + kGap) / (CardDelegate::kMinimumWidth + kGap));
  m_cardWidth = std::max(CardDelegate::kMinimumWidth, (width - (m_columns - 1) * kGap) / m_columns);
  const int count = model() != nullptr ? model()->rowCount() : 0;
  const int rows = (count + m_columns - 1) / m_columns;
  const int height = rows == 0 ? 0 : 2 * kMargin + rows * kRowHeight - kGap;
  verticalScrollBar()->setSingleStep(kRowHeight / 4);
  verticalScrollBar()->setPageStep(viewport()->height());
  verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
  QAbstractItemView::updateGeometries();
}

void GridView::startDrag(Qt::DropActions /*actions*/) {
  const auto indexes = selectionModel()->selectedRows();
  if (indexes.isEmpty()) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(model()->mimeData(indexes));
  drag->exec(Qt::CopyAction);
}

}  // namespace jukebox::ui
