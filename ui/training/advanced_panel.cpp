#include "ui/training/advanced_panel.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRegularExpressionValidator>
#include <QSpinBox>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/icons/icons.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/tokens.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr int kFieldWidth = 104;
constexpr double kMostShare = 100, kLargestRate = 1;
constexpr int kMostBatch = 1 << 16, kMostSteps = 100'000'000, kMostThreads = 1024;

QLabel* heading(const QString& text) {
  auto* label = new QLabel(text);
  label->setProperty("role", "small");
  return label;
}

/// A number that may be left to the preset: 0 shows `unset`.
QSpinBox* numberField(int most, const QString& unset, const QString& name, const QString& objectName) {
  auto* box = new QSpinBox;
  box->setRange(0, most);
  box->setSpecialValueText(unset);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setMaximumWidth(kFieldWidth);
  box->setAccessibleName(name);
  box->setObjectName(objectName);
  return box;
}

}  // namespace

AdvancedPanel::AdvancedPanel(QWidget* parent)
    : QWidget(parent), m_fold(new QToolButton), m_content(new QWidget), m_grid(new QGridLayout) {
  m_fold->setObjectName(QStringLiteral("trainingAdvanced"));
  m_fold->setCheckable(true);
  m_fold->setText(tr("Advanced"));
  m_fold->setIcon(icon(Icon::chevronRight));
  m_fold->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  m_grid->setHorizontalSpacing(kSpace3);
  m_grid->setVerticalSpacing(kSpace2);
  auto* inside = new QVBoxLayout(m_content);
  inside->setContentsMargins(0, 0, 0, 0);
  inside->setSpacing(kSpace4);
  inside->addLayout(m_grid);
  inside->addWidget(makeGeneral());
  m_content->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  layout->addWidget(m_fold, 0, Qt::AlignLeft);
  layout->addWidget(m_content);
  connect(m_fold, &QToolButton::toggled, this, [this](bool isOpen) {
    m_fold->setIcon(icon(isOpen ? Icon::chevronDown : Icon::chevronRight));
    m_content->setVisible(isOpen);
  });
}

QWidget* AdvancedPanel::makeGeneral() {
  auto* box = new QWidget;
  auto* grid = new QGridLayout(box);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(kSpace3);
  grid->setVerticalSpacing(kSpace1);
  m_threads = numberField(kMostThreads, tr("All cores"), tr("Processor threads"), QStringLiteral("trainingThreads"));
  m_seed = new QLineEdit;
  m_seed->setObjectName(QStringLiteral("trainingSeed"));
  m_seed->setAccessibleName(tr("Seed"));
  m_seed->setPlaceholderText(tr("Preset"));
  m_seed->setMaximumWidth(kFieldWidth);
  m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,15}")), m_seed));
  m_checkpoint = numberField(kMostSteps, tr("Preset"), tr("Steps from checkpoint to checkpoint"),
                             QStringLiteral("checkpointSteps"));
  m_validate =
      numberField(kMostSteps, tr("Preset"), tr("Steps from validation to validation"), QStringLiteral("validateSteps"));
  const std::pair<QString, QWidget*> fields[] = {{tr("&Threads"), m_threads},
                                                 {tr("&Seed"), m_seed},
                                                 {tr("Steps between &checkpoints"), m_checkpoint},
                                                 {tr("Steps between &validations"), m_validate}};
  int column = 0;
  for (const auto& [name, field] : fields) {
    auto* label = heading(name);
    label->setBuddy(field);
    grid->addWidget(label, 0, column);
    grid->addWidget(field, 1, column++);
  }
  grid->setColumnStretch(column, 1);
  for (auto* number : {m_threads, m_checkpoint, m_validate}) {
    connect(number, &QSpinBox::valueChanged, this, &AdvancedPanel::changed);
  }
  connect(m_seed, &QLineEdit::textChanged, this, &AdvancedPanel::changed);
  return box;
}

void AdvancedPanel::setStages(const std::vector<StageWish>& stages) {
  const bool isSame = std::equal(stages.begin(), stages.end(), m_stages.begin(), m_stages.end(),
                                 [](const StageWish& a, const StageWish& b) {
                                   return a.kind == b.kind && a.level == b.level && a.preset == b.preset;
                                 });
  if (isSame) return;
  m_stages = stages;
  m_rows.clear();
  while (QLayoutItem* item = m_grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const QString titles[] = {tr("Stage"), tr("Share"), tr("Preset"), tr("Learning rate"), tr("Batch"), tr("Most steps")};
  int column = 0;
  for (const QString& title : titles) m_grid->addWidget(heading(title), 0, column++);
  m_grid->setColumnStretch(column, 1);
  for (const StageWish& stage : stages) addRow(stage);
}

void AdvancedPanel::addRow(const StageWish& stage) {
  const int number = static_cast<int>(m_rows.size());
  const QString name = TrainingText::stage(stage);
  const auto objectName = [&](const char* what) { return QString::fromLatin1(what) + QString::number(number); };
  Row row;
  row.share = new QDoubleSpinBox;
  row.share->setRange(0.1, kMostShare);
  row.share->setDecimals(1);
  row.share->setValue(usualShare(stage.kind));
  row.share->setToolTip(tr("Of the budget, compared with the other stages."));
  row.share->setAccessibleName(tr("%1: share of the budget").arg(name));
  row.share->setEnabled(m_stages.size() > 1);
  row.preset = new ComboBox;
  for (const QString& preset : presetsOf(stage.kind, m_stages.front().preset)) row.preset->addItem(preset, preset);
  row.preset->setCurrentIndex(row.preset->findData(stage.preset));
  row.preset->setEnabled(row.preset->count() > 1);
  row.preset->setAccessibleName(tr("%1: preset").arg(name));
  row.learningRate = new QDoubleSpinBox;
  row.learningRate->setDecimals(6);
  row.learningRate->setRange(0, kLargestRate);
  row.learningRate->setSpecialValueText(tr("Preset"));
  row.learningRate->setAccessibleName(tr("%1: learning rate").arg(name));
  row.batch = numberField(kMostBatch, tr("Preset"), tr("%1: pieces a step").arg(name), objectName("stageBatch"));
  row.steps = numberField(kMostSteps, tr("No limit"), tr("%1: most steps").arg(name), objectName("stageSteps"));
  row.share->setObjectName(objectName("stageShare"));
  row.preset->setObjectName(objectName("stagePreset"));
  row.learningRate->setObjectName(objectName("stageRate"));
  for (auto* box : {row.share, row.learningRate}) {
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setMaximumWidth(kFieldWidth);
    connect(box, &QDoubleSpinBox::valueChanged, this, &AdvancedPanel::changed);
  }
  for (auto* box : {row.batch, row.steps}) connect(box, &QSpinBox::valueChanged, this, &AdvancedPanel::changed);
  connect(row.preset, &QComboBox::currentIndexChanged, this, &AdvancedPanel::changed);
  int column = 0;
  m_grid->addWidget(new QLabel(name), number + 1, column++);
  for (QWidget* field :
       std::initializer_list<QWidget*>{row.share, row.preset, row.learningRate, row.batch, row.steps}) {
    m_grid->addWidget(field, number + 1, column++);
  }
  m_rows.push_back(row);
}

AdvancedTraining AdvancedPanel::settings() const {
  AdvancedTraining settings;
  for (const Row& row : m_rows) {
    settings.stages.push_back({row.share->value(), row.preset->currentData().toString(), row.learningRate->value(),
                               row.batch->value(), row.steps->value()});
  }
  settings.threads = m_threads->value();
  if (!m_seed->text().isEmpty()) settings.seed = m_seed->text().toULongLong();
  settings.checkpointSteps = m_checkpoint->value();
  settings.validateSteps = m_validate->value();
  return settings;
}

}  // namespace jukebox::ui
