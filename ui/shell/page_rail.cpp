#include "ui/shell/page_rail.h"

#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kRailWidth = 76;  // or what the longest name of the language needs
constexpr int kNameMargin = 10;
constexpr int kBadgeHeight = 16;

/// Icon above its name, and a badge in the corner.
class RailButton : public QToolButton {
 public:
  using QToolButton::QToolButton;
  void setBadge(const QString& badge) {
    m_badge = badge;
    setAccessibleDescription(badge);
    update();
  }

 protected:
  void paintEvent(QPaintEvent* event) override {
    QToolButton::paintEvent(event);
    if (m_badge.isEmpty()) return;
    const Tokens& tokens = Theme::tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(kTextSmall - 1);
    font.setBold(true);
    painter.setFont(font);
    const int badgeWidth = std::max(kBadgeHeight, painter.fontMetrics().horizontalAdvance(m_badge) + kSpace2);
    const QRectF place(width() - badgeWidth - kSpace2, kSpace1, badgeWidth, kBadgeHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawRoundedRect(place, kBadgeHeight / 2.0, kBadgeHeight / 2.0);
    painter.setPen(tokens.onAccent);
    painter.drawText(place, Qt::AlignCenter, m_badge);
  }

 private:
  QString m_badge;
};

}  // namespace

PageRail::PageRail(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this)) {
  setObjectName(QStringLiteral("pageRail"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedWidth(kRailWidth);
  setAccessibleName(tr("Pages"));
  m_layout->setContentsMargins(kSpace1, kSpace2, kSpace1, kSpace2);
  m_layout->setSpacing(kSpace1);
  m_buttons.setExclusive(true);
  connect(&m_buttons, &QButtonGroup::idClicked, this, &PageRail::pageChosen);
}

int PageRail::addPage(Icon which, const QString& name, const QString& explanation) {
  auto* button = new RailButton;
  button->setIcon(icon(which));
  button->setIconSize({22, 22});
  button->setText(name);
  button->setToolTip(explanation);
  button->setAccessibleName(name);
  button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
  button->setCheckable(true);
  button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  button->setFocusPolicy(Qt::StrongFocus);
  const int nameWidth = QFontMetrics(textFont(kTextSmall, QFont::DemiBold)).horizontalAdvance(name);
  setFixedWidth(std::max(minimumWidth(), nameWidth + 2 * kNameMargin));
  const int page = count();
  m_buttons.addButton(button, page);
  m_layout->addWidget(button);
  return page;
}

void PageRail::addSpace() {
  m_layout->addStretch(1);
}

void PageRail::setCurrent(int page) {
  if (auto* chosen = button(page)) chosen->setChecked(true);
}

void PageRail::setBadge(int page, const QString& badge) {
  if (auto* marked = static_cast<RailButton*>(button(page))) marked->setBadge(badge);
}

QToolButton* PageRail::button(int page) const {
  return static_cast<QToolButton*>(m_buttons.button(page));
}

void PageRail::keyPressEvent(QKeyEvent* event) {
  const int step = event->key() == Qt::Key_Down ? 1 : event->key() == Qt::Key_Up ? -1 : 0;
  const auto* focused = qobject_cast<QToolButton*>(focusWidget());
  if (step == 0 || focused == nullptr) return QWidget::keyPressEvent(event);
  const int next = m_buttons.id(const_cast<QToolButton*>(focused)) + step;
  if (auto* target = button(next)) target->setFocus(Qt::TabFocusReason);
}

}  // namespace jukebox::ui
