#pragma once
// LibraryEditor: what the widgets may change in a library. Answers come later, on the GUI thread, as in LibraryReader.

#include <string>
#include <vector>

#include "core/domain/sample_edit.h"
#include "ui/library/library_reader.h"

namespace jukebox::ui {

struct SampleChange {
  std::string id;
  SampleEdit edit;
  bool operator==(const SampleChange&) const = default;
};

/// A collection as it was, to bring it back.
struct CollectionContents {
  std::string id, name, createdAt;
  std::vector<std::string> sampleIds;
};

class LibraryEditor {
 public:
  virtual ~LibraryEditor() = default;

  /// Answers with the changes that undo these. A sample that cannot be changed stops the rest; what was changed by then
  /// is taken back.
  virtual void apply(const std::vector<SampleChange>& changes, QObject* receiver,
                     Answer<std::vector<SampleChange>> answer) = 0;
  /// Removes samples in the trash for good; answers how many. Cannot be undone.
  virtual void purge(const std::vector<std::string>& ids, QObject* receiver, Answer<std::int64_t> answer) = 0;
  virtual void emptyTrash(QObject* receiver, Answer<std::int64_t> answer) = 0;

  /// Answers with the id. With an id of its own in `collection` it comes back as it was.
  virtual void createCollection(const CollectionContents& collection, QObject* receiver,
                                Answer<std::string> answer) = 0;
  /// Answers with the old name.
  virtual void renameCollection(const std::string& id, const std::string& name, QObject* receiver,
                                Answer<std::string> answer) = 0;
  virtual void removeCollection(const std::string& id, QObject* receiver, Answer<CollectionContents> answer) = 0;
  /// Answers with the samples that were not in it before.
  virtual void addToCollection(const std::string& id, const std::vector<std::string>& sampleIds, QObject* receiver,
                               Answer<std::vector<std::string>> answer) = 0;
  /// Answers with the samples that were in it.
  virtual void removeFromCollection(const std::string& id, const std::vector<std::string>& sampleIds, QObject* receiver,
                                    Answer<std::vector<std::string>> answer) = 0;
};

}  // namespace jukebox::ui
