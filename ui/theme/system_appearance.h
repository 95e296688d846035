#pragma once
// SystemAppearance: whether the desktop asks for dark colours, high contrast or less motion, and when it changes its
// mind (the settings portal of freedesktop.org).

#include <QDBusVariant>
#include <QObject>

namespace jukebox::ui {

/// Without a portal the desktop is taken to prefer dark, as audio programs do.
class SystemAppearance : public QObject {
  Q_OBJECT
 public:
  explicit SystemAppearance(QObject* parent = nullptr);
  bool prefersDark() const { return m_prefersDark; }
  bool prefersHighContrast() const { return m_prefersHighContrast; }

 signals:
  void changed();

 private slots:
  void takeSetting(const QString& group, const QString& key, const QDBusVariant& value);

 private:
  void ask(const QString& key);
  void take(const QString& key, const QVariant& value);
  bool m_prefersDark = true;
  bool m_prefersHighContrast = false;
};

}  // namespace jukebox::ui
