#include "ui/gallery/table_view.h"

#include <QDrag>
#include <QHeaderView>
#include <QMenu>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>

#include "ui/gallery/sample_painter.h"
#include "ui/gallery/text_highlight.h"
#include "ui/icons/icons.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kPaintMilliseconds = 4;  // what is not painted by then comes after the next turn of the event loop
constexpr int kRowHeight = 36;
constexpr int kStarSize = 13;
constexpr int kWidths[kSampleColumns] = {260, 140, 110, 70, 96, 76, 130, 140, 110, 100, 90, 120};

constexpr SampleColumn kHiddenAtFirst[] = {SampleColumn::tags, SampleColumn::kind, SampleColumn::model,
                                           SampleColumn::seed, SampleColumn::license};

QColor groundOf(const CardFace& face) {
  const Tokens& t = *face.tokens;
  if (face.state.testFlag(QStyle::State_Selected)) return t.selected;
  return face.isAlternate ? mixed(t.window, t.surface, 0.5) : t.window;
}

/// A vertical line between columns of the header, and the arrow of the sorted one.
class SampleHeader : public QHeaderView {
 public:
  using QHeaderView::QHeaderView;

 protected:
  void paintSection(QPainter* painter, const QRect& rect, int section) const override {
    painter->save();
    QHeaderView::paintSection(painter, rect, section);
    painter->restore();
    if (!isSortIndicatorShown() || sortIndicatorSection() != section) return;
    const Icon arrow = sortIndicatorOrder() == Qt::AscendingOrder ? Icon::sortAscending : Icon::sortDescending;
    painter->drawPixmap(rect.right() - 20, rect.center().y() - 7,
                        iconPixmap(arrow, Theme::tokens().accentText, 14, devicePixelRatioF()));
  }
};

}  // namespace

void TableDelegate::beginPainting() {
  m_clock.start();
  m_isComplete = true;
}

void TableDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const SampleListModel*>(index.model());
  const SampleSummary* sample = model->summaryAt(index.row());
  CardFace face;
  face.column = index.column();
  face.state = option.state & (QStyle::State_Selected | QStyle::State_HasFocus);
  face.isAlternate = index.row() % 2 == 1;
  face.tokens = &Theme::tokens();
  if (sample == nullptr) {  // still being read: the outline of what will be there
    const Tokens& t = Theme::tokens();
    const QRect cell = option.rect.adjusted(kSpace2, 0, -kSpace2, 0);
    painter->fillRect(option.rect, groundOf(face));
    painter->fillRect(QRect(cell.left(), cell.center().y() - 5, cell.width() * 2 / 3, 10),
                      mixed(t.window, t.text, 0.1));
    return;
  }
  face.sample = *sample;
  face.words = model->words();
  face.isPlaying = sample->id == m_playingId;
  face.size = option.rect.size();
  face.devicePixelRatio = painter->device()->devicePixelRatioF();
  if (const QPixmap* picture = m_painted.find(face)) return painter->drawPixmap(option.rect.topLeft(), *picture);
  if (m_clock.isValid() && m_clock.elapsed() >= kPaintMilliseconds) {
    painter->fillRect(option.rect, groundOf(face));
    m_isComplete = false;
    return;
  }
  QPixmap picture(face.size * face.devicePixelRatio);
  picture.setDevicePixelRatio(face.devicePixelRatio);
  QPainter cellPainter(&picture);
  paintCell(cellPainter, QRect(QPoint(0, 0), face.size), index, face);
  cellPainter.end();
  painter->drawPixmap(option.rect.topLeft(), picture);
  m_painted.insert(std::move(face), picture);
}

void TableDelegate::paintCell(QPainter& painter, const QRect& rect, const QModelIndex& index,
                              const CardFace& face) const {
  const Tokens& t = Theme::tokens();
  painter.fillRect(rect, groundOf(face));
  const QRect cell = rect.adjusted(kSpace2, 0, -kSpace2, 0);
  const auto column = static_cast<SampleColumn>(face.column);
  painter.setFont(textFont(kTextBody));
  painter.setPen(t.secondaryText);
  if (column == SampleColumn::title) {
    paintTitle(painter, cell, face.sample, face.words);
  } else if (column == SampleColumn::rating) {
    paintStars(painter, cell, face.sample.rating, kStarSize);
  } else if (column == SampleColumn::level) {
    const QFontMetrics metrics(textFont(kTextSmall, QFont::DemiBold));
    const QString level = SampleText::level(face.sample.lowestLevel, face.sample.topLevel);
    const int width = metrics.horizontalAdvance(level) + 2 * kSpace2;
    paintLevelBadge(painter, QRect(cell.left(), cell.top(), width, cell.height()), face.sample);
  } else {
    drawMarkedText(painter, cell, index.data().toString(), face.words);
  }
  if (!face.state.testFlag(QStyle::State_HasFocus)) return;
  painter.setPen(QPen(t.focus, 1.5));
  painter.setBrush(Qt::NoBrush);
  painter.drawRect(rect.adjusted(1, 1, -1, -1));
}

void TableDelegate::paintTitle(QPainter& painter, QRect cell, const SampleSummary& sample,
                               const std::vector<std::string>& words) const {
  const Tokens& t = Theme::tokens();
  if (!sample.played) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(t.accent);
    painter.drawEllipse(QPointF(cell.left() + 3.5, cell.center().y() + 0.5), 3.5, 3.5);
  }
  cell.adjust(kSpace4, 0, 0, 0);
  if (sample.favourite) {
    painter.drawPixmap(cell.right() - 16, cell.center().y() - 8,
                       iconPixmap(Icon::heartFilled, t.favourite, 16, painter.device()->devicePixelRatioF()));
    cell.adjust(0, 0, -kSpace5, 0);
  }
  painter.setFont(textFont(kTextBody, QFont::DemiBold));
  painter.setPen(sample.id == m_playingId ? t.accentText : t.text);
  drawMarkedText(painter, cell, SampleText::title(sample), words);
}

TableView::TableView(QWidget* parent) : QTableView(parent), m_delegate(new TableDelegate(this)) {
  setHorizontalHeader(new SampleHeader(Qt::Horizontal, this));
  setItemDelegate(m_delegate);
  setSelectionMode(ExtendedSelection);
  setSelectionBehavior(SelectRows);
  setShowGrid(false);
  setWordWrap(false);
  setTabKeyNavigation(false);
  setDragEnabled(true);
  setDragDropMode(DragOnly);
  setVerticalScrollMode(ScrollPerPixel);
  setHorizontalScrollMode(ScrollPerPixel);
  verticalHeader()->hide();
  verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  verticalHeader()->setDefaultSectionSize(kRowHeight);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setSectionsMovable(true);
  horizontalHeader()->setSectionsClickable(true);
  horizontalHeader()->setStretchLastSection(true);
  horizontalHeader()->setContextMenuPolicy(Qt::CustomContextMenu);
  setAccessibleName(tr("Samples as a table"));
  connect(horizontalHeader(), &QHeaderView::customContextMenuRequested, this, [this](const QPoint& position) {
    QMenu menu;
    fillColumnMenu(menu);
    menu.exec(horizontalHeader()->mapToGlobal(position));
  });
  connect(this, &QTableView::doubleClicked, this, &TableView::playRequested);
}

void TableView::setSampleModel(SampleListModel* model) {
  setModel(model);
  for (int column = 0; column < kSampleColumns; ++column) setColumnWidth(column, kWidths[column]);
  for (const auto column : kHiddenAtFirst) setColumnHidden(static_cast<int>(column), true);
  showSort(model->request().sort);
  connect(horizontalHeader(), &QHeaderView::sectionClicked, this, [this, model](int section) {
    const auto* header = horizontalHeader();
    const bool flips = header->isSortIndicatorShown() && header->sortIndicatorSection() == section;
    const auto current = columnOfSort(model->request().sort);
    const bool wasAscending = flips && current && current->second == Qt::AscendingOrder;
    model->sort(section, wasAscending ? Qt::DescendingOrder : Qt::AscendingOrder);
  });
}

void TableView::showSort(SampleSort sort) {
  const auto column = columnOfSort(sort);
  horizontalHeader()->setSortIndicatorShown(column.has_value());
  if (column) horizontalHeader()->setSortIndicator(static_cast<int>(column->first), column->second);
}

QByteArray TableView::saveColumns() const {
  return horizontalHeader()->saveState();
}

void TableView::restoreColumns(const QByteArray& saved) {
  if (!saved.isEmpty()) horizontalHeader()->restoreState(saved);
}

void TableView::fillColumnMenu(QMenu& menu) {
  for (int column = 1; column < kSampleColumns; ++column) {
    auto* action = menu.addAction(model()->headerData(column, Qt::Horizontal).toString());
    action->setCheckable(true);
    action->setChecked(!isColumnHidden(column));
    connect(action, &QAction::toggled, this, [this, column](bool shown) { setColumnHidden(column, !shown); });
  }
}

void TableView::setPlayingId(const std::string& id) {
  m_delegate->setPlayingId(id);
  viewport()->update();
}

void TableView::paintEvent(QPaintEvent* event) {
  m_delegate->beginPainting();
  QTableView::paintEvent(event);
  if (!m_delegate->isComplete()) QTimer::singleShot(0, viewport(), qOverload<>(&QWidget::update));
}

void TableView::mousePressEvent(QMouseEvent* event) {
  const QModelIndex index = indexAt(event->pos());
  const bool isRating = index.isValid() && index.column() == static_cast<int>(SampleColumn::rating);
  if (isRating && event->button() == Qt::LeftButton && event->modifiers() == Qt::NoModifier) {
    const int star = starAt(event->pos().x() - visualRect(index).left() - kSpace2, kStarSize);
    if (star > 0) {
      emit rated(index, star);
      return;
    }
  }
  QTableView::mousePressEvent(event);
}

void TableView::startDrag(Qt::DropActions /*actions*/) {
  const auto indexes = selectionModel()->selectedRows();
  if (indexes.isEmpty()) return;
  auto* drag = new QDrag(this);
  drag->setMimeData(model()->mimeData(indexes));
  drag->exec(Qt::CopyAction);
}

}  // namespace jukebox::ui
