#pragma once
// RadioMessages: what `jukebox radio --json` and whoever drives it say to each other, as values and as JSON lines
// (docs/protocol.md).

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/base/result.h"

namespace jukebox {

/// Raised when an older partner would misunderstand.
inline constexpr int kRadioProtocolVersion = 1;
/// Peaks of the sound that are told for every second of it.
inline constexpr int kRadioPeaksASecond = 20;
/// The longest piece that a radio can keep.
inline constexpr double kLongestKeptSeconds = 300;

/// The last seconds that were heard are to stay.
struct RadioKeep {
  double seconds = 60;
  std::string file;   ///< of a new audio file; empty: a sample of the library
  std::string title;  ///< empty: made from what is played
  bool isSample() const { return file.empty(); }
  bool operator==(const RadioKeep&) const = default;
};

/// What a listener asks for; what is absent stays as it is.
struct RadioWish {
  int number = 0;  ///< chosen by the listener, named again in every answer; 0: none
  std::optional<std::string> artist, genre, lyrics;
  std::optional<double> temperature, topP, guidance;
  std::optional<double> volume;  ///< linear, [0, 1]; at once
  std::optional<RadioKeep> keep;
  bool stopsNow = false;  ///< falls silent at once
  bool isLast = false;    ///< ends with what is made already
  bool operator==(const RadioWish&) const = default;
  /// Whether the music itself is to change.
  bool isAboutMusic() const { return artist || genre || lyrics || temperature || topP || guidance; }
};

enum class RadioPhase {
  loading,    ///< the model is being opened
  composing,  ///< the first sound is being made
  playing,
  stopping
};
std::string_view radioPhaseName(RadioPhase phase);

/// First line of a radio.
struct RadioHello {
  int protocol = kRadioProtocolVersion;
  std::string version, model, speaker;
  std::uint64_t seed = 0;
  int sampleRate = 0;  ///< Hz
  bool operator==(const RadioHello&) const = default;
};

/// About ten a second, also while nothing else happens. All seconds are of the piece.
struct RadioStatus {
  RadioPhase phase = RadioPhase::loading;
  double madeSeconds = 0, heardSeconds = 0;
  double aheadSeconds = 0;  ///< made and not heard yet
  int gapCount = 0;
  double gapSeconds = 0;  ///< silence because nothing was made in time
  double speed = 0;       ///< seconds that are made in a second of work; 0: not known yet
  bool operator==(const RadioStatus&) const = default;
};

/// A piece of sound was made.
struct RadioSound {
  double fromSeconds = 0, seconds = 0;
  std::vector<int> peaks;  ///< in percent, kRadioPeaksASecond for a second
  bool operator==(const RadioSound&) const = default;
};

enum class RadioAnswerKind {
  heard,    ///< understood; waits until new music is begun
  taken,    ///< what is made from `fromSeconds` of the piece on follows it
  refused,  ///< see `error`; nothing changed
  kept      ///< `file`, or the sample, is there: `keptSeconds` of sound from `fromSeconds` of the piece on
};
std::string_view radioAnswerKindName(RadioAnswerKind kind);

struct RadioAnswer {
  int wish = 0;
  RadioAnswerKind kind = RadioAnswerKind::heard;
  double fromSeconds = 0, keptSeconds = 0;
  std::string file, sample;  ///< of kept: the path of the file, or the id of the sample
  Error error = {};
};

/// Something is wrong; the end follows when the radio cannot go on.
struct RadioFailure {
  Error error;
};

using RadioEvent = std::variant<RadioHello, RadioStatus, RadioSound, RadioAnswer, RadioFailure>;

/// One line without its newline; valid UTF-8 whatever the values hold.
std::string toLine(const RadioWish& wish);
std::string toLine(const RadioEvent& event);

/// Reads a line from outside. Unknown fields are ignored. Kinds: corrupt, unsupported (unknown type), invalidInput.
Result<RadioWish> radioWishFromLine(std::string_view line);
Result<RadioEvent> radioEventFromLine(std::string_view line);

}  // namespace jukebox
