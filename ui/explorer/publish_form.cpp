#include "ui/explorer/publish_form.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kRestMilliseconds = 150;
constexpr int kMostTitleLetters = 60;
constexpr const char* kFormats[] = {"mp3", "m4a", "opus", "ogg", "flac", "wav"};

QString sizeText(quint64 bytes) {
  return QLocale().formattedDataSize(static_cast<qint64>(bytes), 1, QLocale::DataSizeSIFormat);
}

QLabel* makeText(const char* role) {
  auto* label = new QLabel;
  label->setProperty("role", role);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  return label;
}

void choose(ComboBox& box, const QVariant& value) {
  box.setCurrentIndex(std::max(0, box.findData(value)));
}

}  // namespace

PublishWish loadPublishWish() {
  QSettings stored;
  stored.beginGroup("publish");
  PublishWish wish;
  wish.folder = stored.value("folder").toString();
  if (wish.folder.isEmpty()) {
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    wish.folder = documents + u'/' + PublishForm::tr("Jukebox explorer");
  }
  wish.format = stored.value("format", wish.format).toString();
  wish.includesDrafts = stored.value("drafts", true).toBool();
  return wish;
}

void savePublishWish(const PublishWish& wish) {
  QSettings stored;
  stored.beginGroup("publish");
  stored.setValue("folder", wish.folder);
  stored.setValue("format", wish.format);
  stored.setValue("drafts", wish.includesDrafts);
}

PublishForm::PublishForm(const PublishWish& wish, int selected, QWidget* parent)
    : QWidget(parent),
      m_form(new QFormLayout),
      m_scope(new ComboBox),
      m_language(new ComboBox),
      m_format(new ComboBox),
      m_title(new QLineEdit(wish.title)),
      m_folder(new QLineEdit(wish.folder)),
      m_drafts(new QCheckBox(tr("Include drafts"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace4);
  fillForm(wish, selected);
  layout->addLayout(m_form);
  layout->addWidget(makeSummary());
  m_problem = makeText("danger");
  m_problem->setObjectName(QStringLiteral("publishProblem"));
  m_problem->hide();
  layout->addWidget(m_problem);
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMilliseconds);
  connect(&m_rest, &QTimer::timeout, this, [this] { emit forecastWanted(this->wish()); });
  for (auto* box : {m_scope, m_language, m_format}) {
    connect(box, &QComboBox::currentIndexChanged, this, &PublishForm::changed);
  }
  for (auto* field : {m_title, m_folder}) connect(field, &QLineEdit::textChanged, this, &PublishForm::changed);
  connect(m_drafts, &QCheckBox::toggled, this, &PublishForm::changed);
  changed();
}

void PublishForm::fillForm(const PublishWish& wish, int selected) {
  m_form->setHorizontalSpacing(kSpace4);
  m_form->setVerticalSpacing(kSpace3);
  m_form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
  const auto add = [this](const QString& name, QWidget* field, const char* objectName, QWidget* row = nullptr) {
    auto* label = new QLabel(name);
    label->setBuddy(field);
    field->setAccessibleName(name);
    field->setObjectName(QLatin1String(objectName));
    m_form->addRow(label, row != nullptr ? row : field);
  };
  m_scope->addItem(tr("The list in sight"), static_cast<int>(PublishScope::listInSight));
  if (selected > 1) {
    m_scope->addItem(tr("The %1 selected samples").arg(selected), static_cast<int>(PublishScope::selection));
  }
  m_scope->addItem(tr("The whole library"), static_cast<int>(PublishScope::library));
  choose(*m_scope, static_cast<int>(wish.scope));
  add(tr("Songs"), m_scope, "publishScope");
  m_drafts->setChecked(wish.includesDrafts);
  m_drafts->setObjectName(QStringLiteral("publishDrafts"));
  m_drafts->setToolTip(tr("Samples whose finest level was not sampled: they sound rough."));
  m_form->addRow(QString(), m_drafts);
  m_title->setMaxLength(kMostTitleLetters);
  add(tr("Title of the page"), m_title, "publishTitle");
  m_language->addItem(QStringLiteral("English"), QStringLiteral("en"));
  m_language->addItem(QStringLiteral("Nederlands"), QStringLiteral("nl"));
  choose(*m_language, wish.language);
  add(tr("Language of the page"), m_language, "publishLanguage");
  const QString meanings[] = {tr("MP3: every browser plays it"),   tr("M4A (AAC): every browser plays it"),
                              tr("Opus: smallest, most browsers"), tr("Ogg Vorbis: most browsers"),
                              tr("FLAC: lossless, most browsers"), tr("WAV: lossless and large, most browsers")};
  for (std::size_t i = 0; i < std::size(kFormats); ++i) {
    m_format->addItem(meanings[i], QString::fromLatin1(kFormats[i]));
  }
  choose(*m_format, wish.format);
  add(tr("Audio"), m_format, "publishFormat");
  add(tr("Folder"), m_folder, "publishFolder", makeFolderRow());
  m_folderText = makeText("small");
  m_folderText->setObjectName(QStringLiteral("publishFolderText"));
  m_form->addRow(QString(), m_folderText);
}

QWidget* PublishForm::makeFolderRow() {
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* browse = new QPushButton(tr("Choose…"));
  browse->setAutoDefault(false);
  browse->setObjectName(QStringLiteral("publishBrowse"));
  layout->addWidget(m_folder, 1);
  layout->addWidget(browse);
  connect(browse, &QPushButton::clicked, this, [this] {
    const QString chosen = QFileDialog::getExistingDirectory(this, tr("Folder for the pages"), m_folder->text());
    if (!chosen.isEmpty()) m_folder->setText(chosen);
  });
  return row;
}

QWidget* PublishForm::makeSummary() {
  auto* box = new QFrame;
  box->setObjectName(QStringLiteral("popup"));  // a raised ground
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace3);
  layout->setSpacing(kSpace2);
  m_summary = makeText("strong");
  m_summary->setObjectName(QStringLiteral("publishSummary"));
  m_written = makeText("secondary");
  m_written->setObjectName(QStringLiteral("publishWritten"));
  m_licences = makeText("secondary");
  m_licences->setObjectName(QStringLiteral("publishLicences"));
  m_statement = makeText("small");
  m_statement->setObjectName(QStringLiteral("publishStatement"));
  for (auto* label : {m_summary, m_written, m_licences, m_statement}) layout->addWidget(label);
  m_summary->setText(tr("Counting…"));
  m_written->setText(
      tr("Written are a page with search and player (index.html), and for each song its audio, its lyrics with times "
         "and its metadata. Notes, ratings and hearts stay here."));
  return box;
}

PublishWish PublishForm::wish() const {
  PublishWish wish;
  wish.scope = static_cast<PublishScope>(m_scope->currentData().toInt());
  wish.title = m_title->text().trimmed();
  wish.language = m_language->currentData().toString();
  wish.format = m_format->currentData().toString();
  wish.includesDrafts = m_drafts->isChecked();
  wish.folder = m_folder->text().trimmed();
  return wish;
}

void PublishForm::changed() {
  setReady(false);
  m_rest.start();
}

void PublishForm::setReady(bool isReady) {
  if (m_isReady == isReady) return;
  m_isReady = isReady;
  emit readyChanged(isReady);
}

QString PublishForm::folderText(const PublishForecast& forecast) const {
  using Folder = PublishForecast::Folder;
  switch (forecast.folder) {
    case Folder::fresh:
      return tr("New or empty; the folder is made if it does not exist.");
    case Folder::explorer:
      return counted(forecast.folderSongs,
                     tr("The explorer “%1” is there, with 1 song: it is brought up to date.").arg(forecast.folderTitle),
                     tr("The explorer “%2” is there, with %1 songs: it is brought up to date.")
                         .arg(QStringLiteral("%1"), forecast.folderTitle));
    case Folder::occupied:
      return tr("Something else is in this folder. Choose a new or an empty one.");
    case Folder::newer:
      return tr("A newer version of the studio published the explorer in this folder. Choose another one.");
    case Folder::unwritable:
      return tr("Nothing can be written there. Choose another folder, with its whole path.");
  }
  return {};
}

void PublishForm::showLicences(const PublishForecast& forecast) {
  QStringList names;
  for (const auto& licence : forecast.licences) {
    const QString name = licence.name.empty() ? tr("not known") : text(licence.name);
    names << (forecast.licences.size() == 1 ? name : tr("%1 (%2 songs)").arg(name).arg(licence.count));
  }
  m_licences->setText(tr("Licence: %1. It stands beside every song and in its audio file, and so does this statement:")
                          .arg(names.join(QStringLiteral(", "))));
  m_licences->setVisible(!names.isEmpty());
  m_statement->setText(forecast.statement);
  m_statement->setVisible(!names.isEmpty());
}

void PublishForm::showForecast(const PublishForecast& forecast) {
  using Folder = PublishForecast::Folder;
  const bool isUsable = forecast.folder == Folder::fresh || forecast.folder == Folder::explorer;
  m_folderText->setText(folderText(forecast));
  m_folderText->setProperty("role", isUsable ? "small" : "danger");
  m_folderText->style()->polish(m_folderText);
  m_drafts->setText(counted(forecast.drafts, tr("Include the draft"), tr("Include the %1 drafts")));
  m_drafts->setEnabled(forecast.drafts > 0);
  showLicences(forecast);
  const bool fits = forecast.freeBytes == 0 || forecast.bytes < forecast.freeBytes;
  if (forecast.songs == 0) {
    m_summary->setText(forecast.inTrash > 0 ? tr("What lies in the trash is not published.")
                                            : tr("There is nothing to publish in this list."));
  } else {
    const QString length = SampleText::length(forecast.seconds);
    m_summary->setText(
        counted(forecast.songs, tr("1 song, %1 of music, about %2.").arg(length, sizeText(forecast.bytes)),
                tr("%1 songs, %2 of music, about %3.").arg(QStringLiteral("%1"), length, sizeText(forecast.bytes))));
  }
  m_problem->setText(fits ? QString()
                          : tr("The disk has only %1 free. Choose another folder, fewer songs or a smaller format.")
                                .arg(sizeText(forecast.freeBytes)));
  m_problem->setVisible(!fits);
  if (fits && wish().title.isEmpty()) showProblem(tr("The page needs a title."));
  setReady(isUsable && fits && forecast.songs > 0 && !wish().title.isEmpty());
}

void PublishForm::showProblem(const QString& sentence) {
  m_problem->setText(sentence);
  m_problem->setVisible(!sentence.isEmpty());
  setReady(false);
}

}  // namespace jukebox::ui
