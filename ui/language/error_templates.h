#pragma once
// ErrorTemplates: the catalogue of sentences from below the studio, which is free of Qt and so knows no languages.

#include <span>

namespace jukebox::ui {

/// English, as they are written in the sources, with %1, %2 … in this order where names and numbers are put in; context
/// "Error" of the translations.
std::span<const char* const> commonErrorTemplates();
std::span<const char* const> detailErrorTemplates();
std::span<const char* const> weightErrorTemplates();

}  // namespace jukebox::ui
