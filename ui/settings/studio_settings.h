#pragma once
// StudioSettings: how the studio works on this machine; kept in the user's settings file.

#include <QString>

namespace jukebox::ui {

struct StudioSettings {
  int workerThreads = 0;                           ///< 0: as many as the machine has cores
  int workerMemoryMegabytes = 0;                   ///< 0: no limit
  int workerIdleMinutes = 5;                       ///< after which an idle worker gives its memory back
  QString computeDevice = QStringLiteral("auto");  ///< of new songs: auto, cpu, cuda
  bool notifies = true;                            ///< a desktop notification when a job ends
  bool operator==(const StudioSettings&) const = default;
};

inline constexpr int kMostWorkerThreads = 256;
inline constexpr int kMostWorkerMegabytes = 1 << 20;
/// Less is too little for the worker's own libraries.
inline constexpr int kLeastWorkerMegabytes = 1024;
inline constexpr int kMostIdleMinutes = 24 * 60;

/// What is missing or out of bounds takes the defaults above.
StudioSettings loadStudioSettings();
void saveStudioSettings(const StudioSettings& settings);

}  // namespace jukebox::ui
