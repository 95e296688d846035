#include "core/domain/cost_model.h"

#include <algorithm>
#include <cstdlib>
#include <nlohmann/json.hpp>

#include "core/domain/draft_plan.h"
#include "core/domain/json_reader.h"
#include "core/domain/window_plan.h"

namespace jukebox {
namespace {

constexpr double kFastest = 1e12;  // units a second; more is no measurement

/// Bytes of a level's weights on the disk: what the speeds of two levels are compared by.
std::uint64_t weightBytes(const ModelCard& card, int level) {
  const ModelPrior* prior = card.priorOf(level);
  if (prior == nullptr) return 0;
  for (const auto& file : card.files) {
    if (file.path == prior->weightsFile) return file.bytes;
  }
  return 0;
}

/// The measured speed of a level, or that of the nearest measured one scaled by the sizes of the weights.
std::optional<double> speedOf(const ModelCard& card, const SpeedRecord& record, int level, int rows) {
  if (const LevelSpeed* known = record.find(level, rows)) return known->unitsPerSecond;
  const LevelSpeed* nearest = nullptr;
  for (const auto& speed : record.levels) {
    if (speed.rows > rows) continue;
    if (nearest == nullptr || std::abs(speed.level - level) < std::abs(nearest->level - level)) nearest = &speed;
  }
  if (nearest == nullptr) return std::nullopt;
  const auto own = static_cast<double>(weightBytes(card, level));
  const auto other = static_cast<double>(weightBytes(card, nearest->level));
  return own > 0 && other > 0 ? nearest->unitsPerSecond * other / own : nearest->unitsPerSecond;
}

int rowsOf(const GenerationRequest& request, std::int64_t independent, int rowsEach) {
  const int most = request.maximumBatch > 0 ? std::min(request.maximumBatch, kMaximumBatch) : kMaximumBatch;
  const auto together = static_cast<int>(std::clamp<std::int64_t>(independent, 1, most));
  return std::min(together * rowsEach, kMaximumBatch);
}

}  // namespace

Result<std::vector<LevelWorkload>> workloadOf(const ModelCard& card, const GenerationRequest& request,
                                              double sourceSeconds) {
  const int top = card.topLevel();
  const bool upsamples = request.mode == GenerationMode::upsample;
  const int lowest = std::max(request.lowestLevel.value_or(0), card.lowestLevel());
  const int first = upsamples ? top - 1 : top;
  if (card.priorOf(top) == nullptr || lowest > first) {
    return makeError(ErrorKind::invalidInput, "The model has no level that this request would sample.");
  }
  const std::int64_t topHop = card.codec.samplesPerToken(top);
  const double seconds = upsamples ? sourceSeconds : request.durationSeconds;
  const std::int64_t total = sampleLengthFor(seconds, card.codec.sampleRate, topHop);
  const bool continues = request.mode == GenerationMode::continuation || request.mode == GenerationMode::primed;
  const std::int64_t present = continues ? sampleLengthFor(sourceSeconds, card.codec.sampleRate, topHop) : 0;
  const std::vector<LevelSampling> levels = card.samplingFor(request);
  std::vector<LevelWorkload> workload;
  for (int level = first; level >= lowest; --level) {
    const ModelPrior* prior = card.priorOf(level);
    if (prior == nullptr) continue;
    const std::int64_t hop = card.codec.samplesPerToken(level);
    const std::int64_t context = prior->hyperparameters.nCtx;
    const LevelSampling& sampling = levels[static_cast<std::size_t>(level)];
    // With guidance every token is computed twice, side by side.
    const int rowsEach = sampling.isGuided() ? 2 : 1;
    LevelWorkload work{level, 0, 0, rowsOf(request, request.count, rowsEach)};
    const auto draft =
        request.isDraft ? planLevelDraft(card, level, total / hop, present / hop) : std::vector<DraftWindow>();
    if (!draft.empty()) {
      const auto windows = static_cast<std::int64_t>(draft.size()) * request.count;
      work.newTokens = windows * context;
      work.units = static_cast<double>(work.newTokens) * rowsEach;
      work.rows = rowsOf(request, windows, rowsEach);
      workload.push_back(work);
      continue;
    }
    for (const auto& window : planWindows(
             total / hop, context, windowHopFor(sampling.hopFraction, context), present / hop)) {
      work.newTokens += window.newTokens() * request.count;
      work.units += static_cast<double>(request.count * rowsEach) * (static_cast<double>(window.newTokens()) +
                                                          kPrefillUnits * static_cast<double>(window.primedTokens));
    }
    workload.push_back(work);
  }
  return workload;
}

const LevelSpeed* SpeedRecord::find(int level, int rows) const {
  const LevelSpeed* best = nullptr;
  for (const LevelSpeed& speed : levels) {
    if (speed.level == level && speed.rows <= rows && (best == nullptr || speed.rows > best->rows)) best = &speed;
  }
  return best;
}

void SpeedRecord::learn(const LevelSpeed& measured) {
  for (auto& speed : levels) {
    if (speed.level != measured.level || speed.rows != measured.rows) continue;
    speed.unitsPerSecond = (speed.unitsPerSecond + measured.unitsPerSecond) / 2;
    return;
  }
  levels.push_back(measured);
}

std::optional<double> estimatedSeconds(const ModelCard& card, const std::vector<LevelWorkload>& workload, int samples,
                                       double audioSeconds, const SpeedRecord& record) {
  double seconds = 0;
  for (const auto& work : workload) {
    const auto speed = speedOf(card, record, work.level, work.rows);
    if (!speed) return std::nullopt;
    seconds += work.units / *speed + record.decodeSecondsPerSecond * audioSeconds * samples;
  }
  return seconds;
}

nlohmann::json toJson(const SpeedRecord& record) {
  nlohmann::json levels = nlohmann::json::array();
  for (const auto& speed : record.levels) {
    levels.push_back({{"level", speed.level}, {"units_per_second", speed.unitsPerSecond}, {"rows", speed.rows}});
  }
  return {{"levels", levels}, {"decode_seconds_per_second", record.decodeSecondsPerSecond}, {"runs", record.runs}};
}

Result<SpeedRecord> speedRecordFromJson(const nlohmann::json& json) {
  SpeedRecord record;
  JsonReader reader(json, "A speed record");
  reader.number("decode_seconds_per_second", record.decodeSecondsPerSecond, 0, 1e6);
  reader.integer("runs", record.runs, 0, 1 << 30);
  const nlohmann::json* levels = reader.child("levels");
  if (levels != nullptr && (!levels->is_array() || levels->size() > 1024)) reader.fail("needs a list of levels");
  RETURN_IF_ERROR(reader.status());
  if (levels == nullptr) return record;
  for (const auto& item : *levels) {
    LevelSpeed speed;
    JsonReader levelReader(item, "A measured level");
    levelReader.integer("level", speed.level, 0, 64);
    levelReader.number("units_per_second", speed.unitsPerSecond, 1e-9, kFastest);
    levelReader.integer("rows", speed.rows, 1, kMaximumBatch);
    RETURN_IF_ERROR(levelReader.status());
    if (speed.unitsPerSecond <= 0) return makeError(ErrorKind::corrupt, "A measured level has no speed.");
    record.levels.push_back(speed);
  }
  return record;
}

}  // namespace jukebox
