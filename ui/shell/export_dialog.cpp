#include "ui/shell/export_dialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>

#include "core/domain/export_name.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

struct Format {
  const char *name, *extension, *label;
};
constexpr Format kFormats[] = {{"flac", "flac", QT_TRANSLATE_NOOP("ExportDialog", "FLAC, lossless")},
                               {"wav16", "wav", QT_TRANSLATE_NOOP("ExportDialog", "WAV, 16 bit")},
                               {"wav24", "wav", QT_TRANSLATE_NOOP("ExportDialog", "WAV, 24 bit")},
                               {"wav32f", "wav", QT_TRANSLATE_NOOP("ExportDialog", "WAV, 32 bit float")},
                               {"mp3", "mp3", QT_TRANSLATE_NOOP("ExportDialog", "MP3")},
                               {"ogg", "ogg", QT_TRANSLATE_NOOP("ExportDialog", "Ogg Vorbis")},
                               {"opus", "opus", QT_TRANSLATE_NOOP("ExportDialog", "Opus")},
                               {"m4a", "m4a", QT_TRANSLATE_NOOP("ExportDialog", "M4A (AAC)")}};

}  // namespace

QString exportFileName(const QString& pattern, const SampleSummary& sample, int number) {
  return text(jukebox::exportFileName(pattern.toStdString(),
                                      {sample.id, sample.title, sample.artist, sample.genre, sample.seed}, number));
}

ExportDialog::ExportDialog(int sampleCount, const SampleSummary& example, const ExportWish& last, QWidget* parent)
    : QDialog(parent),
      m_example(example),
      m_format(new ComboBox),
      m_metadata(new ComboBox),
      m_pattern(new QLineEdit(last.pattern)),
      m_folder(new QLineEdit(last.folder)),
      m_preview(new QLabel) {
  setWindowTitle(tr("Export"));
  for (const auto& format : kFormats) m_format->addItem(tr(format.label), QString::fromLatin1(format.name));
  m_format->setCurrentIndex(std::max(0, m_format->findData(last.format)));
  m_metadata->addItem(tr("None"), static_cast<int>(ExportMetadata::none));
  m_metadata->addItem(tr("A JSON file beside each recording"), static_cast<int>(ExportMetadata::json));
  m_metadata->addItem(tr("One table (CSV) of all"), static_cast<int>(ExportMetadata::csv));
  m_metadata->setCurrentIndex(std::max(0, m_metadata->findData(static_cast<int>(last.metadata))));

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  layout->setSpacing(kSpace4);
  auto* title = new QLabel(sampleCount == 1 ? tr("Export 1 sample") : tr("Export %1 samples").arg(sampleCount));
  title->setProperty("role", "display");
  layout->addWidget(title);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace4);
  form->setVerticalSpacing(kSpace3);
  form->addRow(tr("Format"), m_format);
  form->addRow(tr("File names"), m_pattern);
  m_preview->setProperty("role", "small");
  form->addRow(QString(), m_preview);
  auto* folder = new QHBoxLayout;
  auto* browse = new QPushButton(tr("Choose…"));
  browse->setAutoDefault(false);
  folder->setSpacing(kSpace2);
  folder->addWidget(m_folder, 1);
  folder->addWidget(browse);
  form->addRow(tr("Folder"), folder);
  form->addRow(tr("Metadata"), m_metadata);
  layout->addLayout(form);
  auto* licence = new QLabel(tr("Licence %1. Title, artist, lyrics and the statement that the recording was made by a "
                                "machine are written into every file. Existing files are never replaced.")
                                 .arg(text(example.license)));
  licence->setProperty("role", "secondary");
  licence->setWordWrap(true);
  layout->addWidget(licence);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
  m_export->setDefault(true);
  layout->addWidget(buttons);
  resize(560, sizeHint().height());

  connect(browse, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the files"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
  });
  connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
  connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
  connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::showPreview);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  showPreview();
}

void ExportDialog::showPreview() {
  const auto& format = kFormats[std::max(0, m_format->currentIndex())];
  m_preview->setText(
      tr("For example: %1.%2").arg(exportFileName(m_pattern->text(), m_example, 1), QLatin1String(format.extension)));
  m_export->setEnabled(!m_folder->text().trimmed().isEmpty());
}

QString ExportDialog::preview() const {
  return m_preview->text();
}

ExportWish ExportDialog::wish() const {
  return {m_folder->text().trimmed(), m_format->currentData().toString(), m_pattern->text(),
          static_cast<ExportMetadata>(m_metadata->currentData().toInt())};
}

ExportWish loadExportWish() {
  const QSettings stored;
  const QString music = QStandardPaths::writableLocation(QStandardPaths::MusicLocation);
  return {stored.value("export/folder", music).toString(), stored.value("export/format", "flac").toString(),
          stored.value("export/pattern", text(std::string(kDefaultExportPattern))).toString(),
          static_cast<ExportMetadata>(std::clamp(stored.value("export/metadata", 0).toInt(), 0, 2))};
}

void saveExportWish(const ExportWish& wish) {
  QSettings stored;
  stored.setValue("export/folder", wish.folder);
  stored.setValue("export/format", wish.format);
  stored.setValue("export/pattern", wish.pattern);
  stored.setValue("export/metadata", static_cast<int>(wish.metadata));
}

}  // namespace jukebox::ui
