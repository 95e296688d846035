#include "app/export/export_batch.h"

namespace jukebox {

ExportReport exportEach(const std::vector<std::string>& ids, const ReadSampleFunction& read,
                        const ExportSampleFunction& write, const ExportProgressFunction& progress) {
  ExportReport report;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto sample = read(ids[i]);
    const std::string name = sample && !sample->title.empty() ? sample->title : ids[i];
    const auto written = sample ? write(*sample, static_cast<int>(i) + 1) : Result<ExportedSample>(sample.error());
    if (written) {
      report.table.add(*sample, written->audioFile.filename().string());
      for (const auto& note : written->notes) report.notes.push_back({name, note});
    } else if (written.error().kind == ErrorKind::cancelled) {
      report.wasCancelled = true;
      return report;
    } else {
      report.failures.push_back({name, written.error()});
    }
    progress(i + 1, ids.size(), name);
  }
  return report;
}

}  // namespace jukebox
