#include "app/explorer/publication_plan.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "core/audio_file/audio_reader.h"

namespace jukebox::explorer {
namespace {

constexpr double kPageBytes = 90e3;
constexpr double kMetadataBytes = 12e3;  ///< of a song: metadata.json and .js, its rows in the lists
constexpr double kFlacShare = 0.6;       ///< of 16-bit samples

/// Bytes of a second of one channel, as AudioWriter encodes it unless told otherwise.
double bytesPerSecond(AudioFormat format, int sampleRate) {
  const double pcm = 2.0 * sampleRate;
  switch (format) {
    case AudioFormat::mp3:
    case AudioFormat::m4a:
      return 96e3 / 8;
    case AudioFormat::ogg:
      return 80e3 / 8;
    case AudioFormat::opus:
      return 64e3 / 8;
    case AudioFormat::flac:
      return kFlacShare * pcm;
    default:
      return pcm;
  }
}

/// Rate and channels of the first song stand for all: a library has the sound of its models.
double bytesPerSecondLike(const LibraryFiles& files, const Sample& sample, AudioFormat format) {
  const auto info = readAudioFileInfo(files.sampleFolder(sample.id) / sample.audioFile);
  if (!info || info->sourceSampleRate <= 0) return bytesPerSecond(format, sample.sampleRate);
  return std::max(1, info->sourceChannels) * bytesPerSecond(format, info->sourceSampleRate);
}

std::vector<NameCount> mostFirst(const std::map<std::string, std::int64_t>& counts) {
  std::vector<NameCount> list;
  for (const auto& [name, count] : counts) list.push_back({name, count});
  std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.count > b.count; });
  return list;
}

Result<std::vector<SampleSummary>> wantedSamples(SampleStore& store, const PlanWish& wish) {
  if (wish.ids.empty()) {
    ASSIGN_OR_RETURN(const auto query, parseSampleQuery(wish.query));
    return store.list(query, wish.sort);
  }
  std::vector<std::int64_t> rows;
  for (const auto& id : wish.ids) {
    ASSIGN_OR_RETURN(const auto row, store.rowOf(id));
    rows.push_back(row);
  }
  return store.summaries(rows);
}

}  // namespace

Result<PublicationPlan> planPublication(Library& library, const PlanWish& wish) {
  PublicationPlan plan;
  plan.folder = inspectFolder(wish.folder);
  ASSIGN_OR_RETURN(const auto samples, wantedSamples(library.samples(), wish));
  std::map<std::string, std::int64_t> licences;
  for (const auto& sample : samples) {
    const bool isDraft = sample.lowestLevel > 0;
    if (sample.deleted) {
      ++plan.inTrash;
      continue;
    }
    if (isDraft) ++plan.drafts;
    if (isDraft && !wish.includesDrafts) continue;
    plan.ids.push_back(sample.id);
    plan.seconds += sample.durationSeconds;
    ++licences[sample.license];
  }
  plan.licences = mostFirst(licences);
  if (plan.ids.empty()) return plan;
  ASSIGN_OR_RETURN(const auto first, library.samples().get(plan.ids.front()));
  plan.statement = aiMadeStatement(first);
  const double audio = plan.seconds * bytesPerSecondLike(library.files(), first, wish.format);
  plan.bytes = static_cast<std::uint64_t>(
      std::llround(kPageBytes + audio + kMetadataBytes * static_cast<double>(plan.ids.size())));
  return plan;
}

}  // namespace jukebox::explorer
