#include "app/cli/steering_desk.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "core/base/utf8.h"

namespace jukebox::cli {
namespace {

constexpr std::size_t kMaximumWordsBytes = 100'000;
/// More than anybody can say between two windows.
constexpr std::size_t kMaximumUncollected = 1000;

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

Error refusal(std::string_view name, std::string_view value) {
  return makeError(ErrorKind::invalidInput, fmt::format("{} cannot be \"{}\".", name, value));
}

Status readNumber(std::string_view name, std::string_view value, double lowest, double highest,
                  std::optional<double>& out) {
  double number = 0;
  const auto [end, code] = std::from_chars(value.data(), value.data() + value.size(), number);
  const bool isNumber = code == std::errc() && end == value.data() + value.size();
  if (!isNumber || !(number >= lowest && number <= highest)) return refusal(name, value);
  out = number;
  return {};
}

}  // namespace

Result<RadioWish> wishFromWords(std::string_view line) {
  line = trimmed(line.substr(0, kMaximumWordsBytes));
  RadioWish wish;
  if (line.empty()) return wish;
  const auto end = std::min(line.find_first_of(" \t"), line.size());
  const std::string_view word = line.substr(0, end), value = trimmed(line.substr(end));
  if (!isValidUtf8(line)) return makeError(ErrorKind::invalidInput, "The line is not UTF-8 text.");
  if (word == "artist") {
    wish.artist = value;
  } else if (word == "genre") {
    wish.genre = value;
  } else if (word == "lyrics") {
    wish.lyrics = lyricLines(value);
  } else if (word == "temperature") {
    RETURN_IF_ERROR(readNumber(word, value, 0, 10, wish.temperature));
  } else if (word == "top-p") {
    RETURN_IF_ERROR(readNumber(word, value, 0, 1, wish.topP));
  } else if (word == "guidance") {
    RETURN_IF_ERROR(readNumber(word, value, 0, kStrongestGuidance, wish.guidance));
  } else if (word == "volume") {
    RETURN_IF_ERROR(readNumber(word, value, 0, 1, wish.volume));
  } else if (word == "keep" && !value.empty()) {
    wish.keep = RadioKeep{60, std::string(value), {}};
  } else if (word == "stop" && (value.empty() || value == "now")) {
    wish.stopsNow = value == "now";
    wish.isLast = !wish.stopsNow;
  } else {
    return makeError(ErrorKind::invalidInput, fmt::format("\"{}\" is not understood.", word),
                     "Say artist NAME, genre NAME, lyrics TEXT, temperature NUMBER, top-p NUMBER, guidance NUMBER, "
                     "volume NUMBER, keep FILE or stop.");
  }
  return wish;
}

Status SteeringDesk::hear(std::string_view line) {
  ASSIGN_OR_RETURN(const RadioWish wish, wishFromWords(line));
  return take(wish);
}

Status SteeringDesk::take(const RadioWish& wish) {
  const std::scoped_lock lock(m_mutex);
  GenerationRequest changed = m_request;
  if (wish.artist) changed.conditioning.artist = *wish.artist;
  if (wish.genre) changed.conditioning.genre = *wish.genre;
  if (wish.lyrics) changed.conditioning.lyrics = *wish.lyrics;
  for (auto& level : changed.levels) {
    if (wish.temperature) level.temperature = *wish.temperature;
    // Only where the model is guided at all: the lower levels follow the top one anyway.
    if (wish.guidance && (&level == &changed.levels.back() || level.isGuided())) level.guidance = *wish.guidance;
    if (!wish.topP) continue;
    level.topP = *wish.topP;
    if (*wish.topP > 0) level.topK = 0;
  }
  if (wish.isAboutMusic()) {
    RETURN_IF_ERROR(validate(changed));
    if (m_check && (wish.artist || wish.genre)) RETURN_IF_ERROR(m_check(changed.conditioning));
    if (m_uncollected.size() >= kMaximumUncollected) {
      return makeError(ErrorKind::busy, "Too many wishes came at once.", "Wait a second.");
    }
    m_uncollected.push_back(wish.number);
  }
  m_request = std::move(changed);
  m_wantsToStop |= wish.isLast || wish.stopsNow;
  return {};
}

GenerationRequest SteeringDesk::wish() const {
  const std::scoped_lock lock(m_mutex);
  return m_request;
}

SteeringDesk::Steering SteeringDesk::collect() {
  const std::scoped_lock lock(m_mutex);
  return {m_request, std::exchange(m_uncollected, {})};
}

std::vector<int> SteeringDesk::goBack(const GenerationRequest& request) {
  const std::scoped_lock lock(m_mutex);
  m_request = request;
  return std::exchange(m_uncollected, {});
}

bool SteeringDesk::wantsToStop() const {
  const std::scoped_lock lock(m_mutex);
  return m_wantsToStop;
}

}  // namespace jukebox::cli
