// Studio bench: the window on a library of 100,000 samples: time to the first list, search while typing, scrolling, and
// the longest time for which the event loop did not turn (target: 16 ms). Other programs on the machine make the loop
// wait as well: the idle window is measured first, and every longest event is told with the processor time it took.
//   studio_bench LIBRARY    a library folder; its database may come from library_bench (100,000 rows without folders)

#include <fmt/format.h>

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <algorithm>
#include <ctime>
#include <functional>
#include <utility>

#include "app/studio/studio_library.h"
#include "app/studio/thumbnail_service.h"
#include "ui/gallery/gallery.h"
#include "ui/gallery/grid_view.h"
#include "ui/gallery/table_view.h"
#include "ui/search/search_field.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

namespace jukebox {
namespace {

/// Notes how late a timer of 1 ms is served.
class Watchdog {
 public:
  Watchdog() {
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(1);
    QObject::connect(&m_timer, &QTimer::timeout, [this] { m_worst = std::max(m_worst, m_clock.restart()); });
  }
  void start() {
    m_worst = 0;
    m_clock.start();
    m_timer.start();
  }
  qint64 stop() {
    m_timer.stop();
    return m_worst;
  }

 private:
  QTimer m_timer;
  QElapsedTimer m_clock;
  qint64 m_worst = 0;
};

double threadMilliseconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Notes which event kept the loop longest, by the clock and by the processor.
class TimedApplication : public QApplication {
 public:
  using QApplication::QApplication;
  bool notify(QObject* receiver, QEvent* event) override {
    if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const auto type = event->type();
    const std::string name = receiver->metaObject()->className();
    QElapsedTimer clock;
    clock.start();
    const double begin = threadMilliseconds();
    ++m_depth;
    const bool result = QApplication::notify(receiver, event);
    if (--m_depth > 0) return result;  // part of the event around it
    note(m_longest, static_cast<double>(clock.nsecsElapsed()) / 1e6, name, type);
    note(m_busiest, threadMilliseconds() - begin, name, type);
    return result;
  }
  std::string takeWorst() {
    const Worst longest = std::exchange(m_longest, {}), busiest = std::exchange(m_busiest, {});
    return fmt::format("longest {:.1f} ms in {}; most processor {:.1f} ms in {}", longest.milliseconds, longest.event,
                       busiest.milliseconds, busiest.event);
  }

 private:
  struct Worst {
    double milliseconds = 0;
    std::string event;
  };
  static void note(Worst& worst, double milliseconds, const std::string& receiver, QEvent::Type type) {
    if (milliseconds <= worst.milliseconds) return;
    worst = {milliseconds, fmt::format("{} event {}", receiver, static_cast<int>(type))};
  }
  Worst m_longest, m_busiest;
  int m_depth = 0;
};

/// Turns the event loop as the program does. (QTest::qWait sleeps up to 10 ms between its turns.)
void turn(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

bool turnUntil(const std::function<bool()>& isReached, int atMostMilliseconds) {
  QElapsedTimer clock;
  clock.start();
  while (!isReached()) {
    if (clock.elapsed() > atMostMilliseconds) return false;
    turn(1);
  }
  return true;
}

void measure(const char* name, const std::function<void()>& run) {
  Watchdog watchdog;
  QElapsedTimer clock;
  clock.start();
  watchdog.start();
  static_cast<TimedApplication*>(qApp)->takeWorst();
  run();
  const auto total = clock.elapsed();
  fmt::print("{:<32} {:>6} ms, loop at most {:>3} ms ({})\n", name, total, watchdog.stop(),
             static_cast<TimedApplication*>(qApp)->takeWorst());
}

int run(const std::filesystem::path& root) {
  ui::Theme theme(ui::ThemeChoice::dark);
  QElapsedTimer clock;
  clock.start();
  studio::StudioLibrary library(root);
  studio::ThumbnailService thumbnails(LibraryFiles(root).samplesFolder(), LibraryFiles(root).cacheFolder());
  ui::MainWindow window({library, library, thumbnails});
  window.resize(1600, 1000);
  window.show();
  const auto isReady = [&] { return window.list().state() == ui::SampleListModel::State::ready; };
  if (!turnUntil([&] { return isReady() && window.list().summaryAt(0) != nullptr; }, 30000)) return 1;
  fmt::print("{:<32} {:>6} ms for {} samples\n", "open window and first cards", clock.elapsed(),
             window.list().rowCount());

  measure("counts and details come in", [] { turn(700); });
  measure("nothing, for a second", [] { turn(1000); });
  measure("scroll cards, 300 steps", [&] {
    auto* bar = window.gallery().grid().verticalScrollBar();
    for (int step = 0; step < 300; ++step) {
      bar->setValue(bar->value() + (step % 3 == 0 ? 4000 : 120));
      turn(2);
    }
  });
  measure("choose 30 samples", [&] {
    for (int step = 0; step < 30; ++step) {
      QTest::keyClick(&window.gallery().grid(), Qt::Key_Right);
      turn(30);
    }
  });
  measure("type a search, 8 letters", [&] {
    window.search().focusField();
    for (const char letter : std::string("kendosha")) {
      QTest::keyClick(&window.search().line(), letter);
      turn(60);
    }
    const bool isFound = turnUntil([&] { return window.list().rowCount() < 50000; }, 10000);
    if (!isFound) fmt::print("nothing found in time\n");
    turn(100);
  });
  measure("clear it: all samples again", [&] {
    while (!window.search().query().isEmpty()) QTest::keyClick(&window.search().line(), Qt::Key_Escape);
    if (!turnUntil([&] { return window.list().rowCount() > 50000; }, 10000)) fmt::print("not back in time\n");
  });
  measure("change to the table", [&] {
    window.gallery().setLayout(ui::Gallery::Layout::table);
    turn(300);
  });
  measure("scroll the table, 300 steps", [&] {
    auto* bar = window.gallery().table().verticalScrollBar();
    for (int step = 0; step < 300; ++step) {
      bar->setValue(bar->value() + (step % 3 == 0 ? 4000 : 120));
      turn(2);
    }
  });
  return 0;
}

}  // namespace
}  // namespace jukebox

int main(int argc, char** argv) {
  jukebox::TimedApplication application(argc, argv);
  QApplication::setOrganizationName(QStringLiteral("jukebox-bench"));
  if (argc < 2) {
    fmt::print(stderr, "studio_bench LIBRARY\n");
    return 2;
  }
  return jukebox::run(argv[1]);
}
