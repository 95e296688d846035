// Reading what a training writes: metrics, state, examples, logs and scan reports, also hostile ones.

#include <sys/stat.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>

#include "app/studio/training/metrics_file.h"
#include "app/studio/training/run_folder.h"
#include "app/studio/training/scan_report.h"

namespace jukebox::studio {

namespace fs = std::filesystem;

class TrainingFilesTest : public QObject {
  Q_OBJECT
 private:
  static void write(const fs::path& file, const std::string& text, bool append = false) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, append ? std::ios::app | std::ios::binary : std::ios::trunc | std::ios::binary) << text;
  }
  fs::path place(const char* name) const { return fs::path(m_folder.path().toStdString()) / name; }
  QTemporaryDir m_folder;

 private slots:
  void rowsOfMetrics_data() {
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<bool>("isRow");
    for (const char* good : {"20,40.2,gen_loss,9.9", "0,0.0,l2_l1,-3", "7,1e3,lr,1e-05", "20,40.2,gen_loss,9.9\r"}) {
      QTest::newRow(good) << QByteArray(good) << true;
    }
    for (const char* bad : {"", "step,seconds,name,value", "1,2,3", "1,2,a,3,4", "-1,0,a,1", "1.5,0,a,1", "x,0,a,1",
                            "1,,a,1", "1,0,,1", "1,0,a,", "1,0,a,nan", "1,0,a,inf", "1,0,a b,1", "1,0,a;rm,1",
                            "1e300,0,a,1", "99999999999999999999,0,a,1", "1,0,a,1 ", ",,,", "\xff\xfe,0,a,1"}) {
      QTest::newRow(qPrintable(QStringLiteral("bad ") + QString::fromLatin1(bad))) << QByteArray(bad) << false;
    }
    QTest::newRow("name too long") << QByteArray("1,0," + QByteArray(65, 'a') + ",1") << false;
  }
  void rowsOfMetrics() {
    QFETCH(QByteArray, row);
    QFETCH(bool, isRow);
    ui::TrainingCurves curves;
    QCOMPARE(MetricsFile::parseRow({row.constData(), static_cast<std::size_t>(row.size())}, curves), isRow);
    QCOMPARE(curves.size(), isRow ? std::size_t{1} : std::size_t{0});
  }
  void metricsAreFollowedWhileTheyGrow() {
    const fs::path file = place("grow.csv");
    MetricsFile metrics(file);
    QVERIFY(!metrics.update());
    write(file, "step,seconds,name,value\n20,1,loss,5\n40,2,lo");
    QVERIFY(metrics.update());
    QCOMPARE(metrics.curves()->at("loss").size(), std::size_t{1});
    QVERIFY(!metrics.update());
    write(file, "ss,4\n", true);
    QVERIFY(metrics.update());
    QCOMPARE(metrics.curves()->at("loss").back().value, 4.0);
    // A run that went on from its checkpoint: the file was replaced, later rows are gone.
    write(place("new.csv"), "step,seconds,name,value\n20,1,loss,5\n30,2,loss,4.5\n31,2,other,1\n");
    fs::rename(place("new.csv"), file);
    QVERIFY(metrics.update());
    QCOMPARE(metrics.curves()->at("loss").back().step, 30.0);
    fs::remove(file);
    QVERIFY(metrics.update());
    QVERIFY(metrics.curves()->empty());
  }
  void stepsThatAreWrittenAgainTakeThePlaceOfTheOldOnes() {
    ui::TrainingCurves curves;
    for (const char* row : {"1,0,a,1", "2,0,a,2", "3,0,a,3", "2,0,a,20"}) QVERIFY(MetricsFile::parseRow(row, curves));
    QCOMPARE(curves["a"].size(), std::size_t{2});
    QCOMPARE(curves["a"].back().value, 20.0);
  }
  void hostileMetricsAreBounded() {
    std::string binary(200'000, '\0');
    for (std::size_t i = 0; i < binary.size(); ++i) binary[i] = static_cast<char>(i * 7919 >> 3U);
    std::string text = binary + "\n" + std::string(3'000'000, '1') + "\n";
    for (int i = 0; i < 500; ++i) text += "1,0,name" + std::to_string(i) + ",1\n";
    for (int i = 0; i < 60'000; ++i) text += std::to_string(i) + ",0,name0," + std::to_string(i) + "\n";
    write(place("hostile.csv"), text + "70000,0,name0,7");
    MetricsFile metrics(place("hostile.csv"));
    while (metrics.update(1 << 20)) {
    }
    const auto curves = metrics.curves();
    QCOMPARE(curves->size(), kMostCurves);
    const auto& points = curves->at("name0");
    QVERIFY(points.size() <= kMostPoints && points.size() > kMostPoints / 4);
    QCOMPARE(points.back().step, 59'999.0);
    QVERIFY(std::is_sorted(points.begin(), points.end(), [](auto& a, auto& b) { return a.step < b.step; }));
  }
  void whatIsNoFileIsNotRead() {
    fs::create_directories(place("folder.csv"));
    MetricsFile metrics(place("folder.csv"));
    QVERIFY(!metrics.update());
    const fs::path pipe = place("pipe.csv");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    MetricsFile fromPipe(pipe);
    QVERIFY(!fromPipe.update());  // and does not wait
  }
  void stateOfARun() {
    const fs::path run = place("run");
    QVERIFY(!readRunState(run));
    for (const char* bad :
         {"", "{", "[]", "{\"step\": -1}", "{\"step\": 1e99}", "{\"phase\": 3}", "{\"seconds_per_step\": -1}"}) {
      write(run / "state.json", bad);
      QVERIFY2(!readRunState(run), bad);
    }
    write(run / "state.json",
          R"({"phase":"training","step":7,"steps":20,"wall_seconds":3.5,"hours":0.5,"seconds_per_step":0.25,)"
          R"("remaining_seconds":3.25,"process":123,"metrics":{"loss":1.5,"bad":null,"worse":"x"}})");
    const auto state = readRunState(run);
    QVERIFY(state.has_value());
    QCOMPARE(state->state.step, 7);
    QCOMPARE(state->process, 123);
    QCOMPARE(state->state.remainingSeconds, std::optional<double>(3.25));
    QCOMPARE(state->state.metrics.size(), std::size_t{1});
  }
  void examplesAreListedNewestFirst() {
    const fs::path run = place("examples-run");
    for (const char* name : {"examples/step-0000020/original-0.wav", "examples/step-0000020/level-0-0.wav",
                             "examples/step-0000100/sample-0.wav", "examples/step-x/a.wav", "examples/other/a.wav",
                             "examples/step-0000100/notes.txt", "examples/step-99999999999999999999/a.wav"}) {
      write(run / name, "RIFF");
    }
    const auto examples = readExamples(run);
    QCOMPARE(examples.size(), std::size_t{3});
    QCOMPARE(examples[0].step, 100);
    QCOMPARE(examples[0].name, QStringLiteral("sample-0"));
    QCOMPARE(examples[1].name, QStringLiteral("level-0-0"));
    QVERIFY(readExamples(place("nowhere")).empty());
    RunFolder folder(run);
    QVERIFY(folder.update());
    QVERIFY(!folder.update());
    QCOMPARE(folder.record().examples.size(), std::size_t{3});
  }
  void theLastErrorOfALog() {
    const fs::path log = place("run.log");
    QCOMPARE(lastErrorIn(log), std::string());
    write(log, "warning: no error: here\n");
    QCOMPARE(lastErrorIn(log), std::string());
    write(log, "error: first\nsomething\nerror: The disk is full. Make room.\nafter");
    QCOMPARE(lastErrorIn(log), std::string("The disk is full. Make room."));
    write(log, std::string(100'000, 'x') + "\nerror: \xff\xff\n");
    QCOMPARE(lastErrorIn(log), std::string());
  }
  void aProcessIsKnownByItsFolderToo() {
    QVERIFY(!isWorkingOn(0, "/x"));
    QVERIFY(!isWorkingOn(1, "/x"));
    QVERIFY(!isWorkingOn(::getpid(), "/a folder that this test does not name"));
    QVERIFY(!isWorkingOn(std::int64_t{1} << 30U, "/x"));
  }
  void aScanReportIsCounted() {
    const auto summary = parseScanReport(R"({"recordings":[
      {"file":"a.wav","seconds":60,"silent_share":0.7,"clipped_share":0.01,"artist":"","genre":"folk","licence":"CC0",
       "source":"me","lyric_characters":0,"timings":0,
       "problems":["70 % of it are silent.","It names no artist.","Its lyric times run backwards in places."]},
      {"file":"b.wav","seconds":30,"artist":"Eva","genre":"folk","licence":"CC0","lyric_characters":12,"timings":3},
      {"file":"c.wav","error":"It cannot be read."},
      {"file":"d.wav","seconds":30,"artist":"Eva","genre":"folk","licence":"","lyric_characters":12}],
      "exact_duplicates":[["b.wav","d.wav"],["x"],3],"near_duplicates":[],"total_seconds":90,"skipped":2})");
    QVERIFY2(summary.has_value(), summary ? "" : summary.error().message.c_str());
    QCOMPARE(summary->recordings, 4);
    QCOMPARE(summary->skipped, 2);
    QCOMPARE(summary->count(ui::Trouble::unreadable), 1);
    QCOMPARE(summary->count(ui::Trouble::mostlySilent), 1);
    QCOMPARE(summary->count(ui::Trouble::clipped), 1);
    QCOMPARE(summary->count(ui::Trouble::noArtist), 1);
    QCOMPARE(summary->count(ui::Trouble::noLyrics), 1);
    QCOMPARE(summary->count(ui::Trouble::noLicence), 1);
    QCOMPARE(summary->count(ui::Trouble::sameAsAnother), 1);
    QCOMPARE(summary->count(ui::Trouble::note), 1);
    QCOMPARE(summary->withTimedLyrics, 1);
    QCOMPARE(summary->troubles.front().kind, ui::Trouble::unreadable);
    for (const char* bad : {"", "[]", "{}", R"({"recordings":[3]})", R"({"recordings":[{"seconds":-1}]})"}) {
      QVERIFY2(!parseScanReport(bad), bad);
    }
    QVERIFY(!parseScanReport(std::string(100'000, '[')));
  }
  void progressOfAScan() {
    ui::ScanProgress progress;
    QVERIFY(parseScanProgress(R"({"event":"scanning","done":2,"total":5,"file":"a.wav"})", progress));
    QCOMPARE(progress.done, 2);
    QCOMPARE(progress.file, QStringLiteral("a.wav"));
    for (const char* other : {"", "warning: x", "{", "{}", R"({"event":"scanning","done":"x"})", R"({"event":3})"}) {
      QVERIFY2(!parseScanProgress(other, progress), other);
    }
  }
};

}  // namespace jukebox::studio

QTEST_APPLESS_MAIN(jukebox::studio::TrainingFilesTest)
#include "training_files_test.moc"
