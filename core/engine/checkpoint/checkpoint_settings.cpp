#include "core/engine/checkpoint/checkpoint_settings.h"

#include <nlohmann/json.hpp>

namespace jukebox {
namespace {

constexpr std::size_t kMaximumEntries = 10'000;
constexpr std::size_t kMaximumListEntries = 64;

/// A scalar as JSON, or discarded.
nlohmann::json scalar(PickleValue value) {
  switch (value.kind()) {
    case PickleKind::none:
      return nullptr;
    case PickleKind::boolean:
      return *value.asBool();
    case PickleKind::integer:
      return *value.asInteger();
    case PickleKind::real:
      return *value.asReal();
    case PickleKind::text:
      return std::string(value.text());
    default:
      return nlohmann::json(nlohmann::json::value_t::discarded);
  }
}

nlohmann::json scalarOrList(PickleValue value) {
  if (value.kind() != PickleKind::list && value.kind() != PickleKind::tuple) return scalar(value);
  nlohmann::json list = nlohmann::json::array();
  if (value.size() > kMaximumListEntries) return nlohmann::json(nlohmann::json::value_t::discarded);
  for (std::size_t i = 0; i < value.size(); ++i) {
    nlohmann::json item = scalar(value.at(i));
    if (item.is_discarded()) return item;
    list.push_back(std::move(item));
  }
  return list;
}

}  // namespace

std::optional<nlohmann::json> settingsOf(const CheckpointFile& checkpoint) {
  if (checkpoint.pickled() == nullptr) return std::nullopt;
  const auto hps = checkpoint.pickled()->document.root().find("hps");
  if (!hps || hps->kind() != PickleKind::dict || hps->size() > kMaximumEntries) return std::nullopt;
  nlohmann::json settings = nlohmann::json::object();
  for (std::size_t i = 0; i < hps->size(); ++i) {
    const auto [key, value] = hps->entry(i);
    if (key.kind() != PickleKind::text) continue;
    nlohmann::json item = scalarOrList(value);
    if (!item.is_discarded()) settings[std::string(key.text())] = std::move(item);
  }
  return settings;
}

}  // namespace jukebox
