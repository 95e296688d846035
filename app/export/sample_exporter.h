#pragma once
// SampleExporter: samples of a library as audio files with tags, and what belongs beside them.

#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "app/export/export_settings.h"
#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/domain/library_files.h"
#include "core/domain/sample.h"

namespace jukebox {

class StagedFiles;

struct ExportedSample {
  std::filesystem::path audioFile;
  std::vector<std::filesystem::path> sidecars;
  std::vector<std::string> notes;  ///< whole sentences: what was asked for and could not be (no times, peak limit)
};

/// Writes one sample after another; two samples of one exporter never get the same name. A sample's files appear
/// all together when all are whole: one that fails (full disk, cancelled) leaves no new file, and replaces none. Not
/// thread-safe.
class SampleExporter {
 public:
  /// Kinds of writerOptionsFor().
  static Result<SampleExporter> create(LibraryFiles files, ExportSettings settings);

  /// Below `folder` (made when it is not there), named by the pattern; `number` counts from 1. Kinds: cancelled,
  /// alreadyExists, notFound (the sample's own files), io, noSpace, unsupported.
  Result<ExportedSample> exportInto(const std::filesystem::path& folder, const Sample& sample, int number,
                                    const CancellationToken& cancellation);

  /// To this very file, whatever the pattern says.
  Result<ExportedSample> exportTo(const std::filesystem::path& file, const Sample& sample,
                                  const CancellationToken& cancellation);

  /// A table beside the samples, by the rule for existing files. `name`: with its extension. Returns where it is.
  Result<std::filesystem::path> writeTable(const std::filesystem::path& folder, const std::string& name,
                                           const std::string& text);

 private:
  SampleExporter(LibraryFiles files, ExportSettings settings, AudioWriterOptions options)
      : m_files(std::move(files)), m_settings(std::move(settings)), m_options(std::move(options)) {}
  std::vector<std::string> extensions(std::string_view audioExtension) const;
  Result<std::filesystem::path> freeStem(const std::filesystem::path& wanted,
                                         const std::vector<std::string>& extensions);
  Result<ExportedSample> exportFiles(const std::filesystem::path& stem, std::string_view audioExtension,
                                     const Sample& sample, const CancellationToken& cancellation);
  Status writeSidecars(const std::filesystem::path& stem, const Sample& sample, StagedFiles& files,
                       ExportedSample& result) const;

  LibraryFiles m_files;
  ExportSettings m_settings;
  AudioWriterOptions m_options;
  std::set<std::filesystem::path> m_usedStems;
};

}  // namespace jukebox
