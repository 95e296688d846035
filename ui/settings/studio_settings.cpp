#include "ui/settings/studio_settings.h"

#include <QSettings>

namespace jukebox::ui {
namespace {

constexpr const char* kThreads = "worker/threads";
constexpr const char* kMemory = "worker/memory-megabytes";
constexpr const char* kIdle = "worker/idle-minutes";
constexpr const char* kDevice = "worker/device";
constexpr const char* kNotifies = "notifications";

void readBounded(const QSettings& stored, const char* key, int low, int high, int& out) {
  bool isNumber = false;
  const int value = stored.value(key).toInt(&isNumber);
  if (isNumber && value >= low && value <= high) out = value;
}

}  // namespace

StudioSettings loadStudioSettings() {
  const QSettings stored;
  StudioSettings settings;
  readBounded(stored, kThreads, 0, kMostWorkerThreads, settings.workerThreads);
  readBounded(stored, kMemory, 0, kMostWorkerMegabytes, settings.workerMemoryMegabytes);
  readBounded(stored, kIdle, 1, kMostIdleMinutes, settings.workerIdleMinutes);
  const QString device = stored.value(kDevice).toString();
  if (device == QStringLiteral("cpu") || device == QStringLiteral("cuda")) settings.computeDevice = device;
  settings.notifies = stored.value(kNotifies, settings.notifies).toBool();
  return settings;
}

void saveStudioSettings(const StudioSettings& settings) {
  QSettings stored;
  stored.setValue(kThreads, settings.workerThreads);
  stored.setValue(kMemory, settings.workerMemoryMegabytes);
  stored.setValue(kIdle, settings.workerIdleMinutes);
  stored.setValue(kDevice, settings.computeDevice);
  stored.setValue(kNotifies, settings.notifies);
}

}  // namespace jukebox::ui
