#pragma once
// CliTargets: what the options of all commands are parsed into, and the groups of commands that the parser is made of.

#include <functional>
#include <string>
#include <vector>

#include "app/cli/cli_options.h"

namespace CLI {
class App;
}

namespace jukebox::cli {

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

inline const std::vector<std::string> kDtypes{"auto", "f32", "f16", "int8", "int8g64"};
inline const std::vector<std::string> kStoredDtypes{"f32", "f16", "int8", "int8g64"};
inline const std::vector<std::string> kFormats{"wav", "wav16", "wav24", "wav32f", "flac", "mp3", "ogg", "opus", "m4a"};

/// A subcommand with the common options; `finish` moves its values into `chosen`.
CLI::App* addCommand(CLI::App& parent, Targets& t, const char* name, const char* description,
                     const std::function<void()>& finish);
void addThreads(CLI::App* command, int& threads);
void addDevice(CLI::App* command, std::string& device);

/// models, library, encode, decode, play and what belongs to them.
void addLibraryCommands(CLI::App& app, Targets& t);
/// train, dataset, corpus, bench.
void addTrainingCommands(CLI::App& app, Targets& t);

}  // namespace jukebox::cli
