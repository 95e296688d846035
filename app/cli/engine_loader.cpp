// Engine loader: the engine's shared library, opened when the first tensor is needed. Defines jukebox::loadEngine().

#include <dlfcn.h>
#include <fmt/format.h>

#include <mutex>
#include <vector>

#include "core/base/paths.h"
#include "core/engine/engine.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr const char* kLibraryName = "libjukebox-engine.so";

std::vector<fs::path> candidateFiles() {
  const fs::path folder = executableFolder();
  return {folder / kLibraryName, folder / "../lib/jukebox" / kLibraryName};
}

std::string lastLoaderError() {
  const char* text = ::dlerror();
  return text != nullptr ? text : "";
}

Result<void*> openLibrary() {
  std::error_code code;
  for (const auto& file : candidateFiles()) {
    if (!fs::exists(file, code)) continue;
    if (void* handle = ::dlopen(file.c_str(), RTLD_NOW | RTLD_LOCAL)) return handle;
    return makeError(ErrorKind::notFound, fmt::format("The engine {} cannot be loaded.", file.string()),
                     "Install LibTorch (package libtorch1.13) and run `jukebox doctor`.", lastLoaderError());
  }
  return makeError(ErrorKind::notFound,
                   fmt::format("The engine {} is not installed beside this program.", kLibraryName),
                   fmt::format("It belongs in {}.", executableFolder().string()));
}

Result<Engine*> createEngine() {
  ASSIGN_OR_RETURN(void* handle, openLibrary());
  auto create = reinterpret_cast<CreateEngineFunction>(::dlsym(handle, kCreateEngineSymbol));
  if (create == nullptr) {
    return makeError(ErrorKind::corrupt, "The engine library does not belong to this program.", "Install it again.",
                     lastLoaderError());
  }
  Engine* engine = create(logMessage);
  if (engine == nullptr) return makeError(ErrorKind::internal, "The engine could not be started.");
  return engine;
}

}  // namespace

Result<Engine*> loadEngine() {
  static std::mutex mutex;
  static Engine* engine = nullptr;  // lives as long as the process: LibTorch does not like to be unloaded
  const std::scoped_lock lock(mutex);
  if (engine == nullptr) {
    ASSIGN_OR_RETURN(engine, createEngine());
  }
  return engine;
}

}  // namespace jukebox
