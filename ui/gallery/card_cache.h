#pragma once
// CardCache: painted cards and cells. One is painted again only when something that it shows has changed.

#include <QCache>
#include <QPixmap>
#include <QString>
#include <QStyle>

#include "core/domain/sample_summary.h"

namespace jukebox::ui {

struct Tokens;

/// Everything that the picture of a card, or of a cell of its row, depends on.
struct CardFace {
  SampleSummary sample;
  int column = -1;                 ///< of the cell; -1: the card
  std::vector<std::string> words;  ///< marked in its text
  QStyle::State state;
  bool hasThumbnail = false, isPlaying = false, isAlternate = false;
  QSize size;
  qreal devicePixelRatio = 1;
  const Tokens* tokens = nullptr;
  bool operator==(const CardFace&) const = default;
};

class CardCache {
 public:
  CardCache();
  /// Null if this face was not painted or was pushed out. Valid until the next insert().
  const QPixmap* find(const CardFace& face) const;
  void insert(CardFace face, const QPixmap& picture);

 private:
  struct Entry {
    CardFace face;
    QPixmap picture;
  };
  static QString keyOf(const CardFace& face);
  QCache<QString, Entry> m_entries;  // by id of the sample and column; cost in bytes
};

}  // namespace jukebox::ui
