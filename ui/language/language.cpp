#include "ui/language/language.h"

#include <QCoreApplication>
#include <QFile>
#include <QLibraryInfo>
#include <QLocale>
#include <QSettings>

// Q_INIT_RESOURCE must stand outside of every namespace.
static void initializeTranslations() {
  Q_INIT_RESOURCE(translations);
}

namespace jukebox::ui {
namespace {

const QString kSetting = QStringLiteral("language");

QLocale localeOf(Language language) {
  switch (language) {
    case Language::english:
      return QLocale(QLocale::English);
    case Language::dutch:
      return QLocale(QLocale::Dutch);
    case Language::system:
      break;
  }
  return QLocale::system();
}

/// The first language of the locale that is English, as the source texts are, or has a file; empty for English.
QString translationFile(const QLocale& locale) {
  for (const QString& name : locale.uiLanguages()) {
    const QString language = name.section(u'-', 0, 0);
    if (language == QStringLiteral("en")) return {};
    const QString file = QStringLiteral(":/jukebox/translations/jukebox_%1.qm").arg(language);
    if (QFile::exists(file)) return file;
  }
  return {};
}

}  // namespace

QString languageName(Language language) {
  switch (language) {
    case Language::english:
      return QStringLiteral("en");
    case Language::dutch:
      return QStringLiteral("nl");
    case Language::system:
      break;
  }
  return QStringLiteral("system");
}

Language languageFromName(const QString& name) {
  for (const auto language : {Language::english, Language::dutch}) {
    if (name == languageName(language)) return language;
  }
  return Language::system;
}

Language loadLanguage() {
  return languageFromName(QSettings().value(kSetting).toString());
}

void saveLanguage(Language language) {
  QSettings().setValue(kSetting, languageName(language));
}

Translation::Translation(Language language) {
  initializeTranslations();
  const QLocale locale = localeOf(language);
  QLocale::setDefault(locale);
  const QString file = translationFile(locale);
  if (file.isEmpty()) return;
  if (m_studio.load(file)) QCoreApplication::installTranslator(&m_studio);
  if (m_qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
    QCoreApplication::installTranslator(&m_qt);
  }
}

Translation::~Translation() {
  QCoreApplication::removeTranslator(&m_studio);
  QCoreApplication::removeTranslator(&m_qt);
  QLocale::setDefault(QLocale::system());
}

}  // namespace jukebox::ui
