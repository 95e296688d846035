#pragma once
// LibraryEdits: every change that a user makes, as something that can be undone.

#include <QObject>
#include <QUndoStack>
#include <optional>
#include <string>
#include <vector>

#include "ui/library/library_editor.h"

namespace jukebox::ui {

/// The editor must outlive it. Changes happen a moment later; failed() says what did not.
class LibraryEdits : public QObject {
  Q_OBJECT
 public:
  explicit LibraryEdits(LibraryEditor& editor, QObject* parent = nullptr);

  void setFavourite(const std::vector<std::string>& ids, bool favourite);
  void setRating(const std::vector<std::string>& ids, int rating);
  void setTitle(const std::string& id, const QString& title);
  void setNotes(const std::string& id, const QString& notes);
  void setTags(const std::string& id, const QStringList& tags);
  void moveToTrash(const std::vector<std::string>& ids);
  void restore(const std::vector<std::string>& ids);
  void setPlayed(const std::vector<std::string>& ids, bool played);
  /// Not something the user did, so nothing to undo.
  void noteListened(const std::string& id);

  void createCollection(const QString& name, const std::vector<std::string>& sampleIds = {});
  void renameCollection(const std::string& id, const QString& name);
  void removeCollection(const std::string& id, const QString& name);
  void addToCollection(const std::string& id, const QString& name, const std::vector<std::string>& sampleIds);
  void removeFromCollection(const std::string& id, const QString& name, const std::vector<std::string>& sampleIds);

  /// For good; the caller has asked the user.
  void purge(const std::vector<std::string>& ids);
  void emptyTrash();

  QUndoStack& undoStack() { return m_stack; }

 signals:
  void failed(const QString& message, const QString& advice);
  /// Something was done that deserves a word ("3 samples moved to the trash").
  void done(const QString& message);

 private:
  void change(const QString& name, const std::vector<std::string>& ids, const SampleEdit& edit);
  LibraryEditor& m_editor;
  QUndoStack m_stack;
};

}  // namespace jukebox::ui
