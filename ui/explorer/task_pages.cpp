#include "ui/explorer/task_pages.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kPictureSize = 28;

QPushButton* makeButton(const QString& label, const char* name) {
  auto* button = new QPushButton(label);
  button->setObjectName(QLatin1String(name));
  button->setAutoDefault(false);
  return button;
}

QLabel* makeText(const char* role) {
  auto* label = new QLabel;
  label->setProperty("role", role);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

}  // namespace

TaskPages::TaskPages(QWidget* parent) : QStackedWidget(parent) {
  addWidget(makeWorkPage());
  addWidget(makeReportPage());
}

QWidget* TaskPages::makeWorkPage() {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace4);
  m_title = makeText("display");
  m_progress = new QProgressBar;
  m_progress->setTextVisible(false);
  m_progress->setAccessibleName(tr("Progress"));
  m_progress->setObjectName(QStringLiteral("taskProgress"));
  m_progressText = makeText("strong");
  m_progressText->setObjectName(QStringLiteral("taskProgressText"));
  auto* hint = makeText("secondary");
  hint->setText(
      tr("The studio can be used meanwhile. Hiding this window does not stop the work; stopping it takes away "
         "what was written so far."));
  auto* buttons = new QHBoxLayout;
  m_stop = makeButton(tr("Stop"), "taskStop");
  auto* hide = makeButton(tr("Hide"), "taskHide");
  buttons->addStretch();
  buttons->addWidget(m_stop);
  buttons->addWidget(hide);
  layout->addStretch(1);
  layout->addWidget(m_title);
  layout->addWidget(m_progressText);
  layout->addWidget(m_progress);
  layout->addWidget(hint);
  layout->addStretch(2);
  layout->addLayout(buttons);
  connect(m_stop, &QPushButton::clicked, this, [this] {
    m_stop->setEnabled(false);
    m_progressText->setText(tr("Stopping…"));
    emit stopRequested();
  });
  connect(hide, &QPushButton::clicked, this, &TaskPages::hideRequested);
  return page;
}

QWidget* TaskPages::makeReportPage() {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  m_picture = new QLabel;
  m_reportTitle = makeText("display");
  m_reportTitle->setObjectName(QStringLiteral("taskReportTitle"));
  auto* top = new QHBoxLayout;
  top->setSpacing(kSpace3);
  top->addWidget(m_picture);
  top->addWidget(m_reportTitle, 1);
  m_explanation = makeText("secondary");
  m_explanation->setObjectName(QStringLiteral("taskReport"));
  m_explanation->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  m_remarksTitle = makeText("section");
  m_remarksTitle->setText(tr("Left out"));
  m_remarks = new QListWidget;
  m_remarks->setObjectName(QStringLiteral("taskRemarks"));
  m_remarks->setAccessibleName(m_remarksTitle->text());
  m_remarks->setWordWrap(true);
  m_remarks->setSelectionMode(QAbstractItemView::NoSelection);
  m_remarksTitle->setBuddy(m_remarks);
  m_actions = new QHBoxLayout;
  m_actions->setSpacing(kSpace2);
  m_back = makeButton(tr("Back"), "taskBack");
  m_close = makeButton(tr("Close"), "taskClose");
  m_actions->addStretch();
  m_actions->addWidget(m_back);
  m_actions->addWidget(m_close);
  layout->addStretch(1);
  layout->addLayout(top);
  layout->addWidget(m_explanation);
  layout->addWidget(m_remarksTitle);
  layout->addWidget(m_remarks, 8);
  layout->addStretch(2);
  layout->addLayout(m_actions);
  connect(m_back, &QPushButton::clicked, this, &TaskPages::backRequested);
  connect(m_close, &QPushButton::clicked, this, &TaskPages::closeRequested);
  return page;
}

QPushButton* TaskPages::addButton(const QString& label, const QString& objectName) {
  auto* button = makeButton(label, "");
  button->setObjectName(objectName);
  button->setProperty("isAction", true);
  if (m_actions->count() == 3) button->setProperty("role", "primary");  // the first one
  m_actions->insertWidget(m_actions->count() - 2, button);
  return button;
}

void TaskPages::begin(const QString& title) {
  m_title->setText(title);
  m_progress->setRange(0, 0);
  m_progressText->clear();
  m_stop->setEnabled(true);
  setCurrentIndex(0);
  m_stop->setFocus();
}

void TaskPages::showProgress(int done, int total, const QString& sentence) {
  m_progress->setRange(0, total);
  m_progress->setValue(done);
  if (m_stop->isEnabled()) m_progressText->setText(sentence);
}

void TaskPages::showReport(const TaskReport& report) {
  using Outcome = TaskReport::Outcome;
  m_report = report;
  const Tokens& t = Theme::tokens();
  const bool isDone = report.outcome == Outcome::done || report.outcome == Outcome::doneInPart;
  const Icon which = report.outcome == Outcome::done      ? Icon::check
                     : report.outcome == Outcome::stopped ? Icon::info
                                                          : Icon::warning;
  const QColor color = report.outcome == Outcome::done         ? t.success
                       : report.outcome == Outcome::doneInPart ? t.warning
                       : report.outcome == Outcome::failed     ? t.danger
                                                               : t.secondaryText;
  m_picture->setPixmap(iconPixmap(which, color, kPictureSize, devicePixelRatioF()));
  m_reportTitle->setText(report.title);
  m_explanation->setText(report.explanation);
  m_remarks->clear();
  m_remarks->addItems(report.remarks);
  m_remarks->setVisible(!report.remarks.isEmpty());
  m_remarksTitle->setVisible(!report.remarks.isEmpty());
  for (int i = 0; i < m_actions->count(); ++i) {
    auto* button = m_actions->itemAt(i)->widget();
    if (button != nullptr && button->property("isAction").toBool()) button->setVisible(isDone);
  }
  m_back->setVisible(!isDone);
  setCurrentIndex(1);
  m_close->setFocus();
}

}  // namespace jukebox::ui
