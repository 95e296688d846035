#include "ui/gallery/text_highlight.h"

#include <QFontMetrics>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

/// One lower-case letter without accents a UTF-16 unit, so that positions stay.
QString folded(const QString& text) {
  QString result;
  result.reserve(text.size());
  for (const QChar c : text) {
    const QString parts = QString(c).normalized(QString::NormalizationForm_D);
    result += parts.isEmpty() ? c : parts[0].toLower();
  }
  return result;
}

}  // namespace

std::vector<std::pair<int, int>> markedRanges(const QString& text, const std::vector<std::string>& words) {
  std::vector<std::pair<int, int>> ranges;
  if (words.empty()) return ranges;
  const QString line = folded(text);
  std::vector<QString> sought;
  for (const auto& word : words) sought.push_back(folded(QString::fromStdString(word)));
  for (int at = 0; at < line.size(); ++at) {
    const bool isStart = line[at].isLetterOrNumber() && (at == 0 || !line[at - 1].isLetterOrNumber());
    if (!isStart) continue;
    int longest = 0;
    for (const auto& word : sought) {
      if (QStringView(line).mid(at).startsWith(word)) longest = std::max(longest, static_cast<int>(word.size()));
    }
    if (longest > 0) ranges.emplace_back(at, longest);
  }
  return ranges;
}

void drawMarkedText(QPainter& painter, const QRect& rect, const QString& text, const std::vector<std::string>& words) {
  const QFontMetrics metrics(painter.font());
  const QString shown = metrics.elidedText(text.simplified(), Qt::ElideRight, rect.width());
  if (!shown.isRightToLeft()) {
    for (const auto& [start, length] : markedRanges(shown, words)) {
      const int left = rect.left() + metrics.horizontalAdvance(shown, start);
      const int right = rect.left() + metrics.horizontalAdvance(shown, start + length);
      const QRect mark(left - 1, rect.center().y() - metrics.height() / 2, right - left + 2, metrics.height());
      painter.save();
      painter.setPen(Qt::NoPen);
      painter.setBrush(Theme::tokens().accentSoft);
      painter.setRenderHint(QPainter::Antialiasing);
      painter.drawRoundedRect(mark, 3, 3);
      painter.restore();
    }
  }
  painter.drawText(rect, Qt::AlignVCenter | (shown.isRightToLeft() ? Qt::AlignRight : Qt::AlignLeft), shown);
}

}  // namespace jukebox::ui
