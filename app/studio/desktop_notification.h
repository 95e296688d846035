#pragma once
// DesktopNotification: a message of the desktop, for when the window is not in sight.

#include <QString>

namespace jukebox::studio {

/// Sends it and does not wait; a desktop without notifications loses nothing.
void notifyDesktop(const QString& title, const QString& text);

}  // namespace jukebox::studio
