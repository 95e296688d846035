#pragma once
// SongPath: the song so far as a row of steps, as wide as they are long.

#include <QWidget>

#include "ui/session/take_sessions.h"

class QHBoxLayout;

namespace jukebox::ui {

class SongPath : public QWidget {
  Q_OBJECT
 public:
  explicit SongPath(QWidget* parent = nullptr);
  void show(const SessionTree& tree);

 signals:
  /// Empty: the beginning.
  void wanted(const QString& takeId);

 private:
  QHBoxLayout* m_layout;
};

}  // namespace jukebox::ui
