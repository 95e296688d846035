// Fuzz target: any bytes as a PyTorch file of the zip format.

#include "core/engine/checkpoint/zip_checkpoint.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto checkpoint = jukebox::parseZipCheckpoint(jukebox::fuzz::asBytes(data, size), {true, {}});
  if (checkpoint) jukebox::fuzz::touch(*checkpoint);
  return 0;
}
