#pragma once
// FakeLibrary: a library in memory that answers at the next turn of the event loop, and a source of thumbnails.

#include <QTimer>
#include <algorithm>
#include <map>

#include "ui/library/library_editor.h"
#include "ui/library/library_reader.h"
#include "ui/library/thumbnail_source.h"

namespace jukebox::ui::test {

/// A query finds the samples whose title contains it, "is:favourite" and "is:deleted" what they say; "bad:" fails.
class FakeLibrary : public LibraryReader, public LibraryEditor {
 public:
  std::vector<Sample> samples;
  std::vector<CollectionContents> collections;
  std::vector<std::string> suggested;
  std::vector<std::string> queries;  ///< asked so far
  std::optional<Error> failure;      ///< of every list
  int summaryQuestions = 0;

  Sample& add(const std::string& title, const std::string& artist = "Mara Vale", const std::string& genre = "folk") {
    Sample sample;
    sample.id = "id-" + std::to_string(samples.size());
    sample.title = title;
    sample.request.conditioning.artist = artist;
    sample.request.conditioning.genre = genre;
    sample.durationSeconds = 8;
    sample.topLevel = 2;
    sample.createdAt = "2026-11-20T10:00:00Z";
    sample.model.license = "CC0-1.0";
    samples.push_back(sample);
    return samples.back();
  }
  Sample* find(const std::string& id) {
    const auto found = std::find_if(samples.begin(), samples.end(), [&](const Sample& s) { return s.id == id; });
    return found == samples.end() ? nullptr : &*found;
  }

  void list(const ListRequest& request, QObject* receiver, Answer<SampleListing> answer) override {
    queries.push_back(request.query);
    const auto serial = ++m_serial;
    later(receiver, [=, this] {
      if (serial != m_serial) return;
      if (failure) return answer(*failure);
      if (request.query.find("bad:") != std::string::npos) {
        return answer(
            makeError(ErrorKind::invalidInput, "There is no search field \"bad\".", "Use another.", "characters 1-4"));
      }
      SampleListing listing;
      for (std::size_t i = 0; i < samples.size(); ++i) {
        if (fits(samples[i], request.query)) listing.rows.push_back(static_cast<std::int64_t>(i));
      }
      if (!request.query.empty()) listing.words = {request.query};
      answer(std::move(listing));
    });
  }
  void summaries(const std::vector<std::int64_t>& rows, QObject* receiver,
                 Answer<std::vector<SampleSummary>> answer) override {
    ++summaryQuestions;
    later(receiver, [=, this] {
      std::vector<SampleSummary> result;
      for (const auto row : rows) result.push_back(summaryOf(samples[static_cast<std::size_t>(row)]));
      answer(std::move(result));
    });
  }
  void sample(const std::string& id, QObject* receiver, Answer<Sample> answer) override {
    later(receiver, [=, this] {
      if (const auto* found = find(id)) return answer(*found);
      answer(makeError(ErrorKind::notFound, "There is no such sample."));
    });
  }
  void rowOf(const std::string& id, QObject* receiver, Answer<std::int64_t> answer) override {
    later(receiver, [=, this] { answer(static_cast<std::int64_t>(find(id) - samples.data())); });
  }
  void overview(const std::vector<std::string>& asked, QObject* receiver, Answer<LibraryOverview> answer) override {
    later(receiver, [=, this] {
      LibraryOverview result;
      for (const auto& query : asked) {
        result.queryCounts.push_back(
            std::count_if(samples.begin(), samples.end(), [&](const Sample& s) { return fits(s, query); }));
      }
      std::map<std::string, std::int64_t> artists, genres;
      for (const auto& one : samples) {
        ++artists[one.request.conditioning.artist];
        ++genres[one.request.conditioning.genre];
      }
      for (const auto& [name, count] : artists) result.artists.push_back({name, count});
      for (const auto& [name, count] : genres) result.genres.push_back({name, count});
      for (const auto& one : collections) {
        result.collections.push_back({one.id, one.name, static_cast<std::int64_t>(one.sampleIds.size())});
      }
      answer(std::move(result));
    });
  }
  void suggestions(const std::string& /*query*/, QObject* receiver, Answer<std::vector<std::string>> answer) override {
    later(receiver, [=, this] { answer(suggested); });
  }
  void children(const std::string& id, QObject* receiver, Answer<std::vector<SampleSummary>> answer) override {
    later(receiver, [=, this] {
      std::vector<SampleSummary> result;
      for (const auto& one : samples) {
        if (one.parentId == id) result.push_back(summaryOf(one));
      }
      answer(std::move(result));
    });
  }
  void comparisons(const std::string& id, QObject* receiver, Answer<ComparisonCount> answer) override {
    later(receiver, [=, this] { answer(compared[id]); });
  }
  std::map<std::string, ComparisonCount> compared;
  std::filesystem::path sampleFolder(const std::string& id) const override { return folder / id; }
  std::filesystem::path root() const override { return folder; }
  std::filesystem::path folder = "/nowhere";

  void apply(const std::vector<SampleChange>& changes, QObject* receiver,
             Answer<std::vector<SampleChange>> answer) override {
    later(receiver, [=, this] {
      if (failure) return answer(*failure);
      std::vector<SampleChange> inverse;
      for (const auto& change : changes) inverse.push_back(applyOne(change));
      answer(std::move(inverse));
      emit changed();
    });
  }
  void purge(const std::vector<std::string>& ids, QObject* receiver, Answer<std::int64_t> answer) override {
    later(receiver, [=] { answer(std::ssize(ids)); });
  }
  void emptyTrash(QObject* receiver, Answer<std::int64_t> answer) override {
    later(receiver, [=] { answer(std::int64_t{0}); });
  }
  void createCollection(const CollectionContents& collection, QObject* receiver, Answer<std::string> answer) override {
    later(receiver, [=, this] {
      collections.push_back(collection);
      if (collection.id.empty()) collections.back().id = "c-" + std::to_string(collections.size());
      answer(collections.back().id);
      emit changed();
    });
  }
  void renameCollection(const std::string& id, const std::string& name, QObject* receiver,
                        Answer<std::string> answer) override {
    later(receiver, [=, this] {
      answer(std::exchange(collection(id).name, name));
      emit changed();
    });
  }
  void removeCollection(const std::string& id, QObject* receiver, Answer<CollectionContents> answer) override {
    later(receiver, [=, this] {
      const CollectionContents old = collection(id);
      std::erase_if(collections, [&](const auto& one) { return one.id == id; });
      answer(old);
      emit changed();
    });
  }
  void addToCollection(const std::string& id, const std::vector<std::string>& ids, QObject* receiver,
                       Answer<std::vector<std::string>> answer) override {
    later(receiver, [=, this] {
      auto& held = collection(id).sampleIds;
      held.insert(held.end(), ids.begin(), ids.end());
      answer(ids);
      emit changed();
    });
  }
  void removeFromCollection(const std::string& id, const std::vector<std::string>& ids, QObject* receiver,
                            Answer<std::vector<std::string>> answer) override {
    later(receiver, [=, this] {
      std::erase_if(collection(id).sampleIds, [&](const auto& one) { return std::ranges::count(ids, one) > 0; });
      answer(ids);
      emit changed();
    });
  }

 private:
  static void later(QObject* receiver, std::function<void()> run) { QTimer::singleShot(0, receiver, std::move(run)); }
  static bool fits(const Sample& sample, const std::string& query) {
    if (query == "is:deleted") return sample.deleted;
    if (sample.deleted) return false;
    if (query == "is:favourite") return sample.favourite;
    return query.find(':') == std::string::npos ? sample.title.find(query) != std::string::npos : false;
  }
  static SampleSummary summaryOf(const Sample& s) {
    SampleSummary summary;
    summary.id = s.id;
    summary.title = s.title;
    summary.artist = s.request.conditioning.artist;
    summary.genre = s.request.conditioning.genre;
    summary.createdAt = s.createdAt;
    summary.durationSeconds = s.durationSeconds;
    summary.topLevel = s.topLevel;
    summary.rating = s.rating;
    summary.favourite = s.favourite;
    summary.played = s.played;
    summary.deleted = s.deleted;
    summary.tags = s.tags;
    summary.license = s.model.license;
    return summary;
  }
  SampleChange applyOne(const SampleChange& change) {
    Sample& s = *find(change.id);
    SampleEdit inverse;
    const auto swap = [](const auto& wanted, auto& value, auto& old) {
      if (wanted) old = std::exchange(value, *wanted);
    };
    swap(change.edit.title, s.title, inverse.title);
    swap(change.edit.notes, s.notes, inverse.notes);
    swap(change.edit.rating, s.rating, inverse.rating);
    swap(change.edit.favourite, s.favourite, inverse.favourite);
    swap(change.edit.played, s.played, inverse.played);
    swap(change.edit.deleted, s.deleted, inverse.deleted);
    swap(change.edit.tags, s.tags, inverse.tags);
    return {change.id, inverse};
  }
  CollectionContents& collection(const std::string& id) {
    return *std::find_if(collections.begin(), collections.end(), [&](const auto& one) { return one.id == id; });
  }
  int m_serial = 0;
};

class FakeThumbnails : public ThumbnailSource {
 public:
  const Thumbnail* thumbnail(const std::string& /*sampleId*/) override { return &m_thumbnail; }

 private:
  Thumbnail m_thumbnail{std::vector<Thumbnail::Piece>(kThumbnailPieces, {0.5F, 0.5F})};
};

}  // namespace jukebox::ui::test
