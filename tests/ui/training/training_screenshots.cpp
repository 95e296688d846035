// Pictures of the Train page in its states, to be looked at. Usage: training_screenshots FOLDER

#include <QAbstractButton>
#include <QApplication>
#include <QtTest>

#include "tests/ui/training/fake_training_desk.h"
#include "ui/theme/theme.h"
#include "ui/training/train_page.h"
#include "ui/training/training_plan.h"

namespace jukebox::ui {
namespace {

void take(TrainPage& page, const QString& name) {
  QTest::qWait(80);
  page.grab().save(name + QStringLiteral(".png"));
}

TrainingWish ownWish(const QString& name) {
  TrainingWish wish;
  wish.name = name;
  wish.preset = QStringLiteral("starter");
  wish.stages = ownModelStages(*trainingPreset(wish.preset), 7);
  return wish;
}

void takeAll(const QString& folder, ThemeChoice choice, const QSize& size) {
  const Theme theme(choice);
  test::FakeDesk desk;
  test::FakeCatalog models;
  models.add("starter");
  TrainPage page(desk, models);
  page.setAutoFillBackground(true);
  page.resize(size);
  page.show();
  const QString base = QStringLiteral("%1/%2-%3-").arg(folder, themeChoiceName(choice)).arg(size.width());
  take(page, base + QStringLiteral("1-empty"));
  desk.setScan({QStringLiteral("/home/eva/Music"), 37, 128, QStringLiteral("1998/tape 2/river.flac"), false});
  take(page, base + QStringLiteral("2-scanning"));
  desk.addDataset();
  take(page, base + QStringLiteral("3-findings"));
  desk.confirmDataset("set0", QStringLiteral("CC-BY-4.0"), QStringLiteral("The Garden Band"));
  page.newTraining();
  QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("step2")), Qt::LeftButton);
  take(page, base + QStringLiteral("4-plan"));
  QTest::mouseClick(page.findChild<QAbstractButton*>(QStringLiteral("trainingAdvanced")), Qt::LeftButton);
  take(page, base + QStringLiteral("4-plan-advanced"));
  desk.addRun("a", ownWish(QStringLiteral("first-try")), RunState::failed).error =
      Error{ErrorKind::noSpace, "The disk is full.", "Make room, then try again.", ""};
  auto& done = desk.addRun("b", ownWish(QStringLiteral("garden")), RunState::finished);
  for (auto& stage : done.stages) stage.state = StageState::done;
  auto& run = desk.addRun("c", ownWish(QStringLiteral("garden-2")), RunState::running);
  run.stages[1].state = StageState::done;
  run.stages[2].state = StageState::running;
  TrainingState state;
  state.phase = "training";
  state.step = 4280;
  state.hours = 3;
  state.wallSeconds = 7600;
  state.secondsPerStep = 1.8;
  state.remainingSeconds = 3200;
  run.stages[2].progress = state;
  desk.setRecord(test::FakeDesk::priorRecord(214));
  page.showRun("c");
  take(page, base + QStringLiteral("5-watch"));
  page.showRun("a");
  take(page, base + QStringLiteral("6-failed"));
}

}  // namespace
}  // namespace jukebox::ui

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QString folder = argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(".");
  using jukebox::ui::ThemeChoice;
  for (const auto choice : {ThemeChoice::dark, ThemeChoice::light, ThemeChoice::highContrast}) {
    for (const QSize size : {QSize(1280, 800), QSize(1024, 640), QSize(940, 490)})
      jukebox::ui::takeAll(folder, choice, size);
  }
  return 0;
}
