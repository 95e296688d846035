#include "ui/inspector/details_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/gallery/sample_painter.h"
#include "ui/gallery/state_page.h"
#include "ui/icons/icons.h"
#include "ui/inspector/details_page.h"
#include "ui/inspector/lineage_view.h"
#include "ui/inspector/provenance_page.h"
#include "ui/library/sample_text.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

/// A button with its icon alone where there is no room for its name.
class NamedIconButton : public QPushButton {
 public:
  NamedIconButton(const QIcon& which, const QString& name) : QPushButton(which, name), m_name(name) {
    setAccessibleName(name);
    setToolTip(name);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Fixed);
    ensurePolished();
    m_wanted = QPushButton::sizeHint();
  }
  QSize sizeHint() const override { return m_wanted; }
  QSize minimumSizeHint() const override { return {m_wanted.height(), m_wanted.height()}; }

 protected:
  void resizeEvent(QResizeEvent* event) override {
    QPushButton::resizeEvent(event);
    const bool hasRoom = width() >= m_wanted.width();  // the style would cut the word, not its margin
    if (text().isEmpty() == hasRoom) setText(hasRoom ? m_name : QString());
  }
  void changeEvent(QEvent* event) override {
    QPushButton::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange) return;
    setText(m_name);
    m_wanted = QPushButton::sizeHint();
    updateGeometry();
  }

 private:
  QString m_name;
  QSize m_wanted;
};

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

QScrollArea* scrolling(QWidget* page) {
  auto* area = new QScrollArea;
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->setFrameShape(QFrame::NoFrame);
  area->setObjectName(QStringLiteral("inspectorPage"));
  area->setWidget(page);
  return area;
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
  m_stack->addWidget(makePage());
  connect(&m_reader, &LibraryReader::changed, this, &DetailsPanel::ask);
}

QLineEdit& DetailsPanel::tagsField() {
  m_tabs->setCurrentIndex(0);
  return m_details->tagsField();
}

QPlainTextEdit& DetailsPanel::notesField() {
  m_tabs->setCurrentIndex(0);
  return m_details->notesField();
}

QWidget* DetailsPanel::makePage() {
  auto* page = new QWidget;
  page->setObjectName(QStringLiteral("detailsPage"));
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeHeader());
  layout->addWidget(makeTabs(), 1);
  return page;
}

QWidget* DetailsPanel::makeHeader() {
  m_title = new QLineEdit;
  m_title->setAccessibleName(tr("Title"));
  m_title->setFont(textFont(kTextTitle, QFont::DemiBold));
  m_title->setStyleSheet(QStringLiteral("QLineEdit { font-size: 16px; font-weight: 600; padding: 4px 6px; }"));
  connect(m_title, &QLineEdit::editingFinished, this, &DetailsPanel::commit);
  m_subtitle = new QLabel;
  m_subtitle->setProperty("role", "secondary");
  m_subtitle->setWordWrap(true);
  m_subtitle->setTextFormat(Qt::PlainText);
  m_subtitle->setTextInteractionFlags(Qt::TextSelectableByMouse);

  auto* header = new QWidget;
  auto* layout = new QVBoxLayout(header);
  layout->setContentsMargins(kSpace4, kSpace4, kSpace4, kSpace2);
  layout->setSpacing(kSpace2);
  layout->addWidget(m_strip);
  layout->addSpacing(kSpace1);
  layout->addWidget(m_title);
  layout->addWidget(m_subtitle);
  layout->addLayout(makeActions());
  return header;
}

QHBoxLayout* DetailsPanel::makeActions() {
  auto* actions = new QHBoxLayout;
  actions->setSpacing(0);
  auto* play = new NamedIconButton(icon(Icon::play, IconTint::onAccent), tr("Play"));
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
  return actions;
}

QWidget* DetailsPanel::makeTabs() {
  m_tabs = new QTabBar;
  m_tabs->setObjectName(QStringLiteral("inspectorTabs"));
  m_tabs->setDrawBase(false);
  m_tabs->setExpanding(false);
  m_tabs->setUsesScrollButtons(true);
  m_tabs->setAccessibleName(tr("Pages about the sample"));
  m_pages = new QStackedWidget;
  connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) {
    m_pages->setCurrentIndex(tab);
    fillPage();
  });

  m_details = new DetailsPage;
  connect(m_details, &DetailsPage::edited, this, &DetailsPanel::commit);
  m_lyrics = new QLabel;
  m_lyrics->setObjectName(QStringLiteral("lyricsText"));
  m_lyrics->setWordWrap(true);
  m_lyrics->setTextFormat(Qt::PlainText);
  m_lyrics->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  m_lyrics->setContentsMargins(kSpace4, kSpace3, kSpace4, kSpace4);
  m_lyrics->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  auto* noLyrics = new StatePage;
  noLyrics->present(Icon::lyrics, tr("No lyrics"), tr("The model was given no words for this sample."));
  m_lyricsPage = new QStackedWidget;
  m_lyricsPage->addWidget(noLyrics);
  m_lyricsPage->addWidget(scrolling(m_lyrics));
  m_lineage = new LineageView(m_reader);
  connect(m_lineage, &LineageView::sampleRequested, this, &DetailsPanel::sampleRequested);
  m_provenance = new ProvenancePage;

  // In the order of Page.
  addTab(tr("Details"), scrolling(m_details));
  addTab(tr("Lyrics"), m_lyricsPage);
  addTab(tr("Lineage"), m_lineage);
  addTab(tr("Provenance"), scrolling(m_provenance));
  auto* holder = new QWidget;
  auto* layout = new QVBoxLayout(holder);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m_tabs);
  layout->addWidget(m_pages, 1);
  return holder;
}

void DetailsPanel::addTab(const QString& name, QWidget* page) {
  m_pages->addWidget(page);
  m_tabs->addTab(name);
}

void DetailsPanel::showSample(const std::string& id) {
  if (id == m_id) return;
  commit();
  m_id = id;
  m_sample.reset();
  m_comparisons = {};
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
  m_reader.comparisons(m_id, this, [this, id = m_id](const Result<ComparisonCount>& comparisons) {
    if (id != m_id || !comparisons) return;
    m_comparisons = *comparisons;
    if (m_comparisons.comparisons > 0) fillPage();
  });
}

void DetailsPanel::take(const Sample& sample) {
  m_sample = sample;
  m_stack->setCurrentIndex(1);
  if (!m_title->hasFocus()) {
    m_title->setText(text(sample.title));
    m_title->setCursorPosition(0);
  }
  SampleSummary summary;
  summary.artist = sample.request.conditioning.artist;
  summary.genre = sample.request.conditioning.genre;
  m_subtitle->setText(SampleText::artistAndGenre(summary));
  for (int star = 0; star < 5; ++star) {
    m_stars[star]->setIcon(star < sample.rating ? icon(Icon::starFilled, IconTint::star) : icon(Icon::star));
  }
  m_favourite->setIcon(sample.favourite ? icon(Icon::heartFilled, IconTint::favourite) : icon(Icon::heart));
  m_favourite->setToolTip(sample.favourite ? tr("Remove from favourites") : tr("Add to favourites"));
  m_favourite->setAccessibleName(m_favourite->toolTip());
  fillPage();
}

// Only what is in sight: choosing a sample must not take longer than a frame.
void DetailsPanel::fillPage() {
  if (!m_sample) return;
  m_details->showFields(*m_sample);
  switch (static_cast<Page>(m_tabs->currentIndex())) {
    case Page::details:
      return m_details->showFacts(*m_sample, m_comparisons);
    case Page::lyrics:
      return showLyrics(*m_sample);
    case Page::lineage:
      return m_lineage->showSample(*m_sample);
    case Page::provenance:
      return m_provenance->showSample(*m_sample);
  }
}

void DetailsPanel::showLyrics(const Sample& sample) {
  const QString lyrics = text(sample.request.conditioning.lyrics).trimmed();
  m_lyrics->setText(lyrics);
  m_lyricsPage->setCurrentIndex(lyrics.isEmpty() ? 0 : 1);
}

void DetailsPanel::commit() {
  if (!m_sample) return;
  const QString title = m_title->text().trimmed();
  if (!title.isEmpty() && title != text(m_sample->title)) {
    m_sample->title = title.toStdString();
    m_edits.setTitle(m_id, title);
  }
  const QStringList tags = m_details->tags();
  std::vector<std::string> plain;
  for (const auto& tag : tags) plain.push_back(tag.toStdString());
  if (plain != m_sample->tags) {
    m_sample->tags = plain;
    m_edits.setTags(m_id, tags);
  }
  if (const QString notes = m_details->notesField().toPlainText(); notes != text(m_sample->notes)) {
    m_sample->notes = notes.toStdString();
    m_edits.setNotes(m_id, notes);
  }
}

}  // namespace jukebox::ui
