#include "ui/shell/page_bar.h"

#include <QLabel>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kBarHeight = 56;

}  // namespace

PageBar::PageBar(const QString& title, QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
  setObjectName(QStringLiteral("topBar"));
  setAttribute(Qt::WA_StyledBackground);
  setFixedHeight(kBarHeight);
  m_layout->setContentsMargins(kSpace4, 0, kSpace3, 0);
  m_layout->setSpacing(kSpace2);
  auto* heading = new QLabel(title);
  heading->setProperty("role", "title");
  m_layout->addWidget(heading);
  m_layout->addStretch(1);
}

void PageBar::addFact(QLabel* fact) {
  fact->setProperty("role", "secondary");
  m_layout->insertWidget(1, fact);
}

}  // namespace jukebox::ui
