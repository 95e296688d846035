#include "ui/theme/system_appearance.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

namespace jukebox::ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.portal.Desktop");
const QString kPath = QStringLiteral("/org/freedesktop/portal/desktop");
const QString kInterface = QStringLiteral("org.freedesktop.portal.Settings");
const QString kGroup = QStringLiteral("org.freedesktop.appearance");
const QString kColorScheme = QStringLiteral("color-scheme");
const QString kContrast = QStringLiteral("contrast");

/// The portal wraps a value once or twice.
QVariant unwrapped(QVariant value) {
  while (value.canConvert<QDBusVariant>()) value = value.value<QDBusVariant>().variant();
  return value;
}

}  // namespace

SystemAppearance::SystemAppearance(QObject* parent) : QObject(parent) {
  auto bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  bus.connect(kService, kPath, kInterface, QStringLiteral("SettingChanged"), this,
              SLOT(takeSetting(QString, QString, QDBusVariant)));
  ask(kColorScheme);
  ask(kContrast);
}

void SystemAppearance::ask(const QString& key) {
  auto message = QDBusMessage::createMethodCall(kService, kPath, kInterface, QStringLiteral("Read"));
  message << kGroup << key;
  auto* watcher = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(message, 2000), this);
  connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, key, watcher] {
    const QDBusPendingReply<QDBusVariant> reply = *watcher;
    if (reply.isValid()) take(key, reply.value().variant());
    watcher->deleteLater();
  });
}

void SystemAppearance::takeSetting(const QString& group, const QString& key, const QDBusVariant& value) {
  if (group == kGroup) take(key, value.variant());
}

void SystemAppearance::take(const QString& key, const QVariant& value) {
  const uint number = unwrapped(value).toUInt();
  const bool wasDark = m_prefersDark, wasHighContrast = m_prefersHighContrast;
  if (key == kColorScheme && number != 0) m_prefersDark = number == 1;
  if (key == kContrast) m_prefersHighContrast = number == 1;
  if (wasDark != m_prefersDark || wasHighContrast != m_prefersHighContrast) emit changed();
}

}  // namespace jukebox::ui
