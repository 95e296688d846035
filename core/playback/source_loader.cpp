#include "core/playback/source_loader.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "core/audio_file/audio_reader.h"
#include "core/base/log.h"
#include "core/playback/tempo_stretcher.h"

namespace jukebox {
namespace {

/// Small enough that a more urgent source does not wait; a few milliseconds of decoding.
constexpr std::size_t kPieceFrames = 8192;

}  // namespace

/// One source on its way from the file to memory.
struct SourceLoader::Job {
  explicit Job(std::shared_ptr<SoundSource> wanted) : source(std::move(wanted)) {}

  std::shared_ptr<SoundSource> source;
  std::optional<AudioReader> reader;
  std::optional<LoudnessMeter> meter;
  std::unique_ptr<TempoStretcher> stretcher;  ///< null at the recording's own speed
  std::vector<float> piece, stretched;

  Status open() {
    ASSIGN_OR_RETURN(reader, AudioReader::open(source->file(), {.targetSampleRate = source->sampleRate(),
                                                                .channels = kOutputChannels}));
    ASSIGN_OR_RETURN(meter, LoudnessMeter::create(source->sampleRate(), kOutputChannels));
    if (source->speed() != 1.0) stretcher = std::make_unique<TempoStretcher>(source->sampleRate(), source->speed());
    piece.resize(kPieceFrames * kOutputChannels);
    return {};
  }

  /// False when there is nothing more to read.
  Result<bool> step() {
    if (!reader) RETURN_IF_ERROR(open());
    ASSIGN_OR_RETURN(const std::size_t frames, reader->read(piece));
    const auto samples = std::span(piece).first(frames * kOutputChannels);
    RETURN_IF_ERROR(stretcher ? appendStretched(samples) : source->append(samples));
    RETURN_IF_ERROR(meter->add(samples));
    return frames > 0;
  }

  /// Nothing: the recording is over.
  Status appendStretched(std::span<const float> samples) {
    stretched.clear();
    if (samples.empty()) {
      stretcher->finish(stretched);
    } else {
      stretcher->stretch(samples, stretched);
    }
    return source->append(stretched);
  }

  /// True when the source has all it will ever get.
  bool advance() {
    const auto hasMore = step();
    if (!hasMore) {
      logWarning("playback", "{}: {}", source->file().string(), hasMore.error().sentence());
      source->fail(hasMore.error());
      return true;
    }
    if (*hasMore) return false;
    if (!reader->damage().empty()) logWarning("playback", "{}: {}", source->file().string(), reader->damage());
    source->complete(meter->result());
    return true;
  }
};

SourceLoader::SourceLoader() : m_thread([this](const std::stop_token& stop) { run(stop); }) {}
SourceLoader::~SourceLoader() = default;

std::shared_ptr<SourceLoader::Job> SourceLoader::findJob(const std::shared_ptr<SoundSource>& source) const {
  const auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [&](const auto& job) { return job->source == source; });
  return found != m_jobs.end() ? *found : nullptr;
}

void SourceLoader::loadFirst(const std::shared_ptr<SoundSource>& source) {
  if (source->isEnded()) return;
  const std::lock_guard lock(m_mutex);
  auto job = findJob(source);
  if (job) {
    std::erase(m_jobs, job);
  } else {
    job = std::make_shared<Job>(source);
  }
  m_jobs.push_front(std::move(job));
  m_hasWork.notify_one();
}

void SourceLoader::loadLater(const std::shared_ptr<SoundSource>& source) {
  if (source->isEnded()) return;
  const std::lock_guard lock(m_mutex);
  if (!findJob(source)) m_jobs.push_back(std::make_shared<Job>(source));
  m_hasWork.notify_one();
}

/// The most urgent job whose source is still wanted; waits for one. Empty when asked to stop.
std::shared_ptr<SourceLoader::Job> SourceLoader::takeJob(const std::stop_token& stop) {
  std::unique_lock lock(m_mutex);
  while (true) {
    if (!m_hasWork.wait(lock, stop, [&] { return !m_jobs.empty(); }) || stop.stop_requested()) return nullptr;
    auto job = m_jobs.front();
    if (job->source.use_count() > 1) return job;
    m_jobs.pop_front();
  }
}

void SourceLoader::run(const std::stop_token& stop) {
  while (auto job = takeJob(stop)) {
    if (!job->advance()) continue;
    const std::lock_guard lock(m_mutex);
    std::erase(m_jobs, job);
  }
}

}  // namespace jukebox
