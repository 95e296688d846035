#include "app/studio/desktop_notification.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QVariantMap>

namespace jukebox::studio {

void notifyDesktop(const QString& title, const QString& text) {
  const QDBusConnection bus = QDBusConnection::sessionBus();
  if (!bus.isConnected()) return;
  // https://specifications.freedesktop.org/notification-spec: Notify(susssasa{sv}i).
  QDBusMessage message = QDBusMessage::createMethodCall(
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("/org/freedesktop/Notifications"),
      QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
  constexpr int kTimeChosenByTheDesktop = -1;
  message << QCoreApplication::applicationName() << 0U << QStringLiteral("audio-x-generic") << title << text
          << QStringList() << QVariantMap() << kTimeChosenByTheDesktop;
  bus.send(message);
}

}  // namespace jukebox::studio
