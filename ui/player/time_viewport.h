#pragma once
// TimeViewport: which part of a track is visible; shared by every view that zooms and scrolls in step.

#include <QObject>

namespace jukebox::ui {

class TimeViewport : public QObject {
  Q_OBJECT
 public:
  /// Zoomed in no further than this.
  static constexpr double kShortestSeconds = 0.05;

  using QObject::QObject;

  double durationSeconds() const { return m_duration; }
  double beginSeconds() const { return m_begin; }
  double endSeconds() const { return m_begin + m_length; }
  double lengthSeconds() const { return m_length; }
  bool showsAll() const { return m_length >= m_duration; }

  /// A new track is shown whole; a duration that becomes known more exactly keeps the zoom.
  void setDuration(double seconds);
  void showAll();
  void show(double beginSeconds, double endSeconds);
  /// `factor` > 1 zooms in; the moment `seconds` stays where it is on the screen.
  void zoom(double seconds, double factor);
  void pan(double seconds);
  /// Turns the page when the playhead leaves the visible part.
  void follow(double seconds);

  double secondsAt(double x, double width) const { return width > 0 ? m_begin + x / width * m_length : m_begin; }
  double xOf(double seconds, double width) const { return m_length > 0 ? (seconds - m_begin) / m_length * width : 0; }

 signals:
  void changed();

 private:
  void set(double begin, double length);
  double m_duration = 0;
  double m_begin = 0;
  double m_length = 0;
};

/// Distance of the ticks of a time axis: 1, 2, 5, 10, 15, 30 s … so that they are at least `minimumPixels` apart.
double tickSeconds(double visibleSeconds, double widthPixels, double minimumPixels);

}  // namespace jukebox::ui
