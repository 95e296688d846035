#include "ui/shell/shortcut_sheet.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

QWidget* groupBox(const QString& title, const std::vector<ShortcutLine>& lines) {
  auto* box = new QWidget;
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, kSpace3);
  grid->setHorizontalSpacing(kSpace4);
  grid->setVerticalSpacing(kSpace2);
  auto* heading = new QLabel(title.toUpper());
  heading->setProperty("role", "section");
  grid->addWidget(heading, 0, 0, 1, 2);
  int row = 1;
  for (const auto& line : lines) {
    if (line.group != title) continue;
    grid->addWidget(new QLabel(line.name), row, 0);
    auto* keys = new QHBoxLayout;
    keys->setSpacing(kSpace1);
    keys->addStretch();
    for (const auto& key : line.keys) {
      auto* label = new QLabel(key);
      label->setProperty("role", "key");
      keys->addWidget(label);
    }
    grid->addLayout(keys, row++, 1);
  }
  grid->setColumnStretch(0, 1);
  return box;
}

}  // namespace

ShortcutSheet::ShortcutSheet(const std::vector<ShortcutLine>& lines, QWidget* parent) : QDialog(parent) {
  setWindowTitle(tr("Keyboard shortcuts"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  layout->setSpacing(kSpace4);
  auto* title = new QLabel(tr("Keyboard shortcuts"));
  title->setProperty("role", "display");
  layout->addWidget(title);
  QStringList groups;
  for (const auto& line : lines) {
    if (!groups.contains(line.group)) groups << line.group;
  }
  auto* page = new QWidget;
  auto* columns = new QHBoxLayout(page);
  columns->setContentsMargins(0, 0, kSpace3, 0);
  columns->setSpacing(kSpace5);
  QVBoxLayout* sides[2] = {new QVBoxLayout, new QVBoxLayout};
  std::size_t heights[2] = {0, 0};
  for (const auto& group : groups) {
    const int side = heights[0] <= heights[1] ? 0 : 1;
    sides[side]->addWidget(groupBox(group, lines));
    for (const auto& line : lines) heights[side] += line.group == group ? 1 : 0;
    heights[side] += 2;
  }
  for (auto* side : sides) {
    side->addStretch();
    columns->addLayout(side, 1);
  }
  auto* scroll = new QScrollArea;
  scroll->setWidget(page);
  scroll->setWidgetResizable(true);
  layout->addWidget(scroll, 1);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  layout->addWidget(buttons);
  constexpr int kScrollBarWidth = 24;
  resize(std::max(820, page->sizeHint().width() + 2 * kSpace5 + kScrollBarWidth), 600);
}

std::vector<ShortcutLine> shortcutLines(const Commands& commands) {
  std::vector<ShortcutLine> lines;
  for (const auto& command : commands.all()) {
    QStringList keys;
    for (const auto& key : command.action->shortcuts()) keys << key.toString(QKeySequence::NativeText);
    if (!keys.isEmpty()) lines.push_back({command.group, command.action->text(), keys});
  }
  const QString list = ShortcutSheet::tr("List");
  lines.push_back({list,
                   ShortcutSheet::tr("Next and previous sample"),
                   {QStringLiteral("←"), QStringLiteral("→"), QStringLiteral("↑"), QStringLiteral("↓")}});
  lines.push_back({list, ShortcutSheet::tr("Extend the selection"), {ShortcutSheet::tr("Shift+arrows")}});
  lines.push_back({list, ShortcutSheet::tr("Next part of the window"), {ShortcutSheet::tr("Tab")}});
  return lines;
}

}  // namespace jukebox::ui
