#include "app/studio/models/model_reading.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/domain/json_reader.h"
#include "core/labels/model_vocabulary.h"
#include "ui/library/sample_text.h"

namespace jukebox::studio {
namespace {

constexpr std::uint64_t kLargestLicense = 1U << 20U;

bool isInside(const std::filesystem::path& folder, const std::filesystem::path& root) {
  std::error_code code;
  const auto relative = std::filesystem::relative(folder, root, code);
  return !code && !relative.empty() && *relative.begin() != "..";
}

ui::ModelEntry readModel(InstalledModel model) {
  ui::ModelEntry entry;
  const ModelCard& card = model.card;
  for (const auto& file : card.files) entry.diskBytes += file.bytes;
  entry.isBundled = isInside(model.folder, resourceFolder());
  for (int level = card.topLevel(); level >= 0; --level) {
    auto names = vocabularyOf(model, level);
    if (!names) {
      logWarning("models", "{}: {}", card.name, names.error().sentence());
    } else if (*names) {
      entry.vocabularies.push_back({level, std::move(**names)});
    }
  }
  if (!card.license.textFile.empty()) {
    const auto text = readFile(model.folder / card.license.textFile, kLargestLicense);
    if (text) entry.licenseText = ui::text(*text);
  }
  entry.model = std::move(model);
  return entry;
}

}  // namespace

std::vector<ui::ModelEntry> readModels() {
  std::vector<ui::ModelEntry> entries;
  for (auto& model : installedModels(modelSearchFolders())) entries.push_back(readModel(std::move(model)));
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.model.card.name < b.model.card.name; });
  return entries;
}

Status takeMemory(const std::string& report, std::vector<ui::ModelEntry>& models) {
  ASSIGN_OR_RETURN(const auto json, parseJson(report, "The report about memory"));
  if (!json.is_array()) return makeError(ErrorKind::corrupt, "The report about memory is no list.");
  for (const auto& item : json) {
    std::string name;
    JsonReader reader(item, "A model of the report about memory");
    reader.text("name", name, 255);
    const auto* peaks = reader.child("peak_bytes");
    const auto* together = reader.child("together_bytes");
    RETURN_IF_ERROR(reader.status());
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const auto& entry) { return entry.model.card.name == name; });
    if (peaks == nullptr || found == models.end()) continue;
    std::vector<ui::ModelMemory> memory;
    JsonReader peakReader(*peaks, "The memory of a model");
    std::optional<JsonReader> togetherReader;
    if (together != nullptr) togetherReader.emplace(*together, "The memory of all levels of a model");
    for (const auto dtype : kStoredWeightDtypes) {
      const std::string format(weightDtypeName(dtype));
      ui::ModelMemory needed{dtype};
      peakReader.unsigned64(format.c_str(), needed.peakBytes);
      if (togetherReader) togetherReader->unsigned64(format.c_str(), needed.togetherBytes);
      if (needed.peakBytes > 0) memory.push_back(needed);
    }
    RETURN_IF_ERROR(peakReader.status());
    if (togetherReader) RETURN_IF_ERROR(togetherReader->status());
    found->memory = std::move(memory);
  }
  return {};
}

}  // namespace jukebox::studio
