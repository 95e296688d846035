#include "ui/gallery/grid_accessible.h"

#include <QAccessibleActionInterface>

#include "ui/gallery/grid_view.h"

namespace jukebox::ui {
namespace {

constexpr std::size_t kMostCards = 400;  // interfaces kept; older ones are made again

/// One row of the list.
class CardAccessible : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
  CardAccessible(GridView& view, int row) : m_view(view), m_row(row) {}

  int row() const { return m_row; }
  bool isValid() const override { return index().isValid(); }
  QObject* object() const override { return nullptr; }
  QWindow* window() const override { return m_view.window()->windowHandle(); }
  QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(&m_view); }
  QAccessibleInterface* child(int /*index*/) const override { return nullptr; }
  QAccessibleInterface* childAt(int /*x*/, int /*y*/) const override { return nullptr; }
  int childCount() const override { return 0; }
  int indexOfChild(const QAccessibleInterface* /*child*/) const override { return -1; }
  QAccessible::Role role() const override { return QAccessible::ListItem; }
  QString text(QAccessible::Text kind) const override {
    if (kind == QAccessible::Name) return index().data(Qt::AccessibleTextRole).toString();
    if (kind == QAccessible::Description) return index().data(Qt::ToolTipRole).toString();
    return {};
  }
  void setText(QAccessible::Text /*kind*/, const QString& /*text*/) override {}
  QRect rect() const override {
    const QRect card = m_view.visualRect(index());
    return {m_view.viewport()->mapToGlobal(card.topLeft()), card.size()};
  }
  QAccessible::State state() const override {
    QAccessible::State state;
    state.selectable = state.focusable = true;
    state.selected = m_view.selectionModel()->isSelected(index());
    state.focused = m_view.hasFocus() && m_view.currentIndex() == index();
    state.offscreen = !m_view.viewport()->rect().intersects(m_view.visualRect(index()));
    return state;
  }
  void* interface_cast(QAccessible::InterfaceType type) override {
    return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
  }

  QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
  void doAction(const QString& name) override {
    if (!index().isValid()) return;
    if (name == setFocusAction()) m_view.setFocus();
    m_view.setCurrentIndex(index());
    if (name == pressAction()) emit m_view.playRequested(index());
  }
  QStringList keyBindingsForAction(const QString& /*name*/) const override { return {}; }

 private:
  QModelIndex index() const { return m_view.model() != nullptr ? m_view.model()->index(m_row, 0) : QModelIndex(); }
  GridView& m_view;
  int m_row;
};

QAccessibleInterface* makeInterface(const QString& className, QObject* object) {
  auto* view =
      className == QLatin1String(GridView::staticMetaObject.className()) ? qobject_cast<GridView*>(object) : nullptr;
  return view != nullptr ? new GridAccessible(*view) : nullptr;
}

}  // namespace

GridAccessible::GridAccessible(GridView& view) : QAccessibleWidget(&view, QAccessible::List) {}

GridAccessible::~GridAccessible() {
  for (const auto& [row, id] : m_cards) QAccessible::deleteAccessibleInterface(id);
}

GridView& GridAccessible::view() const {
  return *static_cast<GridView*>(widget());
}

QAccessible::State GridAccessible::state() const {
  QAccessible::State state = QAccessibleWidget::state();
  state.multiSelectable = state.extSelectable = true;
  return state;
}

int GridAccessible::childCount() const {
  return view().model() != nullptr ? view().model()->rowCount() : 0;
}

QAccessibleInterface* GridAccessible::child(int row) const {
  if (row < 0 || row >= childCount()) return nullptr;
  if (const auto known = m_cards.find(row); known != m_cards.end())
    return QAccessible::accessibleInterface(known->second);
  if (m_cards.size() >= kMostCards) {
    for (const auto& [old, id] : m_cards) QAccessible::deleteAccessibleInterface(id);
    m_cards.clear();
  }
  auto* card = new CardAccessible(view(), row);
  m_cards[row] = QAccessible::registerAccessibleInterface(card);
  return card;
}

QAccessibleInterface* GridAccessible::childAt(int x, int y) const {
  const QModelIndex index = view().indexAt(view().viewport()->mapFromGlobal(QPoint(x, y)));
  return index.isValid() ? child(index.row()) : nullptr;
}

QAccessibleInterface* GridAccessible::focusChild() const {
  return view().currentIndex().isValid() ? child(view().currentIndex().row()) : nullptr;
}

int GridAccessible::indexOfChild(const QAccessibleInterface* child) const {
  const auto* card = dynamic_cast<const CardAccessible*>(child);
  return card != nullptr ? card->row() : -1;
}

void installGridAccessible() {
  static const bool isInstalled = [] {
    QAccessible::installFactory(&makeInterface);
    return true;
  }();
  static_cast<void>(isInstalled);
}

}  // namespace jukebox::ui
