#include "app/cli/batch_shards.h"

#include <fmt/format.h>

#include <sstream>
#include <thread>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/sha256.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::milliseconds kPollInterval(200);

bool isThere(const fs::path& path) {
  std::error_code code;
  return fs::exists(path, code);
}

}  // namespace

BatchShards::BatchShards(fs::path library, const std::string& plan, ProcessPlace place)
    : m_library(std::move(library)), m_id(sha256Hex(plan).substr(0, 16)), m_place(std::move(place)) {
  std::error_code code;
  fs::create_directories(batchFolder(), code);
  fs::remove(doneMark(m_place.rank), code);  // of an earlier start
}

fs::path BatchShards::batchFolder() const {
  return m_library / "batches" / m_id;
}
fs::path BatchShards::shardOf(int rank) const {
  return batchFolder() / fmt::format("shard-{}", rank);
}
fs::path BatchShards::doneMark(int rank) const {
  return batchFolder() / fmt::format("process-{}-of-{}.done", rank, m_place.size);
}

fs::path BatchShards::idsFile(std::size_t row) const {
  return batchFolder() / fmt::format("row-{}.ids", row);
}

fs::path BatchShards::workLibrary() const {
  return m_place.size == 1 ? m_library : shardOf(m_place.rank);
}

bool BatchShards::isFinished(std::size_t row) const {
  return isThere(batchFolder() / fmt::format("row-{}.done", row));
}

Status BatchShards::markFinished(std::size_t row) const {
  return writeFileAtomically(batchFolder() / fmt::format("row-{}.done", row), std::string_view());
}

Result<BatchRowIds> BatchShards::idsOf(std::size_t row, int count) const {
  constexpr std::uint64_t kMaximumBytes = 1U << 20U;
  const auto wanted = static_cast<std::size_t>(count) + 1;
  std::vector<std::string> ids;
  if (const auto text = readFile(idsFile(row), kMaximumBytes)) {
    std::istringstream lines(*text);
    for (std::string id; lines >> id && isValidId(id);) ids.push_back(id);
  }
  if (ids.size() != wanted) {
    ids.clear();
    while (ids.size() < wanted) ids.push_back(newId());
    std::string text;
    for (const auto& id : ids) text += id + "\n";
    RETURN_IF_ERROR(writeFileAtomically(idsFile(row), text));
  }
  return BatchRowIds{ids.front(), {ids.begin() + 1, ids.end()}};
}

void BatchShards::forgetIds(std::size_t row) const {
  std::error_code code;
  fs::remove(idsFile(row), code);
}

Result<std::size_t> BatchShards::collect(int rank, Library& target) const {
  const fs::path samples = LibraryFiles(shardOf(rank)).samplesFolder();
  if (!isThere(samples)) return std::size_t{0};
  std::size_t moved = 0;
  std::error_code code;
  for (const auto& entry : fs::directory_iterator(samples, code)) {
    const std::string name = entry.path().filename().string();
    if (!entry.is_directory() || name.starts_with('.')) continue;
    const fs::path place = target.files().sampleFolder(name);
    fs::rename(entry.path(), place, code);
    if (code) {
      return makeError(ErrorKind::io, fmt::format("{} cannot be moved into the library.", entry.path().string()),
                       "Start the batch again: what is finished stays finished.", code.message());
    }
    RETURN_IF_ERROR(target.adopt(place));
    ++moved;
  }
  fs::remove_all(shardOf(rank), code);
  return moved;
}

Result<std::size_t> BatchShards::conclude(const CancellationToken& cancellation) const {
  if (m_place.size == 1) return std::size_t{0};
  RETURN_IF_ERROR(writeFileAtomically(doneMark(m_place.rank), std::string_view()));
  if (!m_place.isFirst()) return std::size_t{0};
  ASSIGN_OR_RETURN(Library target, Library::open(m_library, OpenMode::create));
  std::size_t moved = 0;
  for (int rank = 0; rank < m_place.size; ++rank) {
    while (!isThere(doneMark(rank))) {
      if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
      std::this_thread::sleep_for(kPollInterval);
    }
    ASSIGN_OR_RETURN(const std::size_t count, collect(rank, target));
    moved += count;
  }
  return moved;
}

}  // namespace jukebox::cli
