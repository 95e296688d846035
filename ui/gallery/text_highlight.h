#pragma once
// Marked words: draws a line of text in which the words of a search are marked.

#include <QPainter>
#include <QString>
#include <string>
#include <utility>
#include <vector>

namespace jukebox::ui {

/// Where words of `text` begin like one of `words`: (position, length) in UTF-16 units, in order. Case and accents make
/// no difference, as in the search.
std::vector<std::pair<int, int>> markedRanges(const QString& text, const std::vector<std::string>& words);

/// Draws `text` in the painter's font and pen, shortened to `rect`, with the marks behind it.
void drawMarkedText(QPainter& painter, const QRect& rect, const QString& text, const std::vector<std::string>& words);

}  // namespace jukebox::ui
