// The Compose page by clicks and keys.

#include "ui/compose/compose_page.h"

#include <QCheckBox>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/compose/fake_compose.h"
#include "tests/ui/fake_library.h"
#include "ui/compose/lyric_timeline.h"
#include "ui/compose/lyrics_editor.h"
#include "ui/compose/name_pairs.h"
#include "ui/compose/region_view.h"
#include "ui/theme/combo_box.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class ComposePageTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("compose-page-test"));
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
  }
  void cleanupTestCase() { m_theme.reset(); }
  void init() {
    QSettings().clear();
    m_models = std::make_unique<test::FakeModels>();
    m_models->add("starter", LabelStyle::v3, 64);
    m_models->add("choir", LabelStyle::v2, 0);
    m_costs = std::make_unique<test::FakeCosts>();
    m_library = std::make_unique<test::FakeLibrary>();
    m_probe = std::make_unique<test::FakeProbe>();
    open();
  }
  void cleanup() { m_page.reset(); }

  void anUnknownArtistIsExplainedAndAChipReplacesIt() {
    type("artist", "Mara Vael");
    QTRY_VERIFY(label("artistProblem")->isVisible());
    QVERIFY(label("artistProblem")->text().contains("Mara Vael"));
    QVERIFY(!generateButton()->isEnabled());
    auto* chips = part<QWidget>("artistChips");
    auto* chip = chips->findChild<QPushButton*>(QStringLiteral("chip"));
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->text(), QStringLiteral("mara vale"));
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_COMPARE(part<QLineEdit>("artist")->text(), QStringLiteral("mara vale"));
    QVERIFY(!label("artistProblem")->isVisible());
    QVERIFY(generateButton()->isEnabled());
  }
  void anUnknownArtistCanBeUsedAnyway() {
    type("artist", "Nobody");
    QTest::keyClick(part<QCheckBox>("artistAnyway"), Qt::Key_Space);
    QVERIFY(generateButton()->isEnabled());
    QVERIFY(m_page->request().allowUnknownNames);
    // Another name asks again.
    type("artist", "Somebody");
    QVERIFY(!generateButton()->isEnabled());
  }
  void typingCompletesNamesThatContainIt() {
    auto* line = part<QLineEdit>("artist");
    line->setFocus();
    QTest::keyClicks(line, QStringLiteral("gard"));
    auto* popup = m_page->findChild<QAbstractItemView*>(QStringLiteral("artistPopup"));
    if (popup == nullptr) {
      for (auto* widget : QApplication::allWidgets()) {
        if (widget->objectName() == QStringLiteral("artistPopup")) popup = qobject_cast<QAbstractItemView*>(widget);
      }
    }
    QVERIFY(popup != nullptr);
    QTRY_VERIFY(popup->isVisible());
    QTest::keyClick(popup, Qt::Key_Down);
    QTest::keyClick(popup, Qt::Key_Return);
    QTRY_COMPARE(line->text(), QStringLiteral("the garden band"));
  }
  void severalGenreWordsWhereTheModelTakesThem() {
    type("genre", "folk rock");
    QVERIFY(!generateButton()->isEnabled());
    choose("model", 1);
    QVERIFY(generateButton()->isEnabled());
    type("genre", "folk rokc");
    QVERIFY(label("genreProblem")->text().contains("rokc"));
    QTest::mouseClick(part<QWidget>("genreChips")->findChild<QPushButton*>(QStringLiteral("chip")), Qt::LeftButton);
    QTRY_COMPARE(part<QLineEdit>("genre")->text(), QStringLiteral("folk rock"));
  }
  void draggingThePlayheadMovesTheWindow() {
    QString lyrics;
    for (int i = 0; i < 40; ++i) lyrics += QStringLiteral("Line %1 of the song\n").arg(i);
    auto* editor = part<LyricsEditor>("lyrics");
    editor->setFocus();
    editor->setPlainText(lyrics);
    QTRY_VERIFY(editor->seen().end > 0);
    const int first = editor->seen().begin;
    auto* timeline = part<LyricTimeline>("lyricTimeline");
    const QPoint begin(12, 16), middle(timeline->width() / 2, 16);
    QTest::mousePress(timeline, Qt::LeftButton, {}, begin);
    QTest::mouseMove(timeline, middle);
    QTest::mouseRelease(timeline, Qt::LeftButton, {}, middle);
    QVERIFY(timeline->position() > 20);
    QVERIFY(editor->seen().begin > first + 100);
    QCOMPARE(editor->seen().end - editor->seen().begin, 64);
    QTest::keyClick(timeline, Qt::Key_End);
    QCOMPARE(timeline->position(), 60.0);
    QVERIFY(editor->seen().end > lyrics.size() - 20);
  }
  void lyricsOfEveryScriptKeepTheirPlaces() {
    auto* editor = part<LyricsEditor>("lyrics");
    editor->setPlainText(QString::fromUtf8("שלום 🎵 café — naïve\n") + QStringLiteral("la "));
    QTRY_VERIFY(label("lyricChanges")->isVisible());
    QVERIFY(label("lyricChanges")->text().contains(QString::fromUtf8("🎵")));
    QVERIFY(label("lyricChanges")->text().contains(QString::fromUtf8("é")));
    QCOMPARE(editor->seen().begin, 0);
    QCOMPARE(editor->seen().end, static_cast<int>(editor->toPlainText().size()));
  }
  void tenThousandLinesAreReadWithoutBlocking() {
    QString line = QStringLiteral("A line of fifty characters, more or less, to sing.\n");
    auto* editor = part<LyricsEditor>("lyrics");
    editor->setPlainText(line.repeated(10'000));
    QTRY_VERIFY(label("lyricCount")->text().contains(QLocale::c().toString(510'000).remove(u',')));
    QVERIFY(label("lyricVerdict")->text().contains("Too much text"));
    editor->setPlainText(line.repeated(200));
    QTRY_VERIFY(label("lyricCount")->text().contains("10200"));
    QElapsedTimer timer;
    timer.start();
    auto* timeline = part<LyricTimeline>("lyricTimeline");
    for (int i = 0; i < 20; ++i) timeline->setPosition(i * 2.5);
    QVERIFY2(timer.elapsed() < 20 * 16, qPrintable(QString::number(timer.elapsed())));
  }
  void modelsWithoutWordsSaySo() {
    choose("model", 1);
    QVERIFY(label("lyricVerdict")->text().contains("without words"));
    QVERIFY(!part<LyricTimeline>("lyricTimeline")->isVisible());
  }
  void generatingGivesExactlyTheRequest() {
    type("artist", "ola kern");
    type("genre", "soul");
    type("songTitle", "Harbour");
    part<QPlainTextEdit>("lyrics")->setFocus();
    QTest::keyClicks(part<QPlainTextEdit>("lyrics"), QStringLiteral("la la la"));
    typeNumber("length", "30");
    typeNumber("takes", "4");
    part<QCheckBox>("freshSeed")->setFocus();
    QTest::keyClick(part<QCheckBox>("freshSeed"), Qt::Key_Space);
    type("seed", "7");
    QTest::mouseClick(part<QToolButton>("advanced"), Qt::LeftButton);
    typeNumber("temperature2", "0.9");
    QSignalSpy spy(m_page.get(), &ComposePage::generateRequested);
    QTest::keyClick(m_page.get(), Qt::Key_Return, Qt::ControlModifier);
    if (spy.isEmpty()) QTest::mouseClick(generateButton(), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
    GenerationRequest wanted;
    wanted.title = "Harbour";
    wanted.conditioning = {"ola kern", "soul", "la la la"};
    wanted.durationSeconds = 30;
    wanted.count = 4;
    wanted.seed = 7;
    wanted.levels = defaultSampling(m_models->entries[0].model.card);
    wanted.levels[2].temperature = 0.9;
    QCOMPARE(spy[0][0].value<GenerationRequest>(), wanted);
    QCOMPARE(spy[0][1].toBool(), false);
    QCOMPARE(NamePairs().recent(), (QList<NamePair>{{"ola kern", "soul"}}));
  }
  void theDiceDrawsASeedAndKeepsIt() {
    QVERIFY(part<QCheckBox>("freshSeed")->isChecked());
    QTest::mouseClick(part<QToolButton>("dice"), Qt::LeftButton);
    QVERIFY(!part<QCheckBox>("freshSeed")->isChecked());
    QCOMPARE(QString::number(m_page->request().seed), part<QLineEdit>("seed")->text());
  }
  void impossibleSeedsAndLengthsAreExplainedInPlace() {
    QTest::mouseClick(part<QToolButton>("dice"), Qt::LeftButton);
    type("seed", "99999999999999999999");
    QVERIFY(label("seedProblem")->isVisible());
    type("seed", "1");
    typeNumber("songLength", "5");
    QVERIFY(label("songLengthProblem")->isVisible());
    typeNumber("length", "0.1");
    QVERIFY(label("lengthProblem")->isVisible());
    QVERIFY(!generateButton()->isEnabled());
    QVERIFY(!label("planVerdict")->text().isEmpty());
  }
  void thePlanIsNeverMadeUp() {
    QTRY_VERIFY(label("planVerdict")->text().contains("Not measured yet"));
    QVERIFY(label("planFacts")->text().contains("Time not known"));
    QTest::mouseClick(part<QPushButton>("measure"), Qt::LeftButton);
    QTRY_VERIFY(label("planFacts")->text().contains("1:35"));
    QCOMPARE(m_costs->calibrations, 1);
    m_costs->estimated.fits = false;
    m_costs->estimated.advice = QStringLiteral("Make fewer takes.");
    emit m_costs->changed();
    QTRY_VERIFY(label("planVerdict")->text().contains("Make fewer takes."));
  }
  void aRecordingIsLookedAtAndCut() {
    m_page->usePromptFile(QStringLiteral("/music/river.flac"));
    QTRY_VERIFY(label("startSource")->text().contains("0:12"));
    QCOMPARE(m_page->request().mode, GenerationMode::primed);
    QCOMPARE(m_page->request().promptFile, std::string("/music/river.flac"));
    auto* region = part<RegionView>("startRegion");
    QTest::mouseClick(region, Qt::LeftButton, {}, QPoint(region->width() / 2, 20));
    QVERIFY(std::abs(*m_page->request().promptSeconds - 6) < 0.2);
    typeNumber("length", "5");
    QVERIFY(label("startProblem")->isVisible());
    m_probe->failure = makeError(ErrorKind::corrupt, "The file is damaged.");
    m_page->usePromptFile(QStringLiteral("/music/broken.flac"));
    QTRY_VERIFY(label("startTrouble")->isVisible());
  }
  void aSongOfTheLibraryIsFoundByItsTitle() {
    m_library->add("Harbour", "ola kern", "soul").request.model = "starter";
    m_library->add("River").request.model = "starter";
    choose("startMode", 2);
    QVERIFY(!generateButton()->isEnabled());
    auto* list = part<QListWidget>("pickerList");
    QTRY_COMPARE(list->count(), 2);
    type("pickerLine", "Riv");
    QTRY_COMPARE(list->count(), 1);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
    QTRY_COMPARE(m_page->request().fromSample, std::string("id-1"));
    QCOMPARE(m_page->request().mode, GenerationMode::continuation);
  }
  void settingsOfASampleCanBeUsedContinuedAndUpsampled() {
    Sample& sample = m_library->add("Harbour", "ola kern", "soul");
    sample.request.model = "starter";
    sample.request.seed = 11;
    sample.request.durationSeconds = 8;
    m_page->useSettingsOf(sample);
    QCOMPARE(m_page->request(), sample.request);
    m_page->continueFrom(sample, 5);
    QTRY_COMPARE(m_page->request().fromSample, sample.id);
    QCOMPARE(m_page->request().promptSeconds, std::optional(5.0));
    QVERIFY(m_page->request().durationSeconds > 5);
    m_page->upsampleFrom(sample);
    QCOMPARE(m_page->request().mode, GenerationMode::upsample);
    QCOMPARE(m_page->request().durationSeconds, 8.0);
    QVERIFY(!m_page->request().promptSeconds);
  }
  void aSongCanBeHeardLiveAndTheChoiceIsKept() {
    QVERIFY(!m_page->request().isLive);
    QTest::mouseClick(part<QCheckBox>("live"), Qt::LeftButton, {}, {10, 8});
    QVERIFY(m_page->request().isLive);
    Sample& sample = m_library->add("Harbour", "ola kern", "soul");
    m_page->useSettingsOf(sample);
    QVERIFY(m_page->request().isLive);
    open();
    QVERIFY(m_page->request().isLive);
  }
  void theFormSurvivesARestart() {
    type("artist", "mara vale");
    typeNumber("takes", "9");
    part<QPlainTextEdit>("lyrics")->setPlainText(QString::fromUtf8("Zeile eins\nשלום"));
    const ComposePreset before = m_page->form();
    open();
    QCOMPARE(m_page->form(), before);
  }
  void aBrokenStateIsIgnored() {
    const ComposePreset fresh = m_page->form();
    for (const char* broken :
         {"{", "[]", "null", "{\"format\":\"jukebox-preset\",\"version\":1,\"request\":{\"count\":-3}}"}) {
      m_page.reset();
      QSettings().setValue(QStringLiteral("compose/form"), QString::fromUtf8(broken));
      open();
      QCOMPARE(m_page->form(), fresh);
    }
  }
  void withoutAModelThePageSaysWhereToGetOne() {
    m_page.reset();
    m_models->entries.clear();
    open();
    QSignalSpy spy(m_page.get(), &ComposePage::manageModelsRequested);
    QTest::mouseClick(part<QPushButton>("composeModels"), Qt::LeftButton);
    QCOMPARE(spy.count(), 1);
  }
  void aModelThatIsGoneIsNamed() {
    ComposePreset form = m_page->form();
    form.request.model = "lost";
    m_page->setForm(form);
    QVERIFY(label("modelProblem")->text().contains("lost"));
    QVERIFY(!generateButton()->isEnabled());
  }
  void favouritesAreKept() {
    NamePairs pairs;
    pairs.toggleFavourite({"mara vale", "folk"});
    QVERIFY(NamePairs().isFavourite({"mara vale", "folk"}));
    pairs.toggleFavourite({"mara vale", "folk"});
    QVERIFY(NamePairs().favourites().isEmpty());
    for (int i = 0; i < 40; ++i) pairs.use({QString::number(i), {}});
    QCOMPARE(NamePairs().recent().size(), NamePairs::kMostRecent);
    QCOMPARE(NamePairs().recent().front().artist, QStringLiteral("39"));
  }

 private:
  void open() {
    m_page.reset();
    m_page = std::make_unique<ComposePage>(*m_models, *m_costs, *m_library);
    m_page->setAudioProbe(m_probe.get());
    m_page->resize(1200, 760);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
  }
  template <class T>
  T* part(const char* name) {
    return m_page->findChild<T*>(QString::fromLatin1(name));
  }
  QLabel* label(const char* name) { return part<QLabel>(name); }
  QPushButton* generateButton() { return part<QPushButton>("generate"); }
  void type(const char* name, const char* text) {
    auto* line = part<QLineEdit>(name);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, QString::fromUtf8(text));
  }
  void typeNumber(const char* name, const char* number) {
    auto* box = part<QAbstractSpinBox>(name);
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, QString::fromLatin1(number));
  }
  void choose(const char* name, int index) {
    auto* box = part<QComboBox>(name);
    QTest::keyClick(box, Qt::Key_Home);
    for (int i = 0; i < index; ++i) QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(box->currentIndex(), index);
  }

  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeModels> m_models;
  std::unique_ptr<test::FakeCosts> m_costs;
  std::unique_ptr<test::FakeLibrary> m_library;
  std::unique_ptr<test::FakeProbe> m_probe;
  std::unique_ptr<ComposePage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::ComposePageTest)
#include "compose_page_test.moc"
