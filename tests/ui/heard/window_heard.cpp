// window_heard FOLDER: opens the studio's window on a library with one song, and by clicks and keys plays it, pauses
// it, sets the volume, seeks on the waveform and listens for two seconds. Writes FOLDER/song.flac, the song, and
// FOLDER/facts.txt: the clicked position in seconds and the gain that was set.

#include <QAbstractButton>
#include <QApplication>
#include <QSettings>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "app/studio/studio_window.h"
#include "core/audio_file/audio_writer.h"
#include "tests/app/explorer/explorer_world.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/player/player_bar.h"
#include "ui/player/transport_button.h"
#include "ui/player/waveform_view.h"
#include "ui/theme/theme.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;

constexpr int kRate = 44'100;
constexpr double kSongSeconds = 6;
constexpr double kHeardSeconds = 1.8;
constexpr int kPatience = 20'000;

/// A tone that rises all the time: every piece of it sounds different.
AudioBuffer sweep() {
  AudioBuffer sound{kRate, 1, {}};
  double phase = 0;
  for (int i = 0; i < static_cast<int>(kSongSeconds * kRate); ++i) {
    phase += 2 * 3.14159265358979 * (200 + 2800.0 * i / (kSongSeconds * kRate)) / kRate;
    sound.samples.push_back(static_cast<float>(0.5 * std::sin(phase)));
  }
  return sound;
}

/// A step that did not come about ends the program with what was waited for.
void require(bool isThere, const char* what) {
  if (isThere) return;
  std::fprintf(stderr, "window_heard: %s\n", what);
  std::exit(1);
}
void awaitThat(const std::function<bool()>& condition, const char* what) {
  require(QTest::qWaitFor(condition, kPatience), what);
}

void makeSong(const fs::path& library, const fs::path& copy) {
  auto opened = Library::open(library, OpenMode::create);
  require(opened.has_value(), "the library cannot be made");
  Sample sample = test::songSample("Sweep", "Mara Vale", "folk", "", kSongSeconds);
  const fs::path build = opened->files().sampleBuildFolder(sample.id);
  fs::create_directories(build);
  require(writeAudioFile(build / sample.audioFile, sweep()).has_value(), "the song cannot be written");
  fs::copy_file(build / sample.audioFile, copy);
  require(opened->publishSample(build, sample).has_value(), "the song cannot be published");
}

template <class Widget>
Widget& named(QWidget& parent, const char* name) {
  for (auto* widget : parent.findChildren<Widget*>()) {
    if (widget->accessibleName() == QLatin1String(name)) return *widget;
  }
  require(false, name);
  std::abort();
}

void listen(studio::StudioWindow& studio, const fs::path& folder) {
  auto& window = studio.window();
  window.resize(1280, 800);
  window.show();
  auto& grid = window.gallery().grid();
  awaitThat([&] { return window.list().rowCount() == 1 && window.list().summaryAt(0) != nullptr; }, "no song in sight");
  auto& bar = *window.findChild<ui::PlayerBar*>();
  const auto plays = [&] { return bar.state().transport == ui::Transport::playing && !bar.state().isWaiting; };
  const auto pauses = [&] { return bar.state().transport == ui::Transport::paused; };
  const QRect card = grid.visualRect(grid.model()->index(0, 0));
  QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint(20, 110));
  awaitThat(plays, "a double click does not play");
  auto& transport = *bar.findChild<ui::TransportButton*>();
  QTest::mouseClick(&transport, Qt::LeftButton);
  awaitThat(pauses, "the button does not pause");

  auto& levelling = named<QToolButton>(bar, "Level the loudness");
  if (levelling.isChecked()) QTest::mouseClick(&levelling, Qt::LeftButton);
  auto& volume = named<QSlider>(bar, "Volume");
  QTest::keyClick(&volume, Qt::Key_Home);
  for (int step = 0; step < 6; ++step) QTest::keyClick(&volume, Qt::Key_PageUp);
  const double position = static_cast<double>(volume.value()) / volume.maximum();
  awaitThat([&] { return std::abs(bar.state().volume - position) < 1e-6 && !bar.state().isLevelled; }, "no volume");

  auto& waveform = *bar.findChild<ui::WaveformView*>();
  QTest::mouseClick(&waveform, Qt::LeftButton, {}, QPoint(waveform.width() * 11 / 20, waveform.height() / 2));
  awaitThat([&] { return waveform.position() > 2.5; }, "a click on the waveform does not seek");
  const double clicked = waveform.position();
  require(std::abs(clicked - kSongSeconds * 0.55) < 0.1, "the click went to another moment");
  QTest::mouseClick(&transport, Qt::LeftButton);
  awaitThat([&] { return plays() && waveform.position() > clicked + kHeardSeconds; }, "it does not go on");
  QTest::mouseClick(&transport, Qt::LeftButton);
  awaitThat(pauses, "the button does not pause at the end");
  std::ofstream(folder / "facts.txt") << clicked << " " << std::pow(position, 3.0) << "\n";
}

}  // namespace
}  // namespace jukebox

int main(int argc, char** argv) {
  using namespace jukebox;
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
  QApplication::setApplicationName(QStringLiteral("window-heard"));
  require(argc == 2, "window_heard FOLDER");
  const fs::path folder = argv[1];
  makeSong(folder / "library", folder / "song.flac");
  ui::Theme theme(ui::ThemeChoice::dark);
  studio::StudioWindow studio(folder / "library");
  listen(studio, folder);
  return 0;
}
