// Fuzz target: any text as model.json, up to the list of weights that it implies.

#include <nlohmann/json.hpp>
#include <string_view>

#include "core/domain/json_reader.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/model_weights.h"
#include "tests/fuzz/fuzz_target.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto json = jukebox::parseJson({reinterpret_cast<const char*>(data), size}, "model.json");
  if (!json) return 0;
  const auto card = jukebox::modelCardFromJson(*json);
  if (!card) return 0;
  // What was accepted must survive being written and read again, and must describe a bounded model.
  const auto again = jukebox::modelCardFromJson(jukebox::toJson(*card));
  if (!again || again->weightsHash() != card->weightsHash()) __builtin_trap();
  for (const auto& file : jukebox::modelWeightFiles(*card)) {
    for (const auto& weight : file.expected) {
      if (!jukebox::elementCountOf(weight.shape)) __builtin_trap();
    }
  }
  return 0;
}
