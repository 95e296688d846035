#pragma once
// WindowSettings: what the window remembers from one session to the next.

#include <QByteArray>
#include <QString>
#include <QStringList>

#include "ui/theme/theme.h"

namespace jukebox::ui {

struct WindowSettings {
  QByteArray geometry, splitter, tableColumns;  ///< empty: not stored yet
  bool showsSidebar = true, showsInspector = true, showsPlayer = true;
  bool isTable = false;
  QString view = QStringLiteral("all");
  QString sort = QStringLiteral("newest");
  QStringList collapsedSections;
  QStringList savedSearches, searchHistory;
};

/// From the user's settings file; what is missing or broken takes the defaults above.
WindowSettings loadWindowSettings();
void saveWindowSettings(const WindowSettings& settings);

ThemeChoice loadThemeChoice();
void saveThemeChoice(ThemeChoice choice);
/// Empty: the default library.
QString loadLibraryFolder();
void saveLibraryFolder(const QString& folder);

}  // namespace jukebox::ui
