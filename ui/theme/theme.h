#pragma once
// Theme: the look in use. Applies palette, font and style sheet to the application and changes them while it runs.

#include <QFont>
#include <QObject>

#include "ui/theme/tokens.h"

namespace jukebox::ui {

class SystemAppearance;

/// What the user chose. "system" follows the desktop.
enum class ThemeChoice { system, dark, light, highContrast };
QString themeChoiceName(ThemeChoice choice);
/// Unknown names mean system.
ThemeChoice themeChoiceFromName(const QString& name);

/// One a program, made by main() (or by a test) after QApplication and before any widget. GUI thread only.
class Theme : public QObject {
  Q_OBJECT
 public:
  explicit Theme(ThemeChoice choice = ThemeChoice::system, QObject* parent = nullptr);
  ~Theme() override;

  /// The tokens in use; those of the dark theme while there is no Theme.
  static const Tokens& tokens();
  static Theme* instance();

  ThemeChoice choice() const { return m_choice; }
  void setChoice(ThemeChoice choice);

 signals:
  /// Palette and style sheet are those of the new tokens; widgets that paint by hand update themselves.
  void changed();

 private:
  void apply();
  SystemAppearance* m_system;
  ThemeChoice m_choice;
  const Tokens* m_tokens = nullptr;
};

/// Fonts of the type scale.
QFont textFont(int pixelSize, int weight = QFont::Normal);

}  // namespace jukebox::ui
