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

ProgressMeter::ProgressMeter(std::vector<LevelWork> work, Report report)
    : m_work(std::move(work)), m_report(std::move(report)), m_started(Clock::now()), m_lastReport(m_started) {
  for (const LevelWork& level : m_work) m_totalCost += costOf(level);
}

void ProgressMeter::beginLevel(int level) {
  while (m_current < m_work.size() && m_work[m_current].level != level) ++m_current;
  m_doneNew = 0;
  m_doneExtra = 0;
  m_recent.clear();
  m_levelStarted = Clock::now();
  m_progress.level = level;
  m_progress.window = 0;
  m_progress.windowCount = 0;
  m_progress.tokensPerSecond = 0;
  m_progress.totalTokens = m_work[m_current].totalTokens;
  m_progress.tokens = m_work[m_current].totalTokens - m_work[m_current].newTokens;
  report(true);
}

void ProgressMeter::beginWindow(int window, int windowCount) {
  m_progress.window = window;
  m_progress.windowCount = windowCount;
  report(true);
}

void ProgressMeter::addTokens(std::int64_t tokens) {
  m_doneNew += tokens;
  m_progress.tokens += tokens;
  report(false);
}

void ProgressMeter::addExtra(double cost) {
  m_doneExtra += cost;
  report(true);
}

void ProgressMeter::finishLevel() {
  report(true);
  m_finishedCost += costOf(m_work[m_current]);
}

void ProgressMeter::report(bool force) {
  const auto now = Clock::now();
  if (!force && secondsBetween(m_lastReport, now) < kReportSeconds) return;
  m_lastReport = now;
  m_recent.emplace_back(now, m_doneNew);
  while (m_recent.size() > 2 && secondsBetween(m_recent.front().first, now) > kSpeedWindowSeconds) m_recent.pop_front();
  const double span = secondsBetween(m_recent.front().first, now);
  if (span > 0.05) m_progress.tokensPerSecond = static_cast<double>(m_doneNew - m_recent.front().second) / span;

  const double doneCost =
      m_finishedCost + static_cast<double>(m_doneNew) * m_work[m_current].relativeCost + m_doneExtra;
  if (m_totalCost > 0) m_progress.fraction = std::max(m_progress.fraction, std::min(1.0, doneCost / m_totalCost));
  // The measured pace of this level scales the levels that are still to come.
  const double levelSeconds = secondsBetween(m_levelStarted, now);
  if (m_doneNew > 0 && m_doneExtra == 0 && levelSeconds >= kMeasureSeconds) {
    m_secondsPerCost = levelSeconds / (static_cast<double>(m_doneNew) * m_work[m_current].relativeCost);
  }
  if (m_secondsPerCost > 0) m_progress.etaSeconds = std::max(0.0, m_totalCost - doneCost) * m_secondsPerCost;
  if (m_report) m_report(m_progress);
}

}  // namespace jukebox
