#include "ui/gallery/card_cache.h"

namespace jukebox::ui {
namespace {

constexpr qsizetype kMostBytes = 96 << 20;  // two screens of cards at twice the resolution
constexpr qsizetype kBytesAPixel = 4;

}  // namespace

CardCache::CardCache() : m_entries(kMostBytes) {}

QString CardCache::keyOf(const CardFace& face) {
  return QString::fromStdString(face.sample.id) + QChar(face.column + 1);
}

const QPixmap* CardCache::find(const CardFace& face) const {
  const Entry* entry = m_entries.object(keyOf(face));
  return entry != nullptr && entry->face == face ? &entry->picture : nullptr;
}

void CardCache::insert(CardFace face, const QPixmap& picture) {
  const QString key = keyOf(face);
  const qsizetype bytes = kBytesAPixel * picture.width() * picture.height();
  m_entries.insert(key, new Entry{std::move(face), picture}, bytes);
}

}  // namespace jukebox::ui
