#include "ui/shell/export_dialog.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QVBoxLayout>
#include <span>

#include "core/domain/export_name.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

struct Format {
  const char *name, *label;
};
constexpr Format kFormats[] = {{"flac", "FLAC"},      {"wav", "WAV"},   {"mp3", "MP3"},
                               {"ogg", "Ogg Vorbis"}, {"opus", "Opus"}, {"m4a", "M4A (AAC)"}};
constexpr int kSampleRates[] = {22050, 44100, 48000, 96000};
constexpr int kBitRatesKbps[] = {96, 128, 192, 256, 320};
constexpr int kWavDepths[] = {16, 24, 32};
constexpr int kFlacDepths[] = {16, 24};
constexpr int kFloatDepth = 32;

void choose(ComboBox& box, const QVariant& value) {
  box.setCurrentIndex(std::max(0, box.findData(value)));
}

}  // namespace

QString exportFileName(const QString& pattern, const SampleSummary& sample, int number) {
  return text(jukebox::exportFileName(pattern.toStdString(),
                                      {sample.id, sample.title, sample.artist, sample.genre, sample.seed}, number));
}

ExportDialog::ExportDialog(int sampleCount, const SampleSummary& example, const QString& statement,
                           const ExportWish& last, QWidget* parent)
    : QDialog(parent),
      m_example(example),
      m_format(new ComboBox),
      m_quality(new ComboBox),
      m_sampleRate(new ComboBox),
      m_loudness(new ComboBox),
      m_table(new ComboBox),
      m_qualityName(new QLabel),
      m_pattern(new QLineEdit(last.pattern)),
      m_folder(new QLineEdit(last.folder)),
      m_preview(new QLabel) {
  setWindowTitle(tr("Export"));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace4);
  layout->setSpacing(kSpace4);
  auto* title = new QLabel(counted(sampleCount, tr("Export 1 sample"), tr("Export %1 samples")));
  title->setProperty("role", "display");
  layout->addWidget(title);
  layout->addLayout(makeForm(last));
  auto* licence = new QLabel(tr("Licence: %1. Title, artist, lyrics, licence and this statement are written into every "
                                "file; existing files are never replaced.")
                                 .arg(text(example.license)));
  licence->setProperty("role", "secondary");
  licence->setWordWrap(true);
  layout->addWidget(licence);
  auto* said = new QLabel(statement);
  said->setObjectName(QStringLiteral("statement"));
  said->setProperty("role", "small");
  said->setTextFormat(Qt::PlainText);
  said->setWordWrap(true);
  layout->addWidget(said);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
  m_export = buttons->addButton(tr("Export"), QDialogButtonBox::AcceptRole);
  m_export->setDefault(true);
  layout->addWidget(buttons);
  resize(600, sizeHint().height());
  connect(m_pattern, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
  connect(m_folder, &QLineEdit::textChanged, this, &ExportDialog::showPreview);
  connect(m_format, &QComboBox::currentIndexChanged, this, [this] {
    fillQuality(0, 0);
    showPreview();
  });
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  showPreview();
}

QFormLayout* ExportDialog::makeForm(const ExportWish& last) {
  fillChoices(last);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace4);
  form->setVerticalSpacing(kSpace3);
  form->addRow(tr("Format"), m_format);
  form->addRow(m_qualityName, m_quality);
  form->addRow(tr("Sample rate"), m_sampleRate);
  form->addRow(tr("Loudness"), m_loudness);
  form->addRow(tr("File names"), m_pattern);
  m_preview->setProperty("role", "small");
  form->addRow(QString(), m_preview);
  form->addRow(tr("Folder"), makeFolderRow());
  form->addRow(tr("Beside each"), makeSidecars(last));
  form->addRow(tr("One table"), m_table);
  const std::pair<QWidget*, QString> names[] = {{m_format, tr("Format")},     {m_sampleRate, tr("Sample rate")},
                                                {m_loudness, tr("Loudness")}, {m_pattern, tr("File names")},
                                                {m_folder, tr("Folder")},     {m_table, tr("One table")}};
  for (const auto& [widget, name] : names) widget->setAccessibleName(name);
  return form;
}

void ExportDialog::fillChoices(const ExportWish& last) {
  for (const auto& format : kFormats) {
    m_format->addItem(QString::fromLatin1(format.label), QString::fromLatin1(format.name));
  }
  choose(*m_format, last.format);
  fillQuality(last.bitDepth, last.bitRateKbps);
  m_sampleRate->addItem(tr("As stored"), 0);
  for (const int rate : kSampleRates) m_sampleRate->addItem(tr("%1 Hz").arg(QLocale().toString(rate)), rate);
  choose(*m_sampleRate, last.sampleRate);
  m_loudness->addItem(tr("As it is"), 0.0);
  m_loudness->addItem(tr("−14 LUFS, streaming"), -14.0);
  m_loudness->addItem(tr("−16 LUFS, podcasts and this studio"), -16.0);
  m_loudness->addItem(tr("−23 LUFS, broadcast (EBU R 128)"), -23.0);
  choose(*m_loudness, last.loudnessLufs);
  m_table->addItem(tr("None"), static_cast<int>(ExportTable::none));
  m_table->addItem(tr("samples.csv"), static_cast<int>(ExportTable::csv));
  m_table->addItem(tr("samples.json"), static_cast<int>(ExportTable::json));
  choose(*m_table, static_cast<int>(last.table));
}

bool ExportDialog::isLossless() const {
  const QString format = m_format->currentData().toString();
  return format == QStringLiteral("flac") || format == QStringLiteral("wav");
}

void ExportDialog::fillQuality(int bitDepth, int bitRateKbps) {
  m_quality->clear();
  m_quality->addItem(tr("Usual"), 0);
  if (isLossless()) {
    const bool isWav = m_format->currentData().toString() == QStringLiteral("wav");
    for (const int depth : isWav ? std::span<const int>(kWavDepths) : std::span<const int>(kFlacDepths)) {
      m_quality->addItem(depth == kFloatDepth ? tr("32 bit float") : tr("%1 bit").arg(depth), depth);
    }
    choose(*m_quality, bitDepth);
  } else {
    for (const int rate : kBitRatesKbps) m_quality->addItem(tr("%1 kbit/s").arg(rate), rate);
    choose(*m_quality, bitRateKbps);
  }
  m_qualityName->setText(isLossless() ? tr("Bit depth") : tr("Bit rate"));
  m_quality->setAccessibleName(m_qualityName->text());
}

QWidget* ExportDialog::makeFolderRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* browse = new QPushButton(tr("Choose…"));
  browse->setAutoDefault(false);
  layout->addWidget(m_folder, 1);
  layout->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the files"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
  });
  return row;
}

QWidget* ExportDialog::makeSidecars(const ExportWish& last) {
  auto* box = new QWidget;
  auto* layout = new QGridLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setHorizontalSpacing(kSpace4);
  layout->setVerticalSpacing(kSpace2);
  const auto add = [&](int row, int column, const QString& name, const QString& meaning, bool isChosen) {
    auto* check = new QCheckBox(name);
    check->setToolTip(meaning);
    check->setChecked(isChosen);
    layout->addWidget(check, row, column);
    return check;
  };
  m_json = add(0, 0, tr("Metadata (.json)"), tr("Everything that is known about the sample."), last.json);
  m_codes = add(0, 1, tr("Codes (.safetensors)"), tr("What the model wrote; the sample can be made again from it."),
                last.codes);
  m_lrc =
      add(1, 0, tr("Lyrics (.lrc)"), tr("Lines with times, for players; only where the times are known."), last.lrc);
  m_srt =
      add(1, 1, tr("Subtitles (.srt)"), tr("Lines with times, for videos; only where the times are known."), last.srt);
  return box;
}

void ExportDialog::showPreview() {
  const QString extension = m_format->currentData().toString();
  m_preview->setText(tr("For example: %1.%2").arg(exportFileName(m_pattern->text(), m_example, 1), extension));
  m_export->setEnabled(!m_folder->text().trimmed().isEmpty());
}

QString ExportDialog::preview() const {
  return m_preview->text();
}

ExportWish ExportDialog::wish() const {
  ExportWish wish;
  wish.folder = m_folder->text().trimmed();
  wish.format = m_format->currentData().toString();
  wish.pattern = m_pattern->text();
  wish.sampleRate = m_sampleRate->currentData().toInt();
  (isLossless() ? wish.bitDepth : wish.bitRateKbps) = m_quality->currentData().toInt();
  wish.loudnessLufs = m_loudness->currentData().toDouble();
  wish.json = m_json->isChecked();
  wish.lrc = m_lrc->isChecked();
  wish.srt = m_srt->isChecked();
  wish.codes = m_codes->isChecked();
  wish.table = static_cast<ExportTable>(m_table->currentData().toInt());
  return wish;
}

ExportWish loadExportWish() {
  QSettings stored;
  stored.beginGroup("export");
  ExportWish wish;
  wish.folder = stored.value("folder", QStandardPaths::writableLocation(QStandardPaths::MusicLocation)).toString();
  wish.format = stored.value("format", wish.format).toString();
  wish.pattern = stored.value("pattern", text(std::string(kDefaultExportPattern))).toString();
  wish.sampleRate = stored.value("sample_rate").toInt();
  wish.bitDepth = stored.value("bit_depth").toInt();
  wish.bitRateKbps = stored.value("bit_rate").toInt();
  wish.loudnessLufs = stored.value("loudness").toDouble();
  wish.json = stored.value("json").toBool();
  wish.lrc = stored.value("lrc").toBool();
  wish.srt = stored.value("srt").toBool();
  wish.codes = stored.value("codes").toBool();
  wish.table = static_cast<ExportTable>(std::clamp(stored.value("table").toInt(), 0, 2));
  return wish;
}

void saveExportWish(const ExportWish& wish) {
  QSettings stored;
  stored.beginGroup("export");
  stored.setValue("folder", wish.folder);
  stored.setValue("format", wish.format);
  stored.setValue("pattern", wish.pattern);
  stored.setValue("sample_rate", wish.sampleRate);
  stored.setValue("bit_depth", wish.bitDepth);
  stored.setValue("bit_rate", wish.bitRateKbps);
  stored.setValue("loudness", wish.loudnessLufs);
  stored.setValue("json", wish.json);
  stored.setValue("lrc", wish.lrc);
  stored.setValue("srt", wish.srt);
  stored.setValue("codes", wish.codes);
  stored.setValue("table", static_cast<int>(wish.table));
}

}  // namespace jukebox::ui
