#include "app/studio/playback_analysis.h"

#include <QCoreApplication>
#include <QPointer>
#include <QThreadPool>
#include <algorithm>
#include <optional>
#include <vector>

#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/base/paths.h"
#include "ui/language/error_text.h"

namespace jukebox::studio {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t kMaximumCacheBytes = std::uint64_t{1} << 28U;
constexpr int kLeastHopFrames = 256;
constexpr double kMostColumns = 24'000;
constexpr double kReportSeconds = 15;

struct CacheFiles {
  fs::path peaks, spectrogram;
};

CacheFiles cacheFilesOf(const fs::path& folder, const std::string& key) {
  return {folder / (key + ".peaks"), folder / (key + ".spectrogram")};
}

/// Empty when anything is missing, older than the recording, or damaged.
std::optional<SoundPictures> readCache(const CacheFiles& cache, const fs::path& file) {
  std::error_code code;
  const auto made = fs::last_write_time(file, code);
  if (code || fs::last_write_time(cache.spectrogram, code) < made || code) return std::nullopt;
  const auto peakBytes = readFile(cache.peaks, kMaximumCacheBytes);
  const auto mapBytes = readFile(cache.spectrogram, kMaximumCacheBytes);
  if (!peakBytes || !mapBytes) return std::nullopt;
  auto peaks = PeakPyramid::parse(*peakBytes);
  auto map = parseSpectrogramMap(*mapBytes);
  if (!peaks || !map) return std::nullopt;
  return SoundPictures{std::make_shared<const PeakPyramid>(std::move(*peaks)),
                       std::make_shared<const SpectrogramMap>(std::move(*map))};
}

/// A cache that cannot be written is made again next time; nobody needs to know.
void writeCache(const CacheFiles& cache, const SoundPictures& pictures) {
  std::error_code code;
  fs::create_directories(cache.peaks.parent_path(), code);
  for (const auto& written : {writeFileAtomically(cache.peaks, pictures.peaks->serialize()),
                              writeFileAtomically(cache.spectrogram, serializeSpectrogramMap(*pictures.spectrogram))}) {
    if (!written) logInfo("playback", "{}", written.error().sentence());
  }
}

}  // namespace

Status analyseSound(const fs::path& file, const CancellationToken& cancellation,
                    const std::function<void(SoundPictures)>& report) {
  ASSIGN_OR_RETURN(auto reader, AudioReader::open(file, {.channels = 0}));
  const double frames = reader.info().durationSeconds.value_or(600.0) * reader.sampleRate();
  const int hop = std::max(kLeastHopFrames, static_cast<int>(frames / kMostColumns));
  ASSIGN_OR_RETURN(auto builder, SpectrogramMapBuilder::create(reader.sampleRate(), {.hopFrames = hop}));
  PeakPyramid peaks(reader.sampleRate());
  const auto publish = [&] {
    report({std::make_shared<const PeakPyramid>(peaks), std::make_shared<const SpectrogramMap>(builder.map())});
  };
  std::vector<float> piece(std::size_t{16'384} * static_cast<std::size_t>(reader.channels()));
  double reported = 0;
  while (true) {
    if (cancellation.shouldStopNow()) return CancellationToken::cancelledError();
    ASSIGN_OR_RETURN(const std::size_t count, reader.read(piece));
    if (count == 0) break;
    const auto samples = std::span(piece).first(count * static_cast<std::size_t>(reader.channels()));
    peaks.append(samples, reader.channels());
    RETURN_IF_ERROR(builder.append(samples, reader.channels()));
    if (peaks.durationSeconds() - reported < kReportSeconds) continue;
    reported = peaks.durationSeconds();
    publish();
  }
  RETURN_IF_ERROR(builder.finish());
  publish();
  return {};
}

PlaybackAnalysis::PlaybackAnalysis(fs::path cacheFolder, QObject* parent)
    : QObject(parent), m_cacheFolder(std::move(cacheFolder)) {}

PlaybackAnalysis::~PlaybackAnalysis() {
  m_cancellation.request(CancelMode::now);
}

void PlaybackAnalysis::show(const fs::path& file, const std::string& key) {
  m_cancellation.request(CancelMode::now);
  m_cancellation = CancellationToken();
  const std::uint64_t serial = ++m_serial;
  const CacheFiles cache = cacheFilesOf(m_cacheFolder, isPlainFileName(key) ? key : "recording");
  // The answers go through the application object, which looks whether this still lives.
  const auto answer = [self = QPointer<PlaybackAnalysis>(this), serial](const Result<SoundPictures>& result) {
    QMetaObject::invokeMethod(QCoreApplication::instance(), [self, serial, result] {
      if (self) self->take(serial, result);
    });
  };
  QThreadPool::globalInstance()->start([file, cache, answer, cancellation = m_cancellation] {
    if (const auto cached = readCache(cache, file)) return answer(*cached);
    SoundPictures last;
    const auto status = analyseSound(file, cancellation, [&](SoundPictures pictures) {
      last = pictures;
      answer(pictures);
    });
    if (!status) return answer(status.error());
    writeCache(cache, last);
  });
}

void PlaybackAnalysis::take(std::uint64_t serial, const Result<SoundPictures>& pictures) {
  if (serial != m_serial) return;
  if (pictures) {
    emit picturesChanged(*pictures);
  } else if (pictures.error().kind != ErrorKind::cancelled) {
    emit failed(ui::errorSentence(pictures.error()));
  }
}

}  // namespace jukebox::studio
