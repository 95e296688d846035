// Installed models through the real program: read, checked, made smaller, refused, removed.

#include "app/studio/models/model_service.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "app/studio/models/import_files.h"
#include "app/studio/models/model_reading.h"

namespace jukebox::studio {

class ModelServiceTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("JUKEBOX_MODELS", m_folder->path().toUtf8());
    m_service = std::make_unique<ModelService>(QStringLiteral(JUKEBOX_BIN "/jukebox"));
    QTRY_VERIFY(m_service->isRead());
  }
  void cleanup() { m_service.reset(); }

  void theStarterIsThereWithItsNamesAndLicence() {
    const auto* starter = m_service->find("starter");
    QVERIFY(starter != nullptr);
    QVERIFY(starter->isBundled);
    QVERIFY(starter->diskBytes > 1'000'000);
    QVERIFY(!starter->vocabularies.empty());
    QVERIFY(starter->vocabularies.front().names.artists().size() >= 5);
  }
  void itsMemoryIsAskedOfTheEngine() {
    if (!JUKEBOX_HAS_ENGINE) QSKIP("built without the engine");
    QTRY_VERIFY_WITH_TIMEOUT(!m_service->find("starter")->memory.empty(), 30'000);
    const auto& memory = m_service->find("starter")->memory;
    QCOMPARE(memory.size(), std::size_t{4});
    QVERIFY(memory[0].peakBytes > memory[2].peakBytes);
    QCOMPARE(memory[3].dtype, WeightDtype::int8g64);
    QVERIFY(memory[0].peakBytes > memory[3].peakBytes);
  }
  void aSmallerCopyIsMadeCheckedAndRemoved() {
    if (!JUKEBOX_HAS_ENGINE) QSKIP("built without the engine");
    QSignalSpy ended(m_service.get(), &ui::ModelCatalog::workEnded);
    m_service->quantise(QStringLiteral("starter"), QStringLiteral("int8"), QStringLiteral("small"));
    QVERIFY(m_service->work().has_value());
    QSignalSpy refused(m_service.get(), &ui::ModelCatalog::refused);
    m_service->verify(QStringLiteral("starter"));
    QCOMPARE(refused.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    QCOMPARE(ended[0][1].toString(), QString());
    QTRY_VERIFY(m_service->find("small") != nullptr);
    QVERIFY(!m_service->find("small")->isBundled);
    m_service->verify(QStringLiteral("small"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 60'000);
    QVERIFY2(ended[1][1].toString().isEmpty(), qPrintable(ended[1][1].toString()));
    m_service->remove(QStringLiteral("small"));
    QTRY_VERIFY(m_service->find("small") == nullptr);
    QVERIFY(QDir(m_folder->path()).isEmpty());
  }
  void aDamagedModelIsSaidToBeDamaged() {
    if (!JUKEBOX_HAS_ENGINE) QSKIP("built without the engine");
    QSignalSpy ended(m_service.get(), &ui::ModelCatalog::workEnded);
    m_service->quantise(QStringLiteral("starter"), QStringLiteral("int8"), QStringLiteral("hurt"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    QFile weights(m_folder->filePath(QStringLiteral("hurt/codec.safetensors")));
    QVERIFY(weights.open(QIODevice::ReadWrite));
    weights.seek(weights.size() / 2);
    weights.write("damage");
    weights.close();
    m_service->verify(QStringLiteral("hurt"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 2, 60'000);
    QVERIFY2(ended[1][1].toString().contains(QStringLiteral("damaged")), qPrintable(ended[1][1].toString()));
  }
  void whatCannotBeImportedLeavesNothing() {
    QTemporaryDir weights;
    for (const char* name : {"vqvae.pth.tar", "prior_level_2.pth.tar"}) {
      QFile file(weights.filePath(QString::fromLatin1(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write("these are no weights");
    }
    QSignalSpy ended(m_service.get(), &ui::ModelCatalog::workEnded);
    m_service->import({weights.path(), QStringLiteral("bad"), {}, QStringLiteral("f32"), {}, {}, {}, {}});
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    QVERIFY(!ended[0][1].toString().isEmpty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
    QSignalSpy refused(m_service.get(), &ui::ModelCatalog::refused);
    QTemporaryDir empty;
    m_service->import({empty.path(), QStringLiteral("bad"), {}, {}, {}, {}, {}, {}});
    QTRY_COMPARE(refused.count(), 1);
  }
  void stoppingLeavesNothing() {
    QSignalSpy ended(m_service.get(), &ui::ModelCatalog::workEnded);
    m_service->quantise(QStringLiteral("starter"), QStringLiteral("int8"), QStringLiteral("half"));
    QTest::qWait(1);
    m_service->cancelWork();
    QTRY_COMPARE_WITH_TIMEOUT(ended.count(), 1, 60'000);
    QTRY_VERIFY(m_service->find("half") == nullptr);
    const auto left = QDir(m_folder->path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden);
    QVERIFY2(left.isEmpty(), qPrintable(left.join(u' ')));
  }
  void aProgramThatIsNotThereIsAnErrorInWords() {
    ModelService service(QStringLiteral("/nowhere/jukebox"));
    QSignalSpy ended(&service, &ui::ModelCatalog::workEnded);
    service.verify(QStringLiteral("starter"));
    QTRY_COMPARE(ended.count(), 1);
    QVERIFY(ended[0][1].toString().contains(QStringLiteral("could not be started")));
    QVERIFY(!service.work().has_value());
  }
  void filesOfReleasesAreToldByTheirNames() {
    QTemporaryDir folder;
    QDir(folder.path()).mkpath(QStringLiteral("5b"));
    for (const char* name : {"5b/vqvae.pth.tar", "5b/prior_level_0.pth.tar", "5b/prior_level_1.pth.tar",
                             "prior_level_2.pth.tar", "v3_artist_ids.txt", "v3_genre_ids.txt", "LICENSE", "notes.md"}) {
      QFile file(folder.filePath(QString::fromLatin1(name)));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write("x");
    }
    const auto found = findImportFiles(folder.path());
    QVERIFY(found.isUsable() && !found.isConverted);
    QCOMPARE(found.priorLevels, (QList<int>{2, 1, 0}));
    QCOMPARE(found.bytes, quint64{4});
    QVERIFY(found.artistIdsFile.endsWith(QStringLiteral("v3_artist_ids.txt")));
    const auto arguments =
        importArguments({folder.path(), "big", "1b_lyrics", "int8", "v3", found.artistIdsFile, {}, {}}, found);
    QVERIFY(arguments.contains(QStringLiteral("--preset=1b_lyrics")));
    QCOMPARE(arguments.filter(QStringLiteral("--prior=")).size(), 3);
    QVERIFY(!findImportFiles(QStringLiteral("/nowhere")).isUsable());
  }
  void hostileReportsAreRefused() {
    std::vector<ui::ModelEntry> models = readModels();
    for (const char* bad :
         {"", "{}", "[3]", "[{\"name\":3}]", "[{\"name\":\"starter\",\"peak_bytes\":{\"f32\":-1}}]"}) {
      QVERIFY2(!takeMemory(bad, models), bad);
    }
    QVERIFY(takeMemory("[{\"name\":\"nobody\",\"peak_bytes\":{}},{\"name\":\"starter\",\"peak_bytes\":{\"f32\":5}}]",
                       models)
                .has_value());
  }

 private:
  std::unique_ptr<QTemporaryDir> m_folder;
  std::unique_ptr<ModelService> m_service;
};

}  // namespace jukebox::studio

QTEST_GUILESS_MAIN(jukebox::studio::ModelServiceTest)
#include "model_service_test.moc"
