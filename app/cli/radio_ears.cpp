#include "app/cli/radio_ears.h"

#include <poll.h>
#include <unistd.h>

#include <array>

#include "core/protocol/line_buffer.h"

namespace jukebox::cli {
namespace {

constexpr std::chrono::milliseconds kStatusInterval{100};
constexpr int kPollMilliseconds = 50;
/// Lyrics of a megabyte, every character escaped.
constexpr std::size_t kMaximumWishBytes = 7U << 20U;

}  // namespace

RadioEars::RadioEars(Company company) : m_company(std::move(company)), m_thread([this] { run(); }) {}

RadioEars::~RadioEars() {
  m_isOver = true;
  m_thread.join();
}

/// Whether something can be read. Sleeps as long when there is no input any more.
bool RadioEars::waitForInput() {
  pollfd input{m_hasInput ? STDIN_FILENO : -1, POLLIN, 0};
  return ::poll(&input, 1, kPollMilliseconds) > 0;
}

void RadioEars::run() {
  LineBuffer lines(kMaximumWishBytes);
  std::array<char, 4096> block{};
  auto told = std::chrono::steady_clock::now() - kStatusInterval;
  while (!m_isOver) {
    if (waitForInput()) {
      const ssize_t count = ::read(STDIN_FILENO, block.data(), block.size());
      if (count > 0) lines.append({block.data(), static_cast<std::size_t>(count)});
      if (count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)) inputEnded();
      while (const auto line = lines.next()) {
        if (!line->tooLong) hear(line->text);
        if (line->tooLong) refuse({}, makeError(ErrorKind::invalidInput, "The line is too long."));
      }
    }
    m_company.air.pump();
    if (m_company.json && std::chrono::steady_clock::now() - told >= kStatusInterval) {
      told = std::chrono::steady_clock::now();
      m_company.voice.say(m_company.station.status());
    }
  }
}

/// Whoever drove it is gone. A person may close the input and listen on.
void RadioEars::inputEnded() {
  m_hasInput = false;
  if (!m_company.json) return;
  m_company.air.setVolume(0);
  m_company.cancellation.request(CancelMode::now);
}

void RadioEars::hear(std::string_view line) {
  const bool isJson = m_company.json && line.starts_with('{');
  const auto wish = isJson ? radioWishFromLine(line) : wishFromWords(line);
  if (!wish) return m_company.voice.say(RadioFailure{wish.error()});
  obey(*wish);
}

void RadioEars::refuse(const RadioWish& wish, const Error& error) {
  RadioAnswer no;
  no.wish = wish.number;
  no.kind = RadioAnswerKind::refused;
  no.error = error;
  m_company.voice.say(no);
}

void RadioEars::obey(const RadioWish& wish) {
  if (wish.volume) m_company.air.setVolume(*wish.volume);
  if (wish.isAboutMusic() || wish.isLast) {
    if (const auto taken = m_company.desk.take(wish); !taken) return refuse(wish, taken.error());
  }
  if (wish.stopsNow) {
    m_company.air.setVolume(0);
    m_company.cancellation.request(CancelMode::now);
  }
  if (wish.keep) {
    auto kept = m_company.keep(*wish.keep);
    if (!kept) return refuse(wish, kept.error());
    kept->wish = wish.number;
    return m_company.voice.say(*kept);
  }
  if (wish == RadioWish{}) return;  // an empty line
  RadioAnswer heard;
  heard.wish = wish.number;
  m_company.voice.say(heard);
}

}  // namespace jukebox::cli
