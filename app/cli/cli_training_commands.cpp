// The commands around training and measuring.

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include "app/cli/cli_targets.h"

namespace jukebox::cli {
namespace {

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
  publish->add_option("--temperature", o.sampling.temperature, "Recommended; one value, or a list bottom,…,top");
  publish->add_option("--top-k", o.sampling.topK, "Recommended likewise");
  publish->add_option("--top-p", o.sampling.topP, "Recommended likewise");
  publish->add_option("--hop", o.sampling.hop, "Recommended distance of windows as a fraction of a window");
  publish->add_option("--guidance", o.sampling.guidance, "Recommended guidance");
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
  make->add_option("--most-verses", o.mostVerses, "Songs of two to this many verses (40: ten minutes)")
      ->check(CLI::Range(2, 40));
  make->add_flag("--breaks", o.breaks,
                 "Half of the songs with bars of the band alone between their lines, a few without singing");
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
  decode->add_option("--prefill", t.bench.prefillTokens, "Given tokens to read besides (0: none)")
      ->check(CLI::Range(0, 8192));
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

}  // namespace

void addTrainingCommands(CLI::App& app, Targets& t) {
  addTrain(app, t);
  addDataset(app, t);
  addCorpus(app, t);
  addBench(app, t);
}

}  // namespace jukebox::cli
