#include "app/cli/cli_parser.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <sstream>

#include "app/cli/console.h"
#include "core/base/version.h"

namespace jukebox::cli {
namespace {

/// Values that the options are parsed into; the chosen command becomes the invocation.
struct Targets {
  CommonOptions common;
  GenerateOptions generate;
  RadioOptions radio;
  ResumeOptions resume;
  ModelsOptions models;
  LibraryOptions library;
  LabelsOptions labels;
  EncodeOptions encode;
  DecodeOptions decode;
  PlayOptions play;
  ParityOptions parity;
  BenchOptions bench;
  TrainOptions train;
  DatasetOptions dataset;
  CorpusOptions corpus;
  ServeOptions serve;
  decltype(Invocation::command) chosen;
};

const std::vector<std::string> kDtypes{"auto", "f32", "f16", "int8"};
const std::vector<std::string> kStoredDtypes{"f32", "f16", "int8"};
const std::vector<std::string> kFormats{"wav", "wav16", "wav24", "wav32f", "flac", "mp3", "ogg", "opus", "m4a"};

/// A subcommand with the common options; `finish` moves its values into `chosen`.
template <class Finish>
CLI::App* addCommand(CLI::App& parent, Targets& t, const char* name, const char* description, Finish finish) {
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
      "temperature NUMBER, top-p NUMBER, stop.");
}

void addResume(CLI::App& app, Targets& t) {
  auto* c = addCommand(app, t, "resume", "Finish an interrupted generation", [&t] { t.chosen = t.resume; });
  c->add_option("job", t.resume.job, "Job (default: the newest one)");
  addThreads(c, t.resume.threads);
}

void addModelsImport(CLI::App& models, Targets& t) {
  auto& o = t.models;
  auto* c = addCommand(models, t, "import", "Make a model folder from released weight files", [&t] {
    t.models.action = ModelsAction::import;
    t.chosen = t.models;
  });
  c->add_option("--name", o.name, "Name of the new model")->required();
  auto* codec = c->add_option("--codec", o.codecFile, "Codec weights (vqvae.pth.tar, safetensors …)");
  c->add_option("--prior", o.priorFiles, "Prior weights as LEVEL=FILE; repeatable")->needs(codec);
  c->add_option("--hf", o.huggingFace, "Converted model: folder, index or single file")->excludes(codec);
  c->add_option("--preset", o.presetSet, "1b_lyrics, 5b or 5b_lyrics (default: told from the weights)");
  c->add_option("--artists-v2", o.artistsV2, "Artist ids of the v2 label set");
  c->add_option("--genres-v2", o.genresV2, "Genre ids of the v2 label set");
  c->add_option("--artists-v3", o.artistsV3, "Artist ids of the v3 label set");
  c->add_option("--genres-v3", o.genresV3, "Genre ids of the v3 label set");
  c->add_option("--dtype", o.dtype, "Weights on the disk (default: f32)")->check(CLI::IsMember(kStoredDtypes));
  c->add_option("--license-file", o.licenseFile, "Licence text to keep with the model");
  c->add_flag("--accept-license", o.acceptLicense, "I have read and accept the licence of the weights");
}

void addModels(CLI::App& app, Targets& t) {
  auto& o = t.models;
  auto* models = app.add_subcommand("models", "Installed models");
  models->require_subcommand(1);
  const auto add = [&](const char* name, const char* description, ModelsAction action) {
    return addCommand(*models, t, name, description, [&t, action] {
      t.models.action = action;
      t.chosen = t.models;
    });
  };
  add("list", "Names of the installed models", ModelsAction::list);
  auto* show = add("show", "Everything that is known of a model", ModelsAction::show);
  auto* verify = add("verify", "Check files, hashes and numbers of a model", ModelsAction::verify);
  verify->add_flag("--files-only", o.filesOnly, "Do not compute with the weights");
  addModelsImport(*models, t);
  auto* exportWeights = add("export", "Write the weights under their official names", ModelsAction::exportWeights);
  auto* quantize = add("quantize", "Make a smaller copy", ModelsAction::quantize);
  auto* remove = add("remove", "Delete a model", ModelsAction::remove);
  auto* memory = add("memory", "Memory that composing needs, by weight format", ModelsAction::memory);
  memory->add_option("model", o.name, "Name or folder of the model (default: every installed one)");
  for (auto* command : {show, verify, exportWeights, quantize, remove}) {
    command->add_option("model", o.name, "Name or folder of the model")->required();
  }
  exportWeights->add_option("--to", o.target, "New folder for the weights")->required();
  quantize->add_option("--dtype", o.dtype, "f16 or int8")->check(CLI::IsMember({"f16", "int8"}))->required();
  quantize->add_option("--name", o.target, "Name of the copy (default: MODEL-DTYPE)");
  remove->add_flag("--yes", o.yes, "Do not ask");
}

void addLibraryExport(CLI::App* c, LibraryOptions& o) {
  c->add_option("id", o.ids, "Samples");
  c->add_option("--out", o.outFile, "Audio file to write, for one sample");
  c->add_flag("--all", o.all, "Every sample, into the folder --to");
  c->add_option("--query", o.query, "What this search finds, into the folder --to");
  c->add_option("--to", o.toFolder, "Folder for several samples");
  c->add_option("--name-pattern", o.namePattern,
                "File names in --to, of {title} {artist} {genre} {seed} {id} {n} (default: {id})");
  c->add_option("--format", o.format, "Audio format (default: by file name, else flac)")
      ->check(CLI::IsMember(kFormats));
  c->add_option("--sample-rate", o.sampleRate, "In Hz; 0: as stored (default)");
  c->add_option("--bit-depth", o.bitDepth, "Bits of wav (16, 24, 32) or flac (16, 24)");
  c->add_option("--bit-rate", o.bitRateKbps, "kbit/s of mp3, ogg, opus, m4a");
  c->add_option("--loudness", o.loudnessLufs,
                "Integrated loudness in LUFS, as far as nothing clips (default: as it is)");
  c->add_option("--metadata", o.metadata, "Also write the metadata beside: json or csv")
      ->check(CLI::IsMember({"json", "csv"}));
  c->add_flag("--lrc", o.lrc, "Also write the lyrics with times as LRC");
  c->add_flag("--srt", o.srt, "Also write the lyrics with times as SRT captions");
  c->add_flag("--codes", o.codes, "Also write the codes (safetensors)");
  c->add_option("--table", o.table, "Also write one table of all samples: a file ending in .csv or .json");
  c->add_flag("--force", o.force, "Replace existing files");
}

void addLibraryExplorer(CLI::App* c, LibraryOptions& o) {
  c->add_option("id", o.ids, "Samples (default: all, or those of --query)");
  c->add_option("--to", o.toFolder, "New folder, or one to bring up to date")->required();
  c->add_option("--query", o.query, "Publish what this search finds");
  c->add_option("--title", o.title, "Title of the pages");
  c->add_option("--format", o.format, "Audio that every browser plays: mp3 (default) or m4a; also opus, ogg, flac, wav")
      ->check(CLI::IsMember({"mp3", "m4a", "opus", "ogg", "flac", "wav"}));
  c->add_option("--language", o.language, "Language of the pages: en (default) or nl")
      ->check(CLI::IsMember({"en", "nl"}));
}

void addLibrary(CLI::App& app, Targets& t) {
  auto& o = t.library;
  auto* library = app.add_subcommand("library", "Samples made so far");
  library->require_subcommand(1);
  const auto add = [&](const char* name, const char* description, LibraryAction action) {
    return addCommand(*library, t, name, description, [&t, action] {
      t.library.action = action;
      t.chosen = t.library;
    });
  };
  auto* list = add("list", "The newest samples", LibraryAction::list);
  auto* search = add("search", "Samples by words of title, artist, genre, lyrics, notes", LibraryAction::search);
  search->add_option("query", o.query, "Words to look for")->required();
  for (auto* command : {list, search}) {
    command->add_option("--limit", o.limit, "Most rows shown")->check(CLI::Range(1, 1000000));
    command->add_flag("--trash", o.trash, "Removed samples instead");
  }
  add("show", "Everything that is known of a sample", LibraryAction::show)
      ->add_option("id", o.ids, "Sample")
      ->required();
  addLibraryExport(add("export", "Write audio with tags and metadata", LibraryAction::exportAudio), o);
  auto* remove = add("remove", "Move samples to the trash", LibraryAction::remove);
  remove->add_option("id", o.ids, "Samples")->required();
  remove->add_flag("--purge", o.purge, "Delete the files for good");
  add("restore", "Take samples out of the trash", LibraryAction::restore)
      ->add_option("id", o.ids, "Samples")
      ->required();
  add("check", "Compare the index with the files", LibraryAction::check)
      ->add_flag("--repair", o.repair, "Put right what can be put right");
  add("rebuild", "Make the index again from the sample folders", LibraryAction::rebuild);
  add("stats", "Counts, hours, sizes", LibraryAction::stats);
  addLibraryExplorer(add("publish", "Write a folder of web pages to listen to the samples", LibraryAction::publish), o);
  add("import", "Take the songs of such a folder into the library", LibraryAction::importFolder)
      ->add_option("folder", o.fromFolder, "Folder that holds table.json")
      ->required();
}

void addAudio(CLI::App& app, Targets& t) {
  auto* encode = addCommand(app, t, "encode", "Audio file to codes", [&t] { t.chosen = t.encode; });
  encode->add_option("file", t.encode.inFile, "Audio file")->required();
  encode->add_option("--out", t.encode.outFile, "Codes file to write (.safetensors)")->required();
  encode->add_option("--model", t.encode.model, "Model whose codec is used");
  encode->add_flag("--force", t.encode.force, "Replace an existing file");
  addDevice(encode, t.encode.device);
  addThreads(encode, t.encode.threads);

  auto* decode = addCommand(app, t, "decode", "Codes to audio", [&t] { t.chosen = t.decode; });
  decode->add_option("source", t.decode.source, "Codes file or sample id")->required();
  decode->add_option("--level", t.decode.level, "Level to decode (default: the lowest there is)")
      ->check(CLI::Range(0, 7));
  decode->add_option("--out", t.decode.outFile, "Audio file to write")->required();
  decode->add_option("--format", t.decode.format, "Audio format")->check(CLI::IsMember(kFormats));
  decode->add_option("--model", t.decode.model, "Model whose codec is used (default: the sample's, else starter)");
  decode->add_flag("--force", t.decode.force, "Replace an existing file");
  addDevice(decode, t.decode.device);
  addThreads(decode, t.decode.threads);

  auto* play = addCommand(app, t, "play", "A file or a sample on the loudspeakers", [&t] { t.chosen = t.play; });
  play->add_option("source", t.play.source, "Audio file or sample id");
  play->add_option("--from", t.play.fromSeconds, "Begin here, seconds")->check(CLI::NonNegativeNumber);
  play->add_option("--seconds", t.play.seconds, "Stop after this long")->check(CLI::PositiveNumber);
  play->add_option("--loop", t.play.loopSeconds, "Repeat this many seconds from --from on")->check(CLI::PositiveNumber);
  play->add_option("--volume", t.play.volume, "0 (silent) to 1")->check(CLI::Range(0.0, 1.0));
  play->add_flag("--level", t.play.isLevelled, "Level the loudness to -16 LUFS");
  play->add_option("--device", t.play.device, "Name of the sound device");
  play->add_flag("--devices", t.play.listsDevices, "List the sound devices");
}

void addTrainOptions(CLI::App* c, TrainOptions& o) {
  c->add_option("--run", o.runFolder, "Folder of the run: settings, checkpoint, log, examples")->required();
  c->add_option("--name", o.name, "Publish the finished run as this model");
  c->add_option("--steps", o.steps, "Optimiser steps in all (0: no limit)")->check(CLI::NonNegativeNumber);
  c->add_option("--hours", o.hours, "Wall time in all (0: no limit)")->check(CLI::NonNegativeNumber);
  c->add_option("--batch", o.batch, "Chunks a process and step")->check(CLI::Range(1, 65536));
  c->add_option("--set", o.settings, "Any setting of run.json, e.g. optimiser.learning_rate=1e-3; repeatable");
  addDevice(c, o.device);
  addThreads(c, o.threads);
}

void addTrain(CLI::App& app, Targets& t) {
  auto& o = t.train;
  auto* train = app.add_subcommand("train", "Teach a model your own music");
  train->require_subcommand(1);
  const auto add = [&](const char* name, const char* description, TrainAction action) {
    auto* c = addCommand(*train, t, name, description, [&t, action] {
      t.train.action = action;
      t.chosen = t.train;
    });
    if (action != TrainAction::publish) addTrainOptions(c, o);
    return c;
  };
  auto* codec = add("codec", "Encoder, codebooks and decoders", TrainAction::codec);
  auto* prior = add("prior", "The top prior over a model's codec", TrainAction::prior);
  auto* upsampler = add("upsampler", "The prior of a lower level", TrainAction::upsampler);
  auto* finetune = add("finetune", "Go on from an installed model's prior", TrainAction::finetune);
  add("resume", "Go on with a run", TrainAction::resume);
  auto* publish = add("publish", "Make a model folder of finished runs", TrainAction::publish);
  publish->add_option("--name", o.name, "Name of the new model")->required();
  publish->add_option("--codec-run", o.codecRun, "Run of the codec (default: the codec of the priors' model)");
  publish->add_option("--prior-run", o.priorRuns, "Run of a prior; repeatable");
  publish->add_option("--dtype", o.dtype, "Weights on the disk")->check(CLI::IsMember(kStoredDtypes));
  publish->add_option("--to", o.toFolder, "Folder of the models (default: the user's own)");
  publish->add_option("--description", o.description, "A sentence for the model card");
  publish->add_option("--provenance", o.provenance, "Where the training data came from");
  publish->add_option("--licence", o.licence, "Licence of the weights");
  publish->add_option("--total-seconds", o.totalSeconds, "Usual length of a song of this model");
  for (auto* c : {codec, prior, upsampler, finetune}) {
    c->add_option("--data", o.dataFolder, "Prepared data set (see `jukebox dataset`)");
    c->add_option("--seed", o.seed, "Seed of weights and batches")->check(CLI::NonNegativeNumber);
    c->add_option("--start", o.startWeights, "Weight file to go on from");
  }
  for (auto* c : {codec, prior, upsampler}) c->add_option("--preset", o.preset, "Settings to start from");
  for (auto* c : {prior, upsampler, finetune}) {
    c->add_option("--codec-model", o.codecModel, "Model whose codec makes the codes")->required();
    c->add_option("--level", o.level, "Level of the prior")->check(CLI::Range(0, 15));
  }
}

void addDataset(CLI::App& app, Targets& t) {
  auto& o = t.dataset;
  auto* dataset = app.add_subcommand("dataset", "Recordings to train on");
  dataset->require_subcommand(1);
  const auto add = [&](const char* name, const char* description, DatasetAction action, const char* folder) {
    auto* c = addCommand(*dataset, t, name, description, [&t, action] {
      t.dataset.action = action;
      t.chosen = t.dataset;
    });
    c->add_option("folder", o.folder, folder)->required();
    return c;
  };
  auto* scan = add("scan", "Read recordings, report on them and prepare them", DatasetAction::scan, "Recordings");
  scan->add_option("--out", o.out, "Prepared data set to write (default: report only)");
  scan->add_option("--manifest", o.manifest, "CSV or JSON file with artist, genre, lyrics, licence of each file");
  scan->add_option("--sample-rate", o.sampleRate, "Samples a second of the model")->check(CLI::Range(1000, 768000));
  scan->add_option("--channels", o.channels, "1 or 2")->check(CLI::Range(1, 2));
  scan->add_option("--jobs", o.jobs, "Files read at once (0: one a core)")->check(CLI::Range(0, 256));
  scan->add_option("--licence", o.licence, "Licence of recordings that name none");
  scan->add_option("--source", o.source, "Source of recordings that name none");
  add("check", "List everything that is wrong with a prepared data set", DatasetAction::check, "Data set");
  add("stats", "Durations, names, lyrics", DatasetAction::stats, "Data set");
  auto* split = add("split", "Choose the songs that are held out", DatasetAction::split, "Data set");
  for (auto* c : {scan, split}) {
    c->add_option("--validation-share", o.validationShare, "Share of the songs held out")->check(CLI::Range(0.0, 0.9));
    c->add_option("--seed", o.seed, "Seed of the choice")->check(CLI::NonNegativeNumber);
  }
}

void addCorpus(CLI::App& app, Targets& t) {
  auto& o = t.corpus;
  auto* corpus = app.add_subcommand("corpus", "Songs made from seeds, to train a starter model on");
  corpus->require_subcommand(1);
  auto* make = addCommand(*corpus, t, "make", "Compose, sing, play and label songs", [&t] { t.chosen = t.corpus; });
  make->add_option("--songs", o.songs, "How many")->required()->check(CLI::Range(1, 1000000));
  make->add_option("--first-seed", o.firstSeed, "Seed of the first song")->check(CLI::Range(0, 0x7fffffff));
  make->add_option("--out", o.outFolder, "Folder to write to")->required();
  make->add_option("--jobs", o.jobs, "Songs made at once (0: one a core)")->check(CLI::Range(0, 256));
}

void addBench(CLI::App& app, Targets& t) {
  auto* bench = app.add_subcommand("bench", "Measure the speed of this machine");
  bench->require_subcommand(1);
  const auto add = [&](const char* name, const char* description) {
    auto* c = addCommand(*bench, t, name, description, [&t, name] {
      t.bench.kind = name;
      t.chosen = t.bench;
    });
    addThreads(c, t.bench.threads);
    return c;
  };
  auto* decode = add("decode", "Tokens a second of a prior");
  decode->add_option("--shape", t.bench.shape, "tiny, small or 1b")->check(CLI::IsMember({"tiny", "small", "1b"}));
  decode->add_option("--tokens", t.bench.tokens, "Tokens to sample (0: chosen)")->check(CLI::Range(0, 1 << 20));
  decode->add_option("--batch", t.bench.batch, "Samples at once")->check(CLI::Range(1, 256));
  decode->add_option("--dtype", t.bench.dtype, "Weights in memory")->check(CLI::IsMember(kStoredDtypes));
  auto* codec = add("codec", "Seconds of audio encoded and decoded a second");
  codec->add_option("--seconds", t.bench.seconds, "Length of the audio")->check(CLI::Range(0.1, 3600.0));
  codec->add_option("--model", t.bench.model, "Model whose codec is measured (default: the official shape)");
  add("machine", "What the memory and the processor can do at best");
  auto* song = add("song", "How long a song of a released model's shape takes, added up from a part of every level");
  song->add_option("--shape", t.bench.songShape, "1b_lyrics, 5b or 5b_lyrics")
      ->check(CLI::IsMember({"1b_lyrics", "5b", "5b_lyrics"}));
  song->add_option("--seconds", t.bench.songSeconds, "Length of the song (default: 20)")
      ->check(CLI::Range(1.0, 3600.0));
  song->add_option("--dtype", t.bench.songDtype, "Weights in memory")->check(CLI::IsMember(kStoredDtypes));
  song->add_flag("--whole", t.bench.isWhole, "Sample the whole song; takes as long as it takes");
  auto* memory = add("memory", "What the largest prior of a released model's shape takes, and how fast it opens");
  memory->add_option("--shape", t.bench.songShape, "1b_lyrics, 5b or 5b_lyrics")
      ->check(CLI::IsMember({"1b_lyrics", "5b", "5b_lyrics"}));
  memory->add_option("--dtype", t.bench.songDtype, "Weights on the disk")->check(CLI::IsMember(kStoredDtypes));
  auto* loss = add("loss", "What smaller weights cost in bits a token, on a recording");
  loss->add_option("recording", t.bench.recording, "Audio file")->required();
  loss->add_option("--model", t.bench.model, "Name or folder of the model")->required();
  loss->add_option("--artist", t.bench.artist, "Artist of the recording");
  loss->add_option("--genre", t.bench.genre, "Genre of the recording");
  loss->add_option("--lyrics", t.bench.lyricsFile, "Text file with its lyrics");
  auto* generation = add("generation", "How fast an installed model composes, level by level");
  generation->add_option("--model", t.bench.model, "Name or folder of the model")->required();
  generation->add_option("--seconds", t.bench.seconds, "Time to spend")->check(CLI::Range(1.0, 3600.0));
  generation->add_option("--dtype", t.bench.modelDtype, "Weights in memory (default: the model's own)")
      ->check(CLI::IsMember(kDtypes));
}

void addOthers(CLI::App& app, Targets& t) {
  auto* labels = addCommand(app, t, "labels", "Artists and genres of a model", [&t] { t.chosen = t.labels; });
  labels->add_option("--model", t.labels.model, "Name or folder of the model");
  labels->add_option("--search", t.labels.search, "Only names that resemble this text");
  auto* parity =
      addCommand(app, t, "parity", "Compare the engine with a reference case", [&t] { t.chosen = t.parity; });
  parity->add_option("case", t.parity.caseFolder, "Folder of the case")->required();
  parity->add_option("--report", t.parity.reportFile, "Write the comparison as JSON");
  addBench(app, t);
  addTrain(app, t);
  addDataset(app, t);
  addCorpus(app, t);
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
  addModels(app, targets);
  addLibrary(app, targets);
  addAudio(app, targets);
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
