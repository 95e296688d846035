#include "core/labels/lyric_window.h"

#include <gtest/gtest.h>

#include <numeric>

#include "tests/core/labels/golden_labels.h"

namespace jukebox {
namespace {

std::vector<std::int64_t> tokensOfLength(std::size_t length) {
  std::vector<std::int64_t> tokens(length);
  for (std::size_t i = 0; i < length; ++i) tokens[i] = static_cast<std::int64_t>(i % 78) + 1;
  return tokens;
}

void expectRow(const nlohmann::json& row, const nlohmann::json& expected, LyricWindowArithmetic arithmetic) {
  const auto full = tokensOfLength(row.at("len").get<std::size_t>());
  const auto window =
      lyricWindow(full, row.at("n_tokens"), {row.at("total_length"), row.at("offset"), row.at("duration")}, arithmetic);
  if (expected.contains("error")) {
    ASSERT_FALSE(window.has_value()) << row;
    EXPECT_EQ(window.error().kind, ErrorKind::invalidInput);
    return;
  }
  ASSERT_TRUE(window.has_value()) << row << window.error().sentence();
  std::vector<std::int64_t> indices(expected.at("pad").get<std::size_t>(), -1);
  std::vector<std::int64_t> tokens(indices.size(), 0);
  if (!expected.at("first").is_null()) {
    for (std::int64_t i = expected.at("first"); i <= expected.at("last").get<std::int64_t>(); ++i) {
      indices.push_back(i);
      tokens.push_back(full[static_cast<std::size_t>(i)]);
    }
  }
  EXPECT_EQ(window->indices, indices) << row;
  EXPECT_EQ(window->tokens, tokens) << row;
}

TEST(LyricWindow, everyGoldenRowComesOutInBothPrecisions) {
  const auto rows = test::goldenLabels("lyric_windows.json");
  ASSERT_EQ(rows.size(), 159U);
  for (const auto& row : rows) {
    expectRow(row, row.at("label"), LyricWindowArithmetic::doublePrecision);
    expectRow(row, row.at("get_y"), LyricWindowArithmetic::singlePrecision);
  }
}

TEST(LyricWindow, theTwoPrecisionsDifferSomewhere) {
  int different = 0;
  for (const auto& row : test::goldenLabels("lyric_windows.json")) {
    const auto full = tokensOfLength(row.at("len").get<std::size_t>());
    const LyricWindowPosition position{row.at("total_length"), row.at("offset"), row.at("duration")};
    const auto first = lyricWindow(full, row.at("n_tokens"), position, LyricWindowArithmetic::doublePrecision);
    const auto second = lyricWindow(full, row.at("n_tokens"), position, LyricWindowArithmetic::singlePrecision);
    if (first && second && first->indices != second->indices) ++different;
  }
  EXPECT_EQ(different, 20);
}

TEST(LyricWindow, shortLyricsArePaddedInFront) {
  const std::vector<std::int64_t> full = {5, 6, 7};
  const auto window = lyricWindow(full, 5, {0, 0, 0}, LyricWindowArithmetic::doublePrecision);
  ASSERT_TRUE(window.has_value());
  EXPECT_EQ(window->tokens, (std::vector<std::int64_t>{0, 0, 5, 6, 7}));
  EXPECT_EQ(window->indices, (std::vector<std::int64_t>{-1, -1, 0, 1, 2}));
}

TEST(LyricWindow, impossibleWindowsAreRefused) {
  const auto full = tokensOfLength(10);
  const LyricWindowPosition bad[] = {{100, -1, 10}, {100, 100, 10}, {0, 0, 10}, {-5, 0, 10}, {100, 0, -1}};
  for (const LyricWindowPosition& position : bad) {
    EXPECT_FALSE(lyricWindow(full, 4, position, LyricWindowArithmetic::doublePrecision).has_value())
        << position.totalLengthSamples << ' ' << position.offsetSamples;
  }
  EXPECT_FALSE(lyricWindow(full, -2, {100, 0, 10}, LyricWindowArithmetic::doublePrecision).has_value());
  EXPECT_FALSE(lyricWindow(full, 3, {100, 0, 10}, LyricWindowArithmetic::doublePrecision).has_value());
}

TEST(LyricWindow, enormousNumbersEndAtTheLastTokens) {
  const auto full = tokensOfLength(10);
  const std::int64_t huge = std::numeric_limits<std::int64_t>::max();
  for (const auto arithmetic : {LyricWindowArithmetic::doublePrecision, LyricWindowArithmetic::singlePrecision}) {
    const auto window = lyricWindow(full, 4, {1, 0, huge}, arithmetic);
    ASSERT_TRUE(window.has_value());
    EXPECT_EQ(window->indices, (std::vector<std::int64_t>{6, 7, 8, 9}));
  }
}

}  // namespace
}  // namespace jukebox
