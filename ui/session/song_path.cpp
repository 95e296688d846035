#include "ui/session/song_path.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <algorithm>

#include "ui/library/sample_text.h"
#include "ui/theme/tokens.h"

namespace jukebox::ui {

SongPath::SongPath(QWidget* parent) : QWidget(parent), m_layout(new QHBoxLayout(this)) {
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(kSpace1);
  setAccessibleName(tr("The song so far"));
}

void SongPath::show(const SessionTree& tree) {
  while (auto* item = m_layout->takeAt(0)) {
    if (item->widget() != nullptr) item->widget()->deleteLater();
    delete item;
  }
  const auto add = [&](const QString& label, const QString& name, const std::string& takeId, int stretch) {
    auto* button = new QPushButton(label);
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setMinimumWidth(button->sizeHint().width());
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    const QString id = text(takeId);
    connect(button, &QPushButton::clicked, this, [this, id] { emit wanted(id); });
    m_layout->addWidget(button, stretch);
  };
  add(tr("Start"), tr("Back to the beginning"), {}, 1);
  int number = 0;
  for (const auto* node : tree.path()) {
    const double seconds = node->durationSeconds - node->newFromSeconds;
    add(tr("%1 s").arg(seconds, 0, 'f', 1),
        tr("Back to the end of step %1, at %2").arg(++number).arg(SampleText::length(node->durationSeconds)),
        node->take.id, std::max(1, static_cast<int>(seconds * 4)));
  }
}

}  // namespace jukebox::ui
