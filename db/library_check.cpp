#include "db/library_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <system_error>

#include "core/base/id.h"
#include "core/base/sha256.h"
#include "db/sample_file.h"
#include "db/statement.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

/// One run over a library; findings gather in the report.
class LibraryChecker {
 public:
  LibraryChecker(Library& library, const CheckOptions& options) : m_library(library), m_options(options) {}

  Result<CheckReport> run() {
    if (m_options.depth != CheckDepth::names) {
      RETURN_IF_ERROR(checkDatabase());
      RETURN_IF_ERROR(checkSearchIndex());
    }
    // Rows before folders, because a sample is published folder first and purged row first.
    ASSIGN_OR_RETURN(const auto rows, m_library.samples().ids());
    const std::set<std::string> folders = listFolders();
    RETURN_IF_ERROR(checkRows(rows, folders));
    std::int64_t done = 0;
    for (const auto& id : folders) {
      RETURN_IF_ERROR(checkFolder(id, std::binary_search(rows.begin(), rows.end(), id)));
      if (m_options.progress && !m_options.progress(++done, std::ssize(folders))) {
        return makeError(ErrorKind::cancelled, "The check of the library was stopped.");
      }
    }
    m_report.sampleCount = std::ssize(folders);
    RETURN_IF_ERROR(checkJobs());
    return std::move(m_report);
  }

 private:
  Finding& add(FindingKind kind, std::string subject, std::string message, std::string advice = {}) {
    m_report.findings.push_back({kind, std::move(subject), std::move(message), std::move(advice), false});
    return m_report.findings.back();
  }
  /// Notes how a repair went.
  static void settle(Finding& finding, const Status& status) {
    finding.repaired = status.has_value();
    if (!status) finding.advice = status.error().sentence();
  }

  Status checkDatabase() {
    ASSIGN_OR_RETURN(auto statement, Statement::prepare(m_library.database(), "PRAGMA integrity_check(20)"));
    return statement.forEachRow([&](const Row& row) -> Status {
      const std::string problem = row.text(0);
      if (problem != "ok") {
        add(FindingKind::badDatabase, m_library.files().database().string(),
            fmt::format("The database is damaged: {}.", problem), "Run `jukebox library rebuild`.");
      }
      return {};
    });
  }

  Status checkSearchIndex() {
    const auto status = m_library.samples().checkIndex();
    if (status) return {};
    if (status.error().kind != ErrorKind::corrupt) return status;
    auto& finding = add(FindingKind::badSearchIndex, "samples_fts", "The search index does not fit the samples.",
                        "Repair the library, or rebuild it.");
    if (m_options.repair) settle(finding, m_library.samples().reindex());
    return {};
  }

  std::set<std::string> listFolders() {
    std::set<std::string> ids;
    std::error_code code;
    for (fs::directory_iterator it(m_library.files().samplesFolder(), code), end; !code && it != end;
         it.increment(code)) {
      const std::string name = it->path().filename().string();
      std::error_code ignored;
      const bool isFolder = it->is_directory(ignored);
      if (isFolder && isValidId(name)) {
        ids.insert(name);
      } else if (isFolder && isBuildFolderName(name)) {
        checkPart(it->path());
      } else {
        add(FindingKind::unknownEntry, it->path().string(), fmt::format("{} is not a sample.", it->path().string()),
            "Move it elsewhere if you need it.");
      }
    }
    return ids;
  }

  /// A young one belongs to a process that is at work.
  void checkPart(const fs::path& path) {
    if (ageOf(path) < kAbandonedAge) return;
    auto& finding =
        add(FindingKind::leftoverPart, path.string(),
            fmt::format("{} was left unfinished by a process that died.", path.string()), "Repair removes it.");
    if (!m_options.repair) return;
    std::error_code code;
    fs::remove_all(path, code);
    settle(finding, code ? Status(errorFromErrno(code.value(), "remove", path.string())) : Status());
  }

  Status checkRows(const std::vector<std::string>& rows, const std::set<std::string>& folders) {
    for (const auto& id : rows) {
      std::error_code ignored;
      if (folders.contains(id) || fs::exists(m_library.files().sampleFolder(id), ignored)) continue;
      const auto sample = m_library.samples().get(id);
      if (!sample && sample.error().kind == ErrorKind::notFound) continue;  // purged meanwhile
      const bool isInTrash = sample && sample->deleted;
      auto& finding = add(FindingKind::rowWithoutFolder, id, fmt::format("The files of sample {} are gone.", id),
                          isInTrash ? "It is in the trash; empty the trash to forget it."
                                    : "Bring its folder back, or repair the library to move it to the trash.");
      if (m_options.repair && !isInTrash) settle(finding, m_library.samples().setDeleted(id, true));
    }
    return {};
  }

  Status checkFolder(const std::string& id, bool hadRow) {
    const auto folder = m_library.files().sampleFolder(id);
    bool hasRow = hadRow;
    if (!hasRow) {
      ASSIGN_OR_RETURN(hasRow, m_library.samples().contains(id));  // published meanwhile?
    }
    if (hasRow && m_options.depth == CheckDepth::names) return {};
    const auto sample = readSampleFile(folder, id);
    if (!sample) {
      checkBadSampleJson(id, hasRow, sample.error());
      return {};
    }
    if (!hasRow) {
      auto& finding =
          add(FindingKind::folderWithoutRow, id, fmt::format("Sample {} is not listed.", id), "Repair lists it.");
      if (m_options.repair) settle(finding, adopt(folder));
    } else if (!rowEquals(*sample)) {
      auto& finding = add(FindingKind::rowDiffersFromFile, id,
                          fmt::format("The row of sample {} differs from its sample.json.", id),
                          "Repair takes what sample.json says.");
      if (m_options.repair) settle(finding, adopt(folder));
    }
    if (m_options.depth != CheckDepth::names) checkFiles(folder, *sample);
    return {};
  }

  Status adopt(const fs::path& folder) {
    RETURN_IF_ERROR(m_library.adopt(folder));
    return {};
  }

  void checkBadSampleJson(const std::string& id, bool hasRow, const Error& error) {
    std::error_code ignored;
    if (!fs::exists(m_library.files().sampleFolder(id), ignored)) return;  // purged meanwhile
    auto& finding = add(FindingKind::badSampleJson, id, error.sentence(),
                        hasRow ? "Repair writes it anew from the database."
                               : "Nothing else knows this sample; restore the file from a backup.");
    // A newer version's file is not ours to overwrite.
    if (error.kind == ErrorKind::unsupported) finding.advice = "Update the program.";
    if (!m_options.repair || !hasRow || error.kind == ErrorKind::unsupported) return;
    const auto row = m_library.samples().get(id);
    settle(finding, row ? m_library.updateSample(*row) : Status(row.error()));
  }

  bool rowEquals(const Sample& sample) {
    const auto row = m_library.samples().get(sample.id);
    if (!row) return false;
    const auto rowText = sampleToText(*row);
    const auto fileText = sampleToText(sample);
    return rowText && fileText && *rowText == *fileText;
  }

  void checkFiles(const fs::path& folder, const Sample& sample) {
    checkFile(sample.id, folder / sample.audioFile, sample.audioSha256, true,
              "Decode it again from its codes, or restore it from a backup.");
    checkFile(sample.id, folder / kCodesName, sample.codesSha256, !sample.codesSha256.empty(),
              "Generate the sample again with the same seed and model, or restore the file from a backup.");
    std::error_code code;
    for (fs::directory_iterator it(folder, code), end; !code && it != end; it.increment(code)) {
      if (it->path().extension() == ".part") checkPart(it->path());
    }
  }

  void checkFile(const std::string& id, const fs::path& path, const std::string& sha256, bool isNeeded,
                 const char* advice) {
    std::error_code code;
    const auto bytes = fs::file_size(path, code);
    if (code) {
      if (isNeeded) {
        add(FindingKind::missingFile, id, fmt::format("{} of sample {} is missing.", path.filename().string(), id),
            advice);
      }
      return;
    }
    if (m_options.depth != CheckDepth::hashes || sha256.empty()) return;
    const auto actual = sha256OfFile(path);
    m_report.byteCount += static_cast<std::int64_t>(bytes);
    if (actual && *actual == sha256) return;
    add(FindingKind::wrongHash, id,
        actual ? fmt::format("{} of sample {} is not what was written.", path.filename().string(), id)
               : actual.error().message,
        advice);
  }

  Status checkJobs() {
    ASSIGN_OR_RETURN(const auto running, m_library.jobs().list(JobState::running));
    std::vector<std::size_t> stale;
    for (const auto& job : running) {
      if (!m_library.isJobLockFree(job.id)) continue;
      add(FindingKind::staleJob, job.id, fmt::format("Job {} stopped without a word.", job.id),
          "Repair marks it interrupted; it can be resumed.");
      stale.push_back(m_report.findings.size() - 1);
    }
    if (!m_options.repair || stale.empty()) return {};
    ASSIGN_OR_RETURN(const auto marked, m_library.markInterruptedJobs());
    for (const auto index : stale) {
      Finding& finding = m_report.findings[index];
      finding.repaired = std::find(marked.begin(), marked.end(), finding.subject) != marked.end();
    }
    return {};
  }

  Library& m_library;
  const CheckOptions& m_options;
  CheckReport m_report;
};

}  // namespace

std::string_view findingKindName(FindingKind kind) {
  switch (kind) {
    case FindingKind::badDatabase:
      return "bad_database";
    case FindingKind::badSearchIndex:
      return "bad_search_index";
    case FindingKind::rowWithoutFolder:
      return "row_without_folder";
    case FindingKind::folderWithoutRow:
      return "folder_without_row";
    case FindingKind::rowDiffersFromFile:
      return "row_differs_from_file";
    case FindingKind::badSampleJson:
      return "bad_sample_json";
    case FindingKind::missingFile:
      return "missing_file";
    case FindingKind::wrongHash:
      return "wrong_hash";
    case FindingKind::leftoverPart:
      return "leftover_part";
    case FindingKind::unknownEntry:
      return "unknown_entry";
    case FindingKind::staleJob:
      return "stale_job";
  }
  return "bad_database";
}

std::int64_t CheckReport::unrepairedCount() const {
  return std::count_if(findings.begin(), findings.end(), [](const Finding& finding) { return !finding.repaired; });
}

Result<CheckReport> checkLibrary(Library& library, const CheckOptions& options) {
  return LibraryChecker(library, options).run();
}

}  // namespace jukebox
