#include "ui/compose/name_pairs.h"

#include <QSettings>
#include <QStringList>

namespace jukebox::ui {
namespace {

const QString kRecentKey = QStringLiteral("compose/recent-names");
const QString kFavouriteKey = QStringLiteral("compose/favourite-names");
constexpr QChar kBetween(0x1F);  // unit separator: no name contains it
constexpr qsizetype kMostCharacters = 600;

QList<NamePair> readPairs(const QString& key, int most) {
  QList<NamePair> pairs;
  for (const QString& line : QSettings().value(key).toStringList()) {
    const QStringList parts = line.split(kBetween);
    if (parts.size() != 2 || line.size() > kMostCharacters || pairs.size() >= most) continue;
    pairs.append({parts[0], parts[1]});
  }
  return pairs;
}

void writePairs(const QString& key, const QList<NamePair>& pairs) {
  QStringList lines;
  for (const NamePair& pair : pairs) lines << pair.artist + kBetween + pair.genre;
  QSettings().setValue(key, lines);
}

}  // namespace

QList<NamePair> NamePairs::recent() const {
  return readPairs(kRecentKey, kMostRecent);
}

QList<NamePair> NamePairs::favourites() const {
  return readPairs(kFavouriteKey, kMostFavourites);
}

bool NamePairs::isFavourite(const NamePair& pair) const {
  return favourites().contains(pair);
}

void NamePairs::use(const NamePair& pair) {
  if (pair.artist.isEmpty() && pair.genre.isEmpty()) return;
  QList<NamePair> pairs = recent();
  pairs.removeAll(pair);
  pairs.prepend(pair);
  while (pairs.size() > kMostRecent) pairs.removeLast();
  writePairs(kRecentKey, pairs);
}

void NamePairs::toggleFavourite(const NamePair& pair) {
  QList<NamePair> pairs = favourites();
  if (pairs.removeAll(pair) == 0) pairs.prepend(pair);
  writePairs(kFavouriteKey, pairs);
}

}  // namespace jukebox::ui
