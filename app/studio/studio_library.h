#pragma once
// StudioLibrary: the library behind the window. Questions run on one thread, changes and counts on another, so that a
// search never waits for a disk that syncs.

#include <QPointer>
#include <QTimer>
#include <atomic>
#include <map>
#include <memory>

#include "app/studio/library_thread.h"
#include "db/verdict_log.h"
#include "ui/library/library_editor.h"
#include "ui/library/library_reader.h"

namespace jukebox::studio {

class StudioLibrary : public ui::LibraryReader, public ui::LibraryEditor {
  Q_OBJECT
 public:
  /// Makes the library if it is not there (when the first question is asked).
  explicit StudioLibrary(std::filesystem::path root, QObject* parent = nullptr);
  ~StudioLibrary() override;

  void list(const ui::ListRequest& request, QObject* receiver, ui::Answer<ui::SampleListing> answer) override;
  void summaries(const std::vector<std::int64_t>& rows, QObject* receiver,
                 ui::Answer<std::vector<SampleSummary>> answer) override;
  void sample(const std::string& id, QObject* receiver, ui::Answer<Sample> answer) override;
  void rowOf(const std::string& id, QObject* receiver, ui::Answer<std::int64_t> answer) override;
  void overview(const std::vector<std::string>& queries, QObject* receiver,
                ui::Answer<ui::LibraryOverview> answer) override;
  void suggestions(const std::string& query, QObject* receiver, ui::Answer<std::vector<std::string>> answer) override;
  void children(const std::string& id, QObject* receiver, ui::Answer<std::vector<SampleSummary>> answer) override;
  void comparisons(const std::string& id, QObject* receiver, ui::Answer<ui::ComparisonCount> answer) override;
  /// Keeps what a listener preferred.
  void recordVerdict(const ListeningVerdict& verdict, QObject* receiver, ui::Answer<bool> answer);
  std::filesystem::path sampleFolder(const std::string& id) const override { return m_files.sampleFolder(id); }
  std::filesystem::path root() const override { return m_files.root(); }

  void apply(const std::vector<ui::SampleChange>& changes, QObject* receiver,
             ui::Answer<std::vector<ui::SampleChange>> answer) override;
  void purge(const std::vector<std::string>& ids, QObject* receiver, ui::Answer<std::int64_t> answer) override;
  void emptyTrash(QObject* receiver, ui::Answer<std::int64_t> answer) override;
  void createCollection(const ui::CollectionContents& collection, QObject* receiver,
                        ui::Answer<std::string> answer) override;
  void renameCollection(const std::string& id, const std::string& name, QObject* receiver,
                        ui::Answer<std::string> answer) override;
  void removeCollection(const std::string& id, QObject* receiver, ui::Answer<ui::CollectionContents> answer) override;
  void addToCollection(const std::string& id, const std::vector<std::string>& sampleIds, QObject* receiver,
                       ui::Answer<std::vector<std::string>> answer) override;
  void removeFromCollection(const std::string& id, const std::vector<std::string>& sampleIds, QObject* receiver,
                            ui::Answer<std::vector<std::string>> answer) override;

 private:
  using Ticket = std::shared_ptr<std::atomic<bool>>;  ///< true: a newer question took its place
  enum class Question { list, overview };
  Ticket newTicket(Question question, QObject* receiver);
  /// Runs `work` on `thread` and `answer` with its result on the GUI thread.
  template <class T>
  void run(LibraryThread& thread, QObject* receiver, std::function<Result<T>(Library&)> work, ui::Answer<T> answer,
           Ticket ticket = nullptr);
  /// The same for changes: everybody hears of them.
  template <class T>
  void change(QObject* receiver, std::function<Result<T>(Library&)> work, ui::Answer<T> answer);
  void lookForForeignChanges();

  LibraryFiles m_files;
  std::map<std::pair<Question, QObject*>, Ticket> m_tickets;
  QTimer m_foreignTimer;
  bool m_isGone = false;           ///< it cannot be read; looked for again and again
  std::int64_t m_dataVersion = 0;  ///< of the questions' connection
  LibraryThread m_questions;
  LibraryThread m_changes;
};

}  // namespace jukebox::studio
