#pragma once
// CardDelegate: paints one sample as a card and knows what lies under the pointer.

#include <QAbstractItemDelegate>
#include <optional>

#include "core/domain/sample_summary.h"
#include "ui/gallery/card_cache.h"
#include "ui/library/thumbnail_source.h"

namespace jukebox::ui {

/// What a click on a card means.
enum class CardPart { body, play, favourite, star };

struct CardHit {
  CardPart part = CardPart::body;
  int rating = 0;  ///< of the star
};

/// For models of type SampleListModel. `thumbnails` must outlive it.
class CardDelegate : public QAbstractItemDelegate {
  Q_OBJECT
 public:
  explicit CardDelegate(ThumbnailSource& thumbnails, QObject* parent = nullptr);
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

  /// What the card shows; nothing while the sample is being read.
  std::optional<CardFace> faceOf(const QStyleOptionViewItem& option, const QModelIndex& index) const;
  /// Stands for a card that has not been painted yet.
  static void paintBlank(QPainter& painter, const QRect& card);

  static CardHit hitAt(const QRect& card, const QPoint& position);
  /// The sample that plays; its card shows it.
  void setPlayingId(const std::string& id) { m_playingId = id; }

  static constexpr int kMinimumWidth = 216;
  static constexpr int kHeight = 172;

 private:
  void paintGround(QPainter& painter, const QStyleOptionViewItem& option) const;
  void paintWords(QPainter& painter, const QRect& card, const SampleSummary& sample,
                  const std::vector<std::string>& words) const;
  void paintFacts(QPainter& painter, const QRect& card, const SampleSummary& sample, bool isHovered) const;
  ThumbnailSource& m_thumbnails;
  std::string m_playingId;
};

}  // namespace jukebox::ui
