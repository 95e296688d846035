#pragma once
// LibraryReader: what the widgets may ask a library. Nothing here waits: every answer comes later, on the GUI thread.

#include <QObject>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/sample.h"
#include "core/domain/sample_sort.h"
#include "core/domain/sample_summary.h"

namespace jukebox::ui {

/// Called once on the GUI thread, unless the receiver is gone by then or a newer question took its place.
template <class T>
using Answer = std::function<void(Result<T>)>;

/// A list of samples: a text in the search language, and an order.
struct ListRequest {
  std::string query;
  SampleSort sort = SampleSort::newest;
  bool operator==(const ListRequest&) const = default;
};

struct SampleListing {
  std::vector<std::int64_t> rows;  ///< one a sample, in order; keys for summaries()
  std::vector<std::string> words;  ///< what was looked for as text, to be marked in what is shown
};

/// How a sample fared when listeners compared it with others.
struct ComparisonCount {
  int comparisons = 0, preferred = 0, blind = 0;
};

struct CollectionEntry {
  std::string id, name;
  std::int64_t count = 0;
  bool operator==(const CollectionEntry&) const = default;
};

/// What is in the library, counted.
struct LibraryOverview {
  std::vector<std::int64_t> queryCounts;  ///< one a query that was asked about
  std::vector<NameCount> artists, genres, tags;
  std::vector<CollectionEntry> collections;
  bool operator==(const LibraryOverview&) const = default;
};

/// The receiver of an answer must not be null; when it is destroyed, its answers are dropped.
class LibraryReader : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;

  /// Errors: invalidInput for a query that breaks the language (detail "characters FIRST-LAST"), and whatever a library
  /// can suffer. A newer call for the same receiver takes the place of an older one.
  virtual void list(const ListRequest& request, QObject* receiver, Answer<SampleListing> answer) = 0;
  /// In the order of `rows`; rows that are gone are left out.
  virtual void summaries(const std::vector<std::int64_t>& rows, QObject* receiver,
                         Answer<std::vector<SampleSummary>> answer) = 0;
  /// Kind notFound.
  virtual void sample(const std::string& id, QObject* receiver, Answer<Sample> answer) = 0;
  /// The key of a sample in listings. Kind notFound.
  virtual void rowOf(const std::string& id, QObject* receiver, Answer<std::int64_t> answer) = 0;
  /// Queries that do not parse count as 0. A newer call for the same receiver takes the place of an older one.
  virtual void overview(const std::vector<std::string>& queries, QObject* receiver, Answer<LibraryOverview> answer) = 0;
  /// For a query without matches: queries in which one word is spelt as it occurs in the library, best first.
  virtual void suggestions(const std::string& query, QObject* receiver, Answer<std::vector<std::string>> answer) = 0;
  /// Samples made from this one, oldest first.
  virtual void children(const std::string& id, QObject* receiver, Answer<std::vector<SampleSummary>> answer) = 0;
  virtual void comparisons(const std::string& id, QObject* receiver, Answer<ComparisonCount> answer) = 0;

  /// Where a sample's files are; pure arithmetic on names.
  virtual std::filesystem::path sampleFolder(const std::string& id) const = 0;
  virtual std::filesystem::path root() const = 0;

 signals:
  /// Something in the library is not as it was, by our own hand or another program's.
  void changed();
};

}  // namespace jukebox::ui
