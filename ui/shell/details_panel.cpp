#include "ui/shell/details_panel.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/sample_painter.h"
#include "ui/gallery/state_page.h"
#include "ui/icons/icons.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

/// The waveform at the top of the panel.
class ThumbnailStrip : public QWidget {
 public:
  explicit ThumbnailStrip(ThumbnailSource& thumbnails) : m_thumbnails(thumbnails) {
    setFixedHeight(72);
    connect(&thumbnails, &ThumbnailSource::ready, this, qOverload<>(&QWidget::update));
  }
  void setId(const std::string& id) {
    m_id = id;
    update();
  }

 protected:
  void paintEvent(QPaintEvent* /*event*/) override {
    QPainter painter(this);
    paintThumbnail(painter, rect(), m_id.empty() ? nullptr : m_thumbnails.thumbnail(m_id));
  }

 private:
  ThumbnailSource& m_thumbnails;
  std::string m_id;
};

namespace {

QLabel* section(const QString& title) {
  auto* label = new QLabel(title);
  label->setProperty("role", "section");
  return label;
}

}  // namespace

DetailsPanel::DetailsPanel(LibraryReader& reader, LibraryEdits& edits, ThumbnailSource& thumbnails, QWidget* parent)
    : QWidget(parent),
      m_reader(reader),
      m_edits(edits),
      m_stack(new QStackedWidget),
      m_strip(new ThumbnailStrip(thumbnails)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(m_stack);
  auto* nothing = new StatePage;
  nothing->present(Icon::info, tr("No sample chosen"), tr("Choose one to see what made it, and to rate or tag it."));
  m_stack->addWidget(nothing);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->setWidget(makePage());
  m_stack->addWidget(scroll);
  connect(&m_reader, &LibraryReader::changed, this, &DetailsPanel::ask);
}

QWidget* DetailsPanel::makePage() {
  auto* page = new QWidget;
  page->setObjectName(QStringLiteral("detailsPage"));
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace4);
  layout->setSpacing(kSpace2);
  m_title = new QLineEdit;
  m_title->setAccessibleName(tr("Title"));
  m_title->setFont(textFont(kTextTitle, QFont::DemiBold));
  m_title->setStyleSheet(QStringLiteral("QLineEdit { font-size: 16px; font-weight: 600; padding: 4px 6px; }"));
  m_subtitle = new QLabel;
  m_subtitle->setProperty("role", "secondary");
  m_subtitle->setWordWrap(true);
  m_subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* actions = new QHBoxLayout;
  actions->setSpacing(0);
  auto* play = new QPushButton(icon(Icon::play, IconTint::onAccent), tr("Play"));
  play->setProperty("role", "primary");
  connect(play, &QPushButton::clicked, this, [this] { emit playRequested(text(m_id)); });
  actions->addWidget(play);
  actions->addSpacing(kSpace3);
  for (int star = 1; star <= 5; ++star) {
    auto* button = new QToolButton;
    button->setIconSize({16, 16});
    button->setStyleSheet(QStringLiteral("QToolButton { padding: 3px; }"));
    button->setAccessibleName(counted(star, tr("Rate with 1 star"), tr("Rate with %1 stars")));
    button->setToolTip(button->accessibleName());
    connect(button, &QToolButton::clicked, this, [this, star] {
      if (m_sample) m_edits.setRating({m_id}, m_sample->rating == star ? 0 : star);
    });
    m_stars[star - 1] = button;
    actions->addWidget(button);
  }
  actions->addStretch();
  m_favourite = new QToolButton;
  m_favourite->setIconSize({18, 18});
  connect(m_favourite, &QToolButton::clicked, this, [this] {
    if (m_sample) m_edits.setFavourite({m_id}, !m_sample->favourite);
  });
  actions->addWidget(m_favourite);

  m_tags = new QLineEdit;
  m_tags->setPlaceholderText(tr("Tags, separated by commas"));
  m_tags->setAccessibleName(tr("Tags"));
  m_notes = new QPlainTextEdit;
  m_notes->setPlaceholderText(tr("Notes"));
  m_notes->setAccessibleName(tr("Notes"));
  m_notes->setTabChangesFocus(true);
  m_notes->setFixedHeight(72);
  m_notes->installEventFilter(this);
  connect(m_title, &QLineEdit::editingFinished, this, &DetailsPanel::commit);
  connect(m_tags, &QLineEdit::editingFinished, this, &DetailsPanel::commit);

  m_facts = new QGridLayout;
  m_facts->setHorizontalSpacing(kSpace3);
  m_facts->setVerticalSpacing(kSpace2);
  m_facts->setColumnStretch(1, 1);
  m_lyricsHeading = section(tr("LYRICS"));
  m_lyrics = new QLabel;
  m_lyrics->setWordWrap(true);
  m_lyrics->setTextFormat(Qt::PlainText);
  m_lyrics->setTextInteractionFlags(Qt::TextSelectableByMouse);

  layout->addWidget(m_strip);
  layout->addSpacing(kSpace1);
  layout->addWidget(m_title);
  layout->addWidget(m_subtitle);
  layout->addLayout(actions);
  layout->addSpacing(kSpace2);
  layout->addWidget(m_tags);
  layout->addWidget(m_notes);
  layout->addSpacing(kSpace2);
  layout->addWidget(m_lyricsHeading);
  layout->addWidget(m_lyrics);
  layout->addSpacing(kSpace2);
  layout->addWidget(section(tr("HOW IT WAS MADE")));
  layout->addLayout(m_facts);
  layout->addStretch();
  return page;
}

void DetailsPanel::showSample(const std::string& id) {
  if (id == m_id) return;
  commit();
  m_id = id;
  m_sample.reset();
  m_strip->setId(id);
  if (id.empty()) return m_stack->setCurrentIndex(0);
  ask();
}

void DetailsPanel::ask() {
  if (m_id.empty()) return;
  m_reader.sample(m_id, this, [this, id = m_id](const Result<Sample>& sample) {
    if (id != m_id) return;
    if (sample) {
      take(*sample);
    } else {
      m_id.clear();
      m_stack->setCurrentIndex(0);
    }
  });
}

void DetailsPanel::take(const Sample& sample) {
  m_sample = sample;
  m_stack->setCurrentIndex(1);
  const auto& conditioning = sample.request.conditioning;
  if (!m_title->hasFocus()) {
    m_title->setText(text(sample.title));
    m_title->setCursorPosition(0);
  }
  SampleSummary summary;
  summary.artist = conditioning.artist;
  summary.genre = conditioning.genre;
  m_subtitle->setText(SampleText::artistAndGenre(summary));
  for (int star = 0; star < 5; ++star) {
    m_stars[star]->setIcon(star < sample.rating ? icon(Icon::starFilled, IconTint::star) : icon(Icon::star));
  }
  m_favourite->setIcon(sample.favourite ? icon(Icon::heartFilled, IconTint::favourite) : icon(Icon::heart));
  m_favourite->setToolTip(sample.favourite ? tr("Remove from favourites") : tr("Add to favourites"));
  m_favourite->setAccessibleName(m_favourite->toolTip());
  QStringList tags;
  for (const auto& tag : sample.tags) tags << text(tag);
  if (!m_tags->hasFocus()) m_tags->setText(tags.join(QStringLiteral(", ")));
  if (!m_notes->hasFocus()) m_notes->setPlainText(text(sample.notes));
  const bool hasLyrics = !conditioning.lyrics.empty();
  m_lyricsHeading->setVisible(hasLyrics);
  m_lyrics->setVisible(hasLyrics);
  m_lyrics->setText(text(conditioning.lyrics).trimmed());
  showFacts(sample);
}

void DetailsPanel::addFact(const QString& name, const QString& value, const QString& meaning) {
  if (value.isEmpty()) return;
  const int row = m_facts->rowCount();
  auto* label = new QLabel(name);
  label->setProperty("role", "secondary");
  label->setToolTip(meaning);
  auto* content = new QLabel(value);
  content->setTextFormat(Qt::PlainText);
  content->setWordWrap(true);
  content->setTextInteractionFlags(Qt::TextSelectableByMouse);
  content->setToolTip(meaning);
  m_facts->addWidget(label, row, 0, Qt::AlignTop);
  m_facts->addWidget(content, row, 1);
}

void DetailsPanel::showFacts(const Sample& sample) {
  while (auto* item = m_facts->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  addFact(tr("Length"), SampleText::length(sample.durationSeconds), tr("How long the recording is."));
  addFact(tr("Quality"), SampleText::level(sample.lowestLevel, sample.topLevel),
          SampleText::levelMeaning(sample.lowestLevel, sample.topLevel));
  addFact(tr("Kind"), SampleText::mode(sample.request.mode), SampleText::modeMeaning(sample.request.mode));
  addFact(tr("Model"), QStringLiteral("%1 %2").arg(text(sample.model.name), text(sample.model.version)).trimmed(),
          tr("The model and its version."));
  addFact(tr("Seed"), QString::number(sample.request.seed),
          tr("The number from which all random choices follow: the same request and seed give the same sample."));
  addFact(tr("Made"), SampleText::made(sample.createdAt), tr("When the sample was finished."));
  addFact(tr("Took"), sample.generationSeconds > 0 ? SampleText::length(sample.generationSeconds) : QString(),
          tr("How long the computer worked on it."));
  addFact(tr("Licence"), text(sample.model.license),
          sample.model.commercialUse ? tr("Results of this model may be used commercially.")
                                     : tr("Results of this model may not be used commercially."));
  addFact(tr("AI-made"), text(aiMadeStatement(sample)), tr("This sentence is written into every exported file."));
}

void DetailsPanel::commit() {
  if (!m_sample) return;
  const QString title = m_title->text().trimmed();
  if (!title.isEmpty() && title != text(m_sample->title)) {
    m_sample->title = title.toStdString();
    m_edits.setTitle(m_id, title);
  }
  QStringList tags;
  for (const auto& tag : m_tags->text().split(u',')) {
    if (!tag.trimmed().isEmpty()) tags << tag.trimmed();
  }
  std::vector<std::string> plain;
  for (const auto& tag : tags) plain.push_back(tag.toStdString());
  if (plain != m_sample->tags) {
    m_sample->tags = plain;
    m_edits.setTags(m_id, tags);
  }
  if (const QString notes = m_notes->toPlainText(); notes != text(m_sample->notes)) {
    m_sample->notes = notes.toStdString();
    m_edits.setNotes(m_id, notes);
  }
}

bool DetailsPanel::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_notes && event->type() == QEvent::FocusOut) commit();
  return QWidget::eventFilter(watched, event);
}

}  // namespace jukebox::ui
