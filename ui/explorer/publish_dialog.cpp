#include "ui/explorer/publish_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kWidth = 620;

}  // namespace

PublishDialog::PublishDialog(const PublishWish& wish, int selected, QWidget* parent)
    : QDialog(parent), m_pages(new QStackedWidget), m_form(new PublishForm(wish, selected)), m_task(new TaskPages) {
  setWindowTitle(tr("Publish as explorer"));
  setObjectName(QStringLiteral("publishDialog"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  m_pages->addWidget(makeFormPage());
  m_pages->addWidget(m_task);
  layout->addWidget(m_pages);
  auto* page = m_task->addButton(tr("Open the page"), QStringLiteral("publishOpenPage"));
  auto* folder = m_task->addButton(tr("Open the folder"), QStringLiteral("publishOpenFolder"));
  connect(page, &QPushButton::clicked, this, [this] { emit pageRequested(m_wish.folder); });
  connect(folder, &QPushButton::clicked, this, [this] { emit folderRequested(m_wish.folder); });
  connect(m_task, &TaskPages::stopRequested, this, &PublishDialog::stopRequested);
  connect(m_task, &TaskPages::hideRequested, this, &QDialog::reject);
  connect(m_task, &TaskPages::closeRequested, this, &QDialog::accept);
  connect(m_task, &TaskPages::backRequested, this, [this] {
    m_pages->setCurrentIndex(0);
    emit m_form->forecastWanted(m_form->wish());  // the folder may have changed
  });
  setMinimumWidth(kWidth);
  resize(kWidth, sizeHint().height());
}

QWidget* PublishDialog::makeFormPage() {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace4);
  auto* title = new QLabel(tr("Publish as explorer"));
  title->setProperty("role", "display");
  auto* explanation = new QLabel(
      tr("A folder of web pages in which anybody can search the songs, listen to them and read along. It opens from a "
         "disk and from any web server, and asks nobody else for anything."));
  explanation->setProperty("role", "secondary");
  explanation->setWordWrap(true);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_publish = buttons->addButton(tr("Publish"), QDialogButtonBox::AcceptRole);
  m_publish->setObjectName(QStringLiteral("publishButton"));
  m_publish->setDefault(true);
  m_publish->setEnabled(m_form->isReady());
  layout->addWidget(title);
  layout->addWidget(explanation);
  layout->addWidget(m_form);
  layout->addStretch();
  layout->addWidget(buttons);
  connect(m_form, &PublishForm::readyChanged, m_publish, &QWidget::setEnabled);
  connect(buttons, &QDialogButtonBox::accepted, this, &PublishDialog::start);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return page;
}

void PublishDialog::start() {
  if (!m_form->isReady() || m_isWorking) return;
  m_wish = m_form->wish();
  m_isWorking = true;
  m_task->begin(tr("Publishing “%1”").arg(m_wish.title));
  m_pages->setCurrentIndex(1);
  emit publishRequested(m_wish);
}

void PublishDialog::showProgress(int done, int total, const QString& title) {
  m_task->showProgress(done, total, tr("%1 of %2: %3").arg(done).arg(total).arg(title));
}

void PublishDialog::showReport(const TaskReport& report) {
  m_isWorking = false;
  m_task->showReport(report);
}

void PublishDialog::done(int result) {
  if (m_isWorking) return hide();
  QDialog::done(result);
}

}  // namespace jukebox::ui
