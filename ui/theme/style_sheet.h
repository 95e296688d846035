#pragma once
// The application's style sheet: resources/theme/studio.qss with the tokens filled in.

#include <QString>

#include "ui/theme/tokens.h"

namespace jukebox::ui {

/// Makes resources/ of the library known to Qt; may be called more than once.
void initializeResources();

/// Replaces every @name in `text`; @names that do not exist stay, which the tests look for.
QString withTokens(QString text, const Tokens& tokens);
QString styleSheetFor(const Tokens& tokens);

}  // namespace jukebox::ui
