#pragma once
// LossChart: how a measurement changes while a model learns: on the recordings it learns from, and on those held out.

#include <QWidget>

#include "ui/training/chart_points.h"

namespace jukebox::ui {

struct ChartSeries {
  enum class Kind { training, heldOut };
  Kind kind = Kind::training;
  QString name;
  std::vector<CurvePoint> points;  ///< ascending steps
};

/// A level to compare with, drawn across the chart.
struct ChartMark {
  QString name;
  double value = 0;
};

/// Wheel and + − zoom about the pointer or the middle, dragging and Shift with the arrows move, 0 or a double click
/// show everything; the arrows walk from point to point and their values are shown and spoken.
class LossChart : public QWidget {
  Q_OBJECT
 public:
  explicit LossChart(QWidget* parent = nullptr);

  /// Keeps the zoom while the quantity is the same.
  void present(const QString& quantity, std::vector<ChartSeries> series, std::vector<ChartMark> marks);
  void setLogarithmic(bool isLogarithmic);
  bool isLogarithmic() const { return m_isLogarithmic; }
  bool isEmpty() const;
  ChartRange view() const { return m_view.value_or(wholeRange()); }
  ChartRange wholeRange() const;
  bool isZoomed() const { return m_view.has_value(); }
  void zoom(double factor);
  void showAll();
  /// What is under the pointer or the cursor: "Step 120: learning 5.2, held out 5.4"; empty without a cursor.
  QString readout() const;
  /// Everything in two or three sentences.
  QString summary() const;
  /// Sum of the points that the last painting drew.
  std::size_t drawnPoints() const { return m_drawnPoints; }

  QSize sizeHint() const override { return {560, 320}; }
  QSize minimumSizeHint() const override { return {240, 140}; }

 signals:
  void viewChanged();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

 private:
  QRectF plot() const;
  ChartRange values() const;
  double xOf(double step, const QRectF& plot) const;
  double yOf(double value, const ChartRange& values, const QRectF& plot) const;
  double stepAt(double x) const;
  bool canBeLogarithmic() const;
  void setView(const ChartRange& view);
  void setCursorStep(std::optional<double> step);
  void walk(int direction, bool toEnd);
  void paintGrid(QPainter& painter, const QRectF& plot, const ChartRange& values) const;
  void paintMarks(QPainter& painter, const QRectF& plot, const ChartRange& values) const;
  void paintSeries(QPainter& painter, const QRectF& plot, const ChartRange& values);
  void paintCursor(QPainter& painter, const QRectF& plot, const ChartRange& values) const;
  void paintLegend(QPainter& painter, const QRectF& plot) const;
  static QColor colorOf(ChartSeries::Kind kind);

  QString m_quantity;
  std::vector<ChartSeries> m_series;
  std::vector<ChartMark> m_marks;
  bool m_isLogarithmic = false;
  std::optional<ChartRange> m_view;  ///< absent: everything
  std::optional<double> m_cursorStep;
  QPointF m_dragFrom;
  std::optional<ChartRange> m_dragView;
  std::size_t m_drawnPoints = 0;
};

}  // namespace jukebox::ui
