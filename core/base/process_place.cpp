#include "core/base/process_place.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <cstdlib>
#include <cstring>

namespace jukebox {
namespace {

constexpr int kMostProcesses = 1 << 20;

struct Launcher {
  const char* rank;
  const char* size;
  const char* localRank;
  const char* needed;  ///< further variable that must be there; null: none
};

// A batch script of SLURM without srun has SLURM_PROCID too, but no step.
constexpr std::array<Launcher, 4> kLaunchers{
    {{"RANK", "WORLD_SIZE", "LOCAL_RANK", nullptr},
     {"OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", "OMPI_COMM_WORLD_LOCAL_RANK", nullptr},
     {"PMI_RANK", "PMI_SIZE", "MPI_LOCALRANKID", nullptr},
     {"SLURM_PROCID", "SLURM_NTASKS", "SLURM_LOCALID", "SLURM_STEP_ID"}}};

Status readNumber(const char* name, const char* text, int least, int most, int& out) {
  const auto result = std::from_chars(text, text + std::strlen(text), out);
  if (result.ec == std::errc() && *result.ptr == '\0' && out >= least && out <= most) return {};
  return makeError(ErrorKind::invalidInput, fmt::format("The environment variable {} is \"{}\".", name, text),
                   fmt::format("It must be a number from {} to {}.", least, most));
}

}  // namespace

Result<ProcessPlace> processPlace(const Environment& environment) {
  ProcessPlace place;
  for (const Launcher& launcher : kLaunchers) {
    const char* rank = environment(launcher.rank);
    const char* size = environment(launcher.size);
    if (rank == nullptr || size == nullptr) continue;
    if (launcher.needed != nullptr && environment(launcher.needed) == nullptr) continue;
    RETURN_IF_ERROR(readNumber(launcher.size, size, 1, kMostProcesses, place.size));
    RETURN_IF_ERROR(readNumber(launcher.rank, rank, 0, place.size - 1, place.rank));
    if (const char* local = environment(launcher.localRank)) {
      RETURN_IF_ERROR(readNumber(launcher.localRank, local, 0, place.size - 1, place.localRank));
    }
    break;
  }
  if (const char* host = environment("MASTER_ADDR")) place.masterHost = host;
  if (const char* port = environment("MASTER_PORT")) {
    RETURN_IF_ERROR(readNumber("MASTER_PORT", port, 1, 65535, place.masterPort));
  }
  return place;
}

Result<ProcessPlace> processPlace() {
  return processPlace([](const char* name) -> const char* { return std::getenv(name); });
}

}  // namespace jukebox
