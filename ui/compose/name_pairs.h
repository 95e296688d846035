#pragma once
// NamePairs: artists with their genres that were used lately or marked with a star; kept in the settings.

#include <QList>
#include <QString>

namespace jukebox::ui {

struct NamePair {
  QString artist, genre;
  bool operator==(const NamePair&) const = default;
};

class NamePairs {
 public:
  static constexpr int kMostRecent = 12;
  static constexpr int kMostFavourites = 100;

  /// Newest first.
  QList<NamePair> recent() const;
  QList<NamePair> favourites() const;
  bool isFavourite(const NamePair& pair) const;
  void use(const NamePair& pair);
  void toggleFavourite(const NamePair& pair);
};

}  // namespace jukebox::ui
