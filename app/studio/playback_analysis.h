#pragma once
// PlaybackAnalysis: waveform and spectrogram of what plays, computed off the GUI thread and kept in a cache folder.

#include <QObject>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/sound/peak_pyramid.h"
#include "core/sound/spectrogram_map.h"

namespace jukebox::studio {

/// What can be seen of a recording.
struct SoundPictures {
  std::shared_ptr<const PeakPyramid> peaks;
  std::shared_ptr<const SpectrogramMap> spectrogram;
};

/// Reads `file` once. `report` gets what there is so far, every few seconds of sound, and everything at the end.
/// Kinds of the audio reader, unsupported beyond the size of a spectrogram, cancelled.
Status analyseSound(const std::filesystem::path& file, const CancellationToken& cancellation,
                    const std::function<void(SoundPictures)>& report);

/// The pictures of one recording at a time. Of the GUI thread; its signals come later, on the GUI thread.
class PlaybackAnalysis : public QObject {
  Q_OBJECT
 public:
  explicit PlaybackAnalysis(std::filesystem::path cacheFolder, QObject* parent = nullptr);
  ~PlaybackAnalysis() override;

  /// Stops what is under way. `key` names the cached files; a cache older than `file` is made again.
  void show(const std::filesystem::path& file, const std::string& key);

 signals:
  void picturesChanged(const jukebox::studio::SoundPictures& pictures);
  void failed(const QString& sentence);

 private:
  void take(std::uint64_t serial, const Result<SoundPictures>& pictures);

  const std::filesystem::path m_cacheFolder;
  CancellationToken m_cancellation;
  std::uint64_t m_serial = 0;
};

}  // namespace jukebox::studio
