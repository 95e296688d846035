// The thread behind publishing and importing: questions, work, errors and cancelling, without a window.

#include "app/studio/explorer_service.h"

#include <QSignalSpy>
#include <QtTest>

#include "tests/app/explorer/explorer_world.h"

namespace jukebox::studio {

namespace fs = std::filesystem;

class ExplorerServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_world = std::make_unique<jukebox::test::ExplorerWorld>();
    Library library = m_world->library();
    for (int i = 0; i < 3; ++i) {
      Sample sample =
          jukebox::test::songSample("Song " + std::to_string(i), "Mara Vale", "folk", "la la", i == 0 ? 60 : 2);
      sample.lowestLevel = i == 2 ? 2 : 0;
      jukebox::test::addSong(library, sample);
    }
    m_service = std::make_unique<ExplorerService>(m_world->file("library"));
    m_wish = {};
    m_wish.folder = m_world->file("site");
  }
  void cleanup() {
    m_service.reset();
    m_world.reset();
  }

  void aQuestionIsAnsweredWhileTheEventLoopTurns() {
    explorer::PublicationPlan plan;
    connect(m_service.get(), &ExplorerService::publicationPlanned, this, [&](const auto& answer) { plan = answer; });
    m_service->planPublication(m_wish);
    QVERIFY(plan.ids.empty());
    QTRY_COMPARE(plan.ids.size(), std::size_t{3});
    QCOMPARE(plan.drafts, std::size_t{1});
    QVERIFY(!fs::exists(m_wish.folder));
  }
  void theNewestQuestionIsTheOneThatIsAnsweredLast() {
    std::vector<std::size_t> answers;
    connect(m_service.get(), &ExplorerService::publicationPlanned, this,
            [&](const auto& answer) { answers.push_back(answer.ids.size()); });
    for (int i = 0; i < 20; ++i) {
      m_wish.query = i % 2 == 0 ? "nobody" : "";
      m_service->planPublication(m_wish);
    }
    m_wish.query = "title:\"Song 1\"";
    m_service->planPublication(m_wish);
    QTRY_VERIFY(!answers.empty() && answers.back() == 1);
    QVERIFY2(answers.size() <= 3, "questions that nobody waits for any more are not asked");
  }
  void aQuestionThatFailsIsTold() {
    QSignalSpy failures(m_service.get(), &ExplorerService::questionFailed);
    m_wish.query = "rating:>many";
    m_service->planPublication(m_wish);
    QTRY_COMPARE(failures.count(), 1);
    m_service->planImport(m_world->file("nowhere"));
    QTRY_COMPARE(failures.count(), 2);
  }
  void publishingTellsItsProgressAndItsReport() {
    std::optional<explorer::PublishReport> report;
    QSignalSpy progress(m_service.get(), &ExplorerService::publishing);
    connect(m_service.get(), &ExplorerService::published, this, [&](const auto& value) { report = value; });
    m_wish.includesDrafts = false;
    m_service->publish(m_wish, "My songs", explorer::PageLanguage::dutch);
    QVERIFY(m_service->isRunning());
    QTRY_VERIFY_WITH_TIMEOUT(report, 60000);
    QVERIFY(!m_service->isRunning());
    QCOMPARE(report->songs, std::size_t{2});
    QVERIFY(report->bytes > 100'000);
    QCOMPARE(progress.back()[0].toInt(), 2);
    QCOMPARE(progress.back()[1].toInt(), 2);
    QVERIFY(QString::fromStdString(jukebox::test::readText(m_wish.folder / "index.html")).contains("lang=\"nl\""));
  }
  void aSecondPublicationDoesNotStartBesideTheFirst() {
    QSignalSpy done(m_service.get(), &ExplorerService::published);
    m_service->publish(m_wish, "First", explorer::PageLanguage::english);
    m_wish.folder = m_world->file("second");
    m_service->publish(m_wish, "Second", explorer::PageLanguage::english);
    m_service->import(m_world->file("site"));
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60000);
    QVERIFY(!m_service->isRunning());
    QVERIFY(!fs::exists(m_world->file("second")));
  }
  void cancellingLeavesNothing() {
    QSignalSpy failures(m_service.get(), &ExplorerService::failed);
    m_service->publish(m_wish, "My songs", explorer::PageLanguage::english);
    m_service->cancel();
    QTRY_COMPARE_WITH_TIMEOUT(failures.count(), 1, 60000);
    QCOMPARE(failures[0][0].value<Error>().kind, ErrorKind::cancelled);
    QVERIFY(!fs::exists(m_wish.folder));
    QSignalSpy done(m_service.get(), &ExplorerService::published);
    m_service->publish(m_wish, "My songs", explorer::PageLanguage::english);
    QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60000);  // an old wish to stop does not stop the next one
  }
  void closingWhilePublishingEndsTheThreadAndLeavesNothing() {
    m_service->publish(m_wish, "My songs", explorer::PageLanguage::english);
    m_service->planPublication(m_wish);
    m_service.reset();
    QVERIFY(!fs::exists(m_wish.folder));
  }

 private:
  std::unique_ptr<jukebox::test::ExplorerWorld> m_world;
  std::unique_ptr<ExplorerService> m_service;
  explorer::PlanWish m_wish;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::ExplorerServiceTest)
#include "explorer_service_test.moc"
