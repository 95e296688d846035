// The radio behind the page with a program that behaves as each test needs it (fake_radio_program.cpp): well, badly, or
// not at all.

#include "app/studio/radio/radio_service.h"

#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>
#include <csignal>

#include "tests/ui/fake_queue.h"

namespace jukebox::studio {

using Phase = ui::RadioState::Phase;
constexpr int kPatience = 20'000;

class RadioServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QCoreApplication::setApplicationName(QStringLiteral("radio-service-test"));
  }
  void init() {
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<ui::test::FakeQueue>();
  }
  void cleanup() { m_radio.reset(); }

  void aPieceIsBegunAsWishedAndItsStateAndSoundAreTold() {
    begin("good");
    QCOMPARE(m_radio->state().phase, Phase::starting);
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
    const auto& state = m_radio->state();
    QCOMPARE(state.seed, std::uint64_t{77});
    QCOMPARE(state.madeSeconds, 4.0);
    QCOMPARE(state.heardSeconds, 2.0);
    QCOMPARE(state.aheadSeconds, 2.0);
    QCOMPARE(state.speed, 3.0);
    QCOMPARE(m_radio->track().endSeconds(), 4.0);
    QCOMPARE(m_radio->track().peakBetween(1, 2), 0.41);
    const QString arguments = fileText("arguments.txt");
    for (const auto* part :
         {"radio\n--json\n", "--model=starter\n", "--speaker=The box\n", "--threads=2\n", "--volume=0.125000\n"}) {
      QVERIFY2(arguments.contains(QString::fromLatin1(part)), qPrintable(arguments));
    }
    QTRY_VERIFY(heard(0).artist == "Dex Nine");
    QCOMPARE(*heard(0).genre, std::string("rock"));
    QCOMPARE(*heard(0).lyrics, std::string("la"));
    QVERIFY(!heard(0).temperature);
    QVERIFY(m_radio->wishes().empty());
    m_radio->stop(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QVERIFY2(m_radio->state().trouble.isEmpty(), qPrintable(m_radio->state().trouble));
    QCOMPARE(m_radio->track().endSeconds(), 4.0);
  }

  void aTurnIsAskedThenTaken() {
    play("good");
    ui::RadioTurn turn;
    turn.genre = "folk";
    turn.temperature = 1.02;
    turn.guidance = 2.5;
    m_radio->turn(turn);
    QCOMPARE(m_radio->wishes().size(), std::size_t{1});
    QVERIFY(m_radio->wishes()[0].phase == ui::RadioWishState::Phase::asked);
    QTRY_VERIFY(m_radio->wishes()[0].phase == ui::RadioWishState::Phase::taken);
    QCOMPARE(m_radio->wishes()[0].fromSeconds, 4.0);
    QCOMPARE(*heard(1).genre, std::string("folk"));
    QCOMPARE(*heard(1).temperature, 1.02);
    QCOMPARE(*heard(1).guidance, 2.5);
    QVERIFY(!heard(1).artist);
  }

  void aTurnThatIsWishedTooEarlyIsNotLost() {
    begin("good");
    ui::RadioTurn turn;
    turn.genre = "folk";
    m_radio->turn(turn);
    QTRY_VERIFY_WITH_TIMEOUT(m_radio->wishes()[0].phase == ui::RadioWishState::Phase::taken, kPatience);
  }

  void whatIsRefusedSaysWhyAndARefusedBeginningIsNoRadio() {
    begin("refuses");
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QVERIFY(m_radio->state().trouble.contains(QStringLiteral("polka")));
  }

  void theVolumeIsThatOfTheEar() {
    play("good");
    m_radio->setVolume(0.5);
    QTRY_COMPARE(heardCount(), 2);
    QCOMPARE(*heard(1).volume, 0.125);
  }

  void whatIsKeptIsBelievedWhenItIsThere() {
    play("good");
    QSignalSpy kept(m_radio.get(), &ui::Radio::kept);
    m_radio->keep(60);
    QVERIFY(m_radio->state().isKeeping);
    m_radio->keep(60);  // one at a time
    QTRY_COMPARE(kept.count(), 1);
    QVERIFY(!m_radio->state().isKeeping);
    QCOMPARE(kept[0][1].toDouble(), 60.0);
    QCOMPARE(heardCount(), 2);
    QCOMPARE(heard(1).keep->title, std::string("From the radio: Dex Nine · rock"));
  }

  void liesAreNotBelieved() {
    begin("lies");
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
    ui::RadioTurn turn;
    turn.genre = "folk";
    m_radio->turn(turn);
    QSignalSpy kept(m_radio.get(), &ui::Radio::kept);
    QSignalSpy refused(m_radio.get(), &ui::Radio::refused);
    m_radio->keep(60);
    QTRY_COMPARE_WITH_TIMEOUT(refused.count(), 1, kPatience);
    QCOMPARE(kept.count(), 0);
    QCOMPARE(m_radio->state().heardSeconds, 2.0);
    QCOMPARE(m_radio->track().endSeconds(), 4.0);
    QVERIFY(m_radio->wishes()[0].phase == ui::RadioWishState::Phase::asked);
  }

  void everyDeathIsASentence_data() {
    QTest::addColumn<QString>("behaviour");
    QTest::addColumn<QString>("genre");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("no device") << "no-device"
                               << ""
                               << "There is no sound device on this machine. Connect one.";
    QTest::newRow("killed") << "good"
                            << "death"
                            << "ended by the system";
    QTest::newRow("crashed") << "good"
                             << "crash"
                             << "crashed (signal 11)";
    QTest::newRow("device gone") << "good"
                                 << "trouble"
                                 << "The sound device is gone.";
    QTest::newRow("mute") << "mute"
                          << ""
                          << "does not answer any more";
    QTest::newRow("other version") << "other-protocol"
                                   << ""
                                   << "another version";
    QTest::newRow("babbles") << "babbles"
                             << ""
                             << "make no sense";
    QTest::newRow("floods") << "floods"
                            << ""
                            << "more than can be heard";
  }
  void everyDeathIsASentence() {
    QFETCH(QString, behaviour);
    QFETCH(QString, genre);
    QFETCH(QString, sentence);
    begin(behaviour);
    if (!genre.isEmpty()) {
      QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
      ui::RadioTurn turn;
      turn.genre = genre.toStdString();
      m_radio->turn(turn);
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QVERIFY2(m_radio->state().trouble.contains(sentence), qPrintable(m_radio->state().trouble));
    // It can begin again.
    if (genre.isEmpty()) return;
    m_radio->start(startWith());
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
    QVERIFY(m_radio->state().trouble.isEmpty());
  }

  void aProgramThatIsNotThereIsTold() {
    RadioServiceOptions options;
    options.libraryRoot = m_folder->path().toStdString();
    options.program = QStringLiteral("/nowhere/jukebox");
    m_radio = std::make_unique<RadioService>(options, *m_queue);
    m_radio->start(startWith());
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QVERIFY(m_radio->state().trouble.contains(QStringLiteral("cannot be started")));
  }

  void oneThatDoesNotEndIsEnded() {
    play("never-ends");
    m_radio->stop(true);
    QCOMPARE(m_radio->state().phase, Phase::stopping);
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QVERIFY(m_radio->state().trouble.isEmpty());
  }

  void theQueueMakesRoomAndGoesOnAfterwards() {
    const std::string running = m_queue->put(ui::QueueState::running, "one").job.id;
    m_queue->put(ui::QueueState::waiting, "two");
    play("good");
    QCOMPARE(m_queue->asked, std::vector<std::string>{"pause " + running});
    m_queue->set(running, ui::QueueState::paused);
    QVERIFY(m_radio->state().isQueueHeld);
    m_radio->stop(true);
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::off, kPatience);
    QCOMPARE(m_queue->asked.back(), "resume " + running);
    QVERIFY(!m_radio->state().isQueueHeld);
  }

  void aSongThatBeginsWhileTheRadioPlaysWaitsToo() {
    play("good");
    const std::string id = m_queue->put(ui::QueueState::waiting, "one").job.id;
    QVERIFY(m_queue->asked.empty());
    m_queue->set(id, ui::QueueState::running);
    QCOMPARE(m_queue->asked, std::vector<std::string>{"pause " + id});
  }

  void aSongThatSomebodyLetsGoOnIsNotStoppedAgain() {
    const std::string id = m_queue->put(ui::QueueState::running, "one").job.id;
    play("good");
    m_queue->set(id, ui::QueueState::paused);
    m_queue->set(id, ui::QueueState::running);
    QCOMPARE(m_queue->asked.size(), std::size_t{1});
    QVERIFY(m_radio->state().isQueueAtWork);
  }

  void theQueueCanBeLeftAloneAndThatIsRemembered() {
    const std::string id = m_queue->put(ui::QueueState::running, "one").job.id;
    make("good");
    m_radio->setHoldsQueue(false);
    m_radio->start(startWith());
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
    QVERIFY(m_queue->asked.empty());
    QVERIFY(m_radio->state().isQueueAtWork);
    m_radio->setHoldsQueue(true);
    QCOMPARE(m_queue->asked, std::vector<std::string>{"pause " + id});
    m_radio->setHoldsQueue(false);
    make("good");
    QVERIFY(!m_radio->holdsQueue());
  }

  void aStudioThatClosesTakesTheRadioWithItAndLetsTheQueueGo() {
    const std::string id = m_queue->put(ui::QueueState::running, "one").job.id;
    play("good");
    m_queue->set(id, ui::QueueState::paused);
    const qint64 process = m_radio->processId();
    QVERIFY(process > 0);
    m_radio.reset();
    QCOMPARE(m_queue->asked.back(), "resume " + id);
    QVERIFY(::kill(static_cast<pid_t>(process), 0) != 0);
  }

 private:
  static ui::RadioStart startWith() {
    ui::RadioStart start;
    start.model = "starter";
    start.conditioning = {"Dex Nine", "rock", "la"};
    start.volume = 0.5;
    start.usualTemperature = 0.95;
    return start;
  }
  void make(const QString& behaviour) {
    RadioServiceOptions options;
    options.libraryRoot = m_folder->path().toStdString();
    options.program = QStringLiteral(JUKEBOX_BIN "/fake_radio_program");
    options.arguments = {behaviour};
    options.times.silenceTime =
        behaviour == QStringLiteral("mute") ? std::chrono::milliseconds(500) : std::chrono::milliseconds(60'000);
    options.times.grace = std::chrono::milliseconds(500);
    options.speaker = [] { return std::string("The box"); };
    options.threads = [] { return 2; };
    m_radio.reset();
    m_radio = std::make_unique<RadioService>(options, *m_queue);
  }
  void begin(const QString& behaviour) {
    make(behaviour);
    m_radio->start(startWith());
  }
  /// Begins, and waits until the wish of the beginning has arrived.
  void play(const QString& behaviour) {
    begin(behaviour);
    QTRY_COMPARE_WITH_TIMEOUT(m_radio->state().phase, Phase::playing, kPatience);
    QTRY_COMPARE_WITH_TIMEOUT(heardCount(), 1, kPatience);
  }
  QString fileText(const char* name) const {
    QFile file(m_folder->filePath(QString::fromLatin1(name)));
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
  }
  int heardCount() const { return static_cast<int>(fileText("heard.txt").count(u'\n')); }
  RadioWish heard(int number) const {
    const auto wish = radioWishFromLine(fileText("heard.txt").split(u'\n').value(number).toStdString());
    return wish ? *wish : RadioWish{};
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<ui::test::FakeQueue> m_queue;
  std::unique_ptr<RadioService> m_radio;
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::RadioServiceTest)
#include "radio_service_test.moc"
