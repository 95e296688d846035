#pragma once
// ErrorTemplates: the catalogue of sentences from below the studio, which is free of Qt and so knows no languages.

#include <span>

namespace jukebox::ui {

/// English, as they are written in the sources; context "Error" of the translations.
std::span<const char* const> errorTemplates();

}  // namespace jukebox::ui
