#pragma once
// AudioProbeService: reads recordings for the Compose page in the thread pool.

#include <cstdint>
#include <map>

#include "core/base/cancellation.h"
#include "ui/compose/audio_probe.h"

namespace jukebox::studio {

inline constexpr std::size_t kProbePeaks = 1200;

/// Reads `file` once, in constant memory. Kinds of the audio reader, cancelled.
Result<ui::AudioFacts> probeAudio(const std::filesystem::path& file, const CancellationToken& cancellation);

/// Of the GUI thread. What is under way when it goes is stopped and its answer dropped.
class AudioProbeService : public ui::AudioProbe {
  Q_OBJECT
 public:
  explicit AudioProbeService(QObject* parent = nullptr) : AudioProbe(parent) {}
  ~AudioProbeService() override;
  void probe(const std::filesystem::path& path, QObject* receiver, ui::Answer<ui::AudioFacts> answer) override;

 private:
  struct Question {
    std::uint64_t serial = 0;
    CancellationToken cancellation;
  };
  std::map<QObject*, Question> m_questions;  ///< the newest of every receiver; keys are only compared
  std::uint64_t m_serial = 0;
};

}  // namespace jukebox::studio
