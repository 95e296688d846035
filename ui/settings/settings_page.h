#pragma once
// SettingsPage: how the studio looks, sounds and works, each with a sentence that says what it does. Everything takes
// effect at once.

#include <QScrollArea>

#include "ui/language/language.h"
#include "ui/queue/generation_queue.h"
#include "ui/settings/studio_settings.h"
#include "ui/theme/theme.h"

class QCheckBox;
class QFormLayout;
class QLabel;
class QSpinBox;
class QVBoxLayout;

namespace jukebox::ui {

class ComboBox;

/// What the page shows besides StudioSettings.
struct SettingsFacts {
  QString libraryFolder;
  QString configurationFile;
  QString audioDevice;  ///< empty: the system's default
  ThemeChoice theme = ThemeChoice::system;
  Language language = Language::system;
};

class SettingsPage : public QWidget {
  Q_OBJECT
 public:
  /// The queue, whose schedule is shown and changed, must outlive it.
  SettingsPage(const StudioSettings& settings, const SettingsFacts& facts, GenerationQueue& queue,
               QWidget* parent = nullptr);
  const StudioSettings& settings() const { return m_settings; }
  /// Names of what can play; asked for with audioDevicesWanted().
  void setAudioDevices(const QStringList& devices, const QString& chosen);

 signals:
  void settingsChanged(const jukebox::ui::StudioSettings& settings);
  void libraryChangeRequested();
  void libraryFolderRequested();  ///< show it in the file manager
  void themeChosen(jukebox::ui::ThemeChoice theme);
  void languageChosen(jukebox::ui::Language language);
  void audioDeviceChosen(const QString& name);
  void audioDevicesWanted();

 protected:
  void showEvent(QShowEvent* event) override;

 private:
  QFormLayout* addSection(const QString& title);
  void addRow(QFormLayout* form, const QString& name, QWidget* field, const QString& meaning);
  void addLibrary();
  void addLook();
  void addSound();
  void addWorker();
  void addSchedule();
  void addPrivacy();
  QSpinBox* addNumber(QFormLayout* form, const QString& name, int StudioSettings::*member, int low, int high,
                      const QString& unit, const QString& nothing, const QString& meaning);
  void change(const std::function<void(StudioSettings&)>& edit);
  void changeSchedule();
  void showSchedule();

  StudioSettings m_settings;
  SettingsFacts m_facts;
  GenerationQueue& m_queue;
  QVBoxLayout* m_layout;
  ComboBox* m_audio = nullptr;
  QCheckBox *m_battery = nullptr, *m_night = nullptr;
  QSpinBox *m_nightBegin = nullptr, *m_nightEnd = nullptr;
};

}  // namespace jukebox::ui
