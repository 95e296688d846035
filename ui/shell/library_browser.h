#pragma once
// LibraryBrowser: ties sidebar, search field and gallery together: view + search + order become one list.

#include <QObject>
#include <QTimer>

#include "ui/library/library_reader.h"
#include "ui/library/sample_list_model.h"

namespace jukebox::ui {

class Gallery;
class SearchField;
class Sidebar;

/// All must outlive it.
struct BrowserParts {
  LibraryReader& reader;
  SampleListModel& model;
  Sidebar& sidebar;
  SearchField& search;
  Gallery& gallery;
};

class LibraryBrowser : public QObject {
  Q_OBJECT
 public:
  explicit LibraryBrowser(BrowserParts parts, QObject* parent = nullptr);

  SampleSort sort() const { return m_sort; }
  void setSort(SampleSort sort);
  /// Makes this sample the current one, in all samples if the list in sight does not have it.
  void reveal(const std::string& sampleId);
  /// The query of the list in sight: the view's and the typed one.
  QString query() const;

 private:
  void chooseView();
  void changeQuery();
  void ask();
  void listChanged();
  void showFailure();
  void suggest();
  void revealRow(std::int64_t key);
  void offerValues();

  BrowserParts m_parts;
  SampleSort m_sort = SampleSort::newest;  ///< without a search
  SampleSort m_searchSort = SampleSort::relevance;
  QTimer m_mistakeTimer;  ///< a mistake is shown when the typing pauses
  Error m_mistake;
  std::optional<std::int64_t> m_wantedKey;
};

}  // namespace jukebox::ui
