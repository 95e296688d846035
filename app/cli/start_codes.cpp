#include "app/cli/start_codes.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/cli/codes_file.h"
#include "core/audio_file/audio_reader.h"

namespace jukebox::cli {
namespace {

constexpr double kComparedSeconds = 10;
constexpr double kSecondsPastTheCut = 1;  // a code knows what follows it
// Correlation: another decoder of the same codec has above .9, another codec about 0.
constexpr double kSameCodec = 0.8;

int lowestStoredLevel(const SongCodes& codes) {
  int level = 0;
  while (codes.levels[static_cast<std::size_t>(level)].empty()) ++level;  // readSampleCodes: one has codes
  return level;
}

/// Whether the codes, decoded by this model, sound like the file.
Result<bool> soundLike(const SongCodes& codes, const std::filesystem::path& file, const InstalledModel& model,
                       Engine& engine, const std::string& device, const CancellationToken& cancellation) {
  const CodecHyperparameters& codec = model.card.codec;
  ASSIGN_OR_RETURN(const auto heard, readForCodec(file, codec, kComparedSeconds));
  const int level = lowestStoredLevel(codes);
  LevelCodes beginning = codes.levels[static_cast<std::size_t>(level)];
  const double tokens = kComparedSeconds * codec.sampleRate / static_cast<double>(codec.samplesPerToken(level));
  beginning.resize(std::min(beginning.size(), static_cast<std::size_t>(tokens) + 1));
  std::vector<float> decoded;
  const AudioPush push = [&](const std::vector<float>& samples) -> Status {
    decoded.insert(decoded.end(), samples.begin(), samples.end());
    return {};
  };
  RETURN_IF_ERROR(engine.decode(
      model, device, beginning, level, push, [](double) {}, cancellation));
  return soundCorrelation(decoded, heard.samples) >= kSameCodec;
}

Result<SongCodes> encodedAnew(const GenerationRequest& request, const Sample& sample, const std::filesystem::path& file,
                              const InstalledModel& model, Engine& engine, const CancellationToken& cancellation) {
  std::optional<double> seconds;
  if (request.promptSeconds) seconds = *request.promptSeconds + kSecondsPastTheCut;
  ASSIGN_OR_RETURN(auto sound, readForCodec(file, model.card.codec, seconds));
  const AudioPull pull = [&](std::size_t) -> Result<std::vector<float>> { return std::exchange(sound.samples, {}); };
  ASSIGN_OR_RETURN(auto codes, engine.encode(
                                   model, request.device, pull, [](double) {}, cancellation));
  const std::size_t composed = sample.lowestLevel == 0 ? 0 : codes.levels.size() - 1;
  for (std::size_t level = 0; level < composed; ++level) codes.levels[level].clear();
  return codes;
}

}  // namespace

Result<AudioBuffer> readForCodec(const std::filesystem::path& file, const CodecHyperparameters& codec,
                                 std::optional<double> maximumSeconds, double startSeconds) {
  ReadAudioOptions options;
  options.sampleRate = codec.sampleRate;
  options.channels = 1;
  options.startSeconds = startSeconds;
  options.maximumSeconds = maximumSeconds;
  ASSIGN_OR_RETURN(auto sound, readAudioFile(file, options));
  clipToFullScale(sound.samples);
  return sound;
}

double soundCorrelation(const std::vector<float>& a, const std::vector<float>& b) {
  const std::size_t count = std::min(a.size(), b.size());
  double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const double x = a[i], y = b[i];
    sumA += x;
    sumB += y;
    squareA += x * x;
    squareB += y * y;
    product += x * y;
  }
  const double n = std::max<double>(1, static_cast<double>(count));
  const double spread = (squareA - sumA * sumA / n) * (squareB - sumB * sumB / n);
  return spread > 1e-12 ? (product - sumA * sumB / n) / std::sqrt(spread) : 0;
}

Result<std::optional<SongCodes>> storedCodes(const Sample& sample, const InstalledModel& model, const Library& library,
                                             Engine& engine, const std::string& device,
                                             const CancellationToken& cancellation) {
  auto stored = readSampleCodes(library.codesFile(sample), model.card.codec);
  if (!stored) {
    if (stored.error().kind != ErrorKind::invalidInput) return stored.error();  // damaged: not a matter of codecs
    return std::optional<SongCodes>();
  }
  if (sample.model.weightsHash == model.card.weightsHash()) return std::optional(std::move(*stored));
  ASSIGN_OR_RETURN(const bool isSameCodec,
                   soundLike(*stored, library.audioFile(sample), model, engine, device, cancellation));
  return isSameCodec ? std::optional(std::move(*stored)) : std::nullopt;
}

Result<StartCodes> startCodes(const GenerationRequest& request, const Sample& sample, const InstalledModel& model,
                              const Library& library, Engine& engine, const CancellationToken& cancellation) {
  ASSIGN_OR_RETURN(auto stored, storedCodes(sample, model, library, engine, request.device, cancellation));
  if (stored) return StartCodes{std::move(*stored)};
  ASSIGN_OR_RETURN(auto codes, encodedAnew(request, sample, library.audioFile(sample), model, engine, cancellation));
  return StartCodes{std::move(codes), true};
}

}  // namespace jukebox::cli
