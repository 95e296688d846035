#pragma once
// ExportBatch: many samples, one after another; one that cannot be exported does not keep the others back.

#include <functional>
#include <string>
#include <vector>

#include "app/export/sample_exporter.h"
#include "app/export/sample_table.h"

namespace jukebox {

struct ExportFailure {
  std::string name;  ///< title of the sample, or its id when it cannot even be read
  Error error;
};

/// A sentence about one sample that was written.
struct ExportNote {
  std::string title, text;
};

struct ExportReport {
  SampleTable table;  ///< a row for each sample that was written
  std::vector<ExportFailure> failures;
  std::vector<ExportNote> notes;
  bool wasCancelled = false;  ///< those after it were not tried; this is no failure
};

using ReadSampleFunction = std::function<Result<Sample>(const std::string& id)>;
/// `number` counts from 1 over all samples asked for.
using ExportSampleFunction = std::function<Result<ExportedSample>(const Sample& sample, int number)>;
/// After each sample, `done` of `total` are dealt with.
using ExportProgressFunction = std::function<void(std::size_t done, std::size_t total, const std::string& name)>;

/// Stops early only when a function answers with kind cancelled.
ExportReport exportEach(const std::vector<std::string>& ids, const ReadSampleFunction& read,
                        const ExportSampleFunction& write, const ExportProgressFunction& progress);

}  // namespace jukebox
