#pragma once
// CoverageBar: the lines of the lyrics as a bar: sung, blurred, skipped, still to come.

#include <QWidget>
#include <optional>

#include "core/domain/lyric_coverage.h"

class QPainter;

namespace jukebox::ui {

/// The bar alone, for cards too. Colour is not the only difference: sung is full, blurred half, skipped an outline.
void paintCoverage(QPainter& painter, const QRect& rect, const LyricCoverage& coverage);

class CoverageBar : public QWidget {
  Q_OBJECT
 public:
  explicit CoverageBar(QWidget* parent = nullptr);
  /// Nothing: no bar.
  void setCoverage(const std::optional<LyricCoverage>& coverage);
  QSize sizeHint() const override { return {160, 12}; }

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool event(QEvent* event) override;

 private:
  std::optional<LyricCoverage> m_coverage;
};

}  // namespace jukebox::ui
