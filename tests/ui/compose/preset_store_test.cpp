// Presets as files: round trips, and files that are hostile.

#include "ui/compose/preset_store.h"

#include <QTemporaryDir>
#include <QtTest>

#include "core/base/atomic_file.h"

namespace jukebox::ui {

class PresetStoreTest : public QObject {
  Q_OBJECT
 private slots:
  void init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_store.setFolder(path("presets"));
  }
  void presetsRoundTrip() {
    const ComposePreset wanted = preset("Öl/../x 🎵");
    QVERIFY(m_store.save(wanted).has_value());
    QCOMPARE(m_store.names(), std::vector<std::string>{wanted.name});
    QCOMPARE(*m_store.load(wanted.name), wanted);
    QVERIFY(m_store.rename(wanted.name, "b").has_value());
    QCOMPARE(m_store.names(), std::vector<std::string>{"b"});
    QVERIFY(m_store.remove("b").has_value());
    QVERIFY(m_store.names().empty());
  }
  void sharedPresetsNeverReplaceOthers() {
    QVERIFY(m_store.save(preset("a")).has_value());
    QVERIFY(m_store.exportTo("a", path("shared.json")).has_value());
    QCOMPARE(*m_store.import(path("shared.json")), std::string("a 2"));
    QCOMPARE(m_store.names().size(), std::size_t{2});
    QVERIFY(!m_store.rename("a", "a 2").has_value());
  }
  void hostileFilesAreRefusedInWords_data() {
    QTest::addColumn<QByteArray>("bytes");
    const auto json = [](const char* text) { return QByteArray(text).replace('\'', '"'); };
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("ELF");
    QTest::newRow("another format") << json("{'format':'x','version':1,'request':{}}");
    QTest::newRow("later version") << json("{'format':'jukebox-preset','version':2,'request':{}}");
    QTest::newRow("no request") << json("{'format':'jukebox-preset','version':1}");
    QTest::newRow("wrong types") << json("{'format':'jukebox-preset','version':1,'request':[1]}");
    QTest::newRow("out of range") << json("{'format':'jukebox-preset','version':1,'request':{'count':100000}}");
    QTest::newRow("deep") << QByteArray(100'000, '[');
    QTest::newRow("large") << QByteArray(9 << 20, ' ');
    QTest::newRow("long name") << json("{'format':'jukebox-preset','version':1,'request':{},'name':'") +
                                      QByteArray(5000, 'a') + json("'}");
  }
  void hostileFilesAreRefusedInWords() {
    QFETCH(QByteArray, bytes);
    QVERIFY(writeFileAtomically(path("file.json"), bytes.toStdString()).has_value());
    const auto result = m_store.import(path("file.json"));
    QVERIFY(!result.has_value());
    QVERIFY(!result.error().message.empty());
    QVERIFY(m_store.names().empty());
  }
  void withoutAFolderNothingIsSaved() {
    PresetStore store;
    QVERIFY(!store.save(preset("a")).has_value());
    QVERIFY(store.names().empty());
    QVERIFY(!m_store.save(preset("")).has_value());
    QVERIFY(!m_store.load("nothing").has_value());
  }

 private:
  std::filesystem::path path(const char* name) const {
    return m_folder->filePath(QString::fromUtf8(name)).toStdString();
  }
  static ComposePreset preset(const std::string& name) {
    ComposePreset preset;
    preset.name = name;
    preset.request.conditioning = {"mara vale", "folk", "la\nlá"};
    preset.request.seed = 18'446'744'073'709'551'615ULL;
    preset.request.levels = {{0.9, 0, 0.5, 0.25}};
    preset.freshSeed = false;
    return preset;
  }
  std::unique_ptr<QTemporaryDir> m_folder;
  PresetStore m_store;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::PresetStoreTest)
#include "preset_store_test.moc"
