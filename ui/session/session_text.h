#pragma once
// SessionText: what is said about takes and their coverage.

#include <QCoreApplication>
#include <QString>

#include "ui/session/take_sessions.h"

namespace jukebox::ui {

class SessionText {
  Q_DECLARE_TR_FUNCTIONS(SessionText)
 public:
  /// "Sung: 80 %. 3 lines sung, 1 line blurred, 1 line skipped."
  static QString coverage(const LyricCoverage& coverage);
  static QString lineState(LineState state);
  /// "Candidates are being made: …"
  static QString pending(const PendingTakes& pending);
};

}  // namespace jukebox::ui
