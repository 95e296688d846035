#pragma once
// SpeedBook: the speeds that were measured on this machine, kept in one small file.

#include <filesystem>
#include <map>
#include <string>

#include "core/domain/cost_model.h"

namespace jukebox::studio {

/// What a speed depends on.
struct SpeedKey {
  std::string weightsHash;
  WeightDtype dtype = WeightDtype::automatic;
  std::string device;
  int threads = 0;
  /// "HASH dtype device threads"
  std::string text() const;
};

/// Not thread-safe. Speeds of another machine (a home folder on a network) are kept apart by its name.
class SpeedBook {
 public:
  /// Reads the file; one that is missing or broken makes an empty book.
  explicit SpeedBook(std::filesystem::path file);

  /// Empty record: never measured.
  SpeedRecord find(const SpeedKey& key) const;
  /// Remembers the record; the file stays as it is until write().
  void put(const SpeedKey& key, const SpeedRecord& record) { m_records[key.text()] = record; }
  /// What the file is to hold now.
  std::string text() const;
  /// On any thread.
  static Status write(const std::filesystem::path& file, const std::string& text);

 private:
  std::filesystem::path m_file;
  std::map<std::string, SpeedRecord> m_records;
};

}  // namespace jukebox::studio
