#include "ui/training/train_page.h"

#include <QButtonGroup>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"
#include "ui/training/plan_step.h"
#include "ui/training/recordings_step.h"
#include "ui/training/run_list.h"
#include "ui/training/watch_step.h"

namespace jukebox::ui {
namespace {

constexpr int kSideWidth = 208;

}  // namespace

TrainPage::TrainPage(TrainingDesk& desk, ModelCatalog& models, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_models(models),
      m_stack(new QStackedWidget),
      m_recordings(new RecordingsStep(desk)),
      m_plan(new PlanStep(desk, models)),
      m_watch(new WatchStep(desk)) {
  m_stack->addWidget(m_recordings);
  m_stack->addWidget(m_plan);
  m_stack->addWidget(m_watch);
  auto* main = new QVBoxLayout;
  main->setSpacing(0);
  main->addWidget(makeSteps());
  main->addWidget(makeNotice());
  main->addWidget(m_stack, 1);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeSide());
  layout->addLayout(main, 1);
  connect(m_recordings, &RecordingsStep::accepted, this, [this] { showStep(plan); });
  connect(m_plan, &PlanStep::back, this, [this] { showStep(recordings); });
  connect(m_plan, &PlanStep::started, this, [this](const QString& id) { showRun(id.toStdString()); });
  connect(m_watch, &WatchStep::playFileRequested, this, &TrainPage::playFileRequested);
  connect(m_watch, &WatchStep::modelsRequested, this, &TrainPage::modelsRequested);
  connect(&m_desk, &TrainingDesk::runsChanged, this, &TrainPage::showRuns);
  connect(&m_desk, &TrainingDesk::refused, this, &TrainPage::showNotice);
  connect(&m_desk, &TrainingDesk::published, this, [this] { m_models.refresh(); });
  showStep(recordings);
  showRuns();
}

QWidget* TrainPage::makeSide() {
  auto* side = new QWidget;
  side->setObjectName(QStringLiteral("sidebar"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setFixedWidth(kSideWidth);
  auto* fresh = new QPushButton(icon(Icon::plus, IconTint::onAccent), tr("New training"));
  fresh->setObjectName(QStringLiteral("newTraining"));
  fresh->setProperty("role", "primary");
  m_runs = new RunList(m_desk);
  m_noRuns = new QLabel(tr("Trainings appear here: what runs, what can be continued, and what is finished."));
  m_noRuns->setProperty("role", "secondary");
  m_noRuns->setWordWrap(true);
  m_noRuns->setAlignment(Qt::AlignTop);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(kSpace3, kSpace4, kSpace3, kSpace3);
  layout->setSpacing(kSpace3);
  layout->addWidget(fresh);
  layout->addWidget(sectionHeading(tr("TRAININGS")));
  layout->addWidget(m_runs, 1);
  layout->addWidget(m_noRuns, 1);
  connect(fresh, &QPushButton::clicked, this, &TrainPage::newTraining);
  connect(m_runs, &RunList::runChosen, this, [this](const QString& id) { showRun(id.toStdString()); });
  return side;
}

QWidget* TrainPage::makeSteps() {
  auto* bar = new QWidget;
  bar->setObjectName(QStringLiteral("topBar"));
  bar->setAttribute(Qt::WA_StyledBackground);
  m_steps = new QButtonGroup(this);
  auto* layout = new QHBoxLayout(bar);
  layout->setContentsMargins(kSpace4, kSpace2, kSpace4, kSpace2);
  layout->setSpacing(kSpace1);
  const QString names[] = {tr("1  Recordings"), tr("2  What to train"), tr("3  Watch")};
  for (int i = 0; i <= watching; ++i) {
    auto* button = new QToolButton;
    button->setText(names[i]);
    button->setObjectName(QStringLiteral("step%1").arg(i + 1));
    button->setCheckable(true);
    m_steps->addButton(button, i);
    if (i > 0) {
      auto* arrow = new QLabel(QStringLiteral("›"));
      arrow->setProperty("role", "secondary");
      layout->addWidget(arrow);
    }
    layout->addWidget(button);
  }
  layout->addStretch(1);
  connect(m_steps, &QButtonGroup::idClicked, this, [this](int step) { showStep(static_cast<Step>(step)); });
  return bar;
}

QWidget* TrainPage::makeNotice() {
  m_notice = new QWidget;
  m_noticeText = new QLabel;
  m_noticeText->setObjectName(QStringLiteral("notice"));
  m_noticeText->setProperty("role", "danger");
  m_noticeText->setWordWrap(true);
  auto* close = new QToolButton;
  close->setObjectName(QStringLiteral("closeNotice"));
  close->setIcon(icon(Icon::close));
  close->setAccessibleName(tr("Close this message"));
  auto* layout = new QHBoxLayout(m_notice);
  layout->setContentsMargins(kSpace5, kSpace2, kSpace5, 0);
  layout->addWidget(m_noticeText, 1);
  layout->addWidget(close, 0, Qt::AlignTop);
  m_notice->hide();
  connect(close, &QToolButton::clicked, m_notice, &QWidget::hide);
  return m_notice;
}

TrainPage::Step TrainPage::step() const {
  return static_cast<Step>(m_stack->currentIndex());
}

void TrainPage::showStep(Step step) {
  m_notice->hide();
  if (step == plan) m_plan->setDataset(m_recordings->datasetId());
  if (step == watching && m_watch->runId().empty() && !m_desk.runs().empty()) m_watch->watch(m_desk.runs().front().id);
  m_stack->setCurrentIndex(step);
  m_steps->button(step)->setChecked(true);
  const TrainingDataset* dataset = m_recordings->dataset();
  m_steps->button(plan)->setEnabled(dataset != nullptr && dataset->isConfirmed);
  m_steps->button(watching)->setEnabled(!m_desk.runs().empty());
  m_runs->choose(step == watching ? m_watch->runId() : std::string());
}

void TrainPage::newTraining() {
  showStep(recordings);
}

void TrainPage::showRun(const std::string& id) {
  if (m_watch->runId() != id) m_watch->watch(id);
  showStep(watching);
}

void TrainPage::showRuns() {
  const auto& runs = m_desk.runs();
  m_runs->setVisible(!runs.empty());
  m_noRuns->setVisible(runs.empty());
  m_steps->button(watching)->setEnabled(!runs.empty());
  const bool isThere =
      std::any_of(runs.begin(), runs.end(), [&](const auto& run) { return run.id == m_watch->runId(); });
  if (step() == watching && !isThere) {
    m_watch->watch({});
    runs.empty() ? showStep(recordings) : showRun(runs.front().id);
  }
  if (!m_wasRead && m_desk.isRead()) {
    // What runs, or waits to be continued, is what a person comes back for.
    m_wasRead = true;
    const auto open =
        std::find_if(runs.begin(), runs.end(), [](const auto& run) { return run.state != RunState::finished; });
    if (open != runs.end()) return showRun(open->id);
  }
  if (step() == watching) m_runs->choose(m_watch->runId());
}

void TrainPage::showNotice(const QString& message, const QString& advice) {
  m_noticeText->setText(QStringLiteral("%1 %2").arg(message, advice).trimmed());
  m_notice->show();
}

}  // namespace jukebox::ui
