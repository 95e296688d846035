#include "ui/inspector/lineage_view.h"

#include <QHeaderView>

#include "ui/icons/icons.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr std::size_t kMostAncestors = 32;  // a damaged library may hold a circle
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

LineageView::LineageView(LibraryReader& reader, QWidget* parent) : QTreeWidget(parent), m_reader(reader) {
  setObjectName(QStringLiteral("lineage"));
  setAccessibleName(tr("Lineage: what the sample was made from, and what was made from it"));
  setHeaderHidden(true);
  setColumnCount(1);
  setIndentation(kSpace4);
  setRootIsDecorated(false);
  setItemsExpandable(false);
  setFrameShape(QFrame::NoFrame);
  setWordWrap(true);
  setUniformRowHeights(false);
  header()->setStretchLastSection(true);
  connect(this, &QTreeWidget::itemClicked, this, &LineageView::choose);
  connect(this, &QTreeWidget::itemActivated, this, &LineageView::choose);
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
  clear();
  QTreeWidgetItem* above = nullptr;
  const auto add = [&](QTreeWidgetItem* item) {
    if (above == nullptr) {
      addTopLevelItem(item);
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
  if (m_ancestors.empty() && m_children.empty() && !m_parentIsGone) {
    auto* alone = new QTreeWidgetItem({tr(
        "Made from nothing else, and nothing was made from it yet. Continue or upsample it to see the tree grow.")});
    alone->setFlags(Qt::NoItemFlags);
    self->addChild(alone);
  }
  expandAll();
  setCurrentItem(self);
}

void LineageView::choose(QTreeWidgetItem* item) {
  const QString id = item->data(0, kIdRole).toString();
  if (!id.isEmpty() && id != text(m_self.id)) emit sampleRequested(id);
}

}  // namespace jukebox::ui
