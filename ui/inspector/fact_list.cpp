#include "ui/inspector/fact_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr qsizetype kLongestWord = 24;  // a label cannot be narrower than its longest word
constexpr qsizetype kShownEnd = 8;
constexpr qsizetype kLongestPiece = 16;

// A fingerprint alone: its ends tell it apart; copying gives all of it. In a sentence: may be broken anywhere.
QString fitting(const QString& value) {
  if (value.size() > kLongestWord && !value.contains(u' ') && !value.contains(u'-')) {
    return QStringLiteral("%1…%2").arg(value.first(kShownEnd), value.last(kShownEnd));
  }
  QString result;
  qsizetype wordLength = 0;
  for (const QChar c : value) {
    wordLength = c.isSpace() ? 0 : wordLength + 1;
    if (wordLength > 0 && wordLength % kLongestPiece == 0) result += QChar(0x200B);  // zero-width space
    result += c;
  }
  return result;
}

// The style sheet looks at the role when a widget is polished.
void setRole(QLabel& label, const char* role) {
  if (label.property("role") == QLatin1String(role)) return;
  label.setProperty("role", role);
  label.style()->unpolish(&label);
  label.style()->polish(&label);
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

void FactList::begin() {
  m_used = 0;
}

void FactList::finish() {
  for (std::size_t i = m_used; i < m_rows.size(); ++i) {
    for (QLabel* label : {m_rows[i].name, m_rows[i].value, m_rows[i].meaning}) label->hide();
  }
}

FactList::Row& FactList::nextRow() {
  if (m_used == m_rows.size()) {
    const int line = 2 * static_cast<int>(m_rows.size());
    Row row{new QLabel, new QLabel, new QLabel, {}};
    row.value->setTextFormat(Qt::PlainText);
    row.value->setWordWrap(true);
    row.value->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row.meaning->setTextFormat(Qt::PlainText);
    row.meaning->setWordWrap(true);
    row.meaning->setProperty("role", "small");
    m_grid->addWidget(row.name, line, 0, Qt::AlignTop);
    m_grid->addWidget(row.value, line, 1);
    m_grid->addWidget(row.meaning, line + 1, 0, 1, 2);
    m_rows.push_back(row);
  }
  return m_rows[m_used++];
}

void FactList::addSection(const QString& title) {
  const bool isFirst = m_used == 0;
  Row& row = nextRow();
  row.isSection = true;
  row.text.clear();
  setRole(*row.name, "section");
  row.name->setContentsMargins(0, isFirst ? 0 : kSpace3, 0, 0);
  row.name->setText(title);
  row.name->setToolTip({});
  row.name->show();
  row.value->hide();
  row.meaning->hide();
}

void FactList::add(const QString& name, const QString& value, const QString& meaning) {
  if (value.isEmpty()) return;
  Row& row = nextRow();
  row.isSection = false;
  row.text = value;
  setRole(*row.name, "secondary");
  row.name->setContentsMargins(0, 0, 0, 0);
  row.name->setText(name);
  row.name->setToolTip(meaning);
  row.value->setText(fitting(value));
  row.value->setToolTip(row.value->text() == value ? meaning : QStringLiteral("%1\n%2").arg(meaning, value));
  row.value->setAccessibleName(QStringLiteral("%1: %2").arg(name, value));
  row.value->setAccessibleDescription(meaning);
  row.meaning->setText(meaning);
  row.name->show();
  row.value->show();
  row.meaning->setVisible(m_isExplained);
}

void FactList::setExplained(bool isExplained) {
  m_isExplained = isExplained;
  for (std::size_t i = 0; i < m_used; ++i) m_rows[i].meaning->setVisible(isExplained && !m_rows[i].isSection);
}

QString FactList::asText() const {
  QString text;
  for (std::size_t i = 0; i < m_used; ++i) {
    if (!m_rows[i].isSection) text += QStringLiteral("%1: %2\n").arg(m_rows[i].name->text(), m_rows[i].text);
  }
  return text;
}

}  // namespace jukebox::ui
