// Fuzz target: any bytes as a pickle, strict and lenient.

#include "core/engine/checkpoint/pickle.h"
#include "tests/fuzz/fuzz_target.h"

namespace {

/// Visits every value once more than the reader did: sizes, texts and entries must all be reachable.
std::size_t visit(jukebox::PickleValue value, std::size_t budget) {
  std::size_t seen = 1 + value.text().size();
  for (std::size_t i = 0; i < value.size() && seen < budget; ++i) {
    if (value.kind() == jukebox::PickleKind::dict) {
      seen += visit(value.entry(i).first, budget - seen);
      if (seen < budget) seen += visit(value.entry(i).second, budget - seen);
    } else {
      seen += visit(value.at(i), budget - seen);
    }
  }
  return seen;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  for (const bool lenient : {false, true}) {
    jukebox::PickleOptions options;
    options.allowUnknownGlobals = lenient;
    const auto result = jukebox::readPickle(jukebox::fuzz::asBytes(data, size), options);
    if (result) visit(result->document.root(), 100'000);
  }
  return 0;
}
