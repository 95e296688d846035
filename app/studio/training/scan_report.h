#pragma once
// ScanReport: what `jukebox dataset scan --json` prints, as the Train page shows it. The text is untrusted and bounded.

#include <string>

#include "core/base/result.h"
#include "ui/training/training_desk.h"

namespace jukebox::studio {

inline constexpr std::uint64_t kMostReportBytes = std::uint64_t{64} << 20U;

/// The report on standard output. Kind corrupt.
Result<ui::ScanSummary> parseScanReport(const std::string& text);

/// One line of standard error; false when it says nothing about progress.
bool parseScanProgress(const std::string& line, ui::ScanProgress& progress);

}  // namespace jukebox::studio
