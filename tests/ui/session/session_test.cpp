// A song that grows hop by hop: page and service together, by clicks and keys, on a real library and a queue in memory.

#include <QLabel>
#include <QListWidget>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "app/studio/session/session_service.h"
#include "core/base/id.h"
#include "tests/ui/fake_library.h"
#include "tests/ui/fake_models.h"
#include "tests/ui/fake_queue.h"
#include "ui/session/candidate_card.h"
#include "ui/session/session_page.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class SessionTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_folder = std::make_unique<QTemporaryDir>();
    m_queue = std::make_unique<test::FakeQueue>();
    m_library = std::make_unique<test::FakeLibrary>();
    m_models = std::make_unique<test::FakeModels>();
    m_models->add("starter");
    start();
  }
  void cleanup() {
    stop();
    m_theme.reset();
  }

  void anEmptyPageExplainsAndOffersASession() {
    QSignalSpy spy(m_page.get(), &SessionPage::newSessionRequested);
    click("sessionNew");
    QCOMPARE(spy.count(), 1);
  }
  void theFirstStepIsADraftOfTheTopLevel() {
    beginSession();
    const auto& request = lastJob().request;
    QCOMPARE(request.mode, GenerationMode::ancestral);
    QCOMPARE(request.count, 4);
    QCOMPARE(request.durationSeconds, 4.0);
    QCOMPARE(request.lowestLevel, std::optional(1));
    QCOMPARE(request.totalDurationSeconds, std::optional(10.0));
  }
  void keysListenAcceptGoBackAndBranch() {
    beginSession();
    finish();
    QSignalSpy played(m_page.get(), &SessionPage::playSampleRequested);
    key(Qt::Key_2);
    QCOMPARE(played.count(), 1);
    const auto second = m_service->tree()->nodes[1];
    QCOMPARE(played[0][0].toString().toStdString(), second.take.sampleId);
    key(Qt::Key_Return);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{2});
    QCOMPARE(lastJob().request.mode, GenerationMode::continuation);
    QCOMPARE(lastJob().request.fromSample, second.take.sampleId);
    QCOMPARE(lastJob().request.promptSeconds, std::optional(4.0));
    QCOMPARE(lastJob().request.durationSeconds, 8.0);
    finish();
    QTRY_COMPARE(m_service->tree()->session.currentTake, second.take.id);
    QCOMPARE(m_service->tree()->candidates(second.take.id).size(), std::size_t{4});
    key(Qt::Key_1);
    QCOMPARE(played.last()[1].toDouble(), 2.5);  // a little before the new part
    key(Qt::Key_Backspace);
    QTRY_COMPARE(m_service->tree()->session.currentTake, std::string());
    key(Qt::Key_3);
    key(Qt::Key_Return);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{3});
    QCOMPARE(lastJob().request.fromSample, m_service->tree()->nodes[2].take.sampleId);
  }
  void aSongThatHasItsLengthDoesNotGrowOn() {
    beginSession();
    for (const double end : {4.0, 8.0, 10.0}) {
      QCOMPARE(lastJob().request.durationSeconds, end);
      finish();
      const auto jobs = m_queue->list.size();
      QTRY_VERIFY(card(1) != nullptr);  // a layout shows what it was given only in the next turn of the event loop
      key(Qt::Key_1);
      const std::string chosen = card(1)->node().take.id;
      key(Qt::Key_Return);
      QTRY_COMPARE(m_service->tree()->session.currentTake, chosen);
      if (end < 10) QTRY_COMPARE(m_queue->list.size(), jobs + 1);
    }
    QVERIFY(m_service->pending().empty());
  }
  void rerollPutsCandidatesAsideAndKeepsThem() {
    beginSession();
    finish();
    key(Qt::Key_R);
    key(Qt::Key_R);  // twice asks once
    QTRY_COMPARE(m_queue->list.size(), std::size_t{2});
    QTRY_COMPARE(m_service->tree()->candidates("").size(), std::size_t{0});
    QVERIFY(lastJob().request.seed != m_queue->list[0].job.request.seed);
    finish();
    QTRY_COMPARE(m_service->tree()->candidates("").size(), std::size_t{4});
    QCOMPARE(m_service->tree()->nodes.size(), std::size_t{8});
    QCOMPARE(m_queue->list.size(), std::size_t{2});
  }
  void aTakeIsUpsampledByKey() {
    beginSession();
    finish();
    key(Qt::Key_4);
    key(Qt::Key_U);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{2});
    QCOMPARE(lastJob().request.mode, GenerationMode::upsample);
    QCOMPARE(lastJob().request.fromSample, m_service->tree()->nodes[3].take.sampleId);
    QVERIFY(!lastJob().request.lowestLevel);
    QCOMPARE(lastJob().request.count, 1);
  }
  void takesAreTagged() {
    beginSession();
    finish();
    for (const auto& sample : m_library->samples) QCOMPARE(sample.tags, std::vector<std::string>{"take"});
  }
  void aStudioThatEndsWhileCandidatesAreMadeFindsThemLater() {
    beginSession();
    QTRY_VERIFY(!m_service->pending().empty() && !m_service->pending()[0].job.jobId.empty());
    const std::string session = m_service->tree()->session.id;
    stop();
    markDone();
    start();
    m_service->open(session);
    QTRY_VERIFY(m_service->tree() != nullptr && m_service->tree()->nodes.size() == 4);
    QVERIFY(m_service->pending().empty());
  }
  void aStepThatIsGoneFromTheQueueCanBeTriedAgainWithTheSameSeed() {
    beginSession();
    QTRY_VERIFY(!m_service->pending().empty() && !m_service->pending()[0].job.jobId.empty());
    const auto seed = lastJob().request.seed;
    m_queue->remove(std::string(lastJob().id));
    QTRY_COMPARE(visible("sessionRetry").size(), 1);
    click("sessionRetry");
    QTRY_COMPARE(m_queue->list.size(), std::size_t{1});
    QCOMPARE(lastJob().request.seed, seed);
  }
  void aStepThatWasDoneAndClearedFromTheQueueIsFoundInTheLibrary() {
    beginSession();
    QTRY_VERIFY(!m_service->pending().empty() && !m_service->pending()[0].job.jobId.empty());
    const std::string session = m_service->tree()->session.id;
    stop();
    markDone();
    auto made = lastJob().sampleIds;
    m_queue->list.clear();
    start();
    m_service->open(session);
    QTRY_VERIFY(m_service->tree() != nullptr && m_service->tree()->nodes.size() == 4);
    QVERIFY(m_service->pending().empty());
    for (std::size_t i = 0; i < 4; ++i) QCOMPARE(m_service->tree()->nodes[i].take.sampleId, made[i]);
  }
  void aForgottenSessionCanBeBroughtBack() {
    QVERIFY(!find("sessionRestore")->isVisible());
    beginSession();
    finish();
    key(Qt::Key_2);
    key(Qt::Key_Return);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{2});
    finish();
    const auto before = m_service->tree()->session;
    const auto nodes = m_service->tree()->nodes.size();
    click("sessionRemove");
    QTRY_VERIFY(m_service->sessions().empty());
    auto* label = m_page->findChild<QLabel*>(QStringLiteral("sessionForgotten"));
    QTRY_VERIFY(label->isVisible());
    QVERIFY(label->text().contains(QString::fromStdString(before.title)) && label->text().contains("samples stay"));
    m_page->grab().save(QStringLiteral("session-forgotten.png"));
    QVERIFY(m_service->tree() == nullptr);
    click("sessionRestore");
    QTRY_VERIFY(m_service->tree() != nullptr);
    QCOMPARE(m_service->tree()->session, before);
    QCOMPARE(m_service->tree()->nodes.size(), nodes);
    QVERIFY(!label->isVisible() && !find("sessionRestore")->isVisible());
  }
  void everyStepThatIsMadeIsShownAndCanBeGivenUp() {
    beginSession();
    finish();
    key(Qt::Key_1);
    key(Qt::Key_U);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{2});
    key(Qt::Key_Return);
    QTRY_COMPARE(m_queue->list.size(), std::size_t{3});
    QTRY_COMPARE(visible("sessionCancel").size(), 2);
    for (auto& entry : m_queue->list) {
      if (entry.job.request.mode != GenerationMode::upsample) continue;
      entry.state = QueueState::running;
      entry.progress.emplace();
      entry.progress->fraction = 0.25;
    }
    const std::string upsampling = m_queue->list[1].job.id;
    emit m_queue->entryChanged(QString::fromStdString(upsampling));
    const auto bars = m_page->findChildren<QProgressBar*>(QStringLiteral("sessionProgress"));
    QTRY_VERIFY(std::any_of(bars.begin(), bars.end(), [](auto* bar) { return bar->value() == 250; }));
    m_queue->list[2].state = QueueState::failed;
    emit m_queue->changed();
    QTRY_COMPARE(visible("sessionRetry").size(), 1);
    m_page->grab().save(QStringLiteral("session-pending.png"));
    QTest::mouseClick(visible("sessionRetry").front(), Qt::LeftButton);
    QCOMPARE(m_queue->asked.back(), "retry " + m_queue->list[2].job.id);
    // The first row is the upsampling: it goes, the other stays.
    QTest::mouseClick(visible("sessionCancel").front(), Qt::LeftButton);
    QTRY_COMPARE(m_service->pending().size(), std::size_t{1});
    QCOMPARE(m_service->pending()[0].job.kind, TakeJob::Kind::grow);
    QTRY_COMPARE(visible("sessionCancel").size(), 1);
  }
  void aStepThatIsGivenUpIsCancelled() {
    beginSession();
    QTRY_COMPARE(visible("sessionCancel").size(), 1);
    click("sessionCancel");
    QTRY_VERIFY(m_service->pending().empty());
    QVERIFY(m_queue->asked.back().starts_with("cancel now"));
  }
  void thePageIsDrawnInEveryThemeAndSize() {
    for (const auto choice : {ThemeChoice::dark, ThemeChoice::light}) {
      m_theme->setChoice(choice);
      if (m_queue->list.empty()) {
        beginSession();
        finish();
        key(Qt::Key_2);
      }
      for (const QSize size : {QSize(1280, 800), QSize(1024, 640)}) {
        m_page->resize(size);
        QCoreApplication::processEvents();
        QVERIFY(
            m_page->grab().save(QStringLiteral("session-%1-%2.png").arg(themeChoiceName(choice)).arg(size.width())));
      }
    }
  }

 private:
  void start() {
    m_service = std::make_unique<studio::SessionService>(root(), *m_queue, *m_library, *m_models);
    m_page = std::make_unique<SessionPage>(*m_service, m_thumbnails);
    m_page->resize(1280, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    QTRY_VERIFY(m_service->isRead());
  }
  void stop() {
    m_page.reset();
    m_service.reset();
  }
  std::filesystem::path root() const { return m_folder->path().toStdString(); }
  QPushButton* find(const char* name) { return m_page->findChild<QPushButton*>(QString::fromLatin1(name)); }
  QList<QPushButton*> visible(const char* name) {
    auto found = m_page->findChildren<QPushButton*>(QString::fromLatin1(name));
    found.removeIf([](auto* button) { return !button->isVisible(); });
    return found;
  }
  void click(const char* name) { QTest::mouseClick(find(name), Qt::LeftButton); }
  void key(Qt::Key key) { QTest::keyClick(m_page.get(), key); }
  CandidateCard* card(int number) {
    for (auto* one : m_page->findChildren<CandidateCard*>(QStringLiteral("candidate%1").arg(number))) {
      if (one->isVisible()) return one;
    }
    return nullptr;
  }
  const Job& lastJob() { return m_queue->list.back().job; }
  void beginSession() {
    GenerationRequest request;
    request.conditioning = {"Mara Vale", "folk", "the rain\ncame down"};
    request.durationSeconds = 4;
    request.totalDurationSeconds = 10;
    m_page->begin(request);
    click("sessionBegin");
    QTRY_COMPARE(m_queue->list.size(), std::size_t{1});
  }
  /// The samples of the last job, as a worker would leave them.
  void markDone() {
    auto& entry = m_queue->list.back();
    auto library = Library::open(root(), OpenMode::create);
    QVERIFY(library.has_value());
    entry.job.sampleIds.clear();
    for (int i = 0; i < entry.job.request.count; ++i) {
      Sample sample;
      sample.id = newId();
      sample.createdAt = utcTimestampNow();
      sample.title = "A take";
      sample.request = entry.job.request;
      sample.sampleIndex = i;
      sample.jobId = entry.job.id;
      sample.sampleRate = 22050;
      sample.durationSeconds = entry.job.request.durationSeconds;
      sample.lowestLevel = sample.topLevel = 1;
      sample.model.name = "starter";
      sample.cleanedLyrics = "the rain\ncame down\non the iron road";
      sample.alignment.emplace();
      for (std::size_t c = 0; c < sample.cleanedLyrics.size(); ++c) {
        const bool isSkipped = i == 1 && c > 8 && c < 18;
        sample.alignment->characterSeconds.push_back(isSkipped ? -1 : 0.1 * static_cast<double>(c));
      }
      const auto folder = library->files().sampleBuildFolder(sample.id);
      std::filesystem::create_directories(folder);
      for (const char* name : {"audio.flac", "codes.safetensors"}) std::ofstream(folder / name) << sample.id;
      const auto published = library->publishSample(folder, sample);
      QVERIFY2(published.has_value(), published ? "" : published.error().sentence().c_str());
      entry.job.sampleIds.push_back(sample.id);
      m_library->samples.push_back(sample);
    }
    entry.state = QueueState::done;
  }
  void finish() {
    QTRY_VERIFY(!m_service->pending().empty() && !m_service->pending().back().job.jobId.empty());
    markDone();
    emit m_queue->finished(QString::fromStdString(lastJob().id));
    QTRY_VERIFY(m_service->pending().empty());
  }
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<test::FakeQueue> m_queue;
  std::unique_ptr<test::FakeLibrary> m_library;
  std::unique_ptr<test::FakeModels> m_models;
  test::FakeThumbnails m_thumbnails;
  std::unique_ptr<studio::SessionService> m_service;
  std::unique_ptr<SessionPage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::SessionTest)
#include "session_test.moc"
