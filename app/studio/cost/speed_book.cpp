#include "app/studio/cost/speed_book.h"

#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/domain/json_reader.h"

namespace jukebox::studio {
namespace {

constexpr std::uint64_t kLargestBook = 4U << 20U;
constexpr std::size_t kMostRecords = 10'000;

std::string machineName() {
  std::array<char, 256> name{};
  return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string("here");
}

}  // namespace

std::string SpeedKey::text() const {
  return fmt::format("{} {} {} {} {}", machineName(), weightsHash, weightDtypeName(dtype), device, threads);
}

SpeedBook::SpeedBook(std::filesystem::path file) : m_file(std::move(file)) {
  std::error_code code;
  if (!std::filesystem::exists(m_file, code)) return;
  const auto read = [&]() -> Status {
    ASSIGN_OR_RETURN(const std::string text, readFile(m_file, kLargestBook));
    ASSIGN_OR_RETURN(const auto json, parseJson(text, m_file.string()));
    if (!json.is_object() || json.size() > kMostRecords) {
      return makeError(ErrorKind::corrupt, "The file of measured speeds holds something else.");
    }
    for (const auto& [key, value] : json.items()) {
      ASSIGN_OR_RETURN(m_records[key], speedRecordFromJson(value));
    }
    return {};
  };
  if (const auto done = read(); !done) {
    m_records.clear();
    logWarning("cost", "{} Speeds are measured anew.", done.error().sentence());
  }
}

SpeedRecord SpeedBook::find(const SpeedKey& key) const {
  const auto found = m_records.find(key.text());
  return found == m_records.end() ? SpeedRecord() : found->second;
}

std::string SpeedBook::text() const {
  nlohmann::json json = nlohmann::json::object();
  for (const auto& [name, value] : m_records) json[name] = toJson(value);
  return json.dump(1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

Status SpeedBook::write(const std::filesystem::path& file, const std::string& text) {
  std::error_code code;
  std::filesystem::create_directories(file.parent_path(), code);
  return writeFileAtomically(file, text);
}

}  // namespace jukebox::studio
