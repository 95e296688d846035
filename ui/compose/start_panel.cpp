#include "ui/compose/start_panel.h"

#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QPushButton>
#include <QSignalBlocker>
#include <algorithm>

#include "ui/compose/compose_parts.h"
#include "ui/compose/region_view.h"
#include "ui/compose/sample_picker.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

constexpr double kMostSeconds = 24 * 3600;

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
      m_region(new QWidget),
      m_view(new RegionView),
      m_kept(new QDoubleSpinBox) {
  m_mode->setObjectName(QStringLiteral("startMode"));
  m_mode->setAccessibleName(tr("Start from"));
  m_mode->addItem(tr("Nothing: a new song"), static_cast<int>(GenerationMode::ancestral));
  m_mode->addItem(tr("A recording: go on from its beginning"), static_cast<int>(GenerationMode::primed));
  m_mode->addItem(tr("A song of the library: go on at a moment"), static_cast<int>(GenerationMode::continuation));
  m_mode->addItem(tr("A song of the library: same notes, finer sound"), static_cast<int>(GenerationMode::upsample));
  m_choose->setObjectName(QStringLiteral("startChoose"));
  m_view->setObjectName(QStringLiteral("startRegion"));
  m_kept->setObjectName(QStringLiteral("startKept"));
  m_kept->setRange(0.1, kMostSeconds);
  m_kept->setDecimals(1);
  m_kept->setButtonSymbols(QAbstractSpinBox::NoButtons);
  m_kept->setSuffix(tr(" s"));
  m_kept->setAccessibleName(tr("Seconds that are kept"));
  auto* keptRow = new QHBoxLayout;
  auto* keptLabel = composeLabel(tr("Keep the first"), "secondary");
  keptLabel->setBuddy(m_kept);
  keptRow->addWidget(keptLabel);
  keptRow->addWidget(m_kept);
  keptRow->addStretch(1);
  auto* region = new QVBoxLayout(m_region);
  region->setContentsMargins(0, 0, 0, 0);
  region->setSpacing(kSpace2);
  region->addWidget(m_view);
  region->addLayout(keptRow);
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
  connect(m_view, &RegionView::endDragged, this, &StartPanel::setKept);
  connect(m_kept, &QDoubleSpinBox::valueChanged, this, &StartPanel::setKept);
  connect(m_picker, &SamplePicker::chosen, this, [this](const QString& id) {
    m_reader.sample(id.toStdString(), this, [this](const Result<Sample>& sample) {
      if (!sample) return showMessage(m_trouble, text(sample.error().sentence()));
      useSample(*sample, mode(), std::nullopt);
      emit sampleChosen(*sample);
    });
  });
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
      showMessage(m_trouble, text(facts.error().sentence()));
    });
  }
  showAll();
  emit changed();
}

void StartPanel::takeFacts(double durationSeconds, std::vector<PeakBucket> peaks) {
  m_duration = durationSeconds;
  if (m_keptSeconds && m_duration > 0) m_keptSeconds = std::min(*m_keptSeconds, m_duration);
  m_view->setSound(m_duration, std::move(peaks));
  showAll();
  emit changed();
}

void StartPanel::setKept(double seconds) {
  m_keptSeconds = m_duration > 0 ? std::min(seconds, m_duration) : seconds;
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
  const double kept = m_keptSeconds.value_or(m_duration);
  const QSignalBlocker blocker(m_kept);
  m_kept->setMaximum(m_duration > 0 ? std::max(0.1, m_duration) : kMostSeconds);
  m_kept->setValue(kept);
  m_view->setEnd(kept);
}

void StartPanel::showProblem(const QString& problem) {
  showMessage(m_problem, problem);
}

}  // namespace jukebox::ui
