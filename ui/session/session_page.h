#pragma once
// SessionPage: a song grows hop by hop: listen to the candidates, accept one, go on, go back, branch.

#include <QWidget>
#include <functional>

#include "ui/library/thumbnail_source.h"
#include "ui/session/take_sessions.h"

class QCheckBox;
class QGridLayout;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QTreeWidget;
class QTreeWidgetItem;

namespace jukebox::ui {

class CandidateCard;
class CoverageBar;
class PendingList;
class SessionSetup;
class SongPath;
class StatePage;

class SessionPage : public QWidget {
  Q_OBJECT
 public:
  /// Both must outlive it.
  SessionPage(TakeSessions& sessions, ThumbnailSource& thumbnails, QWidget* parent = nullptr);

  /// Asks how the song of this request is to grow.
  void begin(const GenerationRequest& request);
  /// What the player plays, so that Space can stop it.
  void setPlaying(const QString& sampleId, bool isPlaying);
  /// Sample of the candidate that is chosen, or of the song so far.
  QString heardSample() const;

 signals:
  void newSessionRequested();
  /// Starts a little before the part that is new.
  void playSampleRequested(const QString& sampleId, double fromSeconds);
  void pauseRequested();

 private:
  QWidget* makeSide();
  QWidget* makeCentre();
  QWidget* makeTree();
  QPushButton* addButton(QWidget* bar, const QString& label, const QString& name, std::function<void()> run);
  void addKeys();
  void refresh();
  void refreshSessions();
  void refreshForgotten();
  void refreshCandidates(const SessionTree& tree);
  void refreshTree(const SessionTree& tree);
  void refreshProgress();
  void refreshChoice();
  void addBranch(const SessionTree& tree, const std::string& parentId, QTreeWidgetItem* under);
  std::vector<TakeNode> sortedCandidates(const SessionTree& tree) const;

  CandidateCard* chosen() const;
  void listenTo(int number);
  void play(const TakeNode& node);
  void playOrPause();
  void accept();
  void back();
  void upsample();
  void renameSession();
  void removeSession();

  TakeSessions& m_sessions;
  ThumbnailSource& m_thumbnails;
  QListWidget* m_list;
  QStackedWidget* m_stack;
  StatePage* m_empty;
  SessionSetup* m_setup;
  QLabel *m_title, *m_hint, *m_refusal, *m_coverageText, *m_forgotten;
  QPushButton* m_restore;
  SongPath* m_path;
  QGridLayout* m_grid;
  std::vector<CandidateCard*> m_cards;
  CoverageBar* m_coverage;
  QCheckBox* m_byCoverage;
  PendingList* m_pending;
  QPushButton *m_accept, *m_reroll, *m_back, *m_upsample, *m_skipped;
  QTreeWidget* m_tree;
  std::string m_shownSession, m_shownParent, m_chosenTake;
  bool m_isPlaying = false;
};

}  // namespace jukebox::ui
