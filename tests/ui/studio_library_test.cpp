// The library behind the window: answers, changes with their way back, thumbnails, exported files; on a real library.

#include "app/studio/studio_library.h"

#include <QComboBox>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QtTest>
#include <cmath>
#include <filesystem>

#include "app/studio/exporter.h"
#include "app/studio/thumbnail_service.h"
#include "core/audio_file/audio_reader.h"
#include "core/audio_file/audio_writer.h"
#include "core/base/id.h"

namespace jukebox::studio {

namespace fs = std::filesystem;

class StudioLibraryTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_root = m_folder->path().toStdString();
    m_ids = {publish("River and Mill", "Mara Vale", 330), publish("Neon Rain", "Gus Oakley", 5000)};
    m_library = std::make_unique<StudioLibrary>(m_root);
  }
  void cleanup() { m_library.reset(); }

  void aSearchAnswersWithRowsAndTheWordsToMark() {
    const auto listing = wait<ui::SampleListing>([&](auto answer) {
      m_library->list({"riv", SampleSort::newest}, this, answer);
    });
    QCOMPARE(listing->rows.size(), std::size_t{1});
    QCOMPARE(listing->words, std::vector<std::string>{"riv"});
    const auto summaries =
        wait<std::vector<SampleSummary>>([&](auto answer) { m_library->summaries(listing->rows, this, answer); });
    QCOMPARE(summaries->front().title, std::string("River and Mill"));
  }
  void aNewerSearchTakesThePlaceOfAnOlderOne() {
    int answers = 0;
    for (const char* query : {"r", "ri", "riv"}) {
      m_library->list({query, SampleSort::newest}, this, [&](const Result<ui::SampleListing>&) { ++answers; });
    }
    QTRY_COMPARE(answers, 1);
    QTest::qWait(50);
    QCOMPARE(answers, 1);
  }
  void aBrokenSearchSaysWhere() {
    const auto listing = wait<ui::SampleListing>([&](auto answer) {
      m_library->list({"rating:9", SampleSort::newest}, this, answer);
    });
    QVERIFY(!listing.has_value());
    QCOMPARE(listing.error().kind, ErrorKind::invalidInput);
  }
  void aMistypedWordLeadsToASearchThatFindsSomething() {
    const auto suggestions =
        wait<std::vector<std::string>>([&](auto answer) { m_library->suggestions("rivr", this, answer); });
    QCOMPARE(*suggestions, std::vector<std::string>{"river"});
  }
  void changesComeWithTheirWayBackAndEverybodyHears() {
    QSignalSpy changed(m_library.get(), &ui::LibraryReader::changed);
    SampleEdit edit;
    edit.rating = 4;
    const auto inverse = wait<std::vector<ui::SampleChange>>([&](auto answer) {
      m_library->apply({{m_ids[0], edit}, {m_ids[1], edit}}, this, answer);
    });
    QCOMPARE(inverse->size(), std::size_t{2});
    QTRY_VERIFY(changed.count() >= 1);
    QCOMPARE(sampleNow(0).rating, 4);
    QVERIFY(wait<std::vector<ui::SampleChange>>([&](auto answer) { m_library->apply(*inverse, this, answer); }));
    QCOMPARE(sampleNow(0).rating, 0);
  }
  void aChangeThatFailsHalfWayIsTakenBack() {
    SampleEdit edit;
    edit.favourite = true;
    const auto result = wait<std::vector<ui::SampleChange>>([&](auto answer) {
      m_library->apply({{m_ids[0], edit}, {"nosuchsample", edit}}, this, answer);
    });
    QVERIFY(!result.has_value());
    QCOMPARE(result.error().kind, ErrorKind::notFound);
    QVERIFY(!sampleNow(0).favourite);
  }
  void aRemovedCollectionComesBackWithItsSamples() {
    const auto id = wait<std::string>([&](auto answer) {
      m_library->createCollection({{}, "Road songs", {}, m_ids}, this, answer);
    });
    const auto removed =
        wait<ui::CollectionContents>([&](auto answer) { m_library->removeCollection(*id, this, answer); });
    QCOMPARE(removed->sampleIds, m_ids);
    QVERIFY(wait<std::string>([&](auto answer) { m_library->createCollection(*removed, this, answer); }));
    const auto overview = wait<ui::LibraryOverview>([&](auto answer) {
      m_library->overview({"", "is:favourite"}, this, answer);
    });
    QCOMPARE(overview->collections, (std::vector<ui::CollectionEntry>{{*id, "Road songs", 2}}));
    QCOMPARE(overview->queryCounts, (std::vector<std::int64_t>{2, 0}));
    QCOMPARE(overview->artists.size(), std::size_t{2});
  }
  void anotherProgramsChangesAreNoticed() {
    QVERIFY(wait<ui::SampleListing>([&](auto answer) { m_library->list({}, this, answer); }));
    QTest::qWait(1700);  // the first look
    QSignalSpy changed(m_library.get(), &ui::LibraryReader::changed);
    publish("From elsewhere", "Pip Wren", 440);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, 6000);
  }
  void aFolderThatCannotBeALibraryIsExplained() {
    StudioLibrary broken("/proc/nowhere/library");
    const auto listing = wait<ui::SampleListing>([&](auto answer) { broken.list({}, this, answer); });
    QVERIFY(!listing.has_value());
    QVERIFY(!listing.error().message.empty());
  }
  void aLibraryThatVanishesIsToldNeverMadeAnewAndComesBack() {
    const auto list = [&] { return wait<ui::SampleListing>([&](auto answer) { m_library->list({}, this, answer); }); };
    const auto before = list();
    QVERIFY(before.has_value());
    QTest::qWait(1700);  // the first look
    QSignalSpy changed(m_library.get(), &ui::LibraryReader::changed);
    const auto away = std::filesystem::path(m_root.string() + "-away");
    std::filesystem::rename(m_root, away);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, 6000);
    const auto gone = list();
    QVERIFY(!gone.has_value());
    QCOMPARE(gone.error().kind, ErrorKind::notFound);
    QVERIFY(QString::fromStdString(gone.error().message).contains(QStringLiteral("not there any more")));
    QVERIFY(!std::filesystem::exists(m_root));
    changed.clear();
    std::filesystem::rename(away, m_root);
    QTRY_VERIFY_WITH_TIMEOUT(changed.count() >= 1, 6000);
    const auto after = list();
    QVERIFY(after.has_value());
    QCOMPARE(after->rows.size(), before->rows.size());
  }
  void thumbnailsShowHowBrightASoundIsAndAreKept() {
    const LibraryFiles files(m_root);
    const auto dull = computeThumbnail(files.sampleFolder(m_ids[0])),
               bright = computeThumbnail(files.sampleFolder(m_ids[1]));
    QCOMPARE(dull->pieces.size(), std::size_t{ui::kThumbnailPieces});
    QVERIFY(std::abs(dull->pieces[30].level - 0.5F) < 0.05F);
    QVERIFY(bright->pieces[30].brightness > dull->pieces[30].brightness + 0.3F);

    ThumbnailService service(files.samplesFolder(), files.cacheFolder());
    QSignalSpy ready(&service, &ui::ThumbnailSource::ready);
    QVERIFY(service.thumbnail(m_ids[0]) == nullptr);
    QTRY_COMPARE(ready.count(), 1);
    QCOMPARE(service.thumbnail(m_ids[0])->pieces.size(), std::size_t{ui::kThumbnailPieces});
    QVERIFY(fs::exists(files.cacheFolder() / "thumbnails" / (m_ids[0] + ".thumbnail")));
    QVERIFY(service.thumbnail("nosuchsample") == nullptr);
    QTRY_VERIFY(service.thumbnail("nosuchsample") != nullptr);
    QVERIFY(service.thumbnail("nosuchsample")->pieces.empty());
  }
  void damagedThumbnailsAreRefused() {
    const std::string good = serializeThumbnail({{{0.5F, 0.25F}, {1.0F, 0.0F}}});
    QCOMPARE(parseThumbnail(good)->pieces.size(), std::size_t{2});
    for (const std::string& bad : {std::string(), good.substr(0, 9), good + "x", "XBTH" + good.substr(4)}) {
      QVERIFY(!parseThumbnail(bad).has_value());
    }
  }
  void anExportWritesTaggedFilesAndReplacesNothing() {
    QTemporaryDir out;
    ui::ExportWish wish;
    wish.folder = out.path();
    wish.pattern = QStringLiteral("{title}");
    wish.sampleRate = 48000;
    wish.loudnessLufs = -16;
    wish.table = ui::ExportTable::csv;
    for (int round = 0; round < 2; ++round) {
      Exporter exporter{LibraryFiles(m_root)};
      QSignalSpy finished(&exporter, &Exporter::finished);
      exporter.start(m_ids, wish);
      QTRY_COMPARE(finished.count(), 1);
      QCOMPARE(finished[0][1].toString(), QString());
      QCOMPARE(finished[0][0].toInt(), 2);
    }
    const QDir folder(out.path());
    QCOMPARE(folder.entryList(QDir::Files).size(), 6);
    QVERIFY(folder.exists(QStringLiteral("River and Mill (2).flac")));
    const auto info = readAudioFileInfo((fs::path(out.path().toStdString()) / "River and Mill.flac"));
    QCOMPARE(info->tags.title, std::string("River and Mill"));
    QVERIFY(info->tags.comment.find("Made by a machine") != std::string::npos);
    QCOMPARE(info->sourceSampleRate, 48000);
  }
  void whatWasAskedForAndCouldNotBeIsSaid() {
    QTemporaryDir out;
    ui::ExportWish wish;
    wish.folder = out.path();
    wish.pattern = QStringLiteral("{title}");
    wish.lrc = true;  // these samples have no lyric times
    Exporter exporter{LibraryFiles(m_root)};
    QSignalSpy finished(&exporter, &Exporter::finished);
    exporter.start(m_ids, wish);
    QTRY_COMPARE(finished.count(), 1);
    QCOMPARE(finished[0][1].toString(), QString());
    QVERIFY(!finished[0][2].toStringList().isEmpty());
    QCOMPARE(QDir(out.path()).entryList({QStringLiteral("*.lrc")}, QDir::Files).size(), 0);
  }
  void theExportDialogGivesWhatIsChosenAndRemembersIt() {
    QSettings().clear();
    SampleSummary sample;
    sample.title = "River";
    ui::ExportWish wish;
    wish.folder = QStringLiteral("/tmp");
    wish.format = QStringLiteral("mp3");
    wish.pattern = QStringLiteral("{n} {title}");
    wish.sampleRate = 44100;
    wish.bitRateKbps = 192;
    wish.loudnessLufs = -14;
    wish.json = wish.lrc = wish.srt = wish.codes = true;
    wish.table = ui::ExportTable::json;
    ui::saveExportWish(wish);
    QCOMPARE(ui::loadExportWish(), wish);
    ui::ExportDialog dialog(2, sample, QStringLiteral("Made by a machine"), ui::loadExportWish(), nullptr);
    QCOMPARE(dialog.wish(), wish);
    QVERIFY(dialog.preview().endsWith(QStringLiteral("River.mp3")));
    QCOMPARE(dialog.findChild<QLabel*>(QStringLiteral("statement"))->text(), QStringLiteral("Made by a machine"));
    auto* format = dialog.findChildren<QComboBox*>().first();
    format->setCurrentIndex(format->findData(QStringLiteral("wav")));
    QCOMPARE(dialog.wish().bitRateKbps, 0);
    QCOMPARE(dialog.wish().bitDepth, 0);
    QVERIFY(dialog.preview().endsWith(QStringLiteral("River.wav")));
  }
  void exportedNamesAreSafe() {
    SampleSummary sample;
    sample.id = "01abc";
    sample.title = "../../etc/passwd: \"x\"";
    QCOMPARE(ui::exportFileName(QStringLiteral("{title}"), sample, 1).contains(u'/'), false);
    sample.title = "...";
    QCOMPARE(ui::exportFileName(QStringLiteral("{title}"), sample, 1), QStringLiteral("01abc"));
    QCOMPARE(ui::exportFileName(QStringLiteral("{n} {id}"), sample, 7), QStringLiteral("7 01abc"));
  }

 private:
  template <class T>
  Result<T> wait(const std::function<void(ui::Answer<T>)>& ask) {
    std::optional<Result<T>> result;
    ask([&](Result<T> answer) { result = std::move(answer); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result.has_value(), 10000); }();
    return std::move(*result);
  }
  Sample sampleNow(std::size_t at) {
    return *wait<Sample>([&](auto answer) { m_library->sample(m_ids[at], this, answer); });
  }
  /// One second of a tone.
  std::string publish(const std::string& title, const std::string& artist, double hertz) {
    auto library = Library::open(m_root, OpenMode::create).value();
    Sample sample;
    sample.id = newId();
    sample.createdAt = "2026-11-20T10:00:00Z";
    sample.title = title;
    sample.request.conditioning.artist = artist;
    sample.model = {"starter", "1", "abc", "CC0-1.0", "", "", true};
    sample.sampleRate = 44100;
    sample.durationSeconds = 1;
    sample.topLevel = 2;
    AudioBuffer tone{44100, 1, std::vector<float>(44100)};
    for (std::size_t i = 0; i < tone.samples.size(); ++i) {
      tone.samples[i] = 0.5F * static_cast<float>(std::sin(2 * M_PI * hertz * static_cast<double>(i) / 44100));
    }
    const auto build = library.files().sampleBuildFolder(sample.id);
    fs::create_directories(build);
    [&] { QVERIFY(writeAudioFile(build / "audio.flac", tone).has_value()); }();
    QFile codes(QString::fromStdString((build / "codes.safetensors").string()));
    [&] { QVERIFY(codes.open(QIODevice::WriteOnly)); }();
    codes.write("codes");
    codes.close();
    [&] { QVERIFY(library.publishSample(build, sample).has_value()); }();
    return sample.id;
  }

  std::unique_ptr<QTemporaryDir> m_folder;
  fs::path m_root;
  std::vector<std::string> m_ids;
  std::unique_ptr<StudioLibrary> m_library;
};

}  // namespace jukebox::studio

QTEST_MAIN(jukebox::studio::StudioLibraryTest)
#include "studio_library_test.moc"
