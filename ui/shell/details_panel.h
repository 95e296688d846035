#pragma once
// DetailsPanel: the chosen sample: title, rating, tags, notes and lyrics, with what made it.

#include <QWidget>
#include <optional>

#include "core/domain/sample.h"
#include "ui/library/library_edits.h"
#include "ui/library/library_reader.h"
#include "ui/library/thumbnail_source.h"

class QGridLayout;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QStackedWidget;
class QToolButton;

namespace jukebox::ui {

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
  QLineEdit& tagsField() { return *m_tags; }
  QPlainTextEdit& notesField() { return *m_notes; }

 signals:
  void playRequested(const QString& sampleId);

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* makePage();
  void take(const Sample& sample);
  void showFacts(const Sample& sample);
  void addFact(const QString& name, const QString& value, const QString& meaning);
  void ask();

  LibraryReader& m_reader;
  LibraryEdits& m_edits;
  std::string m_id;
  std::optional<Sample> m_sample;
  QStackedWidget* m_stack;
  ThumbnailStrip* m_strip;
  QLineEdit* m_title;
  QLabel* m_subtitle;
  QToolButton* m_favourite;
  QToolButton* m_stars[5] = {};
  QLineEdit* m_tags;
  QPlainTextEdit* m_notes;
  QGridLayout* m_facts;
  QLabel* m_lyricsHeading;
  QLabel* m_lyrics;
};

}  // namespace jukebox::ui
