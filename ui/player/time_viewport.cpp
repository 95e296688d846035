#include "ui/player/time_viewport.h"

#include <algorithm>
#include <array>

namespace jukebox::ui {

void TimeViewport::setDuration(double seconds) {
  if (seconds == m_duration) return;
  const bool wasWhole = showsAll();
  m_duration = std::max(seconds, 0.0);
  if (wasWhole) {
    m_begin = 0;
    m_length = m_duration;
    emit changed();
  } else {
    set(m_begin, m_length);
    emit changed();
  }
}

void TimeViewport::showAll() {
  set(0, m_duration);
}

void TimeViewport::show(double beginSeconds, double endSeconds) {
  set(beginSeconds, endSeconds - beginSeconds);
}

void TimeViewport::zoom(double seconds, double factor) {
  const double length = std::clamp(m_length / factor, std::min(kShortestSeconds, m_duration), m_duration);
  if (m_length <= 0) return;
  set(seconds - (seconds - m_begin) * length / m_length, length);
}

void TimeViewport::pan(double seconds) {
  set(m_begin + seconds, m_length);
}

void TimeViewport::follow(double seconds) {
  if (showsAll() || (seconds >= m_begin && seconds < endSeconds())) return;
  constexpr double kLead = 0.1;  // of the page before the playhead
  set(seconds - kLead * m_length, m_length);
}

void TimeViewport::set(double begin, double length) {
  length = std::clamp(length, std::min(kShortestSeconds, m_duration), m_duration);
  begin = std::clamp(begin, 0.0, m_duration - length);
  if (begin == m_begin && length == m_length) return;
  m_begin = begin;
  m_length = length;
  emit changed();
}

double tickSeconds(double visibleSeconds, double widthPixels, double minimumPixels) {
  static constexpr std::array kSteps{0.01, 0.02, 0.05, 0.1, 0.2,  0.5,  1.0,   2.0,   5.0,
                                     10.0, 15.0, 30.0, 60., 120., 300., 600.0, 900.0, 1800.0};
  if (widthPixels <= 0 || visibleSeconds <= 0) return kSteps.back();
  const double wanted = visibleSeconds / widthPixels * minimumPixels;
  const auto found = std::lower_bound(kSteps.begin(), kSteps.end(), wanted);
  return found != kSteps.end() ? *found : kSteps.back() * 2;
}

}  // namespace jukebox::ui
