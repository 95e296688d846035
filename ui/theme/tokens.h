#pragma once
// Tokens: every colour, distance and text size of the studio, by meaning. Nothing else in ui/ names a colour.

#include <QColor>
#include <QString>
#include <vector>

namespace jukebox::ui {

/// Distances in device-independent pixels; nothing lies between them.
inline constexpr int kSpace1 = 4;
inline constexpr int kSpace2 = 8;
inline constexpr int kSpace3 = 12;
inline constexpr int kSpace4 = 16;
inline constexpr int kSpace5 = 24;
/// Corners of controls and of cards.
inline constexpr int kControlRadius = 6;
inline constexpr int kCardRadius = 10;
/// Smallest height of something that is clicked.
inline constexpr int kControlHeight = 32;

/// Text sizes in device-independent pixels.
inline constexpr int kTextSmall = 11;
inline constexpr int kTextBody = 13;
inline constexpr int kTextTitle = 16;
inline constexpr int kTextDisplay = 22;

enum class ThemeName { dark, light, highContrast };

/// The colours of one theme.
struct Tokens {
  ThemeName name = ThemeName::dark;
  bool isDark = true;
  // Grounds, from back to front.
  QColor window, sidebar, surface, raised, field;
  // The same controls under the pointer, pressed, chosen.
  QColor hover, pressed, selected;
  QColor border, strongBorder;
  QColor text, secondaryText, faintText;  ///< all readable on every ground (AA); faint only for large or idle text
  QColor accent, onAccent, accentText;    ///< accent as ground, text on it, accent as text
  QColor accentSoft;                      ///< ground of something marked
  QColor danger, warning, success, favourite, star, focus;
  QColor waveLow, waveMiddle, waveHigh;  ///< sound with a low, middle and high spectral centroid
  QColor shadow;
};

const Tokens& tokensOf(ThemeName name);

/// One pair of colours that a person must be able to tell apart.
struct ContrastPair {
  QString what;
  QColor foreground, background;
  double minimumRatio = 4.5;  ///< WCAG 2.1: 4.5 for text, 3 for large text, icons and edges of controls
};
/// Every pair in use, for the test of the themes.
std::vector<ContrastPair> contrastPairsOf(const Tokens& tokens);
/// WCAG 2.1 contrast ratio, 1 … 21, of opaque colours.
double contrastRatio(const QColor& first, const QColor& second);

/// Colour of sound whose spectral centroid lies at `position` of the scale, 0 (dull) … 1 (bright).
QColor centroidColor(const Tokens& tokens, double position);
/// `from` and `to` mixed; amount 0 … 1.
QColor mixed(const QColor& from, const QColor& to, double amount);

}  // namespace jukebox::ui
