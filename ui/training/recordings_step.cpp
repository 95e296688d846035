#include "ui/training/recordings_step.h"

#include <QCheckBox>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/elided_label.h"
#include "ui/gallery/state_page.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"
#include "ui/training/training_text.h"

namespace jukebox::ui {
namespace {

enum Page { emptyPage, scanningPage, findingsPage };
enum Tile { recordings, length, duplicates, leftOut, lyrics, loudness, tiles };

QString folderIn(const QMimeData* data) {
  if (data == nullptr || !data->hasUrls()) return {};
  for (const QUrl& url : data->urls()) {
    if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir()) return url.toLocalFile();
  }
  return {};
}

QToolButton* iconButton(Icon which, const QString& name, const QString& objectName) {
  auto* button = new QToolButton;
  button->setIcon(icon(which));
  button->setToolTip(name);
  button->setAccessibleName(name);
  button->setObjectName(objectName);
  button->setFixedSize(kControlHeight, kControlHeight);
  return button;
}

/// Names with their counts, the most frequent first: "CC0-1.0 (12), none given (3)".
QString namesText(std::vector<std::pair<QString, int>> names, const QString& none) {
  std::stable_sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  QStringList parts;
  constexpr std::size_t kShown = 4;
  for (std::size_t i = 0; i < std::min(names.size(), kShown); ++i) {
    parts << QStringLiteral("%1 (%2)").arg(names[i].first.isEmpty() ? none : names[i].first).arg(names[i].second);
  }
  if (names.size() > kShown) parts << QStringLiteral("…");
  return parts.join(QStringLiteral(", "));
}

}  // namespace

RecordingsStep::RecordingsStep(TrainingDesk& desk, QWidget* parent)
    : QWidget(parent),
      m_desk(desk),
      m_stack(new QStackedWidget),
      m_empty(new StatePage),
      m_sourceRow(makeSourceRow()),
      m_error(new QLabel) {
  setAcceptDrops(true);
  m_error->setObjectName(QStringLiteral("scanError"));
  m_error->setProperty("role", "danger");
  m_error->setWordWrap(true);
  m_error->hide();
  m_empty->present(
      Icon::folder, tr("Teach it your music"),
      tr("Drop a folder of recordings here. They are listened through on this machine, and never changed "
         "or sent anywhere. Artist, genre and lyrics are read from tags and from text files beside them."));
  auto* chooseFolder = m_empty->addButton(tr("Choose folder…"), true);
  chooseFolder->setObjectName(QStringLiteral("chooseFirstFolder"));
  connect(chooseFolder, &QPushButton::clicked, this, &RecordingsStep::askForFolder);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(makeScanning());
  m_stack->addWidget(makeFindings());
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace3, kSpace5, kSpace4);
  layout->setSpacing(kSpace3);
  layout->addWidget(m_sourceRow);
  layout->addWidget(m_error);
  layout->addWidget(m_stack, 1);
  connect(&m_desk, &TrainingDesk::datasetsChanged, this, &RecordingsStep::showDatasets);
  connect(&m_desk, &TrainingDesk::scanChanged, this, &RecordingsStep::showScan);
  connect(&m_desk, &TrainingDesk::scanEnded, this, &RecordingsStep::scanEnded);
  showDatasets();
  showScan();
}

QWidget* RecordingsStep::makeSourceRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* name = new QLabel(tr("&Recordings"));
  m_choice = new ComboBox;
  m_choice->setObjectName(QStringLiteral("datasets"));
  m_choice->setAccessibleName(tr("Recordings"));
  m_choice->setMinimumWidth(180);
  name->setBuddy(m_choice);
  m_scanned = new ElidedLabel;
  m_scanned->setProperty("role", "secondary");
  m_again = iconButton(Icon::refresh, tr("Scan this folder again"), QStringLiteral("scanAgain"));
  m_remove = iconButton(Icon::trash, tr("Forget these recordings; the files stay"), QStringLiteral("removeDataset"));
  auto* browse = new QPushButton(tr("Other folder…"));
  browse->setObjectName(QStringLiteral("chooseFolder"));
  layout->addWidget(name);
  layout->addWidget(m_choice);
  layout->addWidget(m_scanned, 1);
  layout->addWidget(m_again);
  layout->addWidget(m_remove);
  layout->addWidget(browse);
  connect(m_choice, &QComboBox::activated, this, [this] { choose(m_choice->currentData().toString().toStdString()); });
  connect(browse, &QPushButton::clicked, this, &RecordingsStep::askForFolder);
  connect(m_again, &QToolButton::clicked, this, [this] {
    if (const auto* chosen = dataset()) scan(chosen->folder);
  });
  connect(m_remove, &QToolButton::clicked, this, [this] { m_desk.removeDataset(m_datasetId); });
  return row;
}

QWidget* RecordingsStep::makeScanning() {
  auto* page = new QWidget;
  m_scanBar = new QProgressBar;
  m_scanBar->setTextVisible(false);
  m_scanBar->setMaximumWidth(420);
  m_scanBar->setAccessibleName(tr("How far the scan is"));
  m_scanFile = new ElidedLabel;
  m_scanFile->setObjectName(QStringLiteral("scanFile"));
  m_scanFile->setProperty("role", "secondary");
  m_scanFile->setAlignment(Qt::AlignCenter);
  m_scanFile->setMaximumWidth(420);
  m_stopScan = new QPushButton(tr("Stop"));
  m_stopScan->setObjectName(QStringLiteral("stopScan"));
  connect(m_stopScan, &QPushButton::clicked, this, [this] { m_desk.stopScan(); });
  auto* title = new QLabel(tr("Listening to the recordings"));
  title->setProperty("role", "title");
  title->setAlignment(Qt::AlignCenter);
  auto* column = new QVBoxLayout;
  column->setSpacing(kSpace3);
  column->addStretch();
  for (QWidget* widget :
       {static_cast<QWidget*>(title), static_cast<QWidget*>(m_scanBar), static_cast<QWidget*>(m_scanFile)}) {
    column->addWidget(widget);
  }
  column->addWidget(m_stopScan, 0, Qt::AlignCenter);
  column->addStretch();
  auto* layout = new QHBoxLayout(page);
  layout->addStretch(1);
  layout->addLayout(column, 2);
  layout->addStretch(1);
  return page;
}

QWidget* RecordingsStep::makeTiles() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace5);
  const QString names[] = {tr("Recordings"), tr("Of sound"),    tr("Duplicates"),
                           tr("Unreadable"), tr("With lyrics"), tr("Clipped or silent")};
  for (int i = 0; i < tiles; ++i) {
    auto* number = new QLabel;
    number->setProperty("role", "title");
    number->setObjectName(QStringLiteral("tile%1").arg(i));
    auto* name = new QLabel(names[i]);
    name->setProperty("role", "small");
    auto* column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(number);
    column->addWidget(name);
    layout->addLayout(column);
    m_tiles.push_back(number);
  }
  layout->addStretch(1);
  return row;
}

QWidget* RecordingsStep::makeFindings() {
  auto* page = new QWidget;
  m_filter = new ComboBox;
  m_filter->setObjectName(QStringLiteral("troubleFilter"));
  m_filter->setAccessibleName(tr("Which findings are listed"));
  m_troubles = new TroubleModel(this);
  m_table = new QTableView;
  m_table->setObjectName(QStringLiteral("troubles"));
  m_table->setAccessibleName(tr("What the scan found"));
  m_table->setModel(m_troubles);
  m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
  m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
  m_table->setTabKeyNavigation(false);
  m_table->setShowGrid(false);
  m_table->setWordWrap(false);
  m_table->verticalHeader()->hide();
  m_table->verticalHeader()->setDefaultSectionSize(28);
  m_table->horizontalHeader()->setStretchLastSection(true);
  m_table->horizontalHeader()->resizeSection(TroubleModel::file, 260);
  m_table->setMinimumHeight(90);
  m_nothingWrong = new QLabel(tr("Nothing is wrong with these recordings."));
  m_nothingWrong->setAlignment(Qt::AlignCenter);
  m_nothingWrong->setProperty("role", "secondary");
  connect(m_filter, &QComboBox::currentIndexChanged, this, [this] {
    const int kind = m_filter->currentData().toInt();
    m_troubles->setKind(kind < 0 ? std::nullopt : std::optional(static_cast<Trouble>(kind)));
  });
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  layout->addWidget(makeTiles());
  layout->addWidget(m_filter, 0, Qt::AlignLeft);
  layout->addWidget(m_table, 1);
  layout->addWidget(m_nothingWrong, 1);
  layout->addWidget(makeRights());
  return page;
}

QWidget* RecordingsStep::makeRights() {
  auto* box = new QWidget;
  m_licence = new ComboBox;
  m_licence->setEditable(true);
  m_licence->setObjectName(QStringLiteral("licence"));
  m_licence->setAccessibleName(tr("Licence of the recordings"));
  m_licence->addItems({QString(), QStringLiteral("CC0-1.0"), QStringLiteral("CC-BY-4.0"),
                       QStringLiteral("CC-BY-SA-4.0"), tr("My own work, all rights reserved")});
  m_licence->lineEdit()->setPlaceholderText(tr("The terms under which you may use them"));
  m_source = new QLineEdit;
  m_source->setObjectName(QStringLiteral("source"));
  m_source->setAccessibleName(tr("Source of the recordings"));
  m_source->setPlaceholderText(tr("Who made them, or where you have them from"));
  m_confirm = new QCheckBox(tr("I may use these recordings to train a model."));
  m_confirm->setObjectName(QStringLiteral("confirm"));
  m_next = new QPushButton(tr("Next: what to train"));
  m_next->setObjectName(QStringLiteral("recordingsNext"));
  m_next->setProperty("role", "primary");
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace4);
  form->setVerticalSpacing(kSpace2);
  auto* licenceName = new QLabel(tr("&Licence"));
  licenceName->setBuddy(m_licence);
  auto* sourceName = new QLabel(tr("&Source"));
  sourceName->setBuddy(m_source);
  m_found = new QLabel;
  m_found->setObjectName(QStringLiteral("foundLicences"));
  m_found->setProperty("role", "small");
  m_found->setWordWrap(true);
  form->addRow(licenceName, m_licence);
  form->addRow(sourceName, m_source);
  form->addRow(QString(), m_found);
  auto* bottom = new QHBoxLayout;
  bottom->addWidget(m_confirm, 1);
  bottom->addWidget(m_next);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addLayout(form);
  layout->addLayout(bottom);
  connect(m_licence, &QComboBox::editTextChanged, this, &RecordingsStep::updateNext);
  connect(m_source, &QLineEdit::textChanged, this, &RecordingsStep::updateNext);
  connect(m_confirm, &QCheckBox::toggled, this, &RecordingsStep::updateNext);
  connect(m_next, &QPushButton::clicked, this, &RecordingsStep::accept);
  return box;
}

const TrainingDataset* RecordingsStep::dataset() const {
  for (const TrainingDataset& dataset : m_desk.datasets()) {
    if (dataset.id == m_datasetId) return &dataset;
  }
  return nullptr;
}

void RecordingsStep::askForFolder() {
  const QString folder = QFileDialog::getExistingDirectory(this, tr("Folder with recordings"));
  if (!folder.isEmpty()) scan(folder);
}

void RecordingsStep::scan(const QString& folder) {
  m_error->hide();
  m_desk.scan(folder);
}

void RecordingsStep::dragEnterEvent(QDragEnterEvent* event) {
  if (!folderIn(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void RecordingsStep::dropEvent(QDropEvent* event) {
  const QString folder = folderIn(event->mimeData());
  if (folder.isEmpty()) return;
  event->acceptProposedAction();
  scan(folder);
}

void RecordingsStep::showDatasets() {
  m_choice->clear();
  for (const TrainingDataset& dataset : m_desk.datasets()) {
    m_choice->addItem(dataset.name, text(dataset.id));
    m_choice->setItemData(m_choice->count() - 1, dataset.folder, Qt::ToolTipRole);
  }
  if (dataset() == nullptr) m_datasetId = m_desk.datasets().empty() ? std::string() : m_desk.datasets().front().id;
  choose(m_datasetId);
}

void RecordingsStep::choose(const std::string& id) {
  m_datasetId = id;
  m_choice->setCurrentIndex(m_choice->findData(text(id)));
  showDataset();
}

void RecordingsStep::showScan() {
  const auto& scan = m_desk.scanning();
  m_sourceRow->setVisible(!scan && dataset() != nullptr);
  if (!scan) return m_stack->setCurrentIndex(dataset() == nullptr ? emptyPage : findingsPage);
  m_stack->setCurrentIndex(scanningPage);
  m_scanBar->setRange(0, scan->total);
  m_scanBar->setValue(scan->done);
  m_stopScan->setEnabled(!scan->isStopping);
  if (scan->isStopping) {
    m_scanFile->setText(tr("Stopping"));
  } else if (scan->total == 0) {
    m_scanFile->setText(scan->folder);
  } else {
    m_scanFile->setText(tr("%1 of %2: %3").arg(scan->done).arg(scan->total).arg(scan->file));
  }
}

void RecordingsStep::scanEnded(const QString& datasetId, const QString& error, const QString& advice) {
  m_error->setText(QStringLiteral("%1 %2").arg(error, advice).trimmed());
  m_error->setVisible(!error.isEmpty());
  if (!datasetId.isEmpty()) choose(datasetId.toStdString());
}

void RecordingsStep::showDataset() {
  showScan();
  const TrainingDataset* chosen = dataset();
  if (chosen == nullptr) return;
  const ScanSummary& found = chosen->summary;
  m_scanned->setText(chosen->isThere ? chosen->folder : tr("%1 is gone.").arg(chosen->folder));
  m_scanned->setToolTip(chosen->folder);
  const QLocale locale;
  m_tiles[recordings]->setText(locale.toString(found.recordings));
  m_tiles[length]->setText(TrainingText::duration(found.totalSeconds));
  m_tiles[duplicates]->setText(locale.toString(found.count(Trouble::sameAsAnother) + found.count(Trouble::soundsLike)));
  m_tiles[leftOut]->setText(locale.toString(found.count(Trouble::unreadable)));
  m_tiles[lyrics]->setText(locale.toString(found.withLyrics));
  m_tiles[loudness]->setText(locale.toString(found.count(Trouble::clipped) + found.count(Trouble::mostlySilent)));
  m_troubles->setTroubles(found.troubles);
  fillFilter(found);
  const QSignalBlocker quietLicence(m_licence), quietSource(m_source), quietConfirm(m_confirm);
  m_licence->setEditText(chosen->licence);
  m_source->setText(chosen->source);
  m_found->setText(tr("Licences found: %1. Sources found: %2. Yours count where none is given.")
                       .arg(namesText(found.licences, tr("none given")), namesText(found.sources, tr("none given"))));
  m_confirm->setChecked(chosen->isConfirmed);
  updateNext();
}

void RecordingsStep::fillFilter(const ScanSummary& summary) {
  const QSignalBlocker quiet(m_filter);
  m_filter->clear();
  m_filter->addItem(counted(static_cast<qint64>(summary.troubles.size()), tr("1 finding"), tr("All %1 findings")), -1);
  for (int kind = 0; kind <= static_cast<int>(Trouble::note); ++kind) {
    const int count = summary.count(static_cast<Trouble>(kind));
    if (count == 0) continue;
    m_filter->addItem(QStringLiteral("%1 (%2)").arg(TrainingText::troubleKind(static_cast<Trouble>(kind))).arg(count),
                      kind);
  }
  m_troubles->setKind(std::nullopt);
  m_filter->setVisible(!summary.troubles.empty());
  m_table->setVisible(!summary.troubles.empty());
  m_nothingWrong->setVisible(summary.troubles.empty());
}

void RecordingsStep::updateNext() {
  const bool isSaid = !m_licence->currentText().trimmed().isEmpty() && !m_source->text().trimmed().isEmpty();
  m_confirm->setEnabled(isSaid);
  m_confirm->setToolTip(isSaid ? QString() : tr("First say under which licence and from where you have them."));
  const TrainingDataset* chosen = dataset();
  m_next->setEnabled(isSaid && m_confirm->isChecked() && chosen != nullptr &&
                     chosen->summary.recordings > chosen->summary.skipped);
}

void RecordingsStep::accept() {
  const std::string id = m_datasetId;
  m_desk.confirmDataset(id, m_licence->currentText().trimmed(), m_source->text().trimmed());
  emit accepted();
}

}  // namespace jukebox::ui
