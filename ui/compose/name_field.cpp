#include "ui/compose/name_field.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QCompleter>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>

#include "ui/compose/compose_parts.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr int kMostNameCharacters = 250;
constexpr int kVisibleNames = 12;

/// Where the last word of `text` begins.
qsizetype lastWordBegin(const QString& text) {
  qsizetype begin = text.size();
  while (begin > 0 && !text[begin - 1].isSpace()) --begin;
  return begin;
}

}  // namespace

QStringList namesInOrder(std::span<const VocabularyEntry> entries) {
  QStringList names;
  names.reserve(std::ssize(entries));
  for (const auto& entry : entries) names << text(entry.name);
  return names;
}

QStringList sortedNames(std::span<const VocabularyEntry> entries) {
  QStringList names = namesInOrder(entries);
  names.removeDuplicates();
  names.sort(Qt::CaseInsensitive);
  return names;
}

NameField::NameField(const QString& label, const QString& objectName, QWidget* parent)
    : QWidget(parent),
      m_line(new QLineEdit),
      m_completer(new QCompleter(&m_names, this)),
      m_problem(composeMessage("danger", objectName + QStringLiteral("Problem"))),
      m_chipRow(new QWidget),
      m_chips(new QHBoxLayout(m_chipRow)),
      m_anyway(new QCheckBox(tr("Use it anyway: the model then knows nothing about it"))) {
  m_line->setObjectName(objectName);
  m_line->setMaxLength(kMostNameCharacters);
  m_line->setClearButtonEnabled(false);
  m_chipRow->setObjectName(objectName + QStringLiteral("Chips"));
  m_anyway->setObjectName(objectName + QStringLiteral("Anyway"));
  m_chips->setContentsMargins(0, 0, 0, 0);
  m_chips->setSpacing(kSpace1);
  m_chipRow->hide();
  m_anyway->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace1);
  addField(layout, label, m_line);
  layout->addWidget(m_problem);
  layout->addWidget(m_chipRow);
  layout->addWidget(m_anyway);
  setFocusProxy(m_line);

  m_completer->setWidget(m_line);
  m_completer->setCaseSensitivity(Qt::CaseInsensitive);
  m_completer->setFilterMode(Qt::MatchContains);
  m_completer->setMaxVisibleItems(kVisibleNames);
  m_completer->popup()->setObjectName(objectName + QStringLiteral("Popup"));
  connect(m_completer, qOverload<const QString&>(&QCompleter::activated), this, &NameField::takeCompletion);
  connect(m_line, &QLineEdit::textEdited, this, &NameField::complete);
  connect(m_line, &QLineEdit::textChanged, this, [this] {
    const QSignalBlocker blocker(m_anyway);
    m_anyway->setChecked(false);
    emit changed();
  });
  connect(m_anyway, &QCheckBox::toggled, this, &NameField::changed);
}

void NameField::setNames(const QStringList& names, bool takesSeveral) {
  m_takesSeveral = takesSeveral;
  if (names != m_names.stringList()) m_names.setStringList(names);
}

void NameField::setPlaceholder(const QString& text) {
  m_line->setPlaceholderText(text);
}

QString NameField::value() const {
  return m_line->text().trimmed();
}

void NameField::setValue(const QString& value) {
  m_line->setText(value);
}

bool NameField::isAccepted() const {
  return m_anyway->isChecked();
}

void NameField::setAccepted(bool accepted) {
  m_anyway->setChecked(accepted);
}

void NameField::complete() {
  const QString typed = m_line->text().left(m_line->cursorPosition());
  const QString word = m_takesSeveral ? typed.mid(lastWordBegin(typed)) : typed.trimmed();
  if (word.isEmpty()) return m_completer->popup()->hide();
  m_completer->setCompletionPrefix(word);
  // A word that is complete needs no list.
  if (m_completer->completionCount() == 0 ||
      (m_completer->completionCount() == 1 &&
       m_completer->currentCompletion().compare(word, Qt::CaseInsensitive) == 0)) {
    return m_completer->popup()->hide();
  }
  m_completer->complete();
}

void NameField::takeCompletion(const QString& name) {
  if (!m_takesSeveral) return m_line->setText(name);
  const qsizetype cursor = m_line->cursorPosition();
  const QString typed = m_line->text().left(cursor);
  m_line->setText(typed.left(lastWordBegin(typed)) + name + m_line->text().mid(cursor));
}

void NameField::replaceUnknown(const QString& name) {
  QString text = m_line->text();
  const qsizetype place = m_takesSeveral ? text.indexOf(m_unknown, 0, Qt::CaseInsensitive) : -1;
  m_line->setText(place < 0 ? name : text.replace(place, m_unknown.size(), name));
  m_line->setFocus();
}

void NameField::showProblem(const QString& problem, const QString& unknown, const QStringList& nearest,
                            bool isAcceptable) {
  m_unknown = unknown;
  showMessage(m_problem, problem);
  setWrong(m_line, !problem.isEmpty());
  m_line->setAccessibleDescription(problem);
  m_anyway->setVisible(isAcceptable);
  while (QLayoutItem* item = m_chips->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  for (const QString& name : nearest) {
    auto* chip = new QPushButton(name);
    chip->setObjectName(QStringLiteral("chip"));
    chip->setAccessibleName(tr("Use %1").arg(name));
    // Later: the chip that was clicked is deleted by what follows.
    connect(
        chip, &QPushButton::clicked, this, [this, name] { replaceUnknown(name); }, Qt::QueuedConnection);
    m_chips->addWidget(chip);
  }
  m_chips->addStretch(1);
  m_chipRow->setVisible(!nearest.isEmpty());
}

}  // namespace jukebox::ui
