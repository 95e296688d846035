#pragma once
// The undo commands behind LibraryEdits. Internal.

#include <QObject>
#include <QUndoCommand>
#include <functional>

#include "ui/library/library_editor.h"

namespace jukebox::ui {

using FailureHandler = std::function<void(const Error&)>;

/// A step whose work happens elsewhere. A step that failed is forgotten by the stack.
class EditCommand : public QObject, public QUndoCommand {
 public:
  EditCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name)
      : QUndoCommand(name), m_editor(editor), m_onFailure(std::move(onFailure)) {}

 protected:
  template <class T>
  Answer<T> then(std::function<void(T)> take) {
    return [this, take = std::move(take)](Result<T> result) {
      if (result) return take(std::move(*result));
      setObsolete(true);
      m_onFailure(result.error());
    };
  }
  LibraryEditor& m_editor;

 private:
  FailureHandler m_onFailure;
};

class ChangeSamplesCommand : public EditCommand {
 public:
  ChangeSamplesCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name,
                       std::vector<SampleChange> changes)
      : EditCommand(editor, std::move(onFailure), name), m_changes(std::move(changes)) {}
  void redo() override {
    m_editor.apply(m_changes, this, then<std::vector<SampleChange>>([this](auto inverse) { m_inverse = inverse; }));
  }
  void undo() override {
    m_editor.apply(m_inverse, this, then<std::vector<SampleChange>>([](const auto&) {}));
  }

 private:
  std::vector<SampleChange> m_changes, m_inverse;
};

class CreateCollectionCommand : public EditCommand {
 public:
  CreateCollectionCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name,
                          CollectionContents collection)
      : EditCommand(editor, std::move(onFailure), name), m_collection(std::move(collection)) {}
  void redo() override {
    m_editor.createCollection(m_collection, this, then<std::string>([this](auto id) { m_collection.id = id; }));
  }
  void undo() override {
    m_editor.removeCollection(m_collection.id, this,
                              then<CollectionContents>([this](auto contents) { m_collection = contents; }));
  }

 private:
  CollectionContents m_collection;
};

class RemoveCollectionCommand : public EditCommand {
 public:
  RemoveCollectionCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name, std::string id)
      : EditCommand(editor, std::move(onFailure), name), m_id(std::move(id)) {}
  void redo() override {
    m_editor.removeCollection(m_id, this, then<CollectionContents>([this](auto contents) { m_contents = contents; }));
  }
  void undo() override {
    m_editor.createCollection(m_contents, this, then<std::string>([](const auto&) {}));
  }

 private:
  std::string m_id;
  CollectionContents m_contents;
};

class RenameCollectionCommand : public EditCommand {
 public:
  RenameCollectionCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name, std::string id,
                          std::string newName)
      : EditCommand(editor, std::move(onFailure), name), m_id(std::move(id)), m_newName(std::move(newName)) {}
  void redo() override {
    m_editor.renameCollection(m_id, m_newName, this, then<std::string>([this](auto old) { m_oldName = old; }));
  }
  void undo() override {
    m_editor.renameCollection(m_id, m_oldName, this, then<std::string>([](const auto&) {}));
  }

 private:
  std::string m_id, m_newName, m_oldName;
};

/// Puts samples into a collection or takes them out.
class CollectionSamplesCommand : public EditCommand {
 public:
  enum class Direction { add, remove };
  CollectionSamplesCommand(LibraryEditor& editor, FailureHandler onFailure, const QString& name, Direction direction,
                           std::string id, std::vector<std::string> sampleIds)
      : EditCommand(editor, std::move(onFailure), name),
        m_direction(direction),
        m_id(std::move(id)),
        m_sampleIds(std::move(sampleIds)) {}
  void redo() override {
    run(m_direction, m_sampleIds, [this](auto changed) { m_changed = changed; });
  }
  void undo() override {
    run(m_direction == Direction::add ? Direction::remove : Direction::add, m_changed, [](const auto&) {});
  }

 private:
  void run(Direction direction, const std::vector<std::string>& ids,
           std::function<void(std::vector<std::string>)> take) {
    if (direction == Direction::add) {
      m_editor.addToCollection(m_id, ids, this, then<std::vector<std::string>>(std::move(take)));
    } else {
      m_editor.removeFromCollection(m_id, ids, this, then<std::vector<std::string>>(std::move(take)));
    }
  }
  Direction m_direction;
  std::string m_id;
  std::vector<std::string> m_sampleIds, m_changed;
};

}  // namespace jukebox::ui
