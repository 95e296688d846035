#include "ui/library/library_edits.h"

#include "ui/language/error_text.h"
#include "ui/library/edit_commands.h"
#include "ui/library/sample_text.h"

namespace jukebox::ui {

LibraryEdits::LibraryEdits(LibraryEditor& editor, QObject* parent) : QObject(parent), m_editor(editor), m_stack(this) {}

void LibraryEdits::change(const QString& name, const std::vector<std::string>& ids, const SampleEdit& edit) {
  if (ids.empty()) return;
  std::vector<SampleChange> changes;
  for (const auto& id : ids) changes.push_back({id, edit});
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new ChangeSamplesCommand(m_editor, onFailure, name, std::move(changes)));
}

void LibraryEdits::setFavourite(const std::vector<std::string>& ids, bool favourite) {
  SampleEdit edit;
  edit.favourite = favourite;
  change(favourite ? tr("Add to favourites") : tr("Remove from favourites"), ids, edit);
}

void LibraryEdits::setRating(const std::vector<std::string>& ids, int rating) {
  SampleEdit edit;
  edit.rating = rating;
  change(rating == 0 ? tr("Remove rating") : tr("Rate"), ids, edit);
}

void LibraryEdits::setTitle(const std::string& id, const QString& title) {
  SampleEdit edit;
  edit.title = title.toStdString();
  change(tr("Rename"), {id}, edit);
}

void LibraryEdits::setNotes(const std::string& id, const QString& notes) {
  SampleEdit edit;
  edit.notes = notes.toStdString();
  change(tr("Edit notes"), {id}, edit);
}

void LibraryEdits::setTags(const std::string& id, const QStringList& tags) {
  SampleEdit edit;
  edit.tags.emplace();
  for (const auto& tag : tags) edit.tags->push_back(tag.toStdString());
  change(tr("Edit tags"), {id}, edit);
}

void LibraryEdits::setPlayed(const std::vector<std::string>& ids, bool played) {
  SampleEdit edit;
  edit.played = played;
  change(played ? tr("Mark as played") : tr("Mark as unplayed"), ids, edit);
}

void LibraryEdits::noteListened(const std::string& id) {
  SampleEdit edit;
  edit.played = true;
  // A mark that could not be set is no reason to interrupt somebody who listens.
  m_editor.apply({{id, edit}}, this, [](const Result<std::vector<SampleChange>>&) {});
}

void LibraryEdits::moveToTrash(const std::vector<std::string>& ids) {
  if (ids.empty()) return;
  SampleEdit edit;
  edit.deleted = true;
  change(tr("Move to trash"), ids, edit);
  emit done(counted(std::ssize(ids), tr("1 sample moved to the trash"), tr("%1 samples moved to the trash")));
}

void LibraryEdits::restore(const std::vector<std::string>& ids) {
  SampleEdit edit;
  edit.deleted = false;
  change(tr("Restore"), ids, edit);
}

void LibraryEdits::createCollection(const QString& name, const std::vector<std::string>& sampleIds) {
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new CreateCollectionCommand(m_editor, onFailure, tr("Create collection"),
                                           {{}, name.toStdString(), {}, sampleIds}));
}

void LibraryEdits::renameCollection(const std::string& id, const QString& name) {
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new RenameCollectionCommand(m_editor, onFailure, tr("Rename collection"), id, name.toStdString()));
}

void LibraryEdits::removeCollection(const std::string& id, const QString& name) {
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new RemoveCollectionCommand(m_editor, onFailure, tr("Remove collection"), id));
  emit done(tr("Collection “%1” removed; its samples stay in the library").arg(name));
}

void LibraryEdits::addToCollection(const std::string& id, const QString& name,
                                   const std::vector<std::string>& sampleIds) {
  if (sampleIds.empty()) return;
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new CollectionSamplesCommand(m_editor, onFailure, tr("Add to collection"),
                                            CollectionSamplesCommand::Direction::add, id, sampleIds));
  emit done(counted(std::ssize(sampleIds), tr("1 sample added to “%2”"), tr("%1 samples added to “%2”"))
                .replace(QStringLiteral("%2"), name));
}

void LibraryEdits::removeFromCollection(const std::string& id, const QString& name,
                                        const std::vector<std::string>& sampleIds) {
  if (sampleIds.empty()) return;
  const auto onFailure = [this](const Error& error) { emit failed(errorText(error.message), errorText(error.advice)); };
  m_stack.push(new CollectionSamplesCommand(m_editor, onFailure, tr("Remove from collection"),
                                            CollectionSamplesCommand::Direction::remove, id, sampleIds));
  emit done(counted(std::ssize(sampleIds), tr("1 sample removed from “%2”"), tr("%1 samples removed from “%2”"))
                .replace(QStringLiteral("%2"), name));
}

void LibraryEdits::purge(const std::vector<std::string>& ids) {
  m_editor.purge(ids, this, [this](const Result<std::int64_t>& count) {
    if (!count) emit failed(errorText(count.error().message), errorText(count.error().advice));
  });
  m_stack.clear();  // older steps may speak of samples that are gone
}

void LibraryEdits::emptyTrash() {
  m_editor.emptyTrash(this, [this](const Result<std::int64_t>& count) {
    if (!count) return emit failed(errorText(count.error().message), errorText(count.error().advice));
    emit done(counted(*count, tr("1 sample deleted for good"), tr("%1 samples deleted for good")));
  });
  m_stack.clear();
}

}  // namespace jukebox::ui
