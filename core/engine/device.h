#pragma once
// Device: where tensors live ("cpu", "cuda:0") and what this machine offers.

#include <ATen/ATen.h>

#include <string>

#include "core/base/result.h"
#include "core/engine/engine.h"

namespace jukebox {

/// "auto" (CUDA when LibTorch has it, else CPU), "cpu", "cuda", "cuda:N". Without a number the processes of a launcher
/// share this machine's devices out among them. Kind unsupported names what is missing.
Result<at::Device> resolveDevice(const std::string& name);

/// Versions, BLAS, SIMD, threads, GPUs.
EngineInfo engineInfo();

}  // namespace jukebox
