#pragma once
// DetailsPanel: the chosen sample: title and rating above pages for details, lyrics, lineage and provenance.

#include <QWidget>
#include <optional>

#include "core/domain/sample.h"
#include "ui/library/library_edits.h"
#include "ui/library/library_reader.h"
#include "ui/library/thumbnail_source.h"

class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace jukebox::ui {

class DetailsPage;
class LineageView;
class ProvenancePage;
class StatePage;
class ThumbnailStrip;

class DetailsPanel : public QWidget {
  Q_OBJECT
 public:
  /// All must outlive the panel.
  DetailsPanel(LibraryReader& reader, LibraryEdits& edits, ThumbnailSource& thumbnails, QWidget* parent = nullptr);
  /// An empty id: nothing is chosen.
  void showSample(const std::string& id);
  /// Writes what is being typed.
  void commit();
  const std::optional<Sample>& sample() const { return m_sample; }
  QLineEdit& titleField() { return *m_title; }
  QLineEdit& tagsField();
  QPlainTextEdit& notesField();
  QTabBar& tabs() { return *m_tabs; }
  DetailsPage& detailsPage() { return *m_details; }
  LineageView& lineage() { return *m_lineage; }
  ProvenancePage& provenance() { return *m_provenance; }

 signals:
  void playRequested(const QString& sampleId);
  /// The user chose a relative of the sample.
  void sampleRequested(const QString& sampleId);

 private:
  enum class Page { details, lyrics, lineage, provenance };
  QWidget* makePage();
  QWidget* makeHeader();
  QHBoxLayout* makeActions();
  QWidget* makeTabs();
  void addTab(const QString& name, QWidget* page);
  void take(const Sample& sample);
  void fillPage();
  void showLyrics(const Sample& sample);
  void ask();

  LibraryReader& m_reader;
  LibraryEdits& m_edits;
  std::string m_id;
  std::optional<Sample> m_sample;
  ComparisonCount m_comparisons;
  QStackedWidget* m_stack;
  ThumbnailStrip* m_strip;
  QLineEdit* m_title = nullptr;
  QLabel* m_subtitle = nullptr;
  QToolButton* m_favourite = nullptr;
  QToolButton* m_stars[5] = {};
  QTabBar* m_tabs = nullptr;
  QStackedWidget* m_pages = nullptr;
  DetailsPage* m_details = nullptr;
  QStackedWidget* m_lyricsPage = nullptr;
  QLabel* m_lyrics = nullptr;
  LineageView* m_lineage = nullptr;
  ProvenancePage* m_provenance = nullptr;
};

}  // namespace jukebox::ui
