#include "ui/queue/job_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/queue/level_bar.h"
#include "ui/queue/queue_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kProgressSteps = 1000;
constexpr int kNameWidth = 76;

QLabel* wrappingLabel(const char* role) {
  auto* label = new QLabel;
  label->setProperty("role", role);
  label->setWordWrap(true);
  label->setTextFormat(Qt::PlainText);
  return label;
}

int topLevelOf(const QueueEntry& entry) {
  int top = 0;
  for (const auto& preview : entry.previews) top = std::max(top, preview.level);
  return top;
}

/// A part can be made first while there is something below the level that can be heard.
bool canSketch(const QueueEntry& entry) {
  return entry.state == QueueState::running || entry.state == QueueState::paused;
}

}  // namespace

JobPanel::JobPanel(GenerationQueue& queue, QWidget* parent) : QScrollArea(parent), m_queue(queue) {
  setObjectName(QStringLiteral("inspectorPage"));
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  build();
  connect(&queue, &GenerationQueue::changed, this, &JobPanel::refresh);
  connect(&queue, &GenerationQueue::entryChanged, this, [this](const QString& id) {
    if (id.toStdString() == m_jobId) refresh();
  });
  showJob({});
}

void JobPanel::build() {
  auto* content = new QWidget;
  m_layout = new QVBoxLayout(content);
  m_layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
  m_layout->setSpacing(kSpace2);
  m_title = wrappingLabel("title");
  m_subtitle = wrappingLabel("secondary");
  m_state = wrappingLabel("strong");
  m_sentence = wrappingLabel("secondary");
  m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
  m_progress = new QProgressBar;
  m_progress->setRange(0, kProgressSteps);
  m_progress->setTextVisible(false);
  m_progressText = wrappingLabel("secondary");
  m_eta = wrappingLabel("secondary");
  for (QWidget* widget :
       std::initializer_list<QWidget*>{m_title, m_subtitle, m_state, m_progress, m_progressText, m_eta, m_sentence}) {
    m_layout->addWidget(widget);
  }
  const auto id = [this]() -> const std::string& { return m_jobId; };
  auto* first = addButtonRow();
  m_open = addButton(first, tr("Show in the library"), "jobOpen", [this] {
    const auto* entry = m_queue.find(m_jobId);
    if (entry != nullptr && !entry->job.sampleIds.empty()) emit sampleRequested(text(entry->job.sampleIds.front()));
  });
  m_pause = addButton(first, tr("Pause"), "jobPause", [this, id] { m_queue.pause(id()); });
  m_resume = addButton(first, tr("Go on"), "jobResume", [this, id] { m_queue.resume(id()); });
  m_continue = addButton(first, tr("Continue"), "jobContinue", [this, id] { m_queue.retry(id()); });
  for (auto* button : {m_open, m_resume, m_continue}) button->setProperty("role", "primary");
  m_hold = addButton(first, tr("Put on hold"), "jobHold", [this, id] { m_queue.hold(id(), true); });
  m_release = addButton(first, tr("Release"), "jobRelease", [this, id] { m_queue.hold(id(), false); });
  m_cancel = addButton(first, tr("Stop"), "jobCancel", [] {});
  addCancelMenu();
  m_remove = addButton(first, tr("Remove"), "jobRemove", [this, id] { m_queue.remove(id()); });
  auto* second = addButtonRow();
  m_again = addButton(second, tr("Another seed"), "jobAgain", [this, id] { m_queue.duplicate(id(), true); });
  m_again->setToolTip(tr("Make it again with the same settings and another seed"));
  m_duplicate = addButton(second, tr("Duplicate"), "jobDuplicate", [this, id] { m_queue.duplicate(id(), false); });
  m_settings = addButton(second, tr("Use settings"), "jobSettings", [this] {
    if (const auto* entry = m_queue.find(m_jobId)) emit settingsRequested(entry->job.request);
  });
  m_settings->setToolTip(tr("Fill the Compose page with these settings"));
  m_listenHeading = sectionHeading(tr("Listen already"));
  m_layout->addWidget(m_listenHeading);
  m_previewLayout = new QVBoxLayout;
  m_previewLayout->setSpacing(kSpace1);
  m_layout->addLayout(m_previewLayout);
  m_wish = wrappingLabel("small");
  m_wish->setObjectName(QStringLiteral("jobWish"));
  m_layout->addWidget(m_wish);
  auto* third = addButtonRow();
  m_neverMind = addButton(third, tr("Never mind"), "jobNeverMind", [this, id] { m_queue.sketch(id(), std::nullopt); });
  m_neverMind->setToolTip(tr("Do not make the marked part first"));
  third->addStretch(1);
  m_facts = new FactList;
  m_layout->addWidget(m_facts);
  m_layout->addStretch(1);
  setWidget(content);
}

QHBoxLayout* JobPanel::addButtonRow() {
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace2);
  m_layout->addLayout(row);
  return row;
}

QPushButton* JobPanel::addButton(QHBoxLayout* row, const QString& name, const char* objectName,
                                 std::function<void()> run) {
  auto* button = new QPushButton(name);
  button->setObjectName(QString::fromLatin1(objectName));
  connect(button, &QPushButton::clicked, this, std::move(run));
  row->addWidget(button, 1);
  return button;
}

void JobPanel::addCancelMenu() {
  auto* menu = new QMenu(m_cancel);
  connect(menu->addAction(tr("After this window: nothing is lost")), &QAction::triggered, this,
          [this] { m_queue.cancel(m_jobId, CancelMode::afterWindow); });
  connect(menu->addAction(tr("Now: the window in work is lost")), &QAction::triggered, this,
          [this] { m_queue.cancel(m_jobId, CancelMode::now); });
  m_cancel->setMenu(menu);
}

void JobPanel::showJob(const std::string& jobId) {
  m_jobId = jobId;
  for (auto& [key, preview] : m_previews) preview.row->deleteLater();
  m_previews.clear();
  refresh();
  verticalScrollBar()->setValue(0);
}

void JobPanel::refresh() {
  const auto* entry = m_jobId.empty() ? nullptr : m_queue.find(m_jobId);
  widget()->setVisible(entry != nullptr);
  if (entry == nullptr) return;
  m_title->setText(QueueText::title(*entry));
  m_subtitle->setText(QueueText::subtitle(*entry));
  m_state->setText(QueueText::state(entry->state));
  m_sentence->setText(QueueText::stateSentence(*entry));
  const bool shows = isWorking(entry->state) && entry->progress;
  m_progress->setVisible(shows);
  m_progressText->setVisible(shows);
  const QString eta = QueueText::etaLine(*entry, QDateTime::currentDateTime());
  m_eta->setText(eta);
  m_eta->setVisible(!eta.isEmpty());
  if (shows) {
    m_progress->setValue(static_cast<int>(entry->progress->fraction * kProgressSteps));
    m_progress->setAccessibleName(tr("%1 percent").arg(static_cast<int>(entry->progress->fraction * 100)));
    m_progressText->setText(QueueText::progressLine(*entry));
  }
  refreshButtons(*entry);
  refreshPreviews(*entry);
  refreshFacts(*entry);
}

void JobPanel::refreshButtons(const QueueEntry& entry) {
  const QueueState state = entry.state;
  const bool failed = state == QueueState::failed || state == QueueState::interrupted || state == QueueState::cancelled;
  m_open->setVisible(state == QueueState::done);
  m_pause->setVisible(state == QueueState::running);
  m_resume->setVisible(state == QueueState::paused);
  m_cancel->setVisible(state == QueueState::running || state == QueueState::paused || state == QueueState::starting);
  m_continue->setVisible(failed);
  m_continue->setText(entry.canContinue ? tr("Continue") : tr("Try again"));
  m_hold->setVisible(state == QueueState::waiting);
  m_release->setVisible(state == QueueState::held);
  m_remove->setVisible(!isWorking(state));
}

void JobPanel::refreshPreviews(const QueueEntry& entry) {
  m_listenHeading->setVisible(!entry.previews.empty());
  const int top = topLevelOf(entry);
  const bool isPaintable = canSketch(entry);
  for (const auto& preview : entry.previews) {
    auto& row = m_previews[{preview.sampleIndex, preview.level}];
    if (row.row == nullptr) addPreviewRow(row, preview.sampleIndex, preview.level);
    const QString name = QueueText::previewName(preview, top);
    row.name->setText(entry.job.request.count > 1 ? tr("Take %1 · %2").arg(preview.sampleIndex + 1).arg(name) : name);
    row.bar->show(preview, top);
    row.bar->setPaintable(isPaintable && !preview.isFinal);
    const bool isMeant = entry.wish && entry.wish->sampleIndex == preview.sampleIndex;
    row.bar->setWish(isMeant ? entry.wish : std::nullopt);
  }
  refreshWish(entry);
}

void JobPanel::addPreviewRow(PreviewRow& row, int sampleIndex, int level) {
  row.row = new QWidget;
  auto* layout = new QHBoxLayout(row.row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* play = new QToolButton;
  play->setIcon(icon(Icon::play));
  play->setObjectName(QStringLiteral("previewPlay"));
  play->setFocusPolicy(Qt::StrongFocus);
  play->setAccessibleName(tr("Play take %1 at level %2").arg(sampleIndex + 1).arg(level));
  row.name = new QLabel;
  row.name->setProperty("role", "small");
  row.name->setMinimumWidth(kNameWidth);
  row.bar = new LevelBar;
  layout->addWidget(play);
  layout->addWidget(row.name);
  layout->addWidget(row.bar, 1);
  m_previewLayout->addWidget(row.row);
  connect(play, &QToolButton::clicked, this, [this, sampleIndex, level] { askForMoment(sampleIndex, level, 0); });
  connect(row.bar, &LevelBar::momentClicked, this,
          [this, sampleIndex, level](double seconds) { askForMoment(sampleIndex, level, seconds); });
  connect(row.bar, &LevelBar::partPainted, this, [this, sampleIndex](double begin, double end) {
    m_queue.sketch(m_jobId, RegionWish{sampleIndex, begin, end});
  });
}

void JobPanel::askForMoment(int sampleIndex, int level, double seconds) {
  const auto* entry = m_queue.find(m_jobId);
  if (entry == nullptr) return;
  for (const auto& preview : entry->previews) {
    if (preview.sampleIndex == sampleIndex && preview.level == level) {
      return emit previewRequested(text(m_jobId), preview, seconds);
    }
  }
}

void JobPanel::refreshWish(const QueueEntry& entry) {
  const bool mayMark = canSketch(entry) && !entry.previews.empty();
  m_wish->setText(entry.wish ? QueueText::wishLine(entry) : tr("Drag across a bar to hear that part first."));
  m_wish->setVisible(entry.wish.has_value() || mayMark);
  m_neverMind->setVisible(entry.wish.has_value() && canSketch(entry));
}

void JobPanel::refreshFacts(const QueueEntry& entry) {
  const GenerationRequest& request = entry.job.request;
  m_facts->begin();
  m_facts->addSection(tr("Settings"));
  m_facts->add(tr("Model"), text(request.model), tr("The model that composes."));
  m_facts->add(tr("Seed"), QString::number(request.seed), tr("The same seed and settings make the same song."));
  m_facts->add(tr("Takes"), QString::number(request.count), tr("Songs made from the same settings."));
  m_facts->add(tr("Asked for"), SampleText::made(entry.job.createdAt), tr("When the job was put into the queue."));
  m_facts->add(tr("Job"), text(entry.job.id), tr("Name of its folder while it is made."));
  m_facts->finish();
}

}  // namespace jukebox::ui
