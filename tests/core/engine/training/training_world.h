#pragma once
// A data set of tones and models of a few hundred parameters: training runs that take milliseconds a step.

#include <filesystem>

#include "core/domain/training_request.h"

namespace jukebox::test {

/// Temporary folder with a prepared data set "data" of 12 two-second tones at 1000 Hz, half of them by artist "High",
/// the others by "Low", with lyrics and their times; two are held out. Removed at the end.
class TrainingWorld {
 public:
  TrainingWorld();
  ~TrainingWorld();
  TrainingWorld(const TrainingWorld&) = delete;
  TrainingWorld& operator=(const TrainingWorld&) = delete;

  std::filesystem::path data() const { return m_folder / "data"; }
  std::filesystem::path path(const std::string& name) const { return m_folder / name; }

  /// Two levels, hops 4 and 16, 32 codes; 6 steps, everything logged.
  TrainingRequest codecRequest() const;
  /// Writes a model folder with a fresh codec (no training) and returns it.
  std::filesystem::path makeCodecModel() const;
  /// The top prior (level 1, lyrics) or the upsampler (level 0) over makeCodecModel()'s codec.
  TrainingRequest priorRequest(const std::filesystem::path& codecModel, int level) const;

 private:
  std::filesystem::path m_folder;
};

}  // namespace jukebox::test
