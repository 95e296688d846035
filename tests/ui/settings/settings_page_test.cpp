// The page of settings by clicks and keys.

#include "ui/settings/settings_page.h"

#include <QCheckBox>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardPaths>
#include <QtTest>
#include <set>

#include "tests/ui/fake_queue.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {

class SettingsPageTest : public QObject {
  Q_OBJECT
 private slots:
  void initTestCase() {
    QStandardPaths::setTestModeEnabled(true);
    QApplication::setOrganizationName(QStringLiteral("jukebox-test"));
    QApplication::setApplicationName(QStringLiteral("settings-page-test"));
  }
  void init() {
    QSettings().clear();
    m_theme = std::make_unique<Theme>(ThemeChoice::dark);
    m_queue = std::make_unique<test::FakeQueue>();
    m_page = std::make_unique<SettingsPage>(
        StudioSettings{},
        SettingsFacts{
            "/home/user/Music/Jukebox", "/home/user/.config/jukebox.conf", {}, ThemeChoice::dark, Language::english},
        *m_queue);
    m_page->resize(1000, 640);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
  }
  void cleanup() { m_page.reset(); }

  void numbersTakeEffectWhenTheyAreTyped() {
    QSignalSpy spy(m_page.get(), &SettingsPage::settingsChanged);
    auto* threads = m_page->findChild<QSpinBox*>(QStringLiteral("settingsThreads"));
    threads->setFocus();
    threads->selectAll();
    QTest::keyClicks(threads, QStringLiteral("2"));
    QTest::keyClick(threads, Qt::Key_Return);
    QCOMPARE(spy.count(), 1);
    QCOMPARE(m_page->settings().workerThreads, 2);
    auto* memory = m_page->findChild<QSpinBox*>(QStringLiteral("settingsMemory"));
    QTest::keyClick(memory, Qt::Key_Up);
    QCOMPARE(m_page->settings().workerMemoryMegabytes, kLeastWorkerMegabytes);
    m_page->findChild<QCheckBox*>(QStringLiteral("settingsNotifies"))->click();
    QVERIFY(!m_page->settings().notifies);
  }
  void settingsSurviveAndNonsenseIsIgnored() {
    const StudioSettings wanted{3, 4096, 20, QStringLiteral("cpu"), false};
    saveStudioSettings(wanted);
    QCOMPARE(loadStudioSettings(), wanted);
    QSettings().setValue("worker/threads", -4);
    QSettings().setValue("worker/memory-megabytes", "lots");
    QSettings().setValue("worker/idle-minutes", 0);
    QSettings().setValue("worker/device", "toaster");
    QSettings().setValue("notifications", true);
    QCOMPARE(loadStudioSettings(), StudioSettings{});
  }
  void theScheduleIsThatOfTheQueue() {
    m_page->findChild<QCheckBox*>(QStringLiteral("settingsNight"))->click();
    QVERIFY(m_queue->plan.onlyAtNight);
    QueueSchedule other;
    other.pauseOnBattery = true;
    m_queue->setSchedule(other);
    QVERIFY(m_page->findChild<QCheckBox*>(QStringLiteral("settingsBattery"))->isChecked());
    QVERIFY(!m_page->findChild<QCheckBox*>(QStringLiteral("settingsNight"))->isChecked());
    QCOMPARE(m_queue->plan, other);
  }
  void themeLanguageAndLibraryAreAskedFor() {
    QSignalSpy theme(m_page.get(), &SettingsPage::themeChosen), language(m_page.get(), &SettingsPage::languageChosen),
        library(m_page.get(), &SettingsPage::libraryChangeRequested);
    QTest::keyClick(m_page->findChild<ComboBox*>(QStringLiteral("settingsTheme")), Qt::Key_Down);
    auto* box = m_page->findChild<ComboBox*>(QStringLiteral("settingsLanguage"));
    QTest::keyClick(box, Qt::Key_Down);
    QTest::mouseClick(m_page->findChild<QPushButton*>(QStringLiteral("settingsLibrary")), Qt::LeftButton);
    QCOMPARE(theme.count(), 1);
    QCOMPARE(theme[0][0].value<ThemeChoice>(), ThemeChoice::light);
    QCOMPARE(language.count(), 1);
    QCOMPARE(language[0][0].value<Language>(), Language::dutch);
    QCOMPARE(library.count(), 1);
  }
  void aDeviceThatIsGoneStaysChosen() {
    m_page->setAudioDevices({QStringLiteral("Speakers")}, QStringLiteral("Headphones"));
    auto* box = m_page->findChild<ComboBox*>(QStringLiteral("settingsAudio"));
    QCOMPARE(box->count(), 3);
    QVERIFY(box->currentText().contains(QStringLiteral("not connected")));
    QSignalSpy chosen(m_page.get(), &SettingsPage::audioDeviceChosen);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(chosen[0][0].toString(), QStringLiteral("Speakers"));
  }
  void everyFieldHasANameAndIsReachedByTab() {
    QVERIFY(m_page->grab().save(QStringLiteral("settings-page.png")));
    std::set<QWidget*> reached;
    QWidget* first = m_page->findChild<QPushButton*>(QStringLiteral("settingsShowLibrary"));
    first->setFocus();
    for (int i = 0; i < 40; ++i) {
      reached.insert(QApplication::focusWidget());
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    for (auto* field : m_page->findChildren<QWidget*>()) {
      const bool isField = qobject_cast<QAbstractSpinBox*>(field) != nullptr ||
                           qobject_cast<QAbstractButton*>(field) != nullptr ||
                           qobject_cast<QComboBox*>(field) != nullptr;
      if (!isField || !field->isVisible()) continue;
      auto* button = qobject_cast<QAbstractButton*>(field);
      QVERIFY2(!field->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
               qPrintable(field->objectName()));
      QVERIFY2(reached.contains(field), qPrintable(field->objectName() + field->accessibleName()));
    }
  }

 private:
  std::unique_ptr<Theme> m_theme;
  std::unique_ptr<test::FakeQueue> m_queue;
  std::unique_ptr<SettingsPage> m_page;
};

}  // namespace jukebox::ui

QTEST_MAIN(jukebox::ui::SettingsPageTest)
#include "settings_page_test.moc"
