#pragma once
// jukebox models import, export, quantize: operations that write many gigabytes and show how far they are.

#include "app/cli/cli_options.h"
#include "app/cli/terminal_progress.h"
#include "core/base/result.h"
#include "core/domain/model_card.h"
#include "core/engine/checkpoint/model_import.h"

namespace jukebox::cli {

/// Progress of an import as a bar with its own estimate of the rest.
class ImportProgressBar {
 public:
  /// `json`: lines for a program on standard error instead of a bar for a person.
  explicit ImportProgressBar(bool json);
  /// Refers to this object.
  ImportProgressCallback callback();
  void clear() { m_bar.clear(); }

 private:
  void tellProgram(const std::string& step, double fraction);
  bool m_json;
  TerminalProgress m_bar;
  std::chrono::steady_clock::time_point m_nextLine;
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
};

/// Flags of `models import` as a request. Kind invalidInput names the flag.
Result<ImportRequest> buildImportRequest(const ModelsOptions& options);

Result<int> importModelCommand(const ModelsOptions& options, const CommonOptions& common);
Result<int> exportModelCommand(const InstalledModel& model, const ModelsOptions& options, const CommonOptions& common);
Result<int> quantizeModelCommand(const InstalledModel& model, const ModelsOptions& options,
                                 const CommonOptions& common);

}  // namespace jukebox::cli
