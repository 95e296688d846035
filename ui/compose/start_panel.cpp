#include "ui/compose/start_panel.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/compose/compose_parts.h"
#include "ui/compose/record_bar.h"
#include "ui/compose/region_view.h"
#include "ui/compose/sample_picker.h"
#include "ui/inspector/fact_list.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

constexpr double kMostSeconds = 24 * 3600;
constexpr double kLeastSeconds = 0.1;

}  // namespace

StartPanel::StartPanel(LibraryReader& reader, QWidget* parent)
    : QWidget(parent),
      m_reader(reader),
      m_mode(new ComboBox),
      m_choose(new QPushButton(tr("Choose a recording…"))),
      m_source(composeMessage("strong", QStringLiteral("startSource"))),
      m_problem(composeMessage("danger", QStringLiteral("startProblem"))),
      m_trouble(composeMessage("danger", QStringLiteral("startTrouble"))),
      m_picker(new SamplePicker(reader)),
      m_region(nullptr),
      m_view(new RegionView),
      m_beginLabel(composeLabel(tr("Begin at"), "secondary")),
      m_keptLabel(composeLabel({}, "secondary")),
      m_begin(new QDoubleSpinBox),
      m_kept(new QDoubleSpinBox) {
  m_mode->setObjectName(QStringLiteral("startMode"));
  m_mode->setAccessibleName(tr("Start from"));
  m_mode->addItem(tr("Nothing: a new song"), static_cast<int>(GenerationMode::ancestral));
  m_mode->addItem(tr("A recording: go on from a part of it"), static_cast<int>(GenerationMode::primed));
  m_mode->addItem(tr("A song of the library: go on at a moment"), static_cast<int>(GenerationMode::continuation));
  m_mode->addItem(tr("A song of the library: same notes, finer sound"), static_cast<int>(GenerationMode::upsample));
  m_choose->setObjectName(QStringLiteral("startChoose"));
  m_region = makeRegion();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(sectionHeading(tr("START FROM")));
  layout->addWidget(m_mode);
  layout->addWidget(m_choose, 0, Qt::AlignLeft);
  layout->addWidget(m_source);
  layout->addWidget(m_picker);
  layout->addWidget(m_region);
  layout->addWidget(m_trouble);
  layout->addWidget(m_problem);
  connect(m_mode, &QComboBox::currentIndexChanged, this, &StartPanel::takeMode);
  connect(m_choose, &QPushButton::clicked, this, &StartPanel::chooseFile);
  connect(m_view, &RegionView::regionDragged, this, &StartPanel::takeRegion);
  connect(m_begin, &QDoubleSpinBox::valueChanged, this, &StartPanel::setBegin);
  connect(m_kept, &QDoubleSpinBox::valueChanged, this, &StartPanel::setKept);
  connect(m_picker, &SamplePicker::chosen, this, [this](const QString& id) {
    m_reader.sample(id.toStdString(), this, [this](const Result<Sample>& sample) {
      if (!sample) return showMessage(m_trouble, errorSentence(sample.error()));
      useSample(*sample, mode(), std::nullopt);
      emit sampleChosen(*sample);
    });
  });
  showAll();
}

QWidget* StartPanel::makeRegion() {
  m_view->setObjectName(QStringLiteral("startRegion"));
  m_begin->setObjectName(QStringLiteral("startBegin"));
  m_begin->setAccessibleName(tr("Second of the recording at which the part that is kept begins"));
  m_kept->setObjectName(QStringLiteral("startKept"));
  m_kept->setAccessibleName(tr("Seconds that are kept"));
  m_beginLabel->setBuddy(m_begin);
  m_keptLabel->setBuddy(m_kept);
  auto* row = new QHBoxLayout;
  for (QWidget* widget : std::initializer_list<QWidget*>{m_beginLabel, m_begin, m_keptLabel, m_kept}) {
    row->addWidget(widget);
  }
  row->addStretch(1);
  for (auto* box : {m_begin, m_kept}) {
    box->setRange(box == m_begin ? 0 : kLeastSeconds, kMostSeconds);
    box->setDecimals(1);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setSuffix(tr(" s"));
  }
  auto* region = new QWidget;
  auto* layout = new QVBoxLayout(region);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(m_view);
  layout->addLayout(row);
  return region;
}

void StartPanel::setMicrophone(Microphone& microphone) {
  m_record = new RecordBar(microphone);
  auto* column = static_cast<QVBoxLayout*>(layout());
  column->insertWidget(column->indexOf(m_choose) + 1, m_record);
  connect(m_record, &RecordBar::recorded, this, &StartPanel::useFile);
  showAll();
}

GenerationMode StartPanel::mode() const {
  return static_cast<GenerationMode>(m_mode->currentData().toInt());
}

void StartPanel::fill(ComposePreset& form) const {
  GenerationRequest& request = form.request;
  request.mode = mode();
  const bool isFile = request.mode == GenerationMode::primed;
  const bool isSample = request.mode == GenerationMode::continuation || request.mode == GenerationMode::upsample;
  request.promptFile = isFile ? m_file.toStdString() : std::string();
  request.fromSample = isSample ? m_sampleId : std::string();
  request.promptStartSeconds = begin();
  request.promptSeconds = keepsPart() ? m_keptSeconds : std::nullopt;
  form.startTitle = isSample ? m_sampleTitle.toStdString() : std::string();
  form.startSeconds = isFile || isSample ? m_duration : 0;
}

void StartPanel::setForm(const ComposePreset& form) {
  const QSignalBlocker blocker(m_mode);
  m_mode->setCurrentIndex(std::max(0, m_mode->findData(static_cast<int>(form.request.mode))));
  m_file = text(form.request.promptFile);
  m_sampleId = form.request.fromSample;
  m_sampleTitle = text(form.startTitle);
  m_sampleFile.clear();
  m_beginSeconds = form.request.promptStartSeconds;
  m_keptSeconds = form.request.promptSeconds;
  takeFacts(form.startSeconds, {});
  if (!m_sampleId.empty()) {
    m_reader.sample(m_sampleId, this, [this, id = m_sampleId](const Result<Sample>& sample) {
      if (id != m_sampleId) return;
      if (sample) return useSample(*sample, mode(), m_keptSeconds);
      showMessage(m_trouble, tr("The song it started from is not in the library any more. Choose another."));
      m_sampleId.clear();
      showAll();
      emit changed();
    });
  }
  look();
}

void StartPanel::useFile(const QString& path) {
  const QSignalBlocker blocker(m_mode);
  m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(GenerationMode::primed)));
  m_file = path;
  m_beginSeconds = 0;
  m_keptSeconds.reset();
  takeFacts(0, {});
  look();
}

void StartPanel::useSample(const Sample& sample, GenerationMode mode, std::optional<double> seconds) {
  const QSignalBlocker blocker(m_mode);
  m_mode->setCurrentIndex(m_mode->findData(static_cast<int>(mode)));
  m_sampleId = sample.id;
  m_sampleTitle = sample.title.empty() ? text(defaultTitle(sample.request, sample.sampleIndex)) : text(sample.title);
  m_sampleFile = m_reader.sampleFolder(sample.id) / sample.audioFile;
  m_keptSeconds = seconds;
  takeFacts(sample.durationSeconds, {});
  look();
}

void StartPanel::chooseFile() {
  const QString path = QFileDialog::getOpenFileName(
      this, tr("Choose a recording"), QFileInfo(m_file).path(),
      tr("Recordings (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aif *.aiff);;All files (*)"));
  if (!path.isEmpty()) useFile(path);
}

void StartPanel::takeMode() {
  if (mode() == GenerationMode::continuation || mode() == GenerationMode::upsample) m_picker->find();
  takeFacts(0, {});
  m_beginSeconds = 0;
  m_keptSeconds.reset();
  if (mode() == GenerationMode::continuation || mode() == GenerationMode::upsample) {
    m_sampleId.clear();
    m_sampleTitle.clear();
    m_sampleFile.clear();
  }
  look();
}

void StartPanel::look() {
  showMessage(m_trouble, {});
  const std::filesystem::path file =
      mode() == GenerationMode::primed ? std::filesystem::path(m_file.toStdString()) : m_sampleFile;
  if (m_probe != nullptr && keepsPart() && !file.empty()) {
    m_probe->probe(file, this, [this, file](const Result<AudioFacts>& facts) {
      const bool isFile = mode() == GenerationMode::primed;
      if (!keepsPart() || file != (isFile ? std::filesystem::path(m_file.toStdString()) : m_sampleFile)) return;
      if (facts) return takeFacts(facts->durationSeconds, facts->peaks);
      showMessage(m_trouble, errorSentence(facts.error()));
    });
  }
  showAll();
  emit changed();
}

void StartPanel::takeFacts(double durationSeconds, std::vector<PeakBucket> peaks) {
  m_duration = durationSeconds;
  if (m_duration > 0) m_beginSeconds = std::clamp(m_beginSeconds, 0.0, std::max(0.0, m_duration - kLeastSeconds));
  if (m_keptSeconds && m_duration > 0) m_keptSeconds = std::min(*m_keptSeconds, m_duration - begin());
  m_view->setSound(m_duration, std::move(peaks));
  showAll();
  emit changed();
}

void StartPanel::setKept(double seconds) {
  m_keptSeconds = m_duration > 0 ? std::min(seconds, m_duration - begin()) : seconds;
  showAll();
  emit changed();
}

/// The part moves as a whole, as far as the recording reaches.
void StartPanel::setBegin(double seconds) {
  m_beginSeconds = seconds;
  if (m_keptSeconds && m_duration > 0) m_keptSeconds = std::min(*m_keptSeconds, m_duration - begin());
  showAll();
  emit changed();
}

void StartPanel::takeRegion(double beginSeconds, double endSeconds) {
  m_beginSeconds = beginSeconds;
  m_keptSeconds = endSeconds - beginSeconds;
  showAll();
  emit changed();
}

void StartPanel::showAll() {
  const bool isFile = mode() == GenerationMode::primed;
  const bool isSample = mode() == GenerationMode::continuation || mode() == GenerationMode::upsample;
  m_choose->setVisible(isFile);
  m_picker->setVisible(isSample);
  QString source = isFile ? QFileInfo(m_file).fileName() : isSample ? m_sampleTitle : QString();
  if (!source.isEmpty() && m_duration > 0) source += QStringLiteral(" · ") + SampleText::length(m_duration);
  if (isFile && m_file.isEmpty()) source = tr("Or drop a recording anywhere on this page.");
  m_source->setProperty("role", isFile && m_file.isEmpty() ? "secondary" : "strong");
  m_source->style()->polish(m_source);
  showMessage(m_source, source);
  const bool hasSource = isFile ? !m_file.isEmpty() : !m_sampleId.empty();
  m_region->setVisible(keepsPart() && hasSource);
  m_view->setVisible(m_duration > 0);
  if (m_record != nullptr) m_record->setVisible(isFile || m_record->isBusy());
  m_beginLabel->setVisible(isFile);
  m_begin->setVisible(isFile);
  m_keptLabel->setText(isFile ? tr("Keep") : tr("Keep the first"));
  m_view->setBeginMovable(isFile);
  const double rest = std::max(kLeastSeconds, m_duration - begin());
  const double kept = m_keptSeconds.value_or(m_duration > 0 ? rest : 0);
  const QSignalBlocker beginBlocker(m_begin), keptBlocker(m_kept);
  m_begin->setMaximum(m_duration > 0 ? std::max(0.0, m_duration - kLeastSeconds) : kMostSeconds);
  m_begin->setValue(m_beginSeconds);
  m_kept->setMaximum(m_duration > 0 ? rest : kMostSeconds);
  m_kept->setValue(kept);
  m_view->setRegion(begin(), begin() + kept);
}

void StartPanel::showProblem(const QString& problem) {
  showMessage(m_problem, problem);
}

}  // namespace jukebox::ui
