#include "ui/compose/sample_picker.h"

#include <QLineEdit>
#include <QListWidget>

#include "ui/compose/compose_parts.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {
namespace {

constexpr int kDelayMilliseconds = 150;
constexpr std::size_t kMostShown = 30;
constexpr int kListHeight = 132;

}  // namespace

SamplePicker::SamplePicker(LibraryReader& reader, QWidget* parent)
    : QWidget(parent),
      m_reader(reader),
      m_line(new QLineEdit),
      m_list(new QListWidget),
      m_message(composeMessage("secondary", QStringLiteral("pickerMessage"))) {
  m_line->setObjectName(QStringLiteral("pickerLine"));
  m_line->setPlaceholderText(tr("Find a song by title, artist or words"));
  m_line->setAccessibleName(tr("Find a song of the library"));
  m_line->setMaxLength(200);
  m_list->setObjectName(QStringLiteral("pickerList"));
  m_list->setAccessibleName(tr("Songs of the library"));
  m_list->setFixedHeight(kListHeight);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace1);
  layout->addWidget(m_line);
  layout->addWidget(m_message);
  layout->addWidget(m_list);
  m_soon.setSingleShot(true);
  m_soon.setInterval(kDelayMilliseconds);
  connect(&m_soon, &QTimer::timeout, this, &SamplePicker::find);
  connect(m_line, &QLineEdit::textEdited, this, [this] { m_soon.start(); });
  const auto choose = [this](const QListWidgetItem* item) { emit chosen(item->data(Qt::UserRole).toString()); };
  connect(m_list, &QListWidget::itemClicked, this, choose);
  connect(m_list, &QListWidget::itemActivated, this, choose);
}

void SamplePicker::find() {
  m_reader.list({m_line->text().trimmed().toStdString()}, this, [this](const Result<SampleListing>& listing) {
    if (!listing) {
      m_list->clear();
      return showMessage(m_message, errorSentence(listing.error()));
    }
    auto rows = listing->rows;
    if (rows.size() > kMostShown) rows.resize(kMostShown);
    m_reader.summaries(rows, this, [this](const Result<std::vector<SampleSummary>>& found) {
      if (found) return show(*found);
      showMessage(m_message, errorSentence(found.error()));
    });
  });
}

void SamplePicker::show(const std::vector<SampleSummary>& found) {
  m_list->clear();
  for (const auto& sample : found) {
    auto* item = new QListWidgetItem(
        QStringLiteral("%1   %2").arg(SampleText::title(sample), SampleText::length(sample.durationSeconds)));
    item->setData(Qt::UserRole, text(sample.id));
    item->setToolTip(SampleText::artistAndGenre(sample));
    m_list->addItem(item);
  }
  showMessage(m_message, found.empty() ? tr("No song of the library fits.") : QString());
}

}  // namespace jukebox::ui
