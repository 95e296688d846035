#include "ui/inspector/fact_list.h"

#include <QGridLayout>
#include <QLabel>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr qsizetype kLongestWord = 24;  // a label cannot be narrower than its longest word
constexpr qsizetype kShownEnd = 8;

// Fingerprints: their ends tell them apart; copying gives all of it.
QString fitting(const QString& value) {
  if (value.size() <= kLongestWord || value.contains(u' ') || value.contains(u'-')) return value;
  return QStringLiteral("%1…%2").arg(value.first(kShownEnd), value.last(kShownEnd));
}

}  // namespace

QLabel* sectionHeading(const QString& title) {
  auto* label = new QLabel(title);
  label->setProperty("role", "section");
  return label;
}

FactList::FactList(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this)) {
  m_grid->setContentsMargins(0, 0, 0, 0);
  m_grid->setHorizontalSpacing(kSpace3);
  m_grid->setVerticalSpacing(kSpace2);
  m_grid->setColumnStretch(1, 1);
}

void FactList::clear() {
  while (auto* item = m_grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  m_facts.clear();
  m_row = 0;
}

void FactList::addSection(const QString& title) {
  auto* heading = sectionHeading(title);
  heading->setContentsMargins(0, m_row == 0 ? 0 : kSpace3, 0, 0);
  m_grid->addWidget(heading, m_row++, 0, 1, 2);
}

void FactList::add(const QString& name, const QString& value, const QString& meaning) {
  if (value.isEmpty()) return;
  auto* label = new QLabel(name);
  label->setProperty("role", "secondary");
  label->setToolTip(meaning);
  auto* content = new QLabel(fitting(value));
  content->setTextFormat(Qt::PlainText);
  content->setWordWrap(true);
  content->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  content->setToolTip(content->text() == value ? meaning : QStringLiteral("%1\n%2").arg(meaning, value));
  content->setAccessibleName(QStringLiteral("%1: %2").arg(name, value));
  content->setAccessibleDescription(meaning);
  auto* explanation = new QLabel(meaning);
  explanation->setTextFormat(Qt::PlainText);
  explanation->setWordWrap(true);
  explanation->setProperty("role", "small");
  explanation->setVisible(m_isExplained);
  m_grid->addWidget(label, m_row, 0, Qt::AlignTop);
  m_grid->addWidget(content, m_row++, 1);
  m_grid->addWidget(explanation, m_row++, 0, 1, 2);
  m_facts.push_back({name, value, explanation});
}

void FactList::setExplained(bool isExplained) {
  m_isExplained = isExplained;
  for (const Fact& fact : m_facts) fact.meaning->setVisible(isExplained);
}

QString FactList::asText() const {
  QString text;
  for (const Fact& fact : m_facts) text += QStringLiteral("%1: %2\n").arg(fact.name, fact.value);
  return text;
}

}  // namespace jukebox::ui
