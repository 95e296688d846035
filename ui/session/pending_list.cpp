#include "ui/session/pending_list.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/library/sample_text.h"
#include "ui/queue/queue_text.h"
#include "ui/session/session_text.h"
#include "ui/theme/tokens.h"

namespace jukebox::ui {
namespace {

constexpr int kProgressSteps = 1000;

}  // namespace

PendingList::PendingList(QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("sessionPending"));
  setAccessibleName(tr("What this session waits for"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  hide();
}

void PendingList::show(const std::vector<PendingTakes>& pending) {
  const bool isSame = std::equal(pending.begin(), pending.end(), m_rows.begin(), m_rows.end(),
                                 [](const auto& one, const auto& row) { return one.job.id == row.takeJobId; });
  if (!isSame) {
    for (const auto& row : m_rows) row.widget->deleteLater();
    m_rows.clear();
    for (const auto& one : pending) m_rows.push_back(makeRow(one.job.id));
  }
  for (std::size_t i = 0; i < pending.size(); ++i) fill(m_rows[i], pending[i]);
  setVisible(!pending.empty());
}

PendingList::Row PendingList::makeRow(const std::string& takeJobId) {
  Row row;
  row.takeJobId = takeJobId;
  row.widget = new QWidget;
  row.status = new QLabel;
  row.status->setObjectName(QStringLiteral("sessionStatus"));
  row.status->setWordWrap(true);
  row.progress = new QProgressBar;
  row.progress->setObjectName(QStringLiteral("sessionProgress"));
  row.progress->setTextVisible(false);
  row.progress->setAccessibleName(tr("Progress of the candidates"));
  row.retry = new QPushButton(tr("Try again"));
  row.retry->setObjectName(QStringLiteral("sessionRetry"));
  row.cancel = new QPushButton(tr("Give this step up"));
  row.cancel->setObjectName(QStringLiteral("sessionCancel"));
  connect(row.retry, &QPushButton::clicked, this, [this, takeJobId] { emit retryRequested(text(takeJobId)); });
  connect(row.cancel, &QPushButton::clicked, this, [this, takeJobId] { emit cancelRequested(text(takeJobId)); });
  auto* texts = new QVBoxLayout;
  texts->setSpacing(kSpace1);
  texts->addWidget(row.status);
  texts->addWidget(row.progress);
  auto* line = new QHBoxLayout(row.widget);
  line->setContentsMargins(0, 0, 0, 0);
  line->setSpacing(kSpace2);
  line->addLayout(texts, 1);
  line->addWidget(row.retry);
  line->addWidget(row.cancel);
  layout()->addWidget(row.widget);
  return row;
}

void PendingList::fill(const Row& row, const PendingTakes& pending) {
  const QString status = SessionText::pending(pending);
  row.status->setText(status);
  row.progress->setVisible(pending.isInQueue && !pending.error && !hasEnded(pending.state));
  row.progress->setRange(0, pending.progress ? kProgressSteps : 0);
  if (pending.progress) row.progress->setValue(static_cast<int>(pending.progress->fraction * kProgressSteps));
  row.retry->setVisible(!pending.isInQueue || pending.state == QueueState::failed ||
                        pending.state == QueueState::cancelled || pending.state == QueueState::interrupted);
  for (auto* button : {row.retry, row.cancel}) button->setAccessibleDescription(status);
}

}  // namespace jukebox::ui
