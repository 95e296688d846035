#include "app/cli/steering_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace jukebox::cli {
namespace {

constexpr std::size_t kMaximumLineBytes = 100'000;

std::string_view trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") - begin + 1);
}

std::string lyricLines(std::string_view text) {
  std::string lines;
  for (std::size_t at = text.find(" / "); at != std::string_view::npos; at = text.find(" / ")) {
    lines += text.substr(0, at);
    lines += '\n';
    text.remove_prefix(at + 3);
  }
  lines += text;
  return lines;
}

}  // namespace

Status SteeringDesk::hear(std::string_view line) {
  line = trimmed(line.substr(0, kMaximumLineBytes));
  if (line.empty()) return {};
  const auto end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end), value = trimmed(line.substr(end));
  const std::scoped_lock lock(m_mutex);
  if (word == "artist") {
    m_request.conditioning.artist = value;
  } else if (word == "genre") {
    m_request.conditioning.genre = value;
  } else if (word == "lyrics") {
    m_request.conditioning.lyrics = lyricLines(value);
  } else if (word == "temperature") {
    return setSampling(&LevelSampling::temperature, value, word);
  } else if (word == "top-p") {
    return setSampling(&LevelSampling::topP, value, word);
  } else if (word == "guidance") {
    return setSampling(&LevelSampling::guidance, value, word);
  } else if (word == "stop") {
    m_wantsToStop = true;
  } else {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not understood.", word),
                     "Say artist NAME, genre NAME, lyrics TEXT, temperature NUMBER, top-p NUMBER, guidance NUMBER or stop.");
  }
  return {};
}

/// Of every level.
Status SteeringDesk::setSampling(double LevelSampling::*member, std::string_view value, std::string_view name) {
  double number = 0;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
  GenerationRequest changed = m_request;
  for (auto& level : changed.levels) {
    level.*member = number;
    if (member == &LevelSampling::topP && number > 0) level.topK = 0;
  }
  if (code != std::errc() || end != value.data() + value.size() || !validate(changed)) {
    return makeError(ErrorKind::invalidInput, fmt::format("{} cannot be \"{}\".", name, value));
  }
  m_request = std::move(changed);
  return {};
}

GenerationRequest SteeringDesk::wish() const {
  const std::scoped_lock lock(m_mutex);
  return m_request;
}

bool SteeringDesk::wantsToStop() const {
  const std::scoped_lock lock(m_mutex);
  return m_wantsToStop;
}

}  // namespace jukebox::cli
