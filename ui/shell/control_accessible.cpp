#include "ui/shell/control_accessible.h"

#include <QAccessibleWidget>
#include <QButtonGroup>
#include <QToolButton>

namespace jukebox::ui {
namespace {

constexpr const char* kRoleProperty = "accessibleRole";

/// A tool button. The toolkit's own would only turn over one that stays down: what listens to clicks would not hear of
/// it. What a button is may be decided after it was first asked for, so everything is looked up at the moment.
class ToolButtonAccessible : public QAccessibleWidget {
 public:
  explicit ToolButtonAccessible(QToolButton* button) : QAccessibleWidget(button, QAccessible::Button) {}

  QAccessible::Role role() const override {
    if (button()->menu() != nullptr) return QAccessible::ButtonMenu;
    if (!button()->isCheckable()) return QAccessible::Button;
    const bool isOneOfMany =
        button()->autoExclusive() || (button()->group() != nullptr && button()->group()->exclusive());
    return isOneOfMany ? QAccessible::RadioButton : QAccessible::CheckBox;
  }
  QString text(QAccessible::Text kind) const override {
    const QString words = QAccessibleWidget::text(kind);
    return kind == QAccessible::Name && words.isEmpty() ? button()->text().remove(u'&') : words;
  }
  QAccessible::State state() const override {
    auto state = QAccessibleWidget::state();
    state.checkable = button()->isCheckable();
    state.checked = button()->isChecked();
    state.hasPopup = button()->menu() != nullptr;
    return state;
  }
  QStringList actionNames() const override {
    const QString first = button()->menu() != nullptr ? showMenuAction() : pressAction();
    return (button()->isEnabled() ? QStringList{first} : QStringList()) + QAccessibleWidget::actionNames();
  }
  void doAction(const QString& name) override {
    if (name != pressAction() && name != showMenuAction()) return QAccessibleWidget::doAction(name);
    if (!button()->isEnabled()) return;
    button()->menu() != nullptr ? button()->showMenu() : button()->click();
  }

 private:
  QToolButton* button() const { return static_cast<QToolButton*>(widget()); }
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
  auto* widget = qobject_cast<QWidget*>(object);
  if (widget == nullptr) return nullptr;
  const QVariant role = widget->property(kRoleProperty);
  if (role.isValid()) return new QAccessibleWidget(widget, static_cast<QAccessible::Role>(role.toInt()));
  auto* button = qobject_cast<QToolButton*>(widget);
  return button != nullptr ? new ToolButtonAccessible(button) : nullptr;
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
