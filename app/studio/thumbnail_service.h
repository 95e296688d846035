#pragma once
// ThumbnailService: makes thumbnails of recordings on a thread of its own and keeps them in the library's cache folder.

#include <QThread>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>

#include "core/base/result.h"
#include "ui/library/thumbnail_source.h"

namespace jukebox::studio {

/// Reads the recording in `folder` (audio.*). Kinds of the audio reader, notFound without a recording.
Result<ui::Thumbnail> computeThumbnail(const std::filesystem::path& sampleFolder);

/// Bytes of a cached thumbnail, version 1: "JBTH", u16 version, u16 pieces, then u8 level · 255 and u8 brightness · 255
/// a piece.
std::string serializeThumbnail(const ui::Thumbnail& thumbnail);
Result<ui::Thumbnail> parseThumbnail(const std::string& bytes);

/// Of the GUI thread. The destructor waits for the thumbnail that is being made.
class ThumbnailService : public ui::ThumbnailSource {
  Q_OBJECT
 public:
  /// `samplesFolder`: holds a folder a sample; `cacheFolder` is made when it is needed.
  ThumbnailService(std::filesystem::path samplesFolder, std::filesystem::path cacheFolder, QObject* parent = nullptr);
  ~ThumbnailService() override;
  const ui::Thumbnail* thumbnail(const std::string& sampleId) override;

 private:
  void work();
  ui::Thumbnail load(const std::string& sampleId) const;
  void take(const std::string& sampleId, ui::Thumbnail thumbnail);

  const std::filesystem::path m_samplesFolder, m_cacheFolder;
  std::unordered_map<std::string, ui::Thumbnail> m_ready;
  std::set<std::string> m_asked;  ///< under way

  std::mutex m_mutex;  ///< guards what follows
  std::condition_variable m_wake;
  std::deque<std::string> m_queue;  ///< the back is next
  bool m_isStopping = false;
  std::unique_ptr<QThread> m_thread;
};

}  // namespace jukebox::studio
