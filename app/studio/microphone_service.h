#pragma once
// MicrophoneService: recordings for the Compose page, kept in a folder of the library.

#include <QTimer>
#include <filesystem>
#include <memory>

#include "core/playback/portaudio_input.h"
#include "core/playback/recorder.h"
#include "ui/compose/microphone.h"

namespace jukebox::studio {

/// Of the GUI thread; the device is opened, heard and written on the recorder's threads.
class MicrophoneService : public ui::Microphone {
  Q_OBJECT
 public:
  /// Recordings become "Recording DATE TIME.flac" in `folder`, which is made when it is needed.
  explicit MicrophoneService(std::filesystem::path folder, std::unique_ptr<AudioInput> input = makePortAudioInput(),
                             QObject* parent = nullptr);

  const ui::MicrophoneState& state() const override { return m_state; }
  void record() override;
  void stop() override { m_recorder.stop(); }
  void discard() override { m_recorder.discard(); }

 private:
  void look();
  std::filesystem::path newFile() const;

  std::filesystem::path m_folder;
  Recorder m_recorder;
  ui::MicrophoneState m_state;
  QTimer m_poll;
};

}  // namespace jukebox::studio
