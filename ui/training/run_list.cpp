#include "ui/training/run_list.h"

#include <QPainter>

#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

constexpr int kRowHeight = 56;
constexpr int kDot = 8;

QColor colorOf(RunState state) {
  const Tokens& t = Theme::tokens();
  switch (state) {
    case RunState::running:
    case RunState::stopping:
      return t.accent;
    case RunState::failed:
      return t.danger;
    case RunState::interrupted:
      return t.warning;
    case RunState::finished:
      return t.success;
    case RunState::stopped:
      break;
  }
  return t.secondaryText;
}

}  // namespace

RunListModel::RunListModel(TrainingDesk& desk, QObject* parent) : QAbstractListModel(parent), m_desk(desk) {
  connect(&m_desk, &TrainingDesk::runsChanged, this, &RunListModel::take);
  take();
}

void RunListModel::take() {
  std::vector<std::string> ids;
  for (const TrainingRun& run : m_desk.runs()) ids.push_back(run.id);
  if (ids == m_ids) {
    if (!m_ids.empty()) emit dataChanged(index(0), index(static_cast<int>(m_ids.size()) - 1));
    return;
  }
  beginResetModel();
  m_ids = std::move(ids);
  endResetModel();
}

int RunListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int RunListModel::rowOf(const std::string& id) const {
  const auto found = std::find(m_ids.begin(), m_ids.end(), id);
  return found == m_ids.end() ? -1 : static_cast<int>(found - m_ids.begin());
}

QVariant RunListModel::data(const QModelIndex& index, int role) const {
  const auto& runs = m_desk.runs();
  if (!index.isValid() || static_cast<std::size_t>(index.row()) >= runs.size()) return {};
  const TrainingRun& run = runs[static_cast<std::size_t>(index.row())];
  const int percent = static_cast<int>(runFraction(run) * 100);
  const bool showsPercent = run.state != RunState::finished;
  const QString state =
      showsPercent ? tr("%1, %2 %").arg(TrainingText::state(run.state)).arg(percent)
                   : tr("%1, %2").arg(TrainingText::state(run.state), SampleText::made(run.createdAt.toStdString()));
  switch (role) {
    case Qt::DisplayRole:
      return run.wish.name;
    case Qt::AccessibleTextRole:
      return QStringLiteral("%1, %2").arg(run.wish.name, state);
    case Qt::ToolTipRole:
      return tr("%1, begun %2").arg(run.wish.name, SampleText::made(run.createdAt.toStdString()));
    case idRole:
      return text(run.id);
    case stateRole:
      return static_cast<int>(run.state);
    case fractionRole:
      return runFraction(run);
    case stateTextRole:
      return state;
    default:
      return {};
  }
}

QSize RunDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {160, kRowHeight};
}

void RunDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Tokens& t = Theme::tokens();
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  const QRectF row = QRectF(option.rect).adjusted(2, 1, -2, -1);
  const bool isChosen = option.state & QStyle::State_Selected;
  if (isChosen || (option.state & QStyle::State_MouseOver)) {
    painter->setPen(option.state & QStyle::State_HasFocus ? QPen(t.focus, 1.5) : QPen(Qt::NoPen));
    painter->setBrush(isChosen ? t.accentSoft : t.hover);
    painter->drawRoundedRect(row, kControlRadius, kControlRadius);
  }
  const QRectF inner = row.adjusted(kSpace3, kSpace2, -kSpace3, -kSpace2);
  painter->setFont(textFont(kTextBody, QFont::DemiBold));
  painter->setPen(t.text);
  const QString name =
      painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, static_cast<int>(inner.width()));
  painter->drawText(QRectF(inner.left(), inner.top(), inner.width(), 18), Qt::AlignLeft | Qt::AlignVCenter, name);
  const auto state = static_cast<RunState>(index.data(RunListModel::stateRole).toInt());
  const QRectF line(inner.left(), inner.top() + 18, inner.width(), 16);
  painter->setPen(Qt::NoPen);
  painter->setBrush(colorOf(state));
  painter->drawEllipse(QRectF(line.left(), line.center().y() - kDot / 2.0, kDot, kDot));
  painter->setFont(textFont(kTextSmall));
  painter->setPen(t.secondaryText);
  const QRectF words = line.adjusted(kDot + 6, 0, 0, 0);
  const QString said = painter->fontMetrics().elidedText(index.data(RunListModel::stateTextRole).toString(),
                                                         Qt::ElideRight, static_cast<int>(words.width()));
  painter->drawText(words, Qt::AlignLeft | Qt::AlignVCenter, said);
  if (state != RunState::finished) {
    const QRectF bar(inner.left(), inner.bottom() - 2, inner.width(), 3);
    painter->setPen(Qt::NoPen);
    painter->setBrush(t.pressed);
    painter->drawRoundedRect(bar, 1.5, 1.5);
    painter->setBrush(colorOf(state));
    painter->drawRoundedRect(
        QRectF(bar.left(), bar.top(), bar.width() * index.data(RunListModel::fractionRole).toDouble(), bar.height()),
        1.5, 1.5);
  }
  painter->restore();
}

RunList::RunList(TrainingDesk& desk, QWidget* parent) : QListView(parent), m_model(new RunListModel(desk, this)) {
  setObjectName(QStringLiteral("runs"));
  setAccessibleName(tr("Trainings"));
  setModel(m_model);
  setItemDelegate(new RunDelegate(this));
  setMouseTracking(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setUniformItemSizes(true);
  connect(selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& current) {
    if (!m_isChoosing && current.isValid()) emit runChosen(current.data(RunListModel::idRole).toString());
  });
  connect(this, &QListView::clicked, this,
          [this](const QModelIndex& index) { emit runChosen(index.data(RunListModel::idRole).toString()); });
}

void RunList::choose(const std::string& id) {
  m_isChoosing = true;
  const int row = m_model->rowOf(id);
  if (row < 0) {
    selectionModel()->clear();
  } else {
    selectionModel()->setCurrentIndex(m_model->index(row), QItemSelectionModel::ClearAndSelect);
  }
  m_isChoosing = false;
}

}  // namespace jukebox::ui
