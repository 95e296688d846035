// record_sound FILE SECONDS: records from the default microphone of the machine, as the studio does.

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "core/playback/portaudio_input.h"
#include "core/playback/recorder.h"

int main(int argc, char** argv) {
  using namespace jukebox;
  if (argc != 3) return 2;
  Recorder recorder(makePortAudioInput());
  if (!recorder.start({argv[1], std::nullopt, std::atof(argv[2])})) return 1;
  RecorderStatus status;
  float loudest = 0;
  do {
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    status = recorder.status();
    loudest = std::max(loudest, status.peak);
  } while (status.phase != RecordingPhase::done && status.phase != RecordingPhase::failed);
  if (status.error) {
    std::printf("%s\n", status.error->sentence().c_str());
    return status.error->kind == ErrorKind::notFound ? 3 : 1;
  }
  std::printf("%.2f s from \"%s\", loudest %.3f%s\n", status.seconds, status.deviceName.c_str(),
              static_cast<double>(loudest), status.hasGaps ? ", with gaps" : "");
  return 0;
}
