#include "core/engine/sampling/progress_meter.h"

#include <algorithm>

namespace jukebox {
namespace {

constexpr double kReportSeconds = 0.2;
constexpr double kSpeedWindowSeconds = 5;
constexpr double kMeasureSeconds = 1;

double secondsBetween(ProgressMeter::Clock::time_point from, ProgressMeter::Clock::time_point to) {
  return std::chrono::duration<double>(to - from).count();
}

double costOf(const LevelWork& level) {
  return static_cast<double>(level.newTokens) * level.relativeCost + level.extraCost;
}

}  // namespace

double ProgressMeter::LevelState::doneCost() const {
  return static_cast<double>(doneNew) * work.relativeCost + doneExtra;
}

double ProgressMeter::LevelState::remainingCost() const {
  return std::max(0.0, costOf(work) - doneCost());
}

std::optional<double> ProgressMeter::LevelState::secondsPerCost() const {
  if (doneNew == 0 || seconds < kMeasureSeconds) return std::nullopt;
  return seconds / (static_cast<double>(doneNew) * work.relativeCost);
}

ProgressMeter::ProgressMeter(std::vector<LevelWork> work, Report report)
    : m_report(std::move(report)), m_lastReport(Clock::now()), m_lastTokens(m_lastReport) {
  for (const LevelWork& level : work) {
    m_totalCost += costOf(level);
    m_levels.push_back({level});
  }
}

void ProgressMeter::beginLevel(int level) {
  const auto isMeant = [&](const LevelState& state) { return state.work.level == level; };
  m_current = static_cast<std::size_t>(std::find_if(m_levels.begin(), m_levels.end(), isMeant) - m_levels.begin());
  const LevelState& current = m_levels[m_current];
  m_recent.clear();
  m_lastTokens = Clock::now();
  m_progress.level = level;
  m_progress.window = 0;
  m_progress.windowCount = 0;
  m_progress.tokensPerSecond = 0;
  m_progress.totalTokens = current.work.totalTokens;
  m_progress.tokens = current.work.totalTokens - current.work.newTokens + current.doneNew;
  report(true);
}

void ProgressMeter::beginWindow(int window, int windowCount) {
  m_progress.window = window;
  m_progress.windowCount = windowCount;
  report(true);
}

void ProgressMeter::addTokens(std::int64_t tokens) {
  LevelState& current = m_levels[m_current];
  const auto now = Clock::now();
  current.doneNew += tokens;
  current.seconds += secondsBetween(m_lastTokens, now);
  m_lastTokens = now;
  m_progress.tokens += tokens;
  report(false);
}

void ProgressMeter::addExtra(double cost) {
  m_levels[m_current].doneExtra += cost;
  report(true);
}

void ProgressMeter::finishLevel() {
  report(true);
  LevelState& current = m_levels[m_current];
  current.doneNew = current.work.newTokens;
}

void ProgressMeter::addSketch(double fraction) {
  m_progress.sketchFraction = fraction;
  report(false);
}

void ProgressMeter::endSketch() {
  m_progress.sketchFraction.reset();
  m_recent.clear();
  m_lastTokens = Clock::now();
  report(true);
}

// The measured pace of a level tells its rest; that of the current one also tells the levels that have not begun.
double ProgressMeter::etaSeconds() const {
  const auto pace = m_levels[m_current].secondsPerCost();
  double seconds = 0;
  for (const LevelState& level : m_levels) {
    const auto own = level.secondsPerCost();
    if (!own && !pace) continue;
    seconds += level.remainingCost() * (own ? *own : *pace);
  }
  return seconds;
}

void ProgressMeter::report(bool force) {
  const auto now = Clock::now();
  if (!force && secondsBetween(m_lastReport, now) < kReportSeconds) return;
  m_lastReport = now;
  const LevelState& current = m_levels[m_current];
  m_recent.emplace_back(now, current.doneNew);
  while (m_recent.size() > 2 && secondsBetween(m_recent.front().first, now) > kSpeedWindowSeconds) m_recent.pop_front();
  const double span = secondsBetween(m_recent.front().first, now);
  if (span > 0.05) m_progress.tokensPerSecond = static_cast<double>(current.doneNew - m_recent.front().second) / span;

  double doneCost = 0;
  bool isMeasured = false;
  for (const LevelState& level : m_levels) {
    doneCost += level.doneCost();
    isMeasured = isMeasured || level.secondsPerCost().has_value();
  }
  if (m_totalCost > 0) m_progress.fraction = std::max(m_progress.fraction, std::min(1.0, doneCost / m_totalCost));
  if (isMeasured) m_progress.etaSeconds = etaSeconds();
  if (m_report) m_report(m_progress);
}

}  // namespace jukebox
