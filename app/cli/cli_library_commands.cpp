// The commands around the library, models and single files.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "app/cli/cli_targets.h"

namespace jukebox::cli {
namespace {

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
  quantize->add_option("--dtype", o.dtype, "f16, int8, or int8g64: finer scales, 5 % larger than int8")
      ->check(CLI::IsMember({"f16", "int8", "int8g64"}))
      ->required();
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
  play->add_option("--speed", t.play.speed, "0.5 (slow) to 2 (fast); the pitch stays")->check(CLI::Range(0.5, 2.0));
  play->add_flag("--level", t.play.isLevelled, "Level the loudness to -16 LUFS");
  play->add_option("--device", t.play.device, "Name of the sound device");
  play->add_flag("--devices", t.play.listsDevices, "List the sound devices");
}

}  // namespace

void addLibraryCommands(CLI::App& app, Targets& t) {
  addModels(app, t);
  addLibrary(app, t);
  addAudio(app, t);
}

}  // namespace jukebox::cli
