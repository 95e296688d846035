#pragma once
// CliOptions: what the command line says, as plain values; cli_parser fills them, the commands obey them.

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace jukebox::cli {

/// Options that every command understands.
struct CommonOptions {
  bool json = false;     ///< machine-readable output on standard output
  bool verbose = false;  ///< information messages on standard error
  std::string library;   ///< library folder; empty: the default one
};

/// Where sound goes while it is made.
struct LiveStreamOptions {
  std::string file;  ///< WAV file, "-": standard output; empty: none
  bool replaces = false;
  bool plays = false;
  std::string speaker;  ///< name of a sound device; empty: the default one
  double volume = 1;    ///< linear
  bool isWanted() const { return plays || !file.empty(); }
};

/// How levels are sampled: one value, or a comma list bottom → top; empty: as the model says.
struct SamplingOptions {
  std::string temperature, topK, topP, hop, guidance;
};

struct GenerateOptions : SamplingOptions {
  std::optional<std::string> artist, genre;
  std::string lyricsFile;  ///< "-": standard input
  std::string title;
  std::optional<double> seconds, totalSeconds, offsetSeconds;
  std::optional<std::uint64_t> seed;
  std::optional<int> count;
  std::string levels;                        ///< "2", "2,1", "all"
  std::string promptFile;
  std::optional<double> promptStartSeconds, promptSeconds;
  std::string fromSample;
  std::optional<double> atSeconds;
  std::string mode;
  std::string model;
  std::string device = "auto", dtype = "auto", cache = "auto";
  std::string outFile, format;
  std::string batchFile;   ///< plan of many generations
  LiveStreamOptions live;  ///< heard while it is composed
  bool allowUnknown = false, force = false, draft = false;
  int threads = 0, batch = 0;
};

/// An endless piece; what it is like at the beginning stands in `piece`.
struct RadioOptions {
  GenerateOptions piece;
  std::optional<double> seconds;  ///< ends after this much sound; empty: never
  double aheadSeconds = 3;        ///< at most this much is made before it is heard
};

struct ResumeOptions {
  std::string job;  ///< empty: the newest that can be resumed
  int threads = 0;
};

enum class ModelsAction { list, show, verify, import, exportWeights, quantize, remove, memory };
struct ModelsOptions {
  ModelsAction action = ModelsAction::list;
  std::string name;        ///< model to show, verify, export, quantize, remove; new name of an import
  std::string target;      ///< folder of an export, new name of a quantised copy
  std::string dtype;       ///< import, quantize
  bool filesOnly = false;  ///< verify: do not compute with the weights
  bool yes = false;        ///< remove without asking

  std::string codecFile, huggingFace, presetSet, licenseFile;
  std::vector<std::string> priorFiles;  ///< "LEVEL=FILE" or "FILE"
  std::string artistsV2, genresV2, artistsV3, genresV3;
  bool acceptLicense = false;
};

enum class LibraryAction {
  list,
  search,
  show,
  exportAudio,
  remove,
  restore,
  check,
  rebuild,
  stats,
  publish,
  importFolder
};
struct LibraryOptions {
  LibraryAction action = LibraryAction::list;
  std::string query;
  std::vector<std::string> ids;
  int limit = 100;
  bool trash = false;  ///< list the removed samples
  bool repair = false;
  bool purge = false;  ///< remove: delete the files for good
  bool all = false, force = false;
  std::string outFile, toFolder, format, metadata;
  std::string title, fromFolder;  ///< of publish, import
  std::string language = "en";    ///< of the pages of publish
  // Of export; see app/export/export_settings.h.
  std::string namePattern, table;
  int sampleRate = 0;
  std::optional<int> bitDepth, bitRateKbps;
  std::optional<double> loudnessLufs;
  bool lrc = false, srt = false, codes = false;
};

struct LabelsOptions {
  std::string model = "starter";
  std::string search;
};

struct EncodeOptions {
  std::string inFile, outFile;
  std::string model = "starter", device = "auto";
  bool force = false;
  int threads = 0;
};

struct DecodeOptions {
  std::string source;  ///< codes file or sample id
  std::string outFile, format;
  std::optional<int> level;
  std::string model, device = "auto";
  bool force = false;
  int threads = 0;
};

struct PlayOptions {
  std::string source;  ///< audio file or sample id
  double fromSeconds = 0;
  std::optional<double> seconds, loopSeconds;
  double volume = 1;  ///< linear
  double speed = 1;   ///< the pitch stays
  bool isLevelled = false, listsDevices = false;
  std::string device;
};

struct ParityOptions {
  std::string caseFolder, reportFile;
};

struct BenchOptions {
  std::string kind = "decode", shape = "tiny", dtype = "f32", modelDtype = "auto", model;
  int tokens = 0, batch = 1, prefillTokens = 0, threads = 0;
  double seconds = 10;
  std::string songShape = "1b_lyrics", songDtype = "int8";
  double songSeconds = 20;
  bool isWhole = false;
  std::string recording, artist, genre, lyricsFile;  ///< loss
};

enum class TrainAction { codec, prior, upsampler, finetune, resume, publish };
struct TrainOptions {
  TrainAction action = TrainAction::codec;
  std::string dataFolder, runFolder, preset, codecModel, startWeights, device;
  std::optional<int> level, batch;
  std::optional<std::int64_t> steps;
  std::optional<double> hours;
  std::optional<std::uint64_t> seed;
  std::string name, dtype = "f16", codecRun, description, provenance, licence, toFolder;  ///< publish
  std::vector<std::string> priorRuns;
  double totalSeconds = 0;
  SamplingOptions sampling;  ///< that the published model recommends
  std::vector<std::string> settings;  ///< "optimiser.learning_rate=1e-3"
  int threads = 0;
};

enum class DatasetAction { scan, check, stats, split };
struct DatasetOptions {
  DatasetAction action = DatasetAction::scan;
  std::string folder, manifest, out, licence, source;
  int sampleRate = 44100, channels = 1, jobs = 0;
  double validationShare = 0.05;
  std::uint64_t seed = 0;
};

struct CorpusOptions {
  int songs = 0, jobs = 0;  ///< jobs: processes, 0: one a core
  int mostVerses = 2;       ///< of four lines; every song has two at least
  bool breaks = false;      ///< bars of the band alone in half of the songs
  std::uint64_t firstSeed = 0;
  std::string outFolder;
};

struct DoctorOptions {};
struct ServeOptions {
  int threads = 0;
};
struct VersionOptions {};

/// One call of the program.
struct Invocation {
  CommonOptions common;
  std::variant<VersionOptions, GenerateOptions, RadioOptions, ResumeOptions, ModelsOptions, LibraryOptions,
               LabelsOptions, EncodeOptions, DecodeOptions, PlayOptions, ParityOptions, BenchOptions, TrainOptions,
               DatasetOptions, CorpusOptions, DoctorOptions, ServeOptions>
      command;
};

}  // namespace jukebox::cli
