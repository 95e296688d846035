// SessionPage: how the page is put together.

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/gallery/state_page.h"
#include "ui/library/sample_text.h"
#include "ui/session/candidate_card.h"
#include "ui/session/coverage_bar.h"
#include "ui/session/pending_list.h"
#include "ui/session/session_page.h"
#include "ui/session/session_setup.h"
#include "ui/session/song_path.h"
#include "ui/theme/tokens.h"

namespace jukebox::ui {

SessionPage::SessionPage(TakeSessions& sessions, ThumbnailSource& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_sessions(sessions),
      m_thumbnails(thumbnails),
      m_stack(new QStackedWidget),
      m_empty(new StatePage),
      m_setup(new SessionSetup) {
  setFocusPolicy(Qt::StrongFocus);
  auto* side = makeSide();
  m_stack->addWidget(makeCentre());
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_setup);
  m_empty->present(Icon::lineage, tr("Compose together"),
                   tr("The song grows in small steps: for each one the model makes several candidates. Listen to them, "
                      "accept the best and go on from there, or go back and take another way. Every take is kept, and "
                      "any of them can be made in full quality."));
  connect(m_empty->addButton(tr("New session…"), true), &QPushButton::clicked, this, &SessionPage::newSessionRequested);
  auto* splitter = new QSplitter;
  splitter->setChildrenCollapsible(false);
  splitter->setHandleWidth(1);
  splitter->addWidget(side);
  splitter->addWidget(m_stack);
  splitter->addWidget(makeTree());
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({190, 620, 210});
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(splitter);

  connect(m_setup, &SessionSetup::accepted, this,
          [this](const GenerationRequest& request, double hopSeconds, int candidates) {
            m_stack->setCurrentWidget(m_sessions.tree() != nullptr ? m_stack->widget(0) : m_empty);
            m_sessions.create(request, hopSeconds, candidates);
          });
  connect(m_setup, &SessionSetup::cancelled, this,
          [this] { m_stack->setCurrentWidget(m_sessions.tree() != nullptr ? m_stack->widget(0) : m_empty); });
  connect(&m_sessions, &TakeSessions::changed, this, &SessionPage::refresh);
  connect(&m_sessions, &TakeSessions::progressChanged, this, &SessionPage::refreshProgress);
  connect(&m_sessions, &TakeSessions::refused, this, [this](const QString& message, const QString& advice) {
    m_refusal->setText(advice.isEmpty() ? message : message + QLatin1Char(' ') + advice);
    m_refusal->show();
  });
  addKeys();
  refresh();
}

QWidget* SessionPage::makeSide() {
  auto* side = new QWidget;
  side->setMinimumWidth(150);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(kSpace3, kSpace3, kSpace3, kSpace3);
  auto* heading = new QLabel(tr("&Sessions"));
  heading->setProperty("role", "title");
  m_list = new QListWidget;
  m_list->setObjectName(QStringLiteral("sessionList"));
  m_list->setAccessibleName(tr("Sessions"));
  heading->setBuddy(m_list);
  connect(m_list, &QListWidget::currentItemChanged, this, [this](QListWidgetItem* item) {
    if (item != nullptr) m_sessions.open(item->data(Qt::UserRole).toString().toStdString());
  });
  m_refusal = new QLabel;
  m_refusal->setObjectName(QStringLiteral("sessionRefusal"));
  m_refusal->setProperty("role", "danger");
  m_refusal->setWordWrap(true);
  m_refusal->hide();
  layout->addWidget(heading);
  auto* create =
      addButton(side, tr("New session…"), QStringLiteral("sessionNew"), [this] { emit newSessionRequested(); });
  create->setProperty("role", "primary");
  layout->addWidget(m_list, 1);
  addButton(side, tr("Rename…"), QStringLiteral("sessionRename"), [this] { renameSession(); });
  addButton(side, tr("Forget"), QStringLiteral("sessionRemove"), [this] {
    removeSession();
  })->setToolTip(tr("Forgets this session. Its samples stay in the library, and it can be brought back."));
  m_forgotten = new QLabel;
  m_forgotten->setObjectName(QStringLiteral("sessionForgotten"));
  m_forgotten->setProperty("role", "secondary");
  m_forgotten->setWordWrap(true);
  layout->addWidget(m_forgotten);
  m_restore = addButton(side, tr("Undo"), QStringLiteral("sessionRestore"), [this] { m_sessions.restore(); });
  m_restore->setToolTip(tr("Brings the session back with all of its takes."));
  layout->addWidget(m_refusal);
  return side;
}

QPushButton* SessionPage::addButton(QWidget* bar, const QString& label, const QString& name,
                                    std::function<void()> run) {
  auto* button = new QPushButton(label);
  button->setObjectName(name);
  connect(button, &QPushButton::clicked, this, [this, run = std::move(run)] {
    m_refusal->hide();
    run();
  });
  bar->layout()->addWidget(button);
  return button;
}

QWidget* SessionPage::makeCentre() {
  auto* inside = new QWidget;
  auto* layout = new QVBoxLayout(inside);
  layout->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace3);
  layout->setSpacing(kSpace3);
  m_title = new QLabel;
  m_title->setProperty("role", "title");
  m_path = new SongPath;
  connect(m_path, &SongPath::wanted, this, [this](const QString& takeId) { m_sessions.goTo(takeId.toStdString()); });
  m_byCoverage = new QCheckBox(tr("Best coverage of the lyrics first"));
  m_byCoverage->setObjectName(QStringLiteral("sessionByCoverage"));
  connect(m_byCoverage, &QCheckBox::toggled, this, &SessionPage::refresh);
  m_grid = new QGridLayout;
  m_grid->setSpacing(kSpace3);
  m_hint = new QLabel(tr("Nothing follows here yet. Press R to make candidates for the next step."));
  m_hint->setProperty("role", "secondary");
  m_hint->setWordWrap(true);
  m_pending = new PendingList;
  connect(m_pending, &PendingList::cancelRequested, this, [this](const QString& id) {
    m_refusal->hide();
    m_sessions.cancel(id.toStdString());
  });
  connect(m_pending, &PendingList::retryRequested, this, [this](const QString& id) {
    m_refusal->hide();
    m_sessions.retry(id.toStdString());
  });
  m_coverage = new CoverageBar;
  m_coverageText = new QLabel;
  m_coverageText->setProperty("role", "secondary");
  m_coverageText->setWordWrap(true);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_title, m_path, m_byCoverage}) layout->addWidget(widget);
  layout->addLayout(m_grid);
  for (QWidget* widget : std::initializer_list<QWidget*>{m_hint, m_pending, m_coverage, m_coverageText}) {
    layout->addWidget(widget);
  }
  auto* first = new QWidget;
  auto* second = new QWidget;
  for (auto* bar : {first, second}) {
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(kSpace2);
    layout->addWidget(bar);
  }
  m_accept = addButton(first, tr("Accept (Enter)"), QStringLiteral("sessionAccept"), [this] { accept(); });
  m_accept->setProperty("role", "primary");
  addButton(first, tr("Play (Space)"), QStringLiteral("sessionPlay"), [this] { playOrPause(); });
  m_reroll = addButton(first, tr("Others (R)"), QStringLiteral("sessionReroll"), [this] { m_sessions.reroll(); });
  m_back = addButton(first, tr("Back (Backspace)"), QStringLiteral("sessionBack"), [this] { back(); });
  m_upsample = addButton(second, tr("Full quality (U)"), QStringLiteral("sessionUpsample"), [this] { upsample(); });
  m_skipped = addButton(second, {}, QStringLiteral("sessionSkipped"), [this] {
    const auto* card = chosen();
    if (card == nullptr || !card->node().coverage) return;
    const auto line = firstSkippedLine(*card->node().coverage);
    const auto seconds = line ? rerollSeconds(*card->node().coverage, *line) : std::nullopt;
    if (seconds) m_sessions.rerollFrom(std::string(card->node().take.id), *seconds);
  });
  static_cast<QHBoxLayout*>(second->layout())->addStretch(1);
  auto* keys = new QLabel(tr("Keys 1 to 9 listen to a candidate and choose it."));
  keys->setProperty("role", "small");
  layout->addWidget(keys);
  layout->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(inside);
  return scroll;
}

QWidget* SessionPage::makeTree() {
  auto* side = new QWidget;
  side->setMinimumWidth(170);
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(kSpace3, kSpace3, kSpace3, kSpace3);
  auto* heading = new QLabel(tr("&Takes"));
  heading->setProperty("role", "title");
  m_tree = new QTreeWidget;
  m_tree->setObjectName(QStringLiteral("takeTree"));
  m_tree->setAccessibleName(tr("All takes of this session"));
  m_tree->setHeaderHidden(true);
  heading->setBuddy(m_tree);
  connect(m_tree, &QTreeWidget::itemClicked, this,
          [this](QTreeWidgetItem* item) { m_sessions.goTo(item->data(0, Qt::UserRole).toString().toStdString()); });
  layout->addWidget(heading);
  layout->addWidget(m_tree, 1);
  return side;
}

}  // namespace jukebox::ui
