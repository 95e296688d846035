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

}  // namespace jukebox::cli
