#pragma once
// Engine: the model behind a wall. No tensor type, no LibTorch header and no exception crosses it, so that a program
// can load the engine's shared library only when the first tensor is needed.

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancellation.h"
#include "core/base/log.h"
#include "core/base/result.h"
#include "core/domain/codes.h"
#include "core/domain/generation_request.h"
#include "core/domain/job.h"
#include "core/domain/model_card.h"
#include "core/domain/sample.h"
#include "core/domain/training_request.h"
#include "core/domain/training_state.h"
#include "core/sound/audio_buffer.h"

namespace jukebox {

/// What `jukebox doctor` shows of the engine.
struct EngineInfo {
  std::string engineVersion;
  std::string torchVersion;
  std::string blas;  ///< e.g. "OpenBLAS 0.3.21 …"; "reference (slow)" when no fast one is loaded
  bool blasIsFast = false;
  std::string simd;  ///< instruction set of the decode kernels
  int threads = 0;
  std::vector<std::string> cudaDevices;  ///< empty: none
};

/// Alignment of one sample: the matrix for display and the times derived from it.
struct AlignmentResult {
  LyricAlignment summary;
  std::int64_t rows = 0, characters = 0;
  std::vector<std::uint8_t> matrix;  ///< rows × characters, row-major, attention·255
};

/// In which order the windows of several levels are computed. The codes are the same.
enum class LevelOrder {
  levelByLevel,  ///< one level's weights in memory at a time
  pipelined,     ///< every window as soon as what it looks at exists: finished sound from the beginning on
};

/// Everything a generation starts from. Values only; files are the caller's business.
struct GenerationInput {
  GenerationRequest request;  ///< complete: the seed is fixed
  InstalledModel model;
  SongCodes startCodes;                ///< continuation, upsample: the source's codes (uncut); empty otherwise
  AudioBuffer promptAudio;             ///< primed: mono at the model's sample rate, already cut to promptSeconds
  std::vector<SongCodes> resumeCodes;  ///< one a sample, from an interrupted run; empty for a fresh one
  int firstSampleIndex = 0;  ///< index of the first sample (a share of a larger batch); part of the random stream
  std::uint64_t availableMemoryBytes = 0;  ///< 0: ask the machine
  LevelOrder order = LevelOrder::levelByLevel;
};

/// What is new on a level after a window, of one sample. It begins a little before the new tokens: what was decoded
/// without knowing them is replaced.
struct WindowSound {
  int sampleIndex = 0, level = 0;
  std::int64_t beginFrame = 0;    ///< in the result
  std::int64_t settledFrame = 0;  ///< what lies before it will not change any more
  bool isLast = false;            ///< of its level
  AudioBuffer audio;
};

/// Hears what a running generation does. Called from the thread that called generate().
class GenerationObserver {
 public:
  virtual ~GenerationObserver() = default;
  /// At most about five times a second.
  virtual void progress(const JobProgress& progress) = 0;
  /// A window is finished for every sample: the codes must be stored before this returns. An error stops the job.
  virtual Status windowFinished(const std::vector<SongCodes>& codes) = 0;
  /// A level is finished and decoded for one sample: a preview, or the final audio when it is the lowest level.
  virtual Status levelDecoded(int sampleIndex, int level, const AudioBuffer& audio) = 0;
  /// Whether windowDecoded() is wanted; it costs one more decode of every window.
  virtual bool wantsWindowAudio() const { return false; }
  virtual Status windowDecoded(const WindowSound& sound) {
    static_cast<void>(sound);
    return {};
  }
  /// What somebody wants to hear first; asked before every window until sketched() answers. It is sampled apart, as a
  /// sketch: the codes of the song are the same whatever was wished for.
  virtual std::optional<RegionWish> wishedRegion() { return std::nullopt; }
  /// A wish is settled. `sound` is of the part, on the lowest level, and a little before it; its audio is empty when
  /// the song has reached the part already, and when the sketch failed.
  virtual Status sketched(const RegionWish& wish, const WindowSound& sound) {
    static_cast<void>(wish);
    static_cast<void>(sound);
    return {};
  }
  /// The lyric alignment of one sample (after the first sampled level, when the model can give one).
  virtual Status alignmentFound(int sampleIndex, const AlignmentResult& alignment) = 0;
  /// Something the user should know ("ends at level 1: this model has no prior below").
  virtual void notice(const std::string& sentence) = 0;
};

/// Steers a piece that has no end, and hears it. Called from the thread that called improvise().
class ImprovisationObserver {
 public:
  virtual ~ImprovisationObserver() = default;
  /// What the next `stepSeconds` are to be like: conditioning, and how the levels are sampled; the rest of the request
  /// stays that of the beginning. Asked before every window of the top level; `composedSeconds` exist already.
  virtual GenerationRequest steer(double composedSeconds) = 0;
  /// The wish cannot be obeyed (an unknown name): the piece goes on as before.
  virtual void refused(const Error& error) = 0;
  /// Finished sound, in order, mono at the model's rate. `codes`: of the piece from its beginning on, at least to the end
  /// of this sound; valid during the call. Taking one's time here is how the piece keeps pace with the listener.
  virtual Status sound(const std::vector<float>& samples, const SongCodes& codes) = 0;
};

/// Hears what a training run does. Called from the thread that called train().
class TrainingObserver {
 public:
  virtual ~TrainingObserver() = default;
  /// At every logged step, validation and at the end.
  virtual void stateChanged(const TrainingState& state) = 0;
  /// Something to listen to: stores it as `file` plus an extension of the observer's choice.
  virtual Status example(const std::filesystem::path& file, const AudioBuffer& audio) = 0;
};

/// What a finished generation leaves besides what the observer heard.
struct GenerationOutcome {
  std::vector<SongCodes> codes;
  int lowestLevel = 0;
  int sampleRate = 0;
  std::string device;
  std::string dtype;
  std::string cleanedLyrics;
};

/// Cost of a request on this machine, before anything is loaded.
struct MemoryPlan {
  std::uint64_t peakBytes = 0;  ///< largest level: weights + caches + workspace
  std::uint64_t availableBytes = 0;
  int peakLevel = 0;
  int batch = 1;                  ///< samples computed at once
  bool beginsNextWindows = true;  ///< of a single sample; costs memory, saves time
};

/// Pulls up to `frames` mono samples at the model's rate into the vector (fewer = end).
using AudioPull = std::function<Result<std::vector<float>>(std::size_t frames)>;
/// Receives decoded mono samples in order.
using AudioPush = std::function<Status(const std::vector<float>& samples)>;
/// fraction 0…1.
using FractionCallback = std::function<void(double fraction)>;

struct BenchRequest {
  std::string kind = "decode";  ///< machine, decode, codec, song, memory, loss or generation
  std::string shape = "tiny";   ///< decode: tiny, small, 1b; song: a preset set, e.g. 1b_lyrics
  int tokens = 0;               ///< 0: chosen by shape
  int batch = 1;
  int prefillTokens = 0;  ///< decode: given tokens to read besides; 0: none
  WeightDtype dtype = WeightDtype::f32;
  double seconds = 10;                  ///< codec, song: audio length; generation: time to spend
  bool isWhole = false;                 ///< song: sample all of it instead of a part of every level
  std::optional<InstalledModel> model;  ///< generation: what is measured; codec: none for the official shape
  std::optional<GenerationInput> song;  ///< loss: model, words and prompt audio
};

class Engine {
 public:
  virtual ~Engine() = default;

  virtual EngineInfo info() const = 0;
  /// 0: all cores.
  virtual void setThreads(int threads) = 0;

  /// Checks the request against the model and the machine. Errors: invalidInput (names the field), outOfMemory ("needs
  /// 4.1 GB, 2.3 GB free: choose int8 or a smaller model").
  virtual Result<MemoryPlan> plan(const GenerationInput& input) = 0;

  /// Samples all levels. Deterministic in (model, request, seed, sample index). Kind cancelled when stopped.
  virtual Result<GenerationOutcome> generate(const GenerationInput& input, GenerationObserver& observer,
                                             const CancellationToken& cancellation) = 0;

  /// Composes on all levels until it is stopped (kind cancelled) or the observer ends it with an error. All weights are
  /// in memory; the codes grow by about 2 kB a second.
  virtual Status improvise(const GenerationInput& input, ImprovisationObserver& observer,
                           const CancellationToken& cancellation) = 0;

  /// Audio of any length → codes of all levels, in overlapping chunks with constant memory.
  virtual Result<SongCodes> encode(const InstalledModel& model, const std::string& device, const AudioPull& pull,
                                   const FractionCallback& progress, const CancellationToken& cancellation) = 0;
  /// Codes of one level → audio, in overlapping chunks with constant memory.
  virtual Status decode(const InstalledModel& model, const std::string& device, const LevelCodes& codes, int level,
                        const AudioPush& push, const FractionCallback& progress,
                        const CancellationToken& cancellation) = 0;

  /// Loads every part of the model and runs a few tokens of each; finds non-finite numbers.
  virtual Status verifyModel(const InstalledModel& model, const FractionCallback& progress) = 0;

  /// Best (layer, head) for reading the lyric alignment, by monotonicity over a few generated windows.
  struct AlignmentHead {
    int layer = 0, head = 0;
    double monotonicity = 0;  ///< 0 (none) … 1
  };
  virtual Result<AlignmentHead> findAlignmentHead(const InstalledModel& model) = 0;

  /// Trains until the request's end, going on from the checkpoint in `runFolder` if there is one. Kind cancelled when
  /// stopped; the position is saved. Processes of one run find each other as docs/distributed.md says.
  virtual Status train(const TrainingRequest& request, const std::filesystem::path& runFolder,
                       TrainingObserver& observer, const CancellationToken& cancellation) = 0;

  /// Computes everything that a reference case expects. The report has "passed" and a row per tensor.
  virtual Result<nlohmann::json> parity(const std::filesystem::path& caseFolder) = 0;

  /// Measures decode or codec speed with random weights (or the model's codec).
  virtual Result<nlohmann::json> bench(const BenchRequest& request, const CancellationToken& cancellation) = 0;
};

/// The one symbol of libjukebox-engine.so. `logSink` receives the engine's messages. The caller owns the result.
using CreateEngineFunction = Engine* (*)(const LogSink& logSink);
inline constexpr const char* kCreateEngineSymbol = "jukeboxCreateEngine";

/// Loads the shared library beside the executable (or on the library path) once and returns the engine of this process.
/// Kind notFound when it is missing, with what to do. Defined in engine_loader.cpp, which links no LibTorch.
Result<Engine*> loadEngine();

}  // namespace jukebox
