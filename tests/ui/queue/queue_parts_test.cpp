// The parts of the queue that need no worker: order of entries, schedule, battery, job folders.

#include <QTemporaryDir>
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "app/studio/queue/job_facts.h"
#include "app/studio/queue/power_supply.h"
#include "app/studio/queue/queue_list.h"
#include "app/studio/queue/queue_schedule.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/file_lock.h"
#include "core/base/id.h"
#include "core/domain/preview_file.h"

namespace jukebox::studio {

namespace fs = std::filesystem;
using ui::QueueState;

namespace {

ui::QueueEntry entryOf(const std::string& id, QueueState state, const std::string& finishedAt = {}) {
  ui::QueueEntry entry;
  entry.job.id = id;
  entry.job.finishedAt = finishedAt;
  entry.state = state;
  return entry;
}

QString orderOf(const QueueList& list) {
  QString order;
  for (const auto& entry : list.entries()) order += QString::fromStdString(entry.job.id);
  return order;
}

QueueList sample() {
  QueueList list;
  list.assign({entryOf("o", QueueState::done, "1"), entryOf("a", QueueState::waiting),
               entryOf("r", QueueState::running), entryOf("b", QueueState::held), entryOf("n", QueueState::failed, "2"),
               entryOf("c", QueueState::waiting)});
  return list;
}

}  // namespace

class QueuePartsTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->path().toStdString();
  }

  // ---- QueueList
  void whatRunsComesFirstThenWhatWaitsThenWhatHasEndedNewestFirst() { QCOMPARE(orderOf(sample()), "rabcno"); }
  void theNextOneWaitsAndIsNotHeld() {
    auto list = sample();
    QCOMPARE(list.next()->job.id, std::string("a"));
    list.setState("a", QueueState::held);
    QCOMPARE(list.next()->job.id, std::string("c"));
    list.setState("c", QueueState::cancelled);
    QVERIFY(list.next() == nullptr);
  }
  void entriesMoveAmongThoseThatWait() {
    auto list = sample();
    list.move("c", 0);
    QCOMPARE(orderOf(list), "rcabno");
    list.move("c", 99);
    QCOMPARE(orderOf(list), "rabcno");
    list.move("a", 1);
    QCOMPARE(orderOf(list), "rbacno");
    list.move("r", 1);
    list.move("o", 0);
    list.move("unknown", 0);
    QCOMPARE(orderOf(list), "rbacno");
  }
  void aChangeOfStateMovesAnEntryWhereItBelongs() {
    auto list = sample();
    list.setState("a", QueueState::starting);
    QCOMPARE(orderOf(list), "rabcno");
    list.find("r")->job.finishedAt = std::string("3");
    list.setState("r", QueueState::interrupted);
    QCOMPARE(orderOf(list), "abcrno");
    list.setState("o", QueueState::waiting);
    QCOMPARE(orderOf(list), "abcorn");
    list.setState("b", QueueState::waiting);
    QCOMPARE(orderOf(list), "abcorn");
    list.remove("a");
    list.remove("unknown");
    QCOMPARE(orderOf(list), "bcorn");
  }

  // ---- Schedule
  void theScheduleSaysWhatHoldsTheQueue_data() {
    QTest::addColumn<int>("begin");
    QTest::addColumn<int>("end");
    QTest::addColumn<int>("hour");
    QTest::addColumn<bool>("isHeld");
    QTest::newRow("late") << 22 << 7 << 23 << false;
    QTest::newRow("begins") << 22 << 7 << 22 << false;
    QTest::newRow("after midnight") << 22 << 7 << 0 << false;
    QTest::newRow("ends") << 22 << 7 << 7 << true;
    QTest::newRow("noon") << 22 << 7 << 12 << true;
    QTest::newRow("within a day") << 1 << 5 << 3 << false;
    QTest::newRow("within a day, outside") << 1 << 5 << 23 << true;
    QTest::newRow("all day") << 6 << 6 << 12 << false;
  }
  void theScheduleSaysWhatHoldsTheQueue() {
    QFETCH(int, begin);
    QFETCH(int, end);
    QFETCH(int, hour);
    QFETCH(bool, isHeld);
    ui::QueueSchedule schedule;
    schedule.nightBeginHour = begin;
    schedule.nightEndHour = end;
    QVERIFY(holdOf(schedule, hour, true) == ScheduleHold::nothing);
    schedule.onlyAtNight = true;
    QVERIFY(holdOf(schedule, hour, false) == (isHeld ? ScheduleHold::night : ScheduleHold::nothing));
    schedule.pauseOnBattery = true;
    QVERIFY(holdOf(schedule, hour, true) == ScheduleHold::battery);
    schedule.isPaused = true;
    QVERIFY(holdOf(schedule, hour, true) == ScheduleHold::paused);
  }
  void theScheduleComesBackFromItsFile() {
    const ui::QueueSchedule schedule{true, true, 20, 5, true};
    QVERIFY(writeSchedule(m_root / "queue.json", schedule).has_value());
    QVERIFY(*readSchedule(m_root / "queue.json") == schedule);
    QVERIFY(*readSchedule(m_root / "none.json") == ui::QueueSchedule{});
  }
  void aBrokenScheduleIsAnError_data() {
    QTest::addColumn<QByteArray>("text");
    for (const char* text : {"", "[]", "{", "{\"night_begin_hour\":24}", "{\"is_paused\":\"yes\"}", "\xff\xfe"}) {
      QTest::newRow(text) << QByteArray(text);
    }
  }
  void aBrokenScheduleIsAnError() {
    QFETCH(QByteArray, text);
    write(m_root / "queue.json", text.toStdString());
    QVERIFY(!readSchedule(m_root / "queue.json"));
  }

  // ---- Battery
  void theBatteryCountsWhenNothingChargesIt() {
    QVERIFY(!isOnBattery(m_root / "none"));
    supply("mouse", {{"type", "Battery"}, {"scope", "Device"}, {"status", "Discharging"}});
    QVERIFY(!isOnBattery(m_root));
    supply("BAT0", {{"type", "Battery"}, {"status", "Full"}});
    QVERIFY(!isOnBattery(m_root));
    supply("BAT1", {{"type", "Battery"}, {"status", "Discharging"}});
    supply("AC", {{"type", "Mains"}, {"online", "0"}});
    QVERIFY(isOnBattery(m_root));
    supply("USBC", {{"type", "USB"}, {"online", "1"}});
    QVERIFY(!isOnBattery(m_root));
  }

  // ---- Job folders
  void aJobFolderSaysWhetherTheJobCanContinueAndWhatCanBeHeard() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(2);
    QVERIFY(!inspectJob(files, job).canContinue);
    store(files, job);
    sound(files.jobFolder(job.id) / "sample_1_level_2.flac");
    sound(files.jobFolder(job.id) / "sample_0_level_2.flac");
    sound(files.jobFolder(job.id) / "sample_0_level_1.flac");
    sound(files.jobFolder(job.id) / "sample_7_level_1.flac");
    write(files.jobFolder(job.id) / "sample_1_level_1.flac", "no sound");
    const auto facts = inspectJob(files, job);
    QVERIFY(facts.canContinue);
    QVERIFY(!facts.isFinished);
    QCOMPARE(facts.previews.size(), std::size_t{3});
    QCOMPARE(facts.previews[0].level, 2);
    QCOMPARE(facts.previews[0].sampleId, job.sampleIds[0]);
    QCOMPARE(facts.previews[1].sampleId, job.sampleIds[1]);
    QCOMPARE(facts.previews[2].level, 1);
    QCOMPARE(facts.previews[2].durationSeconds, 0.5);
  }
  void whatWasMixedOfSeveralLevelsCanBeHeardAgain() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(4);
    store(files, job);
    const auto folder = files.jobFolder(job.id);
    const std::vector<LevelSpan> spans{{1, 0.25}, {2, 0.5}};
    const auto mix = [&](int index, const std::string& facts) {
      sound(folder / previewSoundName(index));
      write(folder / previewFactsName(index), facts);
    };
    sound(folder / "sample_0_level_2.flac");
    mix(0, previewFactsToText({1, spans}));
    mix(1, previewFactsToText({2, {}}));  // an end of the level came since
    sound(folder / "sample_1_level_2.flac");
    mix(2, "{");                                                       // torn
    write(folder / previewFactsName(3), previewFactsToText({2, {}}));  // without sound
    const auto previews = inspectJob(files, job).previews;
    QCOMPARE(previews.size(), std::size_t{3});
    QVERIFY(previews[0].spans.empty() && previews[1].spans.empty());
    QCOMPARE(previews[2].sampleId, job.sampleIds[0]);
    QCOMPARE(previews[2].level, 1);
    QCOMPARE(previews[2].spans, spans);
    QCOMPARE(previews[2].durationSeconds, 0.5);
    QVERIFY(!previews[2].isFinal);
    QVERIFY(previews[2].file.ends_with("sample_0_preview.flac"));
  }
  void aJobIsFinishedWhenAllItsSamplesAreThere() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(2);
    store(files, job);
    publish(files, job.sampleIds[0]);
    QVERIFY(!inspectJob(files, job).isFinished);
    publish(files, job.sampleIds[1]);
    QVERIFY(inspectJob(files, job).isFinished);
    QVERIFY(!inspectJob(files, job).canContinue);
  }
  void aBrokenOrForeignJobFileCannotContinue() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(1);
    store(files, job);
    fs::rename(files.jobFolder(job.id), files.jobFolder(makeJob(1).id));
    QVERIFY(!inspectJob(files, job).canContinue);
    fs::create_directories(files.jobFolder(job.id));
    write(files.jobFolder(job.id) / kJobJsonName, toJson(makeJob(1)).dump());
    QVERIFY(!inspectJob(files, job).canContinue);
    write(files.jobFolder(job.id) / kJobJsonName, "{");
    QVERIFY(!inspectJob(files, job).canContinue);
  }
  void onlyRecordingsInTheJobsOwnFolderArePreviews() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(1);
    store(files, job);
    const fs::path folder = files.jobFolder(job.id);
    sound(folder / "draft.flac");
    sound(m_root / "outside.flac");
    fs::create_symlink(m_root / "outside.flac", folder / "link.flac");
    const auto check = [&](int sampleIndex, const fs::path& file) {
      return checkPreview(files, job, {"a lie", sampleIndex, 1, file.string(), 99, {{1, 0.2}, {2, 0.5}}, false});
    };
    const auto checked = check(0, folder / "draft.flac");
    QVERIFY(checked);
    QCOMPARE(checked->sampleId, job.sampleIds[0]);
    QCOMPARE(checked->durationSeconds, 0.5);
    QCOMPARE(checked->spans.size(), std::size_t{2});
    QVERIFY(!check(1, folder / "draft.flac"));
    QVERIFY(!check(-1, folder / "draft.flac"));
    for (const fs::path& file :
         {m_root / "outside.flac", folder / "link.flac", folder / "../../outside.flac", folder / kJobJsonName,
          folder / "none.flac", folder, fs::path("/etc/passwd"), fs::path()}) {
      QVERIFY2(!check(0, file), file.c_str());
    }
  }
  void spansThatMakeNoSenseAreLeftOut() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(1);
    store(files, job);
    const fs::path file = files.jobFolder(job.id) / "draft.flac";
    sound(file);
    for (const std::vector<LevelSpan>& spans :
         {std::vector<LevelSpan>{{1, 0.4}, {2, 0.2}}, std::vector<LevelSpan>{{2, 0.2}, {1, 0.2}}}) {
      const auto checked = checkPreview(files, job, {{}, 0, 1, file.string(), 0, spans, false});
      QVERIFY(checked && checked->spans.empty());
    }
  }
  void aJobFolderGoesUnlessSomebodyWorksOnIt() {
    const LibraryFiles files(m_root);
    const Job job = makeJob(1);
    QVERIFY(removeJobFolder(files, job.id));
    store(files, job);
    {
      const auto lock = FileLock::acquire(files.jobFolder(job.id) / kJobLockName);
      QCOMPARE(removeJobFolder(files, job.id).error().kind, ErrorKind::busy);
    }
    QVERIFY(removeJobFolder(files, job.id));
    QVERIFY(!fs::exists(files.jobFolder(job.id)));
  }

 private:
  static Job makeJob(int count) {
    Job job;
    job.id = newId();
    job.request.count = count;
    for (int i = 0; i < count; ++i) job.sampleIds.push_back(newId());
    return job;
  }
  static void write(const fs::path& file, const std::string& text) {
    fs::create_directories(file.parent_path());
    std::ofstream(file, std::ios::binary) << text;
  }
  static void store(const LibraryFiles& files, const Job& job) {
    write(files.jobFolder(job.id) / kJobJsonName, toJson(job).dump());
  }
  static void publish(const LibraryFiles& files, const std::string& id) {
    write(files.sampleFolder(id) / kSampleJsonName, "{}");
  }
  static void sound(const fs::path& file) {
    QVERIFY(writeAudioFile(file, AudioBuffer{8000, 1, std::vector<float>(4000)}).has_value());
  }
  void supply(const std::string& name, const std::map<std::string, std::string>& lines) {
    for (const auto& [file, line] : lines) write(m_root / name / file, line + "\n");
  }
  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::QueuePartsTest)
#include "queue_parts_test.moc"
