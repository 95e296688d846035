#include "ui/models/models_page.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/gallery/state_page.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/models/import_dialog.h"
#include "ui/models/model_text.h"
#include "ui/shell/page_bar.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMostNames = 500;

}  // namespace

ModelsPage::ModelsPage(ModelCatalog& models, QWidget* parent)
    : QWidget(parent), m_models(models), m_list(new QListWidget), m_stack(new QStackedWidget), m_empty(new StatePage) {
  m_list->setObjectName(QStringLiteral("modelList"));
  m_list->setAccessibleName(tr("Models"));
  m_list->setSpacing(2);
  setFocusProxy(m_list);
  auto* splitter = new QSplitter;
  splitter->setHandleWidth(1);
  splitter->setChildrenCollapsible(false);
  splitter->addWidget(m_list);
  splitter->addWidget(makeDetails());
  splitter->setStretchFactor(1, 1);
  splitter->setSizes({320, 800});
  m_stack->addWidget(splitter);
  m_stack->addWidget(m_empty);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeBar());
  layout->addWidget(m_stack, 1);
  connect(m_list, &QListWidget::currentRowChanged, this, &ModelsPage::showModel);
  connect(&m_models, &ModelCatalog::changed, this, &ModelsPage::refresh);
  connect(&m_models, &ModelCatalog::workChanged, this, &ModelsPage::showWork);
  connect(&m_models, &ModelCatalog::workEnded, this,
          [this](const QString& result, const QString& error, const QString& advice) {
            if (error.isEmpty()) return emit messageRequested(result);
            emit failureRequested(error, advice);
          });
  refresh();
  showWork();
}

QWidget* ModelsPage::makeBar() {
  auto* bar = new PageBar(tr("Models"));
  m_workBar = new QWidget;
  auto* work = new QHBoxLayout(m_workBar);
  work->setContentsMargins(0, 0, 0, 0);
  m_workText = new QLabel;
  m_workText->setObjectName(QStringLiteral("modelWork"));
  m_progress = new QProgressBar;
  m_progress->setTextVisible(false);
  m_progress->setFixedWidth(160);
  auto* cancel = new QPushButton(tr("Stop"));
  cancel->setObjectName(QStringLiteral("modelWorkStop"));
  connect(cancel, &QPushButton::clicked, this, [this] { m_models.cancelWork(); });
  work->addWidget(m_workText);
  work->addWidget(m_progress);
  work->addWidget(cancel);
  bar->addAction(m_workBar);
  auto* import = new QPushButton(tr("Import a model…"));
  import->setProperty("role", "primary");
  import->setObjectName(QStringLiteral("modelImport"));
  connect(import, &QPushButton::clicked, this, &ModelsPage::askToImport);
  bar->addAction(import);
  return bar;
}

QWidget* ModelsPage::makeDetails() {
  auto* area = new QScrollArea;
  area->setObjectName(QStringLiteral("inspectorPage"));
  area->setWidgetResizable(true);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace5);
  layout->setSpacing(kSpace3);
  m_title = new QLabel;
  m_title->setProperty("role", "display");
  m_description = new QLabel;
  m_description->setWordWrap(true);
  m_description->setProperty("role", "secondary");
  layout->addWidget(m_title);
  layout->addWidget(m_description);
  auto* actions = new QGridLayout;  // two rows: six buttons in one are wider than a small window in some languages
  actions->setSpacing(kSpace2);
  layout->addLayout(actions);
  m_compose = addAction(tr("Compose with it"), "modelCompose", [this] {
    if (const auto* entry = current()) emit composeRequested(text(entry->model.card.name));
  });
  m_compose->setProperty("role", "primary");
  m_quantise = addAction(tr("Smaller copy…"), "modelQuantise", [this] { askToQuantise(); });
  m_verify = addAction(tr("Check"), "modelVerify", [this] {
    if (const auto* entry = current()) m_models.verify(text(entry->model.card.name));
  });
  m_license = addAction(tr("Licence…"), "modelLicense", [this] { showLicense(); });
  m_folder = addAction(tr("Show folder"), "modelFolder", [this] {
    if (const auto* entry = current()) emit folderRequested(text(entry->model.folder.string()));
  });
  m_remove = addAction(tr("Remove…"), "modelRemove", [this] { askToRemove(); });
  constexpr int kActionsARow = 3;
  int place = 0;
  for (auto* button : m_actions) {
    actions->addWidget(button, place / kActionsARow, place % kActionsARow);
    ++place;
  }
  actions->setColumnStretch(kActionsARow, 1);
  m_facts = new FactList;
  m_facts->setExplained(false);
  layout->addWidget(m_facts);
  layout->addWidget(sectionHeading(tr("Artists and genres")));
  m_search = new QLineEdit;
  m_search->setObjectName(QStringLiteral("modelNameSearch"));
  m_search->setPlaceholderText(tr("Search the names that it knows"));
  m_search->setAccessibleName(m_search->placeholderText());
  m_search->setClearButtonEnabled(true);
  connect(m_search, &QLineEdit::textChanged, this, &ModelsPage::showNames);
  m_names = new QListWidget;
  m_names->setObjectName(QStringLiteral("modelNames"));
  m_names->setAccessibleName(tr("Artists and genres"));
  m_names->setMinimumHeight(160);
  layout->addWidget(m_search);
  layout->addWidget(m_names, 1);
  area->setWidget(content);
  return area;
}

QPushButton* ModelsPage::addAction(const QString& name, const char* objectName, std::function<void()> run) {
  auto* button = new QPushButton(name);
  button->setObjectName(QString::fromLatin1(objectName));
  connect(button, &QPushButton::clicked, this, std::move(run));
  m_actions.push_back(button);
  return button;
}

const ModelEntry* ModelsPage::current() const {
  const auto* item = m_list->currentItem();
  return item != nullptr ? m_models.find(item->data(Qt::UserRole).toString().toStdString()) : nullptr;
}

void ModelsPage::select(const QString& model) {
  for (int row = 0; row < m_list->count(); ++row) {
    if (m_list->item(row)->data(Qt::UserRole).toString() == model) m_list->setCurrentRow(row);
  }
}

void ModelsPage::refresh() {
  const auto* shown = current();
  const QString chosen = shown != nullptr                   ? text(shown->model.card.name)
                         : m_list->currentItem() != nullptr ? m_list->currentItem()->data(Qt::UserRole).toString()
                                                            : QString();
  m_list->clear();
  for (const auto& entry : m_models.models()) {
    const ModelCard& card = entry.model.card;
    auto* item = new QListWidgetItem(
        icon(Icon::model), QStringLiteral("%1\n%2 · %3 · %4")
                               .arg(text(card.name), ModelText::size(entry.diskBytes),
                                    QString::fromUtf8(weightDtypeName(card.dtype).data()), text(card.license.name)));
    item->setData(Qt::UserRole, text(card.name));
    item->setSizeHint({200, 52});
    m_list->addItem(item);
  }
  const bool isEmpty = m_list->count() == 0;
  m_stack->setCurrentIndex(isEmpty ? 1 : 0);
  if (isEmpty && m_models.isRead()) {
    m_empty->present(Icon::model, tr("No model is installed"),
                     tr("A model is what composes. Import released weights, or train one on your own music."));
    connect(m_empty->addButton(tr("Import a model…"), true), &QPushButton::clicked, this, &ModelsPage::askToImport);
  } else if (isEmpty) {
    m_empty->present(Icon::model, tr("The models are being read"), {});
  }
  select(chosen);
  if (m_list->currentRow() < 0 && !isEmpty) m_list->setCurrentRow(0);
  showModel();
}

void ModelsPage::showModel() {
  const auto* entry = current();
  if (entry == nullptr) return;
  const ModelCard& card = entry->model.card;
  m_title->setText(QStringLiteral("%1 %2").arg(text(card.name), text(card.version)));
  m_description->setText(text(card.description));
  m_remove->setEnabled(!entry->isBundled);
  m_remove->setToolTip(entry->isBundled ? tr("It came with the program.") : QString());
  m_license->setEnabled(!entry->licenseText.isEmpty());
  m_compose->setEnabled(card.priorOf(card.topLevel()) != nullptr);
  m_facts->begin();
  m_facts->addSection(tr("Use"));
  m_facts->add(tr("Licence"), ModelText::license(*entry), tr("What may be done with the songs it makes."));
  m_facts->add(tr("Attribution"), text(card.license.attribution), tr("A sentence that must accompany them."));
  m_facts->add(tr("Learned from"), text(card.provenance), tr("Where its training data came from."));
  m_facts->add(tr("Knows"), ModelText::vocabulary(*entry), tr("Names that it was trained with."));
  m_facts->addSection(tr("Technical facts"));
  m_facts->add(tr("On the disk"), ModelText::size(entry->diskBytes), tr("Size of its folder."));
  m_facts->add(tr("Weights"), QString::fromUtf8(weightDtypeName(card.dtype).data()),
               tr("The format they are stored in."));
  m_facts->add(tr("Memory"), ModelText::memory(*entry), tr("For one song, by weight format."));
  m_facts->add(tr("Sound"), tr("%1 Hz, %2 levels").arg(card.codec.sampleRate).arg(card.codec.levels),
               tr("Sample rate and levels of the codec."));
  for (int level = card.topLevel(); level >= 0; --level) {
    const auto* prior = card.priorOf(level);
    m_facts->add(tr("Level %1").arg(level), prior != nullptr ? ModelText::level(*entry, *prior) : tr("no prior"),
                 tr("The prior that composes this level."));
  }
  m_facts->add(tr("Identity"), text(card.weightsHash()), tr("Hash of the weights; every song names it."));
  m_facts->add(tr("Folder"), text(entry->model.folder.string()), tr("Where it is."));
  m_facts->finish();
  showNames();
}

void ModelsPage::showNames() {
  m_names->clear();
  const auto* entry = current();
  if (entry == nullptr || entry->vocabularies.empty()) return;
  const auto& names = entry->vocabularies.front().names;
  const QString wanted = m_search->text().trimmed();
  const auto addAll = [&](const auto& entries, Icon which) {
    for (const auto& name : entries) {
      if (m_names->count() >= kMostNames) return;
      const QString shown = text(name.name);
      if (name.id != 0 && shown.contains(wanted, Qt::CaseInsensitive)) {
        m_names->addItem(new QListWidgetItem(icon(which), shown));
      }
    }
  };
  addAll(names.artists(), Icon::artist);
  addAll(names.genres(), Icon::genre);
}

void ModelsPage::showWork() {
  const auto& work = m_models.work();
  m_workBar->setVisible(work.has_value());
  m_quantise->setEnabled(!work);
  m_verify->setEnabled(!work);
  if (!work) return;
  m_workText->setText(ModelText::work(*work));
  m_progress->setRange(0, work->fraction < 0 ? 0 : 1000);
  m_progress->setValue(static_cast<int>(work->fraction * 1000));
}

void ModelsPage::askToImport() {
  ImportDialog dialog(m_models, this);
  if (dialog.exec() == QDialog::Accepted) m_models.import(dialog.wish());
}

void ModelsPage::askToQuantise() {
  const auto* entry = current();
  if (entry == nullptr) return;
  const QString name = text(entry->model.card.name);
  bool isWanted = false;
  const QStringList formats{tr("int8: a quarter of the size"),
                            tr("int8g64: a quarter and a little, with finer steps"), tr("f16: half of the size")};
  const QStringList names{QStringLiteral("int8"), QStringLiteral("int8g64"), QStringLiteral("f16")};
  const QString chosen = QInputDialog::getItem(
      this, tr("Smaller copy"), tr("Weight format of the copy of “%1”").arg(name), formats, 0, false, &isWanted);
  if (isWanted) m_models.quantise(name, names[formats.indexOf(chosen)], {});
}

void ModelsPage::askToRemove() {
  const auto* entry = current();
  if (entry == nullptr) return;
  const QString name = text(entry->model.card.name);
  QMessageBox question(QMessageBox::Warning, tr("Remove a model"), tr("Remove “%1” from the disk?").arg(name),
                       QMessageBox::Cancel, this);
  question.setInformativeText(
      tr("%1 are freed. Songs that it made stay as they are.").arg(ModelText::size(entry->diskBytes)));
  auto* remove = question.addButton(tr("Remove"), QMessageBox::DestructiveRole);
  remove->setObjectName(QStringLiteral("confirmRemove"));
  question.exec();
  if (question.clickedButton() == remove) m_models.remove(name);
}

void ModelsPage::showLicense() {
  const auto* entry = current();
  if (entry == nullptr) return;
  QDialog dialog(this);
  dialog.setWindowTitle(tr("Licence of “%1”").arg(text(entry->model.card.name)));
  dialog.resize(720, 560);
  auto* layout = new QVBoxLayout(&dialog);
  auto* words = new QPlainTextEdit(entry->licenseText);
  words->setReadOnly(true);
  layout->addWidget(words);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
  connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
  layout->addWidget(buttons);
  dialog.exec();
}

}  // namespace jukebox::ui
