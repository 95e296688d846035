#pragma once
// Language: the language of the studio's texts, chosen by the user or the system's.

#include <QString>
#include <QTranslator>
#include <memory>
#include <vector>

namespace jukebox::ui {

enum class Language { system, english, dutch };
QString languageName(Language language);
/// Unknown names mean system.
Language languageFromName(const QString& name);

Language loadLanguage();
void saveLanguage(Language language);

/// Texts, numbers and dates of the application in one language while it lives; widgets that exist already keep theirs.
/// GUI thread only, one at a time.
class Translation {
 public:
  explicit Translation(Language language);
  Translation(const Translation&) = delete;
  Translation& operator=(const Translation&) = delete;
  ~Translation();

 private:
  QTranslator m_studio;  // our texts
  QTranslator m_qt;      // those of the toolkit's own dialogs, when its translations are installed
};

}  // namespace jukebox::ui
