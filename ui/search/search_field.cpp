#include "ui/search/search_field.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QStyle>
#include <QToolButton>

#include "ui/icons/icons.h"
#include "ui/search/query_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMostOffers = 9;
constexpr int kMostHistory = 30;
constexpr int kReplacementRole = Qt::UserRole;

void setFlag(QWidget* widget, const char* name, bool value) {
  if (widget->property(name).toBool() == value) return;
  widget->setProperty(name, value);
  widget->style()->unpolish(widget);
  widget->style()->polish(widget);
}

QToolButton* smallButton(Icon which, const QString& name) {
  auto* button = new QToolButton;
  button->setIcon(icon(which));
  button->setIconSize({16, 16});
  button->setToolTip(name);
  button->setAccessibleName(name);
  return button;
}

}  // namespace

SearchField::SearchField(QWidget* parent)
    : QFrame(parent),
      m_chipLayout(new QHBoxLayout),
      m_line(new QLineEdit),
      m_clear(smallButton(Icon::close, tr("Clear the search"))),
      m_save(smallButton(Icon::bookmark, tr("Save this search in the sidebar"))),
      m_mistake(new QLabel(this, Qt::ToolTip | Qt::FramelessWindowHint)),
      m_popup(new QListWidget(this)) {
  setObjectName(QStringLiteral("searchField"));
  setFixedHeight(38);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kSpace3, 0, kSpace1, 0);
  layout->setSpacing(kSpace1);
  auto* glass = new QToolButton;
  glass->setIcon(icon(Icon::search));
  glass->setIconSize({18, 18});
  glass->setFocusPolicy(Qt::NoFocus);
  glass->setAccessibleName(tr("Search"));
  connect(glass, &QToolButton::clicked, this, &SearchField::focusField);
  m_chipLayout->setSpacing(kSpace1);
  layout->addWidget(glass);
  layout->addLayout(m_chipLayout);
  layout->addWidget(m_line, 1);
  layout->addWidget(m_save);
  layout->addWidget(m_clear);
  m_line->setPlaceholderText(tr("Search titles, artists, lyrics, tags…   or artist:  genre:  rating:>3"));
  m_line->setAccessibleName(tr("Search the library"));
  m_line->setMaxLength(2000);
  m_line->installEventFilter(this);
  m_clear->hide();
  m_save->hide();
  m_mistake->setObjectName(QStringLiteral("toast"));
  m_mistake->setMargin(kSpace2);
  m_mistake->setWordWrap(true);

  m_popup->setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
  m_popup->setFocusPolicy(Qt::NoFocus);
  m_popup->setObjectName(QStringLiteral("popup"));
  m_popup->setAccessibleName(tr("Completions"));
  connect(m_popup, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { take(m_popup->row(item)); });
  connect(m_line, &QLineEdit::textEdited, this, &SearchField::textEdited);
  connect(m_clear, &QToolButton::clicked, this, [this] {
    setQuery({});
    emitQuery();
    focusField();
  });
  connect(m_save, &QToolButton::clicked, this, [this] { emit saveRequested(query()); });
}

QString SearchField::query() const {
  QStringList parts = m_chips;
  const QString typed = m_line->text().simplified();
  if (!typed.isEmpty()) parts << typed;
  return parts.join(u' ');
}

void SearchField::setQuery(const QString& query) {
  clearChips();
  m_line->setText(query);
  makeChips(true);
  m_lastQuery = this->query();
  m_clear->setVisible(!m_lastQuery.isEmpty());
  m_save->setVisible(!m_lastQuery.isEmpty());
  m_popup->hide();
}

void SearchField::addChip(const QString& term) {
  m_chips << term;
  auto* chip = new QToolButton;
  chip->setObjectName(QStringLiteral("chip"));
  chip->setText(term);
  chip->setIcon(icon(Icon::close));
  chip->setIconSize({12, 12});
  chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  chip->setLayoutDirection(Qt::RightToLeft);
  chip->setToolTip(tr("Remove %1").arg(term));
  chip->setAccessibleName(tr("Remove %1").arg(term));
  connect(chip, &QToolButton::clicked, this, [this, chip] {
    const int at = m_chipLayout->indexOf(chip);
    if (at < 0) return;
    m_chips.removeAt(at);
    m_chipLayout->removeWidget(chip);
    chip->deleteLater();
    emitQuery();
    focusField();
  });
  m_chipLayout->addWidget(chip);
}

void SearchField::clearChips() {
  m_chips.clear();
  while (auto* item = m_chipLayout->takeAt(0)) {
    item->widget()->deleteLater();
    delete item;
  }
}

void SearchField::makeChips(bool all) {
  const QString typed = m_line->text();
  if (!all && !(typed.endsWith(u' ') && m_line->cursorPosition() == typed.size())) return;
  QStringList rest;
  for (const auto& term : splitTerms(typed)) {
    const bool isOpen = term.count(u'"') % 2 == 1;
    if (isFieldTerm(term) && !isOpen) {
      addChip(term);
    } else {
      rest << term;
    }
  }
  QString left = rest.join(u' ');
  if (!all && !left.isEmpty()) left += u' ';
  if (left != typed) m_line->setText(left);
}

void SearchField::textEdited() {
  makeChips(false);
  emitQuery();
  offer();
}

void SearchField::emitQuery() {
  const QString now = query();
  m_clear->setVisible(!now.isEmpty());
  m_save->setVisible(!now.isEmpty());
  if (now == m_lastQuery) return;
  m_lastQuery = now;
  showMistake({}, {});
  emit queryChanged(now);
}

void SearchField::remember() {
  const QString now = query();
  if (now.isEmpty()) return;
  m_history.removeAll(now);
  m_history.prepend(now);
  while (m_history.size() > kMostHistory) m_history.removeLast();
}

void SearchField::addOffer(const QString& replacement, const QString& label, const QString& meaning) {
  if (m_popup->count() >= kMostOffers) return;
  auto* item = new QListWidgetItem(meaning.isEmpty() ? label : QStringLiteral("%1   —   %2").arg(label, meaning));
  item->setData(kReplacementRole, replacement);
  item->setSizeHint({0, 30});
  m_popup->addItem(item);
}

void SearchField::offer() {
  m_popup->clear();
  const QString typed = m_line->text();
  const auto [start, length] = termAt(typed, m_line->cursorPosition());
  QString term = typed.mid(start, length);
  const QString sign = term.startsWith(u'-') ? QStringLiteral("-") : QString();
  term.remove(0, sign.size());
  const auto colon = term.indexOf(u':');
  if (colon > 0) {
    const QString field = term.left(colon);
    const QString begun = term.mid(colon + 1).remove(u'"');
    QStringList values = fixedValues(field);
    if (const auto known = m_values.find(field); known != m_values.end()) values << known->second;
    for (const auto& value : values) {
      const bool fits =
          value.startsWith(begun, Qt::CaseInsensitive) || value.contains(u' ' + begun, Qt::CaseInsensitive);
      const QString whole = sign + fieldTerm(field, value);
      if (fits && whole != sign + term) addOffer(whole + u' ', value, {});
    }
  } else if (!term.isEmpty()) {
    for (const auto& field : fieldNames()) {
      if (field.startsWith(term, Qt::CaseInsensitive)) addOffer(sign + field + u':', field + u':', fieldMeaning(field));
    }
    for (const auto& [field, values] : m_values) {
      for (const auto& value : values) {
        if (term.size() < 2 || !value.startsWith(term, Qt::CaseInsensitive)) continue;
        addOffer(sign + fieldTerm(field, value) + u' ', value, field);
      }
    }
  } else if (typed.isEmpty() && m_chips.isEmpty()) {
    for (const auto& earlier : m_history) addOffer(earlier, earlier, {});
  }
  placePopup();
}

void SearchField::placePopup() {
  if (m_popup->count() == 0 || !m_line->hasFocus()) return m_popup->hide();
  const QPoint below = mapToGlobal(QPoint(0, height() + kSpace1));
  m_popup->setGeometry(below.x(), below.y(), std::max(360, width() / 2), m_popup->count() * 30 + 10);
  m_popup->setCurrentRow(-1);
  m_popup->show();
}

void SearchField::take(int row) {
  const QString replacement = m_popup->item(row)->data(kReplacementRole).toString();
  QString typed = m_line->text();
  const auto [start, length] = termAt(typed, m_line->cursorPosition());
  typed.replace(start, length, replacement);
  m_line->setText(typed);
  m_line->setCursorPosition(static_cast<int>(start + replacement.size()));
  makeChips(false);
  emitQuery();
  offer();
}

bool SearchField::handleKey(int key) {
  const bool isOffering = m_popup->isVisible();
  const int row = m_popup->currentRow(), count = m_popup->count();
  switch (key) {
    case Qt::Key_Down:
      if (isOffering) {
        m_popup->setCurrentRow((row + 1) % count);
      } else {
        emit left();
      }
      return true;
    case Qt::Key_Up:
      if (isOffering) m_popup->setCurrentRow((row + count - (row < 0 ? 0 : 1)) % count);
      return isOffering;
    case Qt::Key_Tab:
      if (!isOffering) return false;
      take(std::max(0, row));
      return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
      if (isOffering && row >= 0) {
        take(row);
        return true;
      }
      makeChips(true);
      m_popup->hide();
      remember();
      emit left();
      return true;
    case Qt::Key_Escape:
      if (isOffering) {
        m_popup->hide();
      } else {
        setQuery({});
        m_lastQuery.clear();
        showMistake({}, {});
        emit queryChanged({});
        emit left();
      }
      return true;
    case Qt::Key_Backspace:
      if (!m_line->text().isEmpty() || m_chips.isEmpty()) return false;
      // The last chip becomes text again.
      m_line->setText(m_chips.takeLast());
      delete m_chipLayout->takeAt(m_chipLayout->count() - 1)->widget();
      return true;
    default:
      return false;
  }
}

bool SearchField::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_line && event->type() == QEvent::KeyPress) {
    if (handleKey(static_cast<QKeyEvent*>(event)->key())) return true;
  }
  if (watched == m_line && event->type() == QEvent::FocusIn) {
    setFlag(this, "focused", true);
    if (!mistake().isEmpty()) m_mistake->show();
    if (static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason) {
      QMetaObject::invokeMethod(this, &SearchField::offer, Qt::QueuedConnection);
    }
  }
  if (watched == m_line && event->type() == QEvent::FocusOut) {
    setFlag(this, "focused", false);
    m_popup->hide();
    m_mistake->hide();
    remember();
  }
  return QFrame::eventFilter(watched, event);
}

void SearchField::hideEvent(QHideEvent* event) {
  m_popup->hide();
  m_mistake->hide();
  QFrame::hideEvent(event);
}

void SearchField::showMistake(const QString& message, const QString& advice) {
  setFlag(this, "wrong", !message.isEmpty());
  m_line->setAccessibleDescription(message);
  m_mistake->setText(message.isEmpty()
                         ? QString()
                         : QStringLiteral("<b>%1</b><br>%2").arg(message.toHtmlEscaped(), advice.toHtmlEscaped()));
  if (message.isEmpty()) return m_mistake->hide();
  if (m_popup->isVisible()) return;  // what is offered says how to go on
  m_mistake->setFixedWidth(std::min(width(), 520));
  m_mistake->adjustSize();
  m_mistake->move(mapToGlobal(QPoint(0, height() + kSpace1)));
  m_mistake->setVisible(m_line->hasFocus());
}

QString SearchField::mistake() const {
  return m_mistake->text();
}

void SearchField::focusField() {
  m_line->setFocus(Qt::ShortcutFocusReason);
  m_line->selectAll();
}

}  // namespace jukebox::ui
