#include "ui/shell/command_palette.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMostShown = 50;
constexpr int kEntryRole = Qt::UserRole;
constexpr int kDetailRole = Qt::UserRole + 1;
constexpr int kIconRole = Qt::UserRole + 2;

class PaletteDelegate : public QStyledItemDelegate {
 public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const override {
    return {100, 36};
  }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const Tokens& t = Theme::tokens();
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (option.state.testFlag(QStyle::State_Selected)) {
      painter->setPen(Qt::NoPen);
      painter->setBrush(t.accentSoft);
      painter->drawRoundedRect(option.rect.adjusted(0, 1, 0, -1), kControlRadius, kControlRadius);
    }
    const QRect line = option.rect.adjusted(kSpace3, 0, -kSpace3, 0);
    painter->drawPixmap(line.left(), line.center().y() - 8,
                        iconPixmap(static_cast<Icon>(index.data(kIconRole).toInt()), t.secondaryText, 17,
                                   painter->device()->devicePixelRatioF()));
    painter->setFont(textFont(kTextBody));
    painter->setPen(t.text);
    painter->drawText(line.adjusted(17 + kSpace3, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, index.data().toString());
    painter->setPen(t.faintText);
    painter->setFont(textFont(kTextSmall));
    painter->drawText(line, Qt::AlignVCenter | Qt::AlignRight, index.data(kDetailRole).toString());
    painter->restore();
  }
};

}  // namespace

int paletteScore(const QString& name, const QString& typed) {
  int score = 1;
  qsizetype at = -1;
  for (const QChar letter : typed) {
    if (letter.isSpace()) continue;
    const auto found = name.indexOf(letter, at + 1, Qt::CaseInsensitive);
    if (found < 0) return 0;
    const bool isWordStart = found == 0 || !name[found - 1].isLetterOrNumber();
    score += found == at + 1 ? 4 : isWordStart ? 3 : 0;
    at = found;
  }
  return score * 100 - static_cast<int>(std::min<qsizetype>(name.size(), 90));
}

CommandPalette::CommandPalette(QWidget* parent) : QDialog(parent), m_line(new QLineEdit), m_list(new QListWidget) {
  setWindowFlags(Qt::Popup | Qt::FramelessWindowHint);
  setObjectName(QStringLiteral("popup"));
  setAttribute(Qt::WA_StyledBackground);
  setAccessibleName(tr("Command palette"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace2, kSpace2, kSpace2, kSpace2);
  layout->setSpacing(kSpace2);
  m_line->setPlaceholderText(tr("What would you like to do?"));
  m_line->setMinimumHeight(36);
  m_line->setAccessibleName(tr("Command"));
  m_line->installEventFilter(this);
  m_list->setItemDelegate(new PaletteDelegate(this));
  m_list->setFocusPolicy(Qt::NoFocus);
  layout->addWidget(m_line);
  layout->addWidget(m_list);
  connect(m_line, &QLineEdit::textChanged, this, &CommandPalette::filter);
  connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
}

void CommandPalette::open(std::vector<PaletteEntry> entries) {
  m_entries = std::move(entries);
  m_line->clear();
  filter({});
  resize(std::min(560, parentWidget()->width() - 2 * kSpace5), 420);
  move(parentWidget()->mapToGlobal(QPoint((parentWidget()->width() - width()) / 2, 72)));
  show();
  m_line->setFocus();
}

void CommandPalette::filter(const QString& typed) {
  std::vector<std::pair<int, int>> scored;  // (score, entry)
  for (int i = 0; i < static_cast<int>(m_entries.size()); ++i) {
    const int score = paletteScore(m_entries[static_cast<std::size_t>(i)].name, typed);
    if (score > 0) scored.emplace_back(typed.isEmpty() ? 0 : score, i);
  }
  std::stable_sort(scored.begin(), scored.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  m_list->clear();
  for (const auto& [score, at] : scored) {
    if (m_list->count() == kMostShown) break;
    const auto& entry = m_entries[static_cast<std::size_t>(at)];
    auto* item = new QListWidgetItem(entry.name, m_list);
    item->setData(kEntryRole, at);
    item->setData(kDetailRole, entry.detail);
    item->setData(kIconRole, static_cast<int>(entry.icon));
  }
  m_list->setCurrentRow(0);
}

void CommandPalette::run() {
  const auto* item = m_list->currentItem();
  if (item == nullptr) return;
  const auto action = m_entries[static_cast<std::size_t>(item->data(kEntryRole).toInt())].run;
  hide();
  if (action) action();
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const int count = m_list->count(), row = m_list->currentRow();
    if (key == Qt::Key_Down || key == Qt::Key_Up) {
      if (count > 0) m_list->setCurrentRow((row + (key == Qt::Key_Down ? 1 : count - 1)) % count);
      return true;
    }
    if (key == Qt::Key_Return || key == Qt::Key_Enter) {
      run();
      return true;
    }
  }
  return QDialog::eventFilter(watched, event);
}

}  // namespace jukebox::ui
