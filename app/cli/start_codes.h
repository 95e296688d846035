#pragma once
// Start codes: the codes of a sample for the model that goes on from it. Codes mean something only to the codec that
// wrote them; a model with another codec hears the sample's sound instead and writes it down in its own.

#include "core/base/cancellation.h"
#include "core/base/result.h"
#include "core/engine/engine.h"
#include "db/library.h"

namespace jukebox::cli {

struct StartCodes {
  SongCodes codes;              ///< one entry for each level of the model's codec; empty levels were not composed
  bool areEncodedAnew = false;  ///< from the sample's sound: another codec had written the stored ones
};

/// A recording as a codec takes it: mono, at its rate, clipped to full scale. Errors: those of readAudioFile().
Result<AudioBuffer> readForCodec(const std::filesystem::path& file, const CodecHyperparameters& codec,
                                 std::optional<double> maximumSeconds, double startSeconds = 0);

/// Mean-free correlation of the common beginning of two sounds, −1 … 1; 0 when one of them is constant or empty.
double soundCorrelation(const std::vector<float>& a, const std::vector<float>& b);

/// The stored codes, or nothing when another codec wrote them. What this model's codec makes of them is compared with
/// the stored sound (its first ten seconds), unless the sample was made with these very weights. So a model whose
/// priors alone, or whose decoder, learned on keeps the codes. Errors: a damaged file, those of reading the sound, the
/// engine's.
Result<std::optional<SongCodes>> storedCodes(const Sample& sample, const InstalledModel& model, const Library& library,
                                             Engine& engine, const std::string& device,
                                             const CancellationToken& cancellation);

/// The stored codes; when another codec wrote them, those of the sound: of all levels, or of the top one for a draft;
/// and no more of them than `request` keeps.
Result<StartCodes> startCodes(const GenerationRequest& request, const Sample& sample, const InstalledModel& model,
                              const Library& library, Engine& engine, const CancellationToken& cancellation);

}  // namespace jukebox::cli
