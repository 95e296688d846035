#include "ui/radio/radio_desk.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSettings>
#include <QShortcut>
#include <QSignalBlocker>
#include <algorithm>
#include <cmath>

#include "ui/compose/compose_form.h"
#include "ui/compose/compose_parts.h"
#include "ui/compose/lyrics_editor.h"
#include "ui/compose/name_field.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/radio/radio_text.h"
#include "ui/radio/worded_slider.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

/// Nobody types a name in less, and a slider rests as long between two pushes.
constexpr int kChangeMilliseconds = 600;
constexpr int kTemperatureSteps = 20;  ///< of a hundredth, up and down from what is usual
constexpr int kGuidanceSteps = 4;      ///< of a half, up from what is usual, and down to 1
constexpr int kMostGuidanceSteps = 38;  ///< guidance is at most 20
constexpr std::size_t kNearestNames = 4;
constexpr int kMaximumLyrics = 200'000;

}  // namespace

RadioDesk::RadioDesk(ModelCatalog& models, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_model(new ComboBox),
      m_facts(composeLabel({}, "small")),
      m_modelNote(composeMessage("small", QStringLiteral("radioModelNote"))),
      m_artist(new NameField(tr("Artist"), QStringLiteral("radioArtist"))),
      m_genre(new NameField(tr("Genre"), QStringLiteral("radioGenre"))),
      m_temperature(new WordedSlider(
          {tr("Temperature"), tr("calm"), tr("wild"),
           tr("How boldly it is composed: calm stays with what is likely, wild dares the unlikely.")},
          QStringLiteral("radioTemperature"))),
      m_guidance(new WordedSlider(
          {tr("Follows the style"), tr("freely"), tr("strictly"),
           tr("How strictly artist, genre and lyrics are followed. Freely takes half the work; strictly may lose the beat.")},
          QStringLiteral("radioGuidance"))),
      m_lyrics(new LyricsEditor),
      m_sing(new QPushButton(tr("Sing this from now on"))),
      m_lyricsNote(composeLabel({}, "small")) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace5);
  layout->addWidget(makeStyle(), 1);
  layout->addWidget(makeLyrics(), 1);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kChangeMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, &RadioDesk::takeChange);
  connect(&m_models, &ModelCatalog::changed, this, &RadioDesk::fillModels);
  connect(m_model, &QComboBox::activated, this, [this] {
    m_wantedModel = m_model->currentData().toString().toStdString();
    takeModel();
  });
  for (auto* field : {m_artist, m_genre}) connect(field, &NameField::changed, this, &RadioDesk::noteChange);
  for (auto* slider : {m_temperature, m_guidance}) {
    connect(slider, &WordedSlider::changed, this, [this] {
      showSliders();
      noteChange();
    });
  }
  connect(m_lyrics, &QPlainTextEdit::textChanged, this, [this] {
    showLyricsState();
    noteChange();
  });
  connect(m_sing, &QPushButton::clicked, this, &RadioDesk::sing);
  auto* keys = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_Return), m_lyrics);
  keys->setContext(Qt::WidgetShortcut);
  connect(keys, &QShortcut::activated, this, &RadioDesk::sing);
  restore();
  fillModels();
}

RadioDesk::~RadioDesk() {
  save();
}

QWidget* RadioDesk::makeStyle() {
  m_facts->setWordWrap(true);
  m_model->setObjectName(QStringLiteral("radioModel"));
  m_model->setMinimumContentsLength(8);
  m_model->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  m_model->setAccessibleName(tr("Model"));
  for (QWidget* field : std::initializer_list<QWidget*>{m_model, &m_temperature->slider(), &m_guidance->slider()}) {
    field->setFocusPolicy(Qt::StrongFocus);
    field->installEventFilter(this);
  }
  auto* box = new QWidget;
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  auto* model = new QVBoxLayout;
  model->setSpacing(kSpace1);
  model->addWidget(sectionHeading(tr("MODEL")));
  model->addWidget(m_model);
  model->addWidget(m_facts);
  model->addWidget(m_modelNote);
  layout->addLayout(model);
  layout->addWidget(m_artist);
  layout->addWidget(m_genre);
  m_temperature->slider().setRange(-kTemperatureSteps, kTemperatureSteps);
  m_temperature->slider().setPageStep(5);
  m_guidance->slider().setRange(-kMostGuidanceSteps, kGuidanceSteps);  // until the model is known
  m_guidance->slider().setPageStep(1);
  layout->addWidget(m_temperature);
  layout->addWidget(m_guidance);
  layout->addStretch(1);
  return box;
}

QWidget* RadioDesk::makeLyrics() {
  m_lyrics->setObjectName(QStringLiteral("radioLyrics"));
  m_lyrics->setAccessibleName(tr("Lyrics"));
  m_lyrics->setPlaceholderText(tr("Without lyrics the voice sings sounds without words."));
  m_lyrics->setTabChangesFocus(true);
  m_sing->setObjectName(QStringLiteral("radioSing"));
  m_sing->setToolTip(tr("The lyrics begin with the next bars (Ctrl+Enter)."));
  m_lyricsNote->setObjectName(QStringLiteral("radioLyricsNote"));
  auto* box = new QWidget;
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace3);
  row->addWidget(m_lyricsNote, 1);
  row->addWidget(m_sing);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(sectionHeading(tr("LYRICS")));
  layout->addWidget(m_lyrics, 1);
  layout->addLayout(row);
  return box;
}

const ModelEntry* RadioDesk::model() const {
  return m_models.find(m_wantedModel);
}

void RadioDesk::fillModels() {
  const auto& models = m_models.models();
  {
    const QSignalBlocker blocker(m_model);
    m_model->clear();
    for (const auto& entry : models) {
      m_model->addItem(text(entry.model.card.name), text(entry.model.card.name));
      m_model->setItemData(m_model->count() - 1, text(entry.model.card.description), Qt::ToolTipRole);
    }
    if (model() == nullptr && !models.empty() && !m_isOn) m_wantedModel = models.front().model.card.name;
    m_model->setCurrentIndex(m_model->findData(text(m_wantedModel)));
  }
  takeModel();
}

void RadioDesk::takeModel() {
  const ModelEntry* entry = model();
  m_facts->setVisible(entry != nullptr);
  if (entry != nullptr) {
    const ModelCard& card = entry->model.card;
    const auto sampling = card.recommendedSampling();
    m_usualTemperature = sampling.empty() ? 1 : sampling.back().temperature;
    m_usualGuidance = sampling.empty() ? 1 : sampling.back().guidance;
    const int down = std::clamp(static_cast<int>(std::lround(2 * (m_usualGuidance - 1))), 0, kMostGuidanceSteps);
    m_guidance->slider().setRange(-down, kGuidanceSteps);
    const bool takesNames = !entry->vocabularies.empty();
    const auto* names = takesNames ? &entry->vocabularies.front().names : nullptr;
    const ModelPrior* top = card.priorOf(card.topLevel());
    const bool takesSeveral = top != nullptr && top->hyperparameters.maxBowGenreSize > 1;
    m_artist->setNames(takesNames ? sortedNames(names->artists()) : QStringList(), false);
    m_genre->setNames(takesNames ? sortedNames(names->genres()) : QStringList(), takesSeveral);
    const QString any = takesNames ? tr("Any") : tr("This model takes no names");
    m_artist->setPlaceholder(any);
    m_genre->setPlaceholder(any);
    m_guidance->setEnabled(takesNames);
    QStringList facts{text(card.license.name),
                      card.license.commercialUse ? tr("commercial use allowed") : tr("no commercial use")};
    const auto memory = std::find_if(entry->memory.begin(), entry->memory.end(),
                                     [&](const ModelMemory& each) { return each.dtype == card.dtype; });
    if (memory != entry->memory.end() && memory->togetherBytes > 0) {
      facts << tr("needs %1 of memory")
                   .arg(QLocale().formattedDataSize(static_cast<qint64>(memory->togetherBytes), 1,
                                                    QLocale::DataSizeTraditionalFormat));
    }
    facts.removeAll(QString());
    m_facts->setText(facts.join(QStringLiteral(" · ")));
  }
  showSliders();
  takeChange();
}

double RadioDesk::temperature() const {
  return m_usualTemperature + m_temperature->value() / 100.0;
}

double RadioDesk::guidance() const {
  return std::max(1.0, m_usualGuidance + m_guidance->value() / 2.0);
}

void RadioDesk::showSliders() {
  m_temperature->say(RadioText::temperature(temperature(), m_usualTemperature), temperature());
  m_guidance->say(RadioText::guidance(guidance(), m_usualGuidance), guidance());
}

RadioStart RadioDesk::start() const {
  RadioStart start;
  start.model = m_wantedModel;
  start.conditioning = {m_artist->value().toStdString(), m_genre->value().toStdString(),
                        m_lyrics->toPlainText().left(kMaximumLyrics).toStdString()};
  if (m_temperature->value() != 0) start.temperature = temperature();
  start.usualTemperature = m_usualTemperature;
  if (m_guidance->value() != 0) start.guidance = guidance();
  start.usualGuidance = m_usualGuidance;
  return start;
}

void RadioDesk::noteChange() {
  m_soon.start();
}

bool RadioDesk::checkNames() {
  const ModelEntry* entry = model();
  if (entry == nullptr) return false;
  const int lowest = entry->model.card.lowestLevel();
  const auto* names = entry->vocabularies.empty() ? nullptr : &entry->vocabularies.front().names;
  const QString artist = m_artist->value(), genre = m_genre->value();
  const bool isKnown = artist.isEmpty() || ComposeForm::knowsArtist(*entry, artist, lowest);
  const QString unknown = genre.isEmpty() ? QString() : ComposeForm::unknownGenre(*entry, genre, lowest);
  QStringList artists, genres;
  if (!isKnown && names != nullptr) artists = namesInOrder(names->nearestArtists(artist.toStdString(), kNearestNames));
  if (!unknown.isEmpty() && names != nullptr) {
    genres = namesInOrder(names->nearestGenres(unknown.toStdString(), kNearestNames));
  }
  m_artist->showProblem(isKnown ? QString() : tr("The model does not know “%1”.").arg(artist), artist, artists, false);
  m_genre->showProblem(unknown.isEmpty() ? QString() : tr("The model does not know “%1”.").arg(unknown), unknown,
                       genres, false);
  return isKnown && unknown.isEmpty();
}

void RadioDesk::takeChange() {
  m_soon.stop();
  const bool could = std::exchange(m_canStart, checkNames());
  if (could != m_canStart) emit canStartChanged();
  if (!m_isOn || !m_canStart) return;
  const RadioStart now = start();
  RadioTurn turn;
  if (now.conditioning.artist != m_told.conditioning.artist) turn.artist = now.conditioning.artist;
  if (now.conditioning.genre != m_told.conditioning.genre) turn.genre = now.conditioning.genre;
  if (now.temperature != m_told.temperature) turn.temperature = temperature();
  if (now.guidance != m_told.guidance) turn.guidance = guidance();
  const std::string lyrics = m_told.conditioning.lyrics;
  m_told = now;
  m_told.conditioning.lyrics = lyrics;
  if (turn != RadioTurn{}) emit turned(turn);
}

void RadioDesk::sing() {
  if (!m_sing->isEnabled()) return;
  RadioTurn turn;
  turn.lyrics = start().conditioning.lyrics;
  m_told.conditioning.lyrics = *turn.lyrics;
  showLyricsState();
  emit turned(turn);
}

void RadioDesk::showLyricsState() {
  const bool isOther = start().conditioning.lyrics != m_told.conditioning.lyrics;
  m_sing->setVisible(m_isOn);
  m_sing->setEnabled(m_isOn && isOther);
  m_lyricsNote->setText(!m_isOn ? QString() : isOther ? tr("Not sung yet.") : tr("The singer has these words."));
}

void RadioDesk::setOn(bool isOn) {
  if (isOn == m_isOn) return;
  m_isOn = isOn;
  m_told = start();
  m_model->setEnabled(!isOn);
  showMessage(m_modelNote, isOn ? tr("Another model can be chosen when the radio is off.") : QString());
  showLyricsState();
  if (isOn) save();
}

bool RadioDesk::eventFilter(QObject* object, QEvent* event) {
  const auto* field = qobject_cast<QWidget*>(object);
  if (event->type() == QEvent::Wheel && field != nullptr && !field->hasFocus()) {
    event->ignore();
    return true;
  }
  return QWidget::eventFilter(object, event);
}

void RadioDesk::restore() {
  QSettings settings;
  settings.beginGroup(QStringLiteral("radio"));
  m_wantedModel = settings.value("model").toString().toStdString();
  m_artist->setValue(settings.value("artist").toString().left(300));
  m_genre->setValue(settings.value("genre").toString().left(300));
  m_temperature->slider().setValue(settings.value("temperature", 0).toInt());
  m_guidance->slider().setValue(settings.value("guidance", 0).toInt());
  m_lyrics->setPlainText(settings.value("lyrics").toString().left(kMaximumLyrics));
  showLyricsState();
}

void RadioDesk::save() const {
  QSettings settings;
  settings.beginGroup(QStringLiteral("radio"));
  settings.setValue("model", text(m_wantedModel));
  settings.setValue("artist", m_artist->value());
  settings.setValue("genre", m_genre->value());
  settings.setValue("temperature", m_temperature->value());
  settings.setValue("guidance", m_guidance->value());
  settings.setValue("lyrics", m_lyrics->toPlainText());
}

}  // namespace jukebox::ui
