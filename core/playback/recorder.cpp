#include "core/playback/recorder.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <vector>

namespace jukebox {
namespace {

using namespace std::chrono_literals;

constexpr auto kDrainInterval = 20ms;
/// A device that says nothing for so long is gone, whatever the audio system believes.
constexpr auto kSilentDevice = 3s;
constexpr double kLongestSeconds = 3600;

bool isUnderWay(RecordingPhase phase) {
  return phase == RecordingPhase::opening || phase == RecordingPhase::recording || phase == RecordingPhase::finishing;
}

}  // namespace

Recorder::Recorder(std::unique_ptr<AudioInput> input) : m_input(std::move(input)) {}

Recorder::~Recorder() {
  stop();
  if (m_thread.joinable()) m_thread.join();
}

Status Recorder::start(RecordingWish wish) {
  if (!(wish.maximumSeconds > 0 && wish.maximumSeconds <= kLongestSeconds)) {
    return makeError(ErrorKind::invalidInput, "A recording may last up to an hour.");
  }
  {
    const std::lock_guard lock(m_mutex);
    if (isUnderWay(m_status.phase)) {
      return makeError(ErrorKind::busy, "A recording is under way.", "Stop it first.");
    }
    m_status = {};
    m_status.phase = RecordingPhase::opening;
    m_status.file = wish.file;
  }
  if (m_thread.joinable()) m_thread.join();
  while (m_ring->pop()) continue;
  m_isLost = m_hasGaps = m_isDiscarded = false;
  m_thread = std::jthread([this, wish = std::move(wish)](const std::stop_token& ending) { run(wish, ending); });
  return {};
}

void Recorder::stop() {
  m_thread.request_stop();
}

void Recorder::discard() {
  m_isDiscarded = true;
  m_thread.request_stop();
}

RecorderStatus Recorder::status() {
  const std::lock_guard lock(m_mutex);
  RecorderStatus status = m_status;
  m_status.peak = 0;
  return status;
}

void Recorder::setPhase(RecordingPhase phase) {
  const std::lock_guard lock(m_mutex);
  m_status.phase = phase;
}

void Recorder::take(std::span<const float> interleaved, bool hasGap) noexcept {
  if (hasGap) m_hasGaps.store(true, std::memory_order_relaxed);
  while (!interleaved.empty()) {
    Block block;
    block.count = static_cast<std::uint32_t>(std::min(interleaved.size(), block.samples.size()));
    std::copy_n(interleaved.begin(), block.count, block.samples.begin());
    interleaved = interleaved.subspan(block.count);
    // A block that does not fit is dropped whole: its size is even, so the channels stay in their places.
    if (!m_ring->push(block)) m_hasGaps.store(true, std::memory_order_relaxed);
  }
}

void Recorder::inputLost() noexcept {
  m_isLost = true;
}

void Recorder::run(const RecordingWish& wish, const std::stop_token& ending) {
  const Status result = record(wish, ending);
  const std::lock_guard lock(m_mutex);
  m_status.hasGaps = m_hasGaps;
  if (m_isDiscarded) {
    m_status = {};
  } else if (result) {
    m_status.phase = RecordingPhase::done;
  } else {
    m_status.phase = RecordingPhase::failed;
    m_status.error = result.error();
  }
}

Status Recorder::record(const RecordingWish& wish, const std::stop_token& ending) {
  std::error_code code;
  std::filesystem::create_directories(wish.file.parent_path(), code);
  auto format = m_input->open(wish.deviceName, *this);
  if (!format) return format.error();
  auto writer = AudioWriter::open(wish.file, format->sampleRate, format->channels, {.flacBitDepth = 24});
  if (!writer) {
    m_input->close();
    return writer.error();
  }
  if (const Status started = m_input->start(); !started) {
    m_input->close();
    return started;
  }
  {
    const std::lock_guard lock(m_mutex);
    m_status.phase = RecordingPhase::recording;
    m_status.deviceName = format->deviceName;
  }
  const auto end = listen(*writer, *format, wish.maximumSeconds, ending);
  m_input->close();
  if (!end) return end.error();
  if (m_isDiscarded) return {};
  setPhase(RecordingPhase::finishing);
  const std::lock_guard lock(m_mutex);
  m_status.end = *end;
  if (m_status.seconds <= 0) {
    return makeError(ErrorKind::io, fmt::format("The microphone \"{}\" gave no sound.", format->deviceName),
                     "Check in the sound settings of the system that it is connected and may be used.");
  }
  return writer->finish();
}

Result<RecordingEnd> Recorder::listen(AudioWriter& writer, const InputFormat& format, double maximumSeconds,
                                      const std::stop_token& ending) {
  const auto channels = static_cast<std::uint64_t>(format.channels);
  const auto longest = static_cast<std::uint64_t>(std::llround(maximumSeconds * format.sampleRate)) * channels;
  std::uint64_t written = 0;
  auto lastHeard = std::chrono::steady_clock::now();
  while (true) {
    // Asked before draining: what was heard until then is in the file.
    const bool isEnding = ending.stop_requested();
    const bool isLost = m_isLost || std::chrono::steady_clock::now() - lastHeard > kSilentDevice;
    ASSIGN_OR_RETURN(const std::uint64_t samples, drain(writer, longest - written));
    written += samples;
    if (samples > 0) lastHeard = std::chrono::steady_clock::now();
    std::unique_lock lock(m_mutex);
    m_status.seconds = static_cast<double>(written / channels) / format.sampleRate;
    if (written >= longest) return RecordingEnd::longest;
    if (isEnding) return RecordingEnd::stopped;
    if (isLost && samples == 0) return RecordingEnd::deviceLost;
    m_wake.wait_for(lock, ending, kDrainInterval, [] { return false; });
  }
}

/// Writes what waits, at most `mostSamples`; returns how much.
Result<std::uint64_t> Recorder::drain(AudioWriter& writer, std::uint64_t mostSamples) {
  std::vector<float> heard;
  while (heard.size() < mostSamples) {
    const auto block = m_ring->pop();
    if (!block) break;
    heard.insert(heard.end(), block->samples.begin(), block->samples.begin() + block->count);
  }
  if (heard.size() > mostSamples) heard.resize(mostSamples);
  if (heard.empty()) return std::uint64_t{0};
  float peak = 0;
  for (const float sample : heard) peak = std::max(peak, std::min(1.0F, std::abs(sample)));
  RETURN_IF_ERROR(writer.write(heard));
  const std::lock_guard lock(m_mutex);
  m_status.peak = std::max(m_status.peak, peak);
  return heard.size();
}

}  // namespace jukebox
