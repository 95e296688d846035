#include "ui/shell/window_settings.h"

#include <QSettings>

namespace jukebox::ui {
namespace {

constexpr const char* kGeometry = "window/geometry";
constexpr const char* kSplitter = "window/splitter";
constexpr const char* kColumns = "window/table-columns";
constexpr const char* kSidebar = "window/sidebar";
constexpr const char* kInspector = "window/inspector";
constexpr const char* kPlayer = "window/player";
constexpr const char* kTable = "window/table";
constexpr const char* kView = "window/view";
constexpr const char* kSort = "window/sort";
constexpr const char* kCollapsed = "window/collapsed-sections";
constexpr const char* kSearches = "window/saved-searches";
constexpr const char* kHistory = "window/search-history";
constexpr const char* kTheme = "theme";
constexpr const char* kLibrary = "library";

}  // namespace

WindowSettings loadWindowSettings() {
  const QSettings stored;
  WindowSettings settings;
  settings.geometry = stored.value(kGeometry).toByteArray();
  settings.splitter = stored.value(kSplitter).toByteArray();
  settings.tableColumns = stored.value(kColumns).toByteArray();
  settings.showsSidebar = stored.value(kSidebar, settings.showsSidebar).toBool();
  settings.showsInspector = stored.value(kInspector, settings.showsInspector).toBool();
  settings.showsPlayer = stored.value(kPlayer, settings.showsPlayer).toBool();
  settings.isTable = stored.value(kTable, settings.isTable).toBool();
  settings.view = stored.value(kView, settings.view).toString();
  settings.sort = stored.value(kSort, settings.sort).toString();
  settings.collapsedSections = stored.value(kCollapsed, settings.collapsedSections).toStringList();
  settings.savedSearches = stored.value(kSearches).toStringList();
  settings.searchHistory = stored.value(kHistory).toStringList();
  return settings;
}

void saveWindowSettings(const WindowSettings& settings) {
  QSettings stored;
  stored.setValue(kGeometry, settings.geometry);
  stored.setValue(kSplitter, settings.splitter);
  stored.setValue(kColumns, settings.tableColumns);
  stored.setValue(kSidebar, settings.showsSidebar);
  stored.setValue(kInspector, settings.showsInspector);
  stored.setValue(kPlayer, settings.showsPlayer);
  stored.setValue(kTable, settings.isTable);
  stored.setValue(kView, settings.view);
  stored.setValue(kSort, settings.sort);
  stored.setValue(kCollapsed, settings.collapsedSections);
  stored.setValue(kSearches, settings.savedSearches);
  stored.setValue(kHistory, settings.searchHistory);
}

ThemeChoice loadThemeChoice() {
  return themeChoiceFromName(QSettings().value(kTheme).toString());
}

void saveThemeChoice(ThemeChoice choice) {
  QSettings().setValue(kTheme, themeChoiceName(choice));
}

QString loadLibraryFolder() {
  return QSettings().value(kLibrary).toString();
}

void saveLibraryFolder(const QString& folder) {
  QSettings().setValue(kLibrary, folder);
}

}  // namespace jukebox::ui
