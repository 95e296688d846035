#pragma once
// ErrorText: sentences from below the studio in the language of the studio.
//
// Errors arrive finished, and in English: from functions, over the worker's pipe, out of the database. They are
// compared with the catalogue (error_templates.h), and what was put into them is put into the translation. A sentence
// that is not in the catalogue stays as it is.

#include <QString>
#include <string>

#include "core/base/error.h"

namespace jukebox::ui {

/// One sentence, or a message and its advice joined by a space. Untrusted; more than 4 KB stays as it is.
QString errorText(const QString& sentence);
QString errorText(const std::string& utf8);

/// Message and advice.
QString errorSentence(const Error& error);

}  // namespace jukebox::ui
