#pragma once
// RadioText: what the radio does, in words.

#include <QCoreApplication>
#include <QString>

#include "ui/radio/radio.h"

namespace jukebox::ui {

class RadioText {
  Q_DECLARE_TR_FUNCTIONS(RadioText)
 public:
  /// "On air", "Opens the model…".
  static QString phase(const RadioState& state);
  /// "Plays 3.2 s ahead · no gap · makes 4.1 s in a second"; empty when there is nothing to tell.
  static QString details(const RadioState& state);
  /// "Dex Nine · rock · new lyrics".
  static QString turn(const RadioTurn& turn, const RadioState& state);
  /// "from 0:42", "soon", why not; as seen when `heardSeconds` were heard.
  static QString answer(const RadioWishState& wish, double heardSeconds);
  /// "calm" … "wild", beside what is usual for the model.
  static QString temperature(double temperature, double usual);
  /// "freely" … "strictly", beside what is usual for the model.
  static QString guidance(double guidance, double usual);
};

}  // namespace jukebox::ui
