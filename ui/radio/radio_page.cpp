#include "ui/radio/radio_page.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QSettings>
#include <QShortcut>
#include <QSignalBlocker>
#include <QSlider>
#include <QStackedWidget>

#include "ui/compose/compose_parts.h"
#include "ui/gallery/elided_label.h"
#include "ui/gallery/state_page.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/radio/on_air_button.h"
#include "ui/radio/radio_desk.h"
#include "ui/radio/radio_text.h"
#include "ui/radio/radio_view.h"
#include "ui/radio/radio_wish_list.h"

namespace jukebox::ui {
namespace {

constexpr double kKeptSeconds = 60;
/// Less than this is not worth keeping.
constexpr double kShortestKept = 1;
constexpr int kVolumeSteps = 100;
constexpr int kUsualVolume = 80;
constexpr int kStackedWidth = 820;
constexpr int kWishesWidth = 228;
constexpr int kViewHeight = 196;
const QString kVolumeKey = QStringLiteral("radio/volume");

using Phase = RadioState::Phase;

}  // namespace

RadioPage::RadioPage(Radio& radio, ModelCatalog& models, QWidget* parent)
    : QWidget(parent),
      m_radio(radio),
      m_models(models),
      m_stack(new QStackedWidget),
      m_noModels(new StatePage),
      m_button(new OnAirButton),
      m_phase(composeLabel({}, "title")),
      m_details(new ElidedLabel),
      m_trouble(composeMessage("danger", QStringLiteral("radioTrouble"))),
      m_queueNote(composeMessage("small", QStringLiteral("radioQueueNote"))),
      m_keptNote(composeMessage("secondary", QStringLiteral("radioKept"))),
      m_playOut(new QPushButton(tr("Play out"))),
      m_keep(new QPushButton(icon(Icon::bookmark), tr("Keep the last minute"))),
      m_showKept(new QPushButton(tr("Show it"))),
      m_mute(composeTool(Icon::volume, tr("Mute"), QStringLiteral("radioMute"))),
      m_volume(new QSlider(Qt::Horizontal)),
      m_holdQueue(new QCheckBox(tr("The queue waits while the radio is on"))),
      m_view(new RadioView(radio.track())),
      m_desk(new RadioDesk(models)),
      m_wishes(new RadioWishList) {
  m_stack->addWidget(makeContent());
  m_stack->addWidget(m_noModels);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_stack);
  connectAll();
  addKeys();
  showModels();
  showRadio();
  showWishes();
}

QWidget* RadioPage::makeContent() {
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace4);
  layout->setSpacing(kSpace4);
  auto* head = new QHBoxLayout;
  head->setSpacing(kSpace3);
  head->addWidget(composeLabel(tr("Radio"), "display"));
  head->addWidget(composeLabel(tr("Music without an end, composed at this moment."), "secondary"), 1, Qt::AlignBottom);
  layout->addLayout(head);
  layout->addWidget(makeStage());
  layout->addLayout(makeBelow(), 1);
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("inspectorPage"));
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setFocusPolicy(Qt::NoFocus);
  scroll->setWidget(content);
  return scroll;
}

QWidget* RadioPage::makeStage() {
  auto* stage = new QWidget;
  auto* layout = new QVBoxLayout(stage);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace3);
  layout->addLayout(makeControls());
  layout->addWidget(m_trouble);
  m_view->setFixedHeight(kViewHeight);
  layout->addWidget(m_view);
  m_holdQueue->setObjectName(QStringLiteral("radioHoldQueue"));
  m_showKept->setObjectName(QStringLiteral("radioShowKept"));
  m_showKept->hide();
  m_keptNote->setWordWrap(false);
  auto* foot = new QHBoxLayout;
  foot->setSpacing(kSpace3);
  auto* queue = new QVBoxLayout;
  queue->setSpacing(kSpace1);
  queue->addWidget(m_holdQueue);
  queue->addWidget(m_queueNote);
  foot->addLayout(queue, 1);
  foot->addWidget(m_keptNote);
  foot->addWidget(m_showKept);
  layout->addLayout(foot);
  return stage;
}

QBoxLayout* RadioPage::makeControls() {
  m_button->setObjectName(QStringLiteral("radioButton"));
  m_phase->setObjectName(QStringLiteral("radioPhase"));
  m_details->setObjectName(QStringLiteral("radioDetails"));
  m_details->setProperty("role", "secondary");
  m_playOut->setObjectName(QStringLiteral("radioPlayOut"));
  m_playOut->setToolTip(tr("Nothing more is composed; what is made already is played to its end."));
  m_keep->setObjectName(QStringLiteral("radioKeep"));
  m_keep->setToolTip(tr("The last minute that was heard becomes a sample of the library."));
  auto* words = new QVBoxLayout;
  words->setSpacing(kSpace1);
  words->addStretch(1);
  words->addWidget(m_phase);
  words->addWidget(m_details);
  words->addStretch(1);
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace3);
  row->addWidget(m_button);
  row->addLayout(words, 1);
  row->addLayout(makeVolume());
  row->addWidget(m_playOut);
  row->addWidget(m_keep);
  return row;
}

QBoxLayout* RadioPage::makeVolume() {
  m_mute->setCheckable(true);
  m_volume->setObjectName(QStringLiteral("radioVolume"));
  m_volume->setAccessibleName(tr("Volume of the radio"));
  m_volume->setRange(0, kVolumeSteps);
  m_volume->setPageStep(10);
  m_volume->setFixedWidth(96);
  m_volume->setValue(QSettings().value(kVolumeKey, kUsualVolume).toInt());
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace1);
  row->addWidget(m_mute);
  row->addWidget(m_volume);
  return row;
}

QBoxLayout* RadioPage::makeBelow() {
  m_below = new QHBoxLayout;
  m_below->setSpacing(kSpace5);
  m_below->addWidget(m_desk, 1);
  m_below->addWidget(makeWishes());
  return m_below;
}

QWidget* RadioPage::makeWishes() {
  m_wishBox = new QWidget;
  m_wishBox->setFixedWidth(kWishesWidth);
  auto* layout = new QVBoxLayout(m_wishBox);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  layout->addWidget(sectionHeading(tr("WISHES")));
  layout->addWidget(m_wishes);
  layout->addStretch(1);
  return m_wishBox;
}

void RadioPage::connectAll() {
  connect(m_button, &QAbstractButton::clicked, this, &RadioPage::toggle);
  connect(m_playOut, &QPushButton::clicked, this, [this] { m_radio.stop(false); });
  connect(m_keep, &QPushButton::clicked, this, [this] { m_radio.keep(kKeptSeconds); });
  connect(m_showKept, &QPushButton::clicked, this, [this] { emit sampleRequested(m_keptSample); });
  connect(m_desk, &RadioDesk::turned, this, [this](const RadioTurn& turn) { m_radio.turn(turn); });
  connect(m_desk, &RadioDesk::canStartChanged, this, &RadioPage::showRadio);
  connect(m_volume, &QSlider::valueChanged, this, [this](int value) {
    QSettings().setValue(kVolumeKey, value);
    if (m_mute->isChecked()) return m_mute->setChecked(false);
    m_radio.setVolume(value / static_cast<double>(kVolumeSteps));
  });
  connect(m_mute, &QToolButton::toggled, this, [this](bool isMuted) {
    m_mute->setIcon(icon(isMuted ? Icon::mute : Icon::volume));
    m_radio.setVolume(isMuted ? 0 : m_volume->value() / static_cast<double>(kVolumeSteps));
  });
  m_holdQueue->setChecked(m_radio.holdsQueue());
  connect(m_holdQueue, &QCheckBox::toggled, this, [this](bool holds) { m_radio.setHoldsQueue(holds); });
  connect(&m_radio, &Radio::changed, this, &RadioPage::showRadio);
  connect(&m_radio, &Radio::wishesChanged, this, &RadioPage::showWishes);
  connect(&m_radio, &Radio::kept, this, &RadioPage::showKept);
  connect(&m_models, &ModelCatalog::changed, this, &RadioPage::showModels);
}

/// Everywhere on the page, whatever has the focus.
void RadioPage::addKeys() {
  const auto add = [this](const QKeySequence& keys, std::function<void()> run) {
    auto* shortcut = new QShortcut(keys, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, std::move(run));
  };
  add(QKeySequence(Qt::CTRL | Qt::Key_P), [this] { m_button->click(); });
  add(QKeySequence(Qt::CTRL | Qt::Key_D), [this] { m_keep->click(); });
}

void RadioPage::toggle() {
  if (m_radio.state().isOn()) return m_radio.stop(true);
  m_keptNote->hide();
  m_showKept->hide();
  RadioStart start = m_desk->start();
  start.volume = m_mute->isChecked() ? 0 : m_volume->value() / static_cast<double>(kVolumeSteps);
  m_radio.start(start);
}

void RadioPage::showModels() {
  const bool isEmpty = m_models.models().empty();
  m_stack->setCurrentIndex(isEmpty && !m_radio.state().isOn() ? 1 : 0);
  if (!isEmpty) return;
  if (!m_models.isRead()) {
    return m_noModels->present(Icon::model, tr("Looking for models…"), tr("One moment."));
  }
  m_noModels->present(Icon::model, tr("No model yet"),
                      tr("The radio needs a model that composes. Import one, or train your own."));
  auto* manage = m_noModels->addButton(tr("Open the models"), true);
  manage->setObjectName(QStringLiteral("radioModels"));
  connect(manage, &QPushButton::clicked, this, &RadioPage::manageModelsRequested);
}

QString RadioPage::hint(const RadioState& state) const {
  if (state.isOn()) return tr("The sound appears here as soon as it is made.");
  return tr("Choose what to hear below and press the button. You see what is heard, and what is made ahead.");
}

void RadioPage::showRadio() {
  const RadioState& state = m_radio.state();
  const bool isWaiting =
      state.phase == Phase::starting || state.phase == Phase::loading || state.phase == Phase::composing;
  m_button->setLook(!state.isOn() ? OnAirButton::Look::off
                    : isWaiting   ? OnAirButton::Look::waiting
                                  : OnAirButton::Look::onAir);
  m_button->setEnabled(state.isOn() || m_desk->canStart());
  const QString action = state.isOn() ? tr("Stop the radio (Ctrl+P)") : tr("Start the radio (Ctrl+P)");
  m_button->setToolTip(action);
  m_button->setAccessibleName(state.isOn() ? tr("Stop the radio") : tr("Start the radio"));
  m_phase->setText(state.isOn() ? RadioText::phase(state) : tr("The radio is off"));
  const QString details = RadioText::details(state);
  m_details->setText(!details.isEmpty() ? details
                     : state.isOn()     ? QString()
                                        : tr("It begins a few seconds after the button."));
  showMessage(m_trouble, state.trouble);
  m_playOut->setVisible(state.phase == Phase::playing);
  m_keep->setEnabled(state.isOn() && state.heardSeconds >= kShortestKept && !state.isKeeping);
  m_view->setHint(hint(state));
  const bool flows = state.phase == Phase::playing || state.phase == Phase::stopping;
  m_view->setHeard(state.heardSeconds, flows && state.aheadSeconds > 0);
  m_desk->setOn(state.isOn());
  showQueue(state);
  showWishes();
}

void RadioPage::showQueue(const RadioState& state) {
  QString note;
  if (state.isQueueHeld) note = tr("A song of the queue goes on when the radio is off.");
  if (state.isQueueAtWork && !state.isQueueHeld) {
    note = tr("A song of the queue is composed at the same time: both are slower, and the radio may have gaps.");
  }
  showMessage(m_queueNote, note);
}

void RadioPage::showWishes() {
  const RadioState& state = m_radio.state();
  m_wishes->present(m_radio.wishes(), state);
  std::vector<RadioView::Mark> marks;
  for (const auto& wish : m_radio.wishes()) {
    if (wish.phase != RadioWishState::Phase::taken) continue;
    marks.push_back({wish.fromSeconds, RadioText::turn(wish.turn, state)});
  }
  m_view->setMarks(std::move(marks));
}

void RadioPage::showKept(const QString& sampleId, double seconds) {
  m_keptSample = sampleId;
  showMessage(m_keptNote, tr("%1 are in the library.").arg(SampleText::length(seconds)));
  m_showKept->show();
}

void RadioPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const int width = event->size().width();
  m_below->setDirection(width < kStackedWidth ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  m_wishBox->setFixedWidth(width < kStackedWidth ? width - 3 * kSpace5 : std::max(kWishesWidth, width / 4));
}

}  // namespace jukebox::ui
