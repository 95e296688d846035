#include "ui/inspector/details_page.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/icons/icons.h"
#include "ui/inspector/fact_list.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kNotesHeight = 72;

QToolButton* smallButton(Icon picture, const QString& name) {
  auto* button = new QToolButton;
  button->setIcon(icon(picture));
  button->setIconSize({16, 16});
  button->setToolTip(name);
  button->setAccessibleName(name);
  return button;
}

QString decimal(double value) {
  return QLocale().toString(value, 'g', 6);
}

}  // namespace

DetailsPage::DetailsPage(QWidget* parent)
    : QWidget(parent), m_tags(new QLineEdit), m_notes(new QPlainTextEdit), m_facts(new FactList) {
  m_tags->setPlaceholderText(tr("Tags, separated by commas"));
  m_tags->setAccessibleName(tr("Tags"));
  m_notes->setPlaceholderText(tr("Notes"));
  m_notes->setAccessibleName(tr("Notes"));
  m_notes->setTabChangesFocus(true);
  m_notes->setFixedHeight(kNotesHeight);
  m_notes->installEventFilter(this);
  connect(m_tags, &QLineEdit::editingFinished, this, &DetailsPage::edited);

  auto* explain = smallButton(Icon::info, tr("Explain every field"));
  explain->setObjectName(QStringLiteral("explainFields"));
  explain->setCheckable(true);
  connect(explain, &QToolButton::toggled, m_facts, &FactList::setExplained);
  auto* copy = smallButton(Icon::copy, tr("Copy all details"));
  copy->setObjectName(QStringLiteral("copyDetails"));
  connect(copy, &QToolButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_facts->asText()); });
  auto* heading = new QHBoxLayout;
  heading->setSpacing(0);
  heading->addWidget(sectionHeading(tr("HOW IT WAS MADE")));
  heading->addStretch();
  heading->addWidget(explain);
  heading->addWidget(copy);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace4);
  layout->setSpacing(kSpace2);
  layout->addWidget(m_tags);
  layout->addWidget(m_notes);
  layout->addSpacing(kSpace2);
  layout->addLayout(heading);
  layout->addWidget(m_facts);
  layout->addStretch();
}

void DetailsPage::showFields(const Sample& sample) {
  QStringList tags;
  for (const auto& tag : sample.tags) tags << text(tag);
  if (!m_tags->hasFocus()) m_tags->setText(tags.join(QStringLiteral(", ")));
  if (!m_notes->hasFocus()) m_notes->setPlainText(text(sample.notes));
}

QStringList DetailsPage::tags() const {
  QStringList tags;
  for (const auto& tag : m_tags->text().split(u',')) {
    if (!tag.trimmed().isEmpty()) tags << tag.trimmed();
  }
  return tags;
}

void DetailsPage::showFacts(const Sample& sample, const ComparisonCount& comparisons) {
  const GenerationRequest& request = sample.request;
  m_facts->begin();
  m_facts->add(tr("Artist"), text(request.conditioning.artist), tr("Whose style the model was told to follow."));
  m_facts->add(tr("Genre"), text(request.conditioning.genre), tr("The style of music the model was told."));
  m_facts->add(tr("Length"), SampleText::length(sample.durationSeconds), tr("How long the recording is."));
  m_facts->add(tr("Quality"), SampleText::level(sample.lowestLevel, sample.topLevel),
               SampleText::levelMeaning(sample.lowestLevel, sample.topLevel));
  m_facts->add(tr("Kind"), SampleText::mode(request.mode), SampleText::modeMeaning(request.mode));
  if (request.isDraft) {
    m_facts->add(tr("Upsampled"), tr("In independent windows"),
                 tr("The levels below the top were made in independent windows, faded into each other: faster, and less "
                    "of one piece than window after window."));
  }
  if (request.promptSeconds) {
    m_facts->add(tr("Given"), SampleText::length(*request.promptSeconds),
                 tr("How much at the beginning was there before; the rest is new."));
  }
  if (request.promptStartSeconds > 0) {
    m_facts->add(tr("Given from"), SampleText::length(request.promptStartSeconds),
                 tr("Where in the recording it was given the part begins."));
  }
  if (request.totalDurationSeconds) {
    m_facts->add(tr("Song length"), SampleText::length(*request.totalDurationSeconds),
                 tr("The length of the whole song that the model was told; it plans introduction and end by it."));
  }
  if (request.offsetSeconds && *request.offsetSeconds > 0) {
    m_facts->add(tr("Begins at"), SampleText::length(*request.offsetSeconds),
                 tr("Where in that song the recording begins."));
  }
  m_facts->add(tr("Seed"), QString::number(request.seed),
               tr("The number from which all random choices follow: the same request and seed give the same sample."));
  if (request.count > 1) {
    m_facts->add(tr("Take"), tr("%1 of %2").arg(sample.sampleIndex + 1).arg(request.count),
                 tr("Which of the samples of one request this is."));
  }
  showSampling(request);
  m_facts->add(tr("Made"), SampleText::made(sample.createdAt), tr("When the sample was finished."));
  m_facts->add(tr("Took"), sample.generationSeconds > 0 ? SampleText::length(sample.generationSeconds) : QString(),
               tr("How long the computer worked on it."));
  if (comparisons.comparisons > 0) {
    m_facts->add(tr("Compared"),
                 tr("preferred in %1 of %2 (%3 blind)")
                     .arg(comparisons.preferred)
                     .arg(comparisons.comparisons)
                     .arg(comparisons.blind),
                 tr("What listeners decided when they heard it beside another sample at the same loudness."));
  }
  m_facts->finish();
}

void DetailsPage::showSampling(const GenerationRequest& request) {
  QStringList temperatures, choices, hops, guidances;
  bool isRestricted = false, isGuided = false;
  for (auto level = request.levels.rbegin(); level != request.levels.rend(); ++level) {
    temperatures << decimal(level->temperature);
    hops << decimal(level->hopFraction);
    guidances << decimal(level->guidance);
    isGuided |= level->isGuided();
    isRestricted |= level->topK > 0 || level->topP > 0;
    choices << (level->topK > 0   ? tr("best %1").arg(level->topK)
                : level->topP > 0 ? tr("likeliest %1 %").arg(decimal(level->topP * 100))
                                  : tr("all"));
  }
  const QString separator = QStringLiteral(" · ");
  m_facts->add(tr("Temperature"), temperatures.join(separator),
               tr("How freely the model chose, from the top level down: below 1 is safer, above 1 is wilder."));
  if (isRestricted) {
    m_facts->add(tr("Choice"), choices.join(separator),
                 tr("From how many codes the model chose each one, from the top level down."));
  }
  if (isGuided) {
    m_facts->add(tr("Guidance"), guidances.join(separator),
                 tr("How strictly artist, genre and lyrics were followed, from the top level down: 1 is as the model says."));
  }
  m_facts->add(tr("Hop"), hops.join(separator),
               tr("How far each window moved on, as a share of its length: small hops keep more of what came before."));
}

bool DetailsPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_notes && event->type() == QEvent::FocusOut) emit edited();
  return QWidget::eventFilter(watched, event);
}

}  // namespace jukebox::ui
