#include "ui/compose/compose_page.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QDropEvent>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QMimeData>
#include <QRandomGenerator>
#include <QResizeEvent>
#include <QSettings>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "core/base/log.h"
#include "ui/compose/compose_parts.h"
#include "ui/compose/lyric_panel.h"
#include "ui/compose/lyrics_editor.h"
#include "ui/compose/name_field.h"
#include "ui/compose/name_pairs.h"
#include "ui/compose/plan_bar.h"
#include "ui/compose/preset_menu.h"
#include "ui/compose/sampling_panel.h"
#include "ui/compose/start_panel.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

const QString kStateKey = QStringLiteral("compose/form");
constexpr int kTwoColumnWidth = 1080;
constexpr int kSaveDelayMilliseconds = 500;
constexpr std::size_t kNearestNames = 4;

QString messageOf(const std::vector<FormProblem>& problems, FormField field) {
  for (const auto& problem : problems) {
    if (problem.field == field) return problem.message;
  }
  return {};
}

/// The one local file of a drop; empty otherwise.
QString droppedFile(const QMimeData* data) {
  const auto urls = data->urls();
  return urls.size() == 1 && urls.front().isLocalFile() ? urls.front().toLocalFile() : QString();
}

}  // namespace

ComposePage::~ComposePage() {
  if (m_saveSoon.isActive()) saveState();
}

void ComposePage::setMicrophone(Microphone& microphone) {
  m_start->setMicrophone(microphone);
}

void ComposePage::setAudioProbe(AudioProbe* probe) {
  m_start->setProbe(probe);
  m_start->setForm(form());
}

void ComposePage::setPresetsFolder(const std::filesystem::path& folder) {
  m_presets->setFolder(folder);
}

void ComposePage::connectFields() {
  m_saveSoon.setSingleShot(true);
  m_saveSoon.setInterval(kSaveDelayMilliseconds);
  connect(&m_saveSoon, &QTimer::timeout, this, &ComposePage::saveState);
  connect(&m_models, &ModelCatalog::changed, this, &ComposePage::fillModels);
  connect(m_model, &QComboBox::activated, this, [this] {
    m_wantedModel = m_model->currentData().toString().toStdString();
    takeModel();
  });
  for (auto* field : {m_artist, m_genre}) connect(field, &NameField::changed, this, &ComposePage::takeChange);
  for (auto* box : {m_length, m_songLength}) {
    connect(box, &QDoubleSpinBox::valueChanged, this, &ComposePage::takeChange);
  }
  for (auto* line : {m_title, m_seed}) connect(line, &QLineEdit::textChanged, this, &ComposePage::takeChange);
  connect(m_takes, &QSpinBox::valueChanged, this, &ComposePage::takeChange);
  connect(m_live, &QCheckBox::toggled, this, &ComposePage::takeChange);
  connect(m_draft, &QCheckBox::toggled, this, [this](bool isDraft) {
    m_live->setEnabled(!isDraft);  // nothing of a level can be heard before all its windows are made
    takeChange();
  });
  connect(m_fresh, &QCheckBox::toggled, this, &ComposePage::takeFreshness);
  connect(m_lyrics, &LyricPanel::changed, this, &ComposePage::takeChange);
  connect(m_start, &StartPanel::changed, this, &ComposePage::takeChange);
  connect(m_sampling, &SamplingPanel::changed, this, &ComposePage::takeChange);
  connect(m_plan, &PlanBar::generateRequested, this, &ComposePage::generate);
  connect(m_pairMenu, &QMenu::aboutToShow, this, &ComposePage::fillPairs);
  connect(m_presets, &PresetMenu::chosen, this, &ComposePage::setForm);
  connect(m_presets, &PresetMenu::failed, this, [this](const QString& sentence) { showMessage(m_notice, sentence); });
  connect(m_dice, &QToolButton::clicked, this, [this] {
    m_fresh->setChecked(false);
    m_seed->setText(QString::number(QRandomGenerator::system()->generate()));
  });
  connect(m_start, &StartPanel::sampleChosen, this, [this](const Sample& sample) {
    ComposePreset changed = form();
    changed.request.model = sample.request.model;
    if (changed.request.mode == GenerationMode::upsample) changed.request.durationSeconds = sample.durationSeconds;
    setForm(changed);
  });
}

const ModelEntry* ComposePage::model() const {
  return m_models.find(m_wantedModel);
}

void ComposePage::fillModels() {
  const auto& models = m_models.models();
  m_stack->setCurrentIndex(models.empty() && m_models.isRead() ? 1 : 0);
  {
    const QSignalBlocker blocker(m_model);
    m_model->clear();
    for (const auto& entry : models) {
      m_model->addItem(text(entry.model.card.name), text(entry.model.card.name));
      m_model->setItemData(m_model->count() - 1, text(entry.model.card.description), Qt::ToolTipRole);
    }
    if (m_wantedModel.empty() && !models.empty()) m_wantedModel = models.front().model.card.name;
    m_model->setCurrentIndex(m_model->findData(text(m_wantedModel)));
  }
  takeModel();
}

void ComposePage::takeModel() {
  const ModelEntry* entry = model();
  if (entry != nullptr) {
    const ModelCard& card = entry->model.card;
    m_sampling->setModel(card);
    guardFields();
    const bool takesNames = !entry->vocabularies.empty();
    const auto* names = takesNames ? &entry->vocabularies.front().names : nullptr;
    const ModelPrior* top = card.priorOf(card.topLevel());
    const bool takesSeveral = top != nullptr && top->hyperparameters.maxBowGenreSize > 1;
    m_artist->setNames(takesNames ? sortedNames(names->artists()) : QStringList(), false);
    m_genre->setNames(takesNames ? sortedNames(names->genres()) : QStringList(), takesSeveral);
    const QString any = tr("Any");
    m_artist->setPlaceholder(takesNames ? any : tr("This model takes no names"));
    m_genre->setPlaceholder(takesNames ? takesSeveral ? tr("Any; several words") : any
                                       : tr("This model takes no names"));
    const QString size =
        QLocale().formattedDataSize(static_cast<qint64>(entry->diskBytes), 1, QLocale::DataSizeTraditionalFormat);
    QStringList facts{size, text(card.license.name)};
    facts << (card.license.commercialUse ? tr("commercial use allowed") : tr("no commercial use"));
    facts.removeAll(QString());
    showMessage(m_modelFacts, facts.join(QStringLiteral(" · ")));
  } else {
    showMessage(m_modelFacts, {});
  }
  takeChange();
}

void ComposePage::usePromptFile(const QString& path) {
  m_start->useFile(path);
}

void ComposePage::takeChange() {
  if (m_isFilling) return;
  const ComposePreset now = form();
  m_seed->setEnabled(!now.freshSeed);
  m_length->setEnabled(now.request.mode != GenerationMode::upsample);
  const ModelEntry* entry = model();
  if (entry != nullptr) {
    const SongFrame frame = songFrameOf(entry->model.card, now.request);
    GenerationRequest usual = now.request;
    usual.totalDurationSeconds.reset();
    m_songLength->setSpecialValueText(
        tr("%1 s (usual)").arg(QLocale().toString(songFrameOf(entry->model.card, usual).totalSeconds, 'g', 5)));
    m_lyrics->setFrame(frame);
  }
  auto problems =
      ComposeForm::problemsOf(now, entry, !m_models.models().empty(), {m_artist->isAccepted(), m_genre->isAccepted()});
  bool isSeed = true;
  m_seed->text().toULongLong(&isSeed);
  if (!now.freshSeed && !isSeed)
    problems.push_back({FormField::seed, tr("Give a seed below 18 446 744 073 709 551 616.")});
  showNameProblems(problems);
  showMessage(m_modelProblem, messageOf(problems, FormField::model));
  showMessage(m_lengthProblem, messageOf(problems, FormField::length));
  showMessage(m_songProblem, messageOf(problems, FormField::songLength));
  showMessage(m_seedProblem, messageOf(problems, FormField::seed));
  showMessage(m_otherProblem, messageOf(problems, FormField::sampling));
  m_start->showProblem(messageOf(problems, FormField::start));
  m_plan->setPlan(now.request, problems.empty() ? QString() : problems.front().message);
  m_saveSoon.start();
}

void ComposePage::showNameProblems(const std::vector<FormProblem>& problems) {
  const ModelEntry* entry = model();
  const QString artistProblem = messageOf(problems, FormField::artist);
  const QString genreProblem = messageOf(problems, FormField::genre);
  // Nearest names are searched among thousands: only when the question is another.
  const QStringList question{text(m_wantedModel),
                             m_artist->value(),
                             artistProblem,
                             m_genre->value(),
                             genreProblem,
                             QString::number(m_artist->isAccepted() ? 1 : 0),
                             QString::number(m_genre->isAccepted() ? 1 : 0)};
  if (question == m_namesAsked) return;
  m_namesAsked = question;
  const auto* names = entry != nullptr && !entry->vocabularies.empty() ? &entry->vocabularies.front().names : nullptr;
  const int lowest = entry == nullptr ? 0 : request().lowestLevel.value_or(entry->model.card.lowestLevel());
  const QString artist = m_artist->value();
  const QString unknown = entry == nullptr ? QString() : ComposeForm::unknownGenre(*entry, m_genre->value(), lowest);
  QStringList artists, genres;
  if (names != nullptr && !artistProblem.isEmpty()) {
    artists = namesInOrder(names->nearestArtists(artist.toStdString(), kNearestNames));
  }
  if (names != nullptr && !unknown.isEmpty() && !genreProblem.isEmpty()) {
    genres = namesInOrder(names->nearestGenres(unknown.toStdString(), kNearestNames));
  }
  m_artist->showProblem(artistProblem, artist, artists, !artistProblem.isEmpty() || m_artist->isAccepted());
  m_genre->showProblem(genreProblem, unknown, genres,
                       (!genreProblem.isEmpty() && (names == nullptr || !unknown.isEmpty())) || m_genre->isAccepted());
}

void ComposePage::fillPairs() {
  NamePairs pairs;
  m_pairMenu->clear();
  const auto use = [this](const NamePair& pair) {
    m_artist->setValue(pair.artist);
    m_genre->setValue(pair.genre);
  };
  const auto add = [&](const NamePair& pair, Icon picture) {
    QStringList words{pair.artist, pair.genre};
    words.removeAll(QString());
    m_pairMenu->addAction(icon(picture), words.join(QStringLiteral(" · ")), this, [use, pair] { use(pair); });
  };
  const NamePair now{m_artist->value(), m_genre->value()};
  if (!now.artist.isEmpty() || !now.genre.isEmpty()) {
    const bool isFavourite = pairs.isFavourite(now);
    m_pairMenu->addAction(
        icon(isFavourite ? Icon::star : Icon::starFilled, IconTint::star),
        isFavourite ? tr("Take these names out of the favourites") : tr("Keep these names as favourites"), this,
        [now] { NamePairs().toggleFavourite(now); });
    m_pairMenu->addSeparator();
  }
  for (const auto& pair : pairs.favourites()) add(pair, Icon::starFilled);
  for (const auto& pair : pairs.recent()) {
    if (!pairs.isFavourite(pair)) add(pair, Icon::clock);
  }
  if (m_pairMenu->isEmpty()) m_pairMenu->addAction(tr("Names that you use are kept here."))->setEnabled(false);
}

void ComposePage::generate() {
  NamePairs().use({m_artist->value(), m_genre->value()});
  saveState();
  emit generateRequested(request(), m_fresh->isChecked());
}

void ComposePage::saveState() const {
  ComposePreset state = form();
  // What cannot be read back is not worth a lost form: a source that was not chosen yet means none.
  const GenerationRequest& request = state.request;
  const bool lacksSource = (request.mode == GenerationMode::primed && request.promptFile.empty()) ||
                           (request.mode != GenerationMode::primed && request.mode != GenerationMode::ancestral &&
                            request.fromSample.empty());
  if (lacksSource) state.request.mode = GenerationMode::ancestral;
  if (state.request.model.empty()) return;
  QSettings().setValue(kStateKey, text(presetToText(state)));
}

void ComposePage::restoreState() {
  ComposePreset state;
  state.request.model = m_wantedModel;
  const QString stored = QSettings().value(kStateKey).toString();
  if (!stored.isEmpty()) {
    auto read = presetFromText(stored.toStdString());
    if (read) {
      state = std::move(*read);
    } else {
      logInfo("compose", "The form's stored state is left out: {}", read.error().sentence());
    }
  }
  setForm(state);
}

void ComposePage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool isWide = width() >= kTwoColumnWidth;
  if (isWide == (m_columns->indexOf(m_lyrics) >= 0)) return;
  if (isWide) {
    m_columns->addWidget(m_lyrics, 7);
  } else {
    m_scrolled->addWidget(m_lyrics);
  }
}

bool ComposePage::eventFilter(QObject* object, QEvent* event) {
  const auto* field = qobject_cast<QWidget*>(object);
  if (event->type() == QEvent::Wheel && field != nullptr && !field->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

void ComposePage::guardFields() {
  const auto guard = [this](QWidget* field) {
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
  };
  for (auto* box : findChildren<QComboBox*>()) guard(box);
  for (auto* box : findChildren<QAbstractSpinBox*>()) guard(box);
}

void ComposePage::takeFreshness() {
  if (m_fresh->isChecked()) {
    m_seed->clear();
  } else if (m_seed->text().isEmpty()) {
    m_seed->setText(QString::number(QRandomGenerator::system()->generate()));
  }
  takeChange();
}

void ComposePage::dragEnterEvent(QDragEnterEvent* event) {
  if (!droppedFile(event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void ComposePage::dropEvent(QDropEvent* event) {
  const QString file = droppedFile(event->mimeData());
  if (!file.isEmpty()) usePromptFile(file);
}

}  // namespace jukebox::ui
