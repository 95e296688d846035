#include "db/collections_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/domain/json_reader.h"

namespace jukebox {
namespace {

constexpr std::uint64_t kMaximumBytes = 256U << 20U;
constexpr std::size_t kMaximumEntries = 4'000'000;

Result<StoredCollection> collectionFromJson(const nlohmann::json& json, const std::string& what) {
  StoredCollection collection;
  JsonReader reader(json, what);
  reader.text("id", collection.id, 64);
  reader.text("name", collection.name, 255);
  reader.text("created_at", collection.createdAt, 64);
  reader.texts("samples", collection.sampleIds, kMaximumEntries);
  RETURN_IF_ERROR(reader.status());
  const bool idsAreValid =
      isValidId(collection.id) && std::all_of(collection.sampleIds.begin(), collection.sampleIds.end(),
                                              [](const std::string& id) { return isValidId(id); });
  if (!idsAreValid) return makeError(ErrorKind::corrupt, what + " has a malformed id.");
  if (collection.name.empty()) return makeError(ErrorKind::corrupt, what + " has a collection without a name.");
  return collection;
}

}  // namespace

Status writeCollectionsFile(const std::filesystem::path& path, const std::vector<StoredCollection>& collections) {
  nlohmann::json list = nlohmann::json::array();
  for (const auto& collection : collections) {
    list.push_back({{"id", collection.id},
                    {"name", collection.name},
                    {"created_at", collection.createdAt},
                    {"samples", collection.sampleIds}});
  }
  std::string text;
  try {
    text = nlohmann::json{{"format", 1}, {"collections", std::move(list)}}.dump(1);
  } catch (const nlohmann::json::exception& exception) {
    return makeError(ErrorKind::invalidInput, "The name of a collection is not UTF-8.", "", exception.what());
  }
  return writeFileAtomically(path, text + '\n');
}

Result<std::vector<StoredCollection>> readCollectionsFile(const std::filesystem::path& path) {
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return std::vector<StoredCollection>();
  const std::string what = path.string();
  ASSIGN_OR_RETURN(const auto text, readFile(path, kMaximumBytes));
  ASSIGN_OR_RETURN(const auto json, parseJson(text, what));
  int format = 1;
  JsonReader reader(json, what);
  reader.integer("format", format, 1, 1 << 20);
  RETURN_IF_ERROR(reader.status());
  if (format > 1) {
    return makeError(ErrorKind::unsupported, fmt::format("{} was written by a newer version of this program.", what),
                     "Update it.");
  }
  const auto* list = reader.child("collections");
  if (list == nullptr || !list->is_array()) return makeError(ErrorKind::corrupt, what + " holds no collections.");
  std::vector<StoredCollection> collections;
  std::set<std::string> names;
  for (const auto& item : *list) {
    ASSIGN_OR_RETURN(auto collection, collectionFromJson(item, what));
    if (!names.insert(collection.name).second) {
      return makeError(ErrorKind::corrupt, fmt::format("{} names \"{}\" twice.", what, collection.name));
    }
    collections.push_back(std::move(collection));
  }
  return collections;
}

}  // namespace jukebox
