#include "app/cli/radio_keeper.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/cli/codes_file.h"
#include "app/cli/sample_publisher.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"
#include "db/library.h"

namespace jukebox::cli {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRadioTag = "radio";

std::string clock(double seconds) {
  const auto whole = static_cast<std::int64_t>(seconds);
  return fmt::format("{}:{:02d}", whole / 60, whole % 60);
}

std::string styleText(const RadioTurn& turn) {
  const auto& [artist, genre, lyrics] = turn.request.conditioning;
  std::string text = artist.empty() ? "any artist" : artist;
  text += ", " + (genre.empty() ? std::string("any genre") : genre);
  text += lyrics.empty() ? ", without lyrics" : ", with lyrics";
  if (!turn.request.levels.empty()) text += fmt::format(", temperature {:.3g}", turn.request.levels.back().temperature);
  return text;
}

/// The turns that are heard in the piece.
std::vector<RadioTurn> turnsOf(const HeardTape::Piece& piece, const std::vector<RadioTurn>& turns) {
  const double end = piece.fromSeconds() + piece.sound.durationSeconds();
  std::vector<RadioTurn> heard;
  for (std::size_t i = 0; i < turns.size(); ++i) {
    const bool isOver = i + 1 < turns.size() && turns[i + 1].fromSeconds <= piece.fromSeconds();
    if (!isOver && (turns[i].fromSeconds < end || heard.empty())) heard.push_back(turns[i]);
  }
  return heard;
}

const RadioTurn& longestOf(const std::vector<RadioTurn>& heard, const HeardTape::Piece& piece) {
  const auto lengthOf = [&](std::size_t i) {
    const double end =
        i + 1 < heard.size() ? heard[i + 1].fromSeconds : piece.fromSeconds() + piece.sound.durationSeconds();
    return end - std::max(piece.fromSeconds(), heard[i].fromSeconds);
  };
  std::size_t longest = 0;
  for (std::size_t i = 1; i < heard.size(); ++i) {
    if (lengthOf(i) > lengthOf(longest)) longest = i;
  }
  return heard[longest];
}

AudioWriterOptions writerOptions(const Sample& sample) {
  AudioWriterOptions options;
  options.tags = tagsFor(sample);
  return options;
}

Result<RadioAnswer> keepAsFile(const RadioKeep& wish, const HeardTape::Piece& piece, const Sample& sample) {
  const fs::path file = fs::absolute(wish.file).lexically_normal();
  RETURN_IF_ERROR(writeAudioFile(file, piece.sound, writerOptions(sample)));
  RadioAnswer answer;
  answer.file = file.string();
  return answer;
}

Result<RadioAnswer> keepAsSample(const HeardTape::Piece& piece, Sample sample, const fs::path& root) {
  ASSIGN_OR_RETURN(Library library, Library::open(root, OpenMode::create));
  const fs::path build = library.files().sampleBuildFolder(sample.id);
  std::error_code code;
  fs::create_directories(build, code);
  if (code) return errorFromErrno(code.value(), "create", build.string());
  RETURN_IF_ERROR(writeAudioFile(build / sample.audioFile, piece.sound, writerOptions(sample)));
  if (!piece.codes.levels.empty()) RETURN_IF_ERROR(writeSampleCodes(build / kCodesName, piece.codes));
  RadioAnswer answer;
  answer.sample = sample.id;
  RETURN_IF_ERROR(library.publishSample(build, std::move(sample)));
  return answer;
}

}  // namespace

Sample describeKept(const RadioKeep& wish, const HeardTape::Piece& piece, const InstalledModel& model,
                    const std::vector<RadioTurn>& turns) {
  const std::vector<RadioTurn> heard = turnsOf(piece, turns);
  Job job;
  job.request = longestOf(heard, piece).request;
  job.request.durationSeconds = std::max(0.001, piece.sound.durationSeconds());
  job.request.title = wish.title;
  job.createdAt = utcTimestampNow();
  job.sampleIds = {newId()};
  Sample sample = describeSample(job, model, 0);
  sample.durationSeconds = piece.sound.durationSeconds();
  sample.lowestLevel = job.request.lowestLevel.value_or(model.card.lowestLevel());
  sample.tags = {kRadioTag};
  sample.played = true;
  sample.notes =
      fmt::format("Heard on the radio, {} to {} of a piece without an end. The seed alone does not make it again.",
                  clock(piece.fromSeconds()), clock(piece.fromSeconds() + piece.sound.durationSeconds()));
  for (const RadioTurn& turn : heard) {
    sample.notes += fmt::format("\nFrom {}: {}", clock(turn.fromSeconds), styleText(turn));
  }
  return sample;
}

Result<RadioAnswer> keepHeard(const RadioKeep& wish, const HeardTape::Piece& piece, const InstalledModel& model,
                              const std::vector<RadioTurn>& turns, const fs::path& library) {
  if (piece.sound.samples.empty()) {
    return makeError(ErrorKind::invalidInput, "Nothing was heard yet that could be kept.", "Wait for the first sound.");
  }
  const Sample sample = describeKept(wish, piece, model, turns);
  ASSIGN_OR_RETURN(RadioAnswer answer,
                   wish.isSample() ? keepAsSample(piece, sample, library) : keepAsFile(wish, piece, sample));
  answer.kind = RadioAnswerKind::kept;
  answer.fromSeconds = piece.fromSeconds();
  answer.keptSeconds = piece.sound.durationSeconds();
  return answer;
}

}  // namespace jukebox::cli
