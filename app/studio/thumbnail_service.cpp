#include "app/studio/thumbnail_service.h"

#include <algorithm>
#include <cmath>

#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/log.h"
#include "core/sound/spectrogram.h"
#include "core/sound/waveform_peaks.h"

namespace jukebox::studio {
namespace {

constexpr int kAnalysisRate = 16'000;
constexpr std::size_t kMostReady = 4000;  ///< thumbnails kept in memory
constexpr std::size_t kMostQueued = 400;  ///< older wishes are forgotten: what was scrolled past is not needed
constexpr std::size_t kHeaderBytes = 8;
constexpr std::uint16_t kVersion = 1;
constexpr std::string_view kMagic = "JBTH";

/// Place of the column's spectral centroid between dull and bright, 0 … 1.
float brightnessOf(const Spectrogram& spectrogram, std::size_t column) {
  double weight = 0, sum = 0;
  for (std::size_t bin = 1; bin < spectrogram.bins; ++bin) {
    const double magnitude = std::pow(10.0, spectrogram.at(column, bin) / 20.0);
    const double hertz = static_cast<double>(bin) * spectrogram.sampleRate / spectrogram.fftSizeFrames;
    weight += magnitude;
    sum += magnitude * hertz;
  }
  if (weight <= 0) return 0;
  const double place = std::log(sum / weight / ui::kDullHertz) / std::log(ui::kBrightHertz / ui::kDullHertz);
  return static_cast<float>(std::clamp(place, 0.0, 1.0));
}

Result<std::filesystem::path> recordingIn(const std::filesystem::path& folder) {
  std::error_code error;
  for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
    if (entry.path().stem() == "audio") return entry.path();
  }
  return makeError(ErrorKind::notFound, "There is no recording in " + folder.string() + ".");
}

}  // namespace

Result<ui::Thumbnail> computeThumbnail(const std::filesystem::path& sampleFolder) {
  ASSIGN_OR_RETURN(const auto path, recordingIn(sampleFolder));
  ReadAudioOptions options;
  options.channels = 1;
  options.sampleRate = kAnalysisRate;
  ASSIGN_OR_RETURN(const auto audio, readAudioFile(path, options));
  const auto peaks = computeWaveformPeaks(audio, ui::kThumbnailPieces);
  SpectrogramOptions spectrum;
  spectrum.fftSizeFrames = 512;
  spectrum.hopFrames = std::max(1, static_cast<int>(audio.frameCount() / ui::kThumbnailPieces));
  ASSIGN_OR_RETURN(const auto spectrogram, computeSpectrogram(audio, spectrum));
  ui::Thumbnail thumbnail;
  for (std::size_t i = 0; i < peaks.buckets.size(); ++i) {
    const auto& bucket = peaks.buckets[i];
    const std::size_t column = std::min(i, spectrogram.columns - 1);
    thumbnail.pieces.push_back(
        {std::min(1.0F, std::max(-bucket.minimum, bucket.maximum)), brightnessOf(spectrogram, column)});
  }
  return thumbnail;
}

std::string serializeThumbnail(const ui::Thumbnail& thumbnail) {
  std::string bytes(kMagic);
  for (const auto number : {kVersion, static_cast<std::uint16_t>(thumbnail.pieces.size())}) {
    bytes += static_cast<char>(number & 0xffU);
    bytes += static_cast<char>(number >> 8U);
  }
  for (const auto& piece : thumbnail.pieces) {
    for (const float value : {piece.level, piece.brightness}) {
      bytes += static_cast<char>(static_cast<unsigned char>(std::lround(std::clamp(value, 0.0F, 1.0F) * 255)));
    }
  }
  return bytes;
}

Result<ui::Thumbnail> parseThumbnail(const std::string& bytes) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const bool hasHeader =
      bytes.size() >= kHeaderBytes && bytes.starts_with(kMagic) && byte(4) == kVersion && byte(5) == 0;
  const std::size_t pieces = hasHeader ? byte(6) + std::size_t{256} * byte(7) : 0;
  if (!hasHeader || bytes.size() != kHeaderBytes + 2 * pieces) {
    return makeError(ErrorKind::corrupt, "A cached thumbnail is damaged.", "It is made anew.");
  }
  ui::Thumbnail thumbnail;
  for (std::size_t i = 0; i < pieces; ++i) {
    const std::size_t at = kHeaderBytes + 2 * i;
    thumbnail.pieces.push_back({static_cast<float>(byte(at)) / 255.0F, static_cast<float>(byte(at + 1)) / 255.0F});
  }
  return thumbnail;
}

ThumbnailService::ThumbnailService(std::filesystem::path samplesFolder, std::filesystem::path cacheFolder,
                                   QObject* parent)
    : ThumbnailSource(parent), m_samplesFolder(std::move(samplesFolder)), m_cacheFolder(std::move(cacheFolder)) {
  m_thread.reset(QThread::create([this] { work(); }));
  m_thread->start(QThread::LowPriority);
}

ThumbnailService::~ThumbnailService() {
  {
    const std::lock_guard lock(m_mutex);
    m_isStopping = true;
  }
  m_wake.notify_one();
  m_thread->wait();
}

const ui::Thumbnail* ThumbnailService::thumbnail(const std::string& sampleId) {
  const auto found = m_ready.find(sampleId);
  if (found != m_ready.end()) return &found->second;
  if (!m_asked.insert(sampleId).second) return nullptr;
  {
    const std::lock_guard lock(m_mutex);
    m_queue.push_back(sampleId);
    if (m_queue.size() > kMostQueued) {
      m_asked.erase(m_queue.front());
      m_queue.pop_front();
    }
  }
  m_wake.notify_one();
  return nullptr;
}

void ThumbnailService::work() {
  while (true) {
    std::string id;
    {
      std::unique_lock lock(m_mutex);
      m_wake.wait(lock, [&] { return m_isStopping || !m_queue.empty(); });
      if (m_isStopping) return;
      id = m_queue.back();
      m_queue.pop_back();
    }
    auto thumbnail = std::make_shared<ui::Thumbnail>(load(id));
    QMetaObject::invokeMethod(
        this, [this, id, thumbnail] { take(id, std::move(*thumbnail)); }, Qt::QueuedConnection);
  }
}

ui::Thumbnail ThumbnailService::load(const std::string& sampleId) const {
  const auto file = m_cacheFolder / "thumbnails" / (sampleId + ".thumbnail");
  if (const auto bytes = readFile(file, 1U << 16U)) {
    if (auto cached = parseThumbnail(*bytes)) return std::move(*cached);
  }
  auto made = computeThumbnail(m_samplesFolder / sampleId);
  if (!made) {
    logWarning("studio", "no thumbnail of {}: {}", sampleId, made.error().sentence());
    return {};
  }
  std::error_code ignored;  // without a folder the write fails, and the thumbnail is made again next time
  std::filesystem::create_directories(file.parent_path(), ignored);
  const auto written = writeFileAtomically(file, serializeThumbnail(*made));
  if (!written) logWarning("studio", "thumbnail of {} not kept: {}", sampleId, written.error().sentence());
  return std::move(*made);
}

void ThumbnailService::take(const std::string& sampleId, ui::Thumbnail thumbnail) {
  if (m_ready.size() >= kMostReady) m_ready.clear();
  m_ready[sampleId] = std::move(thumbnail);
  m_asked.erase(sampleId);
  emit ready(QString::fromStdString(sampleId));
}

}  // namespace jukebox::studio
