#pragma once
// JobFacts: what the folders say about a job. They are the truth; the row in the database is a convenience.

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/domain/job.h"
#include "core/domain/library_files.h"
#include "ui/queue/generation_queue.h"

namespace jukebox::studio {

struct JobFacts {
  bool canContinue = false;  ///< the job folder is there and can go on
  bool isFinished = false;   ///< every sample is in the library, whatever the row says
  std::vector<ui::QueuePreview> previews;
};

/// Reads job folder and sample folders. Touches the disk: not on the GUI thread.
JobFacts inspectJob(const LibraryFiles& files, const Job& job);

/// Looks at a recording that a worker has announced and returns it with the facts: its sample's id, its length, spans
/// only if they make sense. Kinds: invalidInput (no sample of this job, or a file that is not in this job's folder,
/// links included), notFound, and those of the audio reader.
Result<ui::QueuePreview> checkPreview(const LibraryFiles& files, const Job& job, const ui::QueuePreview& told);

/// Deletes the job folder, if there is one. Interrupted half-way it leaves a folder without job.json, which is no job.
/// Kind busy while a process works on the job.
Status removeJobFolder(const LibraryFiles& files, const std::string& jobId);

}  // namespace jukebox::studio
