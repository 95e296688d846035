#include "ui/models/import_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

#include "ui/models/model_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kDialogWidth = 620;
/// Of a weight in each format, compared with float32 files.
constexpr std::pair<const char*, double> kFormats[] = {
    {"f32", 1.0}, {"f16", 0.5}, {"int8", 0.27}, {"int8g64", 0.285}};

}  // namespace

ImportDialog::ImportDialog(const ModelCatalog& models, QWidget* parent)
    : QDialog(parent),
      m_models(models),
      m_folder(new QLineEdit),
      m_name(new QLineEdit),
      m_artists(new QLineEdit),
      m_genres(new QLineEdit),
      m_license(new QLineEdit),
      m_variant(new ComboBox),
      m_dtype(new ComboBox),
      m_style(new ComboBox),
      m_found(new QLabel),
      m_problem(new QLabel),
      m_accept(new QCheckBox(tr("I have read and accept the licence of the weights"))) {
  setWindowTitle(tr("Import a model"));
  setMinimumWidth(kDialogWidth);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  layout->setSpacing(kSpace3);
  auto* explanation = new QLabel(tr(
      "Choose a folder with released weights: the original checkpoint files, a converted model, or safetensors. They "
      "are read once and stored in the studio’s own format; your files stay as they are."));
  explanation->setWordWrap(true);
  explanation->setProperty("role", "secondary");
  layout->addWidget(explanation);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace4);
  form->setVerticalSpacing(kSpace2);
  form->setLabelAlignment(Qt::AlignLeft);
  form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto add = [&](const QString& name, QWidget* field, QWidget* row = nullptr) {
    auto* label = new QLabel(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    form->addRow(label, row != nullptr ? row : field);
  };
  add(tr("Folder"), m_folder, makeFileRow(m_folder, tr("Folder with the weights"), true));
  m_found->setWordWrap(true);
  m_found->setProperty("role", "secondary");
  form->addRow(QString(), m_found);
  add(tr("Name"), m_name);
  m_variant->addItem(tr("Told from the weights"), QString());
  for (const char* name : {"1b_lyrics", "5b_lyrics", "5b"})
    m_variant->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
  add(tr("Variant"), m_variant);
  for (const auto& [name, share] : kFormats) m_dtype->addItem(QString::fromLatin1(name), QString::fromLatin1(name));
  m_dtype->setCurrentIndex(2);
  add(tr("Weight format"), m_dtype);
  add(tr("Artist names"), m_artists, makeFileRow(m_artists, tr("File with the artists’ ids"), false));
  add(tr("Genre names"), m_genres, makeFileRow(m_genres, tr("File with the genres’ ids"), false));
  m_style->addItem(QStringLiteral("v3"), QStringLiteral("v3"));
  m_style->addItem(QStringLiteral("v2"), QStringLiteral("v2"));
  add(tr("Label set"), m_style);
  add(tr("Licence text"), m_license, makeFileRow(m_license, tr("File with the licence"), false));
  layout->addLayout(form);
  auto* licence = new QLabel(
      tr("The released Jukebox weights are under a non-commercial licence: you may use them and what they make for "
         "research and for yourself, not commercially, and you must name their origin."));
  licence->setWordWrap(true);
  layout->addWidget(licence);
  layout->addWidget(m_accept);
  m_problem->setProperty("role", "danger");
  m_problem->setWordWrap(true);
  layout->addWidget(m_problem);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_import = buttons->addButton(tr("Import"), QDialogButtonBox::AcceptRole);
  m_import->setDefault(true);
  layout->addWidget(buttons);
  m_folder->setObjectName(QStringLiteral("importFolder"));
  m_name->setObjectName(QStringLiteral("importName"));
  m_accept->setObjectName(QStringLiteral("importAccept"));
  m_dtype->setObjectName(QStringLiteral("importFormat"));
  m_import->setObjectName(QStringLiteral("importButton"));
  m_problem->setObjectName(QStringLiteral("importProblem"));
  m_found->setObjectName(QStringLiteral("importFound"));
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  connect(m_folder, &QLineEdit::textChanged, this, &ImportDialog::setFolder);
  connect(m_name, &QLineEdit::textChanged, this, &ImportDialog::check);
  connect(m_accept, &QCheckBox::toggled, this, &ImportDialog::check);
  connect(m_dtype, &QComboBox::currentIndexChanged, this, &ImportDialog::check);
  check();
}

QWidget* ImportDialog::makeFileRow(QLineEdit* field, const QString& title, bool isFolder) {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* choose = new QPushButton(tr("Choose…"));
  choose->setAutoDefault(false);
  layout->addWidget(field, 1);
  layout->addWidget(choose);
  connect(choose, &QPushButton::clicked, this, [this, field, title, isFolder] {
    const QString path = isFolder ? QFileDialog::getExistingDirectory(this, title, field->text())
                                  : QFileDialog::getOpenFileName(this, title, field->text());
    if (!path.isEmpty()) field->setText(path);
  });
  return row;
}

void ImportDialog::setFolder(const QString& folder) {
  if (m_folder->text() != folder) return m_folder->setText(folder);
  m_findings = {};
  m_isLooking = !folder.isEmpty();
  check();
  if (folder.isEmpty()) return;
  m_models.inspect(folder, this, [this, folder](const ImportFindings& findings) {
    if (m_folder->text() != folder) return;
    m_findings = findings;
    m_isLooking = false;
    if (m_artists->text().isEmpty()) m_artists->setText(m_findings.artistIdsFile);
    if (m_genres->text().isEmpty()) m_genres->setText(m_findings.genreIdsFile);
    if (m_license->text().isEmpty()) m_license->setText(m_findings.licenseFile);
    check();
  });
}

void ImportDialog::check() {
  QString found;
  if (m_findings.isUsable()) {
    double share = 1;
    for (const auto& [name, value] : kFormats) {
      if (m_dtype->currentData().toString() == QLatin1String(name)) share = value;
    }
    const auto bytes = static_cast<std::uint64_t>(static_cast<double>(m_findings.bytes) * share);
    const QString what = m_findings.isConverted ? tr("A converted model")
                                                : tr("A codec and %1 priors").arg(m_findings.priorFiles.size());
    found = tr("%1, %2 of weights; about %3 on the disk in this format if they are float32.")
                .arg(what, ModelText::size(m_findings.bytes), ModelText::size(bytes));
  }
  m_found->setText(found);
  m_found->setVisible(!found.isEmpty());
  static const QRegularExpression kName(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]*$"));
  const QString name = m_name->text().trimmed();
  QString problem;
  if (m_folder->text().isEmpty()) {
    problem = tr("Choose the folder with the weights.");
  } else if (m_isLooking) {
    problem = tr("Looking into the folder…");
  } else if (!m_findings.isUsable()) {
    problem = tr("No codec with priors was found in this folder.");
  } else if (!kName.match(name).hasMatch()) {
    problem = tr("Give the model a name of letters, digits, dots and dashes.");
  } else if (m_models.find(name.toStdString()) != nullptr) {
    problem = tr("A model of this name is installed already.");
  } else if (!m_accept->isChecked()) {
    problem = tr("The licence has to be accepted.");
  }
  m_problem->setText(problem);
  m_import->setEnabled(problem.isEmpty());
}

ModelImportWish ImportDialog::wish() const {
  ModelImportWish wish;
  wish.folder = m_folder->text();
  wish.name = m_name->text().trimmed();
  wish.variant = m_variant->currentData().toString();
  wish.dtype = m_dtype->currentData().toString();
  wish.labelStyle = m_style->currentData().toString();
  wish.artistIdsFile = m_artists->text();
  wish.genreIdsFile = m_genres->text();
  wish.licenseFile = m_license->text();
  return wish;
}

}  // namespace jukebox::ui
