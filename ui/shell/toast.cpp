#include "ui/shell/toast.h"

#include <QEvent>
#include <QGraphicsDropShadowEffect>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/icons/icons.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMessageMilliseconds = 5000;
constexpr int kFailureMilliseconds = 12000;  // a failure is longer to read

}  // namespace

Toast::Toast(QWidget* window) : QFrame(window), m_icon(new QLabel), m_text(new QLabel), m_button(new QPushButton) {
  setObjectName(QStringLiteral("toast"));
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kSpace3, kSpace2, kSpace2, kSpace2);
  layout->setSpacing(kSpace3);
  layout->addWidget(m_icon);
  layout->addWidget(m_text, 1);
  layout->addWidget(m_button);
  m_text->setWordWrap(false);
  m_timer.setSingleShot(true);
  connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
  connect(m_button, &QPushButton::clicked, this, [this] {
    hide();
    if (m_action) m_action();
  });
  window->installEventFilter(this);
  hide();
}

void Toast::present(Kind kind, const QString& message, const QString& actionName, std::function<void()> action) {
  const Tokens& t = Theme::tokens();
  const bool isFailure = kind == Kind::failure;
  m_icon->setPixmap(
      iconPixmap(isFailure ? Icon::warning : Icon::check, isFailure ? t.danger : t.success, 18, devicePixelRatioF()));
  m_text->setText(message);
  setAccessibleName(message);
  m_button->setText(actionName);
  m_button->setVisible(!actionName.isEmpty());
  m_action = std::move(action);
  place();
  show();
  raise();
  m_timer.start(isFailure ? kFailureMilliseconds : kMessageMilliseconds);
}

QString Toast::message() const {
  return m_text->text();
}

void Toast::place() {
  const int widest = parentWidget()->width() - 2 * kSpace5;
  m_text->setWordWrap(m_text->sizeHint().width() > widest - 160);
  adjustSize();
  resize(std::min(widest, sizeHint().width()), m_text->wordWrap() ? heightForWidth(widest) : sizeHint().height());
  move((parentWidget()->width() - width()) / 2, parentWidget()->height() - height() - 96);
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Resize && isVisible()) place();
  return QFrame::eventFilter(watched, event);
}

}  // namespace jukebox::ui
