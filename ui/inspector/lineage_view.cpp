#include "ui/inspector/lineage_view.h"

#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr std::size_t kMostAncestors = 32;  // a damaged library may hold a circle
constexpr int kTreeStretch = 100;           // all the height, unless it is limited
constexpr int kIdRole = Qt::UserRole;

SampleSummary summaryOf(const Sample& sample) {
  SampleSummary summary;
  summary.id = sample.id;
  summary.title = sample.title;
  summary.mode = sample.request.mode;
  summary.durationSeconds = sample.durationSeconds;
  summary.lowestLevel = sample.lowestLevel;
  summary.topLevel = sample.topLevel;
  summary.deleted = sample.deleted;
  return summary;
}

Icon pictureOf(GenerationMode mode) {
  switch (mode) {
    case GenerationMode::ancestral:
      return Icon::sparkle;
    case GenerationMode::continuation:
      return Icon::continuation;
    case GenerationMode::upsample:
      return Icon::level;
    case GenerationMode::primed:
      return Icon::microphone;
  }
  return Icon::sparkle;
}

}  // namespace

LineageView::LineageView(LibraryReader& reader, QWidget* parent)
    : QWidget(parent), m_reader(reader), m_tree(new QTreeWidget), m_note(new QLabel) {
  m_tree->setObjectName(QStringLiteral("lineage"));
  m_tree->setAccessibleName(tr("Lineage: what the sample was made from, and what was made from it"));
  m_tree->setHeaderHidden(true);
  m_tree->setColumnCount(1);
  m_tree->setIndentation(kSpace4);
  m_tree->setRootIsDecorated(false);
  m_tree->setItemsExpandable(false);
  m_tree->setFrameShape(QFrame::NoFrame);
  m_tree->setUniformRowHeights(false);
  connect(m_tree, &QTreeWidget::itemClicked, this, &LineageView::choose);
  connect(m_tree, &QTreeWidget::itemActivated, this, &LineageView::choose);
  m_note->setText(
      tr("Made from nothing else, and nothing was made from it yet. Continue or upsample it to see the tree grow."));
  m_note->setWordWrap(true);
  m_note->setProperty("role", "secondary");
  m_note->setContentsMargins(kSpace4, 0, kSpace4, kSpace4);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_tree, kTreeStretch);
  layout->addWidget(m_note);
  layout->addStretch(1);
}

void LineageView::showSample(const Sample& sample) {
  ++m_serial;
  m_self = summaryOf(sample);
  m_ancestors.clear();
  m_children.clear();
  m_parentIsGone = false;
  build();
  if (sample.parentId) askForParent(*sample.parentId);
  askForChildren();
}

void LineageView::askForParent(const std::string& parentId) {
  m_reader.sample(parentId, this, [this, serial = m_serial](const Result<Sample>& parent) {
    if (serial != m_serial) return;
    if (!parent) {
      m_parentIsGone = true;
      return build();
    }
    m_ancestors.push_back(summaryOf(*parent));
    if (parent->parentId && m_ancestors.size() < kMostAncestors) return askForParent(*parent->parentId);
    build();
  });
}

void LineageView::askForChildren() {
  m_reader.children(m_self.id, this, [this, serial = m_serial](const Result<std::vector<SampleSummary>>& children) {
    if (serial != m_serial || !children) return;
    m_children = *children;
    build();
  });
}

QTreeWidgetItem* LineageView::makeItem(const SampleSummary& sample) const {
  auto* item = new QTreeWidgetItem;
  const QString facts = QStringLiteral("%1 · %2 · %3")
                            .arg(SampleText::mode(sample.mode), SampleText::length(sample.durationSeconds),
                                 SampleText::level(sample.lowestLevel, sample.topLevel));
  item->setText(0, QStringLiteral("%1\n%2").arg(SampleText::title(sample), facts));
  item->setIcon(0, icon(pictureOf(sample.mode)));
  item->setToolTip(0, sample.deleted ? tr("In the trash") : SampleText::modeMeaning(sample.mode));
  item->setData(0, kIdRole, text(sample.id));
  return item;
}

void LineageView::build() {
  m_tree->clear();
  QTreeWidgetItem* above = nullptr;
  const auto add = [&](QTreeWidgetItem* item) {
    if (above == nullptr) {
      m_tree->addTopLevelItem(item);
    } else {
      above->addChild(item);
    }
    return item;
  };
  if (m_parentIsGone) {
    auto* gone = new QTreeWidgetItem({tr("A sample that is no longer in the library")});
    gone->setFlags(Qt::ItemIsEnabled);
    gone->setIcon(0, icon(Icon::trash));
    above = add(gone);
  }
  for (auto ancestor = m_ancestors.rbegin(); ancestor != m_ancestors.rend(); ++ancestor)
    above = add(makeItem(*ancestor));
  auto* self = add(makeItem(m_self));
  self->setFont(0, textFont(kTextBody, QFont::DemiBold));
  above = self;
  for (const auto& child : m_children) add(makeItem(child));
  m_tree->expandAll();
  m_tree->setCurrentItem(self);
  const bool isAlone = m_ancestors.empty() && m_children.empty() && !m_parentIsGone;
  m_note->setVisible(isAlone);
  // Alone it is one row, and the note stands right below it.
  m_tree->setMaximumHeight(isAlone ? m_tree->sizeHintForRow(0) + 2 * kSpace3 : QWIDGETSIZE_MAX);
}

void LineageView::choose(QTreeWidgetItem* item) {
  const QString id = item->data(0, kIdRole).toString();
  if (!id.isEmpty() && id != text(m_self.id)) emit sampleRequested(id);
}

}  // namespace jukebox::ui
