#pragma once
// AudioProbe: length and outline of an audio file on this machine. Nothing here waits.

#include <QObject>
#include <filesystem>
#include <vector>

#include "core/sound/waveform_peaks.h"
#include "ui/library/library_reader.h"

namespace jukebox::ui {

struct AudioFacts {
  double durationSeconds = 0;
  std::vector<PeakBucket> peaks;  ///< evenly over the file
};

class AudioProbe : public QObject {
  Q_OBJECT
 public:
  using QObject::QObject;
  /// Kinds of the audio reader. A newer call for the same receiver takes the place of an older one.
  virtual void probe(const std::filesystem::path& path, QObject* receiver, Answer<AudioFacts> answer) = 0;
};

}  // namespace jukebox::ui
