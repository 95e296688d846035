// The Radio page with a radio that does what the test says, by clicks and keys.

#include "ui/radio/radio_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QSlider>
#include <QStandardPaths>
#include <QToolButton>
#include <QtTest>

#include "tests/ui/fake_models.h"
#include "tests/ui/radio/fake_radio.h"
#include "ui/gallery/state_page.h"
#include "ui/language/language.h"
#include "ui/radio/on_air_button.h"
#include "ui/radio/radio_view.h"
#include "ui/theme/theme.h"

namespace jukebox::ui {

class RadioPageTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("radio-page-test"));
    QLocale::setDefault(QLocale::c());
  }
  void init() {
    QSettings().clear();
    m_models = std::make_unique<test::FakeModels>();
    m_models->add("starter");
    m_radio = std::make_unique<test::FakeRadio>();
    open();
  }
  void cleanup() { m_page.reset(); }

  void theButtonBeginsWhatTheFieldsSayAndEndsIt() {
    type("radioArtist", "Dex Nine");
    type("radioGenre", "rock");
    find<QPlainTextEdit>("radioLyrics").setPlainText(QStringLiteral("one line\nanother"));
    QTRY_VERIFY(button().isEnabled());
    QCOMPARE(button().accessibleName(), QStringLiteral("Start the radio"));
    QTest::mouseClick(&button(), Qt::LeftButton);
    QCOMPARE(m_radio->starts.size(), std::size_t{1});
    const RadioStart& start = m_radio->starts.front();
    QCOMPARE(start.model, std::string("starter"));
    QCOMPARE(start.conditioning, (Conditioning{"Dex Nine", "rock", "one line\nanother"}));
    QVERIFY(!start.temperature);
    QCOMPARE(start.volume, 0.8);
    QVERIFY(button().look() == OnAirButton::Look::waiting);
    m_radio->play(1, 3);
    QVERIFY(button().look() == OnAirButton::Look::onAir);
    QCOMPARE(button().accessibleName(), QStringLiteral("Stop the radio"));
    QCOMPARE(find<QLabel>("radioPhase").text(), QStringLiteral("On air"));
    QCOMPARE(find<QLabel>("radioDetails").text(),
             QStringLiteral("plays 3.0 s ahead · no gap · makes 4.1 s in a second"));
    QTest::mouseClick(&button(), Qt::LeftButton);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("stop now"));
    QVERIFY(button().look() == OnAirButton::Look::off);
  }

  void whatTheModelDoesNotKnowIsExplainedAndNotPlayed() {
    type("radioArtist", "Dex Nein");
    QTRY_VERIFY(!button().isEnabled());
    QVERIFY(find<QLabel>("radioArtistProblem").text().contains(QStringLiteral("Dex Nein")));
    auto* chip = m_page->findChild<QPushButton*>(QStringLiteral("chip"));
    QVERIFY(chip != nullptr);
    QCOMPARE(chip->text(), QStringLiteral("Dex Nine"));
    QTest::mouseClick(chip, Qt::LeftButton);
    QTRY_VERIFY(button().isEnabled());
    QCOMPARE(find<QLineEdit>("radioArtist").text(), QStringLiteral("Dex Nine"));
  }

  void namesAndTemperatureAreWishedByThemselvesAndOnlyWhatChanged() {
    begin();
    type("radioGenre", "folk");
    QTRY_COMPARE(m_radio->turns.size(), std::size_t{1});
    RadioTurn genre;
    genre.genre = "folk";
    QCOMPARE(m_radio->turns[0], genre);
    auto& slider = find<QSlider>("radioTemperature");
    slider.setFocus();
    QTest::keyClick(&slider, Qt::Key_PageUp);
    QCOMPARE(find<QLabel>("radioTemperatureText").text(), QStringLiteral("bold"));
    QTRY_COMPARE(m_radio->turns.size(), std::size_t{2});
    QVERIFY(m_radio->turns[1].temperature && !m_radio->turns[1].genre);
    auto& strictness = find<QSlider>("radioGuidance");
    strictness.setFocus();
    QTest::keyClick(&strictness, Qt::Key_Right);
    QTest::keyClick(&strictness, Qt::Key_Right);
    QCOMPARE(find<QLabel>("radioGuidanceText").text(), QStringLiteral("closely"));
    QTRY_COMPARE(m_radio->turns.size(), std::size_t{3});
    RadioTurn closely;
    closely.guidance = 2;  // the model says 1
    QCOMPARE(m_radio->turns[2], closely);
    type("radioArtist", "Nobody at all");
    QTest::qWait(900);
    QCOMPARE(m_radio->turns.size(), std::size_t{3});
  }

  void lyricsWaitUntilTheyAreWanted() {
    begin();
    auto& lyrics = find<QPlainTextEdit>("radioLyrics");
    auto& sing = find<QPushButton>("radioSing");
    QVERIFY(sing.isVisible() && !sing.isEnabled());
    lyrics.setFocus();
    QTest::keyClicks(&lyrics, QStringLiteral("la la"));
    QTest::qWait(900);
    QVERIFY(m_radio->turns.empty());
    QCOMPARE(find<QLabel>("radioLyricsNote").text(), QStringLiteral("Not sung yet."));
    QTest::keyClick(&lyrics, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(m_radio->turns.size(), std::size_t{1});
    QCOMPARE(*m_radio->turns[0].lyrics, std::string("la la"));
    QVERIFY(!sing.isEnabled());
    QTest::keyClicks(&lyrics, QStringLiteral(" la"));
    QTest::mouseClick(&sing, Qt::LeftButton);
    QCOMPARE(*m_radio->turns.at(1).lyrics, std::string("la la la"));
  }

  void aWishTellsFromWhenItHolds() {
    begin();
    m_radio->play(10, 3);
    type("radioGenre", "folk");
    QTRY_COMPARE(m_radio->turns.size(), std::size_t{1});
    QVERIFY(says("folk", "soon"));
    m_radio->settle(0, 14);
    QVERIFY(says("folk", "from 0:14, in 4.0 s"));
    m_radio->play(16, 3);
    QVERIFY(says("folk", "from 0:14"));
    m_radio->list[0].phase = RadioWishState::Phase::refused;
    m_radio->list[0].reason = QStringLiteral("It cannot be.");
    emit m_radio->wishesChanged();
    QVERIFY(says("folk", "It cannot be."));
  }

  void theVolumeHoldsAtOnceAndMuteGivesItBack() {
    begin();
    auto& volume = find<QSlider>("radioVolume");
    volume.setFocus();
    QTest::keyClick(&volume, Qt::Key_PageDown);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("volume 0.70"));
    auto& mute = find<QToolButton>("radioMute");
    QTest::mouseClick(&mute, Qt::LeftButton);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("volume 0.00"));
    QTest::mouseClick(&mute, Qt::LeftButton);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("volume 0.70"));
  }

  void whatWasHeardIsKeptAndCanBeShown() {
    auto& keep = find<QPushButton>("radioKeep");
    QVERIFY(!keep.isEnabled());
    begin();
    QVERIFY(!keep.isEnabled());
    m_radio->play(30, 3);
    QVERIFY(keep.isEnabled());
    QTest::mouseClick(&keep, Qt::LeftButton);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("keep 60"));
    m_radio->now.isKeeping = true;
    emit m_radio->changed();
    QVERIFY(!keep.isEnabled());
    m_radio->now.isKeeping = false;
    emit m_radio->changed();
    emit m_radio->kept(QStringLiteral("sample-id"), 30);
    QCOMPARE(find<QLabel>("radioKept").text(), QStringLiteral("0:30 are in the library."));
    QSignalSpy shown(m_page.get(), &RadioPage::sampleRequested);
    QTest::mouseClick(&find<QPushButton>("radioShowKept"), Qt::LeftButton);
    QCOMPARE(shown.value(0).value(0).toString(), QStringLiteral("sample-id"));
  }

  void itCanEndGracefully() {
    begin();
    m_radio->play(10, 3);
    auto& playOut = find<QPushButton>("radioPlayOut");
    QVERIFY(playOut.isVisible());
    QTest::mouseClick(&playOut, Qt::LeftButton);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("stop after"));
    QVERIFY(!playOut.isVisible());
    QCOMPARE(find<QLabel>("radioPhase").text(), QStringLiteral("Plays what is made already…"));
  }

  void theKeysWorkWhereverTheFocusIs() {
    find<QLineEdit>("radioArtist").setFocus();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("start"));
    m_radio->play(30, 3);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("keep 60"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::ControlModifier);
    QCOMPARE(m_radio->asked.last(), QStringLiteral("stop now"));
  }

  void everythingIsReachedByTabAndHasAName() {
    begin();
    m_radio->play(30, 3);
    QSet<QString> reached;
    button().setFocus();
    for (int i = 0; i < 40; ++i) {
      auto* widget = QApplication::focusWidget();
      QVERIFY(widget != nullptr);
      const auto* abstract = qobject_cast<QAbstractButton*>(widget);
      const bool hasName = !widget->accessibleName().isEmpty() || (abstract != nullptr && !abstract->text().isEmpty());
      QVERIFY2(hasName, qPrintable(widget->objectName()));
      reached << widget->objectName();
      QTest::keyClick(widget, Qt::Key_Tab);
    }
    for (const auto* name : {"radioButton", "radioVolume", "radioMute", "radioPlayOut", "radioKeep", "radioHoldQueue",
                             "radioArtist", "radioGenre", "radioTemperature", "radioGuidance", "radioLyrics"}) {
      QVERIFY2(reached.contains(QString::fromLatin1(name)), name);
    }
  }

  void troubleAndTheQueueAreTold() {
    m_radio->now.trouble = QStringLiteral("There is no sound device on this machine. Connect one.");
    m_radio->set(RadioState::Phase::off);
    QVERIFY(find<QLabel>("radioTrouble").isVisible());
    QCOMPARE(find<QLabel>("radioTrouble").text(), m_radio->now.trouble);
    begin();
    m_radio->now.isQueueHeld = true;
    m_radio->play(1, 3);
    QVERIFY(find<QLabel>("radioQueueNote").text().startsWith(QStringLiteral("A song of the queue goes on")));
    auto& hold = find<QCheckBox>("radioHoldQueue");
    QVERIFY(hold.isChecked());
    hold.click();
    QVERIFY(!m_radio->holds);
  }

  void theModelCannotChangeWhileItPlays() {
    auto& model = find<QComboBox>("radioModel");
    QVERIFY(model.isEnabled());
    begin();
    QVERIFY(!model.isEnabled());
    QVERIFY(find<QLabel>("radioModelNote").isVisible());
    m_radio->stop(true);
    QVERIFY(model.isEnabled());
  }

  void withoutAModelThePageLeadsToThem() {
    m_models->list.clear();
    m_models->refresh();
    auto* state = m_page->findChild<StatePage*>();
    QVERIFY(state->isVisible());
    QSignalSpy wanted(m_page.get(), &RadioPage::manageModelsRequested);
    QTest::mouseClick(&find<QPushButton>("radioModels"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    m_models->add("starter");
    QVERIFY(!state->isVisible());
  }

  void nothingIsCutInASmallWindow_data() {
    QTest::addColumn<Language>("language");
    QTest::newRow("English") << Language::english;
    QTest::newRow("Nederlands") << Language::dutch;
  }
  void nothingIsCutInASmallWindow() {
    QFETCH(Language, language);
    const Translation translation(language);
    open();
    m_page->resize(940, 560);
    begin();
    RadioTurn turn;
    turn.artist = "Mara Vale";
    turn.genre = "folk";
    m_radio->turn(turn);
    m_radio->settle(0, 34);
    m_radio->turn(turn);
    m_radio->list[1].phase = RadioWishState::Phase::refused;
    m_radio->list[1].reason = QStringLiteral("The model does not know the artist of whom you thought just now.");
    m_radio->now.isQueueAtWork = true;
    m_radio->now.gapCount = 12;
    m_radio->play(30, 3);
    emit m_radio->kept(QStringLiteral("id"), 60);
    QTest::qWait(50);
    auto* scroll = m_page->findChild<QScrollArea*>(QStringLiteral("inspectorPage"));
    QVERIFY2(scroll->widget()->width() <= scroll->viewport()->width(),
             qPrintable(QString::number(scroll->widget()->width())));
    for (const auto* button : m_page->findChildren<QPushButton*>()) {
      const bool fits = button->width() >= button->fontMetrics().horizontalAdvance(button->text());
      QVERIFY2(!button->isVisible() || fits, qPrintable(button->text()));
    }
  }

  void theFieldsAreAsTheyWereLeft() {
    type("radioArtist", "Pip Wren");
    find<QPlainTextEdit>("radioLyrics").setPlainText(QStringLiteral("again"));
    find<QSlider>("radioVolume").setValue(35);
    open();
    QCOMPARE(find<QLineEdit>("radioArtist").text(), QStringLiteral("Pip Wren"));
    QCOMPARE(find<QPlainTextEdit>("radioLyrics").toPlainText(), QStringLiteral("again"));
    QCOMPARE(find<QSlider>("radioVolume").value(), 35);
  }

 private:
  void open() {
    m_page.reset();
    m_page = std::make_unique<RadioPage>(*m_radio, *m_models);
    m_page->resize(1200, 800);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    m_page->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
  }
  void begin() {
    QTRY_VERIFY(button().isEnabled());
    QTest::mouseClick(&button(), Qt::LeftButton);
    QVERIFY(m_radio->now.isOn());
  }
  template <class Widget>
  Widget& find(const char* name) {
    auto* widget = m_page->findChild<Widget*>(QString::fromLatin1(name));
    if (widget == nullptr) qFatal("%s is not there", name);
    return *widget;
  }
  OnAirButton& button() { return find<OnAirButton>("radioButton"); }
  void type(const char* field, const char* text) {
    auto& line = find<QLineEdit>(field);
    line.setFocus();
    line.selectAll();
    QTest::keyClicks(&line, QString::fromLatin1(text));
    QTest::qWait(20);
    while (auto* names = QApplication::activePopupWidget()) names->close();
  }
  /// Whether a row of the wishes says this.
  bool says(const char* what, const char* when) {
    const QString wanted = QStringLiteral("%1: %2").arg(QString::fromLatin1(what), QString::fromLatin1(when));
    const auto& rows = find<QWidget>("radioWishes").findChildren<QWidget*>();
    return std::any_of(rows.begin(), rows.end(),
                       [&](const QWidget* row) { return row->isVisible() && row->accessibleName() == wanted; });
  }

  Theme m_theme{ThemeChoice::dark};
  std::unique_ptr<test::FakeModels> m_models;
  std::unique_ptr<test::FakeRadio> m_radio;
  std::unique_ptr<RadioPage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::RadioPageTest)
#include "radio_page_test.moc"
