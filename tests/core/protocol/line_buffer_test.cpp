#include "core/protocol/line_buffer.h"

#include <gtest/gtest.h>

namespace jukebox {
namespace {

using Line = LineBuffer::Line;

std::vector<Line> drain(LineBuffer& buffer) {
  std::vector<Line> lines;
  while (auto line = buffer.next()) lines.push_back(std::move(*line));
  return lines;
}

TEST(LineBuffer, linesComeOutWholeHoweverTheBytesArrive) {
  const std::string stream = "one\ntwo\r\n\nthree\nrest";
  const std::vector<Line> expected{{"one", false}, {"two", false}, {"", false}, {"three", false}};
  for (std::size_t piece = 1; piece <= stream.size(); ++piece) {
    LineBuffer buffer(16);
    std::vector<Line> lines;
    for (std::size_t at = 0; at < stream.size(); at += piece) {
      buffer.append(std::string_view(stream).substr(at, piece));
      for (auto& line : drain(buffer)) lines.push_back(std::move(line));
    }
    EXPECT_EQ(lines, expected) << "pieces of " << piece;
  }
}

TEST(LineBuffer, anUnfinishedLineIsNotALine) {
  LineBuffer buffer;
  buffer.append("half");
  EXPECT_FALSE(buffer.next());
  buffer.append(" done\n");
  EXPECT_EQ(drain(buffer), (std::vector<Line>{{"half done", false}}));
}

TEST(LineBuffer, aLineOfExactlyTheLimitIsAccepted) {
  LineBuffer buffer(8);
  buffer.append("12345678\n123456789\n");
  EXPECT_EQ(drain(buffer), (std::vector<Line>{{"12345678", false}, {"", true}}));
}

TEST(LineBuffer, aHugeLineIsReportedOnceAndSkippedToItsNewline) {
  LineBuffer buffer(64);
  const std::string piece(50, 'x');
  std::vector<Line> lines;
  for (int i = 0; i < 1000; ++i) {
    buffer.append(piece);
    for (auto& line : drain(buffer)) lines.push_back(std::move(line));
  }
  buffer.append("\nafter\n");
  for (auto& line : drain(buffer)) lines.push_back(std::move(line));
  EXPECT_EQ(lines, (std::vector<Line>{{"", true}, {"after", false}}));
}

}  // namespace
}  // namespace jukebox
