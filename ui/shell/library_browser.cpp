#include "ui/shell/library_browser.h"

#include "ui/gallery/gallery.h"
#include "ui/language/error_text.h"
#include "ui/library/sample_text.h"
#include "ui/search/search_field.h"
#include "ui/sidebar/sidebar.h"

namespace jukebox::ui {
namespace {

constexpr int kTypingPauseMilliseconds = 600;

}  // namespace

LibraryBrowser::LibraryBrowser(BrowserParts parts, QObject* parent) : QObject(parent), m_parts(parts) {
  m_mistakeTimer.setSingleShot(true);
  m_mistakeTimer.setInterval(kTypingPauseMilliseconds);
  connect(&m_mistakeTimer, &QTimer::timeout, this,
          [this] { m_parts.search.showMistake(errorText(m_mistake.message), errorText(m_mistake.advice)); });
  connect(&m_parts.sidebar, &Sidebar::viewChosen, this, &LibraryBrowser::chooseView);
  connect(&m_parts.sidebar, &Sidebar::overviewChanged, this, &LibraryBrowser::offerValues);
  connect(&m_parts.search, &SearchField::queryChanged, this, &LibraryBrowser::changeQuery);
  connect(&m_parts.search, &SearchField::left, &m_parts.gallery, &Gallery::focusList);
  connect(&m_parts.search, &SearchField::saveRequested, &m_parts.sidebar, &Sidebar::saveSearch);
  connect(&m_parts.gallery, &Gallery::sortChosen, this, &LibraryBrowser::setSort);
  connect(&m_parts.gallery, &Gallery::retryRequested, &m_parts.model, &SampleListModel::refresh);
  connect(&m_parts.gallery, &Gallery::suggestionChosen, this, [this](const QString& query) {
    m_parts.search.setQuery(query);
    changeQuery();
  });
  connect(&m_parts.model, &SampleListModel::stateChanged, this, &LibraryBrowser::listChanged);
  chooseView();
}

QString LibraryBrowser::query() const {
  // What was typed comes first, so that a mistake is counted from where the user began.
  return QStringLiteral("%1 %2").arg(m_parts.search.query(), m_parts.sidebar.current().query).trimmed();
}

void LibraryBrowser::chooseView() {
  GalleryHeading heading = m_parts.sidebar.current().heading;
  m_parts.gallery.setHeading(heading);
  changeQuery();
}

void LibraryBrowser::changeQuery() {
  const QString typed = m_parts.search.query();
  GalleryHeading heading = m_parts.sidebar.current().heading;
  if (!typed.isEmpty()) {
    heading.emptyTitle = tr("Nothing found");
    heading.emptyExplanation = m_parts.sidebar.current().key == QStringLiteral("all")
                                   ? tr("No sample fits “%1”.").arg(typed)
                                   : tr("No sample in “%1” fits “%2”.").arg(heading.title, typed);
  }
  m_parts.gallery.setSuggestions({});
  m_parts.gallery.setHeading(heading);
  m_parts.gallery.setSearching(!typed.isEmpty());
  ask();
}

void LibraryBrowser::setSort(SampleSort sort) {
  (m_parts.search.query().isEmpty() ? m_sort : m_searchSort) = sort;
  ask();
}

void LibraryBrowser::ask() {
  const SampleSort sort = m_parts.search.query().isEmpty() ? m_sort : m_searchSort;
  m_parts.gallery.setSort(sort);
  m_parts.model.setRequest({query().toStdString(), sort});
}

void LibraryBrowser::listChanged() {
  m_mistakeTimer.stop();
  if (m_parts.model.state() == SampleListModel::State::ready) {
    m_parts.search.showMistake({}, {});
    if (m_parts.model.rowCount() == 0 && !m_parts.search.query().isEmpty()) suggest();
    if (m_wantedKey && m_parts.model.rowCount() > 0) revealRow(*std::exchange(m_wantedKey, std::nullopt));
  }
  if (m_parts.model.state() == SampleListModel::State::failed) showFailure();
}

void LibraryBrowser::showFailure() {
  if (m_parts.model.error().kind != ErrorKind::invalidInput) return;  // the gallery says it
  m_mistake = m_parts.model.error();
  m_mistakeTimer.start();
}

void LibraryBrowser::suggest() {
  const QString typed = m_parts.search.query();
  m_parts.reader.suggestions(typed.toStdString(), this, [this, typed](Result<std::vector<std::string>> suggestions) {
    if (suggestions && !suggestions->empty() && typed == m_parts.search.query()) {
      m_parts.gallery.setSuggestions(*suggestions);
    }
  });
}

void LibraryBrowser::reveal(const std::string& sampleId) {
  m_parts.reader.rowOf(sampleId, this, [this](const Result<std::int64_t>& key) {
    if (key) revealRow(*key);
  });
}

void LibraryBrowser::revealRow(std::int64_t key) {
  const int row = m_parts.model.rowOfKey(key);
  if (row >= 0) return m_parts.gallery.selectRow(row);
  if (query().isEmpty()) return;  // all samples are in sight and it is not there: it is in the trash
  m_wantedKey = key;
  m_parts.search.setQuery({});
  m_parts.sidebar.select(QStringLiteral("all"));
  changeQuery();
}

void LibraryBrowser::offerValues() {
  const auto& overview = m_parts.sidebar.overview();
  std::map<QString, QStringList> values;
  for (const auto& artist : overview.artists) values[QStringLiteral("artist")] << text(artist.name);
  for (const auto& genre : overview.genres) values[QStringLiteral("genre")] << text(genre.name);
  for (const auto& tag : overview.tags) values[QStringLiteral("tag")] << text(tag.name);
  for (const auto& collection : overview.collections) values[QStringLiteral("collection")] << text(collection.name);
  m_parts.search.setValues(values);
}

}  // namespace jukebox::ui
