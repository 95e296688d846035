#include "app/cli/live_stream.h"

#include <fmt/format.h>

#include <thread>

#include "core/playback/portaudio_output.h"

namespace jukebox::cli {

Result<std::unique_ptr<LiveStream>> LiveStream::open(const LiveStreamOptions& options, int sampleRate) {
  std::unique_ptr<LiveStream> stream(new LiveStream(sampleRate));
  if (options.plays) {
    stream->m_output = std::make_unique<LiveOutput>(makePortAudioOutput());
    std::optional<std::string> speaker;
    if (!options.speaker.empty()) speaker = options.speaker;
    stream->setVolume(options.volume);
    RETURN_IF_ERROR(stream->m_output->open(speaker, sampleRate));
  }
  if (!options.file.empty()) {
    ASSIGN_OR_RETURN(auto file, WavStream::open(options.file, sampleRate, options.replaces));
    stream->m_file.emplace(std::move(file));
  }
  return stream;
}

double LiveStream::elapsedSeconds() const {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
}

Status LiveStream::write(std::span<const float> mono) {
  if (mono.empty()) return {};
  if (m_file) RETURN_IF_ERROR(m_file->write(mono));
  if (m_output) {
    RETURN_IF_ERROR(m_output->add(mono));
    if (m_output->status().isLost) {
      return makeError(ErrorKind::notFound, "The sound device is gone.", "Connect it again, then resume.");
    }
  }
  m_report.composingSeconds = elapsedSeconds();
  if (m_report.streamedSeconds == 0) m_report.firstSoundSeconds = m_report.composingSeconds;
  m_report.streamedSeconds += static_cast<double>(mono.size()) / m_sampleRate;
  return {};
}

void LiveStream::pump() {
  if (m_output) m_output->pump();
}

void LiveStream::setVolume(double volume) {
  if (m_output) m_output->setVolume(static_cast<float>(volume));
}

Status LiveStream::end() {
  if (m_isEnded) return {};
  m_isEnded = true;
  return m_output ? m_output->finish() : Status();
}

Status LiveStream::finish(const CancellationToken& cancellation) {
  RETURN_IF_ERROR(end());
  if (!m_output) return {};
  while (!cancellation.shouldStopNow()) {
    const LiveStatus status = m_output->status();
    if (status.isHeardToTheEnd || status.isLost) break;
    m_output->pump();
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  // What the device holds back is still to be heard.
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  return {};
}

LiveStreamReport LiveStream::report() const {
  LiveStreamReport report = m_report;
  if (m_output) {
    report.gapCount = m_output->status().gapCount;
    report.gapSeconds = m_output->status().gapSeconds;
  }
  return report;
}

std::span<const float> SettledSound::add(const WindowSound& window) {
  const std::int64_t begin = m_givenFrames - window.beginFrame;
  const std::int64_t end = window.settledFrame - window.beginFrame;
  const auto length = static_cast<std::int64_t>(window.audio.samples.size());
  if (begin < 0 || end <= begin || end > length) return {};
  m_givenFrames = window.settledFrame;
  return std::span(window.audio.samples)
      .subspan(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
}

std::string reportText(const LiveStreamReport& report, bool isPlayed) {
  std::string text =
      fmt::format("First sound after {:.1f} s; {:.1f} s composed in {:.1f} s, {:.1f} times as fast as they play",
                  report.firstSoundSeconds, report.streamedSeconds, report.composingSeconds,
                  report.streamedSeconds / std::max(0.001, report.composingSeconds));
  if (!isPlayed) return text + ".";
  if (report.gapCount == 0) return text + "; heard without a gap.";
  return text + fmt::format("; {} {}, {:.1f} s of silence.", report.gapCount, report.gapCount == 1 ? "gap" : "gaps",
                            report.gapSeconds);
}

}  // namespace jukebox::cli
