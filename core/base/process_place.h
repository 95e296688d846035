#pragma once
// ProcessPlace: which of several cooperating processes this one is, as the launcher says in the environment.

#include <functional>
#include <string>

#include "core/base/result.h"

namespace jukebox {

struct ProcessPlace {
  int rank = 0;  ///< 0 … size−1
  int size = 1;
  int localRank = 0;  ///< among the processes of this machine: which of its devices is this one's
  std::string masterHost = "127.0.0.1";  ///< where rank 0 listens
  int masterPort = 29500;
  bool isFirst() const { return rank == 0; }
};

/// Value of an environment variable, or null.
using Environment = std::function<const char*(const char* name)>;

/// Understands torchrun (RANK, WORLD_SIZE), mpirun (OMPI_COMM_WORLD_RANK/SIZE, PMI_RANK/SIZE) and srun (SLURM_PROCID,
/// SLURM_NTASKS with SLURM_STEP_ID), and what they say of the place on the machine (LOCAL_RANK,
/// OMPI_COMM_WORLD_LOCAL_RANK, MPI_LOCALRANKID, SLURM_LOCALID; else 0); MASTER_ADDR and MASTER_PORT name the meeting
/// point. No such variable: one process. Kind invalidInput for numbers that make no sense.
Result<ProcessPlace> processPlace(const Environment& environment);
/// The same for this process.
Result<ProcessPlace> processPlace();

}  // namespace jukebox
