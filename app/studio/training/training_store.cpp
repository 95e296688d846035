#include "app/studio/training/training_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "app/studio/training/run_folder.h"
#include "app/studio/training/scan_report.h"
#include "core/base/atomic_file.h"
#include "core/base/id.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "core/domain/json_reader.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using ui::StageKind;

constexpr std::uint64_t kMostFileBytes = 1U << 22U;
constexpr std::size_t kMostEntries = 2000, kMostStages = 16, kMostSettings = 256;
constexpr std::size_t kMostTextBytes = 8192;
constexpr double kMostHours = 1e6;
constexpr std::array<const char*, 5> kKinds{"prepare", "codec", "prior", "upsampler", "finetune"};

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

/// Plain words of a JSON object as QString.
void readText(JsonReader& reader, const char* name, QString& out) {
  std::string value;
  reader.text(name, value, kMostTextBytes);
  out = text(value);
}

Json stageJson(const ui::TrainingStage& stage, std::int64_t process) {
  Json settings = Json::array();
  for (const QString& setting : stage.wish.settings) settings.push_back(setting.toStdString());
  return {{"kind", kKinds[static_cast<std::size_t>(stage.wish.kind)]},
          {"level", stage.wish.level},
          {"hours", stage.wish.hours},
          {"steps", stage.wish.steps},
          {"preset", stage.wish.preset.toStdString()},
          {"settings", std::move(settings)},
          {"model", stage.modelName.toStdString()},
          {"done", stage.state == ui::StageState::done},
          {"process", process}};
}

Status readStage(const Json& json, StoredPlan& plan) {
  JsonReader reader(json, "plan.json");
  ui::TrainingStage stage;
  std::string kind;
  std::vector<std::string> settings;
  bool isDone = false;
  std::int64_t process = 0;
  reader.text("kind", kind, 32);
  const auto found = std::find(kKinds.begin(), kKinds.end(), kind);
  if (found == kKinds.end()) reader.fail("has an unknown stage");
  reader.integer("level", stage.wish.level, 0, 15);
  reader.number("hours", stage.wish.hours, 0, kMostHours);
  reader.integer("steps", stage.wish.steps, 0, std::int64_t{1} << 53U);
  readText(reader, "preset", stage.wish.preset);
  reader.texts("settings", settings, kMostSettings);
  readText(reader, "model", stage.modelName);
  reader.boolean("done", isDone);
  reader.integer("process", process, 0, std::int64_t{1} << 31U);
  if (!stage.modelName.isEmpty() && !isPlainFileName(stage.modelName.toStdString())) reader.fail("names no model");
  RETURN_IF_ERROR(reader.status());
  stage.wish.kind = static_cast<StageKind>(found - kKinds.begin());
  for (const std::string& setting : settings) stage.wish.settings.append(text(setting));
  stage.state = isDone ? ui::StageState::done : ui::StageState::waiting;
  if (stage.wish.kind != StageKind::prepare) plan.run.wish.stages.push_back(stage.wish);
  plan.run.stages.push_back(std::move(stage));
  plan.processes.push_back(process);
  return {};
}

Json planJson(const StoredPlan& plan) {
  const ui::TrainingRun& run = plan.run;
  Json stages = Json::array();
  for (std::size_t i = 0; i < run.stages.size(); ++i) stages.push_back(stageJson(run.stages[i], plan.processes.at(i)));
  Json json{{"version", 1},
            {"created_at", run.createdAt.toStdString()},
            {"name", run.wish.name.toStdString()},
            {"dataset", run.wish.datasetId},
            {"dataset_name", run.datasetName.toStdString()},
            {"preset", run.wish.preset.toStdString()},
            {"base_model", run.wish.baseModel.toStdString()},
            {"base_name", run.wish.baseName.toStdString()},
            {"sample_rate", run.wish.sampleRate},
            {"licence", run.wish.licence.toStdString()},
            {"threads", run.wish.threads},
            {"provenance", plan.provenance.toStdString()},
            {"usual_seconds", plan.usualSeconds},
            {"stopped", plan.wasStopped},
            {"stages", std::move(stages)}};
  if (run.error) json["error"] = Json{{"message", run.error->message}, {"advice", run.error->advice}};
  return json;
}

Result<StoredPlan> readPlan(const fs::path& folder) {
  const fs::path file = folder / "plan.json";
  ASSIGN_OR_RETURN(const std::string bytes, readFile(file, kMostFileBytes));
  ASSIGN_OR_RETURN(const Json json, parseJson(bytes, file.string()));
  JsonReader reader(json, file.string());
  StoredPlan plan;
  ui::TrainingRun& run = plan.run;
  run.id = folder.filename().string();
  readText(reader, "created_at", run.createdAt);
  readText(reader, "name", run.wish.name);
  reader.text("dataset", run.wish.datasetId, 64);
  readText(reader, "dataset_name", run.datasetName);
  readText(reader, "preset", run.wish.preset);
  readText(reader, "base_model", run.wish.baseModel);
  readText(reader, "base_name", run.wish.baseName);
  reader.integer("sample_rate", run.wish.sampleRate, 1000, 768'000);
  readText(reader, "licence", run.wish.licence);
  reader.integer("threads", run.wish.threads, 0, 1024);
  readText(reader, "provenance", plan.provenance);
  reader.number("usual_seconds", plan.usualSeconds, 0, 1e6);
  reader.boolean("stopped", plan.wasStopped);
  const Json* stages = reader.child("stages");
  if (stages == nullptr || !stages->is_array() || stages->empty() || stages->size() > kMostStages) {
    reader.fail("has no list of stages");
  }
  if (!isValidId(run.wish.datasetId)) reader.fail("names no data set");
  if (!isPlainFileName(run.wish.name.toStdString())) reader.fail("names no model");
  RETURN_IF_ERROR(reader.status());
  for (const Json& stage : *stages) RETURN_IF_ERROR(readStage(stage, plan));
  if (const Json* error = reader.child("error")) {
    JsonReader words(*error, file.string());
    Error what;
    words.text("message", what.message, kMostTextBytes);
    words.text("advice", what.advice, kMostTextBytes);
    RETURN_IF_ERROR(words.status());
    run.error = std::move(what);
  }
  for (std::size_t i = 0; i < run.stages.size(); ++i) {
    if (const auto state = readRunState(TrainingStore::stageFolder(folder, run, i)))
      run.stages[i].progress = state->state;
  }
  run.state = restingState(plan);
  return plan;
}

Result<ui::TrainingDataset> readDataset(const fs::path& folder) {
  const fs::path file = folder / "info.json";
  ASSIGN_OR_RETURN(const std::string bytes, readFile(file, kMostFileBytes));
  ASSIGN_OR_RETURN(const Json json, parseJson(bytes, file.string()));
  JsonReader reader(json, file.string());
  ui::TrainingDataset dataset;
  dataset.id = folder.filename().string();
  readText(reader, "name", dataset.name);
  readText(reader, "folder", dataset.folder);
  readText(reader, "scanned_at", dataset.scannedAt);
  readText(reader, "licence", dataset.licence);
  readText(reader, "source", dataset.source);
  reader.boolean("confirmed", dataset.isConfirmed);
  RETURN_IF_ERROR(reader.status());
  ASSIGN_OR_RETURN(const std::string report, readFile(folder / "scan.json", kMostReportBytes));
  ASSIGN_OR_RETURN(dataset.summary, parseScanReport(report));
  std::error_code code;
  dataset.isThere = fs::is_directory(dataset.folder.toStdString(), code);
  return dataset;
}

/// Folders below `parent` whose names are ids, newest first (ids begin with the time).
std::vector<fs::path> idFolders(const fs::path& parent) {
  std::vector<fs::path> folders;
  std::error_code code;
  for (auto it = fs::directory_iterator(parent, code); it != fs::directory_iterator() && !code; it.increment(code)) {
    if (folders.size() < kMostEntries && isValidId(it->path().filename().string())) folders.push_back(it->path());
  }
  std::sort(folders.rbegin(), folders.rend());
  return folders;
}

}  // namespace

ui::RunState restingState(const StoredPlan& plan) {
  const auto& stages = plan.run.stages;
  const bool isDone = std::all_of(stages.begin(), stages.end(),
                                  [](const ui::TrainingStage& s) { return s.state == ui::StageState::done; });
  if (isDone) return ui::RunState::finished;
  if (plan.run.error) return ui::RunState::failed;
  return plan.wasStopped ? ui::RunState::stopped : ui::RunState::interrupted;
}

fs::path TrainingStore::preparedFolder(const std::string& datasetId, int sampleRate) const {
  return datasetFolder(datasetId) / fmt::format("prepared-{}", sampleRate);
}

fs::path TrainingStore::stageFolder(const fs::path& runFolder, const ui::TrainingRun& run, std::size_t stage) {
  return runFolder / fmt::format("{}-{}", stage, kKinds[static_cast<std::size_t>(run.stages.at(stage).wish.kind)]);
}

fs::path TrainingStore::stageLog(const fs::path& runFolder, const ui::TrainingRun& run, std::size_t stage) {
  return stageFolder(runFolder, run, stage).string() + ".log";
}

std::vector<ui::TrainingDataset> TrainingStore::readDatasets() const {
  std::vector<ui::TrainingDataset> datasets;
  for (const fs::path& folder : idFolders(m_root / "datasets")) {
    auto dataset = readDataset(folder);
    if (dataset) {
      datasets.push_back(std::move(*dataset));
    } else {
      logMessage(LogLevel::warning, "training", dataset.error().sentence());
    }
  }
  return datasets;
}

Status TrainingStore::writeDataset(const ui::TrainingDataset& dataset) const {
  const Json json{{"version", 1},
                  {"name", dataset.name.toStdString()},
                  {"folder", dataset.folder.toStdString()},
                  {"scanned_at", dataset.scannedAt.toStdString()},
                  {"licence", dataset.licence.toStdString()},
                  {"source", dataset.source.toStdString()},
                  {"confirmed", dataset.isConfirmed}};
  return writeFileAtomically(datasetFolder(dataset.id) / "info.json", json.dump(2) + "\n");
}

std::vector<StoredPlan> TrainingStore::readPlans() const {
  std::vector<StoredPlan> plans;
  for (const fs::path& folder : idFolders(m_root / "runs")) {
    auto plan = readPlan(folder);
    if (plan) {
      plans.push_back(std::move(*plan));
    } else {
      logMessage(LogLevel::warning, "training", plan.error().sentence());
    }
  }
  return plans;
}

Status TrainingStore::writePlan(const StoredPlan& plan) const {
  const fs::path folder = runFolder(plan.run.id);
  std::error_code code;
  fs::create_directories(folder, code);
  if (code) return errorFromErrno(code.value(), "make the folder", folder.string());
  return writeFileAtomically(folder / "plan.json", planJson(plan).dump(2) + "\n");
}

Status TrainingStore::remove(const fs::path& folder) const {
  std::error_code code;
  fs::remove_all(folder, code);
  if (code) return errorFromErrno(code.value(), "remove", folder.string());
  return {};
}

}  // namespace jukebox::studio
