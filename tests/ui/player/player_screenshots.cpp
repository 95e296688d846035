// player_screenshots: pictures of the player's widgets with a real sample, to be looked at. Not run by CTest.
//
//   player_screenshots SAMPLE_FOLDER OUTPUT_FOLDER [even]    "even" lights the lyrics at an even pace

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>
#include <cstdio>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "core/audio_file/audio_reader.h"
#include "core/base/atomic_file.h"
#include "core/base/utf8.h"
#include "core/domain/library_files.h"
#include "core/domain/sample.h"
#include "ui/player/ab_panel.h"
#include "ui/player/listen_view.h"
#include "ui/player/player_bar.h"
#include "ui/player/spectrogram_view.h"
#include "ui/theme/theme.h"

namespace {

using namespace jukebox;
using namespace jukebox::ui;

struct Song {
  Sample sample;
  std::shared_ptr<PeakPyramid> peaks;
  std::shared_ptr<SpectrogramMap> spectrogram;
};

Result<Song> readSong(const std::filesystem::path& folder) {
  Song song;
  ASSIGN_OR_RETURN(const auto text, readFile(folder / kSampleJsonName, 1U << 26U));
  ASSIGN_OR_RETURN(song.sample, sampleFromJson(nlohmann::json::parse(text)));
  ASSIGN_OR_RETURN(const auto sound, readAudioFile(folder / song.sample.audioFile));
  song.peaks = std::make_shared<PeakPyramid>(sound.sampleRate);
  song.peaks->append(sound.samples, sound.channels);
  ASSIGN_OR_RETURN(auto builder, SpectrogramMapBuilder::create(sound.sampleRate, {.hopFrames = 256}));
  RETURN_IF_ERROR(builder.append(sound.samples, sound.channels));
  RETURN_IF_ERROR(builder.finish());
  song.spectrogram = std::make_shared<SpectrogramMap>(builder.map());
  return song;
}

PlayerViewState stateOf(const Song& song) {
  PlayerViewState state;
  state.transport = Transport::playing;
  state.sampleId = song.sample.id;
  state.title = QString::fromStdString(song.sample.title);
  const Conditioning& conditioning = song.sample.request.conditioning;
  state.subtitle = QString::fromStdString(conditioning.artist + " · " + conditioning.genre);
  state.durationSeconds = song.sample.durationSeconds;
  state.hasPrevious = state.hasNext = true;
  state.isShuffled = true;
  state.volume = 0.8;
  state.levels = {{2, QStringLiteral("Draft"), {}}, {1, QStringLiteral("Mid"), {}}};
  state.level = 1;
  return state;
}

void shoot(const Song& song, const QString& folder, const QString& name) {
  QWidget window;
  auto* column = new QVBoxLayout(&window);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  auto* listen = new ListenView(&window);
  auto* compare = new AbPanel(&window);
  auto* bar = new PlayerBar(&window);
  column->addWidget(listen, 1);
  column->addWidget(compare);
  column->addWidget(bar);
  window.setAutoFillBackground(true);
  auto state = stateOf(song);
  state.loop = LoopSpan{song.sample.durationSeconds * 0.55, song.sample.durationSeconds * 0.8};
  listen->setReducedMotion(true);
  listen->setPeaks(song.peaks);
  listen->setSpectrogram(song.spectrogram);
  const auto times = song.sample.alignment ? song.sample.alignment->characterSeconds : std::vector<double>();
  listen->setLyrics(LyricsTiming(song.sample.cleanedLyrics, times, song.sample.durationSeconds));
  bar->setPeaks(song.peaks);
  compare->setSamples({song.sample.id, state.title, state.subtitle}, {"other", state.title, state.subtitle}, 3);
  compare->setMatched(true);
  compare->setBlind(name.endsWith(QStringLiteral("light")));
  window.resize(1280, 760);
  window.show();
  for (PlayerView* view : {static_cast<PlayerView*>(listen), static_cast<PlayerView*>(bar)}) {
    view->showPlayer(state);
    view->showPosition(song.sample.durationSeconds * 0.4);
  }
  if (!QTest::qWaitFor([&] { return listen->spectrogram()->isPainted(); })) std::fprintf(stderr, "no spectrogram\n");
  QTest::qWait(100);
  window.grab().save(folder + u'/' + name + QStringLiteral(".png"));
  compare->hide();
  listen->viewport().zoom(song.sample.durationSeconds * 0.4, 4.0);
  listen->setColorMap(ColorMap::ember);
  if (!QTest::qWaitFor([&] { return listen->spectrogram()->isPainted(); })) std::fprintf(stderr, "no spectrogram\n");
  window.resize(1024, 640);
  QTest::qWait(100);
  window.grab().save(folder + u'/' + name + QStringLiteral("-zoomed.png"));
}

}  // namespace

int main(int argumentCount, char** arguments) {
  QApplication application(argumentCount, arguments);
  if (argumentCount < 3) return 2;
  auto song = readSong(arguments[1]);
  if (!song) {
    std::fprintf(stderr, "%s\n", song.error().sentence().c_str());
    return 1;
  }
  if (argumentCount > 3) {
    auto& times = song->sample.alignment.emplace().characterSeconds;
    const std::size_t count = decodeUtf8(song->sample.cleanedLyrics).size();
    for (std::size_t i = 0; i < count; ++i) {
      times.push_back(song->sample.durationSeconds * static_cast<double>(i) / static_cast<double>(count));
    }
  }
  Theme theme(ThemeChoice::dark);
  shoot(*song, QString::fromLocal8Bit(arguments[2]), QStringLiteral("dark"));
  theme.setChoice(ThemeChoice::light);
  shoot(*song, QString::fromLocal8Bit(arguments[2]), QStringLiteral("light"));
  return 0;
}
