#pragma once
// LyricsEditor: where lyrics are typed; marks what the model sees at a moment and which characters it cannot take.

#include <QPlainTextEdit>
#include <vector>

namespace jukebox::ui {

/// Places in the text, in UTF-16 units.
struct TextSpan {
  int begin = 0, end = 0;
  bool operator==(const TextSpan&) const = default;
};

class LyricsEditor : public QPlainTextEdit {
  Q_OBJECT
 public:
  explicit LyricsEditor(QWidget* parent = nullptr);
  /// The excerpt that a window sees; an empty span marks nothing.
  void setSeen(const TextSpan& seen);
  /// Only the first hundreds are marked; the list beside the editor counts them all.
  void setChanges(std::vector<TextSpan> dropped, std::vector<TextSpan> replaced);
  const TextSpan& seen() const { return m_seen; }

 private:
  void mark();
  TextSpan m_seen;
  std::vector<TextSpan> m_dropped, m_replaced;
};

}  // namespace jukebox::ui
