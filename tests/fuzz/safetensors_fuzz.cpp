// Fuzz target: any bytes as a safetensors file.

#include "core/engine/checkpoint/safetensors.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto content = jukebox::parseSafetensors(jukebox::fuzz::asBytes(data, size));
  if (!content) return 0;
  for (const auto& [name, view] : content->tensors) jukebox::fuzz::touch(view);
  return 0;
}
