#include "ui/shell/control_accessible.h"

#include <QAbstractButton>
#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QToolButton>

namespace jukebox::ui {
namespace {

constexpr const char* kRoleProperty = "accessibleRole";

/// A button that stays down. The toolkit's own would only turn it over: what listens to clicks would not hear of it.
class CheckableAccessible : public QAccessibleWidget {
 public:
  explicit CheckableAccessible(QAbstractButton* button) : QAccessibleWidget(button, roleOf(*button)) {}

  QString text(QAccessible::Text kind) const override {
    const QString words = QAccessibleWidget::text(kind);
    return kind == QAccessible::Name && words.isEmpty() ? button()->text().remove(u'&') : words;
  }
  QAccessible::State state() const override {
    auto state = QAccessibleWidget::state();
    state.checkable = true;
    state.checked = button()->isChecked();
    return state;
  }
  QStringList actionNames() const override {
    return button()->isEnabled() ? QStringList{pressAction()} + QAccessibleWidget::actionNames()
                                 : QAccessibleWidget::actionNames();
  }
  void doAction(const QString& name) override {
    if (name != pressAction()) return QAccessibleWidget::doAction(name);
    if (button()->isEnabled()) button()->click();
  }

 private:
  static QAccessible::Role roleOf(const QAbstractButton& button) {
    const bool isOneOfMany = button.autoExclusive() || (button.group() != nullptr && button.group()->exclusive());
    return isOneOfMany ? QAccessible::RadioButton : QAccessible::CheckBox;
  }
  QAbstractButton* button() const { return static_cast<QAbstractButton*>(widget()); }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  if (widget == nullptr) return nullptr;
  const QVariant role = widget->property(kRoleProperty);
  if (role.isValid()) return new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt()));
  auto* button = qobject_cast<QAbstractButton*>(widget);
  const auto* tool = qobject_cast<QToolButton*>(widget);
  const bool opensMenu = tool != nullptr && tool->menu() != nullptr;
  return button != nullptr && button->isCheckable() && !opensMenu ? new CheckableAccessible(button) : nullptr;
}

}  // namespace

void setAccessibleRole(QWidget* widget, QAccessible::Role role) {
  widget->setProperty(kRoleProperty, static_cast<int>(role));
}

void installControlAccessible() {
  static const bool isInstalled = [] {
    QAccessible::installFactory(&makeInterface);
    return true;
  }();
  static_cast<void>(isInstalled);
}

}  // namespace jukebox::ui
