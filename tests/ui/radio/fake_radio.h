#pragma once
// FakeRadio: a radio in memory that remembers what it was asked, and says what the test says.

#include <cmath>

#include "ui/radio/radio.h"

namespace jukebox::ui::test {

class FakeRadio : public Radio {
 public:
  RadioState now;
  RadioTrack sound;
  std::vector<RadioWishState> list;
  std::vector<RadioStart> starts;
  std::vector<RadioTurn> turns;
  QStringList asked;  ///< "start", "stop now", "volume 0.50", "keep 60", …
  bool holds = true;

  const RadioState& state() const override { return now; }
  const RadioTrack& track() const override { return sound; }
  const std::vector<RadioWishState>& wishes() const override { return list; }
  void start(const RadioStart& start) override {
    starts.push_back(start);
    asked << QStringLiteral("start");
    set(RadioState::Phase::starting);
  }
  void stop(bool isNow) override {
    asked << (isNow ? QStringLiteral("stop now") : QStringLiteral("stop after"));
    set(isNow ? RadioState::Phase::off : RadioState::Phase::stopping);
  }
  void turn(const RadioTurn& turn) override {
    turns.push_back(turn);
    RadioWishState wish;
    wish.number = static_cast<int>(turns.size());
    wish.turn = turn;
    list.push_back(wish);
    emit wishesChanged();
  }
  void setVolume(double volume) override { asked << QStringLiteral("volume %1").arg(volume, 0, 'f', 2); }
  void keep(double seconds) override { asked << QStringLiteral("keep %1").arg(seconds); }
  bool holdsQueue() const override { return holds; }
  void setHoldsQueue(bool isHolding) override { holds = isHolding; }

  void set(RadioState::Phase phase) {
    now.phase = phase;
    emit changed();
  }
  /// On air at a moment, with sound that swells and ebbs up to `ahead` seconds later.
  void play(double heard, double ahead) {
    now.heardSeconds = heard;
    now.aheadSeconds = ahead;
    now.madeSeconds = heard + ahead;
    now.speed = 4.1;
    std::vector<int> peaks;
    const int begin = static_cast<int>(std::lround(sound.endSeconds() * RadioTrack::kPeaksASecond));
    for (int i = begin; i < static_cast<int>((heard + ahead) * RadioTrack::kPeaksASecond); ++i) {
      const double beat = std::pow(std::abs(std::cos(i * 0.157)), 6.0);
      peaks.push_back(static_cast<int>(18 + 30 * (1 + std::sin(i * 0.031)) * beat + 14 * (1 + std::sin(i * 1.7))));
    }
    sound.add(static_cast<double>(begin) / RadioTrack::kPeaksASecond, peaks);
    set(RadioState::Phase::playing);
  }
  void settle(std::size_t wish, double fromSeconds) {
    list.at(wish).phase = RadioWishState::Phase::taken;
    list.at(wish).fromSeconds = fromSeconds;
    emit wishesChanged();
  }
};

}  // namespace jukebox::ui::test
