// jukebox radio: a piece without an end that listens to standard input.

#include <fmt/format.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <nlohmann/json.hpp>
#include <thread>

#include "app/cli/commands.h"
#include "app/cli/console.h"
#include "app/cli/interrupt.h"
#include "app/cli/live_stream.h"
#include "app/cli/request_builder.h"
#include "app/cli/steering_desk.h"
#include "core/base/paths.h"
#include "core/protocol/line_buffer.h"

namespace jukebox::cli {
namespace {

/// Reads standard input on a thread of its own until its end, or until the object goes.
class StandardInputListener {
 public:
  StandardInputListener(SteeringDesk& desk, bool json) : m_thread([this, &desk, json] { listen(desk, json); }) {}
  StandardInputListener(const StandardInputListener&) = delete;
  StandardInputListener& operator=(const StandardInputListener&) = delete;
  ~StandardInputListener() {
    m_isOver = true;
    m_thread.join();
  }

 private:
  void listen(SteeringDesk& desk, bool json) const {
    LineBuffer lines;
    std::array<char, 4096> block{};
    while (!m_isOver) {
      pollfd input{STDIN_FILENO, POLLIN, 0};
      if (::poll(&input, 1, 100) <= 0) continue;
      const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
      if (count < 0 && errno == EINTR) continue;
      if (count <= 0) return;
      lines.append({block.data(), static_cast<std::size_t>(count)});
      while (const auto line = lines.next()) {
        if (const auto heard = desk.hear(line->text); !heard) printError(heard.error(), json, false);
      }
    }
  }

  std::atomic<bool> m_isOver{false};
  std::thread m_thread;
};

/// Between the piece and the loudspeakers: keeps pace with the listener and passes wishes on.
class Station final : public ImprovisationObserver {
 public:
  Station(LiveStream& stream, SteeringDesk& desk, const RadioOptions& options, int sampleRate, bool json,
          CancellationToken cancellation)
      : m_stream(stream),
        m_desk(desk),
        m_options(options),
        m_sampleRate(sampleRate),
        m_json(json),
        m_cancellation(std::move(cancellation)) {}

  GenerationRequest steer(double composedSeconds) override {
    const GenerationRequest wish = m_desk.wish();
    if (m_json && wish.conditioning != m_told) {
      printJson({{"event", "steered"},
                 {"composed_seconds", composedSeconds},
                 {"artist", wish.conditioning.artist},
                 {"genre", wish.conditioning.genre}},
                true);
    }
    m_told = wish.conditioning;
    return wish;
  }

  void refused(const Error& error) override {
    if (error.message == m_lastRefusal) return;  // the same wish is asked again before every window
    m_lastRefusal = error.message;
    printError(error, m_json, false);
  }

  Status sound(const std::vector<float>& samples) override {
    RETURN_IF_ERROR(m_stream.write(samples));
    m_soundSeconds += static_cast<double>(samples.size()) / m_sampleRate;
    if (m_json) printJson({{"event", "sound"}, {"seconds", m_soundSeconds}}, true);
    const bool isEnough = m_options.seconds && m_soundSeconds >= *m_options.seconds;
    if (isEnough || m_desk.wantsToStop()) m_cancellation.request(CancelMode::afterWindow);
    while (waitingSeconds() > m_options.aheadSeconds && !m_cancellation.shouldStopAfterWindow()) {
      m_stream.pump();
      if (m_desk.wantsToStop()) m_cancellation.request(CancelMode::afterWindow);
      std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
    return {};
  }

 private:
  /// Made and not heard yet. A file without an end grows as fast as it plays; one with an end as fast as it can.
  double waitingSeconds() const {
    if (m_stream.isPlayed()) return m_stream.waitingSeconds();
    if (m_options.seconds) return 0;
    return m_soundSeconds - std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
  }

  LiveStream& m_stream;
  SteeringDesk& m_desk;
  const RadioOptions& m_options;
  int m_sampleRate;
  bool m_json;
  CancellationToken m_cancellation;
  std::chrono::steady_clock::time_point m_begin = std::chrono::steady_clock::now();
  Conditioning m_told;
  std::string m_lastRefusal;
  double m_soundSeconds = 0;
};

}  // namespace

Result<int> runCommand(const RadioOptions& options, const CommonOptions& common) {
  GenerateOptions piece = options.piece;
  if (piece.model.empty()) piece.model = "starter";
  if (!piece.live.isWanted()) piece.live.plays = true;
  piece.live.replaces = piece.force;
  GenerationInput input;
  ASSIGN_OR_RETURN(input.model, findModel(piece.model, modelSearchFolders()));
  ASSIGN_OR_RETURN(input.request, buildRequest(piece, input.model, {}));
  const int sampleRate = input.model.card.codec.sampleRate;
  ASSIGN_OR_RETURN(const auto stream, LiveStream::open(piece.live, sampleRate));
  ASSIGN_OR_RETURN(Engine * engine, loadEngine());
  engine->setThreads(piece.threads);
  const auto cancellation = cancelOnInterrupt();
  if (input.request.levels.empty()) input.request.levels = input.model.card.recommendedSampling();
  SteeringDesk desk(input.request);
  Station station(*stream, desk, options, sampleRate, common.json, cancellation);
  Status ended;
  {
    const StandardInputListener listener(desk, common.json);
    ended = engine->improvise(input, station, cancellation);
  }
  if (!ended && ended.error().kind != ErrorKind::cancelled) return ended.error();
  RETURN_IF_ERROR(stream->finish(cancellation));
  printMessage(reportText(stream->report(), stream->isPlayed()));
  return wasInterrupted() ? kExitInterrupted : kExitOk;
}

}  // namespace jukebox::cli
