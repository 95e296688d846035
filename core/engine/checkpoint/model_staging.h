#pragma once
// ModelStaging: a model folder under construction, which appears whole or not at all. Internal to checkpoint.

#include <cstdint>
#include <filesystem>
#include <string>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/weight_writer.h"

namespace jukebox {

/// Temporary sibling of the target; removed by the destructor unless publish() succeeded.
class ModelStaging {
 public:
  /// Makes parent/.name.PID.part after removing what dead processes left of the same name.
  /// Kinds: alreadyExists (the target), noSpace (less than `neededBytes` free), invalidInput (the name).
  static Result<ModelStaging> create(const std::filesystem::path& parent, const std::string& name,
                                     std::uint64_t neededBytes);
  ~ModelStaging();
  ModelStaging(ModelStaging&& other) noexcept;
  ModelStaging& operator=(ModelStaging&&) = delete;

  const std::filesystem::path& folder() const { return m_folder; }
  /// Hashes a finished file and adds it to card.files.
  Status record(ModelCard& card, const std::string& relativePath, ProgressMeter& progress) const;
  /// Writes model.json and moves the folder into place.
  Status publish(const ModelCard& card);
  /// Moves the folder into place as it is.
  Status publish();

 private:
  ModelStaging(std::filesystem::path folder, std::filesystem::path target)
      : m_folder(std::move(folder)), m_target(std::move(target)) {}
  std::filesystem::path m_folder, m_target;
};

}  // namespace jukebox
