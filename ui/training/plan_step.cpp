#include "ui/training/plan_step.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"
#include "ui/training/advanced_panel.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr double kUsualHours = 7, kMostHours = 1000, kLeastHours = 0.1;
constexpr int kFormWidth = 760;

QLabel* label(const QString& text, const char* role = nullptr) {
  auto* made = new QLabel(text);
  made->setTextFormat(Qt::PlainText);
  if (role != nullptr) made->setProperty("role", role);
  return made;
}

}  // namespace

PlanStep::PlanStep(TrainingDesk& desk, ModelCatalog& models, QWidget* parent)
    : QWidget(parent), m_desk(desk), m_models(models), m_stages(new QGridLayout), m_advanced(new AdvancedPanel) {
  auto* content = new QWidget;
  content->setMaximumWidth(kFormWidth);
  auto* column = new QVBoxLayout(content);
  column->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace3);
  column->setSpacing(kSpace4);
  column->addWidget(makeChoice());
  column->addWidget(makeForm());
  column->addWidget(sectionHeading(tr("STAGES, ONE AFTER ANOTHER")));
  m_stages->setHorizontalSpacing(kSpace4);
  m_stages->setVerticalSpacing(kSpace2);
  m_stages->setColumnStretch(3, 1);
  column->addLayout(m_stages);
  column->addWidget(m_advanced);
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("inspectorPage"));
  scroll->setWidgetResizable(true);
  scroll->setWidget(content);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(scroll, 1);
  layout->addWidget(makeButtons());
  connect(&m_models, &ModelCatalog::changed, this, &PlanStep::fillModels);
  connect(m_advanced, &AdvancedPanel::changed, this, &PlanStep::showPlan);
  fillModels();
}

QWidget* PlanStep::makeChoice() {
  auto* box = new QWidget;
  m_own = new QRadioButton(tr("A model of my &own, from the beginning"));
  m_own->setObjectName(QStringLiteral("ownModel"));
  m_own->setChecked(true);
  m_fineTune = new QRadioButton(tr("&Fine-tune an installed model"));
  m_fineTune->setObjectName(QStringLiteral("fineTune"));
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace5);
  layout->addWidget(m_own);
  layout->addWidget(m_fineTune);
  layout->addStretch(1);
  connect(m_own, &QRadioButton::toggled, this, [this] {
    suggestName();
    showPlan();
  });
  return box;
}

QWidget* PlanStep::makeForm() {
  auto* box = new QWidget;
  m_form = new QFormLayout(box);
  m_form->setContentsMargins(0, 0, 0, 0);
  m_form->setHorizontalSpacing(kSpace4);
  m_form->setVerticalSpacing(kSpace2);
  m_preset = new ComboBox;
  for (const TrainingPreset& preset : trainingPresets()) {
    const QString name = QString::fromLatin1(preset.name);
    m_preset->addItem(TrainingText::preset(name), name);
  }
  m_model = new ComboBox;
  m_level = new ComboBox;
  m_meaning = label({}, "small");
  m_meaning->setWordWrap(true);
  m_hours = new QDoubleSpinBox;
  m_hours->setRange(kLeastHours, kMostHours);
  m_hours->setDecimals(1);
  m_hours->setValue(kUsualHours);
  m_hours->setSuffix(tr(" hours"));
  m_hours->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_hours->setMinimumHeight(kControlHeight);
  m_hours->setMaximumWidth(140);
  m_name = new QLineEdit;
  m_name->setMaxLength(64);
  m_licence = new QLineEdit;
  m_licence->setMaxLength(200);
  const std::tuple<QString, QWidget*, const char*> rows[] = {{tr("&Kind"), m_preset, "preset"},
                                                             {tr("&Model"), m_model, "baseModel"},
                                                             {tr("L&evel"), m_level, "level"},
                                                             {QString(), m_meaning, "presetMeaning"},
                                                             {tr("&Budget"), m_hours, "hours"},
                                                             {tr("&Name"), m_name, "modelName"},
                                                             {tr("&Licence of the model"), m_licence, "modelLicence"}};
  for (const auto& [name, widget, objectName] : rows) {
    widget->setObjectName(QString::fromLatin1(objectName));
    if (!name.isEmpty()) widget->setAccessibleName(QString(name).remove(u'&'));
    m_form->addRow(name, widget);
  }
  for (QComboBox* choice : {m_preset, m_level})
    connect(choice, &QComboBox::currentIndexChanged, this, &PlanStep::showPlan);
  connect(m_model, &QComboBox::currentIndexChanged, this, &PlanStep::fillLevels);
  connect(m_hours, &QDoubleSpinBox::valueChanged, this, &PlanStep::showPlan);
  connect(m_name, &QLineEdit::textChanged, this, &PlanStep::showPlan);
  return box;
}

QWidget* PlanStep::makeButtons() {
  auto* box = new QWidget;
  m_message = label({}, "danger");
  m_message->setObjectName(QStringLiteral("planMessage"));
  m_message->setWordWrap(true);
  auto* backButton = new QPushButton(tr("Back"));
  backButton->setObjectName(QStringLiteral("planBack"));
  m_start = new QPushButton(tr("Start training"));
  m_start->setObjectName(QStringLiteral("startTraining"));
  m_start->setProperty("role", "primary");
  auto* layout = new QHBoxLayout(box);
  layout->setContentsMargins(kSpace5, kSpace2, kSpace5, kSpace4);
  layout->setSpacing(kSpace3);
  layout->addWidget(m_message, 1);
  layout->addWidget(backButton);
  layout->addWidget(m_start);
  connect(backButton, &QPushButton::clicked, this, &PlanStep::back);
  connect(m_start, &QPushButton::clicked, this, &PlanStep::start);
  return box;
}

const TrainingDataset* PlanStep::dataset() const {
  for (const TrainingDataset& dataset : m_desk.datasets()) {
    if (dataset.id == m_datasetId) return &dataset;
  }
  return nullptr;
}

const ModelEntry* PlanStep::baseModel() const {
  return m_models.find(m_model->currentData().toString().toStdString());
}

void PlanStep::setDataset(const std::string& id) {
  m_datasetId = id;
  if (const auto* chosen = dataset()) m_licence->setText(chosen->licence);
  suggestName();
  showPlan();
}

void PlanStep::fillModels() {
  const QString chosen = m_model->currentData().toString();
  {
    const QSignalBlocker quiet(m_model);
    m_model->clear();
    for (const ModelEntry& entry : m_models.models()) {
      if (!entry.model.card.priors.empty()) m_model->addItem(text(entry.model.card.name), text(entry.model.card.name));
    }
    m_model->setCurrentIndex(std::max(0, m_model->findData(chosen)));
  }
  fillLevels();
}

void PlanStep::fillLevels() {
  {
    const QSignalBlocker quiet(m_level);
    m_level->clear();
    if (const ModelEntry* entry = baseModel()) {
      const auto& priors = entry->model.card.priors;
      for (auto prior = priors.rbegin(); prior != priors.rend(); ++prior) {
        const int level = prior->hyperparameters.level;
        const bool isTop = level == entry->model.card.topLevel();
        m_level->addItem(isTop ? tr("Level %1: composes").arg(level) : tr("Level %1: adds detail").arg(level), level);
      }
    }
  }
  suggestName();
  showPlan();
}

void PlanStep::suggestName() {
  QString wanted = m_own->isChecked() ? QStringLiteral("my-model") : m_model->currentText() + QStringLiteral("-tuned");
  if (!isModelName(wanted)) wanted = QStringLiteral("my-model");
  QString free = wanted;
  const auto isTaken = [&](const QString& name) {
    return m_models.find(name.toStdString()) != nullptr ||
           m_models.find((name + QStringLiteral("-codec")).toStdString()) != nullptr;
  };
  for (int i = 2; isTaken(free) && i < 1000; ++i) free = QStringLiteral("%1-%2").arg(wanted).arg(i);
  m_name->setText(free);
}

TrainingWish PlanStep::wish() const {
  TrainingWish wish;
  wish.name = m_name->text().trimmed();
  wish.datasetId = m_datasetId;
  wish.licence = m_licence->text().trimmed();
  if (m_own->isChecked()) {
    const TrainingPreset* preset = trainingPreset(m_preset->currentData().toString());
    wish.preset = m_preset->currentData().toString();
    wish.sampleRate = preset->sampleRate;
    wish.stages = ownModelStages(*preset, m_hours->value());
  } else if (const ModelEntry* base = baseModel()) {
    wish.baseModel = text(base->model.folder.string());
    wish.baseName = text(base->model.card.name);
    wish.sampleRate = base->model.card.codec.sampleRate;
    wish.stages = fineTuningStages(m_level->currentData().toInt(), m_hours->value());
  }
  return wish;
}

QString PlanStep::problemOf(const TrainingWish& wish) const {
  if (dataset() == nullptr) return tr("Choose recordings first.");
  if (wish.stages.empty()) return tr("No installed model can be fine-tuned. Import one on the Models page.");
  if (wish.name.isEmpty()) return tr("Give the model a name.");
  if (!isModelName(wish.name)) return tr("A name has letters, digits, dots, - and _, without spaces.");
  for (std::size_t i = 0; i < wish.stages.size(); ++i) {
    const QString name = stageModelName(wish, i);
    if (m_models.find(name.toStdString()) != nullptr) return tr("There is a model named \"%1\" already.").arg(name);
  }
  return warningOf(wish);
}

QString PlanStep::warningOf(const TrainingWish& wish) const {
  double pieceSeconds = 0;
  int pieces = 0;
  if (const TrainingPreset* preset = trainingPreset(wish.preset)) {
    pieceSeconds = preset->pieceSeconds;
    pieces = preset->piecesAStep;
  } else if (const ModelEntry* base = baseModel()) {
    const auto* prior = base->model.card.priorOf(wish.stages.front().level);
    if (prior == nullptr) return {};
    const CodecHyperparameters& codec = base->model.card.codec;
    pieceSeconds = static_cast<double>(prior->hyperparameters.nCtx) *
                   static_cast<double>(codec.samplesPerToken(prior->hyperparameters.level)) / codec.sampleRate;
    pieces = trainingPresets().front().piecesAStep;
  }
  const PieceCount count = pieceCount(dataset()->summary.lengthsSeconds, pieceSeconds, pieces);
  if (count.isEnough()) return {};
  return tr("These recordings are too few: learning needs %1 pieces of %2 s, and they give %3. Add recordings of at "
            "least that length.")
      .arg(count.needed)
      .arg(std::ceil(pieceSeconds))
      .arg(count.available);
}

void PlanStep::showPlan() {
  const bool isOwn = m_own->isChecked();
  m_form->setRowVisible(m_preset, isOwn);
  m_form->setRowVisible(m_model, !isOwn);
  m_form->setRowVisible(m_level, !isOwn);
  m_meaning->setText(isOwn ? TrainingText::presetMeaning(m_preset->currentData().toString())
                           : TrainingText::stageMeaning(StageKind::finetune));
  TrainingWish planned = wish();
  m_advanced->setStages(planned.stages);
  applyAdvanced(m_advanced->settings(), planned);
  const QString problem = problemOf(planned);
  m_message->setText(problem);
  m_start->setEnabled(problem.isEmpty());
  showStages(planned);
}

void PlanStep::showStages(const TrainingWish& wish) {
  while (QLayoutItem* item = m_stages->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  const QLocale locale;
  for (std::size_t i = 0; i < wish.stages.size(); ++i) {
    const StageWish& stage = wish.stages[i];
    const int row = static_cast<int>(i);
    const auto steps = stepsWithin(stage.hours, m_desk.measuredSecondsPerStep(wish.preset, stage.kind));
    const QString amount = steps
                               ? tr("about %1 steps at the speed measured here").arg(locale.toString(qlonglong{*steps}))
                               : tr("steps are counted once it has begun");
    auto* name = label(TrainingText::stage(stage), "strong");
    name->setToolTip(TrainingText::stageMeaning(stage.kind));
    m_stages->addWidget(label(QString::number(i + 1), "secondary"), row, 0);
    m_stages->addWidget(name, row, 1);
    m_stages->addWidget(label(TrainingText::hours(stage.hours)), row, 2);
    m_stages->addWidget(label(amount, "secondary"), row, 3);
    m_stages->addWidget(label(tr("becomes %1").arg(stageModelName(wish, i)), "secondary"), row, 4);
  }
}

void PlanStep::start() {
  TrainingWish planned = wish();
  applyAdvanced(m_advanced->settings(), planned);
  const std::string id = m_desk.start(planned);
  if (!id.empty()) emit started(text(id));
}

}  // namespace jukebox::ui
