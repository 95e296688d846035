#include "ui/training/watch_step.h"

#include <QButtonGroup>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/elided_label.h"
#include "ui/icons/icons.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"
#include "ui/training/curve_choice.h"
#include "ui/training/example_list.h"
#include "ui/training/loss_chart.h"
#include "ui/training/training_plan.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr double kZoomStep = 1.5;
constexpr int kExamplesWidth = 240;
QToolButton* chartButton(Icon which, const QString& name, const char* objectName) {
  auto* button = new QToolButton;
  button->setIcon(icon(which));
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setObjectName(QString::fromLatin1(objectName));
  return button;
}

QPushButton* pushButton(const QString& name, const char* objectName) {
  auto* button = new QPushButton(name);
  button->setObjectName(QString::fromLatin1(objectName));
  return button;
}

}  // namespace

WatchStep::WatchStep(TrainingDesk& desk, QWidget* parent) : QWidget(parent), m_desk(desk) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace4);
  layout->setSpacing(kSpace3);
  layout->addWidget(makeHeader());
  layout->addWidget(makePublishRow());
  layout->addWidget(makeProgress());
  layout->addWidget(makeBody(), 1);
  connect(&m_desk, &TrainingDesk::runsChanged, this, &WatchStep::showRun);
  connect(&m_desk, &TrainingDesk::recordChanged, this, &WatchStep::showRecord);
  connect(&m_desk, &TrainingDesk::published, this,
          [this](const QString& model) { m_published->setText(tr("\"%1\" is on the Models page now.").arg(model)); });
}

QWidget* WatchStep::makeHeader() {
  auto* box = new QWidget;
  m_title = new ElidedLabel;
  m_title->setObjectName(QStringLiteral("runTitle"));
  m_title->setProperty("role", "display");
  m_state = new QLabel;
  m_state->setObjectName(QStringLiteral("runState"));
  m_state->setProperty("role", "secondary");
  m_state->setWordWrap(true);
  m_error = new QLabel;
  m_error->setObjectName(QStringLiteral("runError"));
  m_error->setProperty("role", "danger");
  m_error->setWordWrap(true);
  m_error->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_stop = pushButton(tr("Stop"), "stopRun");
  m_stop->setIcon(icon(Icon::stop));
  m_continue = pushButton(tr("Continue"), "continueRun");
  m_continue->setProperty("role", "primary");
  m_publish = pushButton(tr("Publish now…"), "publishRun");
  m_publish->setToolTip(tr("Makes a model of the last checkpoint; the training is not disturbed."));
  m_models = pushButton(tr("Show models"), "showModels");
  m_remove = pushButton(tr("Remove"), "removeRun");
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace2);
  row->addWidget(m_title, 1);
  for (QPushButton* button : {m_publish, m_models, m_remove, m_stop, m_continue}) row->addWidget(button);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace1);
  layout->addLayout(row);
  layout->addWidget(m_state);
  layout->addWidget(m_error);
  connect(m_stop, &QPushButton::clicked, this, [this] { m_desk.stop(m_runId); });
  connect(m_continue, &QPushButton::clicked, this, [this] { m_desk.continueRun(m_runId); });
  connect(m_publish, &QPushButton::clicked, this, &WatchStep::openPublishing);
  connect(m_models, &QPushButton::clicked, this, &WatchStep::modelsRequested);
  connect(m_remove, &QPushButton::clicked, this, &WatchStep::confirmRemoval);
  return box;
}

QWidget* WatchStep::makePublishRow() {
  m_publishRow = new QWidget;
  m_publishName = new QLineEdit;
  m_publishName->setObjectName(QStringLiteral("publishName"));
  m_publishName->setAccessibleName(tr("Name of the new model"));
  m_publishName->setMaxLength(64);
  auto* name = new QLabel(tr("&Publish as"));
  name->setBuddy(m_publishName);
  auto* go = pushButton(tr("Publish"), "publishGo");
  auto* cancel = pushButton(tr("Cancel"), "publishCancel");
  auto* layout = new QHBoxLayout(m_publishRow);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(name);
  layout->addWidget(m_publishName, 1);
  layout->addWidget(go);
  layout->addWidget(cancel);
  m_publishRow->hide();
  connect(m_publishName, &QLineEdit::textChanged, go, [go](const QString& text) { go->setEnabled(isModelName(text)); });
  connect(m_publishName, &QLineEdit::returnPressed, this, &WatchStep::publish);
  connect(go, &QPushButton::clicked, this, &WatchStep::publish);
  connect(cancel, &QPushButton::clicked, m_publishRow, &QWidget::hide);
  return m_publishRow;
}

QWidget* WatchStep::makeProgress() {
  auto* box = new QWidget;
  m_bar = new QProgressBar;
  m_bar->setObjectName(QStringLiteral("runProgress"));
  m_bar->setAccessibleName(tr("How far the training is"));
  m_bar->setRange(0, 1000);
  m_bar->setTextVisible(false);
  m_progressText = new QLabel;
  m_progressText->setObjectName(QStringLiteral("progressText"));
  m_stepsText = new QLabel;
  m_stepsText->setObjectName(QStringLiteral("stepsText"));
  m_stepsText->setProperty("role", "secondary");
  m_published = new QLabel;
  m_published->setObjectName(QStringLiteral("publishedText"));
  m_published->setProperty("role", "secondary");
  m_stageRow = new QHBoxLayout;
  m_stageRow->setSpacing(kSpace1);
  m_stageButtons = new QButtonGroup(this);
  connect(m_stageButtons, &QButtonGroup::idClicked, this, [this](int stage) {
    m_followsStage = false;
    chooseStage(static_cast<std::size_t>(stage));
  });
  auto* texts = new QHBoxLayout;
  texts->setSpacing(kSpace4);
  texts->addWidget(m_progressText);
  texts->addWidget(m_stepsText);
  texts->addStretch(1);
  texts->addWidget(m_published);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(m_bar);
  layout->addLayout(texts);
  layout->addLayout(m_stageRow);
  return box;
}

QWidget* WatchStep::makeBody() {
  m_quantity = new ComboBox;
  m_quantity->setObjectName(QStringLiteral("quantity"));
  m_quantity->setAccessibleName(tr("What the curve shows"));
  m_quantity->setMinimumWidth(180);
  m_logarithmic = new QCheckBox(tr("&Logarithmic"));
  m_logarithmic->setObjectName(QStringLiteral("logarithmic"));
  m_zoomIn = chartButton(Icon::zoomIn, tr("Zoom in"), "zoomIn");
  m_zoomOut = chartButton(Icon::zoomOut, tr("Zoom out"), "zoomOut");
  m_showAll = chartButton(Icon::restore, tr("Show everything"), "showAll");
  m_meaning = new QLabel;
  m_meaning->setProperty("role", "small");
  m_meaning->setWordWrap(true);
  m_chart = new LossChart;
  m_examples = new ExampleList;
  m_examples->setMinimumWidth(kExamplesWidth);
  auto* tools = new QHBoxLayout;
  tools->setSpacing(kSpace2);
  tools->addWidget(m_quantity);
  tools->addWidget(m_logarithmic);
  tools->addStretch(1);
  for (QToolButton* button : {m_zoomIn, m_zoomOut, m_showAll}) tools->addWidget(button);
  auto* left = new QVBoxLayout;
  left->setSpacing(kSpace2);
  left->addLayout(tools);
  left->addWidget(m_chart, 1);
  left->addWidget(m_meaning);
  auto* body = new QWidget;
  auto* layout = new QHBoxLayout(body);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace5);
  layout->addLayout(left, 1);
  layout->addWidget(m_examples);
  connect(m_quantity, &QComboBox::currentIndexChanged, this, &WatchStep::showCurves);
  connect(m_logarithmic, &QCheckBox::toggled, m_chart, &LossChart::setLogarithmic);
  connect(m_zoomIn, &QToolButton::clicked, m_chart, [this] { m_chart->zoom(kZoomStep); });
  connect(m_zoomOut, &QToolButton::clicked, m_chart, [this] { m_chart->zoom(1 / kZoomStep); });
  connect(m_showAll, &QToolButton::clicked, m_chart, &LossChart::showAll);
  connect(m_chart, &LossChart::viewChanged, this, [this] {
    m_zoomIn->setEnabled(!m_chart->isEmpty());
    m_zoomOut->setEnabled(m_chart->isZoomed());
    m_showAll->setEnabled(m_chart->isZoomed());
  });
  connect(m_examples, &ExampleList::playFileRequested, this, &WatchStep::playFileRequested);
  return body;
}

const TrainingRun* WatchStep::run() const {
  for (const TrainingRun& run : m_desk.runs()) {
    if (run.id == m_runId) return &run;
  }
  return nullptr;
}

void WatchStep::watch(const std::string& runId) {
  m_runId = runId;
  m_followsStage = true;
  m_asksRemoval = false;
  m_publishRow->hide();
  m_published->clear();
  for (QAbstractButton* button : m_stageButtons->buttons()) delete button;
  const TrainingRun* shown = run();
  chooseStage(shown == nullptr ? 0 : shown->currentStage());
  showRun();
}

void WatchStep::chooseStage(std::size_t stage) {
  m_stage = stage;
  if (auto* button = m_stageButtons->button(static_cast<int>(stage))) button->setChecked(true);
  m_quantity->clear();
  m_examples->setExamples({});
  m_chart->present({}, {}, {});
  m_desk.watch(m_runId, stage);
  showRecord();
}

void WatchStep::showRun() {
  const TrainingRun* shown = run();
  if (shown == nullptr) return;
  showHeader(*shown);
  showStages(*shown);
  showProgress(*shown);
  if (m_followsStage && shown->currentStage() != m_stage) chooseStage(shown->currentStage());
}

void WatchStep::showHeader(const TrainingRun& run) {
  m_title->setText(run.wish.name);
  const QString what = run.wish.baseName.isEmpty()
                           ? tr("learns from \"%1\"").arg(run.datasetName)
                           : tr("%1, fine-tuned with \"%2\"").arg(run.wish.baseName, run.datasetName);
  m_state->setText(tr("%1 · %2. %3").arg(TrainingText::state(run.state), what, TrainingText::stateMeaning(run.state)));
  const QString error = run.error ? errorSentence(*run.error) : QString();
  m_error->setText(error);
  m_error->setVisible(!error.isEmpty());
  m_stop->setVisible(run.isActive());
  m_stop->setEnabled(run.state == RunState::running);
  m_continue->setVisible(run.canContinue());
  m_continue->setText(run.state == RunState::failed ? tr("Try again") : tr("Continue"));
  m_publish->setVisible(run.state != RunState::finished);
  m_publish->setEnabled(run.stages.at(run.currentStage()).wish.kind != StageKind::prepare);
  m_models->setVisible(run.state == RunState::finished);
  m_remove->setVisible(!run.isActive());
  m_remove->setText(m_asksRemoval ? tr("Remove for good?") : tr("Remove"));
}

void WatchStep::showStages(const TrainingRun& run) {
  if (m_stageButtons->buttons().size() != static_cast<qsizetype>(run.stages.size())) {
    for (QAbstractButton* button : m_stageButtons->buttons()) delete button;
    while (QLayoutItem* item = m_stageRow->takeAt(0)) delete item;
    for (std::size_t i = 0; i < run.stages.size(); ++i) {
      auto* button = new QToolButton;
      button->setObjectName(QStringLiteral("stage%1").arg(i));
      button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
      button->setCheckable(true);
      button->setChecked(i == m_stage);
      m_stageButtons->addButton(button, static_cast<int>(i));
      m_stageRow->addWidget(button);
    }
    m_stageRow->addStretch(1);
  }
  for (std::size_t i = 0; i < run.stages.size(); ++i) {
    const TrainingStage& stage = run.stages[i];
    auto* button = m_stageButtons->button(static_cast<int>(i));
    button->setText(TrainingText::stage(stage.wish));
    button->setToolTip(
        QStringLiteral("%1 %2").arg(TrainingText::stageMeaning(stage.wish.kind), TrainingText::progress(stage)));
    button->setAccessibleDescription(TrainingText::progress(stage));
    const bool isWorking = stage.state == StageState::running || stage.state == StageState::publishing;
    button->setIcon(stage.state == StageState::done ? icon(Icon::check, IconTint::accent)
                    : isWorking                     ? icon(Icon::sparkle, IconTint::accent)
                                                    : icon(Icon::clock));
  }
}

void WatchStep::showProgress(const TrainingRun& run) {
  const TrainingStage& stage = run.stages.at(run.currentStage());
  const double fraction = runFraction(run);
  m_bar->setValue(static_cast<int>(fraction * 1000));
  QString said = tr("%1: %2").arg(TrainingText::stage(stage.wish), TrainingText::progress(stage));
  if (run.state == RunState::finished) said = tr("All stages are done.");
  if (const auto left = remainingSeconds(run); left && run.state == RunState::running) {
    said += tr(" · %1 left").arg(TrainingText::duration(*left));
  }
  m_progressText->setText(said);
  std::optional<std::int64_t> steps;
  if (run.isActive() && stage.progress && stage.progress->remainingSeconds && stage.progress->steps == 0) {
    steps = stepsWithin(*stage.progress->remainingSeconds / 3600, stage.progress->secondsPerStep);
  }
  m_stepsText->setText(steps ? tr("about %1 more steps in this stage").arg(QLocale().toString(qlonglong{*steps}))
                             : QString());
}

void WatchStep::showRecord() {
  const StageRecord* record = m_desk.record();
  if (record == nullptr) return;
  fillQuantities(*record->curves);
  showCurves();
  m_examples->setExamples(record->examples);
}

void WatchStep::fillQuantities(const TrainingCurves& curves) {
  const std::vector<std::string> names = quantitiesOf(curves);
  const QSignalBlocker quiet(m_quantity);
  const QVariant chosen = m_quantity->currentData();
  bool isSame = m_quantity->count() == static_cast<int>(names.size());
  for (int i = 0; isSame && i < m_quantity->count(); ++i) {
    isSame = m_quantity->itemData(i).toString() == text(names[static_cast<std::size_t>(i)]);
  }
  if (isSame) return;
  m_quantity->clear();
  for (const std::string& name : names) m_quantity->addItem(TrainingText::metric(name), text(name));
  m_quantity->setCurrentIndex(names.empty() ? -1 : std::max(0, m_quantity->findData(chosen)));
}

void WatchStep::showCurves() {
  const StageRecord* record = m_desk.record();
  const std::string name = m_quantity->currentData().toString().toStdString();
  m_quantity->setEnabled(m_quantity->count() > 0);
  if (record == nullptr || name.empty()) return m_chart->present({}, {}, {});
  const TrainingCurves& curves = *record->curves;
  m_chart->present(m_quantity->currentText(), seriesOf(curves, name), marksOf(curves, name));
  m_meaning->setText(record->problem.isEmpty() ? TrainingText::metricMeaning(name) : record->problem);
}

void WatchStep::openPublishing() {
  const TrainingRun* shown = run();
  if (shown == nullptr) return;
  const TrainingStage& stage = shown->stages.at(shown->currentStage());
  const std::int64_t step = stage.progress ? stage.progress->step : 0;
  m_publishName->setText(QStringLiteral("%1-step-%2").arg(shown->wish.name).arg(step));
  m_publishRow->show();
  m_publishName->setFocus();
  m_publishName->selectAll();
}

void WatchStep::publish() {
  if (!isModelName(m_publishName->text())) return;
  m_publishRow->hide();
  m_published->setText(tr("Publishing…"));
  m_desk.publish(m_runId, m_publishName->text());
}

void WatchStep::confirmRemoval() {
  if (!m_asksRemoval) {
    m_asksRemoval = true;
    return showRun();
  }
  m_asksRemoval = false;
  m_desk.remove(m_runId);
}

}  // namespace jukebox::ui
