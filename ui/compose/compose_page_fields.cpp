// The widgets of the Compose page and where they stand.

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QRegularExpressionValidator>
#include <QScrollArea>
#include <QStackedWidget>

#include "ui/compose/compose_page.h"
#include "ui/compose/compose_parts.h"
#include "ui/compose/lyric_panel.h"
#include "ui/compose/name_field.h"
#include "ui/compose/plan_bar.h"
#include "ui/compose/preset_menu.h"
#include "ui/compose/sampling_panel.h"
#include "ui/compose/start_panel.h"
#include "ui/gallery/state_page.h"
#include "ui/inspector/fact_list.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

constexpr int kColumnWidth = 440;
constexpr double kMostSeconds = 24 * 3600;
constexpr int kMostTakes = 16;

QDoubleSpinBox* secondsBox(double low, const QString& objectName) {
  auto* box = new QDoubleSpinBox;
  box->setRange(low, kMostSeconds);
  box->setDecimals(1);
  box->setButtonSymbols(QAbstractSpinBox::NoButtons);
  box->setSuffix(ComposePage::tr(" s"));
  box->setObjectName(objectName);
  return box;
}

}  // namespace

ComposePage::ComposePage(ModelCatalog& models, CostEstimator& costs, LibraryReader& library, QWidget* parent)
    : QWidget(parent),
      m_models(models),
      m_library(library),
      m_stack(new QStackedWidget),
      m_notice(composeMessage("danger", QStringLiteral("composeNotice"))),
      m_presets(new PresetMenu([this] { return form(); })),
      m_title(new QLineEdit),
      m_model(new ComboBox),
      m_modelFacts(composeMessage("small", QStringLiteral("modelFacts"))),
      m_modelProblem(composeMessage("danger", QStringLiteral("modelProblem"))),
      m_artist(new NameField(tr("Artist"), QStringLiteral("artist"))),
      m_genre(new NameField(tr("Genre"), QStringLiteral("genre"))),
      m_pairs(composeTool(Icon::clock, tr("Recent and favourite names"), QStringLiteral("namePairs"))),
      m_pairMenu(new QMenu(this)),
      m_lyrics(new LyricPanel),
      m_length(secondsBox(0.1, QStringLiteral("length"))),
      m_songLength(secondsBox(0, QStringLiteral("songLength"))),
      m_lengthProblem(composeMessage("danger", QStringLiteral("lengthProblem"))),
      m_songProblem(composeMessage("danger", QStringLiteral("songLengthProblem"))),
      m_seedProblem(composeMessage("danger", QStringLiteral("seedProblem"))),
      m_otherProblem(composeMessage("danger", QStringLiteral("samplingProblem"))),
      m_fresh(new QCheckBox(tr("A new seed every time"))),
      m_seed(new QLineEdit),
      m_dice(composeTool(Icon::shuffle, tr("Draw a seed and keep it"), QStringLiteral("dice"))),
      m_takes(new QSpinBox),
      m_draft(new QCheckBox(tr("Add details quickly, in independent windows"))),
      m_live(new QCheckBox(tr("Play while it is composed"))),
      m_start(new StartPanel(library)),
      m_sampling(new SamplingPanel),
      m_plan(new PlanBar(costs)) {
  setAcceptDrops(true);
  auto* empty = new StatePage;
  empty->present(Icon::model, tr("No model yet"),
                 tr("A model makes the music. Import one, or train your own, and it can be chosen here."));
  auto* manage = empty->addButton(tr("Open the models"), true);
  manage->setObjectName(QStringLiteral("composeModels"));
  connect(manage, &QPushButton::clicked, this, &ComposePage::manageModelsRequested);
  m_stack->addWidget(makeContent());
  m_stack->addWidget(empty);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_stack);
  connectFields();
  fillModels();
  restoreState();
}

QWidget* ComposePage::makeContent() {
  auto* left = new QWidget;
  auto* fields = new QVBoxLayout(left);
  fields->setContentsMargins(0, 0, 0, 0);
  fields->setSpacing(kSpace3);
  addModel(fields);
  addNames(fields);
  addLengths(fields);
  addSeed(fields);
  addWays(fields);
  fields->addWidget(m_start);
  fields->addWidget(m_sampling);
  fields->addWidget(m_otherProblem);
  fields->addStretch(1);
  left->setMinimumWidth(kColumnWidth);

  auto* scrolled = new QWidget;
  m_scrolled = new QVBoxLayout(scrolled);
  m_scrolled->setContentsMargins(0, 0, kSpace3, kSpace5);
  m_scrolled->setSpacing(kSpace5);
  m_scrolled->addWidget(left);
  auto* scroll = new QScrollArea;
  scroll->setObjectName(QStringLiteral("inspectorPage"));
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(scrolled);
  scroll->setMinimumWidth(kColumnWidth + kSpace5);
  auto* columns = new QWidget;
  m_columns = new QHBoxLayout(columns);
  m_columns->setContentsMargins(kSpace5, 0, kSpace5, kSpace3);
  m_columns->setSpacing(kSpace4);
  m_columns->addWidget(scroll, 5);
  m_columns->addWidget(m_lyrics, 7);

  auto* line = new QFrame;
  line->setFixedHeight(1);
  line->setAutoFillBackground(true);
  line->setBackgroundRole(QPalette::Mid);
  auto* content = new QWidget;
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHeader());
  layout->addWidget(columns, 1);
  layout->addWidget(line);
  layout->addWidget(m_plan);
  return content;
}

QWidget* ComposePage::makeHeader() {
  auto* header = new QWidget;
  m_title->setObjectName(QStringLiteral("songTitle"));
  m_title->setPlaceholderText(tr("Title: made from artist, genre and seed when empty"));
  m_title->setAccessibleName(tr("Title of the song"));
  m_title->setMaxLength(300);
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace3);
  row->addWidget(composeLabel(tr("Compose"), "display"));
  row->addWidget(m_title, 1);
  row->addWidget(m_presets);
  auto* layout = new QVBoxLayout(header);
  layout->setContentsMargins(kSpace5, kSpace4, kSpace5, kSpace3);
  layout->setSpacing(kSpace1);
  layout->addLayout(row);
  layout->addWidget(m_notice);
  return header;
}

void ComposePage::addModel(QBoxLayout* column) {
  m_model->setObjectName(QStringLiteral("model"));
  m_model->setAccessibleName(tr("Model"));
  auto* part = new QVBoxLayout;
  part->setSpacing(kSpace1);
  part->addWidget(sectionHeading(tr("MODEL")));
  part->addWidget(m_model);
  part->addWidget(m_modelFacts);
  part->addWidget(m_modelProblem);
  column->addLayout(part);
}

void ComposePage::addNames(QBoxLayout* column) {
  m_pairs->setPopupMode(QToolButton::InstantPopup);
  m_pairs->setMenu(m_pairMenu);
  auto* heading = new QHBoxLayout;
  heading->addWidget(sectionHeading(tr("STYLE")));
  heading->addStretch(1);
  heading->addWidget(m_pairs);
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace3);
  row->addWidget(m_artist, 1, Qt::AlignTop);
  row->addWidget(m_genre, 1, Qt::AlignTop);
  auto* part = new QVBoxLayout;
  part->setSpacing(0);
  part->addLayout(heading);
  part->addLayout(row);
  column->addLayout(part);
}

void ComposePage::addLengths(QBoxLayout* column) {
  m_takes->setObjectName(QStringLiteral("takes"));
  m_takes->setRange(1, kMostTakes);
  m_songLength->setToolTip(
      tr("The length of the whole song that the model is told; it plans introduction, lyrics and "
         "end by it. What is made now may be only its beginning."));
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace3);
  const auto addTo = [&](const QString& name, QWidget* field, int stretch) {
    auto* part = new QVBoxLayout;
    part->setSpacing(kSpace1);
    addField(part, name, field);
    row->addLayout(part, stretch);
  };
  addTo(tr("Make now"), m_length, 3);
  addTo(tr("Of a song of"), m_songLength, 4);
  addTo(tr("Takes"), m_takes, 2);
  auto* part = new QVBoxLayout;
  part->setSpacing(kSpace1);
  part->addWidget(sectionHeading(tr("LENGTH AND TAKES")));
  part->addLayout(row);
  part->addWidget(m_lengthProblem);
  part->addWidget(m_songProblem);
  column->addLayout(part);
}

void ComposePage::addSeed(QBoxLayout* column) {
  m_fresh->setObjectName(QStringLiteral("freshSeed"));
  m_seed->setObjectName(QStringLiteral("seed"));
  m_seed->setMaxLength(20);
  m_seed->setPlaceholderText(tr("drawn when it begins"));
  m_seed->setValidator(new QRegularExpressionValidator(QRegularExpression(QStringLiteral("[0-9]{0,20}")), m_seed));
  m_seed->setToolTip(tr("The number from which all random choices follow: the same form and seed give the same song."));
  auto* label = composeLabel(tr("Seed"), "secondary");
  label->setBuddy(m_seed);
  m_seed->setAccessibleName(tr("Seed"));
  auto* row = new QHBoxLayout;
  row->setSpacing(kSpace2);
  row->addWidget(label);
  row->addWidget(m_seed, 1);
  row->addWidget(m_dice);
  row->addWidget(m_fresh);
  auto* part = new QVBoxLayout;
  part->setSpacing(kSpace1);
  part->addLayout(row);
  part->addWidget(m_seedProblem);
  column->addLayout(part);
}

void ComposePage::addWays(QBoxLayout* column) {
  m_draft->setObjectName(QStringLiteral("draft"));
  m_draft->setToolTip(
      tr("The levels below the top are made in windows that know nothing of one another, many at once, and are faded "
         "into each other. That is faster, and sounds less of one piece than window after window."));
  column->addWidget(m_draft);
  m_live->setObjectName(QStringLiteral("live"));
  m_live->setToolTip(
      tr("All levels work together, so that the song can be heard from its beginning while the rest is made. It "
         "becomes the same song, and needs the memory of all levels at once."));
  column->addWidget(m_live);
}

}  // namespace jukebox::ui
