#pragma once
// SamplePainter: the pieces of which cards and table rows are painted.

#include <QPainter>
#include <QRect>
#include <optional>

#include "core/domain/sample_summary.h"
#include "ui/library/thumbnail_source.h"

namespace jukebox::ui {

/// The outline, mirrored at the middle, quiet recordings raised so that their form can be seen, coloured by its
/// spectral centroid; a quiet line while `thumbnail` is null.
void paintThumbnail(QPainter& painter, const QRect& rect, const Thumbnail* thumbnail);
/// "Draft", "Mid" or "Full" in a small frame, right-aligned in `rect`; returns its width.
int paintLevelBadge(QPainter& painter, const QRect& rect, const SampleSummary& sample);
/// Five stars of `size` from the left of `rect`.
void paintStars(QPainter& painter, const QRect& rect, int rating, int size);
/// Which star lies at `x` pixels from the left of the stars: 1 … 5, 0 for none.
int starAt(int x, int size);

}  // namespace jukebox::ui
