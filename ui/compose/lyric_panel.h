#pragma once
// LyricPanel: the lyrics editor with the lyric window inspector: what the model will see at each second of the song,
// which characters it cannot take, and whether the text fits the length.

#include <QTimer>
#include <QWidget>

#include "core/labels/lyric_reading.h"
#include "ui/compose/compose_form.h"

class QLabel;

namespace jukebox::ui {

class LyricsEditor;
class LyricTimeline;

class LyricPanel : public QWidget {
  Q_OBJECT
 public:
  explicit LyricPanel(QWidget* parent = nullptr);
  /// The song that the lyrics are for; its lyricTokens are 0 for a model that takes no lyrics.
  void setFrame(const SongFrame& frame);
  QString lyrics() const;
  void setLyrics(const QString& lyrics);
  LyricsEditor* editor() const { return m_editor; }

 signals:
  void changed();

 private:
  void read();
  void showReading();
  void showPace();
  void showWindow();
  int placeOf(std::size_t byte) const;

  LyricsEditor* m_editor;
  LyricTimeline* m_timeline;
  QWidget* m_inspector;
  QLabel *m_count, *m_verdict, *m_seenTitle, *m_seen, *m_changes;
  QTimer m_soon;
  SongFrame m_frame;
  std::string m_text;              ///< as read
  std::vector<int> m_blockPlaces;  ///< UTF-16 place of every kBlockBytes-th byte of m_text
  LyricReading m_reading;
};

}  // namespace jukebox::ui
