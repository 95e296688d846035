#include "core/engine/device.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <dlfcn.h>
#include <fmt/format.h>
#include <torch/version.h>

#include "core/base/process_place.h"
#include "core/base/version.h"
#include "core/engine/kernels/simd_info.h"
#include "core/engine/kernels/thread_pool.h"

namespace jukebox {
namespace {

/// The device of this process where no other is named.
std::string ownDeviceIndex() {
  const auto place = processPlace();
  const int devices = std::max(1, static_cast<int>(at::detail::getCUDAHooks().getNumGPUs()));
  return std::to_string(place ? place->localRank % devices : 0);
}

}  // namespace

Result<at::Device> resolveDevice(const std::string& name) {
  if (name == "cpu" || (name == "auto" && !at::hasCUDA())) return at::Device(at::kCPU);
  if (name == "auto" || name == "cuda" || name.starts_with("cuda:")) {
    if (!at::hasCUDA()) {
      return makeError(ErrorKind::unsupported, "This LibTorch has no CUDA.",
                       "Use --device cpu, or install a LibTorch built with CUDA.");
    }
    const std::string index = name.starts_with("cuda:") ? name.substr(5) : ownDeviceIndex();
    if (index.empty() || index.size() > 2 || index.find_first_not_of("0123456789") != std::string::npos) {
      return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not a device.", name),
                       "Use cpu, cuda or cuda:N.");
    }
    return at::Device(at::kCUDA, static_cast<c10::DeviceIndex>(std::stoi(index)));
  }
  return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not a device.", name), "Use auto, cpu or cuda.");
}

EngineInfo engineInfo() {
  EngineInfo info;
  info.engineVersion = kVersion;
  info.torchVersion = TORCH_VERSION;
  using ConfigFunction = const char* (*)();
  if (auto config = reinterpret_cast<ConfigFunction>(::dlsym(RTLD_DEFAULT, "openblas_get_config"))) {
    info.blas = config();
    info.blasIsFast = true;
  } else if (void* blas = ::dlopen("libblas.so.3", RTLD_LAZY | RTLD_NOLOAD)) {
    // The engine may have been loaded with RTLD_LOCAL: ask the library that is in use, not the global scope.
    auto local = reinterpret_cast<ConfigFunction>(::dlsym(blas, "openblas_get_config"));
    info.blasIsFast = local != nullptr;
    info.blas = local != nullptr ? local() : "reference BLAS (slow)";
    ::dlclose(blas);
  } else {
    info.blas = "unknown";
  }
  info.simd = simdTargetName();
  info.threads = at::get_num_threads();
  if (at::hasCUDA()) {
    for (int i = 0; i < at::detail::getCUDAHooks().getNumGPUs(); ++i)
      info.cudaDevices.push_back(fmt::format("cuda:{}", i));
  }
  return info;
}

}  // namespace jukebox
