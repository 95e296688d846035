#include "ui/training/trouble_model.h"

#include "ui/icons/icons.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

/// What keeps a recording out of the training, against what is only worth knowing.
bool isSerious(Trouble kind) {
  return kind == Trouble::unreadable || kind == Trouble::sameAsAnother;
}

}  // namespace

void TroubleModel::setTroubles(std::vector<RecordingTrouble> troubles) {
  beginResetModel();
  m_troubles = std::move(troubles);
  choose();
  endResetModel();
}

void TroubleModel::setKind(std::optional<Trouble> kind) {
  beginResetModel();
  m_kind = kind;
  choose();
  endResetModel();
}

void TroubleModel::choose() {
  m_rows.clear();
  for (std::size_t i = 0; i < m_troubles.size(); ++i) {
    if (!m_kind || m_troubles[i].kind == *m_kind) m_rows.push_back(i);
  }
}

int TroubleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TroubleModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

QVariant TroubleModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid() || index.row() >= rowCount()) return {};
  const RecordingTrouble& trouble = m_troubles[m_rows[static_cast<std::size_t>(index.row())]];
  if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
    return index.column() == file ? trouble.file : TrainingText::trouble(trouble);
  }
  if (role == Qt::DecorationRole && index.column() == file) {
    return isSerious(trouble.kind) ? icon(Icon::warning, IconTint::warning) : icon(Icon::info);
  }
  return {};
}

QVariant TroubleModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return int{Qt::AlignLeft | Qt::AlignVCenter};
  if (role != Qt::DisplayRole) return {};
  return section == file ? tr("Recording") : tr("What was found");
}

}  // namespace jukebox::ui
