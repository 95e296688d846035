#include "ui/compose/lyrics_editor.h"

#include <QTextEdit>

#include "ui/theme/theme.h"

namespace jukebox::ui {
namespace {

constexpr int kMinimumHeight = 180;

}  // namespace

LyricsEditor::LyricsEditor(QWidget* parent) : QPlainTextEdit(parent) {
  setObjectName(QStringLiteral("lyrics"));
  setAccessibleName(tr("Lyrics"));
  setPlaceholderText(tr("Write or paste lyrics here, line by line.\nThe model spreads them evenly over the song."));
  setTabChangesFocus(true);
  setMinimumHeight(kMinimumHeight);
  connect(Theme::instance(), &Theme::changed, this, &LyricsEditor::mark);
}

void LyricsEditor::setSeen(const TextSpan& seen) {
  if (seen == m_seen) return;
  m_seen = seen;
  mark();
}

void LyricsEditor::setChanges(std::vector<TextSpan> dropped, std::vector<TextSpan> replaced) {
  if (dropped == m_dropped && replaced == m_replaced) return;
  m_dropped = std::move(dropped);
  m_replaced = std::move(replaced);
  mark();
}

void LyricsEditor::mark() {
  const Tokens& tokens = Theme::tokens();
  const int length = document()->characterCount() - 1;
  QList<QTextEdit::ExtraSelection> selections;
  const auto add = [&](const TextSpan& span, const QTextCharFormat& format) {
    if (span.begin >= span.end || span.end > length) return;
    QTextEdit::ExtraSelection selection;
    selection.cursor = QTextCursor(document());
    selection.cursor.setPosition(span.begin);
    selection.cursor.setPosition(span.end, QTextCursor::KeepAnchor);
    selection.format = format;
    selections.append(selection);
  };
  QTextCharFormat seen;
  seen.setBackground(tokens.accentSoft);
  add(m_seen, seen);
  const auto underlined = [&](const std::vector<TextSpan>& spans, const QColor& color) {
    QTextCharFormat format;
    format.setUnderlineStyle(QTextCharFormat::WaveUnderline);
    format.setUnderlineColor(color);
    for (const auto& span : spans) add(span, format);
  };
  underlined(m_replaced, tokens.warning);
  underlined(m_dropped, tokens.danger);
  setExtraSelections(selections);
}

}  // namespace jukebox::ui
