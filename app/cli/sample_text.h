#pragma once
// SampleText: samples as text for people and for spreadsheets.

#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/domain/sample.h"
#include "db/sample_store.h"

namespace jukebox::cli {

/// One line of a list.
std::string summaryLine(const SampleSummary& summary);
nlohmann::json summaryToJson(const SampleSummary& summary);
/// Several lines with everything that is known.
std::string describe(const Sample& sample);
/// A heading and one row, comma-separated (RFC 4180), UTF-8.
std::string sampleToCsv(const Sample& sample);
/// A cell of such a row: quoted when it must be.
std::string csvCell(const std::string& text);

}  // namespace jukebox::cli
