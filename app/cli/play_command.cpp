// jukebox play: a file or a sample on the loudspeakers.

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/terminal_progress.h"
#include "core/base/id.h"
#include "core/playback/audio_devices.h"
#include "core/playback/player.h"
#include "core/playback/portaudio_output.h"
#include "db/library.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

Result<int> listDevices(bool json) {
  ASSIGN_OR_RETURN(const auto devices, listAudioDevices());
  nlohmann::json list = nlohmann::json::array();
  for (const auto& device : devices) {
    list.push_back({{"name", device.name}, {"host_api", device.hostApi}, {"default", device.isDefault}});
    if (!json) printLine(fmt::format("{} {}  ({})", device.isDefault ? "*" : " ", device.name, device.hostApi));
  }
  if (json) printJson(list);
  if (devices.empty()) printMessage("There is no sound device on this machine.");
  return kExitOk;
}

/// A file if there is one of that name, else a sample of the library.
Result<PlayerTrack> findTrack(const PlayOptions& options, const CommonOptions& common) {
  std::error_code code;
  if (fs::exists(options.source, code) || !isValidId(options.source)) {
    return PlayerTrack{options.source, options.source, 0};
  }
  ASSIGN_OR_RETURN(auto library, Library::open(libraryFolder(common), OpenMode::existing));
  ASSIGN_OR_RETURN(const auto sample, library.samples().get(options.source));
  return PlayerTrack{sample.title, library.audioFile(sample), sample.durationSeconds};
}

/// Shows the position until the track, the wanted part, or the patience of the listener ends.
Status listen(Player& player, const PlayOptions& options) {
  const auto cancellation = cancelOnInterrupt();
  const double endSeconds = options.seconds ? options.fromSeconds + *options.seconds : HUGE_VAL;
  TerminalProgress progress;
  while (!cancellation.shouldStopNow()) {
    for (const auto& event : player.poll()) {
      if (event.error) return *event.error;
    }
    const auto status = player.status();
    const double total = std::max(status.durationSeconds, 0.001);
    progress.show({status.trackId,
                   std::min(status.positionSeconds / total, 1.0),
                   fmt::format("{} of {}", durationText(status.positionSeconds), durationText(total)),
                   {}});
    if (status.state == PlayerState::ended) break;
    if (status.state == PlayerState::playing && status.positionSeconds >= endSeconds) player.pause();
    if (status.state == PlayerState::paused && !player.isActive()) break;
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return {};
}

/// Waits until the device has played what it was given.
void drain(Player& player) {
  for (int i = 0; i < 150 && player.isActive(); ++i) {
    player.poll();
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
}

}  // namespace

Result<int> runCommand(const PlayOptions& options, const CommonOptions& common) {
  if (options.listsDevices) return listDevices(common.json);
  if (options.source.empty()) return makeError(ErrorKind::invalidInput, "Name a file or the id of a sample to play.");
  ASSIGN_OR_RETURN(const auto track, findTrack(options, common));
  Player player(makePortAudioOutput());
  player.setLevelling(options.isLevelled);
  player.setVolume(options.volume);
  player.setSpeed(options.speed);
  if (!options.device.empty()) player.selectDevice(options.device);
  player.open(track, options.fromSeconds);
  if (options.loopSeconds) player.setLoop(LoopRegion{options.fromSeconds, options.fromSeconds + *options.loopSeconds});
  player.play();
  RETURN_IF_ERROR(listen(player, options));
  drain(player);
  return kExitOk;
}

}  // namespace jukebox::cli
