#include "ui/theme/theme.h"

#include <QApplication>
#include <QFontDatabase>
#include <QPalette>
#include <QStyleFactory>
#include <utility>

#include "ui/theme/style_sheet.h"
#include "ui/theme/system_appearance.h"

namespace jukebox::ui {
namespace {

Theme* theInstance = nullptr;

constexpr std::pair<ThemeChoice, const char*> kNames[] = {{ThemeChoice::system, "system"},
                                                          {ThemeChoice::dark, "dark"},
                                                          {ThemeChoice::light, "light"},
                                                          {ThemeChoice::highContrast, "high-contrast"}};

QString fontFamily() {
  static const QString family = [] {
    const auto families = QFontDatabase::families();
    for (const auto& name : {QStringLiteral("Inter"), QStringLiteral("Inter Variable")}) {
      if (families.contains(name)) return name;
    }
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
  }();
  return family;
}

QPalette paletteOf(const Tokens& t) {
  QPalette palette;
  palette.setColor(QPalette::Window, t.window);
  palette.setColor(QPalette::WindowText, t.text);
  palette.setColor(QPalette::Base, t.field);
  palette.setColor(QPalette::AlternateBase, t.surface);
  palette.setColor(QPalette::Text, t.text);
  palette.setColor(QPalette::PlaceholderText, t.faintText);
  palette.setColor(QPalette::Button, t.raised);
  palette.setColor(QPalette::ButtonText, t.text);
  palette.setColor(QPalette::BrightText, t.danger);
  palette.setColor(QPalette::Highlight, t.accent);
  palette.setColor(QPalette::HighlightedText, t.onAccent);
  palette.setColor(QPalette::Link, t.accentText);
  palette.setColor(QPalette::LinkVisited, t.accentText);
  palette.setColor(QPalette::ToolTipBase, t.raised);
  palette.setColor(QPalette::ToolTipText, t.text);
  palette.setColor(QPalette::Light, mixed(t.raised, t.text, 0.1));
  palette.setColor(QPalette::Midlight, t.hover);
  palette.setColor(QPalette::Mid, t.border);
  palette.setColor(QPalette::Dark, t.border);
  palette.setColor(QPalette::Shadow, t.shadow);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, mixed(t.surface, t.text, 0.4));
  }
  return palette;
}

}  // namespace

QString themeChoiceName(ThemeChoice choice) {
  for (const auto& [value, name] : kNames) {
    if (value == choice) return QString::fromLatin1(name);
  }
  return {};
}

ThemeChoice themeChoiceFromName(const QString& name) {
  for (const auto& [value, known] : kNames) {
    if (name == QLatin1String(known)) return value;
  }
  return ThemeChoice::system;
}

Theme::Theme(ThemeChoice choice, QObject* parent)
    : QObject(parent), m_system(new SystemAppearance(this)), m_choice(choice) {
  theInstance = this;
  connect(m_system, &SystemAppearance::changed, this, [this] {
    if (m_choice == ThemeChoice::system) apply();
  });
  QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
  apply();
}

Theme::~Theme() {
  if (theInstance == this) theInstance = nullptr;
}

Theme* Theme::instance() {
  return theInstance;
}

const Tokens& Theme::tokens() {
  return theInstance != nullptr ? *theInstance->m_tokens : tokensOf(ThemeName::dark);
}

void Theme::setChoice(ThemeChoice choice) {
  m_choice = choice;
  apply();
}

void Theme::apply() {
  ThemeName name = ThemeName::dark;
  switch (m_choice) {
    case ThemeChoice::system:
      name = m_system->prefersHighContrast() ? ThemeName::highContrast
             : m_system->prefersDark()       ? ThemeName::dark
                                             : ThemeName::light;
      break;
    case ThemeChoice::dark:
      break;
    case ThemeChoice::light:
      name = ThemeName::light;
      break;
    case ThemeChoice::highContrast:
      name = ThemeName::highContrast;
      break;
  }
  if (m_tokens == &tokensOf(name)) return;
  m_tokens = &tokensOf(name);
  QApplication::setFont(textFont(kTextBody));
  QApplication::setPalette(paletteOf(*m_tokens));
  qApp->setStyleSheet(styleSheetFor(*m_tokens));
  emit changed();
}

QFont textFont(int pixelSize, int weight) {
  QFont font(fontFamily());
  font.setPixelSize(pixelSize);
  font.setWeight(static_cast<QFont::Weight>(weight));
  return font;
}

}  // namespace jukebox::ui
