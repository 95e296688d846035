// radio_heard FOLDER: opens the studio's window and by clicks and keys begins the radio with the starter model beside a
// song of the queue, which waits meanwhile, steers it while it plays, keeps what was heard, and plays a sample of the
// library, which ends the radio. Writes FOLDER/kept.flac, what was kept, and FOLDER/facts.txt: where to compare it with
// what was heard, the gain, and when it was kept, in seconds since the start. FOLDER/radio.png shows the window on air.

#include <QApplication>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <cmath>
#include <cstdio>
#include <fstream>

#include "app/studio/studio_window.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/player/player_bar.h"
#include "ui/radio/on_air_button.h"
#include "ui/theme/theme.h"

namespace jukebox {
namespace {

namespace fs = std::filesystem;
using Phase = ui::RadioState::Phase;

constexpr int kPatience = 90'000;
constexpr double kHeardSeconds = 12;
/// Before the end of what was kept: the part that is compared, well away from what the device still held back.
constexpr double kComparedBefore = 5;

/// A step that did not come about ends the program with what was waited for.
void require(bool isThere, const char* what) {
  if (isThere) return;
  std::fprintf(stderr, "radio_heard: %s\n", what);
  std::exit(1);
}
void awaitThat(const std::function<bool()>& condition, const char* what) {
  require(QTest::qWaitFor(condition, kPatience), what);
}

template <class Widget>
Widget& named(QWidget& page, const char* objectName) {
  auto* widget = page.findChild<Widget*>(QString::fromLatin1(objectName));
  require(widget != nullptr && widget->isVisible(), objectName);
  return *widget;
}

void type(QLineEdit& line, const char* text) {
  line.setFocus();
  line.selectAll();
  QTest::keyClicks(&line, QString::fromLatin1(text));
  QTest::qWait(20);
  while (auto* names = QApplication::activePopupWidget()) names->close();
}

void begin(studio::StudioWindow& studio) {
  auto& window = studio.window();
  window.resize(1280, 900);
  window.show();
  require(QTest::qWaitForWindowActive(&window), "the window is not active");
  awaitThat([&] { return studio.pages().models().isRead(); }, "no models");
  QTest::keyClick(&window, Qt::Key_5, Qt::AltModifier);
  auto& page = studio.pages().radioPage();
  awaitThat([&] { return page.isVisible(); }, "the page does not open");
  type(named<QLineEdit>(page, "radioArtist"), "Dex Nine");
  type(named<QLineEdit>(page, "radioGenre"), "rock");
  auto& volume = named<QSlider>(page, "radioVolume");
  volume.setFocus();
  QTest::keyClick(&volume, Qt::Key_Home);
  for (int step = 0; step < 9; ++step) QTest::keyClick(&volume, Qt::Key_PageUp);
  auto& button = named<ui::OnAirButton>(page, "radioButton");
  awaitThat([&] { return button.isEnabled(); }, "the radio cannot begin");
  QElapsedTimer timer;
  timer.start();
  QTest::mouseClick(&button, Qt::LeftButton);
  const auto& state = studio.pages().radio().state();
  awaitThat([&] { return state.phase == Phase::playing; }, "nothing is heard");
  std::printf("first sound %.2f s after the click\n", static_cast<double>(timer.elapsed()) / 1000);
}

/// A song of the queue that is being composed; it has to make room for the radio.
std::string compose(studio::StudioWindow& studio) {
  auto& queue = studio.pages().queue();
  awaitThat([&] { return queue.isLoaded() && queue.waitingReason().isEmpty(); }, "the queue does not open");
  GenerationRequest request;
  request.conditioning = {"Mara Vale", "folk", ""};
  request.durationSeconds = 24;
  const std::string id = queue.add(request, true);
  awaitThat([&] { return queue.find(id)->state == ui::QueueState::running; }, "the song of the queue does not begin");
  return id;
}

void steer(studio::StudioWindow& studio) {
  auto& radio = studio.pages().radio();
  awaitThat([&] { return radio.state().heardSeconds > 3; }, "it does not go on");
  QElapsedTimer timer;
  timer.start();
  type(named<QLineEdit>(studio.pages().radioPage(), "radioGenre"), "folk");
  const auto& wishes = radio.wishes();
  awaitThat([&] { return !wishes.empty() && wishes[0].phase == ui::RadioWishState::Phase::taken; }, "no wish is taken");
  const double told = static_cast<double>(timer.elapsed()) / 1000;
  awaitThat([&] { return radio.state().heardSeconds > wishes[0].fromSeconds; }, "the wish is never heard");
  std::printf("wish answered after %.2f s, heard after %.2f s\n", told, static_cast<double>(timer.elapsed()) / 1000);
}

std::string keep(studio::StudioWindow& studio, const fs::path& folder, const QElapsedTimer& sinceStart) {
  auto& page = studio.pages().radioPage();
  auto& radio = studio.pages().radio();
  awaitThat([&] { return radio.state().heardSeconds > kHeardSeconds; }, "it does not play on");
  studio.window().grab().save(QString::fromStdString((folder / "radio.png").string()));
  QSignalSpy kept(&radio, &ui::Radio::kept);
  QTest::mouseClick(&named<QPushButton>(page, "radioKeep"), Qt::LeftButton);
  awaitThat([&] { return kept.count() == 1; }, "nothing is kept");
  const std::string id = kept[0][0].toString().toStdString();
  const double seconds = kept[0][1].toDouble();
  require(seconds > kHeardSeconds - 1, "too little is kept");
  fs::copy_file(LibraryFiles(studio.library().root()).sampleFolder(id) / "audio.flac", folder / "kept.flac");
  std::ofstream(folder / "facts.txt") << seconds - kComparedBefore << " " << std::pow(0.9, 3.0) << " "
                                      << static_cast<double>(sinceStart.elapsed()) / 1000 << "\n";
  const auto& state = radio.state();
  std::printf("%.1f s heard, %.1f s ahead, %d gaps, makes %.2f s in a second\n", state.heardSeconds, state.aheadSeconds,
              state.gapCount, state.speed);
  return id;
}

/// The kept sample is in the gallery; playing it ends the radio.
void playKept(studio::StudioWindow& studio, const std::string& id) {
  auto& window = studio.window();
  QTest::mouseClick(&named<QPushButton>(studio.pages().radioPage(), "radioShowKept"), Qt::LeftButton);
  awaitThat([&] { return window.gallery().isVisible() && window.list().rowCount() == 1; },
            "the sample is not in sight");
  awaitThat([&] { return window.gallery().currentSample() != nullptr && window.gallery().currentSample()->id == id; },
            "the sample is not the chosen one");
  auto& bar = *window.findChild<ui::PlayerBar*>();
  auto& grid = window.gallery().grid();
  const QRect card = grid.visualRect(grid.model()->index(0, 0));
  QTest::mouseDClick(grid.viewport(), Qt::LeftButton, {}, card.topLeft() + QPoint(20, 110));
  awaitThat([&] { return bar.state().transport == ui::Transport::playing; }, "the sample does not play");
  const auto& state = studio.pages().radio().state();
  awaitThat([&] { return !state.isOn(); }, "the radio does not give way");
  require(state.trouble.isEmpty(), "the radio ended in trouble");
  // … and the other way round.
  QTest::keyClick(&window, Qt::Key_5, Qt::AltModifier);
  QTest::mouseClick(&named<ui::OnAirButton>(studio.pages().radioPage(), "radioButton"), Qt::LeftButton);
  awaitThat([&] { return bar.state().transport == ui::Transport::paused; }, "the player does not give way");
  awaitThat([&] { return state.phase == Phase::playing; }, "the radio does not begin again");
  QTest::mouseClick(&named<ui::OnAirButton>(studio.pages().radioPage(), "radioButton"), Qt::LeftButton);
  awaitThat([&] { return !state.isOn(); }, "the radio does not end");
}

}  // namespace
}  // namespace jukebox

int main(int argc, char** argv) {
  using namespace jukebox;
  QElapsedTimer sinceStart;
  sinceStart.start();
  QApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
  QApplication::setApplicationName(QStringLiteral("radio-heard"));
  require(argc == 2, "radio_heard FOLDER");
  const fs::path folder = argv[1];
  ui::Theme theme(ui::ThemeChoice::dark);
  studio::StudioWindow studio(folder / "library");
  const std::string song = compose(studio);
  const auto stateOfSong = [&] { return studio.pages().queue().find(song)->state; };
  begin(studio);
  awaitThat([&] { return stateOfSong() == ui::QueueState::paused; }, "the queue does not make room");
  require(studio.pages().radio().state().isQueueHeld, "it is not told that the queue waits");
  steer(studio);
  const std::string sample = keep(studio, folder, sinceStart);
  require(stateOfSong() == ui::QueueState::paused, "the queue does not wait until the end");
  playKept(studio, sample);
  awaitThat([&] { return stateOfSong() == ui::QueueState::done; }, "the song of the queue does not go on");
  return 0;
}
