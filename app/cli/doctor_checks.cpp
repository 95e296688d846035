#include "app/cli/doctor_checks.h"

#include <fmt/format.h>

#include <fstream>
#include <thread>

#include "app/cli/console.h"
#include "app/cli/job_folder.h"
#include "core/audio_file/audio_reader.h"
#include "core/base/paths.h"
#include "core/base/version.h"
#include "core/domain/model_card.h"
#include "core/engine/engine.h"
#include "core/playback/audio_devices.h"
#include "db/database.h"
#include "db/library.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kLittleMemoryBytes = 1'000'000'000;
constexpr std::uint64_t kLittleDiskBytes = 1'000'000'000;

Check good(std::string name, std::string value) {
  return {std::move(name), std::move(value), CheckStatus::ok, {}};
}

/// Text after "NAME:" in a /proc file.
std::string procField(const char* file, const std::string& name) {
  std::ifstream input(file);
  std::string line;
  while (std::getline(input, line)) {
    if (!line.starts_with(name)) continue;
    const auto begin = line.find_first_not_of(" \t", line.find(':') + 1);
    return begin == std::string::npos ? "" : line.substr(begin);
  }
  return {};
}

std::uint64_t memoryBytes(const char* name) {
  return std::strtoull(procField("/proc/meminfo", name).c_str(), nullptr, 10) * 1024;
}

Check brokenCheck(std::string name, const Error& error) {
  return {std::move(name), error.message, CheckStatus::broken, error.advice};
}

/// Nearest folder that exists: the library may not have been made yet.
fs::path existingParent(fs::path folder) {
  std::error_code code;
  folder = fs::absolute(folder, code);
  while (!folder.empty() && !fs::exists(folder, code) && folder != folder.root_path()) folder = folder.parent_path();
  return folder;
}

}  // namespace

std::vector<Check> machineChecks() {
  const std::uint64_t total = memoryBytes("MemTotal"), available = memoryBytes("MemAvailable");
  Check memory = good("memory", fmt::format("{} free of {}", sizeText(available), sizeText(total)));
  if (available < kLittleMemoryBytes) {
    memory.status = CheckStatus::warning;
    memory.advice = "Close other programs, or use a small or int8 model.";
  }
  return {good("program", fmt::format("jukebox {}", kVersion)),
          good("processor", fmt::format("{}, {} threads", procField("/proc/cpuinfo", "model name"),
                                        std::thread::hardware_concurrency())),
          memory};
}

std::vector<Check> engineChecks() {
  const auto engine = loadEngine();
  if (!engine) return {brokenCheck("engine", engine.error())};
  (*engine)->setThreads(0);
  const EngineInfo info = (*engine)->info();
  Check blas = good("BLAS", info.blas);
  if (!info.blasIsFast) {
    blas.status = CheckStatus::warning;
    blas.advice = "The codec and the prefill are slow: apt install libopenblas0-openmp";
  }
  const std::string cuda = info.cudaDevices.empty() ? "none" : fmt::format("{}", fmt::join(info.cudaDevices, ", "));
  return {good("engine", fmt::format("{}, LibTorch {}", info.engineVersion, info.torchVersion)), blas,
          good("SIMD", fmt::format("{}, {} threads", info.simd, info.threads)), good("CUDA", cuda)};
}

std::vector<Check> audioChecks() {
  std::vector<Check> checks{good("FFmpeg", ffmpegVersion()), good("SQLite", sqliteVersion())};
  const auto devices = listAudioDevices();
  if (!devices) {
    checks.push_back({"playback", devices.error().message, CheckStatus::warning, devices.error().advice});
  } else if (devices->empty()) {
    checks.push_back({"playback", "no audio device", CheckStatus::warning,
                      "Generating and exporting work; playing needs a sound card."});
  }
  if (devices) {
    for (const auto& device : *devices) {
      checks.push_back(
          good("playback", fmt::format("{} ({}){}", device.name, device.hostApi, device.isDefault ? ", default" : "")));
    }
  }
  return checks;
}

std::vector<Check> modelChecks() {
  std::vector<Check> checks;
  for (const auto& [folder, card] : installedModels(modelSearchFolders())) {
    Check check = good("model", fmt::format("{} {} in {}", card.name, card.version, folder.string()));
    for (const auto& file : card.files) {
      std::error_code code;
      if (fs::file_size(folder / file.path, code) == file.bytes && !code) continue;
      check.status = CheckStatus::broken;
      check.value += fmt::format(": {} is missing or has another size", file.path);
      check.advice = fmt::format("Install the model again; `jukebox models verify {}` tells more.", card.name);
      break;
    }
    checks.push_back(std::move(check));
  }
  if (checks.empty()) {
    checks.push_back({"model", "none is installed", CheckStatus::broken,
                      "The starter model belongs in " + (resourceFolder() / "models").string() +
                          "; `jukebox models import` makes one from released weights."});
  }
  return checks;
}

std::vector<Check> libraryChecks(const fs::path& root) {
  std::error_code code;
  const auto space = fs::space(existingParent(root), code);
  Check disk = good("disk", code ? "unknown" : fmt::format("{} free for {}", sizeText(space.available), root.string()));
  if (!code && space.available < kLittleDiskBytes) {
    disk.status = CheckStatus::warning;
    disk.advice = "Free some space, or use another library folder with --library.";
  }
  if (!fs::exists(LibraryFiles(root).database(), code)) {
    return {disk, good("library", "not made yet: " + root.string())};
  }
  auto library = Library::open(root, OpenMode::existing);
  if (!library) return {disk, brokenCheck("library", library.error())};
  const auto stats = library->samples().stats();
  if (!stats) return {disk, brokenCheck("library", stats.error())};
  const auto jobs = resumableJobs(library->files());
  Check state = good("library", fmt::format("{} samples, {} unfinished jobs", stats->count, jobs.size()));
  if (!jobs.empty()) {
    state.status = CheckStatus::warning;
    state.advice = "`jukebox resume` goes on with the newest one.";
  }
  return {disk, state};
}

}  // namespace jukebox::cli
