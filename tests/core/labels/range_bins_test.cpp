#include "core/labels/range_bins.h"

#include <gtest/gtest.h>

#include <cmath>

#include "tests/core/labels/golden_labels.h"

namespace jukebox {
namespace {

// A point is a number, null, or [numerator, total length] divided in float32.
std::optional<float> point(const nlohmann::json& value) {
  if (value.is_null()) return std::nullopt;
  if (!value.is_array()) return static_cast<float>(value.get<double>());
  return static_cast<float>(value[0].get<std::int64_t>()) / static_cast<float>(value[1].get<std::int64_t>());
}

std::vector<std::int64_t> expandedBins(const nlohmann::json& changes, std::int64_t count) {
  std::vector<std::int64_t> bins(static_cast<std::size_t>(count));
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto from = changes[i][0].get<std::int64_t>();
    const auto to = i + 1 < changes.size() ? changes[i + 1][0].get<std::int64_t>() : count;
    std::fill(bins.begin() + from, bins.begin() + to, changes[i][1].get<std::int64_t>());
  }
  return bins;
}

TEST(RangeBins, everyGoldenRowComesOut) {
  std::size_t rowCount = 0;
  for (const auto& table : test::goldenLabels("range_embedding.json")) {
    const RangeTable range{table.at("bins"), table.at("range")[0], table.at("range")[1], table.at("clamp")};
    const std::int64_t count = table.at("n_time");
    for (const auto& row : table.at("rows")) {
      ++rowCount;
      const auto bins = rangeBins(range, point(row.at("start")).value(), point(row.at("end")), count);
      ASSERT_EQ(bins.has_value(), !row.contains("error")) << table.at("name") << row;
      if (!bins) {
        EXPECT_EQ(bins.error().kind, ErrorKind::invalidInput);
        continue;
      }
      EXPECT_EQ(*bins, expandedBins(row.at("bins_from"), count)) << table.at("name") << row;
    }
  }
  EXPECT_EQ(rowCount, 348U);
}

TEST(RangeBins, senselessTablesAreRefused) {
  const double nan = std::nan("");
  const RangeTable bad[] = {{0, 0.0, 1.0, false}, {-1, 0.0, 1.0, false}, {8, 1.0, 1.0, false},
                            {8, 2.0, 1.0, false}, {8, nan, 1.0, false},  {std::int64_t{1} << 40, 0.0, 1.0, false}};
  for (const RangeTable& table : bad) EXPECT_FALSE(rangeBins(table, 0.5F, std::nullopt, 4).has_value()) << table.bins;
  const RangeTable good{8, 0.0, 1.0, true};
  EXPECT_FALSE(rangeBins(good, 0.5F, std::nullopt, 0).has_value());
  EXPECT_FALSE(rangeBins(good, 0.5F, std::nullopt, std::int64_t{1} << 40).has_value());
  EXPECT_FALSE(rangeBins(good, std::nanf(""), std::nullopt, 4).has_value());
  EXPECT_FALSE(rangeBins(good, 0.5F, std::nanf(""), 4).has_value());
}

TEST(RangeBins, onlyTheEndPointIsClamped) {
  const auto bins = rangeBins({4, 0.0, 1.0, true}, 0.5F, 9.0F, 4);
  ASSERT_TRUE(bins.has_value());
  EXPECT_EQ(*bins, (std::vector<std::int64_t>{2, 2, 3, 3}));
}

TimingInput oneBillionSong() {
  return {.totalLengthSamples = 180 * 44100,
          .offsetSamples = 0,
          .windowSamples = 6144 * 128,
          .positions = 6144,
          .bins = 64,
          .minimumLengthSamples = 786744.0,
          .maximumLengthSamples = 26460000.0};
}

TEST(TimingBins, theThreeTablesAgreeWithRangeBins) {
  TimingInput input = oneBillionSong();
  input.offsetSamples = 1'000'000;
  const auto timing = timingBins(input);
  ASSERT_TRUE(timing.has_value()) << timing.error().sentence();
  const auto total = static_cast<float>(input.totalLengthSamples);
  EXPECT_EQ(timing->totalLengthBin, rangeBins({64, 786744.0, 26460000.0, false}, total, std::nullopt, 1)->front());
  EXPECT_EQ(timing->absoluteBins, rangeBins({64, 0.0, 26460000.0, false}, 1'000'000.0F, 1'786'432.0F, 6144).value());
  EXPECT_EQ(timing->relativeBins,
            rangeBins({64, 0.0, 1.0, true}, 1'000'000.0F / total, 1'786'432.0F / total, 6144).value());
  EXPECT_EQ(timing->absoluteBins.front(), 2);
  EXPECT_EQ(timing->relativeBins.front(), 8);
}

TEST(TimingBins, songsThatTheModelDoesNotKnowAreRefused) {
  const auto refused = [](auto change) {
    TimingInput input = oneBillionSong();
    change(input);
    const auto timing = timingBins(input);
    return !timing.has_value() && timing.error().kind == ErrorKind::invalidInput;
  };
  EXPECT_FALSE(refused([](TimingInput&) {}));
  EXPECT_TRUE(refused([](TimingInput& i) { i.totalLengthSamples = 786743; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.totalLengthSamples = 26460000; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.totalLengthSamples = 0; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.offsetSamples = -1; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.offsetSamples = i.totalLengthSamples; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.windowSamples = 26460002; }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.windowSamples = std::numeric_limits<std::int64_t>::max(); }));
  EXPECT_TRUE(refused([](TimingInput& i) { i.positions = 0; }));
}

}  // namespace
}  // namespace jukebox
