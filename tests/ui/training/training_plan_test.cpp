// The arithmetic of a training plan: stages, budgets, names, what the recordings suffice for.

#include "ui/training/training_plan.h"

#include <QtTest>

namespace jukebox::ui {

class TrainingPlanTest : public QObject {
  Q_OBJECT
 private slots:
  void hoursAreDividedAmongTheStagesOfAModel() {
    const auto stages = ownModelStages(*trainingPreset(QStringLiteral("starter")), 7);
    QCOMPARE(stages.size(), std::size_t{3});
    QCOMPARE(stages[0].kind, StageKind::codec);
    QCOMPARE(stages[0].hours, 2.0);
    QCOMPARE(stages[1].kind, StageKind::prior);
    QCOMPARE(stages[1].level, 1);
    QCOMPARE(stages[1].hours, 3.0);
    QCOMPARE(stages[2].kind, StageKind::upsampler);
    QCOMPARE(stages[2].level, 0);
    QCOMPARE(stages[2].hours, 2.0);
    TrainingPreset three = *trainingPreset(QStringLiteral("starter"));
    three.levels = 3;
    double sum = 0;
    for (const StageWish& stage : ownModelStages(three, 9)) sum += stage.hours;
    QCOMPARE(ownModelStages(three, 9).size(), std::size_t{4});
    QCOMPARE(sum, 9.0);
    QCOMPARE(ownModelStages(three, 9)[2].level, 1);
    QCOMPARE(ownModelStages(three, 9)[3].level, 0);
  }
  void whatIsSetUnderAdvancedGoesIntoTheStages() {
    TrainingWish wish;
    wish.stages = ownModelStages(*trainingPreset(QStringLiteral("small")), 10);
    AdvancedTraining advanced;
    for (const auto& stage : wish.stages) advanced.stages.push_back({usualShare(stage.kind), {}, 0, 0, 0});
    TrainingWish same = wish;
    applyAdvanced(advanced, same);
    for (std::size_t i = 0; i < 3; ++i) {
      QVERIFY(std::abs(same.stages[i].hours - wish.stages[i].hours) < 1e-9);
      QVERIFY(same.stages[i].settings.isEmpty());
    }
    advanced.stages[0] = {1, {}, 5e-4, 6, 1000};
    advanced.stages[1] = {3, QStringLiteral("small_single_enc_dec_prior"), 0, 0, 0};
    advanced.stages[2] = {1, {}, 0, 0, 0};
    advanced.threads = 2;
    advanced.seed = 0;
    advanced.checkpointSteps = 50;
    advanced.validateSteps = 25;
    applyAdvanced(advanced, wish);
    QCOMPARE(wish.threads, 2);
    QCOMPARE(wish.stages[0].hours, 2.0);
    QCOMPARE(wish.stages[1].hours, 6.0);
    QCOMPARE(wish.stages[0].steps, std::int64_t{1000});
    QCOMPARE(wish.stages[0].settings.join(u' '),
             QStringLiteral("optimiser.learning_rate=0.0005 batch=6 seed=0 checkpoint_steps=50 validate_steps=25"));
    QCOMPARE(wish.stages[1].preset, QStringLiteral("small_single_enc_dec_prior"));
    QCOMPARE(wish.stages[2].settings.join(u' '), QStringLiteral("seed=0 checkpoint_steps=50 validate_steps=25"));
  }
  void onlyPresetsThatFitTheCodecAreOffered() {
    QCOMPARE(presetsOf(StageKind::prior, QStringLiteral("starter")), QStringList{QStringLiteral("starter")});
    QCOMPARE(presetsOf(StageKind::prior, QStringLiteral("small_vqvae")).size(), 2);
    QCOMPARE(presetsOf(StageKind::codec, QStringLiteral("small_vqvae")).size(), 1);
    QVERIFY(presetsOf(StageKind::finetune, {}).isEmpty());
  }
  void everyStageIsPublishedUnderANameOfItsOwnAndTheLastUnderTheModels() {
    TrainingWish wish;
    wish.name = QStringLiteral("mine");
    wish.stages = ownModelStages(*trainingPreset(QStringLiteral("small")), 1);
    QCOMPARE(stageModelName(wish, 0), QStringLiteral("mine-codec"));
    QCOMPARE(stageModelName(wish, 1), QStringLiteral("mine-top"));
    QCOMPARE(stageModelName(wish, 2), QStringLiteral("mine"));
    wish.stages = fineTuningStages(2, 1);
    QCOMPARE(stageModelName(wish, 0), QStringLiteral("mine"));
  }
  void namesOfModels_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    for (const char* good : {"mine", "My-Band_2.1", "a", "7th"})
      QTest::newRow(good) << QString::fromLatin1(good) << true;
    for (const char* bad : {"", ".hidden", "a/b", "..", "my band", "naïve", "a\n", "-a"}) {
      QTest::newRow(qPrintable(QStringLiteral("bad \"%1\"").arg(QString::fromUtf8(bad))))
          << QString::fromUtf8(bad) << false;
    }
    QTest::newRow("too long") << QString(65, u'a') << false;
  }
  void namesOfModels() {
    QFETCH(QString, name);
    QFETCH(bool, isGood);
    QCOMPARE(isModelName(name), isGood);
  }
  void recordingsThatAreTooShortDoNotCount() {
    const std::vector<double> lengths{5, 11, 12, 60, 120};
    const PieceCount count = pieceCount(lengths, 12, 8);
    QCOMPARE(count.available, 14);  // 192 s, nine tenths of them, in pieces of 12 s
    QVERIFY(count.isEnough());
    QVERIFY(!pieceCount(lengths, 95, 4).isEnough());
    QVERIFY(!pieceCount({}, 12, 1).isEnough());
  }
  void stepsAreNeverMadeUp() {
    QCOMPARE(stepsWithin(2, 0.5), std::optional<std::int64_t>(14'400));
    QVERIFY(!stepsWithin(2, std::nullopt));
    QVERIFY(!stepsWithin(2, 0.0));
    QVERIFY(!stepsWithin(0, 1.0));
  }
  void progressIsThatOfStepsOrHoursWhicheverIsFurther() {
    TrainingStage stage;
    QCOMPARE(stageFraction(stage), 0.0);
    stage.progress = TrainingState{};
    stage.progress->phase = "training";
    QCOMPARE(stageFraction(stage), -1.0);  // has no end
    stage.progress->steps = 100;
    stage.progress->step = 10;
    QCOMPARE(stageFraction(stage), 0.1);
    stage.progress->hours = 1;
    stage.progress->wallSeconds = 1800;
    QCOMPARE(stageFraction(stage), 0.5);
    stage.progress->wallSeconds = 1e9;
    QCOMPARE(stageFraction(stage), 1.0);
    stage.progress.reset();
    stage.state = StageState::done;
    QCOMPARE(stageFraction(stage), 1.0);
  }
  void theTimeLeftIsKnownOnlyWhenEveryStageHasAnEnd() {
    TrainingRun run;
    run.stages.resize(3);
    run.stages[0].wish.kind = StageKind::prepare;
    run.stages[1].wish = {StageKind::codec, 0, 1, 0, {}, {}};
    run.stages[2].wish = {StageKind::prior, 1, 2, 0, {}, {}};
    QCOMPARE(remainingSeconds(run), std::optional<double>(3 * 3600.0));
    run.stages[1].progress = TrainingState{};
    run.stages[1].progress->remainingSeconds = 60;
    QCOMPARE(remainingSeconds(run), std::optional<double>(60 + 7200.0));
    run.stages[2].wish.hours = 0;
    QVERIFY(!remainingSeconds(run));
    run.stages[1].state = StageState::done;
    run.stages[2].wish.hours = 2;
    QCOMPARE(runFraction(run), 1.0 / 3);
    QCOMPARE(run.currentStage(), std::size_t{0});
  }
};

}  // namespace jukebox::ui

QTEST_APPLESS_MAIN(jukebox::ui::TrainingPlanTest)
#include "training_plan_test.moc"
