// The wall: every call into LibTorch goes through here, and no exception comes out.

#include "core/engine/engine.h"

#include <ATen/Parallel.h>
#include <ATen/core/grad_mode.h>
#include <c10/util/Exception.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <thread>

#include "core/engine/bench/bench.h"
#include "core/engine/checkpoint/weight_names.h"
#include "core/engine/codec/chunked_codec.h"
#include "core/engine/device.h"
#include "core/engine/engine_library.h"
#include "core/engine/kernels/thread_pool.h"
#include "core/engine/model_checks.h"
#include "core/engine/parity/parity_case.h"
#include "core/engine/sampling/generator.h"
#include "core/engine/sampling/improviser.h"
#include "core/engine/sampling/run_plan.h"
#include "core/engine/training/train.h"

namespace jukebox {
namespace {

Error errorFromException(const std::exception& exception) {
  const std::string text = exception.what();
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr ||
      text.find("not enough memory") != std::string::npos || text.find("out of memory") != std::string::npos) {
    return makeError(ErrorKind::outOfMemory, "The memory did not suffice.",
                     "Choose int8 or a smaller model, fewer samples at once, or close other programs.", text);
  }
  return makeError(ErrorKind::internal, "The engine failed unexpectedly.", "Please report this with the detail.", text);
}

// Runs `body` and turns whatever it throws into an Error.
template <class Body>
auto behindTheWall(Body&& body) -> decltype(body()) {
  try {
    return body();
  } catch (const std::exception& exception) {
    return errorFromException(exception);
  }
}

// LibTorch's threads and those of the decode kernels; 0: one a core.
void useThreads(int threads) {
  const auto count = threads > 0 ? static_cast<unsigned>(threads) : std::max(1U, std::thread::hardware_concurrency());
  at::set_num_threads(static_cast<int>(count));
  setDefaultThreadCount(count);
}

// LibTorch's own warnings go to our log instead of stderr.
class LogWarnings : public c10::WarningHandler {
 public:
  void process(const c10::SourceLocation&, const std::string& message, const bool) override {
    logMessage(LogLevel::debug, "torch", message);
  }
};

class LibTorchEngine : public Engine {
 public:
  LibTorchEngine() {
    c10::Warning::set_warning_handler(&m_warnings);
    useThreads(0);
  }
  ~LibTorchEngine() override { c10::Warning::set_warning_handler(nullptr); }

  EngineInfo info() const override { return engineInfo(); }

  void setThreads(int threads) override { useThreads(threads); }

  Result<MemoryPlan> plan(const GenerationInput& input) override {
    return behindTheWall([&]() -> Result<MemoryPlan> {
      ASSIGN_OR_RETURN(const RunPlan run, planRun(input));
      return planMemory(input, run);
    });
  }

  Result<GenerationOutcome> generate(const GenerationInput& input, GenerationObserver& observer,
                                     const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Result<GenerationOutcome> {
      const at::NoGradGuard noGrad;
      return runGeneration(input, observer, cancellation);
    });
  }

  Status improvise(const GenerationInput& input, ImprovisationObserver& observer,
                   const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Status {
      const at::NoGradGuard noGrad;
      return runImprovisation(input, observer, cancellation);
    });
  }

  Result<SongCodes> encode(const InstalledModel& model, const std::string& deviceName, const AudioPull& pull,
                           const FractionCallback& progress, const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Result<SongCodes> {
      const at::NoGradGuard noGrad;
      ASSIGN_OR_RETURN(const at::Device device, resolveDevice(deviceName));
      ASSIGN_OR_RETURN(const Codec codec, Codec::load(model.folder / model.card.codecFile, model.card.codec, device));
      return encodeInChunks(codec, pull, 0, progress, cancellation);
    });
  }

  Status decode(const InstalledModel& model, const std::string& deviceName, const LevelCodes& codes, int level,
                const AudioPush& push, const FractionCallback& progress,
                const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Status {
      const at::NoGradGuard noGrad;
      if (level < 0 || level >= model.card.codec.levels) {
        return makeError(ErrorKind::invalidInput, fmt::format("The model has no level {}.", level));
      }
      ASSIGN_OR_RETURN(const at::Device device, resolveDevice(deviceName));
      ASSIGN_OR_RETURN(const Codec codec, Codec::load(model.folder / model.card.codecFile, model.card.codec, device));
      return decodeInChunks(codec, codes, level, push, progress, cancellation);
    });
  }

  Status verifyModel(const InstalledModel& model, const FractionCallback& progress) override {
    return behindTheWall([&]() -> Status {
      const at::NoGradGuard noGrad;
      return verifyModelRuns(model, progress);
    });
  }

  Result<AlignmentHead> findAlignmentHead(const InstalledModel& model) override {
    return behindTheWall([&]() -> Result<AlignmentHead> {
      const at::NoGradGuard noGrad;
      return searchAlignmentHead(model);
    });
  }

  Status train(const TrainingRequest& request, const std::filesystem::path& runFolder, TrainingObserver& observer,
               const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Status { return runTraining(request, runFolder, observer, cancellation); });
  }

  Result<nlohmann::json> parity(const std::filesystem::path& caseFolder) override {
    return behindTheWall([&]() -> Result<nlohmann::json> { return runParity(caseFolder); });
  }

  Result<nlohmann::json> bench(const BenchRequest& request, const CancellationToken& cancellation) override {
    return behindTheWall([&]() -> Result<nlohmann::json> { return runBench(request, cancellation); });
  }

 private:
  LogWarnings m_warnings;
};

}  // namespace

std::unique_ptr<Engine> createEngine() {
  return std::make_unique<LibTorchEngine>();
}

}  // namespace jukebox
