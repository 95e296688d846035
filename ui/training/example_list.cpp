#include "ui/training/example_list.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/inspector/fact_list.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {

ExampleList::ExampleList(QWidget* parent)
    : QWidget(parent), m_step(new ComboBox), m_list(new QListWidget), m_nothing(new QLabel) {
  m_step->setObjectName(QStringLiteral("exampleStep"));
  m_step->setAccessibleName(tr("Step to listen to"));
  m_list->setObjectName(QStringLiteral("examples"));
  m_list->setAccessibleName(tr("Sounds of this step; Enter plays one"));
  m_list->setIconSize({16, 16});
  m_list->setTextElideMode(Qt::ElideRight);
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_list->setMinimumHeight(60);
  m_nothing->setText(tr("From time to time the training writes down what it can do by then. It appears here."));
  m_nothing->setWordWrap(true);
  m_nothing->setProperty("role", "secondary");
  m_nothing->setAlignment(Qt::AlignTop);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(sectionHeading(tr("LISTEN")));
  layout->addWidget(m_step);
  layout->addWidget(m_list, 1);
  layout->addWidget(m_nothing, 1);
  connect(m_step, &QComboBox::currentIndexChanged, this, &ExampleList::showStep);
  connect(m_list, &QListWidget::itemClicked, this, [this](QListWidgetItem* item) { play(m_list->row(item)); });
  connect(m_list, &QListWidget::itemActivated, this, [this](QListWidgetItem* item) { play(m_list->row(item)); });
  setExamples({});
}

void ExampleList::setExamples(const std::vector<TrainingExample>& examples) {
  if (examples == m_examples && m_list->isVisibleTo(this) == !examples.empty()) return;
  const bool wasNewest = m_step->currentIndex() <= 0;
  const QVariant chosen = m_step->currentData();
  m_examples = examples;
  {
    const QSignalBlocker quiet(m_step);
    m_step->clear();
    for (const TrainingExample& example : m_examples) {
      const auto step = qlonglong{example.step};
      if (m_step->count() == 0 || m_step->itemData(m_step->count() - 1) != QVariant(step)) {
        const QString number = QLocale().toString(step);
        m_step->addItem(
            m_step->count() == 0 ? tr("After step %1, the newest").arg(number) : tr("After step %1").arg(number), step);
      }
    }
    const int place = m_step->findData(chosen);
    m_step->setCurrentIndex(m_step->count() == 0 ? -1 : wasNewest || place < 0 ? 0 : place);
  }
  m_step->setVisible(!m_examples.empty());
  m_list->setVisible(!m_examples.empty());
  m_nothing->setVisible(m_examples.empty());
  showStep();
}

void ExampleList::showStep() {
  const int row = m_list->currentRow();
  m_list->clear();
  for (const TrainingExample& example : m_examples) {
    if (QVariant(qlonglong{example.step}) != m_step->currentData()) continue;
    auto* item = new QListWidgetItem(icon(Icon::play), TrainingText::example(example.name), m_list);
    item->setData(Qt::UserRole, example.file);
    item->setToolTip(item->text());
    item->setSizeHint({0, kControlHeight - kSpace1});
  }
  m_list->setCurrentRow(std::min(row, m_list->count() - 1));
}

void ExampleList::play(int row) {
  if (const auto* item = m_list->item(row)) emit playFileRequested(item->data(Qt::UserRole).toString());
}

}  // namespace jukebox::ui
