#include "ui/explorer/import_folder_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kWidth = 600;
constexpr int kRestMilliseconds = 150;

void setRole(QLabel& label, const char* role) {
  label.setProperty("role", role);
  label.style()->polish(&label);
}

}  // namespace

ImportFolderDialog::ImportFolderDialog(QWidget* parent)
    : QDialog(parent),
      m_pages(new QStackedWidget),
      m_folder(new QLineEdit),
      m_found(new QLabel),
      m_task(new TaskPages) {
  setWindowTitle(tr("Import an explorer"));
  setObjectName(QStringLiteral("importFolderDialog"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  m_pages->addWidget(makeFormPage());
  m_pages->addWidget(m_task);
  layout->addWidget(m_pages);
  auto* show = m_task->addButton(tr("Show the songs"), QStringLiteral("importShow"));
  connect(show, &QPushButton::clicked, this, [this] {
    emit collectionRequested();
    accept();
  });
  connect(m_task, &TaskPages::stopRequested, this, &ImportFolderDialog::stopRequested);
  connect(m_task, &TaskPages::hideRequested, this, &QDialog::reject);
  connect(m_task, &TaskPages::closeRequested, this, &QDialog::accept);
  connect(m_task, &TaskPages::backRequested, this, [this] {
    m_pages->setCurrentIndex(0);
    changed();
  });
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMilliseconds);
  connect(&m_rest, &QTimer::timeout, this, [this] { emit forecastWanted(folder()); });
  connect(m_folder, &QLineEdit::textChanged, this, &ImportFolderDialog::changed);
  setMinimumWidth(kWidth);
  resize(kWidth, sizeHint().height());
}

QWidget* ImportFolderDialog::makeFormPage() {
  auto* page = new QWidget;
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace4);
  auto* title = new QLabel(tr("Import an explorer"));
  title->setProperty("role", "display");
  auto* explanation = new QLabel(tr(
      "Songs that somebody published as an explorer become samples of this library, with their audio, lyrics, "
      "licence and metadata, in a collection of their own. The folder stays as it is. Imported songs can be listened "
      "to and exported; their codes are not published, so they cannot be continued."));
  explanation->setProperty("role", "secondary");
  explanation->setWordWrap(true);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace4);
  form->setVerticalSpacing(kSpace3);
  auto* label = new QLabel(tr("Folder"));
  label->setBuddy(m_folder);
  m_folder->setAccessibleName(label->text());
  m_folder->setObjectName(QStringLiteral("importFolder"));
  m_folder->setPlaceholderText(tr("The folder that holds index.html and table.json"));
  form->addRow(label, makeFolderRow());
  m_found->setObjectName(QStringLiteral("importFound"));
  m_found->setTextFormat(Qt::PlainText);
  m_found->setWordWrap(true);
  m_found->setMinimumHeight(2 * kControlHeight);
  m_found->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_found->setProperty("role", "secondary");
  form->addRow(QString(), m_found);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
  m_import->setObjectName(QStringLiteral("importButton"));
  m_import->setDefault(true);
  m_import->setEnabled(false);
  layout->addWidget(title);
  layout->addWidget(explanation);
  layout->addLayout(form);
  layout->addStretch();
  layout->addWidget(buttons);
  connect(buttons, &QDialogButtonBox::accepted, this, &ImportFolderDialog::start);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  return page;
}

QWidget* ImportFolderDialog::makeFolderRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* browse = new QPushButton(tr("Choose…"));
  browse->setAutoDefault(false);
  layout->addWidget(m_folder, 1);
  layout->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder of an explorer"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
  });
  return row;
}

QString ImportFolderDialog::folder() const {
  return m_folder->text().trimmed();
}

void ImportFolderDialog::changed() {
  m_import->setEnabled(false);
  if (folder().isEmpty()) return m_found->clear();
  m_rest.start();
}

void ImportFolderDialog::showForecast(const ImportForecast& forecast) {
  setRole(*m_found, "secondary");
  const QString name = forecast.title.isEmpty() ? tr("An explorer without a title") : tr("“%1”").arg(forecast.title);
  QString found =
      counted(forecast.songs, tr("%1: 1 song.").arg(name), tr("%2: %1 songs.").arg(QStringLiteral("%1"), name));
  if (forecast.known > 0) {
    found += u' ' + counted(forecast.known, tr("1 of them is in the library already and stays as it is."),
                            tr("%1 of them are in the library already and stay as they are."));
  }
  if (forecast.unusable > 0) {
    found += u' ' + counted(forecast.unusable, tr("1 entry of its list is damaged and is left out."),
                            tr("%1 entries of its list are damaged and are left out."));
  }
  m_found->setText(found);
  m_import->setEnabled(forecast.songs > forecast.known);
}

void ImportFolderDialog::showProblem(const QString& sentence) {
  setRole(*m_found, "danger");
  m_found->setText(sentence);
  m_import->setEnabled(false);
}

void ImportFolderDialog::start() {
  if (m_isWorking || !m_import->isEnabled()) return;
  m_isWorking = true;
  m_task->begin(tr("Importing"));
  m_pages->setCurrentIndex(1);
  emit importRequested(folder());
}

void ImportFolderDialog::showProgress(int done, int total, const QString& title) {
  m_task->showProgress(done, total, tr("%1 of %2: %3").arg(done).arg(total).arg(title));
}

void ImportFolderDialog::showReport(const TaskReport& report) {
  m_isWorking = false;
  m_task->showReport(report);
}

void ImportFolderDialog::done(int result) {
  if (m_isWorking) return hide();
  QDialog::done(result);
}

}  // namespace jukebox::ui
