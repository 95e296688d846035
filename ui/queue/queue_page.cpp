#include "ui/queue/queue_page.h"

#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/state_page.h"
#include "ui/library/sample_text.h"
#include "ui/queue/job_panel.h"
#include "ui/queue/queue_delegate.h"
#include "ui/queue/queue_model.h"
#include "ui/queue/queue_text.h"
#include "ui/shell/page_bar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

QueuePage::QueuePage(GenerationQueue& queue, QWidget* parent)
    : QWidget(parent),
      m_queue(queue),
      m_model(new QueueModel(queue, this)),
      m_list(new QListView),
      m_panel(new JobPanel(queue)),
      m_empty(new StatePage),
      m_stack(new QStackedWidget) {
  m_list->setObjectName(QStringLiteral("queueList"));
  m_list->setAccessibleName(tr("Jobs"));
  m_list->setModel(m_model);
  m_list->setItemDelegate(new QueueDelegate(m_list));
  m_list->setUniformItemSizes(true);
  m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  m_list->setDragDropMode(QAbstractItemView::InternalMove);
  m_list->setDefaultDropAction(Qt::MoveAction);
  m_list->setContextMenuPolicy(Qt::CustomContextMenu);
  m_list->setMouseTracking(true);
  connect(m_list, &QWidget::customContextMenuRequested, this, &QueuePage::showContextMenu);
  setFocusProxy(m_list);

  auto* splitter = new QSplitter;
  splitter->setHandleWidth(1);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(m_list);
  auto* side = new QWidget;
  side->setObjectName(QStringLiteral("inspector"));
  side->setAttribute(Qt::WA_StyledBackground);
  side->setMinimumWidth(300);
  auto* sideLayout = new QVBoxLayout(side);
  sideLayout->setContentsMargins(0, 0, 0, 0);
  sideLayout->addWidget(m_panel);
  splitter->addWidget(side);
  splitter->setStretchFactor(0, 3);
  splitter->setStretchFactor(1, 2);
  splitter->setSizes({640, 380});
  m_stack->addWidget(splitter);
  m_stack->addWidget(m_empty);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeBar());
  layout->addWidget(m_stack, 1);

  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    const auto* entry = m_model->entryAt(current.row());
    if (entry != nullptr) m_panel->showJob(entry->job.id);
  });
  connect(m_panel, &JobPanel::previewRequested, this, &QueuePage::previewRequested);
  connect(m_panel, &JobPanel::sampleRequested, this, &QueuePage::sampleRequested);
  connect(m_panel, &JobPanel::settingsRequested, this, &QueuePage::settingsRequested);
  connect(&m_queue, &GenerationQueue::changed, this, &QueuePage::refresh);
  m_clock.setInterval(std::chrono::seconds(15));
  connect(&m_clock, &QTimer::timeout, this, [this] { m_panel->showJob(m_panel->jobId()); });
  m_clock.start();
  addKeys();
  refresh();
}

QWidget* QueuePage::makeBar() {
  auto* bar = new PageBar(tr("Queue"));
  m_summary = new QLabel;
  m_reason = new QLabel;
  m_reason->setProperty("role", "strong");
  m_reason->setObjectName(QStringLiteral("queueReason"));
  m_hold = new QPushButton;
  m_hold->setObjectName(QStringLiteral("queueHold"));
  connect(m_hold, &QPushButton::clicked, this, [this] {
    QueueSchedule schedule = m_queue.schedule();
    schedule.isPaused = !schedule.isPaused;
    m_queue.setSchedule(schedule);
  });
  m_clear = new QPushButton(tr("Clear ended jobs"));
  m_clear->setObjectName(QStringLiteral("queueClear"));
  connect(m_clear, &QPushButton::clicked, this, [this] { m_queue.removeEnded(); });
  auto* compose = new QPushButton(tr("New song…"));
  compose->setProperty("role", "primary");
  compose->setObjectName(QStringLiteral("queueCompose"));
  connect(compose, &QPushButton::clicked, this, &QueuePage::newSongRequested);
  m_scheduleButton = new QToolButton;
  m_scheduleButton->setIcon(icon(Icon::clock));
  m_scheduleButton->setIconSize({20, 20});
  m_scheduleButton->setToolTip(tr("When the queue may work"));
  m_scheduleButton->setAccessibleName(tr("When the queue may work"));
  m_scheduleButton->setObjectName(QStringLiteral("queueSchedule"));
  m_scheduleButton->setPopupMode(QToolButton::InstantPopup);
  addSchedule();
  bar->addFact(m_summary);
  for (QWidget* action : std::initializer_list<QWidget*>{m_reason, m_scheduleButton, m_hold, m_clear, compose}) {
    bar->addAction(action);
  }
  return bar;
}

void QueuePage::addSchedule() {
  auto* menu = new QMenu(m_scheduleButton);
  m_battery = menu->addAction(tr("Pause on battery"));
  m_night = menu->addAction(tr("Work at night only (22:00 to 7:00)"));
  for (auto* action : {m_battery, m_night}) action->setCheckable(true);
  connect(m_battery, &QAction::triggered, this, [this](bool isOn) {
    QueueSchedule schedule = m_queue.schedule();
    schedule.pauseOnBattery = isOn;
    m_queue.setSchedule(schedule);
  });
  connect(m_night, &QAction::triggered, this, [this](bool isOn) {
    QueueSchedule schedule = m_queue.schedule();
    schedule.onlyAtNight = isOn;
    m_queue.setSchedule(schedule);
  });
  m_scheduleButton->setMenu(menu);
}

int QueuePage::openJobs() const {
  int count = 0;
  for (const auto& entry : m_queue.entries()) count += hasEnded(entry.state) ? 0 : 1;
  return count;
}

void QueuePage::refresh() {
  const auto& entries = m_queue.entries();
  m_stack->setCurrentIndex(entries.empty() ? 1 : 0);
  if (entries.empty()) {
    m_empty->present(Icon::sparkle, tr("Nothing in the queue"),
                     tr("Songs that are being made appear here, with their progress. What is finished goes to the "
                        "library."));
    connect(m_empty->addButton(tr("Compose a song…"), true), &QPushButton::clicked, this, &QueuePage::newSongRequested);
  }
  const int open = openJobs();
  m_summary->setText(open == 0 ? tr("nothing to do") : counted(open, tr("1 job to do"), tr("%1 jobs to do")));
  m_reason->setText(m_queue.waitingReason());
  const QueueSchedule schedule = m_queue.schedule();
  m_hold->setText(schedule.isPaused ? tr("Start the queue") : tr("Pause the queue"));
  m_battery->setChecked(schedule.pauseOnBattery);
  m_night->setText(tr("Work at night only (%1:00 to %2:00)").arg(schedule.nightBeginHour).arg(schedule.nightEndHour));
  m_night->setChecked(schedule.onlyAtNight);
  m_clear->setEnabled(open < static_cast<int>(entries.size()));
  // The job in sight stays in sight, wherever it moves.
  if (const int row = m_model->rowOf(m_panel->jobId()); row >= 0) {
    if (m_list->currentIndex().row() != row) m_list->setCurrentIndex(m_model->index(row));
  } else if (!entries.empty()) {
    m_list->setCurrentIndex(m_model->index(0));
  } else {
    m_panel->showJob({});
  }
  if (open != m_openJobs) emit openJobsChanged(m_openJobs = open);
}

void QueuePage::select(const std::string& jobId) {
  const int row = m_model->rowOf(jobId);
  if (row >= 0) m_list->setCurrentIndex(m_model->index(row));
}

/// Not key events: the list would take letters for a search.
void QueuePage::addKeys() {
  const auto add = [this](const QKeySequence& keys, std::function<void(const QueueEntry&)> run) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, run = std::move(run)] {
      if (const auto* entry = m_queue.find(m_panel->jobId())) run(*entry);
    });
  };
  add(QKeySequence(QStringLiteral("Alt+Up")), [this](const QueueEntry& entry) { m_model->moveBy(entry.job.id, -1); });
  add(QKeySequence(QStringLiteral("Alt+Down")), [this](const QueueEntry& entry) { m_model->moveBy(entry.job.id, 1); });
  add(QKeySequence::Delete, [this](const QueueEntry& entry) {
    if (!isWorking(entry.state)) m_queue.remove(std::string(entry.job.id));
  });
  add(QKeySequence(Qt::Key_P), [this](const QueueEntry& entry) {
    if (entry.state == QueueState::running) m_queue.pause(entry.job.id);
    if (entry.state == QueueState::paused) m_queue.resume(entry.job.id);
  });
  add(QKeySequence(Qt::Key_L), [this](const QueueEntry& entry) {
    if (entry.previews.empty()) return;
    emit previewRequested(text(entry.job.id), entry.previews.back(), 0);
  });
}

void QueuePage::showContextMenu(const QPoint& position) {
  const auto* entry = m_model->entryAt(m_list->indexAt(position).row());
  if (entry == nullptr) return;
  const std::string id = entry->job.id;
  QMenu menu;
  const auto add = [&](Icon which, const QString& name, bool isPossible, std::function<void()> run) {
    auto* action = menu.addAction(icon(which), name);
    action->setEnabled(isPossible);
    connect(action, &QAction::triggered, this, std::move(run));
  };
  const bool waits = isWaiting(entry->state);
  add(Icon::chevronUp, tr("Earlier (Alt+Up)"), waits, [this, id] { m_model->moveBy(id, -1); });
  add(Icon::chevronDown, tr("Later (Alt+Down)"), waits, [this, id] { m_model->moveBy(id, 1); });
  add(Icon::next, tr("Next of all"), waits, [this, id] { m_queue.move(id, 0); });
  menu.addSeparator();
  add(Icon::copy, tr("Duplicate"), true, [this, id] { m_queue.duplicate(id, false); });
  add(Icon::sparkle, tr("Make again with another seed"), true, [this, id] { m_queue.duplicate(id, true); });
  add(Icon::trash, tr("Remove from the list"), !isWorking(entry->state), [this, id] { m_queue.remove(id); });
  menu.exec(m_list->viewport()->mapToGlobal(position));
}

}  // namespace jukebox::ui
