#include "ui/settings/settings_page.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include "ui/gallery/elided_label.h"
#include "ui/theme/combo_box.h"

namespace jukebox::ui {
namespace {

constexpr int kPageWidth = 720;
constexpr int kFieldWidth = 280;

}  // namespace

SettingsPage::SettingsPage(const StudioSettings& settings, const SettingsFacts& facts, GenerationQueue& queue,
                           QWidget* parent)
    : QWidget(parent), m_settings(settings), m_facts(facts), m_queue(queue) {
  auto* area = new QScrollArea;
  area->setObjectName(QStringLiteral("inspectorPage"));
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* content = new QWidget;
  auto* centre = new QHBoxLayout(content);
  centre->setContentsMargins(kSpace5, kSpace5, kSpace5, kSpace5);
  auto* column = new QWidget;
  column->setMaximumWidth(kPageWidth);
  m_layout = new QVBoxLayout(column);
  m_layout->setContentsMargins(0, 0, 0, 0);
  m_layout->setSpacing(kSpace3);
  centre->addStretch(1);
  centre->addWidget(column, 100);
  centre->addStretch(1);
  area->setWidget(content);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(area);

  auto* heading = new QLabel(tr("Settings"));
  heading->setProperty("role", "display");
  m_layout->addWidget(heading);
  addLibrary();
  addLook();
  addSound();
  addWorker();
  addSchedule();
  addPrivacy();
  m_layout->addStretch(1);
  connect(&m_queue, &GenerationQueue::changed, this, &SettingsPage::showSchedule);
  showSchedule();
}

QFormLayout* SettingsPage::addSection(const QString& title) {
  auto* heading = new QLabel(title);
  heading->setProperty("role", "title");
  m_layout->addSpacing(kSpace3);
  m_layout->addWidget(heading);
  auto* form = new QFormLayout;
  form->setHorizontalSpacing(kSpace5);
  form->setVerticalSpacing(kSpace2);
  form->setLabelAlignment(Qt::AlignLeft);
  form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
  m_layout->addLayout(form);
  return form;
}

void SettingsPage::addRow(QFormLayout* form, const QString& name, QWidget* field, const QString& meaning) {
  auto* label = new QLabel(name);
  label->setBuddy(field);
  label->setMinimumWidth(kFieldWidth / 2);
  if (field->accessibleName().isEmpty()) field->setAccessibleName(name.isEmpty() ? field->accessibleName() : name);
  field->setAccessibleDescription(meaning);
  form->addRow(label, field);
  if (meaning.isEmpty()) return;
  auto* explanation = new QLabel(meaning);
  explanation->setProperty("role", "secondary");
  explanation->setWordWrap(true);
  explanation->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  form->addRow(QString(), explanation);
}

void SettingsPage::addLibrary() {
  auto* form = addSection(tr("Library"));
  auto* row = new QWidget;
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  auto* folder = new ElidedLabel(m_facts.libraryFolder);
  folder->setToolTip(m_facts.libraryFolder);
  folder->setMinimumWidth(kFieldWidth);
  auto* show = new QPushButton(tr("Show"));
  show->setObjectName(QStringLiteral("settingsShowLibrary"));
  auto* change = new QPushButton(tr("Open another…"));
  change->setObjectName(QStringLiteral("settingsLibrary"));
  connect(show, &QPushButton::clicked, this, &SettingsPage::libraryFolderRequested);
  connect(change, &QPushButton::clicked, this, &SettingsPage::libraryChangeRequested);
  layout->addWidget(folder, 1);
  layout->addWidget(show);
  layout->addWidget(change);
  addRow(
      form, tr("Folder"), row,
      tr("All songs, with everything that made them. Each is complete by itself: the folder can be copied and moved."));
}

void SettingsPage::addLook() {
  auto* form = addSection(tr("Appearance"));
  auto* theme = new ComboBox;
  theme->setObjectName(QStringLiteral("settingsTheme"));
  theme->addItem(tr("Like the system"), static_cast<int>(ThemeChoice::system));
  theme->addItem(tr("Dark"), static_cast<int>(ThemeChoice::dark));
  theme->addItem(tr("Light"), static_cast<int>(ThemeChoice::light));
  theme->addItem(tr("High contrast"), static_cast<int>(ThemeChoice::highContrast));
  theme->setCurrentIndex(theme->findData(static_cast<int>(m_facts.theme)));
  connect(theme, &QComboBox::activated, this,
          [this, theme] { emit themeChosen(static_cast<ThemeChoice>(theme->currentData().toInt())); });
  addRow(form, tr("Theme"), theme, {});
  auto* language = new ComboBox;
  language->setObjectName(QStringLiteral("settingsLanguage"));
  language->addItem(tr("Like the system"), static_cast<int>(Language::system));
  language->addItem(QStringLiteral("English"), static_cast<int>(Language::english));
  language->addItem(QStringLiteral("Nederlands"), static_cast<int>(Language::dutch));
  language->setCurrentIndex(language->findData(static_cast<int>(m_facts.language)));
  connect(language, &QComboBox::activated, this,
          [this, language] { emit languageChosen(static_cast<Language>(language->currentData().toInt())); });
  addRow(form, tr("Language"), language, tr("The window is made anew. A song in the making is interrupted and can be continued."));
}

void SettingsPage::addSound() {
  auto* form = addSection(tr("Sound"));
  m_audio = new ComboBox;
  m_audio->setObjectName(QStringLiteral("settingsAudio"));
  m_audio->setMinimumWidth(kFieldWidth);
  connect(m_audio, &QComboBox::activated, this, [this] { emit audioDeviceChosen(m_audio->currentData().toString()); });
  setAudioDevices({}, m_facts.audioDevice);
  addRow(form, tr("Output"), m_audio, tr("Where songs are played."));
}

void SettingsPage::setAudioDevices(const QStringList& devices, const QString& chosen) {
  m_audio->clear();
  m_audio->addItem(tr("The system’s default"), QString());
  for (const auto& device : devices) m_audio->addItem(device, device);
  if (!chosen.isEmpty() && !devices.contains(chosen)) m_audio->addItem(tr("%1 (not connected)").arg(chosen), chosen);
  m_audio->setCurrentIndex(std::max(0, m_audio->findData(chosen)));
}

QSpinBox* SettingsPage::addNumber(QFormLayout* form, const QString& name, int StudioSettings::*member, int low,
                                  int high, const QString& unit, const QString& nothing, const QString& meaning) {
  auto* box = new QSpinBox;
  box->setRange(low, high);
  box->setSuffix(unit);
  if (!nothing.isEmpty()) box->setSpecialValueText(nothing);
  box->setKeyboardTracking(false);
  box->setMinimumWidth(kFieldWidth / 2);
  box->setValue(m_settings.*member);
  connect(box, &QSpinBox::valueChanged, this,
          [this, member](int value) { change([&](StudioSettings& settings) { settings.*member = value; }); });
  addRow(form, name, box, meaning);
  return box;
}

void SettingsPage::addWorker() {
  auto* form = addSection(tr("Making songs"));
  auto* device = new ComboBox;
  device->setObjectName(QStringLiteral("settingsDevice"));
  device->addItem(tr("Chosen by itself"), QStringLiteral("auto"));
  device->addItem(tr("Processor"), QStringLiteral("cpu"));
  device->addItem(tr("Graphics card (CUDA)"), QStringLiteral("cuda"));
  device->setCurrentIndex(std::max(0, device->findData(m_settings.computeDevice)));
  connect(device, &QComboBox::activated, this, [this, device] {
    change([&](StudioSettings& settings) { settings.computeDevice = device->currentData().toString(); });
  });
  addRow(form, tr("Compute on"), device, tr("For new songs. A graphics card is used when there is one."));
  addNumber(form, tr("Threads"), &StudioSettings::workerThreads, 0, kMostWorkerThreads, {}, tr("all"),
            tr("Fewer leave the machine free for other work. The songs stay the same."))
      ->setObjectName(QStringLiteral("settingsThreads"));
  auto* memory =
      addNumber(form, tr("Memory limit"), &StudioSettings::workerMemoryMegabytes, 0, kMostWorkerMegabytes, tr(" MB"),
                tr("none"), tr("A song that needs more fails with a message; the studio goes on. Less than 1,024 MB counts as that."));
  memory->setSingleStep(kLeastWorkerMegabytes);
  memory->setObjectName(QStringLiteral("settingsMemory"));
  addNumber(form, tr("Unload after"), &StudioSettings::workerIdleMinutes, 1, kMostIdleMinutes, tr(" min"), {},
            tr("When nothing is to do, the model’s memory is given back after this time."))
      ->setObjectName(QStringLiteral("settingsIdle"));
  auto* notifies = new QCheckBox(tr("Tell me when a song is done"));
  notifies->setObjectName(QStringLiteral("settingsNotifies"));
  notifies->setChecked(m_settings.notifies);
  connect(notifies, &QCheckBox::toggled, this,
          [this](bool isOn) { change([&](StudioSettings& settings) { settings.notifies = isOn; }); });
  notifies->setAccessibleName(notifies->text());
  addRow(form, tr("Notification"), notifies, {});
}

void SettingsPage::addSchedule() {
  auto* form = addSection(tr("Schedule"));
  m_battery = new QCheckBox(tr("Pause on battery"));
  m_battery->setAccessibleName(m_battery->text());
  m_battery->setObjectName(QStringLiteral("settingsBattery"));
  m_night = new QCheckBox(tr("Work at night only"));
  m_night->setAccessibleName(m_night->text());
  m_night->setObjectName(QStringLiteral("settingsNight"));
  auto* hours = new QWidget;
  auto* layout = new QHBoxLayout(hours);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(kSpace2);
  m_nightBegin = new QSpinBox;
  m_nightEnd = new QSpinBox;
  m_nightBegin->setAccessibleName(tr("The night begins at"));
  m_nightEnd->setAccessibleName(tr("The night ends at"));
  for (auto* box : {m_nightBegin, m_nightEnd}) {
    box->setRange(0, 23);
    box->setSuffix(QStringLiteral(":00"));
    connect(box, &QSpinBox::valueChanged, this, &SettingsPage::changeSchedule);
  }
  layout->addWidget(m_nightBegin);
  layout->addWidget(new QLabel(tr("to")));
  layout->addWidget(m_nightEnd);
  layout->addStretch(1);
  for (auto* box : {m_battery, m_night}) connect(box, &QCheckBox::toggled, this, &SettingsPage::changeSchedule);
  addRow(form, tr("Power"), m_battery, {});
  addRow(form, tr("Time"), m_night, {});
  addRow(form, tr("The night"), hours,
         tr("What runs is held in memory until it may go on, and nothing new begins. Belongs to this library."));
}

void SettingsPage::addPrivacy() {
  auto* form = addSection(tr("Privacy"));
  auto* statement = new QLabel(
      tr("The studio makes no connection to any network: no account, no downloads, no statistics. Models, songs and "
         "settings stay on this machine."));
  statement->setWordWrap(true);
  statement->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
  statement->setTextInteractionFlags(Qt::TextSelectableByMouse);
  addRow(form, tr("Network"), statement, tr("Settings are kept in %1.").arg(m_facts.configurationFile));
}

void SettingsPage::change(const std::function<void(StudioSettings&)>& edit) {
  StudioSettings changed = m_settings;
  edit(changed);
  if (changed == m_settings) return;
  m_settings = changed;
  emit settingsChanged(m_settings);
}

void SettingsPage::changeSchedule() {
  QueueSchedule schedule = m_queue.schedule();
  schedule.pauseOnBattery = m_battery->isChecked();
  schedule.onlyAtNight = m_night->isChecked();
  schedule.nightBeginHour = m_nightBegin->value();
  schedule.nightEndHour = m_nightEnd->value();
  if (schedule != m_queue.schedule()) m_queue.setSchedule(schedule);
}

void SettingsPage::showSchedule() {
  const QueueSchedule schedule = m_queue.schedule();
  const QSignalBlocker blockers[] = {QSignalBlocker(m_battery), QSignalBlocker(m_night), QSignalBlocker(m_nightBegin),
                                     QSignalBlocker(m_nightEnd)};
  m_battery->setChecked(schedule.pauseOnBattery);
  m_night->setChecked(schedule.onlyAtNight);
  m_nightBegin->setValue(schedule.nightBeginHour);
  m_nightEnd->setValue(schedule.nightEndHour);
}

void SettingsPage::showEvent(QShowEvent* event) {
  emit audioDevicesWanted();
  QWidget::showEvent(event);
}

}  // namespace jukebox::ui
