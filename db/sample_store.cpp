#include "db/sample_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>

#include "core/base/log.h"
#include "db/sample_file.h"
#include "db/sample_query_sql.h"
#include "db/similar_words.h"
#include "db/statement.h"
#include "db/summary_rows.h"
#include "db/transaction.h"

namespace jukebox {
namespace {

constexpr const char* kPutSample = R"(
  INSERT INTO samples (id, title, created_at, artist, genre, model_name, model_version, model_hash, license, mode, seed,
                       duration_seconds, lowest_level, top_level, rating, favourite, played, deleted, has_lyrics, has_alignment,
                       parent_id, job_id, tags, bytes)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (id) DO UPDATE SET
    title = excluded.title, created_at = excluded.created_at, artist = excluded.artist, genre = excluded.genre,
    model_name = excluded.model_name, model_version = excluded.model_version, model_hash = excluded.model_hash,
    license = excluded.license, mode = excluded.mode, seed = excluded.seed,
    duration_seconds = excluded.duration_seconds, lowest_level = excluded.lowest_level,
    top_level = excluded.top_level, rating = excluded.rating, favourite = excluded.favourite, played = excluded.played,
    deleted = excluded.deleted, has_lyrics = excluded.has_lyrics, has_alignment = excluded.has_alignment,
    parent_id = excluded.parent_id, job_id = excluded.job_id, tags = excluded.tags,
    bytes = coalesce(excluded.bytes, bytes))";

constexpr const char* kPutText = R"(
  INSERT OR REPLACE INTO samples_fts (rowid, title, artist, genre, lyrics, tags, notes) VALUES (?, ?, ?, ?, ?, ?, ?))";

constexpr const char* kTagSample = R"(
  INSERT OR IGNORE INTO sample_tags (sample_row, tag_row) SELECT ?, row_id FROM tags WHERE name = ?)";

constexpr const char* kArtists =
    "SELECT artist, count(*) FROM samples WHERE deleted = 0 AND artist <> '' GROUP BY artist ORDER BY artist";
constexpr const char* kGenres =
    "SELECT genre, count(*) FROM samples WHERE deleted = 0 AND genre <> '' GROUP BY genre ORDER BY genre";
/// The trash is small; asking it about every tag is cheaper than asking every sample.
constexpr const char* kTags = R"(
  SELECT name, uses FROM tags JOIN (
    SELECT tag_row, count(*) AS uses FROM sample_tags
    WHERE sample_row NOT IN (SELECT row_id FROM samples WHERE deleted = 1) GROUP BY tag_row
  ) ON tag_row = tags.row_id ORDER BY name)";
constexpr const char* kModelCounts =
    "SELECT model_name, count(*) FROM samples WHERE deleted = 0 GROUP BY model_name ORDER BY count(*) DESC, model_name";
constexpr const char* kLevelCounts =
    "SELECT lowest_level, count(*) FROM samples WHERE deleted = 0 GROUP BY lowest_level ORDER BY lowest_level";
constexpr const char* kTotals = R"(
  SELECT deleted, count(*), total(favourite), total(duration_seconds), total(bytes), count(*) - count(bytes)
  FROM samples GROUP BY deleted)";
/// Full text alone decides: no need to look at rows, as long as the few in the trash are left out.
constexpr const char* kCountText = R"(
  SELECT count(*) FROM samples_fts
  WHERE samples_fts MATCH ? AND rowid NOT IN (SELECT row_id FROM samples WHERE deleted = 1))";
/// Rows that the index lacks or has too many.
constexpr const char* kIndexDifference = R"(
  SELECT (SELECT count(*) FROM samples WHERE row_id NOT IN (SELECT rowid FROM samples_fts))
       + (SELECT count(*) FROM samples_fts WHERE rowid NOT IN (SELECT row_id FROM samples)))";

constexpr const char* kNames = "SELECT title, artist, genre, tags FROM samples WHERE deleted = 0";

std::string joinLines(const std::vector<std::string>& lines) {
  return fmt::format("{}", fmt::join(lines, "\n"));
}

Result<std::vector<NameCount>> nameCounts(Statement& statement) {
  std::vector<NameCount> counts;
  RETURN_IF_ERROR(statement.forEachRow([&](const Row& row) -> Status {
    counts.push_back({row.text(0), row.integer(1)});
    return {};
  }));
  return counts;
}

/// ORDER BY terms; the row id makes the order of equals certain and costs nothing in an index.
std::string_view orderOf(SampleSort sort) {
  switch (sort) {
    case SampleSort::oldest:
      return "created_at, row_id";
    case SampleSort::title:
      return "title, row_id";
    case SampleSort::titleReversed:
      return "title DESC, row_id DESC";
    case SampleSort::artistReversed:
      return "artist DESC, row_id DESC";
    case SampleSort::genreReversed:
      return "genre DESC, row_id DESC";
    case SampleSort::worstRated:
      return "rating, created_at, row_id";
    case SampleSort::artist:
      return "artist, row_id";
    case SampleSort::genre:
      return "genre, row_id";
    case SampleSort::longest:
      return "duration_seconds DESC, row_id DESC";
    case SampleSort::shortest:
      return "duration_seconds, row_id";
    case SampleSort::bestRated:
      return "rating DESC, created_at DESC, row_id DESC";
    case SampleSort::relevance:
      return "match_rank, created_at DESC, row_id DESC";
    case SampleSort::newest:
      break;
  }
  return "created_at DESC, row_id DESC";
}

Error noSuchSample(const std::string& id) {
  return makeError(ErrorKind::notFound, fmt::format("There is no sample \"{}\" in the library.", id),
                   "`jukebox library search` lists what is there.");
}

}  // namespace

struct SampleStore::Statements {
  Statement putSample, rowOf, putJson, putText, untag, addTag, tagSample, getJson, removeText, removeSample, children,
      artists, genres, tags, totals, countText, names, summary, modelCounts, levelCounts, ids, nextJson;
};

SampleStore::SampleStore(Database& database, std::unique_ptr<Statements> statements)
    : m_database(&database), m_statements(std::move(statements)) {}
SampleStore::SampleStore(SampleStore&&) noexcept = default;
SampleStore& SampleStore::operator=(SampleStore&&) noexcept = default;
SampleStore::~SampleStore() = default;

Result<SampleStore> SampleStore::open(Database& database) {
  auto statements = std::make_unique<Statements>();
  const std::string childrenSql = fmt::format(
      "SELECT {} FROM samples WHERE parent_id = ? AND deleted = 0 ORDER BY created_at, row_id", kSampleSummaryColumns);
  RETURN_IF_ERROR(Statement::prepareAll(
      database,
      {{&statements->putSample, kPutSample},
       {&statements->rowOf, "SELECT row_id FROM samples WHERE id = ?"},
       {&statements->putJson, "INSERT OR REPLACE INTO sample_json (row_id, json) VALUES (?, ?)"},
       {&statements->putText, kPutText},
       {&statements->untag, "DELETE FROM sample_tags WHERE sample_row = ?"},
       {&statements->addTag, "INSERT OR IGNORE INTO tags (name) VALUES (?)"},
       {&statements->tagSample, kTagSample},
       {&statements->getJson, "SELECT json FROM sample_json JOIN samples USING (row_id) WHERE id = ?"},
       {&statements->removeText, "DELETE FROM samples_fts WHERE rowid = ?"},
       {&statements->removeSample, "DELETE FROM samples WHERE row_id = ?"},
       {&statements->children, childrenSql},
       {&statements->artists, kArtists},
       {&statements->genres, kGenres},
       {&statements->tags, kTags},
       {&statements->totals, kTotals},
       {&statements->names, kNames},
       {&statements->summary, fmt::format("SELECT {} FROM samples WHERE row_id = ?", kSampleSummaryColumns)},
       {&statements->countText, kCountText},
       {&statements->modelCounts, kModelCounts},
       {&statements->levelCounts, kLevelCounts},
       {&statements->ids, "SELECT id FROM samples ORDER BY id"},
       {&statements->nextJson, "SELECT row_id, json FROM sample_json WHERE row_id > ? ORDER BY row_id LIMIT 1"}}));
  return SampleStore(database, std::move(statements));
}

Status SampleStore::put(const Sample& sample, std::optional<std::int64_t> bytes) {
  const Conditioning& conditioning = sample.request.conditioning;
  const auto tags = tidyTags(sample.tags);
  ASSIGN_OR_RETURN(const auto json, sampleToText(sample));

  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(m_statements->putSample
                      .bindAll(sample.id, sample.title, sample.createdAt, conditioning.artist, conditioning.genre,
                               sample.model.name, sample.model.version, sample.model.weightsHash, sample.model.license,
                               generationModeName(sample.request.mode),
                               std::bit_cast<std::int64_t>(sample.request.seed), sample.durationSeconds,
                               sample.lowestLevel, sample.topLevel, sample.rating, sample.favourite, sample.played,
                               sample.deleted, !conditioning.lyrics.empty(), sample.alignment.has_value(),
                               sample.parentId, sample.jobId, joinLines(tags), bytes)
                      .run());
  ASSIGN_OR_RETURN(const auto row, m_statements->rowOf.bindAll(sample.id).firstInteger());
  RETURN_IF_ERROR(m_statements->putJson.bindAll(row, json).run());
  RETURN_IF_ERROR(m_statements->putText
                      .bindAll(row, sample.title, conditioning.artist, conditioning.genre, conditioning.lyrics,
                               joinLines(tags), sample.notes)
                      .run());
  RETURN_IF_ERROR(m_statements->untag.bindAll(row).run());
  for (const auto& tag : tags) {
    RETURN_IF_ERROR(m_statements->addTag.bindAll(tag).run());
    RETURN_IF_ERROR(m_statements->tagSample.bindAll(row, tag).run());
  }
  return transaction.commit();
}

Result<Sample> SampleStore::get(const std::string& id) {
  std::string json;
  ASSIGN_OR_RETURN(const bool exists, m_statements->getJson.bindAll(id).firstRow([&](const Row& row) {
    json = row.text(0);
    return Status();
  }));
  if (!exists) return noSuchSample(id);
  return sampleFromText(json, fmt::format("The row of sample {}", id));
}

Result<bool> SampleStore::contains(const std::string& id) {
  return m_statements->rowOf.bindAll(id).firstRow([](const Row&) { return Status(); });
}

Status SampleStore::remove(const std::string& id) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(const auto row, m_statements->rowOf.bindAll(id).firstInteger());
  if (row == 0) return noSuchSample(id);
  RETURN_IF_ERROR(m_statements->removeText.bindAll(row).run());
  RETURN_IF_ERROR(m_statements->removeSample.bindAll(row).run());
  return transaction.commit();
}

Status SampleStore::setDeleted(const std::string& id, bool deleted) {
  SampleEdit change;
  change.deleted = deleted;
  RETURN_IF_ERROR(edit(id, change));
  return {};
}

Result<Sample> SampleStore::edit(const std::string& id, const SampleEdit& edit) {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  ASSIGN_OR_RETURN(auto sample, get(id));
  RETURN_IF_ERROR(applyEdit(edit, sample));
  RETURN_IF_ERROR(put(sample));
  RETURN_IF_ERROR(transaction.commit());
  return sample;
}

Result<Statement> SampleStore::prepareList(std::string_view columns, const SampleQuery& query, SampleSort sort,
                                           std::int64_t limit, std::int64_t offset) {
  const bool byRelevance = sort == SampleSort::relevance && query.hasText();
  if (sort == SampleSort::relevance && !byRelevance) sort = SampleSort::newest;
  const SampleCondition condition = compileSampleQuery(query, !byRelevance);
  std::string from = "samples";
  if (byRelevance) {
    // Weights: title, artist, genre, lyrics, tags, notes. A smaller rank is a better match.
    from =
        "(SELECT rowid AS match_row, bm25(samples_fts, 8, 4, 4, 1, 6, 2) AS match_rank FROM samples_fts"
        " WHERE samples_fts MATCH ?) CROSS JOIN samples ON row_id = match_row";
  }
  ASSIGN_OR_RETURN(
      auto statement,
      Statement::prepare(*m_database, fmt::format("SELECT {} FROM {} WHERE {} ORDER BY {} LIMIT ? OFFSET ?", columns,
                                                  from, condition.sql, orderOf(sort))));
  int index = 0;
  if (byRelevance) statement.bind(++index, fullTextExpression(query));
  for (const auto& value : condition.values) statement.bindValue(++index, value);
  statement.bind(++index, limit);
  statement.bind(++index, offset);
  return statement;
}

Result<std::vector<SampleSummary>> SampleStore::list(const SampleQuery& query, SampleSort sort, std::int64_t limit,
                                                     std::int64_t offset) {
  ASSIGN_OR_RETURN(auto statement, prepareList(kSampleSummaryColumns, query, sort, limit, offset));
  return sampleSummariesOf(statement);
}

Result<std::vector<std::int64_t>> SampleStore::listRows(const SampleQuery& query, SampleSort sort) {
  ASSIGN_OR_RETURN(auto statement, prepareList("row_id", query, sort, -1, 0));
  std::vector<std::int64_t> rows;
  RETURN_IF_ERROR(statement.forEachRow([&](const Row& row) -> Status {
    rows.push_back(row.integer(0));
    return {};
  }));
  return rows;
}

Result<std::vector<SampleSummary>> SampleStore::summaries(const std::vector<std::int64_t>& rows) {
  std::vector<SampleSummary> summaries;
  summaries.reserve(rows.size());
  for (const auto number : rows) {
    RETURN_IF_ERROR(m_statements->summary.bindAll(number).forEachRow([&](const Row& row) -> Status {
      ASSIGN_OR_RETURN(auto summary, sampleSummaryFrom(row));
      summaries.push_back(std::move(summary));
      return {};
    }));
  }
  return summaries;
}

Result<std::int64_t> SampleStore::rowOf(const std::string& id) {
  ASSIGN_OR_RETURN(const auto row, m_statements->rowOf.bindAll(id).firstInteger());
  if (row == 0) return noSuchSample(id);
  return row;
}

Result<std::vector<std::string>> SampleStore::similarWords(const std::string& word, std::size_t limit) {
  SimilarWords similar(word);
  RETURN_IF_ERROR(m_statements->names.forEachRow([&](const Row& row) -> Status {
    for (int column = 0; column < 4; ++column) similar.addText(row.text(column));
    return {};
  }));
  return similar.best(limit);
}

Result<std::int64_t> SampleStore::count(const SampleQuery& query) {
  const bool isTextOnly =
      query.hasText() && std::all_of(query.terms.begin(), query.terms.end(), [](const QueryTerm& term) {
        return !term.negated && std::holds_alternative<TextTerm>(term.what);
      });
  if (isTextOnly) return m_statements->countText.bindAll(fullTextExpression(query)).firstInteger();
  const SampleCondition condition = compileSampleQuery(query);
  ASSIGN_OR_RETURN(auto statement, Statement::prepare(*m_database, fmt::format("SELECT count(*) FROM samples WHERE {}",
                                                                               condition.sql)));
  int index = 0;
  for (const auto& value : condition.values) statement.bindValue(++index, value);
  return statement.firstInteger();
}

Result<std::vector<SampleSummary>> SampleStore::children(const std::string& parentId) {
  return sampleSummariesOf(m_statements->children.bindAll(parentId));
}

Result<std::vector<NameCount>> SampleStore::artists() {
  return nameCounts(m_statements->artists);
}

Result<std::vector<NameCount>> SampleStore::genres() {
  return nameCounts(m_statements->genres);
}

Result<std::vector<NameCount>> SampleStore::tags() {
  return nameCounts(m_statements->tags);
}

Result<SampleStats> SampleStore::stats() {
  SampleStats stats;
  RETURN_IF_ERROR(m_statements->totals.forEachRow([&](const Row& row) -> Status {
    const bool isTrash = row.boolean(0);
    stats.totalBytes += row.integer(4);
    stats.unknownBytesCount += row.integer(5);
    if (isTrash) {
      stats.deletedCount = row.integer(1);
    } else {
      stats.count = row.integer(1);
      stats.favouriteCount = row.integer(2);
      stats.totalDurationSeconds = row.real(3);
    }
    return {};
  }));
  ASSIGN_OR_RETURN(stats.perModel, nameCounts(m_statements->modelCounts));
  ASSIGN_OR_RETURN(stats.perLevel, nameCounts(m_statements->levelCounts));
  return stats;
}

Result<std::vector<std::string>> SampleStore::ids() {
  std::vector<std::string> ids;
  RETURN_IF_ERROR(m_statements->ids.forEachRow([&](const Row& row) -> Status {
    ids.push_back(row.text(0));
    return {};
  }));
  return ids;
}

Status SampleStore::checkIndex() {
  RETURN_IF_ERROR(m_database->execute("INSERT INTO samples_fts (samples_fts) VALUES ('integrity-check')"));
  ASSIGN_OR_RETURN(auto statement, Statement::prepare(*m_database, kIndexDifference));
  ASSIGN_OR_RETURN(const auto difference, statement.firstInteger());
  if (difference == 0) return {};
  return makeError(ErrorKind::corrupt,
                   fmt::format("The search index differs from the library in {} samples.", difference),
                   "Run `jukebox library check --repair`.");
}

Status SampleStore::reindex() {
  ASSIGN_OR_RETURN(auto transaction, Transaction::begin(*m_database));
  RETURN_IF_ERROR(
      m_database->execute("INSERT INTO samples_fts (samples_fts) VALUES ('rebuild');"
                          "DELETE FROM samples_fts WHERE rowid NOT IN (SELECT row_id FROM samples);"));
  std::int64_t row = 0;
  std::string json;
  while (true) {
    ASSIGN_OR_RETURN(const bool hasNext, m_statements->nextJson.bindAll(row).firstRow([&](const Row& next) {
      row = next.integer(0);
      json = next.text(1);
      return Status();
    }));
    if (!hasNext) break;
    auto sample = sampleFromText(json, fmt::format("Row {}", row));
    if (!sample) {
      logWarning("db", "not indexed anew: {}", sample.error().sentence());
      continue;
    }
    RETURN_IF_ERROR(put(*sample));
  }
  RETURN_IF_ERROR(m_database->execute("DELETE FROM tags WHERE row_id NOT IN (SELECT tag_row FROM sample_tags)"));
  return transaction.commit();
}

}  // namespace jukebox
