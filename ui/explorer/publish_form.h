#pragma once
// PublishForm: what is published, how and where; with what will be written and how large it is, before it is written.

#include <QTimer>
#include <QWidget>
#include <vector>

#include "core/domain/sample_summary.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QLineEdit;

namespace jukebox::ui {

class ComboBox;

enum class PublishScope { listInSight, selection, library };

struct PublishWish {
  PublishScope scope = PublishScope::listInSight;
  QString title;
  QString language = QStringLiteral("en");  ///< of the page: en, nl
  QString format = QStringLiteral("mp3");   ///< mp3, m4a, opus, ogg, flac, wav
  bool includesDrafts = true;
  QString folder;
  bool operator==(const PublishWish&) const = default;
};

/// What a wish would come to.
struct PublishForecast {
  enum class Folder { fresh, explorer, occupied, newer, unwritable };
  qint64 songs = 0, drafts = 0, inTrash = 0;  ///< drafts: in the list, whether they are published or not
  double seconds = 0;                         ///< of sound
  quint64 bytes = 0, freeBytes = 0;           ///< estimated, free on the disk (0: not known)
  std::vector<NameCount> licences;
  QString statement;  ///< that a machine made it
  Folder folder = Folder::fresh;
  QString folderTitle;  ///< of the explorer that is there
  qint64 folderSongs = 0;
};

/// The wish of last time, as far as it is worth keeping: format, folder, drafts.
PublishWish loadPublishWish();
void savePublishWish(const PublishWish& wish);

class PublishForm : public QWidget {
  Q_OBJECT
 public:
  /// `selected`: number of samples that are selected; the choice is offered from two on.
  PublishForm(const PublishWish& wish, int selected, QWidget* parent = nullptr);

  PublishWish wish() const;
  /// Of the wish as it is now.
  void showForecast(const PublishForecast& forecast);
  void showProblem(const QString& sentence);
  /// Everything is there that a publication needs.
  bool isReady() const { return m_isReady; }

 signals:
  /// The wish changed and came to rest, or the form was made: what does it come to?
  void forecastWanted(const jukebox::ui::PublishWish& wish);
  void readyChanged(bool isReady);

 private:
  void fillForm(const PublishWish& wish, int selected);
  QWidget* makeFolderRow();
  QWidget* makeSummary();
  void changed();
  void setReady(bool isReady);
  QString folderText(const PublishForecast& forecast) const;
  void showLicences(const PublishForecast& forecast);

  QFormLayout* m_form;
  ComboBox *m_scope, *m_language, *m_format;
  QLineEdit *m_title, *m_folder;
  QCheckBox* m_drafts;
  QLabel *m_folderText, *m_summary, *m_written, *m_licences, *m_statement, *m_problem;
  QTimer m_rest;
  bool m_isReady = false;
};

}  // namespace jukebox::ui
