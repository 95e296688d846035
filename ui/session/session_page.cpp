#include "ui/session/session_page.h"

#include <QApplication>
#include <QCheckBox>
#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QShortcut>
#include <QStackedWidget>
#include <QTreeWidget>
#include <algorithm>

#include "ui/gallery/state_page.h"
#include "ui/library/sample_text.h"
#include "ui/session/candidate_card.h"
#include "ui/session/coverage_bar.h"
#include "ui/session/pending_list.h"
#include "ui/session/session_setup.h"
#include "ui/session/session_text.h"
#include "ui/session/song_path.h"

namespace jukebox::ui {
namespace {

constexpr double kLeadInSeconds = 1.5;

}  // namespace

void SessionPage::begin(const GenerationRequest& request) {
  m_setup->setRequest(request);
  m_stack->setCurrentWidget(m_setup);
}

void SessionPage::setPlaying(const QString& sampleId, bool isPlaying) {
  m_isPlaying = isPlaying && sampleId == heardSample();
}

QString SessionPage::heardSample() const {
  if (const auto* card = chosen()) return text(card->node().take.sampleId);
  const auto* tree = m_sessions.tree();
  const auto* node = tree != nullptr ? tree->find(tree->session.currentTake) : nullptr;
  return node != nullptr ? text(node->take.sampleId) : QString();
}

void SessionPage::refresh() {
  refreshSessions();
  refreshForgotten();
  const auto* tree = m_sessions.tree();
  if (tree == nullptr) {
    m_shownSession.clear();
    if (m_stack->currentWidget() != m_setup) m_stack->setCurrentWidget(m_empty);
    m_tree->clear();
    return;
  }
  if (m_shownSession != tree->session.id || m_stack->currentWidget() == m_empty) m_stack->setCurrentIndex(0);
  m_title->setText(text(tree->session.title));
  m_path->show(*tree);
  refreshCandidates(*tree);
  refreshTree(*tree);
  refreshProgress();
  m_shownSession = tree->session.id;
}

void SessionPage::refreshSessions() {
  const QSignalBlocker blocker(m_list);
  m_list->clear();
  const auto* tree = m_sessions.tree();
  for (const auto& session : m_sessions.sessions()) {
    auto* item = new QListWidgetItem(text(session.title), m_list);
    item->setData(Qt::UserRole, text(session.id));
    item->setToolTip(SampleText::made(session.createdAt));
    if (tree != nullptr && tree->session.id == session.id) m_list->setCurrentItem(item);
  }
}

void SessionPage::refreshForgotten() {
  const auto title = m_sessions.forgotten();
  m_forgotten->setVisible(title.has_value());
  m_restore->setVisible(title.has_value());
  if (title) m_forgotten->setText(tr("“%1” is forgotten. Its samples stay in the library.").arg(text(*title)));
}

std::vector<TakeNode> SessionPage::sortedCandidates(const SessionTree& tree) const {
  std::vector<TakeNode> nodes;
  for (const auto* node : tree.candidates(tree.session.currentTake)) nodes.push_back(*node);
  if (m_byCoverage->isChecked()) {
    const auto fraction = [](const TakeNode& node) { return node.coverage ? node.coverage->fraction : -1; };
    std::stable_sort(nodes.begin(), nodes.end(),
                     [&](const TakeNode& a, const TakeNode& b) { return fraction(a) > fraction(b); });
  }
  return nodes;
}

void SessionPage::refreshCandidates(const SessionTree& tree) {
  // The keys of the page need a focus in it; that of a card would go with the card.
  if (std::any_of(m_cards.begin(), m_cards.end(), [](const auto* card) { return card->hasFocus(); })) setFocus();
  for (auto* card : m_cards) card->deleteLater();
  m_cards.clear();
  const auto nodes = sortedCandidates(tree);
  for (std::size_t i = 0; i < std::min<std::size_t>(nodes.size(), kMostCandidates); ++i) {
    auto* card = new CandidateCard(static_cast<int>(i) + 1, nodes[i], m_thumbnails);
    m_grid->addWidget(card, static_cast<int>(i) / 3, static_cast<int>(i) % 3);
    m_cards.push_back(card);
    const int number = static_cast<int>(i) + 1;
    connect(card, &QAbstractButton::clicked, this, [this, number] { listenTo(number); });
    connect(card, &CandidateCard::accepted, this, &SessionPage::accept);
    if (nodes[i].take.id == m_chosenTake) card->setChecked(true);
  }
  refreshChoice();
}

void SessionPage::refreshChoice() {
  const auto* tree = m_sessions.tree();
  const auto* card = chosen();
  const bool isAtStart = tree == nullptr || tree->session.currentTake.empty();
  m_chosenTake = card != nullptr ? card->node().take.id : std::string();
  m_accept->setEnabled(card != nullptr && !card->node().isMissing);
  m_back->setEnabled(!isAtStart);
  m_upsample->setEnabled(card != nullptr || !isAtStart);
  const auto* node = card != nullptr   ? &card->node()
                     : tree != nullptr ? tree->find(tree->session.currentTake)
                                       : nullptr;
  const std::optional<LyricCoverage> none;
  const auto& coverage = node != nullptr ? node->coverage : none;
  m_coverage->setCoverage(coverage);
  m_coverageText->setText(coverage ? SessionText::coverage(*coverage) : QString());
  const auto skipped = card != nullptr && coverage ? firstSkippedLine(*coverage) : std::nullopt;
  m_skipped->setVisible(skipped && rerollSeconds(*coverage, *skipped));
  if (skipped) m_skipped->setText(tr("Make again from where line %1 was skipped").arg(*skipped + 1));
}

void SessionPage::addBranch(const SessionTree& tree, const std::string& parentId, QTreeWidgetItem* under) {
  for (const auto& node : tree.nodes) {
    if (node.take.parentId != parentId || (under == nullptr) != parentId.empty()) continue;
    auto* item = under == nullptr ? new QTreeWidgetItem(m_tree) : new QTreeWidgetItem(under);
    QString label = tr("Take %1, %2").arg(node.take.position + 1).arg(SampleText::length(node.durationSeconds));
    if (!node.take.chosenAt.empty()) label = tr("%1, accepted").arg(label);
    if (node.take.isHidden) label = tr("%1, put aside").arg(label);
    if (node.take.id == tree.session.currentTake) {
      label = tr("%1, here").arg(label);
      m_tree->setCurrentItem(item);
      QFont font = item->font(0);
      font.setBold(true);
      item->setFont(0, font);
    }
    item->setText(0, label);
    item->setData(0, Qt::UserRole, text(node.take.id));
    addBranch(tree, node.take.id, item);
  }
}

void SessionPage::refreshTree(const SessionTree& tree) {
  const QSignalBlocker blocker(m_tree);
  m_tree->clear();
  addBranch(tree, {}, nullptr);
  m_tree->expandAll();
}

void SessionPage::refreshProgress() {
  const auto pending = m_sessions.pending();
  m_pending->show(pending);
  m_hint->setVisible(pending.empty() && m_cards.empty() && m_sessions.tree() != nullptr);
}

CandidateCard* SessionPage::chosen() const {
  const auto found = std::find_if(m_cards.begin(), m_cards.end(), [](const auto* card) { return card->isChecked(); });
  return found == m_cards.end() ? nullptr : *found;
}

void SessionPage::listenTo(int number) {
  if (number < 1 || number > static_cast<int>(m_cards.size())) return;
  auto* card = m_cards[static_cast<std::size_t>(number - 1)];
  card->setChecked(true);
  card->setFocus();
  refreshChoice();
  play(card->node());
}

void SessionPage::play(const TakeNode& node) {
  if (node.isMissing) return;
  emit playSampleRequested(text(node.take.sampleId), std::max(0.0, node.newFromSeconds - kLeadInSeconds));
}

void SessionPage::playOrPause() {
  if (m_isPlaying) return emit pauseRequested();
  const auto* tree = m_sessions.tree();
  if (const auto* card = chosen()) return play(card->node());
  if (const auto* node = tree != nullptr ? tree->find(tree->session.currentTake) : nullptr) play(*node);
}

void SessionPage::accept() {
  if (const auto* card = chosen()) m_sessions.choose(std::string(card->node().take.id));
}

void SessionPage::back() {
  const auto* tree = m_sessions.tree();
  const auto* node = tree != nullptr ? tree->find(tree->session.currentTake) : nullptr;
  if (node == nullptr) return;
  m_chosenTake = node->take.id;
  m_sessions.goTo(std::string(node->take.parentId));
}

void SessionPage::upsample() {
  const auto* tree = m_sessions.tree();
  const auto* card = chosen();
  if (tree == nullptr) return;
  m_sessions.upsample(card != nullptr ? card->node().take.id : tree->session.currentTake);
}

void SessionPage::renameSession() {
  const auto* tree = m_sessions.tree();
  if (tree == nullptr) return;
  const std::string id = tree->session.id;
  bool isAccepted = false;
  const QString title = QInputDialog::getText(this, tr("Rename the session"), tr("Title"), QLineEdit::Normal,
                                              text(tree->session.title), &isAccepted);
  if (isAccepted && !title.trimmed().isEmpty()) m_sessions.rename(id, title.trimmed().toStdString());
}

void SessionPage::removeSession() {
  if (const auto* tree = m_sessions.tree()) m_sessions.remove(std::string(tree->session.id));
}

/// Space belongs to a push button that has the focus; everywhere else it plays.
void SessionPage::addKeys() {
  const auto add = [this](Qt::Key key, std::function<void()> run) {
    auto* shortcut = new QShortcut(QKeySequence(key), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this, run = std::move(run)] {
      if (m_stack->currentIndex() == 0) run();
    });
  };
  for (int number = 1; number <= kMostCandidates; ++number) {
    add(static_cast<Qt::Key>(Qt::Key_0 + number), [this, number] { listenTo(number); });
  }
  add(Qt::Key_Return, [this] { accept(); });
  add(Qt::Key_Enter, [this] { accept(); });
  add(Qt::Key_R, [this] { m_sessions.reroll(); });
  add(Qt::Key_Backspace, [this] { back(); });
  add(Qt::Key_U, [this] { upsample(); });
  add(Qt::Key_Space, [this] {
    auto* button = qobject_cast<QPushButton*>(QApplication::focusWidget());
    if (button != nullptr) return button->click();
    playOrPause();
  });
}

}  // namespace jukebox::ui
