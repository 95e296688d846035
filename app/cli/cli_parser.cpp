#include "app/cli/cli_parser.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <sstream>

#include "app/cli/cli_targets.h"
#include "app/cli/console.h"
#include "core/base/version.h"

namespace jukebox::cli {

CLI::App* addCommand(CLI::App& parent, Targets& t, const char* name, const char* description,
                     const std::function<void()>& finish) {
  CLI::App* command = parent.add_subcommand(name, description);
  command->add_flag("--json", t.common.json, "Machine-readable output");
  command->add_flag("-v,--verbose", t.common.verbose, "Say more on standard error");
  command->add_option("--library", t.common.library, "Library folder (default: $JUKEBOX_LIBRARY or the user's own)");
  command->callback(finish);
  return command;
}

void addThreads(CLI::App* command, int& threads) {
  command->add_option("--threads", threads, "Processor threads (0: all cores)")->check(CLI::Range(0, 1024));
}
void addDevice(CLI::App* command, std::string& device) {
  command->add_option("--device", device, "auto, cpu, cuda or cuda:N");
}

namespace {

void addGenerateSources(CLI::App* c, GenerateOptions& o) {
  c->add_option("--prompt", o.promptFile, "Audio file to go on from")->group("Start");
  c->add_option("--prompt-start", o.promptStartSeconds, "Where in the prompt's file it begins (default: 0)")
      ->group("Start");
  c->add_option("--prompt-seconds", o.promptSeconds, "How much of the prompt is used")->group("Start");
  c->add_option("--from", o.fromSample, "Sample to continue or upsample")->group("Start");
  c->add_option("--at", o.atSeconds, "Moment of --from after which new music begins")->group("Start");
  c->add_option("--mode", o.mode, "ancestral, continue, upsample or primed (implied by --prompt and --from)")
      ->check(CLI::IsMember({"ancestral", "continue", "upsample", "primed"}))
      ->group("Start");
}

void addGenerateSampling(CLI::App* c, GenerateOptions& o) {
  c->add_option("--seed", o.seed, "Seed of the random numbers (default: a new one)")
      ->check(CLI::NonNegativeNumber)
      ->group("Sampling");
  c->add_option("--count", o.count, "Number of samples")->check(CLI::Range(1, 1024))->group("Sampling");
  c->add_option("--temperature", o.temperature, "One value, or a list bottom,…,top")->group("Sampling");
  c->add_option("--top-k", o.topK, "Keep the k likeliest codes; one value or a list")->group("Sampling");
  c->add_option("--top-p", o.topP, "Keep the likeliest codes up to this probability")->group("Sampling");
  c->add_option("--hop", o.hop, "Distance of windows as a fraction of a window")->group("Sampling");
  c->add_option("--guidance", o.guidance, "How strictly artist, genre and lyrics are followed: 1 as the model says, 2-4 more")
      ->group("Sampling");
  c->add_option("--levels", o.levels, "Levels to sample: 2, 2,1 or all")->group("Sampling");
}

void addLiveStream(CLI::App* c, LiveStreamOptions& o) {
  c->add_option("--stream", o.file, "WAV file, or - for a pipe, that grows while the music is made")->group("Live");
  c->add_flag("--play", o.plays, "Play on the loudspeakers while the music is made")->group("Live");
  c->add_option("--speaker", o.speaker, "Sound device (see `jukebox play --devices`)")->group("Live");
  c->add_option("--volume", o.volume, "Linear, 0 to 1")->check(CLI::Range(0.0, 1.0))->group("Live");
}

void addGenerate(CLI::App& app, Targets& t) {
  auto& o = t.generate;
  auto* c = addCommand(app, t, "generate", "Make new music", [&t] { t.chosen = t.generate; });
  c->add_option("--artist", o.artist, "Artist of the model (see `jukebox labels`)");
  c->add_option("--genre", o.genre, "Genre of the model");
  c->add_option("--lyrics", o.lyricsFile, "Text file with the lyrics; - reads standard input");
  c->add_option("--title", o.title, "Title of the sample");
  c->add_option("--seconds", o.seconds, "Length of the result (default: 20)");
  c->add_option("--total-seconds", o.totalSeconds, "Length of the song that the result is a part of");
  c->add_option("--offset-seconds", o.offsetSeconds, "Where in that song the result begins");
  c->add_flag("--draft", o.draft,
              "Upsample independent windows at once: faster, but other codes than window by window");
  c->add_flag("--allow-unknown", o.allowUnknown, "Accept artists and genres that the model does not know");
  addGenerateSources(c, o);
  addGenerateSampling(c, o);
  c->add_option("--model", o.model, "Name or folder of the model (default: starter)")->group("Machine");
  addDevice(c, o.device);
  c->add_option("--dtype", o.dtype, "Weights in memory")->check(CLI::IsMember(kDtypes))->group("Machine");
  c->add_option("--cache", o.cache, "Keys and values in memory (auto: f16 for int8 weights)")
      ->check(CLI::IsMember({"auto", "f32", "f16"}))
      ->group("Machine");
  c->add_option("--at-once", o.batch, "Samples computed at once (0: as memory allows)")->check(CLI::Range(0, 1024));
  addThreads(c, o.threads);
  c->add_option("--batch", o.batchFile, "CSV plan of many generations; processes of mpirun or srun share its rows");
  c->add_option("--out", o.outFile, "Also write the audio here, with tags")->group("Output");
  c->add_option("--format", o.format, "Format of --out")->check(CLI::IsMember(kFormats))->group("Output");
  c->add_flag("--force", o.force, "Replace an existing file")->group("Output");
  addLiveStream(c, o.live);
}

void addRadio(CLI::App& app, Targets& t) {
  auto& o = t.radio;
  auto* c = addCommand(app, t, "radio", "Play music that is composed at this moment, without an end",
                       [&t] { t.chosen = t.radio; });
  c->add_option("--artist", o.piece.artist, "Artist of the model (see `jukebox labels`)");
  c->add_option("--genre", o.piece.genre, "Genre of the model");
  c->add_option("--lyrics", o.piece.lyricsFile, "Text file with the lyrics");
  c->add_option("--total-seconds", o.piece.totalSeconds, "Length of one song of the endless row");
  c->add_option("--seed", o.piece.seed, "Seed of the random numbers (default: a new one)")
      ->check(CLI::NonNegativeNumber);
  c->add_option("--temperature", o.piece.temperature, "One value, or a list bottom,…,top");
  c->add_option("--top-p", o.piece.topP, "Keep the likeliest codes up to this probability");
  c->add_option("--guidance", o.piece.guidance, "How strictly artist, genre and lyrics are followed; 1 as the model says");
  c->add_option("--seconds", o.seconds, "End after this much sound (default: never)")->check(CLI::PositiveNumber);
  c->add_option("--ahead", o.aheadSeconds, "Seconds that are made before they are heard; wishes wait as long")
      ->check(CLI::Range(0.5, 60.0));
  c->add_option("--model", o.piece.model, "Name or folder of the model (default: starter)");
  addDevice(c, o.piece.device);
  c->add_option("--dtype", o.piece.dtype, "Weights in memory")->check(CLI::IsMember(kDtypes));
  addThreads(c, o.piece.threads);
  addLiveStream(c, o.piece.live);
  c->add_flag("--force", o.piece.force, "Replace an existing file");
  c->footer(
      "While it plays, lines on standard input change it: artist NAME, genre NAME, lyrics TEXT (/ ends a line),\n"
      "temperature NUMBER, top-p NUMBER, guidance NUMBER, volume NUMBER, keep FILE (the last minute), stop, stop now.\n"
      "With --json it speaks and hears JSON lines, too (docs/protocol.md), and ends with standard input.");
}

void addResume(CLI::App& app, Targets& t) {
  auto* c = addCommand(app, t, "resume", "Finish an interrupted generation", [&t] { t.chosen = t.resume; });
  c->add_option("job", t.resume.job, "Job (default: the newest one)");
  addThreads(c, t.resume.threads);
}
void addOthers(CLI::App& app, Targets& t) {
  auto* labels = addCommand(app, t, "labels", "Artists and genres of a model", [&t] { t.chosen = t.labels; });
  labels->add_option("--model", t.labels.model, "Name or folder of the model");
  labels->add_option("--search", t.labels.search, "Only names that resemble this text");
  auto* parity =
      addCommand(app, t, "parity", "Compare the engine with a reference case", [&t] { t.chosen = t.parity; });
  parity->add_option("case", t.parity.caseFolder, "Folder of the case")->required();
  parity->add_option("--report", t.parity.reportFile, "Write the comparison as JSON");
  addCommand(app, t, "doctor", "What this machine offers and what is missing", [&t] { t.chosen = DoctorOptions{}; });
  addThreads(addCommand(app, t, "serve", "Worker of the studio (docs/protocol.md)", [&t] { t.chosen = t.serve; }),
             t.serve.threads);
  addCommand(app, t, "version", "Version of this program", [&t] { t.chosen = VersionOptions{}; });
}

bool unknownCommand(CLI::App& app, int argumentCount, const char* const* arguments) {
  if (argumentCount <= 1 || arguments[1][0] == '-') return false;
  return app.get_subcommands([&](const CLI::App* command) { return command->get_name() == arguments[1]; }).empty();
}

}  // namespace

ParseOutcome parseCommandLine(int argumentCount, const char* const* arguments) {
  Targets targets;
  CLI::App app{"Jukebox Studio: music with singing, composed by a model on your own machine.", "jukebox"};
  app.set_version_flag("--version", std::string("jukebox ") + kVersion);
  app.require_subcommand(1);
  addGenerate(app, targets);
  addRadio(app, targets);
  addResume(app, targets);
  addLibraryCommands(app, targets);
  addTrainingCommands(app, targets);
  addOthers(app, targets);

  ParseOutcome outcome;
  try {
    app.parse(argumentCount, arguments);
    outcome.invocation = Invocation{std::move(targets.common), std::move(targets.chosen)};
  } catch (const CLI::ParseError& error) {
    std::ostringstream output, errors;
    outcome.exitStatus = app.exit(error, output, errors) == 0 ? kExitOk : kExitUsage;
    outcome.standardOutput = output.str();
    outcome.standardError = argumentCount <= 1 ? app.help() : errors.str();
    if (unknownCommand(app, argumentCount, arguments)) {
      outcome.standardError = std::string("There is no command \"") + arguments[1] + "\".\nRun with --help.\n";
    }
  }
  return outcome;
}

}  // namespace jukebox::cli
